import Amounts
import Bookkeeping
import Funding
import TestSupport
import Testing

/// DISCOUNT_ASKED: invoices whose own words name a discount.
struct DiscountTests {
  private func findings(
    _ purpose: String?, reason: String? = nil, facts: BookingFacts = .none, reversedBy: Int64? = nil
  ) throws -> [Finding] {
    let day: CalendarDate = "2025-03-31"
    let booking = Booking(
      date: day, kind: .expense, measure: "M", line: "ALLE", amount: "11900.00", reason: reason,
      voucher: "R-2", counterparty: "Büro", purpose: purpose, facts: facts)
    let entry = try Entry(
      bookedOn: day, text: "",
      postings: [
        Posting(account: "1", measure: "M", item: "", party: nil, amount: "1.00"),
        Posting(account: "2", measure: "M", item: "", party: nil, amount: "-1.00"),
      ])
    let record = JournalRecord(
      number: 1, recordedAt: "", booking: booking, eligible: "11900.00", countsOn: day,
      entry: entry, reverses: nil, reversedBy: reversedBy, settles: nil)
    let portfolio = Portfolio(
      projects: [Books(lines: [.all("20000.00")], asOf: "2026-01-31").project])
    var books = PortfolioRuleBook.Books()
    books.discounts = [DiscountMention(record, in: portfolio)].compactMap { $0 }
    return try PortfolioRuleBook().findings(portfolio, books)
  }

  @Test(
    "the words of the purpose, and the rate where they give one",
    arguments: [
      ("Plakate, 2 % Skonto bis 14 Tage", "238.00"), ("abzgl. 3% Skonto", "357.00"),
      ("Druck abzüglich SKONTO", "0.00"), ("19 % USt, 2,5 % Skonto", "297.50"),
      ("10 Tage 2 % Skonto, 30 Tage netto", "238.00"), ("2% cash discount", "238.00"),
      ("Skonto 2,5 % abgezogen", "297.50"), ("Plakate", nil), ("Diskonto? nein", nil), (nil, nil),
    ] as [(String?, Money?)])
  func words(_ purpose: String?, _ atStake: Money?) throws {
    let found = try findings(purpose)
    #expect(found.map(\.code) == (atStake == nil ? [] : [.discountAsked]))
    #expect(found.map(\.amount) == [atStake].compactMap { $0 })
    #expect(found.allSatisfy { $0.severity == .warning })
  }

  @Test("what is recorded of it is not asked for")
  func recorded() throws {
    let words = "2 % Skonto"
    #expect(try findings(words, reason: "Skonto nicht gezogen").isEmpty)
    #expect(try findings(words, facts: BookingFacts(discountOffered: "2%")).isEmpty)
    #expect(try findings(words, reversedBy: 9).isEmpty)
    #expect(try findings(words, reason: "privat").count == 1)
  }
}
