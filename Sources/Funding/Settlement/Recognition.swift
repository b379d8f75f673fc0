public import Amounts

/// Recognised expenditure of a measure through the eyes of one award: its period, line limit and
/// caps (`Settlement.md` step 1); or what any of several awards recognises.
public struct Recognition: Hashable, Sendable {
  /// A plan line, planned and actual. All amounts in cents.
  public struct Line: Hashable, Sendable {
    public let line: PlanLine
    /// Paid or incurred, gross, at any time.
    public let actual: Money
    /// The eligible part of it.
    let eligibleActual: Money
    /// The eligible part paid outside the funding period.
    public let outOfPeriod: Money
    /// The eligible part paid inside for a service outside.
    public let outOfService: Money
    /// What hourly rates, the line limit, a flat rate, a cap or missing proof take away.
    public let cut: Money
    /// What is recognised.
    public let recognised: Money
    /// The most that is recognised without consent; nil where the line does not bind.
    public let limit: Money?
    /// Of a flat-rate line in cash.
    public let flatRate: FlatRateLimit?

    /// The eligible part paid inside the funding period for a service inside.
    /// - Throws: ``AmountError/beyondLimit``.
    public func eligibleInside() throws(AmountError) -> Money {
      try eligibleActual - outOfPeriod - outOfService
    }

    /// What of it the line limit leaves.
    /// - Throws: ``AmountError/beyondLimit``.
    public func withinLimit() throws(AmountError) -> Money {
      let inside = try eligibleInside()
      return min(inside, limit ?? inside)
    }
  }

  /// In-kind contributions of partners, or civic engagement. All amounts in cents.
  public struct Unpaid: Hashable, Sendable {
    /// Inside the period, valued and proven, before the cap.
    public let valued: Money
    /// The most that is recognised; nil without a cap.
    public let limit: Money?
    public let recognised: Money
  }

  /// Work by the hour at a rate above what is recognised.
  struct HourlyCut: Hashable, Sendable {
    /// `in-kind`, `civic` or `expense`.
    public let kind: BookingKind
    public let line: String
    /// The highest rate that was booked, cents.
    public let booked: Money
    /// The rate that is recognised, cents.
    public let most: Money
    /// What the rate takes away of the eligible part inside the period, cents.
    public let cut: Money

    /// Where ``most`` is set.
    var parameter: Parameter { kind == .civic ? .civicHourlyRate : .staffHourlyRateLimit }
  }

  public let lines: [Line]
  /// `A`: recognised expenditure without in-kind.
  public let cash: Money
  /// In-kind contributions of partners.
  public let partners: Unpaid
  public let civic: Unpaid
  /// Unpaid contributions that would count if plan, rule set or notice allowed them.
  let inKindNotAllowed: Money
  let hourlyCuts: [HourlyCut]
  /// `F`: what is recognised of both kinds of unpaid contributions.
  public let inKind: Money
  /// `F` by source id, adding up to ``inKind``.
  let inKindBySource: [String: Money]
  /// `E_act = A + F`.
  public let total: Money

  /// - Parameters:
  ///   - awards: with their rules: what any of them recognises is. None: nothing is cut.
  ///   - activities: of this measure, already limited to the day of the report.
  /// - Throws: ``AmountError/beyondLimit``.
  init(
    measure: Measure, awards: [(award: Award, rules: RuleSet)], activities: [Activity]
  ) throws(AmountError) {
    let plan = PlanLimit(anyOf: awards)
    let inKindRules = InKindRules(anyOf: awards.map(\.rules), measure: measure)
    var byLine: [String: [Activity]] = [:]
    for activity in activities where activity.key.countsOn != nil {
      if let line = activity.key.line { byLine[line, default: []].append(activity) }
    }
    var inPeriod = PeriodShare(awards)
    var drafts: [LineDraft] = []
    var hours = HourlyCuts()
    var notAllowed: [Money] = []
    for line in measure.lines {
      var draft = LineDraft(line: line, limit: try plan.most(of: line))
      for activity in byLine[line.id] ?? [] {
        let isInside = inPeriod.contains(activity.key)
        try draft.add(activity, isInside: isInside, &inPeriod, by: inKindRules)
        guard isInside else { continue }
        try hours.add(activity, by: inKindRules)
        if activity.key.kind.isUnpaid, !inKindRules.counts {
          notAllowed.append(try activity.eligible - activity.unproven)
        }
      }
      drafts.append(draft)
    }
    let valued = try (
      partners: drafts.map(\.partners).sum(), civic: drafts.map(\.civic).sum()
    )
    let base = try CappedBase(
      measure.lines, FlatRate.inOrder(measure.lines),
      counted: drafts.map { min($0.cash, $0.limit ?? $0.cash) },
      partners: drafts.map(\.partners), civic: drafts.map(\.civic), by: inKindRules)
    let (flatRates, capped) = (base.flatRates, base.capped)
    cash = base.cash
    partners = Unpaid(
      valued: valued.partners, limit: capped.partnersLimit, recognised: capped.partners)
    civic = Unpaid(valued: valued.civic, limit: capped.civicLimit, recognised: capped.civic)
    inKindNotAllowed = try notAllowed.sum()
    hourlyCuts = hours.all
    inKind = try capped.partners + capped.civic
    total = try cash + inKind
    // The caps are spread over the lines and sources, so that they still add up to `E_act`.
    var lines: [Line] = []
    for (index, draft) in drafts.enumerated() {
      lines.append(
        try draft.finished(
          draft.line.inKind
            ? base.partners[index] + base.civic[index]
            : flatRates.recognised[draft.line.id] ?? .zero,
          flatRates.limits[draft.line.id]))
    }
    self.lines = lines
    inKindBySource = try Self.split(capped, over: drafts)
  }

