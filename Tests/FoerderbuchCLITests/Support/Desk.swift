import Amounts
import Bookkeeping
import FoerderbuchCLI
import Foundation
import Office
import Synchronization
import TestSupport
import Testing

/// A desk with an empty folder on it, where the program is run in process on a fixed day.
final class Desk: Sendable {
  let folder: TemporaryFolder
  /// Where the ledger lies unless a command names another.
  let ledger: String

  /// - Parameter ledger: whether there is an empty ledger already.
  init(ledger hasLedger: Bool = true) throws {
    folder = try TemporaryFolder()
    ledger = folder.path("foerderbuch.sqlite")
    if hasLedger { try done("init") }
  }

  /// A desk whose ledger has a project, and bookings on it.
  convenience init(project: String, bookings: String? = nil) throws {
    try self.init()
    try write(project, to: "projekt.yaml")
    try done("project", "apply", "projekt.yaml")
    if let bookings {
      try write(bookings, to: "buchungen.csv")
      try done("import", "buchungen.csv")
    }
  }

  /// A desk with the bookings of ``SampleFiles`` in its ledger.
  static func booked() throws -> Desk {
    try Desk(project: SampleFiles.project, bookings: SampleFiles.bookings)
  }

  /// The office that the commands of this desk work in.
  var office: GrantOffice {
    GrantOffice(
      ledger: ledger, folder: folder.url.path,
      act: Act(moment: "2026-07-01T08:00:00Z", day: Self.today))
  }

  /// Runs a command with the working folder of this desk.
  /// - Parameters:
  ///   - width: of the terminal that the answer goes to; nil: it goes elsewhere.
  ///   - answer: what somebody types when asked; nil: nobody is there.
  ///   - answers: the same, one after the other.
  ///   - lines: standard input, line by line; nil: there is none.
  ///   - login: who is logged in at the system.
  func run(
    _ arguments: [String], environment: [String: String] = [:], width: Int? = nil,
    answer: String? = nil, answers: [String]? = nil, lines: [String]? = nil, login: String? = nil
  ) -> Answer {
    let out = Mutex("")
    let err = Mutex("")
    let code = Program.run(
      arguments,
      console: Console(
        out: { text in out.withLock { $0 += text } }, err: { text in err.withLock { $0 += text } },
        environment: environment, today: Self.today, timestamp: "2026-07-01T08:00:00Z",
        workingDirectory: folder.url.path, isTerminal: false, login: login, width: width,
        answer: answers.map(Self.reading) ?? answer.map(Self.typing), typed: lines.map(Self.reading)
      ))
    return Answer(code: code, out: out.withLock { $0 }, err: err.withLock { $0 })
  }

  func run(_ arguments: String...) -> Answer { run(arguments) }

  private static func typing(_ word: String) -> @Sendable () -> String? { { word } }

  private static func reading(_ lines: [String]) -> @Sendable () -> String? {
    let left = Mutex(lines)
    return { left.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
  }

  /// Runs a command that has to succeed.
  @discardableResult
  func done(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws
    -> Answer
  {
    let answer = run(arguments)
    try #require(
      answer.code == 0, "\(arguments.joined(separator: " ")): \(answer.err)\(answer.out)",
      sourceLocation: sourceLocation)
    return answer
  }

  /// Runs a command with `--json` that has to succeed, and reads its answer.
  func json<Content: Decodable>(
    _ arguments: String..., as type: Content.Type = Content.self,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Content {
    let answer = run(arguments + ["--json"])
    try #require(
      answer.code == 0, "\(arguments.joined(separator: " ")): \(answer.err)\(answer.out)",
      sourceLocation: sourceLocation)
    return try answer.json()
  }

  func write(_ text: String, to name: String) throws { try folder.write(Data(text.utf8), to: name) }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: folder.url.appending(path: name))
  }

  /// The text of all parts of a workbook, one after the other, as XML.
  func texts(_ name: String) throws -> String {
    try another(
      "python3", "-c",
      "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); [sys.stdout.buffer.write(z.read(n)) for n in z.namelist()]",
      name
    ).out
  }

  /// Runs another program in the folder of this desk.
  func another(_ words: String...) throws -> (code: Int32, out: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = folder.url
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// All files in the folder with their content: what a failure must leave as it was.
  func snapshot() throws -> [String: Data] {
    try Dictionary(
      uniqueKeysWithValues: FileManager.default.subpathsOfDirectory(atPath: folder.path("."))
        .filter { path in
          var isFolder: ObjCBool = false
          return FileManager.default.fileExists(
            atPath: folder.path(path), isDirectory: &isFolder) && !isFolder.boolValue
        }.map { ($0, try bytes($0)) })
  }

  /// 2026-07-01: after every booking of these tests.
  static let today = CalendarDate(days: 20_635)
}
