import Amounts
import Bookkeeping
import Funding
import TestSupport
import Testing

@Suite("Posting recipes") struct BookingDeskTests {
  /// A measure with one source of each kind and awards of every level.
  static func scenario(
    basis: Measure.Basis = .expenditure, vatDeductible: Rate = .zero
  ) -> Scenario {
    Scenario(
      basis: basis, vatDeductible: vatDeductible,
      lines: [.line("0812", "1000.00"), .all("1000.00"), .unpaid("1000.00")],
      sources: [
        .own("500.00"), .partner("100.00"), .other(.inKind, "100.00"),
        .other(.civicEngagement, "100.00"), .other(.donation, .zero), .other(.revenue, .zero),
        .other(.otherPublic, .zero),
      ],
      awards: Funder.Level.allCases.map { .grant(.share, "100.00", id: $0.rawValue, level: $0) })
  }

  /// Account, item, party and amount of each posting.
  static func postings(_ proposal: ProposedEntry) -> [String] {
    proposal.entry.postings.map {
      "\($0.account) \($0.item) \($0.party ?? "-") \($0.amount.plainText)"
    }
  }

  struct Recipe: Sendable, CustomTestStringConvertible {
    let kind: BookingKind
    let source: String
    let debit: String
    let credit: String
    var testDescription: String { "\(kind.rawValue) \(source)" }
  }

  /// Debit account and item, credit account and item, party.
  static let recipes = [
    Recipe(
      kind: .ownFunds, source: "eigen", debit: "bank eigen stadt", credit: "ownFunds eigen stadt"),
    Recipe(
      kind: .partnerCash, source: "partner", debit: "bank partner dew",
      credit: "partnerAdvance partner dew"),
    Recipe(
      kind: .donation, source: "donation", debit: "bank donation -",
      credit: "donations donation -"),
    Recipe(kind: .revenue, source: "revenue", debit: "bank revenue -", credit: "revenue revenue -"),
    Recipe(
      kind: .otherPublic, source: "otherPublic", debit: "bank otherPublic -",
      credit: "otherPublic otherPublic -"),
    Recipe(
      kind: .drawdown, source: "land", debit: "bank land f-land",
      credit: "advanceLand land f-land"),
    Recipe(
      kind: .drawdown, source: "bund", debit: "bank bund f-bund",
      credit: "advanceBund bund f-bund"),
    Recipe(kind: .drawdown, source: "eu", debit: "bank eu f-eu", credit: "advanceEU eu f-eu"),
    Recipe(
      kind: .drawdown, source: "municipal", debit: "bank municipal f-municipal",
      credit: "advanceOther municipal f-municipal"),
    Recipe(
      kind: .drawdown, source: "foundation", debit: "bank foundation f-foundation",
      credit: "advanceOther foundation f-foundation"),
    Recipe(
      kind: .drawdown, source: "other", debit: "bank other f-other",
      credit: "advanceOther other f-other"),
    Recipe(
      kind: .repayment, source: "land", debit: "advanceLand land f-land", credit: "bank land f-land"
    ),
    Recipe(
      kind: .interest, source: "bund", debit: "interest bund f-bund", credit: "bank bund f-bund"),
    Recipe(
      kind: .forward, source: "land", debit: "forwardedAdvance land f-land",
      credit: "bank land f-land"),
    Recipe(
      kind: .inKind, source: "inKind", debit: "inKindExpense UNBAR -",
      credit: "inKindFinancing inKind -"),
    Recipe(
      kind: .civic, source: "civicEngagement", debit: "inKindExpense UNBAR -",
      credit: "inKindFinancing civicEngagement -"),
  ]

