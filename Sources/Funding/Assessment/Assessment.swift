public import Amounts
import Messages

/// Where a measure stands on a day: its settlement and all findings.
public struct Assessment: Sendable {
  /// The traffic light (Ampel).
  public enum Light: String, Sendable, CaseIterable {
    case green, yellow, red

    public var name: LocalizedText {
      switch self {
      case .green: LocalizedText(de: "grün", en: "green")
      case .yellow: LocalizedText(de: "gelb", en: "yellow")
      case .red: LocalizedText(de: "rot", en: "red")
      }
    }
  }

  public let project: Project
  public let settlement: MeasureSettlement
  /// Errors first.
  public private(set) var findings: [Finding]
  /// What became of drawn money, by award id; awards without a drawdown have none.
  public let funds: [String: AwardFunds]
  /// What the awards rest on that nobody read, in their order.
  let reliance: [Reliance]
  /// What is bound of each plan line beside what is spent, by its id.
  public let commitments: [String: Commitments]

  /// The awards as their funders see them: those that are passed on with what final recipients are
  /// entitled to. ``settlement`` has what the measure keeps.
  public var awards: [AwardSettlement] { funded?.awards ?? settlement.awards }
  /// The measures of the final recipients of its awards.
  public private(set) var receivers: [Assessment] = []
  /// With the measures of the final recipients; nil where nobody looked at them.
  private(set) var funded: FundedMeasure?
  private(set) var phases: [Phase] = []
  private(set) var outlook: Outlook?

  public init(
    project: Project, settlement: MeasureSettlement, findings: [Finding],
    funds: [String: AwardFunds] = [:], reliance: [Reliance] = [],
    commitments: [String: Commitments] = [:]
  ) {
    self.project = project
    self.settlement = settlement
    self.findings = findings
    self.funds = funds
    self.commitments = commitments
    self.reliance = reliance
  }

  /// What is left of an award to its measure once its final recipients have what they are entitled
  /// to: below ``AwardSettlement/entitled`` of the part that is kept by what the first recipient
  /// bears of theirs.
  /// - Parameter kept: of ``settlement``.
  /// - Throws: ``AmountError/beyondLimit``.
  public func remaining(of kept: AwardSettlement) throws(AmountError) -> Money {
    let id = kept.award.id
    let parts = receivers.flatMap(\.awards).filter { $0.award.forwardedFrom == id }
    guard let whole = awards.first(where: { $0.award.id == id }), !parts.isEmpty else {
      return kept.entitled
    }
    return try whole.entitled - parts.map(\.entitled).sum()
  }

  /// What an answer about these awards rests on that nobody read: the settlement's, and `others`
  /// that the answer reads besides.
  /// - Parameter award: only this one; nil for all of the measure.
  public func unread(
    award: String? = nil, others: (AwardSettlement) -> [Parameter] = { _ in [] }
  ) -> [(award: String, values: [UnreadValue])] {
    settlement.awards.filter { award == nil || $0.award.id == award }.map { settled in
      let own = reliance.first { $0.award == settled.award.id }?.values ?? []
      var more: [UnreadValue] = []
      for value in others(settled).compactMap({ settled.rules.unread($0) })
      where !own.contains(value) && !more.contains(value) {
        more.append(value)
      }
      return (settled.award.id, own + more)
    }
  }

  /// The parameters that findings about `settled` are measured by; of hourly rates those of the
  /// work that was done.
  public func parameters(
    of findings: [Finding], about settled: AwardSettlement
  ) -> [Parameter] {
    findings.filter { $0.award == settled.award.id }.flatMap { finding in
      finding.code == .hourlyRateExceeded
        ? settled.recognition.hourlyCuts.filter { $0.line == finding.subject }.map(\.parameter)
        : finding.code.parameters
    }
  }

  /// What a grant would come to by stricter values than those that nobody read.
  public func stricter(award: String) -> [Reliance.Stricter] {
    reliance.first { $0.award == award }?.stricter ?? []
  }

  /// Red for an error, yellow for a warning, green else.
  public var light: Light {
    switch pressing.first?.severity {
    case .error: .red
    case .warning: .yellow
    case .info, nil: .green
    }
  }

  /// Why the light is what it is: the weightiest finding with its amount, and how many more there
  /// are.
  public var lightReason: LocalizedText {
    guard let first = pressing.first else {
      return LocalizedText(de: "keine Beanstandung", en: "no findings")
    }
    func text(_ language: Language) -> String {
      let ahead = first.stage == .forecast ? Stage.forecast.name[language] + ": " : ""
      var text = ahead + first.code.catalogue.title[language]
      if !first.amount.isZero { text += " (" + first.amount.text(language) + ")" }
      let more = pressing.count - 1
      return more == 0 ? text : text + language.pick(" und \(more) weitere", " and \(more) more")
    }
    return LocalizedText(de: text(.de), en: text(.en))
  }

