import Amounts
import Funding

extension ProjectForm {
  var award: ConfigForm<Award> {
    .mapping { map in
      let id = map.required("id", .identifier)
      references.define(.award, id, at: map.place(of: "id"))
      let measure = map.required("measure", .identifier)
      references.refer(to: .measure, measure, at: map.place(of: "measure"))
      // Sources and awards of a measure share one list of ids in bookings and in answers.
      references.define(.source, id, in: measure ?? "", at: map.place(of: "id"))
      let funder = map.required("funder", self.funder)
      let ruleSet = map.required("ruleSet", .identifier)
      check(ruleSet: ruleSet, map)
      let financing = map.required("financing", .oneOf(Award.Financing.self))
      let amount = map.required("amount", .money(from: Money(cents: 1)))
      let rate = map.optional("rate", .rate)
      let rateBase = map.optional("rateBase", .oneOf(RateBase.self))
      let unitAmount = map.optional("unitAmount", .money(from: Money(cents: 1)))
      let units = map.optional("units", .quantity)
      let awardedOn = map.required("awardedOn", .date)
      let period = self.period(map)
      let years = self.years(map, amount: amount)
      var overrides = map.optional("overrides", self.overrides, default: [:])
      // The short way to write what many notices say.
      if let allowed = map.optional("inKindAllowed", .bool) {
        overrides[.inKindAllowed] = .flag(allowed)
      }
      if let financing { check(financing, measure: measure, map) }
      if let rateBase, let rate, let amount {
        shared.afterAwards.append { awards in
          check(rateBase, rate, amount, of: id, measure: measure, awards, map)
        }
      }
      var milestones = map.optional("milestones", self.milestones, default: Milestones())
      milestones.paymentsAfterPeriod = map.optional(
        "paymentsAfterPeriod", .oneOf(PaymentsAfterPeriod.self), default: .none)
      if let day = map.optional("earlyStartFrom", .date) { milestones.earlyStartFrom = day }
      if let day = map.optional("purposeBoundUntil", .date) { milestones.purposeBoundUntil = day }
      let aid = map.optional("aid", self.aid)
      let investment = map.optional("investment", .bool)
      let forwardingConsent = map.optional("forwardingConsent", .text)
      let forwardedFrom = map.optional("forwardedFrom", .identifier)
      let authorityReference = map.optional("authorityReference", .text)
      let paymentReference = map.optional("paymentReference", .text)
      let blocks = map.optional("formBlocks", .list(of: .oneOf(FormBlock.self)), default: [])
      let values = map.optional(
        "formValues", .table(keys: .identifier, values: .text), default: [])
      references.refer(to: .award, forwardedFrom, at: map.place(of: "forwardedFrom"))
      if let id, id == forwardedFrom {
        map.report("forwardedFrom", .project(.forwardedFromItself(award: id)))
      }
      guard let id, let measure, let funder, let ruleSet, let financing, let amount,
        let awardedOn, let period
      else { return nil }
      var award = Award(
        id: id, measure: measure, funder: funder, ruleSet: ruleSet, financing: financing,
        rate: rate, amount: amount, unitAmount: unitAmount, units: units, awardedOn: awardedOn,
        period: period, years: years, overrides: overrides, milestones: milestones, aid: aid,
        investment: investment, forwardingConsent: forwardingConsent,
        forwardedFrom: forwardedFrom, rateBase: rateBase,
        authorityReference: authorityReference, paymentReference: paymentReference)
      award.formBlocks = FormBlock.allCases.filter(blocks.contains)
      award.formValues = Dictionary(values.map { ($0.key, $0.value) }) { _, last in last }
      return award
    }
  }

  /// What happened, and by when things have to happen.
  private var milestones: ConfigForm<Milestones> {
    .mapping { map in
      Milestones(
        earlyStartFrom: map.optional("earlyStartFrom", .date),
        fulfilledOn: map.optional("fulfilledOn", .date),
        statementDueOn: map.optional("statementDueOn", .date),
        statementDueAfterAward: map.optional("statementDueAfterAward", .duration),
        statementFiledOn: map.optional("statementFiledOn", .date),
        interimFiledOn: Dictionary(
          map.optional(
            "interimFiledOn", .table(keys: .integer(1990...2099), values: .date), default: []
          ).map { ($0.key, $0.value) }
        ) { first, _ in first },
        purposeBoundUntil: map.optional("purposeBoundUntil", .date),
        accountsApprovedOn: map.optional("accountsApprovedOn", .date),
        lastPaymentOn: map.optional("lastPaymentOn", .date),
        reducedFrom: map.optional("reducedFrom", .date))
    }
  }

  /// The state-aid rules the grant rests on: `{basis: research, bonus: collaboration}`,
  /// `{basis: blockExemption, article: 56}`.
  private var aid: ConfigForm<StateAidBasis> {
    .mapping { map in
      let basis = map.required("basis", .oneOf(AidWord.self))
      let bonus = map.optional("bonus", .oneOf(AidBonus.self))
      let article = map.optional("article", .integer(1...59))
      for (key, word) in [("bonus", AidWord.research), ("article", .blockExemption)] {
        if let basis, basis != word, map.has(key) {
          map.report(key, .project(.onlyWith(key: "basis", values: [word.rawValue])))
        }
      }
      switch basis {
      case .research: return .research(bonus)
      case .deMinimis: return .deMinimis
      case .blockExemption:
        guard map.has("article") else {
          let fault = ProjectFault.neededWith(
            missing: "article", key: "basis", value: AidWord.blockExemption.rawValue)
          map.report("article", .project(fault))
          return nil
        }
        // Art. 25 is known by its own word.
        return article.map { $0 == 25 ? .research(nil) : .exemption(article: $0) }
      case nil: return nil
      }
    }
  }

