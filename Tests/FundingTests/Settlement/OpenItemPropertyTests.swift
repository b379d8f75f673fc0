import Amounts
import Bookkeeping
import TestSupport
import Testing

@testable import Funding

/// Invoices that are paid in parts, with Skonto and retention, and credited, in random measures.
@Suite("Random open items") struct OpenItemPropertyTests {
  private static let count = 500

  /// An invoice of a random measure, owed, with or without a retention.
  private static func invoice(
    _ scenario: Scenario, _ random: inout SeededGenerator
  ) -> Booking? {
    for _ in 0..<60 {
      guard var booking = RandomMeasure.booking(scenario, &random), booking.kind == .expense,
        booking.amount > "10.00"
      else { continue }
      (booking.paidOn, booking.method, booking.quantity) = (nil, nil, nil)
      (booking.voucher, booking.counterparty) = ("Q-1", "Druckhaus GmbH")
      if random.chance(30) {
        booking.facts.retention = Money(cents: random.int(1...booking.amount.cents / 2))
        booking.facts.retentionDue = max(booking.date, booking.voucherDate ?? booking.date)
      }
      return booking
    }
    return nil
  }

  /// Amounts of one cent or more that come to `sum`.
  private static func parts(_ sum: Money, _ random: inout SeededGenerator) throws -> [Money] {
    var (parts, left) = ([Money](), sum)
    for _ in 0..<random.int(1...5) where left > "0.01" {
      parts.append(Money(cents: random.int(1...left.cents - 1)))
      left = try left - (parts.last ?? .zero)
    }
    return parts + [left]
  }

  private static func settle(_ scenario: Scenario, with shelf: Shelf?) throws -> MeasureSettlement {
    try scenario.settle(
      scenario.activities() + (shelf?.records.flatMap(\.activities) ?? []))
  }

  @Test("it makes no difference in how many parts an invoice is paid, with Skonto or without")
  func splitting() throws {
    try forAll(Self.count, seed: 21) { random in
      let scenario = RandomMeasure.make(&random)
      guard let invoice = Self.invoice(scenario, &random) else { return }
      let day = invoice.date.adding(days: random.int(0...60))
      let discount = random.chance(50) ? Money(cents: invoice.amount.cents / 50) : nil
      let paid = try invoice.amount - (discount ?? .zero)
      let (once, often) = (Shelf(scenario.desk), Shelf(scenario.desk))
      try once.book(invoice)
      try once.pay(1, on: day, paid, discount: discount.flatMap { $0.isZero ? nil : $0 })
      try often.book(invoice)
      for (index, part) in try Self.parts(paid, &random).enumerated() {
        try often.pay(
          1, on: day, part,
          discount: index == 0 ? discount.flatMap { $0.isZero ? nil : $0 } : nil)
      }
      try #require(try once.open(1).left == .zero && often.open(1).left == .zero)
      try #require(
        try Self.settle(scenario, with: often) == Self.settle(scenario, with: once))
    }
  }

  @Test("an invoice with its full credit note equals none, however much of it was paid")
  func credited() throws {
    try forAll(Self.count, seed: 22) { random in
      let scenario = RandomMeasure.make(&random)
      guard let invoice = Self.invoice(scenario, &random) else { return }
      let shelf = Shelf(scenario.desk)
      try shelf.book(invoice)
      for part in try Self.parts(invoice.amount, &random).dropLast() {
        try shelf.pay(1, on: invoice.date.adding(days: random.int(0...30)), part)
      }
      for part in try Self.parts(invoice.amount, &random) {
        var credit = Booking(
          date: invoice.date.adding(days: 30), kind: .creditNote, measure: "", amount: part,
          voucher: "G-1")
        credit.facts.forVoucher = "Q-1"
        try shelf.book(credit)
      }
      try #require(try shelf.open(1).left == .zero)
      // Seen when all of it is known.
      var later = scenario
      later.asOf = max(scenario.asOf, invoice.date.adding(days: 400))
      let (with, without) = (
        try Self.settle(later, with: shelf), try Self.settle(later, with: nil)
      )
      try #require(with.eligible == without.eligible)
      try #require(with.recognition.lines == without.recognition.lines)
      try #require(with.awards.map(\.entitled) == without.awards.map(\.entitled))
      let bank = shelf.records.flatMap(\.entry.postings).filter { $0.account == "bank" }
      try #require(try bank.map(\.amount).sum() == .zero)
    }
  }

  @Test("what is open of each voucher is what stands on its account")
  func replays() throws {
    try forAll(Self.count, seed: 23) { random in
      let scenario = RandomMeasure.make(&random)
      let shelf = Shelf(scenario.desk)
      var numbers: [Int64] = []
      for index in 1...random.int(1...4) {
        guard var invoice = Self.invoice(scenario, &random) else { continue }
        invoice.voucher = "Q-\(index)"
        let number = try shelf.book(invoice)
        numbers.append(number)
        let late = invoice.date.adding(days: 90)
        for part in try Self.parts(invoice.amount, &random).prefix(random.int(0...3)) {
          if random.chance(30) {
            var credit = Booking(
              date: late, kind: .creditNote, measure: "", amount: part, voucher: "G-1")
            credit.facts.forVoucher = invoice.voucher
            try shelf.book(credit)
          } else {
            try shelf.pay(
              number, on: random.chance(20) ? invoice.date.adding(days: -9) : late, part,
              guarantee: "B")
          }
        }
      }
      for number in numbers {
        let own = shelf.records.filter { $0.number == number || $0.settles == number }
        let owed = own.flatMap(\.entry.postings).filter { $0.account == "payables" }
        try #require(try owed.map(\.amount).sum() == -shelf.open(number).left)
        let unpaid = own.flatMap(\.activities).filter { $0.key.countsOn == nil }
        guard scenario.basis == .expenditure else { continue }
        try #require(try unpaid.map(\.amount).sum() == shelf.open(number).left)
        try #require(try unpaid.map(\.eligible).sum() == shelf.open(number).eligibleLeft)
      }
    }
  }
}
