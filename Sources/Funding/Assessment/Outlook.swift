import Amounts

/// A measure as it would stand at its end: the settlement of its bookings and of what is still
/// missing of its plan.
struct Outlook: Sendable {
  /// How the measure goes on.
  enum Course: Hashable, Sendable {
    /// All of the plan is spent and received.
    case asPlanned
    /// Expenditure goes on as fast as before, at most up to the plan: it grows to that many times
    /// what it is. Cover comes in as planned.
    case atPace(Rational)
  }

  let measure: Measure
  let awards: [(award: Award, rules: RuleSet)]
  /// As settlement takes them, known on ``asOf``.
  let activities: [Activity]
  let units: DeliveredUnits
  let asOf: CalendarDate

  /// The settlement at the end of the measure, told as of ``asOf``.
  /// - Parameter settled: the same measure as it stands.
  /// - Throws: ``AmountError/beyondLimit``.
  func settlement(
    _ course: Course, from settled: MeasureSettlement
  ) throws(AmountError) -> MeasureSettlement {
    try end(course, from: settled).settlement
  }

  /// The same with the measures of final recipients at their ends.
  /// - Parameter awards: as they stand, with what was paid out of them.
  /// - Throws: ``AmountError/beyondLimit``.
  func funded(
    _ course: Course, from settled: MeasureSettlement, receivers: [Assessment],
    in project: Project, paid awards: [AwardSettlement]
  ) throws(AmountError) -> FundedMeasure {
    let (settlement, activities) = try end(course, from: settled)
    var below: [FundedMeasure] = []
    for receiver in receivers {
      if let ahead = try receiver.ahead(course) { below.append(ahead) }
    }
    return try FundedMeasure(
      settlement, activities: activities, receivers: below, in: project
    ) { id in
      awards.first { $0.award.id == id }?.balance.paid ?? GrantBalance.Paid()
    }
  }

  private func end(
    _ course: Course, from settled: MeasureSettlement
  ) throws(AmountError) -> (settlement: MeasureSettlement, activities: [Activity]) {
    var delivered = awards.compactMap(\.award.units).max() ?? .zero
    if case .atPace(let times) = course { delivered = min(delivered, units.total * times) }
    let all = try activities + expenses(course, settled) + receipts(settled)
    return (
      try Settlement.settle(
        measure, awards: awards, activities: all, units: units.reaching(delivered, on: asOf),
        asOf: asOf), all
    )
  }

  /// The day on which the rest is put: today where an award still runs, else its first day.
  private var day: CalendarDate {
    let running = awards.map(\.award.period).filter { $0.to >= asOf }
    let hasBegun = running.contains { $0.from <= asOf }
    return hasBegun ? asOf : running.map(\.from).min() ?? asOf
  }

  private func activity(
    _ kind: BookingKind, _ amount: Money, line: String? = nil, source: String? = nil
  ) -> Activity {
    Activity(
      key: Activity.Key(
        measure: measure.id, kind: kind, line: line, source: source, countsOn: day, knownOn: asOf),
      amount: amount, eligible: line == nil ? .zero : amount)
  }

  /// What is missing of each plan line. In-kind lines take what their sources still owe.
  private func expenses(
    _ course: Course, _ settled: MeasureSettlement
  ) throws(AmountError) -> [Activity] {
    var unpaid: [(source: Source, left: Money)] = []
    for source in measure.sources where !source.kind.isCash {
      let booked = settled.sources.first { $0.id == source.id }?.booked ?? .zero
      unpaid.append((source, max(.zero, try source.planned - booked)))
    }
    var rest: [Activity] = []
    for line in settled.recognition.lines {
      let spent = try line.eligibleInside()
      var missing = max(.zero, try line.line.eligible - spent)
      if case .atPace(let times) = course {
        missing = min(missing, try Money(rounding: spent.exact * (times - .one), .down))
      }
      guard line.line.inKind else {
        if missing > .zero { rest.append(activity(.expense, missing, line: line.line.id)) }
        continue
      }
      for index in unpaid.indices {
        let part = min(missing, unpaid[index].left)
        guard part > .zero else { continue }
        missing = try missing - part
        unpaid[index].left = try unpaid[index].left - part
        let kind: BookingKind = unpaid[index].source.kind == .inKind ? .inKind : .civic
        rest.append(activity(kind, part, line: line.line.id, source: unpaid[index].source.id))
      }
    }
    return rest
  }

  /// What is still to come in of the planned cash sources.
  private func receipts(_ settled: MeasureSettlement) throws(AmountError) -> [Activity] {
    var rest: [Activity] = []
    for result in settled.sources {
      guard case .source(let kind) = result.kind, kind.isCash,
        let booking = BookingKind.allCases.first(where: { $0.sourceKind == kind }),
        result.booked < result.planned
      else { continue }
      rest.append(activity(booking, try result.planned - result.booked, source: result.id))
    }
    return rest
  }
}
