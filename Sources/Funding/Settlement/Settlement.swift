public import Amounts

/// The settlement of a measure, in the order of `Settlement.md`: exact fractions all the way, each
/// grant rounded once by its award's rounding, own cash takes the residual.
public enum Settlement {
  /// - Parameters:
  ///   - awards: of the measure, in the file's order, each with its rules
  ///     (``RuleSet/applying(_:)``).
  ///   - activities: of the measure; those known after `asOf` are left out here.
  ///   - units: delivered units, for fixed amounts per unit.
  /// - Throws: ``AmountError/beyondLimit`` where a sum does not fit.
  public static func settle(
    _ measure: Measure, awards: [(award: Award, rules: RuleSet)], activities: [Activity],
    units: DeliveredUnits = .zero, asOf: CalendarDate
  ) throws(AmountError) -> MeasureSettlement {
    try settle(
      measure, awards: awards, activities: activities, units: units, asOf: asOf, beside: Beside())
  }

  /// Awards that pay for the same expenditure and are settled elsewhere.
  struct Beside {
    /// They see the expenditure by their own rules.
    var views: [(award: Award, rules: RuleSet)] = []
    /// What they come to, cents.
    var grants = Rational.zero
  }

  static func settle(
    _ measure: Measure, awards: [(award: Award, rules: RuleSet)], activities: [Activity],
    units: DeliveredUnits, asOf: CalendarDate, beside: Beside
  ) throws(AmountError) -> MeasureSettlement {
    let known = activities.filter { $0.key.knownOn <= asOf }
    let received = try sums(known)
    let plannedEligible = try measure.plannedEligible()
    var drafts = try drafts(measure, awards, isTold: true)
    var seen: [Recognition] = []
    for index in drafts.indices {
      let recognition = try Recognition(
        measure: measure, awards: [awards[index]], activities: known)
      try drafts[index].note(recognition)
      (drafts[index].cash, drafts[index].inKind) = (recognition.cash, recognition.inKind)
      try drafts[index].cover.receive(received.bySource, from: measure.sources)
      seen.append(recognition)
    }
    // The measure's own: what any of its awards recognises.
    let recognition =
      try seen.count == 1 && beside.views.isEmpty
      ? seen[0] : Recognition(measure: measure, awards: awards + beside.views, activities: known)
    try grant(
      &drafts, units: units.total, whole: (recognition.cash, recognition.inKind),
      beside: beside.grants)
    var settled: [AwardSettlement] = []
    for (draft, recognition) in zip(drafts, seen) {
      settled.append(try draft.finish(recognition, received))
    }
    return try assemble(
      measure, asOf: asOf, known: known, leavesOutLater: known.count < activities.count,
      recognition: recognition, awards: settled,
      received: received, plannedEligible: plannedEligible, units: units)
  }

  /// The awards before anything is spent or received.
  /// - Throws: ``AmountError/beyondLimit``.
  static func drafts(
    _ measure: Measure, _ awards: [(award: Award, rules: RuleSet)], isTold: Bool
  ) throws(AmountError) -> [Draft] {
    let plannedInKind = try measure.lines.filter(\.inKind).map(\.eligible).sum()
    var drafts: [Draft] = []
    for (award, rules) in awards {
      drafts.append(
        Draft(
          award: award, rules: rules, cover: try Cover(measure: measure, rules: rules),
          plannedEligible: try measure.plannedEligible(under: rules),
          plannedInKind: rules.allowsInKind == false ? .zero : plannedInKind, isTold: isTold))
    }
    return drafts
  }

  /// What came in, went out and was forwarded, by source or award id.
  struct Received {
    var bySource: [String: Money] = [:]
    var drawn: [String: Money] = [:]
    var repaid: [String: Money] = [:]
    /// Awards of which every drawdown was in whole euros.
    var wholeEuros: Set<String> = []

    func paid(_ award: String) -> GrantBalance.Paid {
      GrantBalance.Paid(
        received: drawn[award] ?? .zero, repaid: repaid[award] ?? .zero,
        isInWholeEuros: wholeEuros.contains(award))
    }
  }

