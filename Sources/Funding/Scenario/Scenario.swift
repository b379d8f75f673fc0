public import Amounts

/// A measure as it would be: changes applied to its project and activities. Nothing is stored.
public struct Scenario: Hashable, Sendable {
  public let project: Project
  /// Of the award's measure, with the changes as further activities.
  public let activities: [Activity]

  /// - Parameters:
  ///   - changes: in order; later ones see what earlier ones did.
  ///   - award: whose terms `rate`, `amount`, `to` and parameters are about; its measure holds
  ///     sources and lines.
  ///   - activities: of that measure, as known on `asOf`.
  ///   - library: tells what the award's rate stands on before its terms change.
  /// - Throws: ``ScenarioRefused`` with every fault at once; ``AmountError``.
  public init(
    _ changes: [ScenarioChange], award id: String, project: Project, activities: [Activity],
    library: RuleSetLibrary, asOf: CalendarDate
  ) throws {
    guard let award = project.awards.first(where: { $0.id == id }),
      let measure = project.measure(award.measure)
    else { throw UnknownAward(id: id, known: project.awards.map(\.id)) }
    var draft = Draft(
      award: award, measure: measure, activities: activities.filter { $0.key.knownOn <= asOf },
      rules: try library.rules(for: award), asOf: asOf)
    for change in changes { try draft.apply(change) }
    guard draft.faults.isEmpty else { throw ScenarioRefused(faults: draft.faults) }
    self.activities = draft.activities
    self.project =
      draft.award == award && draft.measure == measure
      ? project : project.replacing(draft.award, draft.measure)
  }
}

extension Scenario {
  /// A scenario in the making.
  private struct Draft {
    var award: Award
    var measure: Measure
    var activities: [Activity]
    let rules: RuleSet
    let asOf: CalendarDate
    var faults: [ScenarioFault] = []

    mutating func apply(_ change: ScenarioChange) throws(AmountError) {
      switch change {
      case .source(let id, let step): try changeSource(id, step)
      case .line(let id, let step): try changeLine(id, step)
      case .plan(let id, let step): try changePlan(id, step)
      case .rate(let rate):
        guard award.financing == .share else {
          faults.append(.notAShareAward(award.id, award.financing))
          return
        }
        guard rate != award.rate else { return }
        award = try award.pinned(measure, rules).changing(rate: .some(rate))
      case .amount(let amount):
        guard amount != award.amount else { return }
        award = try award.pinned(measure, rules).changing(amount: amount)
      case .periodEnd(let end):
        guard let period = DateRange(from: award.period.from, to: end) else {
          faults.append(.periodReversed(from: award.period.from, to: end))
          return
        }
        award = award.changing(period: period)
      case .parameter(let parameter, let value):
        var overrides = award.overrides
        overrides[parameter] = value
        award = award.changing(overrides: overrides)
      }
    }

    private mutating func changeSource(
      _ id: String, _ step: ScenarioChange.Step
    ) throws(AmountError) {
      guard let source = measure.source(id) else {
        let known = measure.sources.map(\.id)
        faults.append(.unknownSource(id, nearest: NearestName.of(id, among: known), known: known))
        return
      }
      if !source.kind.isCash {
        // In-kind stands on a line as well: its lines change in proportion.
        try change(
          activities.filter { $0.key.source == id && $0.key.kind.isUnpaid }, named: id, step)
        return
      }
      let own = activities.filter { $0.key.source == id && $0.key.kind.sourceKind == source.kind }
      guard let difference = try difference(own, named: id, step) else { return }
      let kind = BookingKind.allCases.first { $0.sourceKind == source.kind } ?? .ownFunds
      activities.append(activity(kind, line: nil, source: id, difference, eligible: .zero))
    }

    private mutating func line(_ id: String) -> PlanLine? {
      if let line = measure.line(id) { return line }
      let known = measure.lines.map(\.id)
      faults.append(.unknownLine(id, nearest: NearestName.of(id, among: known), known: known))
      return nil
    }

