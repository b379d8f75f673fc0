import Amounts

extension FundsUse.Part {
  /// The same with a window that ends on the next working day (§ 31 (3) VwVfG, § 193 BGB), which is
  /// disputed for the use of funds.
  var onWorkingDays: FundsUse.Part {
    FundsUse.Part(
      drawnOn: drawnOn, useBy: WorkingDays.next(from: useBy), amount: amount, end: end,
      falls: falls)
  }
}
