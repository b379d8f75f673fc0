public import Amounts

/// Recognised expenditure of a measure through the eyes of one award: its period, line limit and
/// caps (`contract.md` §5 step 1).
public struct Recognition: Hashable, Sendable {
  /// A plan line, planned and actual. All amounts in cents.
  public struct Line: Hashable, Sendable {
    public let line: PlanLine
    /// Paid or incurred, gross, at any time.
    public let actual: Money
    /// The eligible part of it.
    public let eligibleActual: Money
    /// The eligible part outside the funding period.
    public let outOfPeriod: Money
    /// What the line limit or the missing proof takes away.
    public let cut: Money
    /// What is recognised.
    public let recognised: Money
    /// The most that is recognised without consent; nil where the line does not bind.
    public let limit: Money?
  }

  public let lines: [Line]
  /// `A`: recognised expenditure without in-kind.
  public let cash: Money
  /// In-kind and civic engagement inside the period, valued and proven, before the cap.
  public let inKindValued: Money
  /// The most in-kind that is recognised; nil without a cap.
  public let inKindLimit: Money?
  /// `F`: what is recognised of it.
  public let inKind: Money
  /// `F` by source id, adding up to ``inKind``.
  public let inKindBySource: [String: Money]
  /// `E_act = A + F`.
  public let total: Money

  /// - Parameters:
  ///   - rules: nil for a measure without an award: nothing is cut.
  ///   - activities: of this measure, already limited to the day of the report.
  /// - Throws: ``AmountError/beyondLimit``.
  init(
    measure: Measure, award: Award?, rules: RuleSet?, activities: [Activity]
  ) throws(AmountError) {
    // Plan lines do not bind where a fixed amount is granted (ANBest-P Nr. 1.2 last sentence).
    let isFixed = award.map { $0.financing == .fixed || $0.financing == .fixedPerUnit } ?? true
    let overrun = isFixed ? nil : rules?.rate(.lineOverrunLimit)
    var byLine: [String: [Activity]] = [:]
    for activity in activities where activity.key.countsOn != nil {
      if let line = activity.key.line { byLine[line, default: []].append(activity) }
    }
    var lines: [Line] = []
    var valuedBySource: [String: Money] = [:]
    for line in measure.lines {
      let own = byLine[line.id] ?? []
      let inside = own.filter { activity in
        guard let period = award?.period, let day = activity.key.countsOn else { return true }
        return period.contains(day)
      }
      let eligible = try own.map(\.eligible).sum()
      let eligibleInside = try inside.map(\.eligible).sum()
      var limit: Money?
      var recognised = eligibleInside
      if line.inKind {
        recognised = try eligibleInside - inside.map(\.unproven).sum()
        for activity in inside {
          let source = activity.key.source ?? ""
          valuedBySource[source] =
            try (valuedBySource[source] ?? .zero) + activity.eligible - activity.unproven
        }
      } else if let overrun, line.consent == nil {
        let most = try Money(rounding: line.planned.exact * (.one + overrun.value), .down)
        limit = most
        recognised = min(recognised, most)
      }
      lines.append(
        Line(
          line: line, actual: try own.map(\.amount).sum(), eligibleActual: eligible,
          outOfPeriod: try eligible - eligibleInside, cut: try eligibleInside - recognised,
          recognised: recognised, limit: limit))
    }
    cash = try lines.filter { !$0.line.inKind }.map(\.recognised).sum()
    inKindValued = try lines.filter(\.line.inKind).map(\.recognised).sum()
    inKindLimit = try Self.inKindLimit(rules, cash: cash)
    inKind = inKindLimit.map { [inKindValued] in min(inKindValued, max($0, .zero)) } ?? inKindValued
    total = try cash + inKind
    let shares = Self.split(inKind, over: valuedBySource)
    inKindBySource = shares
    self.lines = inKind < inKindValued ? try Self.cutting(lines, to: inKind) : lines
  }

  /// `inKindCap` of `A`, or of `A + F`; the latter is `A × cap / (1 − cap)`. Down to the cent.
  private static func inKindLimit(_ rules: RuleSet?, cash: Money) throws(AmountError) -> Money? {
    guard let rules, let cap = rules.rate(.inKindCap) else { return nil }
    switch rules.inKindCapBase {
    case .cashOnly: return try Money(rounding: cash * cap, .down)
    case .includingFictive:
      guard cap < .full else { return nil }
      return try Money(rounding: cash.exact * cap.value / (.one - cap.value), .down)
    }
  }

  private static func split(_ amount: Money, over valued: [String: Money]) -> [String: Money] {
    let sources = valued.keys.sorted()
    let parts = amount.allocated(by: sources.map { (valued[$0] ?? .zero).exact })
    return Dictionary(uniqueKeysWithValues: zip(sources, parts))
  }

  /// Spreads the cap over the in-kind lines, so that the lines still add up to `E_act`.
  private static func cutting(
    _ lines: [Line], to inKind: Money
  ) throws(AmountError) -> [Line] {
    let fictive = lines.indices.filter { lines[$0].line.inKind }
    let parts = inKind.allocated(by: fictive.map { lines[$0].recognised.exact })
    var result = lines
    for (index, part) in zip(fictive, parts) {
      let line = lines[index]
      result[index] = Line(
        line: line.line, actual: line.actual, eligibleActual: line.eligibleActual,
        outOfPeriod: line.outOfPeriod,
        cut: try line.cut + line.recognised - part, recognised: part,
        limit: line.limit)
    }
    return result
  }
}