  private var funder: ConfigForm<Funder> {
    .mapping { map in
      let id = map.required("id", .identifier)
      let name = map.required("name", .text)
      let level = map.required("level", .oneOf(Funder.Level.self))
      guard let id, let name, let level else { return nil }
      let funder = Funder(id: id, name: name, level: level)
      if let first = shared.funders[id] {
        if first.value != funder {
          map.report("id", .project(.funderDiffers(id, firstLine: first.place.line ?? 0)))
        }
      } else {
        shared.funders[id] = Located(funder, map.place(of: "id"))
      }
      return funder
    }
  }

  /// What the notice changes of the rule set; each parameter with its own kind of value.
  private var overrides: ConfigForm<[Parameter: ParameterValue]> {
    .mapping { map in
      var overrides: [Parameter: ParameterValue] = [:]
      for parameter in Parameter.allCases {
        overrides[parameter] = map.optional(parameter.rawValue, .value(of: parameter))
      }
      return overrides
    }
  }

  private func years(_ map: ConfigMap, amount: Money?) -> [Int: Money] {
    let rows = map.optional(
      "years", .table(keys: .integer(1990...2099), values: .money), default: [])
    guard let sum = try? rows.map(\.value).sum() else {
      map.report("years", .project(.sumBeyondLimit))
      return [:]
    }
    if let amount, !rows.isEmpty {
      if sum > amount {
        map.report("years", .project(.yearsAboveAmount(sum: sum, amount: amount)))
      } else if sum < amount, amount.cents - sum.cents < 100 {
        // A notice may leave years open, but not cents.
        map.report("years", .project(.yearsMissCents(sum: sum, amount: amount)))
      }
    }
    return Dictionary(rows.map { ($0.key, $0.value) }) { first, _ in first }
  }

  /// A base that the notice's own figures contradict.
  private func check(
    _ told: RateBase, _ rate: Rate, _ amount: Money, of award: String?, measure: String?,
    _ awards: [Award], _ map: ConfigMap
  ) {
    // One that is passed on has its rate on the plans of all that it pays for.
    guard
      let measure = Forwarding.plan(
        of: award, in: measure, among: awards, measures: shared.measures),
      let gross = try? measure.plannedEligible()
    else { return }
    // Donations are cover in some editions and own share in others: both readings will do.
    let kinds: [Set<Source.Kind>] = [
      [.revenue, .otherPublic], [.revenue, .otherPublic, .donation],
    ]
    let nets = kinds.compactMap { kinds in
      try? measure.sources.filter {
        kinds.contains($0.kind) || $0.kind == .partnerCash && !$0.countsAsOwnShare
      }.map(\.planned).sum()
    }.map { gross.exact - $0.exact }
    let own = told == .gross ? [gross.exact] : nets
    let other = told == .gross ? nets : [gross.exact]
    func fits(_ bases: [Rational]) -> Bool {
      bases.contains { PrintedRate.fit(amount, rate, $0) != .none }
    }
    guard !fits(own), let base = own.first,
      let product = try? Money(
        rounding: rate.value * base, .halfUp)
    else { return }
    guard fits(other) || amount > product else { return }
    map.report(
      "rateBase",
      .project(
        .rateBaseContradicts(
          told, rate: rate, product: product, amount: amount, fitsOther: fits(other))))
  }

  private func check(ruleSet: String?, _ map: ConfigMap) {
    guard let ruleSet, let ruleSets, !ruleSets.contains(ruleSet) else { return }
    map.report(
      "ruleSet",
      .project(
        .unknownReference(
          .ruleSet, ruleSet, nearest: NearestName.of(ruleSet, among: ruleSets),
          known: ruleSets)))
  }

  /// Keys that belong to one way of financing only.
  private func check(_ financing: Award.Financing, measure: String?, _ map: ConfigMap) {
    for key in ["rate", "rateBase"] where financing != .share && map.has(key) {
      map.report(
        key, .project(.onlyWith(key: "financing", values: [Award.Financing.share.rawValue])))
    }
    for key in ["unitAmount", "units"] {
      if financing == .fixedPerUnit, !map.has(key) {
        map.report(
          key,
          .project(.neededWith(missing: key, key: "financing", value: financing.rawValue)))
      } else if financing != .fixedPerUnit, map.has(key) {
        let perUnit = Award.Financing.fixedPerUnit.rawValue
        map.report(key, .project(.onlyWith(key: "financing", values: [perUnit])))
      }
    }
    if financing == .share, !map.has("rate"),
      let measure = shared.measures.first(where: { $0.id == measure }),
      (try? measure.plannedEligible())?.isZero ?? false
    {
      map.report("rate", .project(.rateUnknown(measure: measure.id)))
    }
  }
}

/// What state aid rests on, in the words of project files.
enum AidWord: String, CaseIterable, Sendable { case research, deMinimis, blockExemption }
