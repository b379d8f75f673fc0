public import Amounts

/// The entries that a report takes in. What is booked while the report is made stays out, so that
/// all its lists tell of the same state.
public struct ListFilter: Hashable, Sendable {
  /// Nil for all.
  public var measures: [String]?
  /// The last day of booking.
  public var through: CalendarDate
  /// The highest number of an entry.
  public var upTo: Int64

  public init(measures: [String]? = nil, through: CalendarDate, upTo: Int64) {
    self.measures = measures
    self.through = through
    self.upTo = upTo
  }

  /// Conditions over the entry `e` with a mark for each value, and how the values are bound.
  /// - Parameter measure: the column that has to be among the measures.
  func condition(measure: String = "e.measure") -> (sql: String, bind: (RawStatement) -> Void) {
    var sql = "e.booked_on <= ? AND e.number <= ?"
    if let measures {
      let marks = repeatElement("?", count: measures.count).joined(separator: ",")
      sql += " AND \(measure) IN (\(marks))"
    }
    return (
      sql,
      { statement in
        statement.bind(1, Int64(through.yyyymmdd))
        statement.bind(2, upTo)
        for (index, id) in (measures ?? []).enumerated() {
          statement.bind(Int32(index + 3), copying: id)
        }
      }
    )
  }
}
