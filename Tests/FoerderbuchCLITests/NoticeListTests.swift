import Foundation
import TestSupport
import Testing

/// The lists that a notice asks for (Inventar, Personal, Vergabe), of invoices that are paid later,
/// in parts, or less a credit note.
@Suite("Lists that a notice asks for") struct NoticeListTests {
  private func desk(_ ruleSet: String, _ blocks: String) throws -> Desk {
    var measure = SampleFiles.measure
    measure.awards = [
      MeasureFile.award(
        "Z", "land", ruleSet, "share", "80000.00", "rate: \"80%\", formBlocks: [\(blocks)]")
    ]
    return try Desk(project: measure.yaml, bookings: SampleFiles.bookings)
  }

  private func record(_ desk: Desk, _ kind: String, _ rest: String) throws {
    let words = ["record", kind, "--measure", "M", "--beyond-plan"]
    let answer = desk.run(words + rest.split(separator: " ").map(String.init))
    try #require(answer.code == 0, "\(answer.err)")
  }

  private func workbook(_ desk: Desk, _ file: String = "a.xlsx") throws -> [String: String] {
    let words = ["report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o", file]
    let answer = desk.run(words)
    try #require(answer.code == 0, "\(answer.err)")
    try desk.done("verify", "--workbook", file)
    return try desk.sheets(file)
  }

  @Test("an object stands there once, with what was paid for it less the credit note")
  func inventory() throws {
    let desk = try desk("anbest-g-nrw", "inventory, orders")
    try record(
      desk, "order",
      "--order A-1 --date 2025-08-01 --line SACH --counterparty Meier "
        + "--amount 1190,00 --vat 190,00 --procedure direct --voucher V-7")
    try record(
      desk, "expense",
      "--date 2025-09-01 --line SACH --counterparty Meier --purpose Hobel "
        + "--amount 1190,00 --vat 190,00 --voucher W-1 --inventory 0017 --order A-1")
    try record(desk, "payment", "--date 2025-09-20 --voucher W-1 --amount 600,00")
    try record(desk, "credit-note", "--date 2025-09-21 --for W-1 --amount 90,00 --line SACH")
    try record(desk, "payment", "--date 2025-10-20 --voucher W-1 --amount 500,00")
    // Taken back again: nothing of it is left.
    try record(
      desk, "expense",
      "--date 2025-09-02 --line SACH --counterparty Schmidt --purpose Bohrer "
        + "--amount 50,00 --voucher W-2 --paid-on 2025-09-05 --inventory 0018")
    try desk.done("reverse", "W-2", "--reason", "doppelt", "--on", "2025-09-06")

    let sheets = try workbook(desk)
    let list = try #require(sheets["Inventarliste"])
    // 600.00 + 500.00 paid; what the credit note lowers was never paid.
    #expect(list.contains("3: 1|0017|Hobel|Meier|W-1||2025-10-20|1100"))
    #expect(list.contains("4: |||||||1100") || list.contains("4: ||Summe|||||1100"))
    #expect(!list.contains("0018"))
    let control = try #require(sheets["Kontrollblatt"])
    #expect(control.contains("Summe der Inventarliste|1100|1100|0|stimmt"))
    #expect(control.contains("Vergabeübersicht, Auftragswert|1190|1190|0|stimmt"))
    #expect(control.contains("Vergabeübersicht, Umsatzsteuer|190|190|0|stimmt"))
    #expect(control.contains("Vergabeübersicht, abgerechnet|1100|1100|0|stimmt"))
    #expect(control.contains("Bewilligt laut Z|80000|80000|0|stimmt"))
    #expect(control.contains("Heute abrufbar|0|0|0|stimmt"))
  }

  @Test("hours and the share of a post hold of what pays the invoice later")
  func staff() throws {
    let desk = try desk("efre-nrw-2021", "staff")
    try record(
      desk, "expense",
      "--date 2025-09-30 --line PERSONAL --counterparty Tal --purpose Beratung "
        + "--amount 300,00 --voucher P-1 --method hours --quantity 10 --unit-rate 30,00 "
        + "--staff-share 25% --service-from 2025-09-01 --service-to 2025-09-30")
    try record(desk, "payment", "--date 2025-10-02 --voucher P-1 --amount 120,00")
    try record(desk, "payment", "--date 2025-11-02 --voucher P-1 --amount 180,00")
    let sheets = try workbook(desk)
    #expect(try #require(sheets["Personalliste"]).contains("Tal|Beratung|25,00"))
    // Both payments lie in the fourth quarter; 300.00 / 10 h = 30.00.
    let quarters = sheets.values.first { $0.contains("Stunden und Monate nach Quartal") }
    #expect(try #require(quarters).contains("Tal||10|0|300"))
    let control = try #require(sheets["Kontrollblatt"])
    #expect(control.contains("Summe der Personalliste|300|300|0|stimmt"))
  }
}
