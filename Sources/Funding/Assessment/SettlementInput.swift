import Amounts

/// What a measure is settled on: its awards with their rules, and its activities as they are known
/// on a day, with flat rates worked out and forwarded money taken out.
struct SettlementInput {
  let awards: [(award: Award, rules: RuleSet)]
  /// As settlement takes them; those known later are among them, so that it can tell that it leaves
  /// them out.
  let activities: [Activity]
  /// As they were booked, with flat rates.
  let booked: [Activity]
  /// What flat-rate lines come to.
  let flatRates: [Activity]

  /// - Parameter passedOn: the most that forwarding notices come to (``Forwarding/most(_:asOf:)``).
  /// - Throws: ``UnknownRuleSet``, ``AmountError``.
  init(
    _ measure: Measure, in project: Project, library: RuleSetLibrary, activities: [Activity],
    asOf: CalendarDate, passedOn: [String: Money] = [:]
  ) throws {
    var awards: [(award: Award, rules: RuleSet)] = []
    var forwarding: Set<String> = []
    for award in project.awards(ofMeasure: measure.id) {
      let rules = try library.rules(for: award)
      let kept = try Forwarding.kept(of: award, rules, in: project, passedOn: passedOn)
      if kept != award { forwarding.insert(award.id) }
      awards.append((kept, rules))
    }
    let known = activities.filter { $0.key.knownOn <= asOf }
    let later = activities.filter { $0.key.knownOn > asOf }
    flatRates = try FlatRate.activities(of: measure, awards: awards, known)
    let booked = known + flatRates
    self.awards = awards
    self.booked = booked
    self.activities = Forwarding.own(booked + later, forwarding: forwarding)
  }
}