  static func sums(_ activities: [Activity]) throws(AmountError) -> Received {
    var result = Received()
    var drawnByDay: [String: [CalendarDate?: Money]] = [:]
    for activity in activities {
      guard let source = activity.key.source else { continue }
      switch activity.key.kind {
      case .drawdown:
        result.drawn[source] = try (result.drawn[source] ?? .zero) + activity.amount
        let day = activity.key.countsOn
        drawnByDay[source, default: [:]][day] =
          try (drawnByDay[source]?[day] ?? .zero) + activity.amount
      case .repayment:
        result.repaid[source] = try (result.repaid[source] ?? .zero) + activity.amount
      case .ownFunds, .partnerCash, .donation, .revenue, .otherPublic, .inKind, .civic:
        result.bySource[source] = try (result.bySource[source] ?? .zero) + activity.amount
      case .expense, .payment, .creditNote, .order, .interest, .forward, .recognise: continue
      }
    }
    result.wholeEuros = Set(
      drawnByDay.filter { $0.value.values.allSatisfy(SmallClaim.isWhole) }.keys)
    return result
  }

  /// Steps 4 and 5: fixed, share, deficit and full awards, each before rounding, and together at
  /// most the cash that nothing else pays.
  /// - Parameter whole: `A` and `F` that any of the awards recognises; nil without awards.
  /// - Throws: ``AmountError/beyondLimit``.
  static func grant(
    _ drafts: inout [Draft], units: Rational, whole: (cash: Money, inKind: Money)?,
    beside: Rational = .zero
  ) throws(AmountError) {
    for index in drafts.indices {
      switch drafts[index].award.financing {
      case .fixed: drafts[index].measureFixed()
      case .fixedPerUnit: drafts[index].measurePerUnit(units)
      case .share: drafts[index].measureShare()
      case .deficit, .full: continue
      }
    }
    let before = drafts.map(\.grant).sum() + beside
    let deficits = drafts.indices.filter { drafts[$0].award.financing == .deficit }
    let total = deficits.map { drafts[$0].award.amount.exact }.sum()
    for index in deficits {
      try drafts[index].measureDeficit(grantsBefore: before, amounts: total)
    }
    for index in drafts.indices where drafts[index].award.financing == .full {
      drafts[index].measureFull()
    }
    if let whole { limit(&drafts, whole, beside: beside) }
  }

  /// Step 5: the cash is what any of the awards recognises, so that those of other periods or
  /// stricter lines do not cut the rest. What came in is the same for all, whatever it counts as.
  private static func limit(
    _ drafts: inout [Draft], _ whole: (cash: Money, inKind: Money), beside: Rational
  ) {
    guard let cover = drafts.first?.cover else { return }
    let fixed = drafts.filter(\.award.isFixed).map(\.grant).sum()
    let room = max(
      .zero,
      whole.cash.exact - cover.actual.exact - cover.standIns.exact
        - cover.partnerOwnShareActual.exact - fixed - beside)
    let asked = drafts.filter { !$0.award.isFixed }.map(\.grant).sum()
    guard asked > room else { return }
    for index in drafts.indices where !drafts[index].award.isFixed {
      let grant = drafts[index].grant
      let cut = grant * room / asked
      drafts[index].grant = cut
      guard drafts[index].isTold else { continue }
      let others: [(words: Term, amount: Rational)] = [
        (.words("unbar", "in-kind"), whole.inKind.exact),
        (.words("Deckungsmittel", "cover"), cover.actual.exact),
        (cover.standInName, cover.standIns.exact),
        (
          .words("Eigenanteil der Partner", "partners' own share"),
          cover.partnerOwnShareActual.exact
        ),
        (.words("Festbeträge", "fixed grants"), fixed),
        (.words("andere Zuwendungen", "other grants"), beside),
      ]
      var formula: [Term] = [.exact(whole.cash.exact + whole.inKind.exact)]
      for other in others where !other.amount.isZero {
        formula += [.minus, other.words, .exact(other.amount)]
      }
      // One award gets all the room; several share it by what step 4 gave them.
      if grant != asked {
        formula =
          [.exact(grant), .times, .open] + formula + [.close, .dividedBy, .exact(asked)]
      }
      drafts[index].note(
        SettlementStep(
          "Keine Überfinanzierung: höchstens die baren Ausgaben, die nichts anderes deckt",
          "No overfinancing: at most the cash expenditure that nothing else covers", formula, cut))
    }
  }

