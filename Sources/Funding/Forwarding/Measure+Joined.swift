import Amounts

extension Measure {
  /// This plan and those of `others` as one, as an award sees them that pays for all: ids of the
  /// others are told apart by their measure.
  func joined(by others: [Measure]) -> Measure {
    guard !others.isEmpty else { return self }
    return Measure(
      id: id, title: title, recipient: recipient, role: role, basis: basis,
      lines: lines + others.flatMap { other in other.lines.map { $0.of(other.id) } },
      sources: sources + others.flatMap { other in other.sources.map { $0.of(other.id) } })
  }
}

extension PlanLine {
  fileprivate func of(_ measure: String) -> PlanLine {
    PlanLine(
      id: id.of(measure), title: title, planned: planned, eligible: eligible, inKind: inKind,
      consent: consent, aidCategory: aidCategory,
      flatRate: flatRate.map {
        FlatRate(
          percent: $0.percent, of: $0.of.map { $0.of(measure) }, cap: $0.cap, article: $0.article)
      }, account: account)
  }
}

extension Source {
  fileprivate func of(_ measure: String) -> Source {
    Source(
      id: id.of(measure), kind: kind, organisation: organisation, planned: planned,
      countsAsOwnShare: countsAsOwnShare, fixed: fixed, level: level)
  }
}

extension [Activity] {
  /// The same in a joint plan: what the measure spent and received, without its grants.
  func joined(as measure: String) -> [Activity] {
    filter { $0.key.line != nil || $0.key.kind.sourceKind != nil }.map { activity in
      let key = activity.key
      return Activity(
        key: Activity.Key(
          measure: key.measure, kind: key.kind, line: key.line?.of(measure),
          source: key.source?.of(measure), countsOn: key.countsOn, knownOn: key.knownOn,
          service: key.service, periodOn: key.periodOn, servedOn: key.servedOn,
          hourlyRate: key.hourlyRate),
        amount: activity.amount, eligible: activity.eligible, unproven: activity.unproven,
        unfiled: activity.unfiled)
    }
  }
}

extension String {
  fileprivate func of(_ measure: String) -> String { measure + "/" + self }
}
