import Amounts

extension Recognition {
  /// What hourly rates, caps and flat rates took off before the recognised expenditure, one line of
  /// the calculation each, below zero.
  func cuts(by rules: RuleSet) throws(AmountError) -> [SettlementStep] {
    var steps: [SettlementStep] = []
    if inKindNotAllowed > .zero {
      let norm = rules.norm(.inKindAllowed)
      steps.append(
        rules.allowsInKind == false
          ? SettlementStep(
            "Unbare Leistungen zählen nicht (\(norm))",
            "In-kind contributions do not count (\(norm))",
            [.words("nicht zugelassen", "not allowed"), .money(inKindNotAllowed)],
            -inKindNotAllowed)
          : SettlementStep(
            "Unbare Leistungen, die weder Plan noch Regelwerk noch Bescheid zulassen",
            "In-kind contributions that neither plan nor rule set nor notice allows",
            [.money(inKindNotAllowed)], -inKindNotAllowed))
    }
    // What does not count at all is not cut before.
    for hours in hourlyCuts
    where hours.cut > .zero && (inKindNotAllowed.isZero || !hours.kind.isUnpaid) {
      steps.append(
        SettlementStep(
          "Stundensatz über dem anerkannten: \(hours.line)",
          "Hourly rate above the recognised one: \(hours.line)",
          [
            .words("gebucht bis zu", "booked at up to"), .money(hours.booked),
            .words("je Stunde, anerkannt", "an hour, recognised"), .money(hours.most),
          ], -hours.cut))
    }
    for (parameter, kind) in [(Parameter.inKindCap, partners), (.civicCap, civic)] {
      guard let limit = kind.limit, kind.valued > limit else { continue }
      let isCivic = parameter == .civicCap
      steps.append(
        SettlementStep(
          isCivic ? "Obergrenze bürgerschaftlichen Engagements" : "Obergrenze unbarer Leistungen",
          isCivic ? "Cap of civic engagement" : "Cap of in-kind contributions",
          [.money(kind.valued), .sign(">")] + capArithmetic(parameter, by: rules)
            + [.equals, .money(limit)], try limit - kind.valued))
    }
    for line in lines {
      guard let flatRate = line.line.flatRate, let limit = line.flatRate, limit.cut > .zero else {
        continue
      }
      steps.append(
        SettlementStep(
          "Pauschale: höchstens der Satz der anerkannten Ausgaben: \(line.line.id)",
          "Flat rate: at most its rate of what is recognised: \(line.line.id)",
          [.money(try line.recognised + limit.cut), .sign(">")]
            + limit.arithmetic(flatRate), -limit.cut))
    }
    return steps
  }

  /// How the cap of partners' or civic contributions is reckoned.
  func capArithmetic(_ parameter: Parameter, by rules: RuleSet) -> [Term] {
    let cap: Term = .rate(rules.rate(parameter) ?? .zero)
    return rules.inKindCapBase == .cashOnly
      ? [cap, .times, .money(cash)]
      : [cap, .times, .open, .money(cash), .plus, .money(inKind), .close]
  }
}

extension FlatRateLimit {
  /// Percentage × base = the most.
  func arithmetic(_ flatRate: FlatRate) -> [Term] {
    let product: [Term] = [.rate(flatRate.percent), .times, .money(base)]
    guard let cap = flatRate.cap, most == cap else { return product + [.equals, .money(most)] }
    return product + [.words(", höchstens", ", at most"), .money(cap)]
  }
}
