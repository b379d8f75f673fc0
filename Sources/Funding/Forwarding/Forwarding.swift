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

  /// The awards of a measure as their funders see them: with what final recipients are entitled to,
  /// and all that was drawn.
  /// - Parameters:
  ///   - kept: as the measure settles them.
  ///   - parts: the awards of the final recipients, settled.
  ///   - paid: what was drawn of an award, passed on or not.
  /// - Throws: ``AmountError/beyondLimit``.
  static func wholes(
    _ kept: [AwardSettlement], in project: Project, with parts: [AwardSettlement],
    paid: (String) -> GrantBalance.Paid
  ) throws(AmountError) -> [AwardSettlement] {
    var wholes: [AwardSettlement] = []
    for settled in kept {
      let id = settled.award.id
      let own = parts.filter { $0.award.forwardedFrom == id }
      guard !own.isEmpty, let notice = project.awards.first(where: { $0.id == id }) else {
        wholes.append(settled)
        continue
      }
      wholes.append(try settled.whole(of: notice, with: own, paid: paid(id)))
    }
    return wholes
  }

  /// The award as far as the first recipient keeps it: less what the forwarding notices pass on.
  /// Its rate stays that of the whole. The award itself where nothing is passed on.
  /// - Throws: ``AmountError/beyondLimit``.
  public static func ownPart(of award: Award, in project: Project) throws(AmountError) -> Award {
    let notices = notices(of: award.id, in: project)
    guard !notices.isEmpty else { return award }
    var planned: [Money] = []
    for id in measures(of: award, in: project) {
      planned.append(try project.measure(id)?.plannedEligible() ?? .zero)
    }
    var rate = award.rate
    if rate == nil, award.financing == .share {
      rate = Rate(award.amount, of: try planned.sum())
    }
    let kept = try award.amount - notices.map(\.amount).sum()
    // Yearly amounts are those of the whole; the drawdown rules look them up there.
    return award.changing(amount: max(.zero, kept), rate: .some(rate), years: [:])
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

extension AwardSettlement {
  fileprivate func whole(
    of notice: Award, with parts: [AwardSettlement], paid: GrantBalance.Paid
  ) throws(AmountError) -> AwardSettlement {
    let all = min(notice.amount, try entitled + parts.map(\.entitled).sum())
    let sum =
      [.words("eigener Anteil", "own part"), .money(entitled)]
      + parts.flatMap { part -> [Term] in
        [
          .plus, .words("weitergeleitet", "passed on"), .sign(part.award.id),
          .money(part.entitled),
        ]
      }
    let step = SettlementStep(
      "Zuwendung mit dem weitergeleiteten Teil, höchstens der bewilligte Betrag",
      "Grant with the part passed on, at most the amount granted", sum, all)
    return AwardSettlement(
      award: notice, rules: rules, recognition: recognition, cover: cover, shareRate: shareRate,
      withinThreshold: withinThreshold, measured: measured + parts.map(\.measured).sum(),
      entitled: all, arithmetic: sum, measuring: measuring + [step],
      balance: try GrantBalance(paid, entitled: all, rules), notes: notes)
  }
}
