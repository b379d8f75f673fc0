import Amounts
import Bookkeeping
import Funding
import TestSupport
import Testing

/// What was booked, in memory.
final class Shelf: BookedRecords {
  let desk: BookingDesk
  private(set) var records: [JournalRecord] = []
  private(set) var orders: [Order] = []

  init(_ desk: BookingDesk) { self.desk = desk }

  /// Books and returns the number of the first entry.
  @discardableResult
  func book(_ booking: Booking) throws -> Int64 {
    if let order = try desk.order(booking, among: self) {
      orders.append(order)
      return 0
    }
    let first = Int64(records.count + 1)
    for proposal in try desk.propose(booking, among: self) { add(proposal, first) }
    return first
  }

  func pay(
    _ number: Int64, on date: CalendarDate, _ amount: Money? = nil, discount: Money? = nil,
    guarantee: String? = nil
  ) throws {
    let payment = BookingDesk.Payment(
      on: date, amount: amount, discount: discount, guarantee: guarantee)
    for proposal in try desk.propose(payment, of: open(number)) { add(proposal, number) }
  }

  func open(_ number: Int64) throws -> OpenExpense {
    try OpenExpense(records[Int(number) - 1], settledBy: settlements(of: number))
  }

  private func add(_ proposal: ProposedEntry, _ first: Int64) {
    records.append(
      JournalRecord(
        number: Int64(records.count + 1), recordedAt: "2025-07-01T12:00:00Z",
        booking: proposal.booking, eligible: proposal.eligible, countsOn: proposal.countsOn,
        entry: proposal.entry, reverses: nil, reversedBy: nil,
        settles: proposal.settles ?? (proposal.settlesPrevious ? first : nil)))
  }

  func expenses(voucher: VoucherKey) -> [JournalRecord] {
    records.filter {
      $0.booking.kind == .expense && $0.booking.voucher.map(VoucherKey.init) == voucher
    }
  }

  func reversed(voucher: VoucherKey) -> JournalRecord? { nil }

  func entry(number: Int64) -> JournalRecord? { records.first { $0.number == number } }

  func settlements(of expense: Int64) throws -> [JournalRecord] {
    records.filter { $0.settles == expense }
  }

  func order(_ id: String) -> Order? { orders.last { $0.id == id } }

  func orderConcluded(_ id: String) -> CalendarDate? {
    orders.filter { $0.id == id }.map(\.orderedOn).min()
  }

  func orderIDs() -> [String] { orders.map(\.id) }
}

@Suite("Bookings that refer to others") struct BookedRecordTests {
  private static func shelf() -> Shelf { Shelf(BookingFaultTests.desk) }

  /// 119.00 with 19.00 VAT, of which the city deducts 30 %: 113.30 are eligible at most.
  private static func invoice(
    _ number: String = "R-1", paidOn: CalendarDate? = "2025-07-01",
    _ change: (inout Booking) -> Void = { _ in }
  ) -> Booking {
    var booking = BookingFaultTests.expense()
    (booking.voucher, booking.paidOn, booking.counterparty) = (number, paidOn, "Druckhaus GmbH")
    change(&booking)
    return booking
  }

  private static func credit(
    _ amount: Money, for number: String = "R-1", on date: CalendarDate = "2025-07-10",
    _ change: (inout Booking) -> Void = { _ in }
  ) -> Booking {
    var booking = Booking(
      date: date, kind: .creditNote, measure: "", amount: amount, voucher: "G-1",
      facts: BookingFacts(forVoucher: number))
    change(&booking)
    return booking
  }

  private static func postings(_ record: JournalRecord?) -> [String] {
    record?.entry.postings.map { "\($0.account) \($0.amount.plainText)" } ?? []
  }