  @Test("one account against another", arguments: recipes)
  func simple(_ recipe: Recipe) throws {
    let booking =
      recipe.kind.isUnpaid
      ? Booking.unpaid(recipe.kind, "70.00", recipe.source)
      : .cash(recipe.kind, "70.00", recipe.source)
    let proposals = try Self.scenario().desk.propose(booking)
    let proposal = try #require(proposals.first)
    #expect(proposals.count == 1)
    #expect(Self.postings(proposal) == [recipe.debit + " 70.00", recipe.credit + " -70.00"])
    #expect(proposal.entry.bookedOn == "2025-07-01")
    #expect(proposal.countsOn == "2025-07-01")
    #expect(proposal.settles == nil && !proposal.settlesPrevious)
    #expect(proposal.entry.postings.allSatisfy { $0.measure == "M" })
  }

  @Test("every kind of booking has a recipe in the tables here")
  func covered() {
    // A credit note follows from its voucher (CreditNoteTests), an order posts nothing.
    let expenses: Set<BookingKind> = [.expense, .payment, .recognise, .creditNote, .order]
    #expect(Set(Self.recipes.map(\.kind)).union(expenses) == Set(BookingKind.allCases))
    #expect(
      Set(BookingKind.importable) == Set(BookingKind.allCases).subtracting([.recognise]))
  }

  @Test("in-kind contributions never touch money")
  func unpaid() throws {
    let money: Set<String> = ["bank", "payables"]
    for recipe in Self.recipes where recipe.kind.isUnpaid {
      let proposal = try #require(
        try Self.scenario().desk.propose(.unpaid(recipe.kind, "1.00", recipe.source)).first)
      #expect(money.isDisjoint(with: proposal.entry.postings.map(\.account)))
    }
  }

  @Test("a source that only one can be need not be named; its name is filled in")
  func resolves() throws {
    var booking = Booking.cash(.revenue, "5.00", "revenue")
    booking.source = nil
    let proposal = try #require(try Self.scenario().desk.propose(booking).first)
    #expect(proposal.booking.source == "revenue")
    #expect(proposal.activities.map(\.key.source) == ["revenue"])
  }

  // MARK: Expenses

  @Test("a paid expense: line against bank")
  func paid() throws {
    let proposals = try Self.scenario().desk.propose(.spend("119.00", line: "0812"))
    #expect(proposals.map(Self.postings) == [["staff 0812 - 119.00", "bank 0812 - -119.00"]])
    #expect(proposals[0].eligible == "119.00")
    #expect(proposals[0].countsOn == "2025-07-01")
  }

  @Test("an expense paid before it is booked leaves the bank and counts on the day of payment")
  func paidEarlier() throws {
    let proposals = try Self.scenario().desk.propose(.spend("10.00", paid: "2025-06-30"))
    #expect(proposals.map(\.entry.bookedOn) == ["2025-07-01", "2025-06-30"])
    #expect(proposals.map(\.countsOn) == [nil, "2025-06-30"])
    let activity = try #require(proposals[1].activities.last)
    #expect(activity.key.countsOn == "2025-06-30")
    #expect(activity.key.knownOn == "2025-06-30")
  }

  @Test("VAT that is deducted and what is not eligible stand on accounts of their own")
  func vat() throws {
    var booking = Booking.spend("119.00")
    booking.vat = "19.00"
    booking.eligible = "100.00"
    booking.reason = "Bewirtung"
    let proposals = try Self.scenario(vatDeductible: "30%").desk.propose(booking)
    #expect(
      proposals.map(Self.postings) == [
        [
          "material ALLE - 100.00", "ineligible ALLE - 13.30", "inputVat ALLE - 5.70",
          "bank ALLE - -119.00",
        ]
      ])
    #expect(proposals[0].eligible == "100.00")
  }

  @Test("deducted VAT is rounded in the funder's favour: what is eligible goes down to the cent")
  func vatRounding() throws {
    var booking = Booking.spend("1.00")
    booking.vat = "0.17"
    // 30 % of 0.17 is 0.051; 0.949 are left.
    let proposal = try #require(
      try Self.scenario(vatDeductible: "30%").desk.propose(booking).first)
    #expect(proposal.eligible == "0.94")
    #expect(
      Self.postings(proposal) == [
        "material ALLE - 0.94", "inputVat ALLE - 0.06", "bank ALLE - -1.00",
      ])
  }

  @Test("an expense of which nothing is eligible")
  func ineligible() throws {
    var booking = Booking.spend("50.00")
    booking.eligible = .zero
    booking.reason = "Bußgeld"
    let proposal = try #require(try Self.scenario().desk.propose(booking).first)
    #expect(Self.postings(proposal) == ["ineligible ALLE - 50.00", "bank ALLE - -50.00"])
    #expect(proposal.eligible == .zero)
  }

  @Test("an unpaid expense is owed, and counts on no day until it is paid")
  func unpaidExpense() throws {
    let proposals = try Self.scenario().desk.propose(.spend("60.00", paid: nil))
    #expect(proposals.map(Self.postings) == [["material ALLE - 60.00", "payables ALLE - -60.00"]])
    #expect(proposals[0].countsOn == nil)
    #expect(proposals[0].activities.map(\.key.countsOn) == [nil])
  }

  @Test("an expense paid later makes two entries: the invoice and its payment")
  func paidLater() throws {
    let proposals = try Self.scenario().desk.propose(.spend("60.00", paid: "2025-08-15"))
    #expect(
      proposals.map(Self.postings) == [
        ["material ALLE - 60.00", "payables ALLE - -60.00"],
        ["payables ALLE - 60.00", "bank ALLE - -60.00"],
      ])
    #expect(proposals.map(\.entry.bookedOn) == ["2025-07-01", "2025-08-15"])
    #expect(proposals.map(\.booking.kind) == [.expense, .payment])
    #expect(proposals.map(\.settlesPrevious) == [false, true])
    #expect(proposals.map(\.countsOn) == [nil, "2025-08-15"])
  }

  @Test(
    "a report sees an expense that is paid later from the day of payment on",
    arguments: [
      ("2025-06-30", "0.00"), ("2025-07-01", "0.00"), ("2025-08-14", "0.00"),
      ("2025-08-15", "60.00"),
    ] as [(CalendarDate, Money)])
  func asOf(date: CalendarDate, eligible: Money) throws {
    var scenario = Self.scenario()
    scenario.bookings = [.spend("60.00", paid: "2025-08-15")]
    scenario.asOf = date
    #expect(try scenario.assess().settlement.eligible == eligible)
  }

  @Test("the payment of an expense that was booked as unpaid")
  func payment() throws {
    let desk = Self.scenario().desk
    var booking = Booking.spend("60.00", paid: nil)
    booking.reference = "R-1"
    booking.evidence = ["rechnung.pdf"]
    booking.eligible = "50.00"
    booking.reason = "Skonto"
    let invoice = try #require(try desk.propose(booking).first)
    let open = try OpenExpense(Self.record(invoice, number: 7), settledBy: [])
    let payment = try #require(try desk.propose(.init(on: "2025-09-01"), of: open).first)
    #expect(Self.postings(payment) == ["payables ALLE - 60.00", "bank ALLE - -60.00"])
    #expect(payment.settles == 7)
    #expect(!payment.settlesPrevious)
    #expect(payment.booking.reference == nil, "the reference belongs to the invoice")
    #expect(payment.booking.evidence.isEmpty)
    var scenario = Self.scenario()
    scenario.asOf = "2025-09-01"
    let settlement = try scenario.assess(invoice.activities + payment.activities).settlement
    #expect(settlement.eligible == "50.00")
    #expect(settlement.actualTotal == "60.00")
  }

  // MARK: Cost basis

  @Test("on the cost basis an expense counts from its voucher on, paid or not")
  func costBasis() throws {
    let desk = Self.scenario(basis: .cost).desk
    var booking = Booking.spend("60.00", paid: nil)
    booking.voucherDate = "2025-05-31"
    #expect(try desk.propose(booking).map(\.countsOn) == ["2025-05-31"])
    booking.voucherDate = nil
    #expect(try desk.propose(booking).map(\.countsOn) == ["2025-07-01"])
  }

  @Test(
    "on the cost basis payment changes nothing",
    arguments: [nil, "2025-06-30", "2025-09-30"] as [CalendarDate?])
  func costBasisPayment(paidOn: CalendarDate?) throws {
    var scenario = Self.scenario(basis: .cost)
    scenario.bookings = [.spend("60.00", paid: paidOn)]
    scenario.asOf = "2025-07-01"
    #expect(try scenario.assess().settlement.eligible == "60.00")
    scenario.asOf = "2025-12-31"
    #expect(try scenario.assess().settlement.eligible == "60.00")
  }

  @Test("in-kind counts on the day of its voucher")
  func inKindDate() throws {
    var booking = Booking.unpaid(.inKind, "10.00", "inKind")
    booking.voucherDate = "2025-05-31"
    #expect(try Self.scenario().desk.propose(booking).map(\.countsOn) == ["2025-05-31"])
  }

  // MARK: Use of funds

  @Test(
    "used grant money and partner cash move from advance to income, and back where less was used")
  func use() throws {
    let desk = Self.scenario().desk
    let measure = Self.scenario().measure
    func use(_ item: String, _ difference: Money) throws -> ProposedEntry {
      try #require(desk.propose(useOf: item, measure: measure, by: difference, on: "2025-12-31"))
    }
    #expect(
      try Self.postings(use("land", "48.00"))
        == ["advanceLand land f-land 48.00", "grantLand land f-land -48.00"])
    #expect(
      try Self.postings(use("bund", "-2.00"))
        == ["advanceBund bund f-bund -2.00", "grantBund bund f-bund 2.00"])
    #expect(
      try Self.postings(use("partner", "9.00"))
        == ["partnerAdvance partner dew 9.00", "partnerCash partner dew -9.00"])
    #expect(try use("eu", "1.00").booking.kind == .recognise)
    #expect(try use("eu", "-1.00").booking.amount == "1.00")
    #expect(
      try use("eu", "1.00").activities.isEmpty, "it follows from settlement and adds nothing to it")
    #expect(desk.propose(useOf: "eu", measure: measure, by: .zero, on: "2025-12-31") == nil)
  }

  // MARK: Reversal

  @Test(
    "a reversal takes back what the booking added",
    arguments: [
      Booking.spend("60.00"), .spend("60.00", paid: nil), .draw("5.00", "land"),
      .unpaid(.inKind, "10.00", "inKind"),
      .unpaid(.civic, "10.00", "civicEngagement", evidence: []),
    ])
  func reversal(_ booking: Booking) throws {
    let scenario = Self.scenario()
    let proposal = try #require(try scenario.desk.propose(booking).first)
    let original = Self.record(proposal, number: 1)
    let reversal = JournalRecord(
      number: 2, recordedAt: "2025-07-03T12:00:00Z", booking: booking, eligible: -proposal.eligible,
      countsOn: proposal.countsOn, entry: proposal.entry.reversal(on: "2025-07-03", text: "Storno"),
      reverses: 1, reversedBy: nil, settles: nil)
    for (added, taken) in zip(original.activities, reversal.activities) {
      #expect(try added.amount + taken.amount == .zero)
      #expect(try added.eligible + taken.eligible == .zero)
      #expect(try added.unproven + taken.unproven == .zero)
      #expect(try added.unfiled + taken.unfiled == .zero)
      #expect(taken.key.countsOn == added.key.countsOn, "it counts where the original counted")
      #expect(taken.key.knownOn == "2025-07-03", "and is known from its own day on")
    }
    #expect(reversal.journalEntry.reverses == 1)
    #expect(
      try TrialBalance(of: [original.entry, reversal.entry]).rows.allSatisfy {
        try $0.balance().isZero
      })
  }

  private static func record(_ proposal: ProposedEntry, number: Int64) -> JournalRecord {
    JournalRecord(
      number: number, recordedAt: "2025-07-01T12:00:00Z", booking: proposal.booking,
      eligible: proposal.eligible, countsOn: proposal.countsOn, entry: proposal.entry,
      reverses: nil, reversedBy: nil, settles: nil)
  }
}