  /// What is recognised of each source's contributions.
  private static func split(
    _ capped: InKindRules.Recognised, over drafts: [LineDraft]
  ) throws(AmountError) -> [String: Money] {
    var result: [String: Money] = [:]
    for (amount, kind) in [(capped.partners, BookingKind.inKind), (capped.civic, .civic)] {
      var valued: [String: Money] = [:]
      for draft in drafts {
        for (key, money) in draft.bySource where key.kind == kind {
          valued[key.source] = try (valued[key.source] ?? .zero) + money
        }
      }
      let sources = valued.keys.sorted()
      let parts = amount.allocated(by: sources.map { (valued[$0] ?? .zero).exact })
      for (source, part) in zip(sources, parts) {
        result[source] = try (result[source] ?? .zero) + part
      }
    }
    return result
  }

  /// A plan line while its activities are added.
  private struct LineDraft {
    struct SourceKey: Hashable {
      let source: String
      let kind: BookingKind
    }

    let line: PlanLine
    let limit: Money?
    var actual = Money.zero
    var eligible = Money.zero
    var inside = Money.zero
    /// The part of ``inside`` whose service lies inside, too.
    var served = Money.zero
    /// What counts inside the period: of cash, and of each kind of unpaid contribution.
    var cash = Money.zero
    var partners = Money.zero
    var civic = Money.zero
    var bySource: [SourceKey: Money] = [:]

    init(line: PlanLine, limit: Money?) {
      self.line = line
      self.limit = limit
    }

    mutating func add(
      _ activity: Activity, isInside: Bool, _ inPeriod: inout PeriodShare, by rules: InKindRules
    ) throws(AmountError) {
      actual = try actual + activity.amount
      eligible = try eligible + activity.eligible
      guard isInside else { return }
      inside = try inside + activity.eligible
      let (eligible, counted) = try inPeriod.add(activity, counted: rules.counted(activity))
      served = try served + eligible
      guard line.inKind else {
        cash = try cash + counted
        return
      }
      let kind = activity.key.kind
      if kind == .civic {
        civic = try civic + counted
      } else {
        partners = try partners + counted
      }
      let key = SourceKey(source: activity.key.source ?? "", kind: kind)
      bySource[key] = try (bySource[key] ?? .zero) + counted
    }

    func finished(
      _ recognised: Money, _ flatRate: FlatRateLimit?
    ) throws(AmountError) -> Line {
      Line(
        line: line, actual: actual, eligibleActual: eligible,
        outOfPeriod: try eligible - inside, outOfService: try inside - served,
        cut: try served - recognised, recognised: recognised, limit: limit,
        flatRate: flatRate)
    }
  }

  /// What hourly rates take away, by kind and line.
  private struct HourlyCuts {
    private(set) var all: [HourlyCut] = []

    mutating func add(_ activity: Activity, by rules: InKindRules) throws(AmountError) {
      let key = activity.key
      guard let booked = key.hourlyRate, let most = rules.hourlyLimit(key.kind), booked > most
      else { return }
      let eligible = try activity.eligible - activity.unproven
      let cut = try eligible - rules.recognisedRate(eligible, of: key)
      let line = key.line ?? ""
      if let index = all.firstIndex(where: { $0.kind == key.kind && $0.line == line }) {
        let before = all[index]
        all[index] = HourlyCut(
          kind: key.kind, line: line, booked: max(before.booked, booked), most: most,
          cut: try before.cut + cut)
      } else {
        all.append(HourlyCut(kind: key.kind, line: line, booked: booked, most: most, cut: cut))
      }
    }
  }
}
