import Amounts
import Funding
import LedgerStore

/// An award with its measure as reports see it: what counts up to a day, as it is known on the day
/// of the report.
struct AwardStanding {
  let office: GrantOffice
  let ledger: Ledger
  /// The day of the report: plan, amendments and bookings as they are known then.
  let asOf: CalendarDate
  /// The last day whose payments count; not after ``asOf``.
  let through: CalendarDate
  let project: Project
  let measure: Measure
  let assessment: Assessment
  /// The award, settled as far as its recipient keeps it or with what is passed on.
  let settled: AwardSettlement
  /// The award as its funder sees it, with what is passed on of it.
  let whole: AwardSettlement
  /// Of the measure, known by ``asOf`` and counting by ``through``; flat rates are not among them.
  let activities: [Activity]

  var award: Award { settled.award }
  var settlement: MeasureSettlement { assessment.settlement }

  /// Awards of the measure of which a part is passed on, where drawdowns are counted without it.
  let forwarding: Set<String>

  /// - Parameter isWhole: whether an award counts with what is passed on of it.
  /// - Throws: ``Refusal``, ``UnknownRuleSet``, ``AmountError``.
  init(
    _ id: String, asOf: CalendarDate, through: CalendarDate? = nil, isWhole: Bool = false,
    _ office: GrantOffice, _ ledger: Ledger
  ) throws {
    let through = min(asOf, through ?? asOf)
    let portfolio = try ledger.portfolio(asOf: asOf)
    let (_, measure, project) = try office.award(id, in: portfolio)
    let earlier = try ledger.earlierVersions(of: project.id, asOf: asOf)
    let known = try ledger.activities(
      measure: measure.id, under: project.awards(ofMeasure: measure.id, and: earlier)
    ).filter { $0.key.knownOn <= asOf }
    let activities = known.filter { $0.day <= through }
    let assessment = try Assessment.of(
      measure, in: project, earlier: earlier, library: try office.library(),
      activities: activities, units: try ledger.units(measure: measure.id, asOf: through),
      asOf: asOf,
      records: try office.records(ledger, of: measure, in: project, activities, asOf: asOf),
      receivers: try office.receivers(
        of: measure, in: project, earlier, ledger, asOf: asOf, through: through),
      baseRates: try office.baseRates())
    guard let whole = assessment.awards.first(where: { $0.award.id == id }),
      let kept = assessment.settlement.awards.first(where: { $0.award.id == id })
    else { throw Refusal.noAward(id, in: portfolio) }
    (self.office, self.ledger, self.asOf, self.through) = (office, ledger, asOf, through)
    (self.project, self.measure, self.assessment) = (project, measure, assessment)
    (self.whole, self.activities) = (whole, activities)
    settled = isWhole ? whole : kept
    forwarding = isWhole ? [] : Forwarding.passedOn(ofMeasure: measure.id, in: project)
  }

  /// What each source comes to, cents by source, if only what counts up to `day` is settled.
  func sources(upTo day: CalendarDate) throws -> [String: Money] {
    let settlement =
      day >= through
      ? settlement
      : try Assessment.of(
        measure, in: project, library: try office.library(),
        activities: activities.filter { $0.day <= day },
        units: try ledger.units(measure: measure.id, asOf: day), asOf: asOf
      ).settlement
    return Dictionary(
      settlement.sources.map { ($0.id, $0.actual) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Activity {
  /// The day to which it belongs; of what is not paid the day of booking.
  var day: CalendarDate { key.countsOn ?? key.knownOn }
}
