import Amounts
import Bookkeeping
import Funding
import TestSupport
import Testing

/// BOOKED_TWICE: one event in two entries.
struct RepeatedEntryTests {
  private func record(
    _ number: Int64, _ kind: BookingKind, _ measure: String, source: String,
    voucher: String? = "Z-9", payer: String? = "Sparkasse"
  ) throws -> JournalRecord {
    let day: CalendarDate = "2026-01-10"
    let booking = Booking(
      date: day, kind: kind, measure: measure, line: kind.isUnpaid ? "U" : nil, source: source,
      amount: "5000.00", voucher: voucher, counterparty: payer)
    let entry = try Entry(
      bookedOn: day, text: "",
      postings: [
        Posting(account: "1", measure: measure, item: "", party: nil, amount: "1.00"),
        Posting(account: "2", measure: measure, item: "", party: nil, amount: "-1.00"),
      ])
    return JournalRecord(
      number: number, recordedAt: "", booking: booking, eligible: "5000.00", countsOn: day,
      entry: entry, reverses: nil, reversedBy: nil, settles: nil)
  }

  private func found(_ records: [JournalRecord]) throws -> [Money] {
    let groups = Dictionary(grouping: records) { RepeatedEntry($0) }
    var books = PortfolioRuleBook.Books()
    books.repeated = records.filter { (groups[RepeatedEntry($0)]?.count ?? 0) > 1 }
    let findings = try PortfolioRuleBook().findings(Portfolio(projects: []), books)
    #expect(findings.allSatisfy { $0.code == .bookedTwice && $0.severity == .warning })
    return findings.map(\.amount)
  }

  @Test(
    "one voucher of a receipt or contribution in two measures is asked about",
    arguments: [.inKind, .civic, .donation, .partnerCash, .revenue, .otherPublic]
      as [BookingKind])
  func twoMeasures(kind: BookingKind) throws {
    let first = try record(1, kind, "M", source: "a")
    #expect(try found([first, record(2, kind, "N", source: "b")]) == ["5000.00"])
    // Another voucher, or another giver.
    #expect(try found([first, record(2, kind, "N", source: "b", voucher: "Z-10")]).isEmpty)
    #expect(try found([first, record(2, kind, "N", source: "b", payer: "Volksbank")]).isEmpty)
    // Without a voucher two places tell two events, one place does not.
    let plain = try record(1, kind, "M", source: "a", voucher: nil)
    #expect(try found([plain, record(2, kind, "N", source: "b", voucher: nil)]).isEmpty)
    #expect(
      try found([plain, record(2, kind, "M", source: "a", voucher: nil)]) == ["5000.00"])
  }
}
