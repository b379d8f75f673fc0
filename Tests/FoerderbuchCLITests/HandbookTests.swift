import Foundation
import TestSupport
import Testing

/// Every command that the handbook shows, run in the order in which a reader meets it.
@Suite("Handbook") struct HandbookTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized

  struct Command {
    let line: String
    /// What it ends with.
    let code: Int
  }

  private static func text(_ part: String) throws -> String {
    try String(
      contentsOf: root.appending(path: "Reports/handbuch/\(part).html"), encoding: .utf8)
  }

  private static func commands(_ part: String) throws -> [Command] {
    try text(part).matches(of: #/(?s)<pre(?: data-ende="([0-9]+)")?>\n(.*?)</pre>/#).flatMap {
      block in
      block.2.split(separator: "\n").map {
        Command(
          line: String($0).replacing("&lt;", with: "<").replacing("&gt;", with: ">"),
          code: block.1.flatMap { Int($0) } ?? 0)
      }
    }
  }

  private static func isInstalled(_ program: String) -> Bool {
    ["/usr/bin/", "/bin/"].contains { FileManager.default.isExecutableFile(atPath: $0 + program) }
  }

  @Test(
    "shows commands that do what it says",
    arguments: ["finanzen", "bewirtschaftung", "pruefung", "verwaltung"])
  func commands(part: String) throws {
    let desk = try Desk(ledger: false)
    try FileManager.default.copyItem(
      at: Self.root.appending(path: "Schemas"), to: URL(filePath: desk.folder.path("Schemas")))
    for file in ["Rechnung.pdf", "Stundenzettel-Juni.pdf"] {
      try desk.write("%PDF-1.4\n", to: file)
    }
    let commands = try Self.commands("index") + Self.commands(part)
    try #require(commands.count > 10)
    for command in commands {
      let words = ReadmeTests.words(command.line)
      if words[0] == "foerderbuch" {
        // Everybody works at this machine under one login, as somebody who tries it does.
        let answer = desk.run(Array(words.dropFirst()), login: "amt")
        #expect(
          Int(answer.code) == command.code, "\(part): \(command.line)\n\(answer.out)\(answer.err)")
      } else if Self.isInstalled(words[0]) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.currentDirectoryURL = desk.folder.url
        let out = Pipe()
        process.standardOutput = out
        try process.run()
        let told = try out.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(
          Int(process.terminationStatus) == command.code && !told.isEmpty, "\(command.line)")
      }
    }
  }

  @Test("links to its own parts, and to pages by their addresses")
  func links() throws {
    for part in ["index", "finanzen", "bewirtschaftung", "pruefung", "verwaltung"] {
      for link in try Self.text(part).matches(of: #/href="([^"]*)"/#).map(\.1)
      where !link.hasPrefix("/") {
        #expect(
          FileManager.default.fileExists(
            atPath: Self.root.appending(path: "Reports/handbuch/\(link)").path), "\(part): \(link)")
      }
    }
  }
}
