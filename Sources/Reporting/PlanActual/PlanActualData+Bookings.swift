public import Amounts

extension PlanActualData {
  /// Expenditure as the ledger has it.
  public struct Booking: Hashable, Sendable {
    /// Nil for what follows from other entries: a flat rate.
    public var entry: Int64?
    public var measure: String
    public var line: String
    public var voucher: String
    public var bookedOn: CalendarDate
    /// The day that decides whether it lies in the funding period.
    public var countsOn: CalendarDate
    public var counterparty: String
    public var purpose: String
    public var gross: Money
    public var eligible: Money

    public init(
      entry: Int64?, measure: String, line: String, voucher: String, bookedOn: CalendarDate,
      countsOn: CalendarDate, counterparty: String, purpose: String, gross: Money, eligible: Money
    ) {
      self.entry = entry
      self.measure = measure
      self.line = line
      self.voucher = voucher
      self.bookedOn = bookedOn
      self.countsOn = countsOn
      self.counterparty = counterparty
      self.purpose = purpose
      self.gross = gross
      self.eligible = eligible
    }
  }

  /// Money or value received.
  public struct Receipt: Hashable, Sendable {
    public var entry: Int64
    public var measure: String
    public var source: String
    public var kind: String
    public var voucher: String
    public var bookedOn: CalendarDate
    public var counterparty: String
    public var purpose: String
    /// Negative for a repayment and for a reversal.
    public var amount: Money

    public init(
      entry: Int64, measure: String, source: String, kind: String, voucher: String,
      bookedOn: CalendarDate, counterparty: String, purpose: String, amount: Money
    ) {
      self.entry = entry
      self.measure = measure
      self.source = source
      self.kind = kind
      self.voucher = voucher
      self.bookedOn = bookedOn
      self.counterparty = counterparty
      self.purpose = purpose
      self.amount = amount
    }
  }

  /// What the ledger says of a measure, for the control sheet: from its settlement, not from rows.
  public struct Figures: Hashable, Sendable {
    public var planned: Money
    public var gross: Money
    /// The eligible part inside the funding period.
    public var counted: Money
    public var recognised: Money
    /// What the line limit takes away.
    public var beyond: Money
    /// Overruns without consent and savings of lines in cash.
    public var overruns: Money
    public var savings: Money
    public var plannedFinancing: Money
    public var actualFinancing: Money

    public init(
      planned: Money, gross: Money, counted: Money, recognised: Money, beyond: Money,
      overruns: Money, savings: Money, plannedFinancing: Money, actualFinancing: Money
    ) {
      self.planned = planned
      self.gross = gross
      self.counted = counted
      self.recognised = recognised
      self.beyond = beyond
      self.overruns = overruns
      self.savings = savings
      self.plannedFinancing = plannedFinancing
      self.actualFinancing = actualFinancing
    }
  }
}
