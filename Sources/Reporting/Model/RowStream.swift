/// Data rows that are made one after the other, from a cursor of the ledger for instance.
public struct RowStream: Sendable {
  /// Takes one row.
  public typealias Sink = (Row) throws -> Void

  /// How many rows will come. Formulas over the list need it before the first row is there; a
  /// stream that gives another number is refused when it is written.
  public let count: Int
  /// The rows that formulas and links can name, by key: how many rows of the stream come before.
  public let keys: [String: Int]
  /// A row whose numbers are as long as any that will come, by which columns get their widths.
  public let widest: Row?
  /// Gives every row, in order, to the sink. Called once for each rendering.
  let produce: @Sendable (Sink) throws -> Void

  public init(
    count: Int, keys: [String: Int] = [:], widest: Row? = nil,
    produce: @escaping @Sendable (Sink) throws -> Void
  ) {
    self.count = count
    self.keys = keys
    self.widest = widest
    self.produce = produce
  }
}
