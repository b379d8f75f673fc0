import Amounts
import Funding
import LedgerStore

extension GrantOffice {
  /// The most that may be drawn of `award` on a day, with what its final recipients need and the
  /// invoices that are open then: the one answer for every command and report.
  /// - Parameter due: payments that are announced, of the award's own measure.
  func maximum(
    of award: Award, in project: Project, _ ledger: Ledger, on day: CalendarDate,
    due: [DuePayment] = []
  ) throws -> Drawdown {
    guard let measure = project.measure(award.measure) else {
      throw Refusal.noMeasure(award.measure, among: project.measures.map(\.id))
    }
    return try Drawdown.maximum(
      of: award.id, measure: measure, in: project, library: try library(),
      activities: try ledger.activities(
        measure: measure.id, under: project.awards(ofMeasure: measure.id)),
      units: try ledger.units(measure: measure.id, asOf: day), on: day,
      due: try dues(of: measure, ledger, on: day).compactMap(\.payment) + due,
      passedOn: try passedOn(award, in: project, ledger, on: day))
  }

  /// What is open of the invoices of a measure, each part on the day on which it is due, not before
  /// `day`; where none is told it is due then, but what is retained is not. On the cost basis they
  /// count already.
  func dues(
    of measure: Measure, _ ledger: Ledger, on day: CalendarDate
  ) throws -> [OpenDue] {
    guard measure.basis == .expenditure else { return [] }
    return try ledger.openExpenses(measure: measure.id, asOf: day).flatMap { expense in
      try expense.parts().filter { $0.eligible > .zero }.map { part in
        OpenDue(
          expense: expense,
          on: part.isRetained && part.dueOn == nil
            ? nil : max(day, part.dueOn ?? expense.record.booking.paidOn ?? day),
          amount: part.eligible, isRetained: part.isRetained)
      }
    }
  }

  /// The open parts of invoices that fall due after `day`; none where no money was drawn, since
  /// nobody asks for them then.
  /// - Parameter activities: of the measure.
  func deferred(
    of measure: Measure, _ activities: [Activity], _ ledger: Ledger, on day: CalendarDate
  ) throws -> [DuePayment] {
    let open = activities.filter { $0.key.countsOn == nil }
    let known = open.filter { $0.key.knownOn <= day }
    guard activities.contains(where: { $0.key.kind == .drawdown }),
      // Payments of what is booked later hide what is open.
      try known.count < open.count || known.map(\.eligible).sum() > .zero
    else { return [] }
    return try dues(of: measure, ledger, on: day).compactMap(\.payment)
      .filter { $0.on > day }
  }

  /// What was paid by `day` of invoices that are booked later, by plan line, cents.
  /// - Parameter activities: of the measure.
  func prepaid(
    of measure: Measure, _ activities: [Activity], _ ledger: Ledger, on day: CalendarDate
  ) throws -> [String: Money] {
    let open = activities.filter { $0.key.kind == .expense && $0.key.countsOn == nil }
    guard open.contains(where: { $0.key.knownOn > day }) else { return [:] }
    var prepaid: [String: Money] = [:]
    func add(_ amount: Money, _ line: String?) throws {
      guard let line else { return }
      prepaid[line] = try (prepaid[line] ?? .zero) + amount
    }
    for expense in try ledger.openExpenses(measure: measure.id, asOf: day) {
      try add(expense.left, expense.record.booking.line)
    }
    for activity in open where activity.key.knownOn <= day {
      try add(-activity.amount, activity.key.line)
    }
    return prepaid
  }

  /// What the final recipients of `award` may draw.
  func passedOn(
    _ award: Award, in project: Project, _ ledger: Ledger, on day: CalendarDate
  ) throws -> [Drawdown] {
    try Forwarding.notices(of: award.id, in: project).filter { $0.measure != award.measure }.map {
      try maximum(of: $0, in: project, ledger, on: day)
    }
  }
}

/// An eligible part of an open invoice with the day on which it is due.
struct OpenDue {
  let expense: OpenExpense
  /// Nil for what is retained until nobody told when.
  let on: CalendarDate?
  /// Eligible, cents.
  let amount: Money
  let isRetained: Bool

  var payment: DuePayment? {
    on.map { DuePayment(on: $0, amount: amount, line: expense.record.booking.line) }
  }
}
