import Amounts
import Funding
import TestSupport
import Testing

@Suite("Bookings that are refused") struct BookingFaultTests {
  /// Two measures of one project; the city deducts 30 % of its input VAT.
  static let projects: [Project] = {
    let scenario = Scenario(
      vatDeductible: "30%",
      lines: [.line("0812", "1000.00"), .line("SACH", "1000.00"), .unpaid("1000.00")],
      sources: [
        .own("500.00"), .partner("100.00"), .partner("100.00", id: "partner2"),
        .other(.inKind, "1000.00"), .other(.donation, .zero),
      ],
      awards: [.grant(.share, "1000.00", id: "L"), .grant(.share, "500.00", id: "B", level: .bund)])
    let other = Measure(
      id: "N", title: "Anderes", recipient: "stadt", role: .partner, basis: .expenditure,
      lines: [.line("NEU", "100.00")], sources: [.other(.revenue, .zero)])
    let award = Award.grant(.share, "50.00", id: "N-1")
    let first = scenario.project
    return [
      Project(
        id: "P", title: "", field: nil, lighthouse: false, period: nil,
        organisations: first.organisations, measures: first.measures + [other],
        awards: first.awards + [
          Award(
            id: award.id, measure: "N", funder: award.funder, ruleSet: award.ruleSet,
            financing: award.financing, rate: nil, amount: award.amount,
            awardedOn: award.awardedOn, period: award.period)
        ], amendment: nil)
    ]
  }()

  static let desk = BookingDesk(portfolio: Portfolio(projects: projects), chart: TestChart.chart)

  /// A sound expense, of which each case spoils something.
  static func expense(_ spoil: (inout Booking) -> Void = { _ in }) -> Booking {
    var booking = Booking.spend("119.00", line: "SACH")
    booking.vat = "19.00"
    spoil(&booking)
    return booking
  }

  static func hours(_ spoil: (inout Booking) -> Void = { _ in }) -> Booking {
    var booking = Booking.unpaid(.inKind, "160.00", "inKind")
    booking.method = .hours
    booking.quantity = Rational(16)
    booking.unitRate = "10.00"
    spoil(&booking)
    return booking
  }

  static func drawdown(_ spoil: (inout Booking) -> Void = { _ in }) -> Booking {
    var booking = Booking.draw("100.00", "L")
    spoil(&booking)
    return booking
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let booking: Booking
    let faults: [BookingFault]
    let field: BookingFault.Field

    init(_ what: String, _ booking: Booking, _ fault: BookingFault, _ field: BookingFault.Field) {
      testDescription = what
      self.booking = booking
      faults = [fault]
      self.field = field
    }
  }

  static let places: [Case] = [
    Case(
      "unknown measure", expense { $0.measure = "MM" }, .unknownMeasure("MM", nearest: "M"),
      .measure),
    Case(
      "an unknown measure like no other", expense { $0.measure = "SC-883" },
      .unknownMeasure("SC-883", nearest: nil), .measure),
    Case(
      "no line", expense { $0.line = nil }, .missing(.line, kind: .expense), .line),
    Case(
      "unknown line", expense { $0.line = "0813" },
      .unknownLine(
        "0813", nearest: "0812", measure: "M", known: ["0812", "SACH", "UNBAR"], elsewhere: []),
      .line),
    Case(
      "a line of another measure", expense { $0.line = "NEU" },
      .unknownLine(
        "NEU", nearest: nil, measure: "M", known: ["0812", "SACH", "UNBAR"], elsewhere: ["N"]),
      .line),
    Case(
      "an expense on a line for in-kind", expense { $0.line = "UNBAR" }, .lineTakesInKind("UNBAR"),
      .line),
    Case(
      "in-kind on a line for cash", hours { $0.line = "SACH" },
      .lineTakesCash("SACH", inKindLines: ["UNBAR"]), .line),
    Case(
      "a line where none belongs", drawdown { $0.line = "SACH" },
      .notForKind(.line, value: .words("SACH", "SACH"), kind: .drawdown), .line),
    Case(
      "two awards and none named", drawdown { $0.source = nil },
      .missing(.source, kind: .drawdown), .source),
    Case(
      "two partners and none named", drawdown { ($0.kind, $0.source) = (.partnerCash, nil) },
      .missing(.source, kind: .partnerCash), .source),
    Case(
      "no source of the kind at all", drawdown { ($0.kind, $0.source) = (.revenue, nil) },
      .missing(.source, kind: .revenue), .source),
    Case(
      "unknown award", drawdown { $0.source = "X" },
      .unknownAward("X", nearest: nil, measure: "M", known: ["L", "B"], elsewhere: []), .source),
    Case(
      "an award of another measure", drawdown { $0.source = "N-1" },
      .unknownAward("N-1", nearest: nil, measure: "M", known: ["L", "B"], elsewhere: ["N"]), .source
    ),
    Case(
      "a source of another measure", drawdown { ($0.kind, $0.source) = (.revenue, "revenue") },
      .unknownSource(
        "revenue", nearest: nil, measure: "M",
        known: ["eigen", "partner", "partner2", "inKind", "donation"],
        elsewhere: ["N"]), .source),
    Case(
      "an expense paid from an unknown source", expense { $0.source = "X" },
      .unknownSource(
        "X", nearest: nil, measure: "M",
        known: ["eigen", "partner", "partner2", "inKind", "donation"],
        elsewhere: []), .source),
    Case(
      "a source of another kind", drawdown { ($0.kind, $0.source) = (.donation, "eigen") },
      .sourceOfOtherKind("eigen", is: .ownCash, needed: .donation), .source),
  ]

