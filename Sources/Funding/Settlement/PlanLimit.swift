import Amounts

/// How far plan lines bind an award (ANBest-P Nr. 1.2): a limit of the rule set does not bind a
/// fixed award, one that the notice sets does.
struct PlanLimit {
  /// Nil: lines do not bind.
  let overrun: Rate?

  init(_ award: Award, _ rules: RuleSet) {
    overrun =
      award.isFixed && award.overrides[.lineOverrunLimit] == nil
      ? nil : rules.rate(.lineOverrunLimit)
  }

  /// The loosest of the limits of `views`: what one award lets count, counts for the measure.
  init(anyOf views: [(award: Award, rules: RuleSet)]) {
    let limits = views.map { PlanLimit($0.award, $0.rules).overrun }
    overrun = limits.contains(nil) ? nil : limits.compactMap { $0 }.max()
  }

  /// The most that is recognised of a line without consent; nil where the line does not bind.
  /// In-kind lines are cut by their caps, never by this.
  /// - Throws: ``AmountError/beyondLimit``.
  func most(of line: PlanLine) throws(AmountError) -> Money? {
    guard let overrun, !line.inKind, line.consent == nil else { return nil }
    return try Money(rounding: line.planned.exact * (.one + overrun.value), .down)
  }
}
