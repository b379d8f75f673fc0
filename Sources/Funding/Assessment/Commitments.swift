public import Amounts

/// What is bound of a plan line beside what is spent. All amounts in cents.
public struct Commitments: Hashable, Sendable {
  /// Invoices that are booked and not paid.
  public let open: Money
  /// Orders that are not invoiced yet.
  public let ordered: Money
  /// What of the plan is neither spent nor bound; below zero where the line is overdrawn.
  public let available: Money

  /// - Parameter activities: of the measure, known on the day of the report.
  /// - Throws: ``AmountError/beyondLimit``.
  static func of(
    _ measure: Measure, activities: [Activity], records: MeasureRecords
  ) throws(AmountError) -> [String: Commitments] {
    var spent: [String: Money] = [:]
    var open: [String: Money] = [:]
    for activity in activities {
      guard let line = activity.key.line else { continue }
      if activity.key.countsOn == nil {
        open[line] = try (open[line] ?? .zero) + activity.amount
      } else {
        spent[line] = try (spent[line] ?? .zero) + activity.amount
      }
    }
    var all: [String: Commitments] = [:]
    for line in measure.lines {
      let ordered = try records.ordered(line: line.id)
      // What is paid before its invoice is booked takes away from no other.
      let unpaid = try (open[line.id] ?? .zero) + (records.prepaid[line.id] ?? .zero)
      all[line.id] = Commitments(
        open: unpaid, ordered: ordered,
        available: try line.planned - (spent[line.id] ?? .zero) - unpaid - ordered)
    }
    return all
  }
}

extension PlanLine {
  /// What of the plan is neither spent nor owed, cents; below zero where the line is overdrawn.
  /// Orders are not looked at.
  /// - Parameter activities: of the measure, all that is booked.
  /// - Throws: ``AmountError/beyondLimit``.
  public func free(after activities: [Activity]) throws(AmountError) -> Money {
    try planned - activities.filter { $0.key.line == id }.map(\.amount).sum()
  }
}
