import Amounts

extension Settlement {
  /// An award on its way through steps 3 to 6.
  struct Draft {
    let award: Award
    let rules: RuleSet
    /// `A` and `F`.
    var cash: Money
    var inKind: Money
    var cover: Cover
    let plannedEligible: Money
    let plannedInKind: Money
    /// Of a share award.
    let shareRate: ShareRate?
    /// Whether the steps are told; a curve of many days only wants their end.
    let isTold: Bool
    /// The grant so far, cents.
    var grant: Rational = .zero
    /// The grant as step 4 left it.
    var measured: Rational = .zero
    var steps: [SettlementStep] = []

    init(
      award: Award, rules: RuleSet, cover: Cover, cash: Money = .zero, inKind: Money = .zero,
      plannedEligible: Money, plannedInKind: Money, isTold: Bool
    ) {
      self.award = award
      self.rules = rules
      self.cash = cash
      self.inKind = inKind
      self.cover = cover
      self.plannedEligible = plannedEligible
      self.plannedInKind = plannedInKind
      self.isTold = isTold
      shareRate =
        award.financing == .share
        ? award.kept?.share
          ?? ShareRate(
            award, rules, plannedEligible: plannedEligible, plannedCover: cover.planned) : nil
    }

    /// `E_act`.
    private var total: Rational { cash.exact + inKind.exact }

    mutating func note(_ step: SettlementStep) {
      if isTold { steps.append(step) }
    }

    /// Terms that only a told step needs.
    private func told(_ terms: @autoclosure () -> [Term]) -> [Term] { isTold ? terms() : [] }

    /// Tells what step 1 recognised, and what it cut off before.
    mutating func note(_ recognition: Recognition) throws(AmountError) {
      if award.isFixed, let limit = rules.rate(.lineOverrunLimit) {
        let binds = PlanLimit(award, rules).overrun != nil
        let cut = try recognition.lines.filter { !$0.line.inKind }
          .map { (line) throws(AmountError) in
            try line.eligibleInside() - line.withinLimit()
          }.sum()
        note(
          SettlementStep(
            binds
              ? "Einzelansätze: die Grenze des Bescheids kürzt auch den Festbetrag"
              : "Einzelansätze: die Grenze des Regelwerks kürzt keinen Festbetrag",
            binds
              ? "Plan lines: the notice's own limit cuts the fixed amount, too"
              : "Plan lines: the rule set's limit does not cut a fixed amount",
            [
              .words("Grenze", "limit"), .rate(limit), .sign("("),
              .words(rules.norm(.lineOverrunLimit), rules.norm(.lineOverrunLimit)), .sign(")"),
              .words("; gekürzt", "; cut"), .money(cut),
            ], -cut))
      }
      for step in try recognition.cuts(by: rules) { note(step) }
      note(
        SettlementStep(
          "Anerkannte zuwendungsfähige Ausgaben", "Recognised eligible expenditure",
          [
            .words("bar", "cash"), .money(recognition.cash), .plus, .words("unbar", "in-kind"),
            .money(recognition.inKind),
          ], recognition.total))
    }

    /// Step 3: whether neither expenditure nor cover changed by more than the threshold
    /// (ANBest-P Nr. 2.2; not for full financing). Of a notice that is passed on all are compared,
    /// not the part that is kept.
    var withinThreshold: Bool {
      let threshold = rules.reductionThreshold.exact
      return award.financing != .full && award.kept == nil
        && expenditureChange.magnitude <= threshold && coverChange.magnitude <= threshold
    }

    private var expenditureChange: Rational { total - plannedEligible.exact }
    private var coverChange: Rational { cover.actual.exact - cover.planned.exact }

    /// `E_act`, `F`, `D_act` as step 4 takes them.
    private func taken() -> (expenditure: Rational, inKind: Money, cover: Money) {
      withinThreshold
        ? (plannedEligible.exact, plannedInKind, cover.planned) : (total, inKind, cover.actual)
    }

    private mutating func noteThreshold() {
      guard isTold, withinThreshold, !(expenditureChange.isZero && coverChange.isZero) else {
        return
      }
      note(
        SettlementStep(
          "Bagatellgrenze nicht überschritten: die geplanten Werte gelten",
          "Threshold not exceeded: the planned figures stand",
          [
            .words("Änderung der Ausgaben", "change of expenditure"),
            .exact(expenditureChange.magnitude), .words("und der Deckungsmittel", "and of cover"),
            .exact(coverChange.magnitude), .sign("≤"), .money(rules.reductionThreshold),
          ], plannedEligible))
    }

