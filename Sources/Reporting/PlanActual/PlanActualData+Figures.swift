extension PlanActualData {
  /// What the ledger says of a measure, for the control sheet: from its settlement and its
  /// entries, not from the rows of this value.
  public struct Figures: Hashable, Sendable {
    public var planned: LedgerFigure
    public var gross: LedgerFigure
    /// The eligible part inside the funding period.
    public var counted: LedgerFigure
    public var recognised: LedgerFigure
    /// What the line limit takes away.
    public var beyond: LedgerFigure
    /// Overruns without consent and savings of lines in cash.
    public var overruns: LedgerFigure
    public var savings: LedgerFigure
    public var plannedFinancing: LedgerFigure
    public var actualFinancing: LedgerFigure
    /// The measure's entries of expenditure and of receipts.
    public var bookings: BookedFigures
    public var receipts: BookedFigures

    public init(
      planned: LedgerFigure, gross: LedgerFigure, counted: LedgerFigure,
      recognised: LedgerFigure, beyond: LedgerFigure, overruns: LedgerFigure,
      savings: LedgerFigure, plannedFinancing: LedgerFigure, actualFinancing: LedgerFigure,
      bookings: BookedFigures, receipts: BookedFigures
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
      self.bookings = bookings
      self.receipts = receipts
    }
  }
}
