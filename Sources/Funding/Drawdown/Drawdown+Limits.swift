public import Amounts

extension Drawdown {
  /// What ``share`` is computed from: `factor × (need − grants before − own funds − cover)`, at
  /// most the award and the cash spent, not below zero.
  public struct Terms: Hashable, Sendable {
    /// The rate, or the award's part of a deficit.
    public let factor: Rational
    /// Whether in-kind contributions stay out of the need: a gap is one of cash.
    public let isOfCash: Bool
    /// What other grants bear first, cents (deficit awards).
    public let grantsBefore: Rational
    /// Own funds that are used first, cents (deficit awards).
    public let ownFunds: Rational
    /// Other cover that is used first, cents (deficit and full awards).
    public let cover: Rational
    /// Whether the measure is done, so that the whole grant is due whatever the factor gives.
    public let isComplete: Bool
  }

  /// The ceilings that hold on `date`.
  /// - Parameters:
  ///   - share: what the award bears of the need.
  ///   - beforeOwn: the same if own and other funds had not to be used first.
  ///   - paid: drawdowns of the award, and repayments below zero.
  static func limits(
    _ award: Award, _ rules: RuleSet, on date: CalendarDate, share: Money, beforeOwn: Money,
    formula: [Term], paid: [DatedAmount]
  ) throws(AmountError) -> [Limit] {
    let norm = rules.norm(.useWindow)
    var limits: [Limit] = []
    if beforeOwn > share {
      limits.append(
        Limit(
          code: .drawBeforeOwnFunds, most: share, norm: Self.orderNorm(rules),
          formula: formula + [.equals, .money(share)]))
      limits.append(
        Limit(
          code: .drawExceedsNeed, most: beforeOwn, norm: norm,
          formula: [.words("Bedarf vor Eigenmitteln", "need before own funds"), .money(beforeOwn)]))
    } else {
      limits.append(
        Limit(
          code: .drawExceedsNeed, most: share, norm: norm,
          formula: formula + [.equals, .money(share)]))
    }
    limits += try [
      yearLimit(award, rules, in: date.year, paid: paid),
      holdbackLimit(award, rules, on: date),
    ]
    .compactMap { $0 }
    limits.append(
      Limit(
        code: .grantExceedsMax, most: award.amount, norm: "VV Nr. 2.2.1 zu § 44",
        formula: [.words("Höchstbetrag", "maximum"), .money(award.amount)]))
    return limits
  }

  /// The clause on the order of funds: own and other money first (deficit and full financing).
  static func orderNorm(_ rules: RuleSet) -> String {
    rules.norm(.ownFundsFirst) + ", § 49a Abs. 4 Satz 2 VwVfG"
  }

  /// The clause by which shares and fixed amounts are drawn in proportion with the other money of
  /// the plan (ANBest-P Nr. 1.4.1).
  static func proportionNorm(_ rules: RuleSet) -> String {
    let norm = rules.norm(.useWindow)
    return norm.hasSuffix(" Nr. 1.4") ? norm + ".1" : norm
  }

  /// The yearly amounts of the notice up to and with `year`; nil where it names none.
  /// - Throws: ``AmountError/beyondLimit``.
  static func yearLimit(
    _ award: Award, _ rules: RuleSet, in year: Int, paid: [DatedAmount]
  ) throws(AmountError) -> Limit? {
    let heldBack = try award.amount - mostBeforeStatement(award, rules)
    guard
      let tranches = try YearTranches(award, in: year, paid: paid, heldBack: heldBack)
    else { return nil }
    let norm = "Zuwendungsbescheid \(award.id)"
    return Limit(
      code: .drawExceedsYearTranche, most: tranches.most,
      norm: tranches.lapsed.isZero ? norm : norm + ", " + [award].budgetCode("45"),
      formula: tranches.formula,
      lapsed: tranches.lapsed)
  }

  /// The granted amount less what is held back until the statement of use; nil where nothing is, or
  /// no longer.
  /// - Throws: ``AmountError/beyondLimit``.
  static func holdbackLimit(
    _ award: Award, _ rules: RuleSet, on date: CalendarDate
  ) throws(AmountError) -> Limit? {
    guard let holdback = rules.rate(.holdback), holdback > .zero,
      !award.milestones.isFiled(by: date)
    else { return nil }
    let amount = award.amount
    let most = try mostBeforeStatement(award, rules)
    return Limit(
      code: .drawExceedsHoldback, most: most, norm: rules.norm(.holdback),
      formula: [
        .money(amount), .times, .open, .rate(.full), .minus, .rate(holdback), .close, .equals,
        .money(most),
      ])
  }

  /// The granted amount less what is held back until the statement of use.
  private static func mostBeforeStatement(
    _ award: Award, _ rules: RuleSet
  ) throws(AmountError) -> Money {
    let holdback = rules.rate(.holdback) ?? .zero
    return try Money(rounding: award.amount.exact * (.one - holdback.value), .down)
  }

