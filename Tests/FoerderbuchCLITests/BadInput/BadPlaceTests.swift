import Foundation
import TestSupport
import Testing

/// Ledgers and targets that cannot be read or written: what the message says, and that all stays as
/// it was.
@Suite("Bad places") struct BadPlaceTests {
  private static let expense = [
    "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,00", "--date",
    "2025-08-01",
  ]
  private static let report = ["report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o"]

  /// Runs a command in both languages that has to fail and to leave every file as it was.
  private func expectRefusal(
    _ desk: Desk, _ arguments: [String], code: Int32, german: [String], english: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try desk.snapshot()
    for (language, words) in [("de", german), ("en", english)] {
      let answer = desk.run(arguments + ["--language", language])
      #expect(answer.code == code, "\(answer.err)", sourceLocation: sourceLocation)
      #expect(answer.out == "", sourceLocation: sourceLocation)
      for word in words {
        #expect(answer.complains(of: word), "\(answer.err)", sourceLocation: sourceLocation)
      }
    }
    #expect(try desk.snapshot() == before, sourceLocation: sourceLocation)
  }

  // MARK: What is no ledger, or not ours

  @Test(
    "no ledger",
    arguments: [
      ["status"], ["check"], ["verify"], ["settle", "Z"], ["import", "x.csv"],
      ["close", "2025-12-31"],
      ["export", "hledger", "-o", "x"], ["reverse", "1", "--reason", "x"],
    ])
  func missing(_ command: [String]) throws {
    let desk = try Desk(ledger: false)
    try expectRefusal(
      desk, command, code: 66, german: ["foerderbuch.sqlite", "gibt es nicht", "foerderbuch init"],
      english: ["foerderbuch.sqlite", "no such ledger", "foerderbuch init"])
  }

  @Test("a file that is no file")
  func noFile() throws {
    let desk = try Desk.booked()
    try FileManager.default.createDirectory(
      at: desk.folder.url.appending(path: "ordner"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: desk.folder.url.appending(path: "ordner")) }
    for command in [
      ["import", "ordner"], ["project", "apply", "ordner"], ["import", "/dev/null"],
    ] {
      for (language, word) in [("de", "Ordner oder ein Gerät"), ("en", "folder or a device")] {
        let answer = desk.run(command + ["--language", language])
        #expect(answer.code == 65)
        #expect(answer.complains(of: word))
      }
    }
    #expect(desk.run("import", "fehlt.csv").code == 66)
    #expect(desk.run("project", "apply", "fehlt.yaml").code == 66)
    #expect(desk.run("status", "--ledger", "ordner").code == 65)
  }

  @Test("a file that is no ledger", arguments: ["status", "verify"])
  func otherFile(_ command: String) throws {
    let desk = try Desk(ledger: false)
    try desk.write("Das ist ein Brief.", to: "brief.txt")
    try desk.write("", to: "leer.sqlite")
    for file in ["brief.txt", "leer.sqlite"] {
      try expectRefusal(
        desk, [command, "--ledger", file], code: 65, german: [file, "kein Hauptbuch", "--ledger"],
        english: [file, "no ledger", "--ledger"])
    }
  }

  @Test("init leaves a file alone that is there already")
  func exists() throws {
    let desk = try Desk.booked()
    try expectRefusal(
      desk, ["init"], code: 73, german: ["gibt es schon", "--ledger"],
      english: ["exists already", "--ledger"])
  }

  @Test(
    "a ledger of a newer version",
    arguments: [["status"], ["verify"], expense, ["import", "buchungen.csv"], report + ["x.xlsx"]])
  func newer(_ command: [String]) throws {
    let desk = try Desk.booked()
    let raw = RawFile(path: desk.ledger)
    let known = try #require(try raw.integer("PRAGMA user_version"))
    try raw.execute("PRAGMA user_version = 99")
    try expectRefusal(
      desk, command, code: 78, german: ["Version 99", "bis \(known)", "neueres Förderbuch"],
      english: ["version 99", "up to \(known)", "newer Förderbuch"])
  }

  // MARK: What another process holds

