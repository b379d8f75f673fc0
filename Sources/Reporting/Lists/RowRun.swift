/// Rows of any number that come from the ledger one after the other, as often as they are asked
/// for: a list of them takes no memory.
public struct RowRun<Row: Sendable>: Sendable {
  public let count: Int
  /// Gives the rows of a range, in order.
  let produce: @Sendable (_ rows: Range<Int>, _ take: (Row) throws -> Void) throws -> Void

  public init(
    count: Int,
    produce: @escaping @Sendable (_ rows: Range<Int>, _ take: (Row) throws -> Void) throws -> Void
  ) {
    self.count = count
    self.produce = produce
  }

  /// Few rows that are in memory.
  public init(_ rows: [Row]) {
    self.init(count: rows.count) { range, take in try rows[range].forEach(take) }
  }
}
