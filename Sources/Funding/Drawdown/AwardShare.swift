import Amounts

/// What an award bears of expenditure while the project runs and money is drawn (ANBest-P Nr. 1.4):
/// shares and fixed amounts in proportion with the other money of the plan, its part of the gap
/// once own and other funds are used up. Never more than settlement grants is drawn.
struct AwardShare {
  let award: Award
  /// The notice's rate; on a net base and where there is none amount / planned eligible
  /// expenditure.
  private let rate: Rational
  /// Deficit awards only: this award's part among the measure's deficit awards.
  private let partOfGap: Rational
  /// Own funds that have to be used first, cents.
  private let ownFunds: Rational
  /// Other cover that has to be used first: the larger of planned and received, cents.
  private let cover: Rational
  /// The measure's share and fixed awards, which a deficit award comes after.
  private let before: [AwardShare]
  /// What settling gives the award before all are cut together, exact cents.
  private let measured: Rational

  /// - Throws: ``AmountError/beyondLimit``.
  init(
    _ settled: AwardSettlement, among settlement: MeasureSettlement
  ) throws(AmountError) {
    let award = settled.award
    self.award = award
    measured = settled.measured
    let planned = settlement.plannedEligible
    let whole = award.financing == .full ? Rate.full : nil
    let gross = settled.shareRate.flatMap { $0.base == .gross ? $0.rate : nil }
    rate = (gross ?? whole ?? Rate(award.amount, of: planned) ?? .zero).value
    cover = max(settled.cover.planned, settled.cover.actual).exact
    ownFunds = try settled.cover.ownFunds().exact
    guard award.financing == .deficit else {
      partOfGap = .zero
      before = []
      return
    }
    let deficits = settlement.awards.filter { $0.award.financing == .deficit }
    let total = deficits.map(\.award.amount.exact).sum()
    partOfGap = total.isZero ? .zero : award.amount.exact / total
    var before: [AwardShare] = []
    for other in settlement.awards {
      switch other.award.financing {
      case .share, .fixed, .fixedPerUnit: before.append(try AwardShare(other, among: settlement))
      case .deficit, .full: continue
      }
    }
    self.before = before
  }

  /// What the award bears of recognised expenditure `cash` and `inKind`, exact cents, at most its
  /// amount and the cash spent.
  func part(cash: Money, inKind: Money) -> Rational { limited(uncut(cash, inKind), cash) }

  private func uncut(_ cash: Money, _ inKind: Money) -> Rational {
    switch award.financing {
    case .share, .fixed, .fixedPerUnit: rate * (cash.exact + inKind.exact)
    case .deficit: partOfGap * (gap(cash, inKind) - ownFunds - cover)
    case .full: cash.exact + inKind.exact - cover
    }
  }

  /// The same if own and other funds had not to be used first; differs for deficit and full awards
  /// only.
  func partBeforeOwnFunds(cash: Money, inKind: Money) -> Rational {
    switch award.financing {
    case .share, .fixed, .fixedPerUnit: part(cash: cash, inKind: inKind)
    case .deficit: limited(partOfGap * gap(cash, inKind), cash)
    case .full: limited(cash.exact + inKind.exact, cash)
    }
  }

  /// The same, term by term.
  func terms(cash: Money, inKind: Money, isComplete: Bool) -> Drawdown.Terms {
    let isDeficit = award.financing == .deficit
    return Drawdown.Terms(
      factor: isDeficit ? partOfGap : award.financing == .full ? .one : rate, isOfCash: isDeficit,
      grantsBefore: isDeficit ? grantsBefore(cash, inKind) : .zero,
      ownFunds: isDeficit ? ownFunds : .zero,
      cover: isDeficit || award.financing == .full ? cover : .zero, isComplete: isComplete)
  }

  /// How the share is computed, with what cuts it, for the steps of a drawdown.
  func formula(cash: Money, inKind: Money) -> [Term] {
    let value = uncut(cash, inKind)
    let cut: [Term] =
      value == limited(value, cash)
      ? []
      : value < .zero
        ? [.words("; nicht unter", "; not below"), .money(.zero)]
        : cash < most
          ? [.words("; höchstens bar", "; at most in cash"), .money(cash)]
          : [.words("; höchstens bewilligt", "; at most granted"), .money(most)]
    return uncutFormula(cash, inKind) + cut
  }

  private func uncutFormula(_ cash: Money, _ inKind: Money) -> [Term] {
    let need: [Term] = [.open, .money(cash), .plus, .money(inKind), .close]
    switch award.financing {
    case .share, .fixed, .fixedPerUnit:
      return [.rate(Rate(rate)), .times] + need
    case .deficit:
      return [.number(partOfGap), .times, .open, .money(cash), .minus]
        + [
          .words("andere Zuwendungen", "other grants"), .exact(grantsBefore(cash, inKind)), .minus,
        ]
        + [.words("Eigenmittel", "own funds"), .exact(ownFunds), .minus]
        + [.words("Deckungsmittel", "cover"), .exact(cover), .close]
    case .full: return need + [.minus, .words("Deckungsmittel", "cover"), .exact(cover)]
    }
  }

  /// In-kind pays for itself, so that a gap is one of cash; the grants that come before fill part
  /// of it.
  private func gap(_ cash: Money, _ inKind: Money) -> Rational {
    cash.exact - grantsBefore(cash, inKind)
  }

  private func grantsBefore(_ cash: Money, _ inKind: Money) -> Rational {
    // Cover lowers what they bear, as settlement has it.
    before.map { min($0.part(cash: cash, inKind: inKind), $0.measured) }.sum()
  }

  private var most: Money { award.kept?.most ?? award.amount }

  private func limited(_ value: Rational, _ cash: Money) -> Rational {
    value.clamped(.zero, max(.zero, min(most, cash)).exact)
  }
}
