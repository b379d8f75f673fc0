import Amounts

/// The terms of a measure for a time: plan, notices and rules as one version of its project has
/// them.
struct Phase: Sendable {
  /// The first day on which they hold; nil: from the beginning.
  let from: CalendarDate?
  /// With the notices as they stood; ``awards`` has what their recipient keeps of them.
  let project: Project
  /// Lines and sources that only a later version has are in it, planned at nothing.
  let measure: Measure
  let awards: [(award: Award, rules: RuleSet)]
  /// As booked, with the flat rates of these terms; known on the day of the report.
  let activities: [Activity]
  /// Awards that see the expenditure too and are settled elsewhere, and what they come to.
  var beside: [(award: Award, rules: RuleSet)] = []
  var grantsBeside: [DatedAmount] = []
  /// As ``MeasureRecords/deferred``, on the day of the report.
  var deferred: (asOf: CalendarDate, dues: [DuePayment])?

  /// What held until the terms of today, oldest first, and these.
  /// - Parameters:
  ///   - input: of `measure` today.
  ///   - earlier: versions of `project`, oldest first.
  ///   - activities: of the measure.
  ///   - passedOn: as ``SettlementInput`` takes it.
  /// - Throws: ``UnknownRuleSet``, ``AmountError``.
  static func all(
    _ measure: Measure, in project: Project, _ input: SettlementInput, earlier: [EarlierVersion],
    library: RuleSetLibrary, activities: [Activity], asOf: CalendarDate,
    passedOn: [String: Money]
  ) throws -> [Phase] {
    var phases: [Phase] = []
    var from: CalendarDate?
    func add(_ measure: Measure, _ project: Project, _ input: SettlementInput) {
      let next = Phase(
        from: phases.isEmpty ? nil : from, project: project, measure: measure,
        awards: input.awards, activities: input.booked.filter { $0.key.knownOn <= asOf })
      // A version that changes other things begins no new time.
      if let last = phases.last, last.hasTerms(of: next) { return }
      phases.append(next)
    }
    for version in earlier where version.replacedOn <= asOf {
      // Before it has the measure nothing is known of its terms: those of its first version hold.
      if let old = version.project.measure(measure.id) {
        let known = old.including(measure)
        add(
          known, version.project,
          try SettlementInput(
            known, in: version.project, library: library, activities: activities, asOf: asOf,
            passedOn: passedOn))
      }
      from = version.replacedOn
    }
    add(measure, project, input)
    return phases
  }

  private func hasTerms(of other: Phase) -> Bool {
    measure == other.measure && awards.map(\.award) == other.awards.map(\.award)
      && awards.map(\.rules) == other.awards.map(\.rules)
      && project.awards(ofMeasure: measure.id) == other.project.awards(ofMeasure: measure.id)
  }
}

extension Phase {
  /// What is booked and falls due after the window in which money drawn on the day of the report is
  /// to be used, taken off.
  func afterWindow(_ rules: RuleSet) -> [Activity] {
    guard let (asOf, dues) = deferred else { return [] }
    let useBy = (rules.duration(.useWindow) ?? Duration()).end(after: asOf)
    return dues.filter { $0.on > useBy }.map { due in
      Activity(
        key: Activity.Key(
          measure: measure.id, kind: .expense, line: due.line, source: nil, countsOn: nil,
          knownOn: asOf),
        amount: -due.amount, eligible: -due.amount)
    }
  }

  /// The terms of a settlement, as if they had always held.
  init(_ settlement: MeasureSettlement, in project: Project, known: [Activity]) {
    from = nil
    self.project = project
    measure = settlement.measure
    awards = settlement.awards.map { ($0.award, $0.rules) }
    activities = known
  }
}

extension Measure {
  /// The measure with the lines and sources that only `later` has, planned at nothing.
  fileprivate func including(_ later: Measure) -> Measure {
    let lines = later.lines.filter { line($0.id) == nil }.map {
      PlanLine(
        id: $0.id, title: $0.title, planned: .zero, eligible: .zero, inKind: $0.inKind,
        aidCategory: $0.aidCategory)
    }
    let sources = later.sources.filter { source($0.id) == nil }.map {
      Source(
        id: $0.id, kind: $0.kind, organisation: $0.organisation, planned: .zero,
        countsAsOwnShare: $0.countsAsOwnShare, level: $0.level)
    }
    guard !lines.isEmpty || !sources.isEmpty else { return self }
    return Measure(
      id: id, title: title, recipient: recipient, role: role, basis: basis,
      lines: self.lines + lines, sources: self.sources + sources)
  }
}
