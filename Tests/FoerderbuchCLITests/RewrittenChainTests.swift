import Amounts
import Bookkeeping
import Foundation
import GRDB
import LedgerStore
import SQLiteStore
import TestSupport
import Testing

/// Somebody who knows how the seals are made changes the file and makes them all anew: no seal
/// tells. What else does?
@Suite("A chain written anew") struct RewrittenChainTests {
  /// Changes the file behind the triggers' back and seals it again from the first record on.
  private func forge(_ desk: Desk, _ sql: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let file = try DatabaseQueue(path: desk.ledger, configuration: configuration)
    try file.writeWithoutTransaction { db in
      let triggers = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      for row in triggers { try db.execute(sql: "DROP TRIGGER \(row[0] as String)") }
      try db.execute(sql: sql)
      for (sequence, hash) in try seals(desk) {
        try db.execute(
          sql: "UPDATE seal SET hash = ? WHERE sequence = ?", arguments: [hash, sequence])
      }
      for row in triggers { try db.execute(sql: row[1]) }
    }
    try file.close()
  }

  /// The seals that the records as they are would have.
  private func seals(_ desk: Desk) throws -> [(Int64, Data)] {
    let store = try SQLiteStore.open(at: desk.ledger, .readOnly)
    defer { try? store.close() }
    return try store.read { book in
      var cursors: [String: any SealedCursor] = [:]
      for record in SealedRecord.allCases {
        cursors[record.rawValue] = try book.records(record, ofMeasures: nil)
      }
      var head = Chain.genesis
      var encoder = CanonicalEncoder(record: "")
      var seals: [(Int64, Data)] = []
      try book.seals(0..<Int64.max) { seal in
        let cursor = try #require(cursors[seal.record])
        encoder.restart(record: seal.record)
        try cursor.encode(into: &encoder)
        head = Chain.seal(after: head, record: encoder.bytes)
        try cursor.advance()
        seals.append((seal.sequence, Data(head.bytes)))
      }
      return seals
    }
  }

  private func frozen() throws -> Desk {
    let desk = try Desk.booked()
    try desk.done(
      "report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o", "v.xlsx", "--freeze")
    return desk
  }

  @Test("a ledger that is sealed anew without a change is sound")
  func unchanged() throws {
    let desk = try frozen()
    try forge(desk, "")
    try desk.done("verify", "--deep")
  }

  @Test("each submission names the state it was handed in at, and so does its workbook")
  func submissions() throws {
    let desk = try frozen()
    try forge(desk, "UPDATE entry SET purpose = 'x' WHERE number = 2")
    let first = desk.run("verify")
    #expect(first.code == 1)
    #expect(first.out.contains("Vorlage 1: nennt einen anderen Stand"), "\(first.out)")
    // Whoever notices that puts the new head there as well; the workbook still has the old one.
    let heads = try seals(desk)
    let count = heads.count
    // The last seals are those of the submission's act, of what it rests on, and its own.
    for place in 1..<count {
      try forge(
        desk, "UPDATE submission SET head = x'\(heads[place - 1].1.map(hex).joined())'")
      let report = desk.run("verify")
      #expect(report.code == 1)
      guard !report.out.contains("nennt einen anderen Stand der") else { continue }
      #expect(report.out.contains("Vorlage 1: Die aufbewahrte Arbeitsmappe nennt"), "\(report.out)")
      #expect(report.out.contains("Beschädigt: 1 Stelle."), "\(report.out)")
      return
    }
    Issue.record("no head was taken for that of the submission")
  }

  private func hex(_ byte: UInt8) -> String {
    let digits = Array("0123456789abcdef")
    return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
  }

  @Test("an anchor kept elsewhere tells of what no witness in the file does, and of a cut end")
  func anchor() throws {
    let desk = try Desk.booked()
    try desk.done("anchor", "-o", "anker.txt")
    let text = String(decoding: try desk.bytes("anker.txt"), as: UTF8.self)
    #expect(text.contains("Buchungen: 4\n"))
    try desk.done("verify", "--anchor", "anker.txt")
    #expect(desk.run("anchor", "-o", "anker.txt").code == 73)
    #expect(String(decoding: try desk.bytes("anker.txt"), as: UTF8.self) == text)
    try desk.done(
      "record", "own-funds", "--measure", "M", "--source", "eigen", "--amount", "1,00", "--date",
      "2025-06-01")
    #expect(
      try desk.done("verify", "--anchor", "anker.txt").out.contains("seitdem kam 1 Buchung"))
    try desk.write(text.replacing("Buchungen: 4", with: "Buchungen: 5"), to: "falsch.txt")
    let wrong = desk.run("verify", "--anchor", "falsch.txt")
    #expect(wrong.code == 1)
    #expect(wrong.out.contains("nennt 5 Buchungen"), "\(wrong.out)")
    try desk.write("Kopf: 12\n", to: "kein.txt")
    #expect(desk.run("verify", "--anchor", "kein.txt").code == 65)
    #expect(desk.run("verify", "--anchor", "fehlt.txt").code == 66)
    try forge(desk, "UPDATE entry SET purpose = 'x' WHERE number = 2")
    try desk.done("verify")
    let changed = desk.run("verify", "--anchor", "anker.txt")
    #expect(changed.code == 1)
    #expect(changed.out.contains("ist nicht in der Kette"), "\(changed.out)")
  }

  @Test("an entry or an amendment behind the close of its day, and a clock that ran backwards")
  func order() throws {
    let desk = try Desk.booked()
    try desk.done("close", "2024-12-31")
    try desk.done(
      "record", "own-funds", "--measure", "M", "--source", "eigen", "--amount", "1,00", "--date",
      "2025-06-01")
    try desk.done("verify")
    try forge(desk, "UPDATE period_close SET through_on = 20250601")
    let closed = desk.run("verify")
    #expect(closed.code == 1)
    #expect(closed.out.contains("auf den 01.06.2025 gebucht, obwohl bis 01.06.2025"))
    try forge(
      desk,
      """
      UPDATE period_close SET through_on = 20241231;
      UPDATE batch SET recorded_at = '2026-06-30T08:00:00Z' WHERE id = (SELECT max(id) FROM batch)
      """)
    let clock = try desk.done("verify")
    #expect(clock.out.contains("Die Uhr lief rückwärts"), "\(clock.out)")
    // Six seconds are more than two machines are apart, five are not.
    for (second, isNamed) in [("54", true), ("55", false)] {
      try forge(
        desk,
        """
        UPDATE batch SET recorded_at = '2026-07-01T07:59:\(second)Z'
          WHERE id = (SELECT max(id) FROM batch)
        """)
      #expect(try desk.done("verify").out.contains("Die Uhr lief rückwärts") == isNamed)
    }
    try desk.write(
      "amendment: {on: 2024-03-01, lateReason: spät eingegangen}\n"
        + SampleFiles.project.replacing("title: \"", with: "title: \"Neu "),
      to: "p2.yaml")
    try desk.done("project", "apply", "p2.yaml")
    let amended = try desk.done("verify")
    #expect(amended.out.contains("rückwirkend ab 01.03.2024"), "\(amended.out)")
  }
}
