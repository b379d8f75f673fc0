import Amounts

/// What each award of a measure is entitled to by the terms of one phase as the books grow day by
/// day: steps 1 to 5 of `Settlement.md` at the end of every day on which they change, in one pass
/// over the activities.
struct EntitlementCurve {
  /// At the end of a day, by the place of the award in the phase. Cents.
  struct Point {
    let date: CalendarDate
    let entitled: [Money]
    /// Whether planned figures stand in (``AwardSettlement/withinThreshold``).
    let isAsPlanned: [Bool]
  }

  /// From the first day on, one for each day on which the books change, in order.
  let points: [Point]
  /// The last of them, with what is booked and falls due in the window of use as if it were paid.
  let withUnpaid: [Money]

  /// - Parameters:
  ///   - units: delivered, for fixed amounts per unit.
  ///   - first: the day of the first point; what was booked before is in it.
  /// - Throws: ``AmountError/beyondLimit``.
  init(_ phase: Phase, units: DeliveredUnits, from first: CalendarDate) throws(AmountError) {
    let measure = phase.measure
    var drafts = try Settlement.drafts(measure, phase.awards, isTold: false)
    var seen: [Seen] = []
    for award in phase.awards { seen.append(try Seen(measure, [award])) }
    // The last is the measure's own: what any of them recognises.
    let views = phase.awards + phase.beside
    if views.count > 1 { seen.append(try Seen(measure, views)) }
    let sources = Dictionary(
      measure.sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var points: [Point] = []
    // Of a delivery there is nothing to add up.
    var days: [(day: CalendarDate, activity: Activity?)] = units.deliveries.map {
      (max($0.on, first), nil)
    }
    var unpaid: [Activity] = []
    for activity in phase.activities where Self.matters(activity.key.kind) {
      guard let day = activity.key.countsOn else {
        if activity.key.line != nil { unpaid.append(activity) }
        continue
      }
      days.append((max(day, first), activity))
    }
    days.sort { $0.day < $1.day }

    /// Steps 3 to 5 on what was added so far.
    func entitled(_ units: Rational, _ day: CalendarDate?) throws(AmountError) -> [Money] {
      var recognised: [(cash: Money, inKind: Money)] = []
      for own in seen { recognised.append(try own.recognised()) }
      for index in drafts.indices {
        (drafts[index].cash, drafts[index].inKind) = recognised[index]
        drafts[index].grant = .zero
      }
      let beside = phase.grantsBeside.last { step in day.map { step.date <= $0 } ?? true }
      try Settlement.grant(
        &drafts, units: units, whole: recognised.last, beside: beside?.amount.exact ?? .zero)
      var result: [Money] = []
      for draft in drafts { result.append(try draft.entitled()) }
      return result
    }

    for (index, (day, activity)) in days.enumerated() {
      if let activity {
        let source = activity.key.source.flatMap { sources[$0] }
        for index in seen.indices { try seen[index].add(activity) }
        for award in drafts.indices {
          if let source, activity.key.kind.sourceKind == source.kind {
            try drafts[award].cover.receive(activity.amount, from: source)
          }
        }
      }
      if index + 1 < days.count, days[index + 1].day == day { continue }
      let grants = try entitled(units.through(day), day)
      points.append(
        Point(date: day, entitled: grants, isAsPlanned: drafts.map(\.withinThreshold)))
    }
    self.points = points
    for activity in unpaid {
      for index in seen.indices { try seen[index].add(activity) }
    }
    var within = unpaid.isEmpty ? points.last?.entitled ?? [] : try entitled(units.total, nil)
    let all = seen
    for (place, award) in phase.awards.enumerated() where !unpaid.isEmpty {
      let later = phase.afterWindow(award.rules)
      guard !later.isEmpty else { continue }
      for activity in later {
        for index in seen.indices { try seen[index].add(activity) }
      }
      within[place] = try entitled(units.total, nil)[place]
      seen = all
    }
    withUnpaid = within
  }

  /// Whether bookings of the kind change what an award is entitled to.
  private static func matters(_ kind: BookingKind) -> Bool {
    switch kind {
    case .expense, .payment, .inKind, .civic, .partnerCash, .donation, .revenue, .otherPublic: true
    case .ownFunds, .drawdown, .repayment, .interest, .forward, .creditNote, .order, .recognise:
      // A credit note is told as less of its expense.
      false
    }
  }

  /// What awards recognise of all that was added so far, as ``Recognition`` does for one day.
  private struct Seen {
    private var inPeriod: PeriodShare
    private let rules: InKindRules
    private let lines: [PlanLine]
    private let inKindLines: Set<String>
    /// Each after its base.
    private let flatRates: [PlanLine]
    private let limits: [String: Money]
    /// By line; ``unpaid`` of each kind.
    private var counted: [String: Money] = [:]
    private var unpaid: [BookingKind: [String: Money]] = [:]
    private var cash = Money.zero
    private var partners = Money.zero
    private var civic = Money.zero

    /// - Parameter awards: what any of them recognises is.
    init(
      _ measure: Measure, _ awards: [(award: Award, rules: RuleSet)]
    ) throws(AmountError) {
      inPeriod = PeriodShare(awards)
      rules = InKindRules(anyOf: awards.map(\.rules), measure: measure)
      lines = measure.lines
      inKindLines = Set(measure.lines.filter(\.inKind).map(\.id))
      flatRates = FlatRate.inOrder(measure.lines)
      let plan = PlanLimit(anyOf: awards)
      var limits: [String: Money] = [:]
      for line in measure.lines { limits[line.id] = try plan.most(of: line) }
      self.limits = limits
    }

    mutating func add(_ activity: Activity) throws(AmountError) {
      let key = activity.key
      guard let line = key.line, key.countsOn == nil || inPeriod.contains(key) else { return }
      let part = try inPeriod.add(activity, counted: rules.counted(activity)).counted
      let before = counted[line] ?? .zero
      let after = try before + part
      counted[line] = after
      if !inKindLines.contains(line) {
        cash = try cash + within(line, after) - within(line, before)
        return
      }
      let kind: BookingKind = key.kind == .civic ? .civic : .inKind
      unpaid[kind, default: [:]][line] = try (unpaid[kind]?[line] ?? .zero) + part
      if kind == .civic {
        civic = try civic + part
      } else {
        partners = try partners + part
      }
    }

    private func within(_ line: String, _ amount: Money) -> Money {
      min(amount, limits[line] ?? amount)
    }

    /// `A` and `F`.
    func recognised() throws(AmountError) -> (cash: Money, inKind: Money) {
      if !flatRates.isEmpty {
        let base = try CappedBase(
          lines, flatRates,
          counted: lines.map { $0.inKind ? .zero : within($0.id, counted[$0.id] ?? .zero) },
          partners: lines.map { unpaid[.inKind]?[$0.id] ?? .zero },
          civic: lines.map { unpaid[.civic]?[$0.id] ?? .zero }, by: rules)
        return (base.cash, try base.capped.partners + base.capped.civic)
      }
      guard !partners.isZero || !civic.isZero else { return (cash, .zero) }
      let capped = try rules.capped(partners: partners, civic: civic, cash: cash)
      return (cash, try capped.partners + capped.civic)
    }
  }
}
