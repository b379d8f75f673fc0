import Amounts
import Foundation
import TestSupport
import Testing

/// Payments of invoices that were booked unpaid.
@Suite struct PaymentTests {
  private static let unpaid = "02.07.2025;Ausgabe;M;SACH;;100,00;;;;;;"

  private func desk() throws -> Desk {
    try Desk(project: SampleFiles.project, bookings: BookingFile(rows: [Self.unpaid]).csv)
  }

  @Test(
    "an option that a payment does not use is refused, never ignored",
    arguments: [
      (["--amount", "40,00"], 65, "nicht der offene Betrag von Buchung 1, 100,00\u{A0}€"),
      (["--amount", "99999"], 65, "nicht der offene Betrag von Buchung 1, 100,00\u{A0}€"),
      (["--line", "PERSONAL"], 64, "--line: Eine Zahlung übernimmt das von der Ausgabe"),
      (["--vat", "1,00", "--voucher", "R-1"], 64, "--vat, --voucher: Eine Zahlung übernimmt das"),
    ])
  func refuses(_ options: [String], _ code: Int, _ words: String) throws {
    let desk = try desk()
    let before = try desk.snapshot()
    let answer = desk.run(
      ["record", "payment", "--entry", "1", "--paid-on", "2025-07-20"] + options)
    #expect(answer.code == code)
    #expect(answer.err.contains(words), "\(answer.err)")
    #expect(try desk.snapshot() == before)
  }

  @Test func takesTheOpenAmount() throws {
    let desk = try desk()
    try desk.done(
      "record", "payment", "--entry", "1", "--paid-on", "2025-07-20", "--amount", "100,00")
    #expect(desk.run("status").out.contains("100,00"))
  }

  @Test("a growing table books the payment of an invoice that it had unpaid before")
  func growing() throws {
    let desk = try desk()
    try desk.write(
      BookingFile(rows: [
        "02.07.2025;Ausgabe;M;SACH;;100,00;20.07.2025;;;;;",
        BookingFile.spend("11,00", line: "SACH"),
      ]).csv, to: "august.csv")
    try desk.done("import", "august.csv", "--only-new")
    let status = try desk.json("status", "--as-of", "2025-12-31", as: Status.self)
    let line = try #require(status.measures[0].lines.first { $0.id == "SACH" })
    #expect(line.actual == "111.00")
    // Once more there is nothing new.
    try desk.done("import", "august.csv", "--only-new")
    let again = try desk.json("status", "--as-of", "2025-12-31", as: Status.self)
    #expect(again.measures[0].lines.first { $0.id == "SACH" }?.actual == "111.00")
  }

  private struct Status: Decodable {
    struct Measure: Decodable { let lines: [Line] }
    struct Line: Decodable {
      let id: String
      let actual: String
    }
    let measures: [Measure]
  }
}
