import Amounts
import Bookkeeping
import TestSupport
import Testing

@Suite("Entry") struct EntryTests {
  static let day = CalendarDate(days: 20_000)

  static func posting(_ account: String, _ cents: Int64, measure: String = "A") -> Posting {
    Posting(
      account: account, measure: measure, item: "0812", party: nil, amount: Money(cents: cents))
  }

  static func entry(_ postings: [Posting]) throws(EntryError) -> Entry {
    try Entry(bookedOn: day, text: "Rechnung", postings: postings)
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let postings: [Posting]
    let error: EntryError
  }

  @Test(
    "postings that are no entry",
    arguments: [
      Refusal(testDescription: "none", postings: [], error: .tooFewPostings(0)),
      Refusal(
        testDescription: "one", postings: [posting("1800", 100)], error: .tooFewPostings(1)),
      Refusal(
        testDescription: "a posting of nothing",
        postings: [posting("5210", 100), posting("1800", -100), posting("5900", 0)],
        error: .emptyPosting(account: "5900")),
      Refusal(
        testDescription: "a cent short", postings: [posting("5210", 100), posting("1800", -99)],
        error: .unbalanced(measure: "A", by: Money(cents: 1))),
      Refusal(
        testDescription: "twice on one side",
        postings: [posting("5210", -100), posting("1800", -100)],
        error: .unbalanced(measure: "A", by: Money(cents: -200))),
      Refusal(
        testDescription: "balanced in total, not per measure",
        postings: [posting("5210", 100, measure: "B"), posting("1800", -100, measure: "A")],
        error: .unbalanced(measure: "A", by: Money(cents: -100))),
      Refusal(
        testDescription: "beyond 64 bits",
        postings: [posting("5210", .max), posting("5220", .max), posting("1800", -1)],
        error: .unbalanced(measure: "A", by: Money(cents: .max))),
      Refusal(
        testDescription: "wraps round to zero in 64 bits",
        postings: [posting("5210", .max), posting("5220", .max), posting("5230", 2)],
        error: .unbalanced(measure: "A", by: Money(cents: .max))),
    ])
  func refuses(_ refusal: Refusal) {
    #expect(throws: refusal.error) { try Self.entry(refusal.postings) }
  }

  @Test("measures balance each for itself")
  func perMeasure() throws {
    let entry = try Self.entry([
      Self.posting("5210", 100, measure: "A"), Self.posting("5210", 50, measure: "B"),
      Self.posting("1800", -100, measure: "A"), Self.posting("1800", -50, measure: "B"),
    ])
    #expect(entry.postings.count == 4)
    #expect(entry.text == "Rechnung")
  }

  @Test("a reversal exchanges the sides and nothing else; reversed twice it is the entry")
  func reversal() throws {
    let posting = Posting(
      account: "1800", measure: "A", item: "Z", party: "land", amount: Money(cents: 500))
    let entry = try Self.entry([posting, Self.posting("3800", -500)])
    let reversal = entry.reversal(on: Self.day.adding(days: 3), text: "Storno")
    #expect(reversal.bookedOn == Self.day.adding(days: 3))
    #expect(reversal.text == "Storno")
    #expect(reversal.postings.map(\.amount.cents) == [-500, 500])
    #expect(reversal.postings[0].account == "1800" && reversal.postings[0].party == "land")
    #expect(reversal.postings[0].measure == "A" && reversal.postings[0].item == "Z")
    #expect(reversal.reversal(on: Self.day, text: "Rechnung") == entry)
  }
}

@Suite("Period lock") struct PeriodLockTests {
  @Test("the last closed day is closed, the next one open")
  func lock() {
    let lock = PeriodLock(closedThrough: EntryTests.day)
    #expect(!lock.isOpen(EntryTests.day))
    #expect(!lock.isOpen(EntryTests.day.adding(days: -400)))
    #expect(lock.isOpen(EntryTests.day.adding(days: 1)))
    #expect(PeriodLock(closedThrough: nil).isOpen(EntryTests.day))
  }
}
