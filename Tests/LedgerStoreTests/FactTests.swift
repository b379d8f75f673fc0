import Amounts
import Bookkeeping
import Foundation
import Funding
import TestSupport
import Testing

@testable import LedgerStore

/// What only some entries tell, credit notes, orders, and evidence that comes later.
@Suite("Facts of entries") struct FactTests {
  private let sample: SampleLedger
  private let act = SampleBooks.act
  private static let day: CalendarDate = "2022-03-01"

  init() throws { sample = try SampleLedger() }

  private static func invoice(_ facts: BookingFacts = .none) -> Booking {
    Booking(
      date: day, kind: .expense, measure: "SC-1-DO", line: "0831", amount: "119.00",
      voucher: "R-1", voucherDate: day, paidOn: day, counterparty: "Druckhaus GmbH", facts: facts)
  }

  private static let told = BookingFacts(
    voucherTotal: "238.00", serviceFrom: "2022-03-01", serviceTo: "2022-12-31",
    discountOffered: "2%", inventory: "INV-7", dueOn: "2022-03-31")

  private func book(_ booking: Booking) throws {
    let desk = BookingDesk(portfolio: try sample.ledger.currentPortfolio(), chart: sample.chart)
    let books = VoucherBook(sample.ledger, wanted: [])
    _ = try sample.ledger.post(try desk.propose(booking, among: books), act: act)
  }

  @Test("they are read as they were told, reversed with their entry, and rewound with it")
  func roundTrip() throws {
    let empty = try sample.ledger.head()
    try book(Self.invoice(Self.told))
    #expect(try sample.ledger.entry(1).booking.facts == Self.told)
    _ = try sample.ledger.reverse(1, reason: "falsch", on: "2022-04-01", act: act)
    #expect(try sample.ledger.entry(2).booking.facts == Self.told)
    let activities = try sample.ledger.activities(measure: "SC-1-DO")
    #expect(activities.count == 2)
    #expect(try activities.map(\.eligible).sum() == .zero)
    #expect(activities.allSatisfy { $0.key.service == Self.told.service })
    #expect(try sample.ledger.verify(deep: true).problems == [])
    let past = try #require(try sample.ledger.rewound(to: empty))
    #expect(try past.entryCount() == 0 && past.activities(measure: "SC-1-DO") == [])
  }

  @Test("an entry without any is sealed as before there were facts")
  func olderSeals() throws {
    try book(Self.invoice())
    let facts = RowQuery(SealedRecord.entry.tables[3])
    #expect(try sample.ledger.query { try $0.rows(facts) }.isEmpty)
    // The seal of version 1 of the canonical encoding, over entry and postings alone.
    let before = try sample.ledger.head()
    try book(Self.invoice(BookingFacts(inventory: "INV-8")))
    #expect(try sample.ledger.head() != before)
    #expect(try sample.ledger.verify(deep: true, expectedHead: before).problems == [])
  }

  @Test("a credit note lowers its voucher, is reversed with it, and ties with the sums")
  func creditNote() throws {
    try book(Self.invoice(Self.told))
    try book(
      Booking(
        date: "2022-05-02", kind: .creditNote, measure: "", amount: "19.00", voucher: "G-1",
        facts: BookingFacts(forVoucher: "r 1")))
    let credit = try sample.ledger.entry(2)
    #expect(credit.settles == 1)
    #expect(credit.booking.facts.periodOn == Self.day)
    #expect(credit.booking.facts.service == Self.told.service)
    // 98 % of 119.00 are 116.62; 19 of 119 parts of it.
    #expect(credit.eligible == "18.62")
    func sum() throws -> Money {
      try sample.ledger.activities(measure: "SC-1-DO").map(\.eligible).sum()
    }
    #expect(try sum() == "98.00")
    let filter = VoucherFilter(
      .payments(.expenditure), measure: "SC-1-DO", through: "2022-12-31", upTo: 9)
    #expect(try sample.ledger.voucherSums(filter).map(\.amount) == ["100.00"])
    #expect(try sample.ledger.verify(deep: true).problems == [])
    _ = try sample.ledger.reverse(1, reason: "falsch", on: "2022-06-01", act: act)
    #expect(try sum() == .zero)
    #expect(try sample.ledger.verify(deep: true).problems == [])
  }

  @Test("orders are recorded once, changed by a further version, and invoiced")
  func orders() throws {
    func order(_ value: Money, on day: CalendarDate = Self.day) -> Order {
      Order(
        id: "A-1", orderedOn: day, measure: "SC-1-DO", line: "0831", partner: "Druckhaus GmbH",
        value: value, vat: "19.00", procedure: .negotiated, offers: 3)
    }
    func record(_ order: Order) throws -> Int {
      try sample.ledger.post([], orders: [order], act: act).orders
    }
    #expect(try record(order("238.00")) == 1)
    #expect(try record(order("238.00")) == 0)
    #expect(try record(order("357.00", on: "2022-04-01")) == 1)
    try book(Self.invoice(BookingFacts(order: "A-1")))
    let standing = try #require(try sample.ledger.orders().first)
    #expect(standing.order == order("357.00", on: "2022-04-01"))
    #expect(standing.concludedOn == Self.day)
    #expect(standing.invoiced == "119.00" && standing.outstanding == "238.00")
    let before = try sample.ledger.orders(asOf: "2022-03-31")
    #expect(before.map(\.order.value) == ["238.00"])
    #expect(try sample.ledger.orders(asOf: "2022-02-28") == [])
    #expect(try sample.ledger.verify(deep: true).problems == [])
  }

  @Test("evidence that comes later counts, on every day and for the reversal too")
  func lateEvidence() throws {
    let hours = Booking(
      date: Self.day, kind: .inKind, measure: "SC-1-DO", line: "SACH", source: "tu",
      amount: "100.00", method: .hours, quantity: Rational(10), unitRate: "10.00")
    try book(hours)
    func unproven() throws -> [Money] {
      let activities = try sample.ledger.activities(measure: "SC-1-DO")
      return [try activities.map(\.unproven).sum(), try activities.map(\.unfiled).sum()]
    }
    #expect(try unproven() == ["100.00", .zero])
    var named = hours
    named.evidence = ["zettel.pdf"]
    try book(named)
    #expect(try unproven() == ["100.00", "100.00"], "a name alone clears nothing")
    let file = EvidenceFile.sample(
      try sample.folder.write(Data("z".utf8), to: "zettel.pdf"), "z")
    _ = try sample.ledger.file([("zettel.pdf", file)], for: 2, act: act)
    #expect(try unproven() == ["100.00", .zero])
    _ = try sample.ledger.reverse(1, reason: "falsch", on: "2022-04-01", act: act)
    #expect(try unproven() == [.zero, .zero])
    _ = try sample.ledger.file([("zettel.pdf", file)], for: 1, act: act)
    #expect(try unproven() == [.zero, .zero])
    #expect(try sample.ledger.verify(deep: true).problems == [])
  }
}
