import Amounts

extension FlatRate {
  /// The expenses that the flat-rate lines of `measure` stand for: each grows day by day with what
  /// counts of its base lines, which may be flat rates themselves (Art. 54 and 55 VO (EU)
  /// 2021/1060: 15 % of staff costs that are 20 % of other direct costs).
  ///
  /// A line that has bookings of its own that stand gets none: who books the flat rate does not get
  /// it twice.
  /// A base that leads back to its own line counts nothing there.
  /// - Parameters:
  ///   - awards: of the measure. A base counts as the strictest of them recognises it: hourly rates
  ///     and line limits are cut off before; what lies in the period of any of them counts.
  ///   - activities: of the measure, already limited to the day of the report.
  /// - Throws: ``AmountError/beyondLimit``.
  static func activities(
    of measure: Measure, awards: [(award: Award, rules: RuleSet)], _ activities: [Activity]
  ) throws(AmountError) -> [Activity] {
    var booked: [String: Money] = [:]
    let lines = Set(measure.lines.filter { $0.flatRate != nil }.map(\.id))
    for activity in activities {
      guard let line = activity.key.line, lines.contains(line) else { continue }
      booked[line] = try (booked[line] ?? .zero) + activity.amount
    }
    var derived: [Activity] = []
    for line in inOrder(measure.lines) {
      guard let flatRate = line.flatRate, booked[line.id]?.isZero ?? true else { continue }
      let base = try FlatRateBase(measure, awards, flatRate.of, activities + derived)
      derived += try base.activities(of: flatRate, line: line.id, measure: measure.id)
    }
    return derived
  }

  /// Flat-rate lines after those they are a percentage of; those of a circle in the plan's order.
  static func inOrder(_ lines: [PlanLine]) -> [PlanLine] {
    var left = lines.filter { $0.flatRate != nil }
    var ordered: [PlanLine] = []
    while !left.isEmpty {
      let open = Set(left.map(\.id))
      let free = left.filter { open.isDisjoint(with: $0.flatRate?.of ?? []) }
      guard !free.isEmpty else { return ordered + left }
      ordered += free
      left.removeAll { free.contains($0) }
    }
    return ordered
  }

  /// Flat-rate lines of which each is a percentage of the next one and the last of the first, each
  /// circle of two lines or more once, from its first line on.
  public static func circles(in lines: [PlanLine]) -> [[String]] {
    let bases = Dictionary(
      lines.map { ($0.id, $0.flatRate?.of ?? []) }, uniquingKeysWith: { first, _ in first })
    var done: Set<String> = []
    var circles: [[String]] = []
    func walk(_ line: String, _ path: [String]) {
      if let start = path.firstIndex(of: line) {
        if path.count - start > 1 { circles.append(Array(path[start...])) }
        return
      }
      guard done.insert(line).inserted else { return }
      for base in bases[line] ?? [] where bases[base] != nil { walk(base, path + [line]) }
    }
    for line in lines { walk(line.id, []) }
    return circles
  }
}

/// What counts of the base lines of a flat rate, day by day.
private struct FlatRateBase {
  /// Where a part of it stands.
  private struct Slot: Hashable {
    let day: CalendarDate
    /// The day that decides on the period, where it is another one.
    let periodOn: CalendarDate?
    let isInside: Bool
  }

  /// Cents.
  private var sums: [Slot: Money] = [:]

  init(
    _ measure: Measure, _ awards: [(award: Award, rules: RuleSet)], _ lines: [String],
    _ activities: [Activity]
  ) throws(AmountError) {
    var rules = awards.map { InKindRules(anyOf: [$0.rules], measure: measure) }
    if rules.isEmpty { rules = [InKindRules(anyOf: [], measure: measure)] }
    var limits: [String: Money] = [:]
    for (award, own) in awards {
      let plan = PlanLimit(award, own)
      for line in measure.lines {
        guard let most = try plan.most(of: line) else { continue }
        limits[line.id] = min(limits[line.id] ?? most, most)
      }
    }
    var inPeriod = PeriodShare(awards)
    var spent: [String: Money] = [:]
    let days = activities.filter { $0.key.countsOn != nil && lines.contains($0.key.line ?? "") }
      .sorted { ($0.key.countsOn?.days ?? 0) < ($1.key.countsOn?.days ?? 0) }
    for activity in days {
      let key = activity.key
      guard let day = key.countsOn, let line = key.line else { continue }
      let isInside = inPeriod.contains(key)
      // What is paid later for a service inside stands on the day of the service.
      let slot = Slot(
        day: day,
        periodOn: key.periodOn ?? inPeriod.lateDay(of: key),
        isInside: isInside)
      var part = activity.eligible
      if isInside {
        part = try inPeriod.add(activity, counted: Self.counted(activity, by: rules)).counted
        if let limit = limits[line] {
          let before = spent[line] ?? .zero
          let after = try before + part
          spent[line] = after
          part = try min(after, limit) - min(before, limit)
        }
      }
      sums[slot] = try (sums[slot] ?? .zero) + part
    }
  }

  /// What the strictest rules count of an activity.
  private static func counted(
    _ activity: Activity, by rules: [InKindRules]
  ) throws(AmountError) -> Money {
    var strictest: Money?
    for own in rules {
      let counted = try own.counted(activity)
      // What is taken back is as little as what was given.
      if strictest.map({ counted.magnitude < $0.magnitude }) ?? true { strictest = counted }
    }
    return strictest ?? .zero
  }

  /// The steps by which `flatRate` grows, inside and outside the period each rounded once over all
  /// of it.
  /// - Throws: ``AmountError/beyondLimit``.
  func activities(
    of flatRate: FlatRate, line: String, measure: String
  ) throws(AmountError) -> [Activity] {
    var derived: [Activity] = []
    var base: [Bool: Money] = [:]
    var reached: [Bool: Money] = [:]
    for slot in sums.keys.sorted(by: Self.isBefore) {
      let whole = try (base[slot.isInside] ?? .zero) + (sums[slot] ?? .zero)
      let amount = try flatRate.amount(of: whole)
      let step = try amount - (reached[slot.isInside] ?? .zero)
      (base[slot.isInside], reached[slot.isInside]) = (whole, amount)
      guard !step.isZero else { continue }
      derived.append(
        Activity(
          key: Activity.Key(
            measure: measure, kind: .expense, line: line, source: nil, countsOn: slot.day,
            knownOn: slot.day, periodOn: slot.periodOn),
          amount: step, eligible: step))
    }
    return derived
  }

  private static func isBefore(_ a: Slot, _ b: Slot) -> Bool {
    (a.day.days, a.periodOn?.days ?? .min, a.isInside ? 0 : 1)
      < (b.day.days, b.periodOn?.days ?? .min, b.isInside ? 0 : 1)
  }
}