  @Test("a ledger in use by another process")
  func busy() throws {
    let desk = try Desk.booked()
    let before = try desk.bytes("foerderbuch.sqlite")
    let raw = RawFile(path: desk.ledger)
    for (language, words) in [("de", "anderer Vorgang"), ("en", "Another process")] {
      let answer = try raw.whileLocked {
        try Binary.run(Self.expense + ["--language", language], in: desk.folder)
      }
      #expect(answer.code == 75)
      #expect(answer.complains(of: words))
      #expect(answer.out == "")
    }
    // Reading goes on while somebody writes.
    let status = try raw.whileLocked { try Binary.run(["status"], in: desk.folder) }
    #expect(status.code == 0, "\(status.err)")
    #expect(try desk.bytes("foerderbuch.sqlite") == before)
    #expect(try Binary.run(Self.expense, in: desk.folder).code == 0)
  }

  // MARK: Folders that take nothing

  @Test(
    "a folder that is none, or does not exist", arguments: ["projekt.yaml/x", "fehlt/x", "/proc/x"])
  func noFolder(_ target: String) throws {
    let desk = try Desk.booked()
    for command in [
      Self.report + [target + ".xlsx"], ["export", "hledger", "-o", target],
      ["export", "beancount", "-o", target], ["init", "--ledger", target],
    ] {
      let before = try desk.snapshot()
      let answer = desk.run(command)
      #expect(answer.code == 73, "\(answer.err)")
      #expect(answer.complains(of: target))
      #expect(answer.complains(of: "Ordner"), "\(answer.err)")
      let english = desk.run(command + ["--language", "en"])
      #expect(english.complains(of: target))
      #expect(english.complains(of: "folder"), "\(english.err)")
      #expect(try desk.snapshot() == before)
    }
  }

  @Test("a read-only folder")
  func readOnlyFolder() throws {
    let desk = try Desk.booked()
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: desk.folder.url.path)
    defer {
      try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: desk.folder.url.path)
    }
    let before = try desk.snapshot()
    for command in [
      Self.report + ["x.xlsx"], ["export", "hledger", "-o", "x"], ["init", "--ledger", "x.sqlite"],
      Self.expense, ["import", "buchungen.csv", "--again", "alle"],
    ] {
      for (language, word) in [("de", "Ordner"), ("en", "folder")] {
        let answer = try Binary.runUnprivileged(
          command + ["--language", language], in: desk.folder)
        #expect(answer.code == 73, "\(answer.err)")
        #expect(answer.complains(of: word), "\(answer.err)")
      }
    }
    #expect(try desk.snapshot() == before)
    // Looking needs no permission to write.
    #expect(try Binary.runUnprivileged(["status"], in: desk.folder).code == 0)
    #expect(try Binary.runUnprivileged(["verify", "--deep"], in: desk.folder).code == 0)
    #expect(try desk.snapshot() == before)
  }

  // MARK: A full disk

  @Test("a full disk while importing")
  func fullWhileImporting() throws {
    let desk = try Desk.booked()
    let rows = (1...6000).map { BookingFile.spend("\($0),00", line: "SACH") }
    try desk.write(BookingFile(rows: rows).csv, to: "viele.csv")
    let before = try desk.snapshot()
    for (language, words) in [("de", "es wurde nichts geändert"), ("en", "nothing was changed")] {
      let answer = try Binary.run(
        ["import", "viele.csv", "--language", language], in: desk.folder, filesUpTo: 700)
      #expect(answer.code == 74, "\(answer.err)")
      #expect(answer.complains(of: words))
      // What was to be booked was shown before; that it was booked is not said.
      #expect(!answer.out.contains("viele.csv: 6000"))
      #expect(try desk.snapshot() == before)
    }
    #expect(try desk.done("verify", "--deep").out.contains("In Ordnung: 4 Buchungen"))
    #expect(try Binary.run(["import", "viele.csv"], in: desk.folder).code == 0)
  }

  @Test(
    "a full disk while writing a file",
    arguments: [report + ["ziel.xlsx"], ["export", "hledger", "-o", "ziel.xlsx"]])
  func fullWhileWriting(_ command: [String]) throws {
    let desk = try Desk.booked()
    try desk.write("was hier schon lag", to: "ziel.xlsx")
    let before = try desk.snapshot()
    let limit = command[0] == "report" ? 8 : 1
    for (language, words) in [("de", "Datenträger"), ("en", "disk")] {
      let answer = try Binary.run(
        command + ["--replace", "--language", language], in: desk.folder, filesUpTo: limit)
      #expect(answer.code == 74, "\(answer.err)")
      #expect(answer.complains(of: words), "\(answer.err)")
      #expect(answer.complains(of: "ziel.xlsx"))
      #expect(try desk.snapshot() == before)
    }
    #expect(try Binary.run(command + ["--replace"], in: desk.folder).code == 0)
    #expect(try desk.snapshot() != before)
  }
}