    private mutating func changePlan(
      _ id: String, _ step: ScenarioChange.Step
    ) throws(AmountError) {
      guard let line = line(id) else { return }
      let planned = try step.applied(to: line.planned)
      let eligible = max(.zero, try line.eligible + planned - line.planned)
      guard planned >= .zero else {
        faults.append(.belowZero(id: id, booked: line.planned, becomes: planned))
        return
      }
      measure = measure.planning(planned, eligible: min(eligible, planned), on: line)
    }

    private mutating func changeLine(
      _ id: String, _ step: ScenarioChange.Step
    ) throws(AmountError) {
      guard let line = line(id) else { return }
      let own = activities.filter { $0.key.line == id && $0.key.countsOn != nil }
      if line.inKind { return try change(own, named: id, step) }
      guard let difference = try difference(own, named: id, step) else { return }
      activities.append(activity(.expense, line: id, source: nil, difference, eligible: difference))
    }

    /// Changes in-kind contributions together, each in proportion.
    private mutating func change(
      _ own: [Activity], named id: String, _ step: ScenarioChange.Step
    ) throws(AmountError) {
      guard !own.isEmpty else {
        faults.append(.nothingBooked(id))
        return
      }
      guard let difference = try difference(own, named: id, step) else { return }
      let parts = difference.magnitude.allocated(by: own.map(\.eligible.magnitude.exact))
      for (activity, part) in zip(own, parts) {
        let signed = difference.isNegative ? -part : part
        activities.append(
          self.activity(
            activity.key.kind, line: activity.key.line, source: activity.key.source, signed,
            eligible: signed))
      }
    }

    /// What the change comes to, or nil where it changes nothing or leaves less than nothing.
    private mutating func difference(
      _ own: [Activity], named id: String, _ step: ScenarioChange.Step
    ) throws(AmountError) -> Money? {
      let isSource = own.first?.key.line == nil
      let booked = try own.map { isSource ? $0.amount : $0.eligible }.sum()
      let becomes = try step.applied(to: booked)
      guard becomes >= .zero else {
        faults.append(.belowZero(id: id, booked: booked, becomes: becomes))
        return nil
      }
      let difference = try becomes - booked
      return difference.isZero ? nil : difference
    }

    /// An activity that counts on the last day that both the period and the report see.
    private func activity(
      _ kind: BookingKind, line: String?, source: String?, _ amount: Money, eligible: Money
    ) -> Activity {
      let day = min(asOf, max(award.period.from, award.period.to))
      return Activity(
        key: Activity.Key(
          measure: measure.id, kind: kind, line: line, source: source, countsOn: day, knownOn: day),
        amount: amount, eligible: eligible)
    }
  }
}

extension Award {
  /// The award with what its rate stands on written down, so that a change of its terms does not
  /// change that.
  fileprivate func pinned(_ measure: Measure, _ rules: RuleSet) throws(AmountError) -> Award {
    guard financing == .share, rate != nil, rateBase == nil else { return self }
    let share = ShareRate(
      self, rules, plannedEligible: try measure.plannedEligible(under: rules),
      plannedCover: try Cover(measure: measure, rules: rules).planned)
    return changing(rate: .some(share.rate), rateBase: share.base)
  }
}

extension Project {
  /// The project with one of its awards changed.
  func replacing(_ award: Award, _ measure: Measure? = nil) -> Project {
    Project(
      id: id, title: title, field: field, lighthouse: lighthouse, period: period,
      organisations: organisations,
      measures: measures.map { old in measure.flatMap { $0.id == old.id ? $0 : nil } ?? old },
      awards: awards.map { $0.id == award.id ? award : $0 }, amendment: amendment)
  }
}

extension Measure {
  /// The same with another plan for a line.
  fileprivate func planning(_ planned: Money, eligible: Money, on line: PlanLine) -> Measure {
    let changed = PlanLine(
      id: line.id, title: line.title, planned: planned, eligible: eligible, inKind: line.inKind,
      consent: line.consent, aidCategory: line.aidCategory, flatRate: line.flatRate,
      account: line.account, group: line.group)
    return Measure(
      id: id, title: title, recipient: recipient, role: role, basis: basis,
      lines: lines.map { $0.id == line.id ? changed : $0 }, sources: sources)
  }
}
