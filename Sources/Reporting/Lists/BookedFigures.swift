public import Amounts

/// What entries come to, added up by the ledger.
public struct BookedFigures: Hashable, Sendable {
  public let count: LedgerFigure
  /// Gross.
  public let amount: LedgerFigure
  public let vat: LedgerFigure
  public let eligible: LedgerFigure

  public init(
    count: Int = 0, amount: Money = .zero, vat: Money = .zero, eligible: Money = .zero
  ) {
    self.count = LedgerFigure(count: count)
    self.amount = LedgerFigure(amount)
    self.vat = LedgerFigure(vat)
    self.eligible = LedgerFigure(eligible)
  }
}
