import Amounts
import Bookkeeping
import Funding
import TestSupport
import Testing

/// Invoices that are paid in parts, with a discount, less what is retained.
@Suite("Open invoices") struct OpenExpenseTests {
  private static let day: CalendarDate = "2025-07-01"

  private static func shelf() -> Shelf { Shelf(BookingFaultTests.desk) }

  /// 300.00 without VAT, all of it eligible.
  private static func invoice(
    _ amount: Money = "300.00", _ change: (inout Booking) -> Void = { _ in }
  ) -> Booking {
    var booking = BookingFaultTests.expense()
    (booking.amount, booking.vat, booking.paidOn) = (amount, .zero, nil)
    (booking.voucher, booking.counterparty) = ("Q-1", "Druckhaus GmbH")
    change(&booking)
    return booking
  }

  private static func payment(
    _ amount: Money, on date: CalendarDate = "2025-07-20",
    _ change: (inout Booking) -> Void = { _ in }
  ) -> Booking {
    var booking = Booking(
      date: date, kind: .payment, measure: "", amount: amount, voucher: "Q-1")
    change(&booking)
    return booking
  }

  private static func postings(_ record: JournalRecord) -> [String] {
    record.entry.postings.map { "\($0.account) \($0.amount.plainText)" }
  }

  private static func words(_ part: OpenExpense.Part) -> String {
    [
      part.amount.plainText, part.eligible.plainText, part.dueOn?.isoText ?? "-",
      part.isRetained ? "retained" : nil,
    ].compactMap { $0 }.joined(separator: " ")
  }

  private enum Place { case first, second, third }

  /// A part of a voucher over 300.00.
  private static func part(_ amount: Money, _ place: Place) -> Booking {
    invoice(amount) {
      $0.facts.voucherTotal = "300.00"
      switch place {
      case .first: break
      case .second: ($0.eligible, $0.reason) = (.zero, "Pflichtaufgabe")
      case .third: $0.facts.serviceFrom = "2025-06-01"
      }
    }
  }

  @Test("a payment of a voucher pays all its parts in proportion, and leaves no cent")
  func splitVoucher() throws {
    let shelf = Self.shelf()
    for (amount, place) in [("33.33", .first), ("33.33", .second), ("233.34", .third)]
      as [(Money, Place)]
    {
      try shelf.book(Self.part(amount, place))
    }
    // Half of the voucher: 150.00 × 33.33 / 300.00 = 16.665, × 66.66 / 300.00 = 33.33.
    try shelf.book(Self.payment("150.00"))
    let first = shelf.records.dropFirst(3)
    #expect(first.map(\.settles) == [1, 2, 3])
    #expect(first.map(\.booking.amount) == ["16.67", "16.66", "116.67"])
    #expect(first.map(\.eligible) == ["16.67", .zero, "116.67"])
    try shelf.book(Self.payment("147.00", on: "2025-07-30") { $0.facts.discount = "3.00" })
    for number in 1...3 as ClosedRange<Int64> { #expect(try shelf.open(number).left == .zero) }
    // Gross 297.00, of which 33.33 − 0.33 of the second part are not eligible.
    let paid = shelf.records.filter { $0.booking.kind == .payment }
    #expect(try paid.map(\.booking.amount).sum() == "297.00")
    #expect(try Self.counted(shelf, on: nil) == [.zero, .zero])
  }

  @Test("a credit note of a voucher lowers all its parts in proportion, or the one it names")
  func splitCredit() throws {
    func credit(_ amount: Money, _ change: (inout Booking) -> Void = { _ in }) -> Booking {
      var booking = Booking(
        date: "2025-07-20", kind: .creditNote, measure: "", amount: amount, voucher: "G-1",
        reference: "S-\(amount.plainText)", facts: BookingFacts(forVoucher: "Q-1"))
      change(&booking)
      return booking
    }
    let shelf = Self.shelf()
    for (amount, place) in [("33.33", .first), ("33.33", .second), ("233.34", .third)]
      as [(Money, Place)]
    {
      try shelf.book(Self.part(amount, place))
    }
    try shelf.book(credit("150.00"))
    let first = shelf.records.dropFirst(3)
    #expect(first.map(\.settles) == [1, 2, 3])
    #expect(first.map(\.booking.amount) == ["16.67", "16.66", "116.67"])
    #expect(first.map(\.eligible) == ["16.67", .zero, "116.67"])
    #expect(first.map(\.booking.reference) == ["S-150.00", "S-150.00 (2)", "S-150.00 (3)"])
    let above = #expect(throws: BookingRefused.self) { try shelf.book(credit("150.01")) }
    #expect(
      above?.faults == [
        .creditExceeds("Q-1", amount: "150.01", voucher: "300.00", credited: "150.00")
      ])
    // What comes back in money comes for what was paid.
    let half = Self.shelf()
    var paid = Self.part("100.00", .first)
    paid.paidOn = Self.day
    for part in [paid, Self.part("200.00", .first)] { try half.book(part) }
    try half.book(credit("60.00") { $0.paidOn = "2025-07-20" })
    #expect(half.records.suffix(1).map(\.settles) == [1] && half.records.count == 3)
    // The number of an entry names one part.
    try shelf.book(credit("6.66") { $0.facts.forVoucher = "1" })
    #expect(try (1...3).map { try shelf.open($0).left } == ["10.00", "16.67", "116.67"])
    try shelf.book(credit("143.34"))
    #expect(try (1...3).map { try shelf.open($0).left } == [.zero, .zero, .zero])
    #expect(try shelf.records.suffix(3).map(\.eligible).sum() == "126.67")
  }

