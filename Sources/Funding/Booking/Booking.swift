public import Amounts

/// What is booked (Art), `Bookings.md`.
public enum BookingKind: String, Sendable, CaseIterable {
  case expense
  case ownFunds = "own-funds"
  case partnerCash = "partner-cash"
  case inKind = "in-kind"
  case civic
  case donation
  case revenue
  case otherPublic = "other-public"
  case drawdown
  case repayment
  case interest
  case forward
  /// A supplier's credit note: lowers the expense of the voucher that it is for (Gutschrift).
  case creditNote = "credit-note"
  /// A commitment: recorded and sealed, but nothing is posted (Auftrag). See ``Order``.
  case order
  /// Payment of an expense that was booked as not yet paid.
  case payment
  /// Use of grant money and partner cash (Verwendung), booked by `settle --post` and `close`.
  case recognise

  /// The kinds that a table of bookings may hold.
  public static let importable = allCases.filter { $0 != .recognise }

  public var name: LocalizedText {
    switch self {
    case .expense: LocalizedText(de: "Ausgabe", en: "Expense")
    case .ownFunds: LocalizedText(de: "Eigenmittel", en: "Own funds")
    case .partnerCash: LocalizedText(de: "Partnerbeitrag", en: "Partner cash")
    case .inKind: LocalizedText(de: "Sachleistung", en: "In-kind contribution")
    case .civic: LocalizedText(de: "Bürgerschaftliches Engagement", en: "Civic engagement")
    case .donation: LocalizedText(de: "Spende", en: "Donation")
    case .revenue: LocalizedText(de: "Einnahme", en: "Revenue")
    case .otherPublic: LocalizedText(de: "Andere öffentliche Mittel", en: "Other public money")
    case .drawdown: LocalizedText(de: "Zuwendungseingang", en: "Drawdown")
    case .repayment: LocalizedText(de: "Rückzahlung", en: "Repayment")
    case .interest: LocalizedText(de: "Zinsen", en: "Interest")
    case .forward: LocalizedText(de: "Weiterleitung", en: "Forwarding")
    case .creditNote: LocalizedText(de: "Gutschrift", en: "Credit note")
    case .order: LocalizedText(de: "Auftrag", en: "Order")
    case .payment: LocalizedText(de: "Zahlung", en: "Payment")
    case .recognise: LocalizedText(de: "Mittelverwendung", en: "Use of funds")
    }
  }

  /// The kind of source that a booking of this kind names; nil where it names none or an award.
  public var sourceKind: Source.Kind? {
    switch self {
    case .ownFunds: .ownCash
    case .partnerCash: .partnerCash
    case .inKind: .inKind
    case .civic: .civicEngagement
    case .donation: .donation
    case .revenue: .revenue
    case .otherPublic: .otherPublic
    default: nil
    }
  }

  /// Whether ``Booking/source`` is the id of an award.
  public var namesAward: Bool {
    switch self {
    case .drawdown, .repayment, .interest, .forward, .recognise: true
    default: false
    }
  }

  /// Whether money leaves the account, or comes in; nil where none moves.
  public var paysOut: Bool? {
    switch self {
    case .expense, .payment, .repayment, .interest, .forward: true
    case .inKind, .civic, .order, .recognise: nil
    default: false
    }
  }

  /// Whether measure and plan line are those of the voucher that is named.
  public var followsVoucher: Bool { self == .payment || self == .creditNote }

  /// Whether no money moves.
  public var isUnpaid: Bool { self == .inKind || self == .civic }

  /// Whether the booking names a plan line.
  public var namesLine: Bool {
    switch self {
    case .expense, .payment, .creditNote, .order, .inKind, .civic: true
    default: false
    }
  }
}

/// How an in-kind contribution is valued: quantity × rate × share.
public enum ValuationMethod: String, Sendable, CaseIterable {
  /// Hours × agreed hourly rate.
  case hours
  /// Months used × (acquisition value / useful life in months) × share of use.
  case depreciation
  /// Square metres × months × local comparable rent × share of use.
  case rent
  /// Pieces × market price or time value.
  case goods
  /// Months × customary licence price × share of use.
  case licence
  /// Months × monthly flat rate × share of full time, for staff (Personalausgabenpauschale).
  case months
  /// Delivered units of a fixed amount per unit; on an expense, not a valuation.
  case units

  /// Whether it pays staff: hours and months count against a full-time year.
  public var isStaff: Bool { self == .hours || self == .months }

  public var name: LocalizedText {
    switch self {
    case .hours: LocalizedText(de: "Stunden", en: "Hours")
    case .depreciation: LocalizedText(de: "Abschreibung", en: "Depreciation")
    case .rent: LocalizedText(de: "Miete", en: "Rent")
    case .goods: LocalizedText(de: "Sachwert", en: "Goods")
    case .licence: LocalizedText(de: "Lizenz", en: "Licence")
    case .months: LocalizedText(de: "Monate", en: "Months")
    case .units: LocalizedText(de: "Einheiten", en: "Units")
    }
  }
}

/// One row of a table of bookings, or one `record` command, as the sender gave it (`Bookings.md`).
public struct Booking: Hashable, Sendable {
  public var date: CalendarDate
  public var kind: BookingKind
  public var measure: String
  public var line: String?
  public var source: String?
  /// Gross, cents, more than zero.
  public var amount: Money
  /// Eligible part, cents; nil: amount less deductible input VAT.
  public var eligible: Money?
  /// Why less is eligible.
  public var reason: String?
  /// VAT contained in ``amount``, cents.
  public var vat: Money?
  public var voucher: String?
  public var voucherDate: CalendarDate?
  /// Day of payment; nil: not yet paid.
  public var paidOn: CalendarDate?
  public var counterparty: String?
  public var purpose: String?
  public var method: ValuationMethod?
  public var quantity: Rational?
  /// Cents for one unit of ``quantity``.
  public var unitRate: Money?
  public var share: Rate?
  /// Names of evidence files or of records in another system.
  public var evidence: [String]
  /// The sender's own id of the row.
  public var reference: String?
  /// What only some bookings tell.
  public var facts: BookingFacts

  public init(
    date: CalendarDate, kind: BookingKind, measure: String, line: String? = nil,
    source: String? = nil, amount: Money, eligible: Money? = nil, reason: String? = nil,
    vat: Money? = nil, voucher: String? = nil, voucherDate: CalendarDate? = nil,
    paidOn: CalendarDate? = nil, counterparty: String? = nil, purpose: String? = nil,
    method: ValuationMethod? = nil, quantity: Rational? = nil, unitRate: Money? = nil,
    share: Rate? = nil, evidence: [String] = [], reference: String? = nil,
    facts: BookingFacts = .none
  ) {
    self.date = date
    self.kind = kind
    self.measure = measure
    self.line = line
    self.source = source
    self.amount = amount
    self.eligible = eligible
    self.reason = reason
    self.vat = vat
    self.voucher = voucher
    self.voucherDate = voucherDate
    self.paidOn = paidOn
    self.counterparty = counterparty
    self.purpose = purpose
    self.method = method
    self.quantity = quantity
    self.unitRate = unitRate
    self.share = share
    self.evidence = evidence
    self.reference = reference
    self.facts = facts
  }
}
