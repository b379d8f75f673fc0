import Amounts

/// What the awards of a measure were entitled to over the time in which their money was out, each
/// day by the terms that held on it.
///
/// What falls on a day is not used from then on, until it rises again: nothing that comes later
/// wipes the days between.
struct Entitlements {
  private let spans: [(from: CalendarDate, phase: Phase, curve: EntitlementCurve)]

  /// - Parameters:
  ///   - phases: oldest first.
  ///   - first: the first day that is asked for.
  /// - Throws: ``AmountError/beyondLimit``.
  init(_ phases: [Phase], units: DeliveredUnits, from first: CalendarDate) throws(AmountError) {
    // The last phase that began by the first day, and those after it.
    let held = phases.lastIndex { $0.from.map { $0 <= first } ?? true } ?? 0
    var spans: [(from: CalendarDate, phase: Phase, curve: EntitlementCurve)] = []
    for phase in phases[held...] {
      spans.append(
        (
          max(first, phase.from ?? first), phase,
          try EntitlementCurve(phase, units: units, from: first)
        ))
    }
    self.spans = spans
  }

  /// The days on which other terms took effect.
  var amendedOn: [CalendarDate] { spans.dropFirst().map(\.from) }

  /// The terms of these times, oldest first.
  var phases: [Phase] { spans.map(\.phase) }

  /// What an award is entitled to from a day on, cents.
  struct Step {
    let need: DatedAmount
    /// Whether planned figures stand in.
    let isAsPlanned: Bool
  }

  /// What the award is entitled to at the end of each day on which that changes, cents.
  func needs(_ award: String) -> [DatedAmount] { steps(award).map(\.need) }

  /// The same, with what stands in.
  func steps(_ award: String) -> [Step] {
    var steps: [Step] = []
    for (index, span) in spans.enumerated() {
      let end = index + 1 < spans.count ? spans[index + 1].from : nil
      // Before its first version has the award, the terms of that version hold.
      let known = spans[index...].first { span in
        span.phase.awards.contains { $0.award.id == award }
      }
      guard let known,
        let place = known.phase.awards.firstIndex(where: { $0.award.id == award })
      else { continue }
      let curve = known.curve.points.map {
        Step(
          need: DatedAmount($0.date, $0.entitled[place]), isAsPlanned: $0.isAsPlanned[place])
      }
      if let held = curve.last(where: { $0.need.date <= span.from }), held.need.date < span.from {
        steps.append(
          Step(need: DatedAmount(span.from, held.need.amount), isAsPlanned: held.isAsPlanned))
      }
      steps += curve.filter { step in
        step.need.date >= span.from && end.map { step.need.date < $0 } ?? true
      }
    }
    return steps
  }

  /// What the award would be entitled to if what is booked were paid, cents; nil where nothing is
  /// booked.
  func withUnpaid(_ award: String) -> Money? {
    guard let last = spans.last, !last.curve.points.isEmpty else { return nil }
    return last.phase.awards.firstIndex { $0.award.id == award }.map { last.curve.withUnpaid[$0] }
  }

  /// The rules of the award on `day`.
  func rules(_ award: String, on day: CalendarDate) -> RuleSet? {
    let held = spans.lastIndex { $0.from <= day } ?? 0
    return spans[held...].lazy.compactMap { span in
      span.phase.awards.first { $0.award.id == award }?.rules
    }.first
  }
}