  /// What the light shows, the weightiest first.
  private var pressing: [Finding] {
    let shown = findings.filter { $0.severity > .info }
    return Set(shown.map(\.weight)).sorted(by: >).flatMap { weight in
      shown.filter { $0.weight == weight }
    }
  }

  /// The same with what weighs on it beside its own books: the light is not blind to it.
  package func weighed(with others: [Finding]) -> Assessment {
    let weighty = others.filter { $0.measure == settlement.measure.id && $0.severity > .info }
    guard !weighty.isEmpty else { return self }
    var weighed = self
    weighed.findings = Severity.allCases.reversed().flatMap { severity in
      (findings + weighty).filter { $0.severity == severity }
    }
    return weighed
  }

  /// Settles a measure and applies every rule to it.
  /// - Parameters:
  ///   - earlier: the versions of `project` before this one, oldest first: drawn money is judged
  ///     each day by the terms that held on it.
  ///   - activities: of the measure; those known after `asOf` are left out.
  ///   - units: delivered units known by `asOf`.
  ///   - records: orders and early vouchers of the measure.
  ///   - receivers: the measures of the final recipients of its awards; without them an award that
  ///     is passed on is looked at as far as it is kept.
  ///   - baseRates: tell whether interest is so little that it is left aside; nil: not told.
  /// - Throws: ``UnknownRuleSet``, ``AmountError``.
  public static func of(
    _ measure: Measure, in project: Project, earlier: [EarlierVersion] = [],
    library: RuleSetLibrary, activities: [Activity], units: DeliveredUnits, asOf: CalendarDate,
    records: MeasureRecords = .none, receivers: [Assessment] = [], baseRates: BaseRateTable? = nil
  ) throws -> Assessment {
    let below = receivers.compactMap(\.funded)
    let passedOn = Forwarding.most(below.flatMap(\.awards), asOf: asOf)
    let input = try SettlementInput(
      measure, in: project, library: library, activities: activities, asOf: asOf,
      passedOn: passedOn)
    let known = input.booked.filter { $0.key.knownOn <= asOf }
    func funded(_ settlement: MeasureSettlement) throws(AmountError) -> FundedMeasure {
      try FundedMeasure(settlement, activities: known, receivers: below, in: project)
    }
    var settlement = try Settlement.settle(
      measure, awards: input.awards, activities: input.activities, units: units, asOf: asOf)
    settlement.flatRates = input.flatRates
    var reliance: [Reliance] = []
    for (index, settled) in try funded(settlement).awards.enumerated() {
      let own = try Reliance(settled) { rules throws(AmountError) in
        var awards = input.awards
        awards[index].rules = rules
        return try funded(
          Settlement.settle(
            measure, awards: awards, activities: input.activities, units: units, asOf: asOf)
        ).awards[index].entitled
      }
      let floor = try OwnCashFloor.step(settlement.awards[index], in: settlement)
      settlement.awards[index].notes += own.steps + [floor].compactMap { $0 }
      reliance.append(own)
    }
    let whole = try funded(settlement)
    var phases = try Phase.all(
      measure, in: project, input, earlier: earlier, library: library, activities: activities,
      asOf: asOf, passedOn: passedOn)
    phases[phases.count - 1].deferred = (asOf, records.deferred)
    let context = try RuleContext(
      project: project, settlement: settlement, activities: input.booked,
      phases: phases, receivers: receivers,
      outlook: Outlook(
        measure: measure, awards: input.awards,
        activities: input.activities.filter { $0.key.knownOn <= asOf }, units: units, asOf: asOf),
      reliance: reliance, records: records, baseRates: baseRates, awards: whole.awards)
    var assessment = Assessment(
      project: project, settlement: settlement, findings: try RuleBook.findings(context),
      funds: context.funds, reliance: reliance,
      commitments: try Commitments.of(measure, activities: input.booked, records: records))
    (assessment.funded, assessment.receivers) = (whole, receivers)
    (assessment.phases, assessment.outlook) = (context.phases, context.outlook)
    return assessment
  }

  /// The measure as it would stand at its end, with those of its final recipients; as it stands
  /// where nothing tells how it goes on.
  /// - Throws: ``AmountError/beyondLimit``.
  func ahead(_ course: Outlook.Course) throws(AmountError) -> FundedMeasure? {
    try outlook?.funded(
      course, from: settlement, receivers: receivers, in: project, paid: awards) ?? funded
  }
}
