import Amounts

/// Drawn money on its way through the days: what is open, what is used, and what became of the
/// rest.
struct FundsRun {
  /// Money of one drawdown with one story.
  private struct Lot {
    let drawnOn: CalendarDate
    var amount: Money
    var falls: [FundsUse.Part.Fall] = []
    /// Whether the drawdown was in whole euros, more than one.
    let isWhole: Bool
    /// The last day on which some of the drawdown was used.
    var usedOn: CalendarDate?

    /// Whether these are the cents that a payout in whole euros was more than its use.
    var isRest: Bool { isWhole && falls.isEmpty && usedOn != nil && amount < SmallClaim.euro }
  }

  /// Oldest first, from ``head`` on.
  private var open: [Lot] = []
  private var head = 0
  /// In the order of use.
  private var used: [(lot: Lot, on: CalendarDate)] = []
  private var returned: [(lot: Lot, on: CalendarDate)] = []
  /// The sum of ``used``, cents.
  private var usedSum = Money.zero
  /// Given back before it was drawn, cents: booked on the wrong day, or of another award's money.
  private var ahead = Money.zero

  /// The end of a day.
  /// - Parameters:
  ///   - need: what may be used in all.
  ///   - back: what was given back.
  /// - Throws: ``AmountError/beyondLimit``.
  mutating func end(
    _ day: CalendarDate, drawn: Money, need: Money, back: Money
  ) throws(AmountError) {
    if drawn > .zero {
      open.append(
        Lot(
          drawnOn: day, amount: drawn,
          isWhole: SmallClaim.isWhole(drawn) && drawn > SmallClaim.euro))
    }
    if need > usedSum {
      var rest = try need - usedSum
      while rest > .zero {
        // Cents of a payout in whole euros do not keep it open until the next expense.
        let usedOn = head < open.count && open[head].isRest ? open[head].usedOn : nil
        guard let lot = try take(rest) else { break }
        rest = try rest - lot.amount
        used.append((lot, usedOn ?? day))
        if head < open.count, open[head].drawnOn == lot.drawnOn { open[head].usedOn = day }
      }
      usedSum = try need - rest
    } else {
      try release(usedSum - need, on: day)
    }
    // Used money given back leaves room for later drawdowns to be used on the same expenditure.
    let rest = try giveBack(back + ahead, on: day)
    try release(min(rest, usedSum), on: day)
    ahead = try giveBack(rest, on: day)
  }

  /// Gives back the oldest open money; returns what there was none for.
  private mutating func giveBack(
    _ amount: Money, on day: CalendarDate
  ) throws(AmountError) -> Money {
    var rest = amount
    while rest > .zero, let lot = try take(rest) {
      rest = try rest - lot.amount
      returned.append((lot, day))
    }
    return rest
  }

  /// Up to `amount` of the oldest open money; nil where there is none.
  private mutating func take(_ amount: Money) throws(AmountError) -> Lot? {
    guard head < open.count else { return nil }
    var lot = open[head]
    lot.amount = min(amount, lot.amount)
    open[head].amount = try open[head].amount - lot.amount
    if open[head].amount.isZero { head += 1 }
    return lot
  }

  /// Takes back what was used last: it is open again, before all that was never used.
  private mutating func release(_ amount: Money, on day: CalendarDate) throws(AmountError) {
    guard amount > .zero else { return }
    var rest = amount
    var fallen: [Lot] = []
    while rest > .zero, let last = used.last {
      var lot = last.lot
      lot.amount = min(rest, lot.amount)
      lot.falls.append(FundsUse.Part.Fall(usedOn: last.on, on: day))
      rest = try rest - lot.amount
      if lot.amount == last.lot.amount {
        used.removeLast()
      } else {
        used[used.count - 1].lot.amount = try last.lot.amount - lot.amount
      }
      fallen.append(lot)
    }
    open.replaceSubrange(..<head, with: fallen.reversed())
    head = 0
    usedSum = try usedSum - amount
  }

  /// All parts, in the order of drawing, then of what became of them.
  /// - Parameter window: by the day of payout.
  func finished(_ window: (CalendarDate) -> Duration) throws(AmountError) -> [FundsUse.Part] {
    func part(_ lot: Lot, _ end: FundsUse.Part.End) -> FundsUse.Part {
      FundsUse.Part(
        drawnOn: lot.drawnOn, useBy: window(lot.drawnOn).end(after: lot.drawnOn),
        amount: lot.amount, end: end, falls: lot.falls)
    }
    let parts =
      returned.map { part($0.lot, .repaid($0.on)) } + used.map { part($0.lot, .used($0.on)) }
      + openWithoutCents().map { part($0, .open) }
    return try joined(parts).enumerated().sorted { a, b in
      let (left, right) = (a.element, b.element)
      return (left.drawnOn, left.endedOn?.days ?? .max, a.offset)
        < (right.drawnOn, right.endedOn?.days ?? .max, b.offset)
    }.map(\.element)
  }

  /// Parts of one drawdown with one story are one part, whatever tore them from each other: no
  /// interest is told apart for the cents that the next expense used.
  private func joined(_ parts: [FundsUse.Part]) throws(AmountError) -> [FundsUse.Part] {
    func part(_ part: FundsUse.Part, _ amount: Money) -> FundsUse.Part {
      FundsUse.Part(
        drawnOn: part.drawnOn, useBy: part.useBy, amount: amount, end: part.end,
        falls: part.falls)
    }
    var joined: [FundsUse.Part] = []
    var places: [FundsUse.Part: Int] = [:]
    for next in parts {
      let story = part(next, .zero)
      if let place = places[story] {
        joined[place] = part(next, try joined[place].amount + next.amount)
      } else {
        places[story] = joined.count
        joined.append(next)
      }
    }
    return joined
  }

  /// What is open. The cents that are left of a drawdown in whole euros were no need of their own:
  /// they count with the next drawdown.
  private func openWithoutCents() -> [Lot] {
    var lots = Array(open[head...])
    while lots.count > 1, lots[0].isRest, lots[1].falls.isEmpty {
      lots[1].amount = Money(cents: lots[1].amount.cents + lots[0].amount.cents)
      lots.removeFirst()
    }
    return lots
  }
}
