import Amounts

/// What the formulas of a request for payment give, computed from the rows that are written.
struct DrawdownRequestFigures {
  /// By plan line: what falls due in the window, and what is recognised with it.
  let expected: [String: Money]
  let then: [String: Money]
  let due: Money
  let need: Money
  let inKind: Money
  /// What is left of the need when all that comes first is taken off, exact cents.
  let base: Rational
  let share: Money
  let demand: Money
  let holdback: Money?
  let least: Money
  let maximum: Money
  let requested: Money

  init(_ data: DrawdownRequestData, _ booked: StatementOfUseFigures) throws(AmountError) {
    var expected: [String: Money] = [:]
    for due in data.due {
      expected[due.line] = try (expected[due.line] ?? .zero) + data.counted(due)
    }
    var then: [String: Money] = [:]
    for line in data.statement.lines {
      then[line.id] =
        try (booked.recognised[line.id] ?? .zero) + (expected[line.id] ?? .zero)
        + data.adjustment(line)
    }
    let lines = data.statement.lines
    (self.expected, self.then) = (expected, then)
    due = try lines.map { expected[$0.id] ?? .zero }.sum()
    let need = try lines.map { then[$0.id] ?? .zero }.sum()
    let inKind = try lines.filter { data.inKindLines.contains($0.id) }
      .map { then[$0.id] ?? .zero }.sum()
    let terms = data.terms
    let before = [terms.grantsBefore, terms.ownFunds, terms.cover].compactMap { $0 }.sum()
    let base = (terms.isOfCash ? try need - inKind : need).exact - before
    let award = data.statement.award
    let cash = try need - inKind
    let share = max(
      .zero, min(try Money(rounding: terms.factor * base, .down), min(award.amount, cash)))
    let demand = terms.isComplete ? data.entitled : min(share, data.entitled)
    var limits = [demand, award.amount]
    var holdback: Money?
    if let rate = terms.holdback {
      let most = try Money(rounding: award.amount.exact * (.one - rate.value), .down)
      holdback = most
      limits.append(most)
    }
    if let tranche = terms.tranche { limits.append(tranche.most) }
    let least = limits.min() ?? .zero
    let maximum = max(.zero, try least - booked.drawn)
    (self.need, self.inKind, self.base) = (need, inKind, base)
    (self.share, self.demand, self.holdback) = (share, demand, holdback)
    (self.least, self.maximum) = (least, maximum)
    requested = data.requested ?? maximum
  }
}

extension DrawdownRequestData {
  func adjustment(_ line: StatementOfUseData.Line) -> Money { then[line.id]?.adjustment ?? .zero }

  /// What counts of a payment to come: nothing where money follows payment only, or after the
  /// window.
  func counted(_ due: Due) -> Money {
    !isReimbursed && due.on <= useBy ? due.amount : .zero
  }
}
