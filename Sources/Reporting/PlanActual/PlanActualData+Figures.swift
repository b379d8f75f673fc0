public import Amounts

extension PlanActualData {
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
