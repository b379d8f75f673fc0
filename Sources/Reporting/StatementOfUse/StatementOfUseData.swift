public import Amounts
public import Funding

/// What a statement of use is made of (Verwendungsnachweis): the ledger's figures as of a day, and
/// the bookings behind them. Sentences are already in the language of the report; amounts in cents.
public struct StatementOfUseData: Sendable {
  /// Day, subject, findings, provenance.
  public var basis: ReportBasis
  public var recipient: Recipient
  /// The authority that granted the money (Bewilligungsbehörde).
  public var funder: String
  /// Other organisations of the project, by name.
  public var partners: [String]
  public var project: Titled
  public var measure: Titled
  public var award: Award
  public var papers = Papers()
  /// Nil where the report does not tell.
  public var drawable: Drawable?
  /// Contracts awarded.
  public var orders: [OrderStanding] = []
  public var lines: [Line]
  /// What the measure recognises beyond ``lines``, which hold what this award sees, cents: what
  /// its other awards granted for other periods or by other rules. The receipts are the measure's.
  public var elsewhere: Money
  /// In the order of the financing plan, the award of this statement last.
  public var sources: [Source]
  /// Expenditure entry by entry, in order of time. Reversals stand as negative rows.
  public var payments: [VoucherLine]
  /// Money and value received, entry by entry, in order of time.
  public var receipts: [VoucherLine]
  /// How the grant was computed.
  public var steps: [ReportStep]
  public var ledger: [StatementOfUse.Check: LedgerFigure]
  /// What the ledger has for all payments and all receipts.
  public var paid: BookedFigures
  public var booked: BookedFigures
  /// The budget year that forms show in a column of its own.
  public var year: Year

  public init(
    basis: ReportBasis, recipient: Recipient, funder: String, partners: [String] = [],
    project: Titled,
    measure: Titled, award: Award, lines: [Line], elsewhere: Money = .zero, sources: [Source],
    payments: [VoucherLine], receipts: [VoucherLine], steps: [ReportStep] = [],
    ledger: [StatementOfUse.Check: LedgerFigure], paid: BookedFigures, booked: BookedFigures,
    year: Year? = nil
  ) {
    self.basis = basis
    self.recipient = recipient
    self.funder = funder
    self.partners = partners
    self.project = project
    self.measure = measure
    self.award = award
    self.lines = lines
    self.elsewhere = elsewhere
    self.sources = sources
    self.payments = payments
    self.receipts = receipts
    self.steps = steps
    self.ledger = ledger
    self.paid = paid
    self.booked = booked
    self.year = year ?? Year(basis.asOf.year, through: basis.asOf)
  }
}

extension StatementOfUseData {
  /// The recipient, as far as the ledger knows how to reach it.
  public struct Recipient: Hashable, Sendable {
    public let name: String
    public let contact: Contact
    public let iban: IBAN?

    public init(_ name: String, contact: Contact = Contact(), iban: IBAN? = nil) {
      (self.name, self.contact, self.iban) = (name, contact, iban)
    }
  }

  /// What may be drawn on the day of the report, against what is still to be paid out.
  public struct Drawable: Hashable, Sendable {
    /// What may be drawn, cents.
    public let maximum: Money
    /// What the statement of use leaves to be paid out, cents.
    public let open: Money
    /// Why the two differ; empty where they do not.
    public let reason: String

    public init(maximum: Money, open: Money, reason: String) {
      (self.maximum, self.open, self.reason) = (maximum, open, reason)
    }
  }

  /// What the authority's and the recipient's papers call the award, and what belongs to it.
  public struct Papers: Hashable, Sendable {
    /// Geschäftszeichen and Kassenzeichen; nil where nobody told.
    public var authorityReference: String?
    public var paymentReference: String?
    /// From when an early start is allowed.
    public var earlyStart: CalendarDate?
    /// The statements of final recipients, each in words.
    public var forwarded: [String] = []
    /// Until when what was bought is bound to its purpose; nil where nobody told.
    public var boundUntil: CalendarDate?
    /// How far the recipient deducts input tax, in words.
    public var inputVat = ""
    /// What the project file has for forms, by name.
    public var values: [String: String] = [:]

    public init() {}
  }

  /// The award (Zuwendungsbescheid) with its amendments.
  public struct Award: Hashable, Sendable {
    /// Förderkennzeichen or Aktenzeichen.
    public let id: String
    /// The notice and each amendment, in order.
    public let notices: [Notice]
    /// The highest grant.
    public let amount: Money
    /// Nil where the award names no rate.
    public let rate: Rate?
    /// What it bears of the final recipients' expenditure; nil where nothing is passed on.
    public let passedOn: Money?
    /// How the award finances: `Anteilfinanzierung`.
    public let financing: String
    public let period: DateRange