  private static let long = String(repeating: "ä", count: 4001)

  static let amounts: [Case] = [
    Case(
      "a character more than is kept", expense { $0.purpose = long },
      .textTooLong(.purpose, long, limit: 4000), .purpose),
    Case("nothing", drawdown { $0.amount = .zero }, .notPositive(.zero), .amount),
    Case("less than nothing", drawdown { $0.amount = "-5.00" }, .notPositive("-5.00"), .amount),
    Case(
      "a cent beyond the limit", drawdown { $0.amount = Money(cents: Money.maximum.cents + 1) },
      .beyondLimit(Money(cents: Money.maximum.cents + 1)), .amount),
    Case(
      "more VAT than amount", expense { $0.vat = "119.01" },
      .vatExceedsAmount(vat: "119.01", amount: "119.00"), .vat),
    Case(
      "negative VAT", expense { $0.vat = "-0.01" },
      .vatExceedsAmount(vat: "-0.01", amount: "119.00"), .vat),
    // 119.00 × 27 / 127 = 25.2992…, so 25.30 is the most.
    Case(
      "a cent more VAT than 27 %", expense { $0.vat = "25.31" },
      .vatBeyondRates(vat: "25.31", amount: "119.00", most: "25.30"), .vat),
    Case(
      "the city deducts VAT and it is not told", expense { $0.vat = nil },
      .vatMissing(organisation: "Stadt", deductible: "30%"), .vat),
    Case(
      "more eligible than VAT leaves",
      // 119.00 less 30 % of 19.00.
      expense { $0.eligible = "113.31" },
      .eligibleExceeds(
        eligible: "113.31", allowed: "113.30", amount: "119.00", deductedVat: "5.70",
        unusedDiscount: .zero), .eligible),
    Case(
      "more eligible than an untaken discount leaves",
      // (119.00 − 30 % of 19.00) × 98 % = 111.034
      expense { ($0.eligible, $0.facts.discountOffered) = ("111.04", "2%") },
      .eligibleExceeds(
        eligible: "111.04", allowed: "111.03", amount: "119.00", deductedVat: "5.70",
        unusedDiscount: "2.27"), .eligible),
    Case(
      "less eligible without a reason", expense { $0.eligible = "113.29" },
      .reasonMissing(short: "0.01"), .reason),
    Case(
      "less eligible with an empty reason",
      expense {
        $0.eligible = "100.00"
        $0.reason = ""
      }, .reasonMissing(short: "13.30"), .reason),
    Case(
      "negative eligible amount", expense { $0.eligible = "-0.01" }, .eligibleNegative("-0.01"),
      .eligible),
    Case(
      "a share without a method", expense { $0.share = "50%" }, .missing(.method, kind: .expense),
      .method),
    Case(
      "an eligible part of a drawdown", drawdown { $0.eligible = "50.00" },
      .notForKind(.eligible, value: .money(Money(cents: 5000)), kind: .drawdown), .eligible),
  ]

