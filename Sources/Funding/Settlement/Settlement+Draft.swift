import Amounts

extension Settlement {
  /// An award on its way through steps 3 to 6.
  struct Draft {
    let award: Award
    let rules: RuleSet
    let recognition: Recognition
    let cover: Cover
    let plannedEligible: Money
    let plannedInKind: Money
    /// The grant so far, cents.
    var grant: Rational = .zero
    /// The grant as step 4 left it.
    var measured: Rational = .zero
    var steps: [SettlementStep] = []

    var isFixed: Bool { award.financing == .fixed || award.financing == .fixedPerUnit }

    init(
      award: Award, rules: RuleSet, recognition: Recognition, cover: Cover, plannedEligible: Money,
      plannedInKind: Money
    ) {
      self.award = award
      self.rules = rules
      self.recognition = recognition
      self.cover = cover
      self.plannedEligible = plannedEligible
      self.plannedInKind = plannedInKind
      steps.append(
        SettlementStep(
          "Anerkannte zuwendungsfähige Ausgaben", "Recognised eligible expenditure",
          [
            .words("bar", "cash"), .money(recognition.cash), .plus, .words("unbar", "in-kind"),
            .money(recognition.inKind),
          ], recognition.total))
    }

    /// Step 3: whether neither expenditure nor cover changed by more than the threshold
    /// (ANBest-P Nr. 2.2; not for full financing).
    var withinThreshold: Bool {
      let threshold = rules.reductionThreshold.exact
      return award.financing != .full && expenditureChange.magnitude <= threshold
        && coverChange.magnitude <= threshold
    }

    private var expenditureChange: Rational { recognition.total.exact - plannedEligible.exact }
    private var coverChange: Rational { cover.actual.exact - cover.planned.exact }

    /// `E_act`, `F`, `D_act` as step 4 takes them.
    private var expenditure: Money { withinThreshold ? plannedEligible : recognition.total }
    private var inKind: Money { withinThreshold ? plannedInKind : recognition.inKind }
    private var coverActual: Money { withinThreshold ? cover.planned : cover.actual }

    private mutating func noteThreshold() {
      guard withinThreshold, !(expenditureChange.isZero && coverChange.isZero) else { return }
      steps.append(
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
      on value: Rational, _ german: String, _ english: String, _ formula: [Term]
    ) {
      steps.append(SettlementStep(german, english, formula, value))
      grant = value.clamped(.zero, min(award.amount.exact, recognition.total.exact))
      if grant != value {
        steps.append(
          SettlementStep(
            "Höchstens der bewilligte Betrag und die anerkannten Ausgaben",
            "At most the granted amount and the recognised expenditure",
            [
              .words("Kleinstes von", "Least of"), .exact(value), .sign("|"), .money(award.amount),
              .sign("|"), .money(recognition.total), .words(", mindestens 0", ", at least 0"),
            ], grant))
      }
      measured = grant
    }

    mutating func measureFixed() {
      settle(on: award.amount.exact, "Festbetrag", "Fixed amount", [.money(award.amount)])
    }

    mutating func measurePerUnit(_ units: Rational) {
      let unit = award.unitAmount ?? .zero
      settle(
        on: unit.exact * units, "Festbetrag je Einheit × Einheiten", "Unit amount × units",
        [.money(unit), .times, .number(units)])
    }

    /// The rate of a share award: of the notice, or amount / planned eligible expenditure.
    var rate: Rate { award.rate ?? Rate(award.amount, of: plannedEligible) ?? .zero }

    mutating func measureShare() {
      noteThreshold()
      let base: Rational
      let formula: [Term]
      switch rules.revenueTreatment {
      case .proportional:
        let risen = max(.zero, coverActual.exact - cover.planned.exact)
        base = expenditure.exact - risen
        formula = [
          .money(expenditure), .minus, .words("neue Deckungsmittel", "new cover"), .exact(risen),
        ]
      case .deductFromBase:
        base = expenditure.exact - coverActual.exact
        formula = [
          .money(expenditure), .minus, .words("Deckungsmittel", "cover"), .money(coverActual),
        ]
      case .ignore:
        base = expenditure.exact
        formula = [.money(expenditure)]
      }
      steps.append(SettlementStep("Bemessungsgrundlage", "Assessment base", formula, base))
      settle(
        on: rate.value * base, "Fördersatz × Bemessungsgrundlage", "Rate × assessment base",
        [.rate(rate), .times, .exact(base)])
    }

    mutating func measureDeficit(grantsBefore: Rational, amounts: Rational) throws(AmountError) {
      noteThreshold()
      let base = rules.gapBase == .capToPlan ? min(expenditure, plannedEligible) : expenditure
      let own = try cover.ownFunds()
      let gap = base.exact - inKind.exact - own.exact - coverActual.exact - grantsBefore
      steps.append(
        SettlementStep(
          "Fehlbedarf", "Deficit",
          [
            .money(base), .minus, .words("unbar", "in-kind"), .money(inKind), .minus,
            .words("Eigenmittel", "own funds"), .money(own), .minus,
            .words("Deckungsmittel", "cover"), .money(coverActual), .minus,
            .words("andere Zuwendungen", "other grants"), .exact(grantsBefore),
          ], gap))
      let all = gap.clamped(.zero, amounts)
      let part = amounts.isZero ? Rational.zero : all * award.amount.exact / amounts
      settle(
        on: part, "Anteil dieses Bescheids am Fehlbedarf", "Part of this award in the deficit",
        [.exact(all), .times, .money(award.amount), .dividedBy, .exact(amounts)])
    }

    mutating func measureFull() {
      settle(
        on: recognition.total.exact - cover.actual.exact, "Ausgaben abzüglich Deckungsmittel",
        "Expenditure less cover", [.money(recognition.total), .minus, .money(cover.actual)])
    }

    /// Steps 5 (rounding) and 6.
    func finish(_ received: Received) throws(AmountError) -> AwardSettlement {
      let entitled = try Money(rounding: grant, rules.rounding)
      let drawnGross = received.drawn[award.id] ?? .zero
      let repaid = received.repaid[award.id] ?? .zero
      let drawn = try drawnGross - repaid
      let repayable = max(.zero, try drawn - entitled)
      let open = max(.zero, try entitled - drawn)
      let arithmetic = steps.last?.formula ?? []
      var steps = steps
      steps.append(
        SettlementStep(
          "Zuwendung, einmal gerundet (\(rules.rounding.name.de))",
          "Grant, rounded once (\(rules.rounding.name.en))", [.exact(grant)], entitled))
      steps.append(
        SettlementStep(
          "Ausgezahlt", "Paid out",
          [.money(drawnGross), .minus, .words("zurückgezahlt", "repaid"), .money(repaid)], drawn))
      steps.append(
        repayable > .zero
          ? SettlementStep(
            "Zurückzuzahlen", "Repayable", [.money(drawn), .minus, .money(entitled)], repayable)
          : SettlementStep(
            "Noch offen", "Still open", [.money(entitled), .minus, .money(drawn)], open))
      return AwardSettlement(
        award: award, rules: rules, recognition: recognition, cover: cover,
        withinThreshold: withinThreshold, measured: measured, entitled: entitled,
        received: drawnGross, repaid: repaid, drawn: drawn, repayable: repayable, open: open,
        arithmetic: arithmetic, steps: steps)
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