  private static func assemble(
    _ measure: Measure, asOf: CalendarDate, known: [Activity], leavesOutLater: Bool,
    recognition: Recognition, awards: [AwardSettlement], received: Received, plannedEligible: Money,
    units: DeliveredUnits
  ) throws(AmountError) -> MeasureSettlement {
    let grants = try awards.map(\.entitled).sum()
    var others: [Money] = [grants]
    for source in measure.sources where source.kind != .ownCash {
      others.append(actual(source, recognition, received))
    }
    let ownCash = try recognition.total - others.sum()
    let own = measure.sources.filter { $0.kind == .ownCash }
    let ownParts = ownCash.allocated(by: own.map(\.planned.exact))
    var rows: [(id: String, kind: MeasureSettlement.SourceResult.Kind, organisation: String?)] = []
    var planned: [Money] = []
    var amounts: [Money] = []
    var booked: [Money] = []
    for source in measure.sources {
      rows.append((source.id, .source(source.kind), source.organisation))
      planned.append(source.planned)
      let part = own.firstIndex { $0.id == source.id }
      amounts.append(part.map { ownParts[$0] } ?? actual(source, recognition, received))
      booked.append(received.bySource[source.id] ?? .zero)
    }
    if own.isEmpty, !ownCash.isZero {
      // The residual is the recipient's even where the plan has no own cash.
      rows.append(("eigenmittel", .source(.ownCash), measure.recipient))
      planned.append(.zero)
      amounts.append(ownCash)
      booked.append(.zero)
    }
    for award in awards {
      rows.append((award.award.id, .grant(award.award.funder.level), award.award.funder.id))
      planned.append(award.award.amount)
      amounts.append(award.entitled)
      booked.append(award.drawn)
    }
    let shares = Allocation.hundredthsOfPercent(amounts, of: recognition.total)
    let plannedShares = Allocation.hundredthsOfPercent(planned, of: try planned.sum())
    let actualTotal = try recognition.lines.map(\.actual).sum()
    return MeasureSettlement(
      measure: measure, asOf: asOf, recognition: recognition,
      plannedEligible: plannedEligible, plannedTotal: try measure.plannedTotal(),
      actualTotal: actualTotal, ineligible: try actualTotal - recognition.total, units: units,
      awards: awards,
      sources: rows.indices.map { index in
        MeasureSettlement.SourceResult(
          id: rows[index].id, kind: rows[index].kind, organisation: rows[index].organisation,
          planned: planned[index], actual: amounts[index], booked: booked[index],
          shareHundredths: shares[index], plannedShareHundredths: plannedShares[index])
      }, leavesOutLater: leavesOutLater, inKindProofs: try proofs(known), ownCash: ownCash)
  }

  private static func proofs(
    _ activities: [Activity]
  ) throws(AmountError) -> [MeasureSettlement.InKindProof] {
    let fictive = activities.filter(\.key.kind.isUnpaid)
    var proofs: [MeasureSettlement.InKindProof] = []
    for source in Set(fictive.compactMap(\.key.source)).sorted() {
      let own = fictive.filter { $0.key.source == source }
      proofs.append(
        MeasureSettlement.InKindProof(
          source: source, unproven: try own.map(\.unproven).sum(),
          unfiled: try own.map(\.unfiled).sum()))
    }
    return proofs
  }

  private static func actual(
    _ source: Source, _ recognition: Recognition, _ received: Received
  ) -> Money {
    source.kind.isCash
      ? received.bySource[source.id] ?? .zero : recognition.inKindBySource[source.id] ?? .zero
  }
}
