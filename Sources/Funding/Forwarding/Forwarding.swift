public import Amounts

/// Grant money passed on to final recipients (Weiterleitung, VV/VVG Nr. 12 zu § 44 LHO).
///
/// The first recipient's measure holds its own expenditure only; each final recipient has a measure
/// and a forwarding notice (``Award/forwardedFrom``) of its own, and settles with the first
/// recipient. What is passed on is a claim until then.
public enum Forwarding {
  /// The forwarding notices that pass on the award `id`, in the file's order.
  public static func notices(of id: String, in project: Project) -> [Award] {
    project.awards.filter { $0.forwardedFrom == id }
  }

  /// An award that comes back to itself over those that it is passed on by; nil where none does.
  public static func circle(in awards: [Award]) -> String? {
    let from = Dictionary(awards.map { ($0.id, $0.forwardedFrom) }, uniquingKeysWith: { $1 })
    return awards.map(\.id).first { start in
      var next = from[start] ?? nil
      for _ in awards {
        guard let id = next, id != start else { break }
        next = from[id] ?? nil
      }
      return next == start
    }
  }

  /// The measures whose expenditure an award pays for, each once: its own, those it is passed on
  /// to, and those they pass it on to.
  private static func measures(of award: Award, in project: Project) -> [String] {
    var awards = [award]
    var index = 0
    while index < awards.count {
      let further = notices(of: awards[index].id, in: project)
      awards += further.filter { notice in !awards.contains { $0.id == notice.id } }
      index += 1
    }
    var seen: Set<String> = []
    return awards.map(\.measure).filter { seen.insert($0).inserted }
  }

  /// The awards of a measure of which a part is passed on: what is forwarded from them is not kept.
  public static func passedOn(ofMeasure id: String, in project: Project) -> Set<String> {
    Set(
      project.awards(ofMeasure: id).map(\.id).filter { !notices(of: $0, in: project).isEmpty })
  }

  /// The measures of final recipients to which awards of the measure `id` are passed on.
  public static func receivers(ofMeasure id: String, in project: Project) -> [Measure] {
    let own = Set(project.awards(ofMeasure: id).map(\.id))
    let passedOn = Set(
      project.awards.filter { $0.forwardedFrom.map(own.contains) == true }.map(\.measure))
    return project.measures.filter { $0.id != id && passedOn.contains($0.id) }
  }

  /// The award as far as the first recipient keeps it: less what the forwarding notices pass on.
  /// Its rate stays that of the whole. The award itself where nothing is passed on.
  /// - Throws: ``AmountError/beyondLimit``.
  public static func ownPart(of award: Award, in project: Project) throws(AmountError) -> Award {
    let notices = notices(of: award.id, in: project)
    guard !notices.isEmpty else { return award }
    var rate = award.rate
    if rate == nil, award.financing == .share {
      rate = Rate(award.amount, of: try plan(of: award, in: project)?.plannedEligible() ?? .zero)
    }
    let kept = try award.amount - notices.map(\.amount).sum()
    // Yearly amounts are those of the whole; the drawdown rules look them up there.
    return award.changing(amount: max(.zero, kept), rate: .some(rate), years: [:])
  }

  /// The plans of all that the award pays for, as one.
  private static func plan(of award: Award, in project: Project) -> Measure? {
    let plans = measures(of: award, in: project).compactMap(project.measure)
    return plans.first?.joined(by: Array(plans.dropFirst()))
  }

  /// The same while a project is being read.
  public static func plan(
    of award: String?, in measure: String?, among awards: [Award], measures: [Measure]
  ) -> Measure? {
    guard let own = measures.first(where: { $0.id == measure }) else { return nil }
    var chain = Set([award].compactMap { $0 })
    var places = [own.id]
    // Each notice may itself be passed on; a circle adds nothing new.
    while let next = awards.first(where: {
      !chain.contains($0.id) && $0.forwardedFrom.map(chain.contains) == true
    }) {
      chain.insert(next.id)
      if !places.contains(next.measure) { places.append(next.measure) }
    }
    let others = places.dropFirst().compactMap { id in measures.first { $0.id == id } }
    return own.joined(by: others)
  }

  /// The own part as it is settled: by the whole notice's rate, with what the final recipients
  /// leave of it.
  /// - Parameter passedOn: the most that forwarding notices come to, by id; of others their amount.
  /// - Throws: ``AmountError/beyondLimit``.
  static func kept(
    of award: Award, _ rules: RuleSet, in project: Project, passedOn: [String: Money]
  ) throws(AmountError) -> Award {
    var kept = try ownPart(of: award, in: project)
    guard kept != award, let plan = plan(of: award, in: project) else { return kept }
    let share =
      try award.financing == .share
      ? ShareRate(
        award, rules, plannedEligible: plan.plannedEligible(under: rules),
        plannedCover: Cover(measure: plan, rules: rules).planned) : nil
    let others = try notices(of: award.id, in: project).map {
      min($0.amount, passedOn[$0.id] ?? $0.amount)
    }.sum()
    kept.kept = KeptPart(share: share, most: max(.zero, try award.amount - others))
    return kept
  }

  /// The most that the awards of final recipients come to, by id: what one needs no longer once it
  /// is over falls back to who passed it on.
  static func most(_ awards: [AwardSettlement], asOf: CalendarDate) -> [String: Money] {
    Dictionary(
      awards.filter { $0.award.isOver(by: asOf) }.map { ($0.award.id, $0.entitled) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The activities of the first recipient with what was passed on taken out of what it drew.
  static func own(_ activities: [Activity], forwarding awards: Set<String>) -> [Activity] {
    guard !awards.isEmpty else { return activities }
    return activities.map { activity in
      guard activity.key.kind == .forward, let award = activity.key.source, awards.contains(award)
      else { return activity }
      return Activity(
        key: Activity.Key(
          measure: activity.key.measure, kind: .drawdown, line: nil, source: award,
          countsOn: activity.key.countsOn, knownOn: activity.key.knownOn),
        amount: -activity.amount, eligible: .zero)
    }
  }
}

/// What of a notice its recipient keeps; the final recipients have the rest.
struct KeptPart: Hashable, Sendable {
  /// What the rate of a share award stands on, as the whole notice has it.
  let share: ShareRate?
  /// The most that is left for the recipient, cents.
  let most: Money
}