  @Test("what is paid before its invoice is booked leaves the bank on its day")
  func advance() throws {
    let shelf = Self.shelf()
    try shelf.book(Self.invoice { $0.paidOn = "2025-06-20" })
    #expect(shelf.records.map(\.entry.bookedOn) == [Self.day, "2025-06-20"])
    #expect(shelf.records.map(Self.postings)[1] == ["payables 300.00", "bank -300.00"])
    #expect(try Self.counted(shelf, on: "2025-06-20") == ["300.00", "300.00"])
    #expect(try Self.counted(shelf, on: nil) == [.zero, .zero])
    #expect(try shelf.open(1).left == .zero)
    // Told later, it comes to the same.
    let later = Self.shelf()
    try later.book(Self.invoice())
    try later.book(Self.payment("300.00", on: "2025-06-20"))
    #expect(later.records.map(Self.postings) == shelf.records.map(Self.postings))
  }

  @Test("an entry of an older program that was paid before its invoice is not open")
  func olderAdvance() throws {
    let shelf = Self.shelf()
    try shelf.book(Self.invoice { $0.paidOn = Self.day })
    let record = shelf.records[0]
    var booking = record.booking
    booking.paidOn = "2025-06-20"
    let old = JournalRecord(
      number: 1, recordedAt: record.recordedAt, booking: booking, eligible: record.eligible,
      countsOn: "2025-06-20", entry: record.entry, reverses: nil, reversedBy: nil, settles: nil)
    #expect(try OpenExpense(old, settledBy: []).left == .zero)
  }

  /// Of the activities that count on a day.
  private static func counted(_ shelf: Shelf, on day: CalendarDate?) throws -> [Money] {
    let own = shelf.records.flatMap(\.activities).filter { $0.key.countsOn == day }
    return [try own.map(\.amount).sum(), try own.map(\.eligible).sum()]
  }

