import Amounts
import Bookkeeping
import Funding
import TestSupport
import Testing

/// Facts that nobody told whole, or told in two ways.
struct AskedFactsTests {
  private func record(_ facts: BookingFacts, reversedBy: Int64? = nil) throws -> JournalRecord {
    let day: CalendarDate = "2025-12-01"
    let booking = Booking(
      date: day, kind: .expense, measure: "M", line: "ALLE", amount: "10000.00", voucher: "W-1",
      counterparty: "Service", purpose: "Wartung 2026-2028", facts: facts)
    let entry = try Entry(
      bookedOn: day, text: "",
      postings: [
        Posting(account: "1", measure: "M", item: "", party: nil, amount: "1.00"),
        Posting(account: "2", measure: "M", item: "", party: nil, amount: "-1.00"),
      ])
    return JournalRecord(
      number: 1, recordedAt: "", booking: booking, eligible: "10000.00", countsOn: day,
      entry: entry, reverses: nil, reversedBy: reversedBy, settles: nil)
  }

  @Test(
    "SERVICE_TIME_ASKED: the first day of a service alone does not tell how long it runs",
    arguments: [
      ("2025-12-01", nil, ["10000.00"]), ("2025-12-01", "2025-12-01", []),
      ("2025-12-01", "2028-11-30", []), (nil, "2025-12-01", []), (nil, nil, []),
    ] as [(CalendarDate?, CalendarDate?, [Money])])
  func openService(from: CalendarDate?, to: CalendarDate?, asked: [Money]) throws {
    let portfolio = Portfolio(
      projects: [Books(lines: [.all("20000.00")], asOf: "2026-01-31").project])
    let facts = BookingFacts(serviceFrom: from, serviceTo: to)
    var books = PortfolioRuleBook.Books()
    books.openServices = [OpenService(try record(facts), in: portfolio)].compactMap { $0 }
    let found = try PortfolioRuleBook().findings(portfolio, books)
    #expect(found.map(\.code) == asked.map { _ in .serviceTimeAsked })
    #expect(found.map(\.amount) == asked)
    // What was taken back asks nothing.
    #expect(OpenService(try record(facts, reversedBy: 2), in: portfolio) == nil)
  }

  private func project(_ id: String, _ name: String, _ deducts: Rate) -> Project {
    Project(
      id: id, title: id, field: nil, lighthouse: false, period: nil,
      organisations: [
        Organisation(
          id: "stadt", name: name, kind: .municipality, inputVatDeductible: deducts)
      ],
      measures: [
        Measure(
          id: "M" + id, title: "", recipient: "stadt", role: .lead, basis: .expenditure,
          lines: [.all("1.00")], sources: [])
      ], awards: [], amendment: nil)
  }

  @Test(
    "INPUT_VAT_DIFFERS: one recipient, two projects, two parts",
    arguments: [
      ("Stadt", "100%", ["MX", "MY"]), ("stadt ", "0.01%", ["MX", "MY"]), ("Stadt", "0%", []),
      ("Andere Stadt", "100%", []),
    ] as [(String, Rate, [String])])
  func inputVAT(name: String, deducts: Rate, asked: [String]) throws {
    let portfolio = Portfolio(
      projects: [project("X", "Stadt", .zero), project("Y", name, deducts)])
    let found = try PortfolioRuleBook().findings(portfolio, PortfolioRuleBook.Books())
    #expect(found.map(\.measure) == asked)
    #expect(found.allSatisfy { $0.code == .inputVATDiffers && $0.severity == .warning })
  }
}
