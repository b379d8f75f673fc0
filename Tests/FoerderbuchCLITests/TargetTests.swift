import Foundation
import TestSupport
import Testing

/// Nothing that exists is replaced unless somebody says so, and then only an ordinary file.
@Suite struct TargetTests {
  private static let commands = [
    ["report", "portfolio", "-o"], ["export", "hledger", "-o"], ["template", "bookings", "-o"],
    ["list", "entries", "-o"], ["agenda", "--within", "900", "--ics"],
    ["submissions", "1", "-o"],
  ]

  private func desk() throws -> Desk {
    let desk = try Desk.booked()
    try desk.done("report", "audit", "--as-of", SampleFiles.day, "-o", "v.xlsx", "--freeze")
    return desk
  }

  private func name(_ command: [String]) -> String {
    command.last == "--ics" ? "ziel.ics" : "ziel.xlsx"
  }

  @Test("a file stays as it is, and is replaced where somebody says so", arguments: commands)
  func file(_ command: [String]) throws {
    let desk = try desk()
    try desk.write("ausgefüllt", to: name(command))
    let before = try desk.snapshot()
    let answer = desk.run(command + [name(command)])
    #expect(answer.code == 73 && answer.err.contains("(--replace)"), "\(answer.err)")
    #expect(try desk.snapshot() == before)
    let again = desk.run(command + [name(command), "--replace"])
    #expect(again.code == 0, "\(again.err)")
    #expect(try desk.bytes(name(command)) != Data("ausgefüllt".utf8))
  }

  @Test(
    "a device, a folder and a protected file are never replaced", arguments: commands)
  func never(_ command: [String]) throws {
    let desk = try desk()
    let path = desk.folder.path(name(command))
    let files = FileManager.default
    let kinds: [(name: String, make: () throws -> Void)] = [
      ("FIFO", { #expect(mkfifo(path, 0o600) == 0) }),
      ("folder", { try files.createDirectory(atPath: path, withIntermediateDirectories: false) }),
      (
        "protected",
        {
          try desk.write("eingereicht", to: self.name(command))
          try files.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        }
      ),
    ]
    for kind in kinds {
      try kind.make()
      let was = try files.attributesOfItem(atPath: path)[.systemFileNumber] as? UInt64
      let answer = desk.run(command + [name(command), "--replace"])
      #expect(answer.code == 73, "\(kind.name): \(answer.err)\(answer.out)")
      #expect(
        try files.attributesOfItem(atPath: path)[.systemFileNumber] as? UInt64 == was, "\(kind)")
      try files.removeItem(atPath: path)
    }
  }

  @Test("what a link leads to stays as it is, and the link in any case", arguments: commands)
  func link(_ command: [String]) throws {
    let desk = try desk()
    try desk.write("ausgefüllt", to: "anders")
    let link = desk.folder.path(name(command))
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "anders")
    #expect(desk.run(command + [name(command)]).code == 73)
    #expect(try desk.bytes("anders") == Data("ausgefüllt".utf8))
    // Nobody named that file.
    let answer = desk.run(command + [name(command), "--replace"])
    #expect(answer.code == 73 && answer.err.contains("Verknüpfung auf „anders“"), "\(answer.err)")
    #expect(try desk.bytes("anders") == Data("ausgefüllt".utf8))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "anders")
  }

  @Test(
    "where no file is written there is nothing to replace",
    arguments: [["list", "entries"], ["agenda"], ["submissions"], ["import", "buchungen.csv"]])
  func nothing(_ command: [String]) throws {
    #expect(try desk().run(command + ["--replace"]).code == 64)
  }
}
