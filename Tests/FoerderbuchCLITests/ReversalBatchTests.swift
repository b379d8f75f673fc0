import LedgerStore
import TestSupport
import Testing

/// Taking back what one act booked, several entries, and the entry of a voucher.
@Suite("Reversal of several entries") struct ReversalBatchTests {
  /// On top of the four entries of the sample: 5 expense 119.00, paid · 6 expense 80.00, open ·
  /// 7 drawdown 50.00.
  private static let more = """
    Buchungsdatum;Art;Teilvorhaben;Position;Finanzierungsquelle;Betrag;Tag der Zahlung;Beleg-Nr.;Empfänger/Einzahler
    05.08.2025;Ausgabe;M;SACH;;119,00;05.08.2025;ER-1;Papier AG
    07.08.2025;Ausgabe;M;SACH;;80,00;;ER-2;Druckhaus
    09.08.2025;Zuwendungseingang;M;;Z;50,00;;;Land

    """

  private static func desk() throws -> Desk {
    let desk = try Desk.booked()
    try desk.write(more, to: "mehr.csv")
    try desk.done("import", "mehr.csv")
    return desk
  }

  private struct Batches: Decodable {
    struct Row: Decodable {
      let batch: Int
      let action: String
      let first: Int?
    }
    let rows: [Row]
  }

  private static func batch(_ desk: Desk, first: Int = 5) throws -> String {
    let rows = try desk.json("list", "batches", as: Batches.self).rows
    return String(try #require(rows.first { $0.first == first }).batch)
  }

  private struct Reversed: Decodable {
    struct Row: Decodable, Equatable {
      let number, by: Int
    }
    struct Balance: Decodable {
      let account, before, after: String
    }
    let reversed: Int?
    let batch: Int?
    let dryRun: Bool
    let entries: [Int]
    let rows: [Row]
    let before: [Int]
    let balances: [Balance]?
  }

  private struct List: Decodable {
    struct Row: Decodable { let number: Int }
    let rows: [Row]
  }

  private static func standing(_ desk: Desk) throws -> [Int] {
    try desk.json("list", "--standing", as: List.self).rows.map(\.number)
  }

  @Test("a batch goes whole: status is what it was before, and again is refused")
  func whole() throws {
    let desk = try Desk.booked()
    let status = try desk.done("status", "--json").out
    try desk.write(Self.more, to: "mehr.csv")
    try desk.done("import", "mehr.csv")
    #expect(try desk.done("status", "--json").out != status)
    let batch = try Self.batch(desk)
    let done = try desk.json(
      "reverse", "--batch", batch, "--reason", "falsche Datei", as: Reversed.self)
    #expect(
      done.rows == [.init(number: 7, by: 8), .init(number: 6, by: 9), .init(number: 5, by: 10)])
    #expect(done.entries == [8, 9, 10])
    #expect(done.reversed == nil)
    #expect(try desk.done("status", "--json").out == status)
    #expect(try Self.standing(desk) == [1, 2, 3, 4])
    // One act, as it was one act.
    let rows = try desk.json("list", "batches", as: Batches.self).rows
    #expect(rows.filter { $0.action == "reverse" }.count == 1)
    let again = desk.run("reverse", "--batch", batch, "--reason", "noch einmal")
    #expect(again.code == 65)
    #expect(again.err.contains("schon ganz storniert"))
    // What reversed it is no mistake to be reversed.
    let back = desk.run("reverse", "--batch", try Self.batch(desk, first: 8), "--reason", "x")
    #expect(back.code == 65)
    #expect(back.err.contains("selbst die Stornierung"))
    try desk.done("verify")
  }

  @Test("a dry run shows entries and balances, and writes nothing")
  func dryRun() throws {
    let desk = try Self.desk()
    let before = try desk.snapshot()
    let batch = try Self.batch(desk)
    let shown = try desk.json(
      "reverse", "--batch", batch, "--reason", "Probe", "--dry-run", as: Reversed.self)
    #expect(shown.dryRun)
    #expect(shown.entries == [8, 9, 10])
    // The bank got 50.00 and gave 119.00: 69.00 come back.
    let bank = try #require(shown.balances?.first { $0.account == "1800" })
    #expect((bank.before, bank.after) == ("-7069.00", "-7000.00"))
    let text = try desk.done("reverse", "--batch", batch, "--reason", "Probe", "--dry-run").out
    #expect(text.contains("Probelauf, nichts gebucht"))
    #expect(text.contains("ER-2"))
    #expect(try desk.snapshot() == before)
  }

