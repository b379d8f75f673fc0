import Amounts
import Funding
import LedgerStore
import TestSupport
import Testing

/// Booking the use of a grant, and closing a period.
@Suite("Settling and closing") struct SettlingTests {
  @Test("settle --post books the use of the grant once")
  func settleTwice() throws {
    let desk = try Desk.booked()
    let first = try desk.json(
      "settle", "Z", "--as-of", SampleFiles.day, "--post", as: ContractAnswers.Settlement.self)
    #expect(first.entries == [5])
    #expect(first.entitled == "72000.00")
    let second = try desk.json(
      "settle", "Z", "--as-of", SampleFiles.day, "--post", as: ContractAnswers.Settlement.self)
    #expect(second.entries == nil)
    #expect(try entryCount(desk) == 5)
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "0,03", "--date",
      "2025-09-01", "--paid-on", "2025-09-01")
    // 80 % of three cents is two whole cents: only the difference is booked.
    let third = try desk.json(
      "settle", "Z", "--as-of", SampleFiles.day, "--post", as: ContractAnswers.Settlement.self)
    #expect(third.entries == [7])
    #expect(third.entitled == "72000.02")
    let ledger = try Ledger.open(at: desk.ledger, .readOnly)
    #expect(try ledger.entry(7).booking.amount == Money(cents: 2))
  }

  @Test("close books the use of the grant and locks every booking day up to it")
  func close() throws {
    let desk = try Desk.booked()
    #expect(try desk.done("close", SampleFiles.day).out.contains("31.12.2025"))
    #expect(try entryCount(desk) == 5)
    let before = try desk.snapshot()
    for (date, language, words) in [
      ("2025-12-31", "de", "31.12.2025 liegt im abgeschlossenen Zeitraum"),
      ("2025-07-01", "en", "lies in the closed period up to"),
    ] {
      let late = desk.run(
        "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,00", "--date", date,
        "--language", language)
      #expect(late.code == 65)
      #expect(late.err.contains(words))
    }
    #expect(desk.run("reverse", "1", "--reason", "falsch", "--on", SampleFiles.day).code == 65)
    #expect(desk.run("close", "2025-06-30").code == 65)
    #expect(try desk.snapshot() == before)
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,00", "--date",
      "2026-01-01")
    try desk.done("reverse", "1", "--reason", "falsch", "--on", "2026-01-01")
  }

  private func entryCount(_ desk: Desk) throws -> Int {
    try Ledger.open(at: desk.ledger, .readOnly).entryCount()
  }
}
