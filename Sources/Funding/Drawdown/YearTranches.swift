import Amounts

/// The yearly amounts of a notice (Kassenmittel): what may be drawn by the end of a budget year.
/// What is not drawn of a year lapses with it, unless the funder carries it over (§ 45 LHO/BHO): by
/// an amendment that names other amounts, or by paying it out later.
struct YearTranches {
  /// The most that drawdowns less repayments may come to by the end of the year, cents.
  let most: Money
  /// What of the years before was not drawn in time, cents.
  let lapsed: Money
  let formula: [Term]

  /// Nil where the notice names no yearly amounts.
  /// - Parameter paid: drawdowns, and repayments below zero.
  /// - Throws: ``AmountError/beyondLimit``.
  init?(_ award: Award, in year: Int, paid: [DatedAmount]) throws(AmountError) {
    guard let last = award.years.keys.max() else { return nil }
    // What is left of the last year is paid with the statement of use, years later or not.
    let current = min(year, last)
    let past = award.years.filter { $0.key < current }.sorted { $0.key < $1.key }
    let provided = try past.map(\.value).sum()
    let drawn = try paid.filter { $0.date.year < current }.map(\.amount).sum()
    let kept = max(.zero, min(drawn, provided))
    let own = award.years[current] ?? .zero
    most = try kept + own
    lapsed = try provided - kept
    func named(_ year: Int, _ amount: Money) -> [Term] {
      [.number(Rational(Int64(year))), .sign(":"), .money(amount)]
    }
    let parts =
      past.map { named($0.key, $0.value) }
      + (award.years[current] == nil ? [] : [named(current, own)])
    var formula = Array(parts.joined(separator: [.plus]))
    if lapsed > .zero {
      formula += [
        .minus, .words("nicht abgerufen und verfallen", "not drawn and lapsed"), .money(lapsed),
      ]
    }
    self.formula = formula + [.equals, .money(most)]
  }
}

extension [Activity] {
  /// What was paid out of an award, and below zero what was paid back.
  func paid(from award: String) -> [DatedAmount] {
    compactMap { activity in
      let day = activity.key.countsOn ?? activity.key.knownOn
      switch activity.key.kind {
      case .drawdown where activity.key.source == award:
        return DatedAmount(day, activity.amount)
      case .repayment where activity.key.source == award:
        return DatedAmount(day, -activity.amount)
      default: return nil
      }
    }
  }
}