  static let valuations: [Case] = [
    Case(
      "17 h × 10 € booked as 160 €", hours { $0.quantity = Rational(17) },
      .valuationDiffers(
        found: "160.00", gives: "170.00", quantity: Rational(17), unitRate: "10.00", share: .full),
      .amount),
    Case(
      "a share that is left out of the amount", hours { $0.share = "50%" },
      .valuationDiffers(
        found: "160.00", gives: "80.00", quantity: Rational(16), unitRate: "10.00", share: "50%"),
      .amount),
    Case("no quantity", hours { $0.quantity = nil }, .missing(.quantity, kind: .inKind), .quantity),
    Case("no rate", hours { $0.unitRate = nil }, .missing(.unitRate, kind: .inKind), .unitRate),
    Case(
      "units without a number", expense { $0.method = .units },
      .missing(.quantity, kind: .expense), .quantity),
    Case(
      "units in kind", hours { $0.method = .units },
      .notForKind(.method, value: .text(ValuationMethod.units.name), kind: .inKind), .method),
    Case(
      "an expense valued by depreciation", expense { $0.method = .depreciation },
      .notForKind(.method, value: .text(ValuationMethod.depreciation.name), kind: .expense), .method
    ),
    Case(
      "a drawdown by hours", drawdown { $0.method = .hours },
      .notForKind(.method, value: .text(ValuationMethod.hours.name), kind: .drawdown), .method),
    Case(
      "staff hours that give another amount",
      expense { ($0.method, $0.quantity, $0.unitRate) = (.hours, Rational(2), "60.00") },
      .valuationDiffers(
        found: "119.00", gives: "120.00", quantity: Rational(2), unitRate: "60.00", share: .full),
      .amount),
    Case(
      "no hours", expense { ($0.method, $0.quantity) = (.units, .zero) },
      .quantityNotPositive(.zero), .quantity),
    Case(
      "a share above 100 %", expense { $0.share = "101%" }, .shareOutOfRange("101%"), .share),
    Case("a share of nothing", expense { $0.share = .zero }, .shareOutOfRange(.zero), .share),
  ]

  /// The project runs for some years around 2025.
  static let days: [Case] = [
    Case(
      "booked a century ago", expense { ($0.date, $0.paidOn) = ("1925-07-01", "2025-07-01") },
      .dayFarOff(.date, "1925-07-01", period: Scenario.period), .date),
    Case(
      "paid when nobody is left", expense { $0.paidOn = "2052-07-01" },
      .dayFarOff(.paidOn, "2052-07-01", period: Scenario.period), .paidOn),
  ]

  static let facts: [Case] = [
    Case(
      "a part above its voucher", expense { $0.facts.voucherTotal = "118.99" },
      .partAboveTotal(amount: "119.00", total: "118.99"), .voucherTotal),
    Case(
      "a service that ends before it begins",
      expense { ($0.facts.serviceFrom, $0.facts.serviceTo) = ("2025-07-02", "2025-07-01") },
      .serviceReversed(from: "2025-07-02", to: "2025-07-01"), .serviceTo),
    Case(
      "a retention of the whole invoice",
      expense { ($0.facts.retention, $0.facts.retentionDue) = ("119.00", "2030-07-01") },
      .retentionOutside(retention: "119.00", amount: "119.00"), .retention),
    Case(
      "a retention without a day", expense { $0.facts.retention = "10.00" },
      .missing(.retentionDue, kind: .expense), .retentionDue),
    Case(
      "due a day before the invoice", expense { $0.facts.dueOn = "2025-06-30" },
      .dueBeforeInvoice(.dueOn, "2025-06-30", invoice: "2025-07-01"), .dueOn),
    Case(
      "a discount of an invoice", expense { $0.facts.discount = "2.00" },
      .notForKind(.discount, value: .money(Money(cents: 200)), kind: .expense), .discount),
    Case(
      "a due day of money that comes in", drawdown { $0.facts.dueOn = "2025-07-30" },
      .notForKind(.dueOn, value: .date("2025-07-30"), kind: .drawdown), .dueOn),
    Case(
      "more than a full post",
      hours { $0.facts.staffShare = "101%" }, .rateOutOfRange(.staffShare, "101%"), .staffShare),
    Case(
      "no offers at all", order { $0.facts.offers = 0 }, .offersNotPositive(0), .offers),
    Case(
      "an order without an id", order { $0.facts.order = nil }, .missing(.order, kind: .order),
      .order),
    Case(
      "an order that is paid", order { $0.paidOn = "2025-07-01" },
      .notForKind(.paidOn, value: .date("2025-07-01"), kind: .order), .paidOn),
    Case(
      "a drawdown with a service", drawdown { $0.facts.serviceFrom = "2025-07-01" },
      .notForKind(.serviceFrom, value: .date("2025-07-01"), kind: .drawdown), .serviceFrom),
    Case(
      "an expense with a procedure", expense { $0.facts.procedure = .open },
      .notForKind(.procedure, value: .text(Procedure.open.name), kind: .expense), .procedure),
    Case(
      "a credit note for nothing", credit { $0.facts.forVoucher = nil },
      .missing(.forVoucher, kind: .creditNote), .forVoucher),
  ]

