public import Amounts

/// What a request for payment is made of (Mittelanforderung, Zahlungsanforderung): the bookings up
/// to the day, what falls due in the window, and the limits of the award. Amounts in cents.
public struct DrawdownRequestData: Sendable {
  /// Bookings, award and parties; what is recognised of a line is so as this award sees it.
  public var statement: StatementOfUseData
  /// What is to be paid, in order.
  public var due: [Due]
  /// Each line with what falls due in the window, by line.
  public var then: [String: Then]
  /// Lines of in-kind contributions.
  public var inKindLines: Set<String>
  public var terms: Terms
  /// The last day on which money paid out now is used in time.
  public var useBy: CalendarDate
  /// Whether only what is paid already may be requested (Erstattung).
  public var isReimbursed: Bool
  /// Nil for the most that may be requested.
  public var requested: Money?
  /// Which request of the award it is, counted from 1.
  public var number: Int
  /// What settling on the day with what falls due would grant for the measure itself.
  public var entitled: Money
  /// What the final recipients of the award need; nil where nothing is passed on.
  public var passedOn: Money?
  public var ledger: [DrawdownRequest.Check: LedgerFigure]

  public init(
    statement: StatementOfUseData, due: [Due], then: [String: Then],
    inKindLines: Set<String> = [], terms: Terms, useBy: CalendarDate, isReimbursed: Bool = false,
    requested: Money? = nil, number: Int = 1, entitled: Money, passedOn: Money? = nil,
    ledger: [DrawdownRequest.Check: LedgerFigure]
  ) {
    self.statement = statement
    self.due = due
    self.then = then
    self.inKindLines = inKindLines
    self.terms = terms
    self.useBy = useBy
    self.isReimbursed = isReimbursed
    self.requested = requested
    self.number = number
    self.entitled = entitled
    self.passedOn = passedOn
    self.ledger = ledger
  }

  /// A payment to come: booked and not yet paid, or announced.
  public struct Due: Hashable, Sendable {
    /// Nil for one that is only announced.
    public let entry: Int64?
    public let voucher: String
    public let counterparty: String
    public let purpose: String
    /// Id of the plan line.
    public let line: String
    /// Nil for what is retained until nobody told when.
    public let on: CalendarDate?
    /// Eligible part, cents.
    public let amount: Money
    /// Whether it is retained (Sicherheitseinbehalt).
    public let isRetained: Bool

    public init(
      entry: Int64? = nil, voucher: String = "", counterparty: String = "", purpose: String = "",
      line: String, on: CalendarDate?, amount: Money, isRetained: Bool = false
    ) {
      self.entry = entry
      self.voucher = voucher
      self.counterparty = counterparty
      self.purpose = purpose
      self.line = line
      self.on = on
      self.amount = amount
      self.isRetained = isRetained
    }
  }

  /// A line when what falls due in the window is paid.
  public struct Then: Hashable, Sendable {
    /// By how much the settlement would recognise more, or less, than what is recognised now and
    /// falls due then: what it would cut more, and flat rates of what falls due.
    public let adjustment: Money
    public let recognised: LedgerFigure

    public init(adjustment: Money, recognised: LedgerFigure) {
      self.adjustment = adjustment
      self.recognised = recognised
    }
  }

  /// How the award's share and its limits are computed (ANBest-P/-G Nr. 1.4).
  public struct Terms: Hashable, Sendable {
    /// The rate, or the award's part of a deficit.
    public let factor: Rational
    /// Its text: `65 %`.
    public let factorText: String
    /// Whether in-kind contributions stay out of the need.
    public let isOfCash: Bool
    /// What comes before the award, cents; nil where it does not.
    public let grantsBefore: Rational?
    public let ownFunds: Rational?
    public let cover: Rational?
    /// Whether the measure is done, so that the whole grant is due.
    public let isComplete: Bool
    /// What the notice pays out up to the year of the request; nil where it names no years.
    public let tranche: Limit?
    /// What is held back until the statement of use; nil where nothing is.
    public let holdback: Rate?
    public let holdbackNorm: String

    public init(
      factor: Rational, factorText: String, isOfCash: Bool = false, grantsBefore: Rational? = nil,
      ownFunds: Rational? = nil, cover: Rational? = nil, isComplete: Bool = false,
      tranche: Limit? = nil, holdback: Rate? = nil, holdbackNorm: String = ""
    ) {
      self.factor = factor
      self.factorText = factorText
      self.isOfCash = isOfCash
      self.grantsBefore = grantsBefore
      self.ownFunds = ownFunds
      self.cover = cover
      self.isComplete = isComplete
      self.tranche = tranche
      self.holdback = holdback
      self.holdbackNorm = holdbackNorm
    }
  }

  /// A ceiling with its arithmetic.
  public struct Limit: Hashable, Sendable {
    public let most: Money
    public let text: String

    public init(most: Money, text: String) {
      self.most = most
      self.text = text
    }
  }
}

extension DrawdownRequestData {
  func adjustment(_ line: StatementOfUseData.Line) -> Money { then[line.id]?.adjustment ?? .zero }
}
