import TestSupport
import Testing

/// Drawdowns and interest of all awards at once.
@Suite struct AllAwardsTests {
  private func desk(drawn: String) throws -> Desk {
    try Desk(
      project: SampleFiles.project,
      bookings: BookingFile(rows: [
        BookingFile.spend("62.000,00", line: "PERSONAL"),
        BookingFile.spend("25.000,00", line: "SACH"),
        BookingFile.hours("200", at: "15,00", "3.000,00", "be"), BookingFile.draw(drawn),
      ]).csv)
  }

  private struct Table: Decodable {
    struct Row: Decodable, Equatable {
      let award: String
      let maximum: String?
      let total: String?
    }
    let rows: [Row]
    let totals: [Row]
  }

  @Test("the figures of each, and their total")
  func figures() throws {
    // 80 % of (62,000.00 + 25,000.00 + 3,000.00) are 72,000.00; 50,000.00 came.
    let desk = try desk(drawn: "50.000,00")
    let all = try desk.json("drawdown", "--all", "--on", SampleFiles.day, as: Table.self)
    #expect(all.rows == [.init(award: "Z", maximum: "22000.00", total: nil)])
    #expect(all.totals.map(\.maximum) == ["22000.00"])
    let one = try desk.done("drawdown", "Z", "--on", SampleFiles.day).out
    #expect(one.contains("Höchstens abzurufen: 22.000,00\u{A0}€"))
    // 80 % of what there would be are more than the notice grants.
    let more = try desk.done("drawdown", "Z", "--on", SampleFiles.day, "--due", "400000").out
    #expect(more.contains("höchstens bewilligt"), "\(more)")
    let text = try desk.done("interest", "--all", "--on", SampleFiles.day).out
    #expect(text.contains("Stand: 31.12.2025."))
  }

  @Test(
    "one award or all, and what belongs to one",
    arguments: [
      ["drawdown"], ["interest"], ["drawdown", "Z", "--all"], ["interest", "Z", "--all"],
      ["drawdown", "--all", "--due", "5"], ["interest", "--all", "--effective", "2025-01-01"],
    ])
  func refused(_ words: [String]) throws {
    #expect(try desk(drawn: "1,00").run(words).code == 64)
  }

  @Test("a request for nothing is refused with its arithmetic, and written nowhere")
  func nothing() throws {
    let desk = try desk(drawn: "72.000,00")
    let before = try desk.snapshot()
    let answer = desk.run(
      "report", "drawdown-request", "Z", "--as-of", SampleFiles.day, "-o", "abruf.xlsx")
    #expect(answer.code == 65)
    #expect(answer.err.contains("Am 31.12.2025 ist nichts abzurufen."), "\(answer.err)")
    #expect(answer.err.contains("72.000,00\u{A0}€ − 72.000,00\u{A0}€"), "\(answer.err)")
    #expect(try desk.snapshot() == before)
  }

  /// Of LQ 20,000.00 were drawn and nothing is spent; of KQ 100.00 are spent and nothing is drawn.
  private func two() throws -> Desk {
    let desk = try Desk(project: WeekTests.project)
    try desk.done(
      "record", "drawdown", "--measure", "LQ-STADT", "--source", "Z-LQ", "--amount", "20.000,00",
      "--date", "2026-01-04")
    try desk.done(
      "record", "expense", "--measure", "KQ-STADT", "--line", "4.2", "--amount", "100,00",
      "--date", "2026-06-01", "--paid-on", "2026-06-01", "--voucher", "R-1")
    return desk
  }

  @Test("a request of several awards leaves out, and names, those with nothing to draw")
  func someEmpty() throws {
    let desk = try two()
    try desk.done("report", "drawdown-request", "LQ", "-o", "abruf.xlsx")
    #expect(try desk.texts("abruf.xlsx").contains("nichts abzurufen: Z-LQ"))
    #expect(desk.run("verify", "--workbook", "abruf.xlsx").code == 0)
    // Alone it is refused as before.
    #expect(desk.run("report", "drawdown-request", "Z-LQ", "-o", "allein.xlsx").code == 65)
  }

  @Test("a request of all awards adds up on its first page what the drawdowns come to")
  func added() throws {
    let desk = try Desk(project: WeekTests.project)
    for (measure, amount) in [("LQ-STADT", "1.000,00"), ("KQ-STADT", "100,00")] {
      try desk.done(
        "record", "expense", "--measure", measure, "--line", "4.2", "--amount", amount, "--date",
        "2026-06-01", "--paid-on", "2026-06-01", "--voucher", "R-\(measure)")
    }
    // 80 % of 1,000.00 and of 100.00.
    let all = try desk.json("drawdown", "--all", as: Table.self)
    #expect(all.totals.map(\.maximum) == ["880.00"])
    try desk.done("report", "drawdown-request", "--all", "-o", "abruf.xlsx")
    let texts = try desk.texts("abruf.xlsx")
    #expect(texts.contains("angefordert\nEUR") && texts.contains("<v>880</v>"))
    #expect(desk.run("verify", "--workbook", "abruf.xlsx").code == 0)
    let both = desk.run("report", "drawdown-request", "Z-LQ", "--all", "-o", "b.xlsx")
    #expect(both.code == 64)
  }

  private struct Lights: Decodable {
    struct Measure: Decodable {
      let id: String
      let light: String
    }
    let measures: [Measure]
  }

  @Test("the light of a measure sees what only the vouchers of another tell")
  func acrossMeasures() throws {
    let desk = try Desk(project: WeekTests.project)
    func lights() throws -> [String] {
      try desk.json("status", as: Lights.self).measures.filter { $0.light == "red" }.map(\.id)
    }
    func invoice(_ measure: String) -> [String] {
      [
        "record", "expense", "--measure", measure, "--line", "4.2", "--amount", "500,00",
        "--date", "2026-06-01", "--voucher", "R-1", "--voucher-date", "2026-06-01",
        "--voucher-total", "500,00", "--counterparty", "Kern GmbH", "--again",
      ]
    }
    #expect(desk.run(invoice("LQ-STADT")).code == 0)
    let before = try lights()
    // The same 500.00 in another measure, in the same file or by another person.
    try desk.write(
      "Buchungsdatum;Art;Teilvorhaben;Position;Betrag;Beleg-Nr.;Belegdatum;Empfänger/Einzahler\n"
        + "01.06.2026;Ausgabe;KQ-STADT;4.2;500,00;R-1;01.06.2026;Kern GmbH\n", to: "b.csv")
    try desk.done("import", "b.csv", "--again", "alle")
    let check = desk.run("check")
    #expect(check.code == 1 && check.out.contains("DOUBLE_FUNDED"), "\(check.out)")
    #expect(try before.isEmpty && lights() == ["KQ-STADT"])
    #expect(try desk.done("status").out.contains("DOUBLE_FUNDED"))
  }

  @Test("interest of all awards tells those that it can, and why not of the others")
  func beyondRates() throws {
    let answer = try two().done("interest", "--all", "--on", "2035-01-01").out
    #expect(answer.contains("Z-KQ") && answer.contains("0,00"), "\(answer)")
    #expect(answer.contains("Basiszins"), "\(answer)")
  }
}