  @Test("each payment counts on its day with its share, and no cent is left over")
  func thirds() throws {
    let shelf = Self.shelf()
    try shelf.book(Self.invoice { ($0.eligible, $0.reason) = ("100.00", "Pflichtaufgabe") })
    for day in ["2025-07-10", "2025-07-20", "2025-07-30"] as [CalendarDate] {
      try shelf.book(Self.payment("100.00", on: day))
    }
    // A third of 100.00 is 33.33, two thirds are 66.67.
    #expect(try Self.counted(shelf, on: "2025-07-10") == ["100.00", "33.33"])
    #expect(try Self.counted(shelf, on: "2025-07-20") == ["100.00", "33.34"])
    #expect(try Self.counted(shelf, on: "2025-07-30") == ["100.00", "33.33"])
    #expect(try Self.counted(shelf, on: nil) == [.zero, .zero])
    #expect(Self.postings(shelf.records[1]) == ["payables 100.00", "bank -100.00"])
    #expect(try shelf.open(1).left == .zero)
  }

  @Test("a discount closes the rest and lowers what is eligible in proportion")
  func discount() throws {
    let shelf = Self.shelf()
    try shelf.book(Self.invoice("1190.00") { ($0.eligible, $0.reason) = ("1000.00", "anteilig") })
    try shelf.book(Self.payment("1166.20") { $0.facts.discount = "23.80" })
    // 2 % off: 1,000.00 × 1,166.20 / 1,190.00 = 980.00.
    #expect(try Self.counted(shelf, on: "2025-07-20") == ["1166.20", "980.00"])
    #expect(try Self.counted(shelf, on: nil) == [.zero, .zero])
    #expect(
      shelf.records.dropFirst().map(Self.postings) == [
        ["payables 23.80", "material -20.00", "ineligible -3.80"],
        ["payables 1166.20", "bank -1166.20"],
      ])
    #expect(shelf.records[1].booking.purpose == "Skonto")
    #expect(shelf.records[2].booking.facts.discount == "23.80")
  }

  @Test("a discount that is taken is not cut once more because it was offered")
  func offered() throws {
    let shelf = Self.shelf()
    try shelf.book(Self.invoice("1190.00") { $0.facts.discountOffered = "2%" })
    #expect(shelf.records[0].eligible == "1166.20")
    try shelf.pay(1, on: "2025-07-10", discount: "23.80")
    #expect(try Self.counted(shelf, on: "2025-07-10") == ["1166.20", "1166.20"])
    #expect(try Self.counted(shelf, on: nil) == [.zero, .zero])
  }

  @Test("what is retained stays open until its day, or until a guarantee takes its place")
  func retention() throws {
    for guarantee in [nil, "Bürgschaft 4711"] {
      let shelf = Self.shelf()
      try shelf.book(
        Self.invoice("10000.00") {
          ($0.facts.retention, $0.facts.retentionDue) = ("500.00", "2030-07-01")
          ($0.paidOn, $0.facts.dueOn) = ("2025-07-15", "2025-07-31")
        })
      #expect(try Self.counted(shelf, on: "2025-07-15") == ["9500.00", "9500.00"])
      let open = try shelf.open(1)
      #expect(open.left == "500.00" && open.retained(on: "2030-06-30") == "500.00")
      #expect(try open.parts().map(Self.words) == ["500.00 500.00 2030-07-01 retained"])
      // A day early it is paid all the same, and somebody is asked; a guarantee needs no question.
      let early = try shelf.desk.propose(
        .init(on: "2030-06-30", guarantee: guarantee), of: shelf.open(1))
      #expect(early.map(\.booking.amount) == ["500.00"])
      #expect(early.map(\.retainedUntil) == [guarantee == nil ? "2030-07-01" : nil])
      let day: CalendarDate = guarantee == nil ? "2030-07-01" : "2026-01-10"
      try shelf.pay(1, on: day, guarantee: guarantee)
      #expect(try Self.counted(shelf, on: day) == ["500.00", "500.00"])
      #expect(shelf.records.last?.booking.facts.guarantee == guarantee)
    }
  }

  @Test("what is not retained is due by the day of the invoice")
  func parts() throws {
    let shelf = Self.shelf()
    try shelf.book(
      Self.invoice("1000.00") {
        ($0.facts.retention, $0.facts.retentionDue) = ("50.00", "2030-07-01")
        $0.facts.dueOn = "2025-07-31"
        ($0.eligible, $0.reason) = ("500.00", "anteilig")
      })
    try shelf.pay(1, on: "2025-07-10", "200.00")
    #expect(
      try shelf.open(1).parts().map(Self.words) == [
        "750.00 375.00 2025-07-31", "50.00 25.00 2030-07-01 retained",
      ])
  }

  @Test("a credit note lowers what is open first, then the last payment")
  func creditOfParts() throws {
    let shelf = Self.shelf()
    try shelf.book(Self.invoice("100.00"))
    try shelf.pay(1, on: "2025-07-10", "30.00")
    try shelf.pay(1, on: "2025-07-20", "30.00")
    try shelf.book(
      Booking(
        date: "2025-08-01", kind: .creditNote, measure: "", amount: "80.00", voucher: "Q-1G",
        reference: "G", facts: BookingFacts(forVoucher: "Q-1")))
    let credits = shelf.records.suffix(3)
    #expect(
      credits.map(Self.postings) == [
        ["payables 40.00", "material -40.00"], ["bank 30.00", "material -30.00"],
        ["bank 10.00", "material -10.00"],
      ])
    #expect(credits.map(\.countsOn) == [nil, "2025-08-01", "2025-08-01"])
    #expect(credits.map(\.booking.facts.periodOn) == [nil, "2025-07-20", "2025-07-10"])
    #expect(credits.map(\.booking.reference) == ["G", "G (2)", "G (3)"])
    #expect(try shelf.open(1).left == .zero)
  }

  @Test("a credit note lowers the account on which its invoice stands, whatever its line has now")
  func otherAccount() throws {
    let shelf = Self.shelf()
    try shelf.book(Self.invoice("100.00"))
    let chart = try Chart(
      accounts: TestChart.chart.accounts, roles: TestChart.chart.roles, lineAccounts: [:],
      defaultLineAccount: "staff")
    let credit = try BookingDesk(
      portfolio: Portfolio(projects: BookingFaultTests.projects), chart: chart
    ).propose(
      Booking(
        date: "2025-08-01", kind: .creditNote, measure: "", amount: "80.00", voucher: "Q-1G",
        facts: BookingFacts(forVoucher: "Q-1")), among: shelf)
    #expect(credit.flatMap { $0.entry.postings.map(\.account) } == ["payables", "material"])
  }

  @Test("in how many parts an invoice is paid changes nothing in the settlement")
  func splitting() throws {
    try forAll(300) { random in
      let scenario = RandomMeasure.make(&random)
      let line = try #require(scenario.lines.first { !$0.inKind && $0.flatRate == nil })
      let amount = Money(cents: Int64(random.int(2...900_000)))
      let eligible = Money(cents: Int64(random.int(0...Int(amount.cents))))
      let days = (0..<3).map { _ in
        random.pick("2025-07-02", "2025-07-02", "2025-12-20", "2026-02-01") as CalendarDate
      }
      func book(_ parts: Int, _ amounts: [CalendarDate: Int64]) throws -> Shelf {
        let shelf = Shelf(scenario.desk)
        try shelf.book(
          Booking(
            date: "2025-06-30", kind: .expense, measure: "M", line: line.id, amount: amount,
            eligible: eligible, reason: "anteilig", vat: .zero, voucher: "Q-1"))
        for (day, cents) in amounts.sorted(by: { $0.key < $1.key }) {
          let cut = min(cents - 1, max(1, cents / Int64(parts)))
          if parts > 1, cut > 0 { try shelf.pay(1, on: day, Money(cents: cut)) }
          try shelf.pay(1, on: day, Money(cents: parts > 1 && cut > 0 ? cents - cut : cents))
        }
        return shelf
      }
      var amounts: [CalendarDate: Int64] = [:]
      var left = amount.cents
      for (index, day) in days.enumerated() {
        let cents = index == 2 ? left : Int64(random.int(0...Int(left)))
        guard cents > 0 else { continue }
        amounts[day, default: 0] += cents
        left -= cents
      }
      let (whole, split) = (try book(1, amounts), try book(random.int(2...4), amounts))
      for day in Set(days) {
        try #require(try Self.counted(whole, on: day) == Self.counted(split, on: day))
      }
      try #require(try Self.counted(split, on: nil) == [.zero, .zero])
      let one = try scenario.assess(scenario.activities() + whole.records.flatMap(\.activities))
      let other = try scenario.assess(scenario.activities() + split.records.flatMap(\.activities))
      try #require(one.settlement.awards.map(\.entitled) == other.settlement.awards.map(\.entitled))
      try #require(one.settlement.recognition.lines == other.settlement.recognition.lines)
    }
  }

  /// What is booked before, the payment, and its fault.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let before: [Booking]
    let booking: Booking
    let fault: BookingFault

    init(_ what: String, _ before: [Booking], _ booking: Booking, _ fault: BookingFault) {
      (testDescription, self.before, self.booking, self.fault) = (what, before, booking, fault)
    }
  }

  static let cases = [
    Case(
      "a cent more than is open", [invoice(), payment("100.00")], payment("200.01"),
      .paysTooMuch(1, amount: "200.01", discount: .zero, open: "200.00")),
    Case(
      "more than is open with its discount", [invoice()],
      payment("295.00") { $0.facts.discount = "5.01" },
      .paysTooMuch(1, amount: "295.00", discount: "5.01", open: "300.00")),
    Case(
      "nothing open", [invoice(), payment("300.00")], payment("0.01"),
      .nothingLeftToPay(1, amount: "300.00")),
    Case(
      "an invoice that was paid at once", [invoice { $0.paidOn = day }], payment("1.00"),
      .nothingLeftToPay(1, amount: "300.00")),
    Case(
      "an unknown voucher", [invoice()], payment("1.00") { $0.voucher = "Q-2" },
      .paymentWithoutVoucher("Q-2")),
    Case(
      "a voucher of two payees",
      [invoice(), invoice { $0.counterparty = "Bäckerei Korn" }], payment("1.00"),
      .paymentAmbiguous("Q-1", entries: [1, 2])),
    Case(
      "two invoices of one number", [invoice(), invoice()], payment("1.00"),
      .paymentAmbiguous("Q-1", entries: [1, 2])),
    Case(
      "more than all parts of a voucher", [part("100.00", .first), part("200.00", .second)],
      payment("300.01"), .paysTooMuch(1, amount: "300.01", discount: .zero, open: "300.00")),
    Case(
      "no voucher", [invoice()], payment("1.00") { $0.voucher = nil },
      .missing(.voucher, kind: .payment)),
  ]

  @Test("a payment that does not fit is refused with its facts", arguments: cases)
  func refuses(_ spoiled: Case) throws {
    let shelf = Self.shelf()
    for booking in spoiled.before { try shelf.book(booking) }
    let refused = #expect(throws: BookingRefused.self) { try shelf.book(spoiled.booking) }
    #expect(refused?.faults == [spoiled.fault])
  }

  @Test("what just fits is paid: by spelling, payee, line or number of the entry")
  func fits() throws {
    for change in [
      { $0.voucher = "q 1" }, { $0.counterparty = "Druckhaus" }, { $0.line = "SACH" },
      { $0.voucher = "1" },
    ] as [(inout Booking) -> Void] {
      let shelf = Self.shelf()
      try shelf.book(Self.invoice())
      try shelf.book(Self.invoice { $0.paidOn = Self.day })
      try shelf.book(Self.payment("300.00", change))
      #expect(try shelf.open(1).left == .zero)
    }
  }
}