    public init(
      id: String, notices: [Notice], amount: Money, rate: Rate?, passedOn: Money? = nil,
      financing: String, period: DateRange
    ) {
      self.id = id
      self.notices = notices
      self.amount = amount
      self.rate = rate
      self.passedOn = passedOn
      self.financing = financing
      self.period = period
    }
  }

  /// A notice of award, or its amendment.
  public struct Notice: Hashable, Sendable {
    public let reference: String
    public let date: CalendarDate
    /// The amount granted from then on.
    public let amount: Money
    /// The same for the control sheet.
    let granted: LedgerFigure

    public init(reference: String, date: CalendarDate, amount: Money, granted: LedgerFigure) {
      self.reference = reference
      self.date = date
      self.amount = amount
      self.granted = granted
    }
  }

  /// A budget year (Haushaltsjahr) with the ledger's figures of it.
  public struct Year: Hashable, Sendable {
    public let year: Int
    /// The last day that the statement takes in.
    public let through: CalendarDate
    /// What the settlement takes for each source in all other years, cents by source: as if it were
    /// settled at the end of each year, with what is known now.
    /// Without the year before, where the form shows that.
    public let others: [String: Money]
    /// What it takes for each source in the year before.
    public var before: [String: Money] = [:]
    /// What it takes for each source in the year itself, by source.
    public var sources: [String: LedgerFigure] = [:]

    public init(_ year: Int, through: CalendarDate, others: [String: Money] = [:]) {
      self.year = year
      self.through = through
      self.others = others
    }

    public var firstDay: CalendarDate? { CalendarDate(year: year, month: 1, day: 1) }
    public var lastDay: CalendarDate? { CalendarDate(year: year, month: 12, day: 31) }
  }

  /// A line of the expenditure plan.
  public struct Line: Hashable, Sendable {
    public let id: String
    public let title: String
    public let planned: Money
    public let plannedEligible: Money
    /// Under which heading forms add it up; nil: under none.
    public var group: String?
    /// What the settlement takes off the eligible vouchers: outside the funding period, beyond the
    /// line's limit, without proof, over a cap.
    public let cut: Money
    public let booked: BookedFigures
    public let recognised: LedgerFigure

    public init(
      id: String, title: String, planned: Money, plannedEligible: Money, cut: Money,
      booked: BookedFigures, recognised: LedgerFigure
    ) {
      self.id = id
      self.title = title
      self.planned = planned
      self.plannedEligible = plannedEligible
      self.cut = cut
      self.booked = booked
      self.recognised = recognised
    }
  }

  /// A source of the financing plan.
  public struct Source: Hashable, Sendable {
    public let id: String
    /// Where the form puts it.
    public let group: Group
    public let name: String
    public let planned: Money
    /// By how much the settlement takes it for more, or less, than was booked on it: for what a
    /// grant is entitled to, for what is recognised of value that is no money.
    public let adjustment: Money
    /// What the settlement takes for it: what was received, what a grant is entitled to, for the
    /// own share what is left.
    public let actual: LedgerFigure
    /// Of all sources.
    public let plannedShare: LedgerFigure
    public let actualShare: LedgerFigure
    /// Whether it is part of the own share (Eigenanteil), which need not be cash.
    public var isOwnShare: Bool

    public init(
      id: String, group: Group, name: String, planned: Money, adjustment: Money,
      actual: LedgerFigure, plannedShare: LedgerFigure, actualShare: LedgerFigure,
      isOwnShare: Bool = false
    ) {
      self.id = id
      self.group = group
      self.name = name
      self.planned = planned
      self.adjustment = adjustment
      self.actual = actual
      self.plannedShare = plannedShare
      self.actualShare = actualShare
      self.isOwnShare = isOwnShare
    }

    /// The rows of the form's table of receipts, in its order.
    public enum Group: String, Hashable, Sendable, CaseIterable {
      /// Own cash of the recipient; the last of them bears what no other source covers.
      case own
      /// Partners, donations, in-kind contributions: without public funding.
      case thirdParty
      /// Other public money.
      case otherPublic
      /// The award of this statement.
      case grant
    }
  }
}

extension [StatementOfUseData.Source] {
  /// In the order of the form: own, third parties, other public, grants.
  var grouped: [StatementOfUseData.Source] {
    StatementOfUseData.Source.Group.allCases.flatMap { group in filter { $0.group == group } }
  }
}