  @Test("a credit note takes its share of every part of the voucher, and comes in on the bank")
  func share() throws {
    let shelf = Self.shelf()
    try shelf.book(
      Self.invoice { ($0.eligible, $0.reason) = ("100.00", "Pflichtaufgabe") })
    try shelf.book(Self.credit("11.90", for: "r 1"))
    // A tenth of 100.00 eligible, 13.30 not eligible, 5.70 deductible VAT.
    #expect(
      Self.postings(shelf.records.last)
        == ["bank 11.90", "material -10.00", "ineligible -1.33", "inputVat -0.57"])
    let credit = try #require(shelf.records.last)
    #expect(credit.eligible == "10.00")
    #expect(credit.countsOn == "2025-07-10")
    #expect(credit.booking.facts.periodOn == "2025-07-01", "it lies where its expense lies")
    #expect(credit.booking.measure == "M" && credit.booking.line == "SACH")
    #expect(credit.booking.counterparty == "Druckhaus GmbH")
    #expect(credit.activities.map(\.eligible) == ["-10.00"])
    #expect(credit.activities.map(\.key.kind) == [.expense])
  }

  @Test("credit notes to the whole leave not a cent of any part", arguments: [1, 2, 3, 7, 119])
  func whole(_ count: Int64) throws {
    let shelf = Self.shelf()
    try shelf.book(Self.invoice { ($0.eligible, $0.reason) = ("77.77", "Pflichtaufgabe") })
    var left: Int64 = 11_900
    for part in 0..<count {
      let cents = part == count - 1 ? left : 11_900 / count
      left -= cents
      try shelf.book(Self.credit(Money(cents: cents)) { $0.voucher = "G-\(part)" })
    }
    #expect(try shelf.records.flatMap(\.activities).map(\.eligible).sum() == .zero)
    #expect(try shelf.records.flatMap(\.activities).map(\.amount).sum() == .zero)
    #expect(
      try TrialBalance(of: shelf.records.map(\.entry)).rows.allSatisfy { row in
        try row.balance().isZero
      })
  }

  @Test("an invoice with its full credit note equals none in every figure of the settlement")
  func equalsNone() throws {
    try forAll(500) { random in
      let scenario = RandomMeasure.make(&random)
      let cash = scenario.lines.filter { !$0.inKind && $0.flatRate == nil }
      let picked = random.element(of: cash)
      let line = try #require(picked)
      let shelf = Shelf(scenario.desk)
      let amount = Money(cents: Int64(random.int(3...900_000)))
      let day: CalendarDate = random.pick("2024-12-01", "2025-03-01", "2025-06-30")
      try shelf.book(
        Booking(
          date: day, kind: .expense, measure: "M", line: line.id, amount: amount, vat: .zero,
          voucher: "X-1", voucherDate: day, paidOn: random.chance(80) ? day : nil,
          facts: BookingFacts(
            serviceFrom: random.pick(nil, "2024-06-01"), serviceTo: random.pick(nil, "2026-03-31")))
      )
      // Paid in parts, not always whole.
      for _ in 0..<random.int(0...3) {
        let open = try shelf.open(1).left
        guard open > Money(cents: 1) else { break }
        try shelf.pay(
          1, on: max(day, random.pick("2025-07-02", "2025-12-20", "2026-02-01")),
          Money(cents: Int64(random.int(1...Int(open.cents)))))
      }
      // In up to three parts, the last of them the rest.
      var left = amount.cents
      for part in 1...3 {
        let cents = part == 3 ? left : Int64(random.int(0...left / 2))
        guard cents > 0 else { continue }
        left -= cents
        try shelf.book(
          Booking(
            date: random.pick("2025-07-01", "2025-07-15"), kind: .creditNote, measure: "M",
            amount: Money(cents: cents), voucher: "G-\(part)",
            facts: BookingFacts(forVoucher: "X-1")))
      }
      let before = try scenario.assess()
      let after = try scenario.assess(
        scenario.activities() + shelf.records.flatMap(\.activities))
      let (now, then) = (after.settlement, before.settlement)
      try #require(now.recognition.lines == then.recognition.lines)
      try #require(now.sources == then.sources && now.ineligible == then.ineligible)
      for (one, other) in zip(now.awards, then.awards) {
        try #require(one.entitled == other.entitled && one.repayable == other.repayable)
      }
    }
  }

  @Test("what is not paid yet is paid less its credit note")
  func unpaid() throws {
    let shelf = Self.shelf()
    try shelf.book(Self.invoice(paidOn: nil))
    try shelf.book(Self.credit("11.90"))
    #expect(Self.postings(shelf.records.last).first == "payables 11.90")
    try shelf.pay(1, on: "2025-08-01")
    let payment = try #require(shelf.records.last)
    #expect(payment.booking.amount == "107.10" && payment.eligible == "101.97")
    let activities = shelf.records.flatMap(\.activities)
    let open = activities.filter { $0.key.countsOn == nil }
    #expect(try open.map(\.amount).sum() == .zero && open.map(\.eligible).sum() == .zero)
    #expect(
      try activities.filter { $0.key.countsOn == "2025-08-01" }.map(\.eligible).sum() == "101.97")
  }

  /// What is booked before, the booking, and its fault.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let before: [Booking]
    let booking: Booking
    let fault: BookingFault

    init(_ what: String, _ before: [Booking], _ booking: Booking, _ fault: BookingFault) {
      (testDescription, self.before, self.booking, self.fault) = (what, before, booking, fault)
    }
  }

  private static func order(_ id: String = "A-1", on date: CalendarDate = "2025-06-20") -> Booking {
    Booking(
      date: date, kind: .order, measure: "M", line: "SACH", amount: "119.00",
      counterparty: "Druckhaus GmbH", facts: BookingFacts(order: id))
  }

  private static func part(_ number: String, _ amount: Money) -> Booking {
    invoice(number) { booking in
      (booking.amount, booking.vat, booking.facts.voucherTotal) = (amount, .zero, "11900.00")
    }
  }

  static let cases = [
    Case(
      "no such voucher", [invoice()], credit("1.00", for: "R-2"), .creditWithoutVoucher("R-2")),
    Case(
      "the voucher of another payee", [invoice()],
      credit("1.00") { $0.counterparty = "Bäckerei Korn" }, .creditWithoutVoucher("R-1")),
    Case(
      "a voucher on two lines", [invoice(), invoice { $0.line = "0812" }], credit("1.00"),
      .creditAmbiguous("R-1", entries: [1, 2])),
    Case(
      "a cent more than is left", [invoice(), credit("19.00")], credit("100.01"),
      .creditExceeds("R-1", amount: "100.01", voucher: "119.00", credited: "19.00")),
    Case(
      "before its voucher", [invoice()], credit("1.00", on: "2025-06-30"),
      .creditBeforeInvoice(date: "2025-06-30", invoice: "2025-07-01")),
    Case(
      "an order that nobody placed", [order()], invoice { $0.facts.order = "A-2" },
      .unknownOrder("A-2", nearest: "A-1")),
    Case(
      "an order after its invoice", [order(on: "2025-07-02")], invoice { $0.facts.order = "A-1" },
      .orderAfterInvoice("A-1", orderedOn: "2025-07-02", invoiced: "2025-07-01")),
    Case(
      "an order of another measure",
      [
        Booking(
          date: "2025-06-20", kind: .order, measure: "N", line: "NEU", amount: "1.00",
          counterparty: "X", facts: BookingFacts(order: "A-1"))
      ], invoice { $0.facts.order = "A-1" }, .orderOfOtherMeasure("A-1", is: "N")),
    Case(
      "an order told twice", [order()], order(on: "2025-06-21"),
      .orderDiffers("A-1", field: .date, known: "2025-06-20", found: "2025-06-21")),
    Case(
      "parts a cent above their voucher", [part("R-1", "5950.00")], part("R 1", "5950.01"),
      .partsAboveTotal(amount: "5950.01", booked: "5950.00", total: "11900.00", entries: [1])),
  ]

  @Test("what does not fit what was booked is refused with its facts", arguments: cases)
  func refuses(_ spoiled: Case) throws {
    let shelf = Self.shelf()
    for booking in spoiled.before { try shelf.book(booking) }
    let refused = #expect(throws: BookingRefused.self) { try shelf.book(spoiled.booking) }
    #expect(refused?.faults == [spoiled.fault])
  }

  @Test("what just fits is booked")
  func fits() throws {
    let sound: [[Booking]] = [
      [Self.invoice(), Self.credit("19.00"), Self.credit("100.00")],
      [Self.invoice(), Self.credit("1.00", on: "2025-07-01")],
      [
        Self.invoice(), Self.invoice { $0.line = "0812" },
        Self.credit("1.00") { $0.line = "0812" },
      ],
      [Self.invoice(), Self.credit("1.00", for: "1") { $0.counterparty = "Druckhaus" }],
      [Self.order(on: "2025-07-01"), Self.invoice { $0.facts.order = "A-1" }],
      [Self.order(), Self.order()],
      [Self.part("R-1", "5950.00"), Self.part("R 1", "5950.00")],
    ]
    for bookings in sound {
      let shelf = Self.shelf()
      for booking in bookings { try shelf.book(booking) }
    }
  }

  @Test("a voucher that its credit notes took whole leaves nothing to pay")
  func nothingLeft() throws {
    let shelf = Self.shelf()
    try shelf.book(Self.invoice(paidOn: nil))
    try shelf.book(Self.credit("119.00"))
    let refused = #expect(throws: BookingRefused.self) { try shelf.pay(1, on: "2025-08-01") }
    #expect(refused?.faults == [.nothingLeftToPay(1, amount: "119.00")])
  }

  @Test("a discount that was offered and not taken is not eligible")
  func discount() throws {
    // K07: 2 % of 11,900.00.
    let shelf = Self.shelf()
    try shelf.book(
      Self.invoice {
        ($0.amount, $0.vat, $0.facts.discountOffered) = ("11900.00", .zero, "2%")
      })
    #expect(shelf.records.first?.eligible == "11662.00")
  }
}
