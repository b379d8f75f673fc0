import Amounts

/// The yearly amounts of a notice (Kassenmittel): what may be drawn by the end of a budget year.
/// What is not drawn of a year lapses with it, that of the last year, too, unless the funder
/// carries it over (§ 45 LHO/BHO): by an amendment that names other amounts, or by paying it out
/// later. What is held back until the statement of use is paid with it.
struct YearTranches {
  /// The most that drawdowns less repayments may come to by the end of the year, cents.
  let most: Money
  /// What of the years before was not drawn in time, cents.
  let lapsed: Money
  let formula: [Term]

  /// Nil where the notice names no yearly amounts.
  /// - Parameters:
  ///   - paid: drawdowns, and repayments below zero.
  ///   - heldBack: what the funder keeps until the statement of use, cents.
  /// - Throws: ``AmountError/beyondLimit``.
  init?(
    _ award: Award, in year: Int, paid: [DatedAmount], heldBack: Money = .zero
  ) throws(AmountError) {
    guard let last = award.years.keys.max() else { return nil }
    let past = award.years.filter { $0.key < year }.sorted { $0.key < $1.key }
    let provided = try past.map(\.value).sum()
    let drawn = try paid.filter { $0.date.year < year }.map(\.amount).sum()
    let kept = max(.zero, min(drawn, provided))
    let own = award.years[year] ?? .zero
    // It was never to be drawn in the last year.
    let later = year > last ? min(heldBack, try provided - kept) : .zero
    most = try kept + own + later
    lapsed = try provided - kept - later
    func named(_ year: Int, _ amount: Money) -> [Term] {
      [.number(Rational(Int64(year))), .sign(":"), .money(amount)]
    }
    let parts =
      past.map { named($0.key, $0.value) }
      + (award.years[year] == nil ? [] : [named(year, own)])
    var formula = Array(parts.joined(separator: [.plus]))
    if lapsed > .zero {
      formula += [
        .minus, .words("nicht abgerufen und verfallen", "not drawn and lapsed"), .money(lapsed),
      ]
    }
    formula += [.equals, .money(most)]
    // Of a year that is closed; what is paid back is not granted anew (§ 45 LHO/BHO).
    let back = try -paid.filter { $0.date.year == year && $0.amount.isNegative }
      .map(\.amount).sum()
    if kept > .zero, back > .zero {
      formula += [
        .words(
          "; darin zurückgezahlt aus früheren Jahren, erneut nur mit Zustimmung des Zuwendungsgebers",
          "; in it paid back of earlier years, again only with the funder's consent"),
        .money(min(back, kept)),
      ]
    }
    self.formula = formula
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
