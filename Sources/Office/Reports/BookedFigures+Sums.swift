import Amounts
import Funding
import LedgerStore
import Reporting

extension BookedFigures {
  /// - Parameter flatRates: expenditure without entries, which the settlement works out.
  init(_ sums: [BookedSum], flatRates: [Activity] = [], rows: Int? = nil) throws {
    self.init(
      count: sums.reduce(rows ?? flatRates.count) { $0 + $1.count },
      amount: try sums.map(\.brought).sum() + flatRates.map(\.amount).sum(),
      vat: try sums.map(\.vat).sum(),
      eligible: try sums.map(\.eligible).sum() + flatRates.map(\.eligible).sum())
  }
}

extension BookedSum {
  /// Whether it is expenditure that counts.
  var isPayment: Bool {
    counts && BookingKind.payments(.expenditure).contains(kind)
  }

  /// Whether it is money or value received, repayments and what is passed on against it.
  /// - Parameter forwarding: awards of which a part is passed on.
  func isReceipt(forwarding: Set<String>) -> Bool {
    kind == .forward
      ? source.map(forwarding.contains) ?? false : BookingKind.receipts.contains(kind)
  }

  /// What it brings: what is paid back or passed on takes away.
  var brought: Money { kind == .repayment || kind == .forward ? -amount : amount }
}