  @Test("what was reversed before is told; a payment booked later goes with its expense")
  func rest() throws {
    let desk = try Self.desk()
    let batch = try Self.batch(desk)
    try desk.done("reverse", "7", "--reason", "doppelt")  // 8
    try desk.done("record", "payment", "--entry", "6", "--paid-on", "2025-08-20")  // 9
    let done = try desk.json("reverse", "--batch", batch, "--reason", "falsch", as: Reversed.self)
    #expect(done.before == [7])
    #expect(
      done.rows == [.init(number: 9, by: 10), .init(number: 6, by: 11), .init(number: 5, by: 12)])
    #expect(try Self.standing(desk) == [1, 2, 3, 4])
  }

  @Test("several entries; a payment and what it pays, each once")
  func several() throws {
    let desk = try Self.desk()
    try desk.done("record", "payment", "--entry", "6", "--paid-on", "2025-08-20")  // 8
    let shown = try desk.json(
      "reverse", "6", "8", "ER-1", "--reason", "Probe", "--dry-run", as: Reversed.self)
    let done = try desk.json("reverse", "6", "8", "ER-1", "--reason", "falsch", as: Reversed.self)
    #expect(shown.rows == done.rows)
    #expect(done.rows.map(\.number) == [8, 6, 5])
    #expect(try Self.standing(desk) == [1, 2, 3, 4, 7])
  }

  @Test("a voucher number serves where one standing entry has it")
  func voucher() throws {
    let desk = try Self.desk()
    try desk.done("record", "payment", "--entry", "6", "--paid-on", "2025-08-20")  // 8
    let done = try desk.json("reverse", "er-2", "--reason", "falsch", as: Reversed.self)
    #expect(done.reversed == 6)
    #expect(done.rows.map(\.number) == [8, 6])
    let gone = desk.run("reverse", "ER-2", "--reason", "falsch")
    #expect(gone.code == 65)
    #expect(gone.err.contains("schon durch Buchung 10 storniert"))
  }

  @Test(
    "refused as a whole",
    arguments: [
      (["ER-1"], 65, "ER-1“ haben mehrere"), (["ER-9"], 65, "„ER-9“ ist unbekannt"),
      (["999"], 65, "Buchung 999 gibt es nicht"), ([], 64, "nicht beides"),
      (["5", "--batch", "3"], 64, "nicht beides"), (["--batch", "99"], 65, "gibt es nicht"),
      (["--batch", "1"], 65, "nichts gebucht"), (["5", "7", "999"], 65, "999"),
      // Entry 7 is of 2025-08-09: one of three cannot be reversed the day before.
      (["5", "6", "7", "--on", "2025-08-08"], 65, "Buchung 7"),
    ])
  func refused(_ arguments: [String], _ code: Int32, _ words: String) throws {
    let desk = try Self.desk()
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "7,00", "--voucher",
      "ER-1", "--counterparty", "Andere GmbH", "--date", "2025-08-01", "--paid-on", "2025-08-01")
    for more in [[], ["--dry-run"]] {
      let before = try desk.snapshot()
      let answer = desk.run(["reverse"] + arguments + ["--reason", "falsch"] + more)
      #expect(answer.code == code)
      #expect(answer.err.contains(words), "\(answer.err)")
      #expect(try desk.snapshot() == before)
    }
  }

  @Test("rows with references that were taken back are told, and booked again where that is said")
  func again() throws {
    let desk = try Desk.booked()
    // On top of 1 to 4: 5 expense with its payment 6, and 7 drawdown.
    try desk.write(
      """
      Referenz;Buchungsdatum;Art;Teilvorhaben;Position;Finanzierungsquelle;Betrag;Tag der Zahlung;Beleg-Nr.;Empfänger/Einzahler
      K-1;05.08.2025;Ausgabe;M;SACH;;119,00;08.08.2025;ER-1;Papier AG
      K-2;09.08.2025;Zuwendungseingang;M;;Z;50,00;;;Land

      """, to: "k.csv")
    try desk.done("import", "k.csv")
    try desk.done("reverse", "--batch", try Self.batch(desk), "--reason", "falsche Datei")
    let told = try desk.done("import", "k.csv").out
    #expect(told.contains("0 Buchungen angelegt"), "\(told)")
    #expect(told.contains("0 neu, 0 schon gebucht"), "\(told)")
    #expect(told.contains("Zeile 2 war Buchung 5, Storno"), "\(told)")
    #expect(told.contains("Wieder gebucht werden sie mit --again 2-3."), "\(told)")
    // 7 entries and 3 reversals stand; an expense with its payment and a drawdown come.
    #expect(try desk.done("import", "k.csv", "--again", "2-3").out.contains("(11–13)"))
    #expect(try Self.standing(desk) == [1, 2, 3, 4, 11, 12, 13])
    #expect(try desk.done("import", "k.csv").out.contains("3 waren schon gebucht"))
    // Only the payment.
    try desk.done("reverse", "12", "--reason", "kam zurück")
    let open = try desk.done("import", "k.csv").out
    #expect(open.contains("Zeile 2 war Buchung 12, Storno 14"), "\(open)")
    try desk.done("import", "k.csv", "--again", "2")
    #expect(try Self.standing(desk) == [1, 2, 3, 4, 11, 13, 15])
    try desk.done("verify", "--deep")
  }
}
