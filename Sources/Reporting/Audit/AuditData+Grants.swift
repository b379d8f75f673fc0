public import Amounts

extension AuditData {
  /// A source of the financing plan that is no award: what a partner gives, in cash or in kind.
  public struct Contribution: Hashable, Sendable {
    public let measure: String
    public let id: String
    /// The organisation that gives it; empty where nobody in particular does.
    public let partner: String
    public let kind: String
    /// Whether money comes in.
    public let isCash: Bool
    public let planned: Money
    public let booked: LedgerFigure
    /// What the settlement counts: in kind after caps, own cash as the residual.
    public let counted: Money

    public init(
      measure: String, id: String, partner: String, kind: String, isCash: Bool, planned: Money,
      booked: LedgerFigure, counted: Money
    ) {
      self.measure = measure
      self.id = id
      self.partner = partner
      self.kind = kind
      self.isCash = isCash
      self.planned = planned
      self.booked = booked
      self.counted = counted
    }
  }

  /// A line of the expenditure plan.
  public struct PlanLine: Hashable, Sendable {
    public let measure: String
    public let id: String
    public let title: String
    public let planned: Money
    public let plannedEligible: Money
    /// What the settlement recognises of it.
    public let recognised: Money
    /// Consent to overrun, where there is one.
    public let consent: String

    public init(
      measure: String, id: String, title: String, planned: Money, plannedEligible: Money,
      recognised: Money, consent: String = ""
    ) {
      self.measure = measure
      self.id = id
      self.title = title
      self.planned = planned
      self.plannedEligible = plannedEligible
      self.recognised = recognised
      self.consent = consent
    }
  }

  /// An award and what it comes to.
  public struct Award: Hashable, Sendable {
    public let id: String
    public let measure: String
    public let funder: String
    public let financing: String
    public let rules: String
    public let amount: Money
    public let entitled: Money
    /// Drawdowns less repayments, by the ledger's sums.
    public let drawn: LedgerFigure
    public let repayable: LedgerFigure
    public let open: LedgerFigure
    /// The arithmetic of the settlement.
    public let steps: [ReportStep]

    public init(
      id: String, measure: String, funder: String, financing: String, rules: String,
      amount: Money, entitled: Money, drawn: LedgerFigure, repayable: LedgerFigure,
      open: LedgerFigure,
      steps: [ReportStep]
    ) {
      self.id = id
      self.measure = measure
      self.funder = funder
      self.financing = financing
      self.rules = rules
      self.amount = amount
      self.entitled = entitled
      self.drawn = drawn
      self.repayable = repayable
      self.open = open
      self.steps = steps
    }
  }

  /// What a check found.
  public struct FindingRow: Hashable, Sendable {
    public let severity: String
    public let code: String
    public let measure: String
    public let award: String
    public let amount: Money
    public let norm: String
    public let message: String

    public init(
      severity: String, code: String, measure: String, award: String, amount: Money, norm: String,
      message: String
    ) {
      self.severity = severity
      self.code = code
      self.measure = measure
      self.award = award
      self.amount = amount
      self.norm = norm
      self.message = message
    }
  }

  /// A deadline.
  public struct DeadlineRow: Hashable, Sendable {
    public let award: String
    public let measure: String
    public let kind: String
    public let due: CalendarDate
    /// The last day that is in time.
    public let lastDay: CalendarDate
    public let state: String
    /// Money still to be used.
    public let amount: Money?
    public let norm: String
    public let isEstimated: Bool

    public init(
      award: String, measure: String, kind: String, due: CalendarDate, lastDay: CalendarDate,
      state: String, amount: Money?, norm: String, isEstimated: Bool
    ) {
      self.award = award
      self.measure = measure
      self.kind = kind
      self.due = due
      self.lastDay = lastDay
      self.state = state
      self.amount = amount
      self.norm = norm
      self.isEstimated = isEstimated
    }
  }
}
