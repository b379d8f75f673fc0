import Amounts

/// The fee that a payment service takes off a payment, in a table with columns for it: gross and
/// fee must come to what arrived.
struct ProfileFees {
  /// Where they stand, from 0.
  let gross: Int
  let fee: Int
  let net: Int?
  let mark: DecimalMark?

  /// Nil where the table has no column of fees.
  init?(_ found: ProfileHeadings<BookingInput>, mark: DecimalMark?) {
    guard let gross = found.columns[.column(.amount)], let fee = found.columns[.fee] else {
      return nil
    }
    (self.gross, self.fee, self.mark) = (gross, fee, mark)
    net = found.columns[.net]
  }

  /// Whether a fee was taken, and whether it stands there with a minus; nil for no fee.
  /// - Throws: what does not tie; cells that are no amounts are told where they are read.
  func taken(_ row: TableRow) throws(ProfiledCells.Refusal) -> (amount: Money, isNegative: Bool)? {
    guard let gross = money(row, gross) else { return nil }
    let fee = money(row, fee) ?? .zero
    if let net = net.flatMap({ money(row, $0) }) {
      if let sum = try? gross + fee, sum == net {
        guard !fee.isZero else { return nil }
        guard fee.isNegative else {
          throw ProfiledCells.Refusal(column: self.fee, fault: .amount(.feeUnclear(fee)))
        }
        return (-fee, true)
      }
      // Services that write fees without a sign take them off all the same.
      if !fee.isNegative, let rest = try? gross - fee, rest == net { return (fee, false) }
      throw ProfiledCells.Refusal(
        column: self.fee, fault: .amount(.feeDiffers(gross: gross, fee: fee, net: net)))
    }
    guard !fee.isZero else { return nil }
    guard fee.isNegative else {
      throw ProfiledCells.Refusal(column: self.fee, fault: .amount(.feeUnclear(fee)))
    }
    return (-fee, true)
  }

  private func money(_ row: TableRow, _ column: Int) -> Money? {
    row.cells[column].isEmpty ? nil : SignedText.money(row.cells[column], mark: mark)
  }
}