    /// No grant exceeds its amount or the recognised expenditure, and none is negative.
    private mutating func settle(
      on value: Rational, _ german: String, _ english: String,
      _ formula: [Term]
    ) {
      note(SettlementStep(german, english, formula, value))
      let most = award.kept?.most ?? award.amount
      grant = value.clamped(.zero, min(most.exact, total))
      if grant != value {
        note(
          SettlementStep(
            "Höchstens der bewilligte Betrag und die anerkannten Ausgaben",
            "At most the granted amount and the recognised expenditure",
            told([
              .words("Kleinstes von", "Least of"), .exact(value), .sign("|"), .money(most),
              .sign("|"), .exact(total), .words(", mindestens 0", ", at least 0"),
            ]), grant))
      }
      measured = grant
    }

    mutating func measureFixed() {
      settle(on: award.amount.exact, "Festbetrag", "Fixed amount", told([.money(award.amount)]))
    }

    mutating func measurePerUnit(_ units: Rational) {
      let unit = award.unitAmount ?? .zero
      settle(
        on: unit.exact * units, "Festbetrag je Einheit × Einheiten", "Unit amount × units",
        told([.money(unit), .times, .number(units)]))
    }

    mutating func measureShare() {
      guard let share = shareRate else { return }
      if isTold { note(share.step) }
      noteThreshold()
      let (expenditure, _, coverActual) = taken()
      let base: Rational
      let formula: [Term]
      switch share.deducts(rules) ? .deductFromBase : rules.revenueTreatment {
      case .proportional:
        let risen = max(.zero, coverActual.exact - cover.planned.exact)
        base = expenditure - risen
        formula = told([
          .exact(expenditure), .minus, .words("neue Deckungsmittel", "new cover"), .exact(risen),
        ])
      case .deductFromBase:
        base = expenditure - coverActual.exact
        formula = told([
          .exact(expenditure), .minus, .words("Deckungsmittel", "cover"), .money(coverActual),
        ])
      case .ignore:
        base = expenditure
        formula = told([.exact(expenditure)])
      }
      note(SettlementStep("Bemessungsgrundlage", "Assessment base", formula, base))
      settle(
        on: share.rate.value * base, "Fördersatz × Bemessungsgrundlage",
        "Rate × assessment base", told(share.factor + [.times, .exact(base)]))
    }

    mutating func measureDeficit(grantsBefore: Rational, amounts: Rational) throws(AmountError) {
      noteThreshold()
      let (expenditure, inKind, coverActual) = taken()
      let base =
        rules.gapBase == .capToPlan ? min(expenditure, plannedEligible.exact) : expenditure
      let own = try cover.ownFunds()
      let gap = base - inKind.exact - own.exact - coverActual.exact - grantsBefore
      note(
        SettlementStep(
          "Fehlbedarf", "Deficit",
          told([
            .exact(base), .minus, .words("unbar", "in-kind"), .money(inKind), .minus,
            .words("Eigenmittel", "own funds"), .money(own), .minus,
            .words("Deckungsmittel", "cover"), .money(coverActual), .minus,
            .words("andere Zuwendungen", "other grants"), .exact(grantsBefore),
          ]), gap))
      let all = gap.clamped(.zero, amounts)
      let part = amounts.isZero ? Rational.zero : all * award.amount.exact / amounts
      settle(
        on: part, "Anteil dieses Bescheids am Fehlbedarf", "Part of this award in the deficit",
        told([.exact(all), .times, .money(award.amount), .dividedBy, .exact(amounts)]))
    }

    mutating func measureFull() {
      settle(
        on: total - cover.actual.exact, "Ausgaben abzüglich Deckungsmittel",
        "Expenditure less cover", told([.exact(total), .minus, .money(cover.actual)]))
    }

    /// Step 5: the grant, rounded once.
    /// - Throws: ``AmountError/beyondLimit``.
    func entitled() throws(AmountError) -> Money { try Money(rounding: grant, rules.rounding) }

    /// Steps 5 (rounding) and 6.
    func finish(
      _ recognition: Recognition, _ received: Received
    ) throws(AmountError) -> AwardSettlement {
      let entitled = try entitled()
      let rounded = SettlementStep(
        "Zuwendung, einmal gerundet (\(rules.rounding.name.de))",
        "Grant, rounded once (\(rules.rounding.name.en))", [.exact(grant)], entitled)
      return AwardSettlement(
        award: award, rules: rules, recognition: recognition, cover: cover, shareRate: shareRate,
        withinThreshold: withinThreshold, measured: measured, entitled: entitled,
        arithmetic: steps.last?.formula ?? [], measuring: steps + [rounded],
        balance: try GrantBalance(received.paid(award.id), entitled: entitled, rules),
        eligible: recognition.total)
    }
  }
}

extension Rounding {
  var name: LocalizedText {
    switch self {
    case .down: LocalizedText(de: "auf den Cent ab", en: "down to the cent")
    case .halfUp: LocalizedText(de: "kaufmännisch", en: "half up")
    case .wholeEuroDown: LocalizedText(de: "auf volle Euro ab", en: "down to the euro")
    }
  }
}
