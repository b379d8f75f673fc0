import Amounts
import Bookkeeping
import Funding
import LedgerStore
import TestSupport
import Testing

/// Posting, reading back, duplicates, reversals, closing.
@Suite struct PostingTests {
  private static let act = SampleBooks.act
  private static let date = CalendarDate(days: 19_000)

  private static func own(
    _ cents: Int64, reference: String? = nil, date: CalendarDate = date
  ) -> Booking {
    Booking(
      date: date, kind: .ownFunds, measure: "SC-1-DO", source: "eigen",
      amount: Money(cents: cents), reference: reference)
  }

  private static func invoice(_ cents: Int64, paidOn: CalendarDate?, reference: String? = nil)
    -> Booking
  {
    Booking(
      date: date, kind: .expense, measure: "SC-1-DO", line: "0831", amount: Money(cents: cents),
      voucher: "R 1", paidOn: paidOn, evidence: ["r1.pdf"], reference: reference)
  }

  private static func index(_ error: LedgerError?, _ reason: PostingRefusal.Reason) -> [Int] {
    guard case .refused(let refusals)? = error else { return [] }
    return refusals.filter { $0.reason == reason }.map(\.index)
  }

  @Test("random bookings come back as they were given, with the balances they make")
  func roundTrip() throws {
    try forAll(12) { random in
      let sample = try SampleLedger(projects: 2)
      var proposals: [ProposedEntry] = []
      for _ in 0..<random.int(1...4) {
        let number = random.int(1...2)
        var bookings: [Booking] = []
        for _ in 0..<random.int(1...30) {
          bookings.append(SampleBooks.booking(&random, project: number))
        }
        proposals += try sample.propose(bookings)
        try sample.post(bookings)
      }
      let records = try sample.ledger.entries(JournalFilter())
      try #require(records.map(\.booking) == proposals.map(\.booking))
      try #require(records.map(\.entry) == proposals.map(\.entry))
      try #require(records.map(\.eligible) == proposals.map(\.eligible))
      try #require(records.map(\.countsOn) == proposals.map(\.countsOn))
      try #require(records.map(\.number) == Array(1...Int64(records.count)))
      try #require(
        try sample.ledger.trialBalance() == TrialBalance(of: proposals.map(\.entry)))
      let day = CalendarDate(days: random.int(18_718...20_453))
      let until = proposals.map(\.entry).filter { $0.bookedOn <= day }
      try #require(try sample.ledger.trialBalance(asOf: day) == TrialBalance(of: until))
      try #require(
        try sample.ledger.trialBalance(asOf: day.endOfMonth)
          == TrialBalance(of: proposals.map(\.entry).filter { $0.bookedOn <= day.endOfMonth }))
      let report = try sample.ledger.verify(deep: true)
      try #require(report.problems == [])
      try #require(report.entries == records.count)
    }
  }

  @Test("the activities of a measure are those of its entries, added up")
  func activities() throws {
    try forAll(10) { random in
      let sample = try SampleLedger(projects: 2)
      try sample.post(random: &random, 60)
      for number in Int64(1)...3 where try sample.ledger.entry(number).reversedBy == nil {
        let last = try sample.ledger.entry(number)
        if last.settles == nil {
          _ = try sample.ledger.reverse(
            number, reason: "falsch", on: CalendarDate(days: 20_500), act: Self.act)
        }
      }
      func add(_ each: Activity, to sums: inout [Activity.Key: Money]) throws {
        sums[each.key.summed] = try (sums[each.key.summed] ?? .zero) + each.eligible
      }
      var expected: [Activity.Key: Money] = [:]
      try sample.ledger.journal { record in
        for each in record.activities { try add(each, to: &expected) }
      }
      var found: [Activity.Key: Money] = [:]
      var order: [String] = []
      try sample.ledger.activities { measure, activities in
        order.append(measure)
        try #require(activities == (try sample.ledger.activities(measure: measure)))
        for each in activities { try add(each, to: &found) }
      }
      try #require(found == expected && order == order.sorted())
      try #require(try sample.ledger.verify(deep: true).problems == [])
    }
  }

  @Test("every entry that cannot be posted is named, and none is posted")
  func refusals() throws {
    let sample = try SampleLedger()
    try sample.ledger.closePeriod(through: Self.date.adding(days: -1), act: Self.act)
    let good = try sample.propose([Self.own(100)])[0]
    func proposal(
      measure: String = "SC-1-DO", item: String = "eigen", account: String = "1800",
      date: CalendarDate = Self.date, settles: Int64? = nil, share: Rate? = nil
    ) throws -> ProposedEntry {
      var booking = good.booking
      booking.measure = measure
      booking.source = item
      booking.date = date
      booking.share = share
      let entry = try Entry(
        bookedOn: date, text: "x",
        postings: [
          Posting(
            account: account, measure: measure, item: item, party: nil, amount: Money(cents: 100)),
          Posting(
            account: "4500", measure: measure, item: item, party: nil, amount: Money(cents: -100)),
        ])
      return ProposedEntry(
        booking: booking, eligible: .zero, countsOn: nil, entry: entry, settles: settles)
    }
    let tiny = Rational(1, over: .max) * Rational(1, over: .max)
    let proposals = [
      good, try proposal(measure: "SC-9"), try proposal(item: "nichts"),
      try proposal(account: "9999"), try proposal(date: Self.date.adding(days: -1)),
      try proposal(settles: 77), try proposal(share: Rate(tiny)),
    ]
    let head = try sample.ledger.head()
    let error = #expect(throws: LedgerError.self) {
      try sample.ledger.post(proposals, act: Self.act)
    }
    #expect(Self.index(error, .unknownMeasure("SC-9")) == [1])
    #expect(Self.index(error, .unknownItem("nichts", measure: "SC-1-DO")) == [2])
    #expect(Self.index(error, .unknownAccount("9999")) == [3])
    #expect(
      Self.index(
        error,
        .closedPeriod(date: Self.date.adding(days: -1), through: Self.date.adding(days: -1))) == [4]
    )
    #expect(Self.index(error, .settlesUnknown(77)) == [5])
    #expect(Self.index(error, .fractionTooLong(tiny.exactText)) == [6])
    #expect(try sample.ledger.head() == head)
    #expect(try sample.ledger.entryCount() == 0)
  }

  @Test("a preview tells what posting does, with the balances, and writes nothing")
  func preview() throws {
    let sample = try SampleLedger()
    try sample.post([Self.own(1000)])
    let head = try sample.ledger.head()
    let proposals = try sample.propose([Self.own(250), Self.invoice(100, paidOn: Self.date)])
    let preview = try sample.ledger.preview(proposals, act: Self.act)
    #expect(try sample.ledger.head() == head)
    func change(_ account: String, _ before: Int64, _ after: Int64) -> BalanceChange {
      BalanceChange(
        account: account, measure: "SC-1-DO", before: Money(cents: before),
        after: Money(cents: after))
    }
    #expect(
      preview.balances == [
        change("1800", 1000, 1150), change("4500", -1000, -1250), change("5220", 0, 100),
      ])
    #expect(try sample.ledger.post(proposals, act: Self.act) == preview.posted)
    #expect(preview.posted.numbers == 2...3)
  }

  @Test("the same reference with the same content books once, and once more after a reversal")
  func sameReference() throws {
    let sample = try SampleLedger()
    let rows = [
      Self.own(100, reference: "A"),
      Self.invoice(300, paidOn: Self.date.adding(days: 9), reference: "B"),
    ]
    #expect(try sample.post(rows).numbers == 1...3)
    let head = try sample.ledger.head()
    let again = try sample.post(rows)
    #expect(again == PostedRange(numbers: nil, known: 3, knownBookings: 2, head: head))
    _ = try sample.ledger.reverse(1, reason: "falsch", on: Self.date, act: Self.act)
    #expect(try sample.post(rows).known == 2)
    #expect(try sample.post(rows).known == 3)
    // Within one file too.
    #expect(try sample.post([Self.own(5, reference: "C"), Self.own(5, reference: "C")]).known == 1)
  }

  @Test("the same reference with other content is refused, unless all it stands for was reversed")
  func otherContent() throws {
    let sample = try SampleLedger()
    try sample.post([
      Self.own(100, reference: "A"),
      Self.invoice(300, paidOn: Self.date.adding(days: 9), reference: "B"),
    ])
    let changed = [
      Self.own(101, reference: "A"), Self.own(7),
      Self.invoice(300, paidOn: nil, reference: "B"),
    ]
    let error = #expect(throws: LedgerError.self) { try sample.post(changed) }
    #expect(Self.index(error, .referenceTaken("A", by: 1)) == [0])
    #expect(Self.index(error, .referenceTaken("B", by: 2)) == [2])
    _ = try sample.ledger.reverse(1, reason: "falsch", on: Self.date, act: Self.act)
    #expect(try sample.post([changed[0]]).count == 1)
    let third = #expect(throws: LedgerError.self) {
      try sample.post([Self.own(102, reference: "A")])
    }
    #expect(Self.index(third, .referenceTaken("A", by: 5)) == [0])
  }

  @Test("a file imported twice is known by its bytes where rows have no reference")
  func importedBefore() throws {
    let sample = try SampleLedger()
    let file = BatchInfo(fileName: "a.csv", fileDigest: Digest256(of: [1, 2, 3]))
    let rows = [Self.own(100, reference: "A"), Self.own(200)]
    try sample.post(rows, batch: file)
    let error = LedgerError.importedBefore(
      ImportedFile(fileName: "a.csv", recordedAt: SampleBooks.recordedAt, entries: 1...2))
    #expect(throws: error) { try sample.post(rows, batch: file) }
    #expect(try sample.post([rows[0]], batch: file).known == 1)
    let again = try sample.ledger.post(
      sample.propose(rows), batch: file, again: true, act: Self.act)
    #expect(again.count == 1)
    #expect(again.known == 1)
  }

  @Test("a reversal restores every balance and every sum")
  func reversal() throws {
    try forAll(10) { random in
      let sample = try SampleLedger()
      try sample.post(random: &random, 20)
      let before = try sample.ledger.trialBalance()
      let posted = try sample.post([SampleBooks.booking(&random)])
      let number = try #require(posted.numbers?.lowerBound)
      let reversed = try sample.ledger.reverse(
        number, reason: "falsch", on: CalendarDate(days: 20_600), act: Self.act)
      // An expense that is paid later is taken back with its payment.
      try #require(reversed.count == posted.count)
      let after = try sample.ledger.trialBalance()
      for row in after.rows {
        let old = before.rows.first { ($0.account, $0.measure) == (row.account, row.measure) }
        try #require(try row.balance() == (try old?.balance() ?? .zero))
      }
      let original = try sample.ledger.entry(number)
      let reversal = try sample.ledger.entry(try #require(original.reversedBy))
      try #require(reversal.reverses == number)
      try #require(reversal.entry.text == "falsch")
      try #require(reversal.booking.amount == original.booking.amount)
      try #require(reversal.eligible == -original.eligible)
      try #require(try sample.ledger.verify(deep: true).problems == [])
    }
  }

  @Test("what cannot be reversed")
  func reversalRefused() throws {
    let sample = try SampleLedger()
    try sample.post([Self.own(100), Self.own(200)])
    let ledger = sample.ledger
    #expect(throws: LedgerError.unknownEntry(9)) {
      try ledger.reverse(9, reason: "x", on: Self.date, act: Self.act)
    }
    #expect(throws: LedgerError.reversalBeforeEntry(1, bookedOn: Self.date)) {
      try ledger.reverse(1, reason: "x", on: Self.date.adding(days: -1), act: Self.act)
    }
    _ = try ledger.reverse(1, reason: "x", on: Self.date, act: Self.act)
    #expect(throws: LedgerError.alreadyReversed(1, by: 3)) {
      try ledger.reverse(1, reason: "x", on: Self.date, act: Self.act)
    }
    #expect(throws: LedgerError.isReversal(3, of: 1)) {
      try ledger.reverse(3, reason: "x", on: Self.date, act: Self.act)
    }
    try ledger.closePeriod(through: Self.date, act: Self.act)
    #expect(throws: LedgerError.closedPeriod(date: Self.date, through: Self.date)) {
      try ledger.reverse(2, reason: "x", on: Self.date, act: Self.act)
    }
    #expect(throws: LedgerError.closedFurther(through: Self.date)) {
      try ledger.closePeriod(through: Self.date, act: Self.act)
    }
    #expect(try ledger.periodLock().closedThrough == Self.date)
  }

  @Test("an unpaid expense is open until its payment is booked, and again when that is reversed")
  func openExpenses() throws {
    let sample = try SampleLedger()
    try sample.post([
      Self.invoice(100, paidOn: nil), Self.invoice(200, paidOn: Self.date),
      Self.invoice(300, paidOn: Self.date.adding(days: 3)), Self.invoice(400, paidOn: nil),
    ])
    func open() throws -> [Int64] { try sample.ledger.openExpenses().map(\.record.number) }
    #expect(try open() == [1, 5])
    let desk = BookingDesk(portfolio: try sample.ledger.currentPortfolio(), chart: sample.chart)
    func paid(_ number: Int64, on day: CalendarDate) throws -> [ProposedEntry] {
      try desk.propose(
        .init(on: day), of: OpenExpense(try sample.ledger.entry(number), settledBy: []))
    }
    let payment = try paid(1, on: Self.date.adding(days: 5))
    #expect(try sample.ledger.post(payment, act: Self.act).numbers == 6...6)
    #expect(try open() == [5])
    let error = #expect(throws: LedgerError.self) { try sample.ledger.post(payment, act: Self.act) }
    #expect(Self.index(error, .settledAlready(1, by: 6)) == [0])
    _ = try sample.ledger.reverse(
      6, reason: "x", on: Self.date.adding(days: 6), act: Self.act)
    #expect(try open() == [1, 5])
    #expect(try sample.ledger.openExpenses(measure: "SC-1-TU") == [])
    _ = try sample.ledger.reverse(5, reason: "x", on: Self.date, act: Self.act)
    #expect(try open() == [1])
    let reversed = #expect(throws: LedgerError.self) {
      _ = try sample.ledger.post(try paid(5, on: Self.date), act: Self.act)
    }
    #expect(Self.index(reversed, .settlesReversed(5)) == [0])
  }

  @Test("settlements are kept with the entries that book them, and add up")
  func settlements() throws {
    let sample = try SampleLedger()
    let measure = try #require(try SampleBooks.project().measure("SC-1-DO"))
    let desk = BookingDesk(portfolio: try sample.ledger.currentPortfolio(), chart: sample.chart)
    let settlement = BookedSettlement(
      award: "SC-1-B", asOf: Self.date, entitled: Money(cents: 700), drawn: Money(cents: 1000),
      ruleSet: StoredRuleSet(name: "anbest-p-bund", content: [1, 2, 3]), edition: "2019")
    for (difference, number) in [(700, 1), (-50, 2)] as [(Int64, Int64)] {
      let use = try #require(
        desk.propose(useOf: "SC-1-B", measure: measure, by: Money(cents: difference), on: Self.date)
      )
      _ = try sample.ledger.post([use], settlements: [settlement], act: Self.act)
      #expect(try sample.ledger.settlements(award: "SC-1-B").last?.entries == [number])
    }
    #expect(try sample.ledger.settlements().map(\.settlement) == [settlement, settlement])
    #expect(try sample.ledger.settlements(award: "SC-1-L") == [])
    #expect(try sample.ledger.ruleSets() == [settlement.ruleSet])
    #expect(
      try sample.ledger.posted(on: ["4140", "4141"], item: "SC-1-B", measure: "SC-1-DO")
        == Money(cents: -650))
    #expect(try sample.ledger.verify(deep: true).isSound)
  }

  @Test("delivered units count once booked, and not when reversed")
  func units() throws {
    let sample = try SampleLedger()
    func delivery(_ quantity: Rational, _ days: Int) -> Booking {
      var booking = Self.invoice(100, paidOn: nil)
      booking.date = Self.date.adding(days: days)
      booking.method = .units
      booking.quantity = quantity
      return booking
    }
    try sample.post([delivery(Rational(7, over: 2), 0), delivery(Rational(2), 10)])
    func units(_ days: Int) throws -> Rational {
      try sample.ledger.units(measure: "SC-1-DO", asOf: Self.date.adding(days: days)).total
    }
    #expect(try units(9) == Rational(7, over: 2))
    #expect(try units(10) == Rational(11, over: 2))
    _ = try sample.ledger.reverse(
      1, reason: "x", on: Self.date.adding(days: 12), act: Self.act)
    #expect(try units(11) == Rational(11, over: 2))
    #expect(try units(12) == Rational(2))
  }

  @Test("the journal is filtered, in order, and may be asked back")
  func journal() throws {
    var random = SeededGenerator(seed: 3)
    let sample = try SampleLedger(projects: 2)
    try sample.post(random: &random, 80)
    let all = try sample.ledger.entries(JournalFilter())
    let filter = JournalFilter(
      from: CalendarDate(days: 19_000), through: CalendarDate(days: 20_000),
      measures: ["SC-1-DO", "SC-2-DO"], kinds: [.expense, .drawdown], after: 10)
    let expected = all.filter {
      (19_000...20_000).contains($0.entry.bookedOn.days) && $0.number > 10
        && [.expense, .drawdown].contains($0.booking.kind) && $0.booking.measure == "SC-1-DO"
    }
    #expect(!expected.isEmpty)
    #expect(try sample.ledger.entries(filter) == expected)
    #expect(
      try sample.ledger.entries(JournalFilter(source: "dew")).map(\.number)
        == all.filter { $0.booking.source == "dew" }.map(\.number))
    #expect(
      try sample.ledger.entries(JournalFilter(line: "0812")).map(\.number)
        == all.filter { $0.booking.line == "0812" }.map(\.number))
    try sample.ledger.journal(filter) { (record) throws -> Void in
      #expect(try sample.ledger.entry(record.number) == record)
      #expect(throws: LedgerError.openForReadingOnly) {
        try sample.ledger.closePeriod(through: Self.date, act: Self.act)
      }
    }
  }

  @Test("an account keeps the kind it was first taken with")
  func accounts() throws {
    let sample = try SampleLedger()
    #expect(try sample.ledger.accounts().count == sample.chart.accounts.count)
    #expect(try sample.ledger.adopt(sample.chart, act: Self.act) == [])
    let turned = sample.chart.accounts.map {
      Account(number: $0.number, name: $0.name, kind: $0.number == "1800" ? .income : $0.kind)
    }
    let chart = try Chart(
      accounts: turned, roles: sample.chart.roles, lineAccounts: [:], defaultLineAccount: "5210")
    #expect(throws: LedgerError.accountOfAnotherKind(number: "1800")) {
      try sample.ledger.adopt(chart, act: Self.act)
    }
  }
}
