/// A row of a table, valid only while it is handed over.
public struct TableRow {
  /// The line of a text file on which the row begins, or the row of a sheet; from 1.
  public let line: Int
  public let cells: UnsafeBufferPointer<TableCell>

  public init(line: Int, cells: UnsafeBufferPointer<TableCell>) {
    self.line = line
    self.cells = cells
  }
}