  private static func order(_ spoil: (inout Booking) -> Void = { _ in }) -> Booking {
    var booking = Booking(
      date: "2025-07-01", kind: .order, measure: "M", line: "0812", amount: "119.00",
      counterparty: "Druckhaus", facts: BookingFacts(order: "A-1"))
    spoil(&booking)
    return booking
  }

  private static func credit(_ spoil: (inout Booking) -> Void = { _ in }) -> Booking {
    var booking = Booking(
      date: "2025-07-01", kind: .creditNote, measure: "M", line: "0812", amount: "119.00",
      facts: BookingFacts(forVoucher: "R-1"))
    spoil(&booking)
    return booking
  }

  @Test(
    "each fault is told with its facts", arguments: places + amounts + valuations + facts + days)
  func refuses(_ spoiled: Case) {
    let refused = #expect(throws: BookingRefused.self) { try Self.desk.propose(spoiled.booking) }
    #expect(refused?.faults == spoiled.faults)
    #expect(refused?.faults.map(\.field) == [spoiled.field])
  }

  @Test("the bookings that the cases spoil are sound")
  func sound() throws {
    for booking in [Self.expense(), Self.hours(), Self.drawdown()] {
      #expect(try Self.desk.propose(booking).count == 1)
    }
  }

  @Test("all faults of a booking are told at once")
  func allAtOnce() {
    let booking = Self.expense {
      $0.amount = "-1.00"
      $0.line = "0813"
      $0.source = "X"
      $0.share = "200%"
    }
    let refused = #expect(throws: BookingRefused.self) { try Self.desk.propose(booking) }
    #expect(refused?.faults.map(\.field) == [.amount, .line, .source, .vat, .share])
  }

  /// A fault added to ``BookingFault`` does not compile here until it has a name, and fails until
  /// it has a case.
  private static func name(_ fault: BookingFault) -> String {
    switch fault {
    case .unknownMeasure: "unknownMeasure"
    case .missing: "missing"
    case .notForKind: "notForKind"
    case .unknownLine: "unknownLine"
    case .unknownSource: "unknownSource"
    case .sourceOfOtherKind: "sourceOfOtherKind"
    case .unknownAward: "unknownAward"
    case .lineTakesInKind: "lineTakesInKind"
    case .lineTakesCash: "lineTakesCash"
    case .notPositive: "notPositive"
    case .beyondLimit: "beyondLimit"
    case .vatExceedsAmount: "vatExceedsAmount"
    case .vatBeyondRates: "vatBeyondRates"
    case .vatMissing: "vatMissing"
    case .eligibleExceeds: "eligibleExceeds"
    case .reasonMissing: "reasonMissing"
    case .eligibleNegative: "eligibleNegative"
    case .valuationDiffers: "valuationDiffers"
    case .textTooLong: "textTooLong"
    case .shareOutOfRange: "shareOutOfRange"
    case .quantityNotPositive: "quantityNotPositive"
    case .dayFarOff: "dayFarOff"
    case .partAboveTotal: "partAboveTotal"
    case .serviceReversed: "serviceReversed"
    case .rateOutOfRange: "rateOutOfRange"
    case .offersNotPositive: "offersNotPositive"
    // Those of other records have their cases in BookedRecordTests.
    case .retentionOutside: "retentionOutside"
    case .dueBeforeInvoice: "dueBeforeInvoice"
    case .paysTooMuch, .guaranteesNothing, .paymentWithoutVoucher, .isTakenBack,
      .paymentAmbiguous:
      "of other records"
    case .nothingLeftToPay, .partsAboveTotal, .unknownOrder, .orderOfOtherMeasure,
      .orderAfterInvoice, .orderDiffers, .creditWithoutVoucher, .creditAmbiguous, .creditExceeds,
      .creditBeforeInvoice, .creditNotPaid:
      "of other records"
    }
  }

  @Test("every fault has a case")
  func walks() {
    let faults =
      (Self.places + Self.amounts + Self.valuations + Self.facts + Self.days).flatMap(\.faults)
    #expect(Set(faults.map(Self.name)).count == 28)
  }
}