  /// How the need comes about.
  static func needSteps(
    _ settled: AwardSettlement, due: Money, useBy: CalendarDate, isReimbursed: Bool, share: Money,
    exact: Rational, isOver: Bool, formula: [Term]
  ) throws(AmountError) -> [SettlementStep] {
    let need = settled.recognition.total
    var steps = [
      SettlementStep(
        "Anerkannte Ausgaben und fällige Zahlungen", "Recognised expenditure and payments due",
        isReimbursed
          ? [.words("nur bereits gezahlte Ausgaben (Erstattung)", "paid expenditure only")]
          : [
            .words("davon fällig bis", "of it due by"), .date(useBy), .sign(":"), .money(due),
          ], need),
      SettlementStep("Anteil dieses Bescheids", "Share of this award", formula, exact),
      SettlementStep(
        "Zuwendung bei Abrechnung an diesem Tag", "Grant if settled on that day",
        [.words("Abrechnung", "settlement")], settled.entitled),
      isOver
        ? SettlementStep(
          "Bedarf: das Vorhaben ist beendet, die ganze Zuwendung",
          "Need: the measure is over, the whole grant", [.money(settled.entitled)], share)
        : SettlementStep(
          "Bedarf: der kleinere Betrag, auf den Cent ab", "Need: the lesser, down to the cent",
          [.exact(exact), .sign("|"), .money(settled.entitled)], share),
    ]
    if settled.award.isFixed, share < settled.entitled {
      let clause = proportionNorm(settled.rules)
      steps.append(
        SettlementStep(
          "Während des Vorhabens anteilig mit den anderen Mitteln (\(clause)), der Rest an seinem Ende",
          "In proportion with the other money while the measure runs (\(clause)), the rest at its end",
          [.money(settled.entitled), .minus, .money(share)], try settled.entitled - share))
    }
    return steps
  }

  /// What limits it, and what is left.
  static func limitSteps(_ limits: [Limit], drawn: Money, maximum: Money) -> [SettlementStep] {
    var steps: [SettlementStep] = []
    for limit in limits {
      switch limit.code {
      case .drawExceedsYearTranche:
        steps.append(
          SettlementStep(
            "Jahresbeträge bis zum Jahr des Abrufs", "Yearly amounts up to that year",
            limit.formula, limit.most))
      case .drawExceedsHoldback:
        steps.append(
          SettlementStep(
            "Bewilligt abzüglich Einbehalt", "Granted less holdback", limit.formula, limit.most))
      default: continue
      }
    }
    steps.append(
      SettlementStep(
        "Abzüglich bereits ausgezahlt", "Less paid out already",
        least(of: limits) + [.minus, .money(drawn)], maximum))
    return steps
  }

  /// The lowest of the ceilings, and which there are.
  private static func least(of limits: [Limit]) -> [Term] {
    let least = limits.map(\.most).min() ?? .zero
    guard Set(limits.map(\.most)).count > 1 else { return [.money(least)] }
    return [.words("Kleinstes von", "Least of")]
      + limits.map { [$0.name, .money($0.most)] }.joined(separator: [.sign("|")])
      + [.sign(":"), .money(least)]
  }

  /// What is wrong with drawing `amount` on that day, on top of what was drawn.
  /// - Throws: ``AmountError/beyondLimit``.
  public func findings(
    requesting amount: Money, project: String
  ) throws(AmountError) -> [Finding] {
    let total = try drawn + amount
    let need = limits.first { $0.code == .drawExceedsNeed }?.most ?? .zero
    var findings: [Finding] = []
    for limit in limits {
      // What exceeds the need is told as that, the rest as drawn before own funds.
      let asked = limit.code == .drawBeforeOwnFunds ? min(total, need) : total
      guard asked > limit.most else { continue }
      findings.append(
        Finding(
          limit.code, limit.severity(of: try asked - limit.most), project: project,
          measure: measure.id, award: award.id,
          amount: try asked - limit.most, norm: limit.norm,
          measured: [
            .words("ausgezahlt", "paid out"), .money(drawn), .plus, .words("Abruf", "request"),
            .money(amount), .equals, .money(total),
          ], allowed: limit.formula))
    }
    return findings
  }
}

extension Drawdown.Limit {
  /// What it is called among others.
  fileprivate var name: Term {
    switch code {
    case .drawBeforeOwnFunds: .words("Bedarf nach Eigenmitteln", "need after own funds")
    case .drawExceedsYearTranche: .words("Jahresbeträge", "yearly amounts")
    case .drawExceedsHoldback: .words("nach Einbehalt", "after holdback")
    case .grantExceedsMax: .words("bewilligt", "granted")
    default: .words("Bedarf", "need")
    }
  }
}
