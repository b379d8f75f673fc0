public import Amounts

/// Reads a table of bookings (`contract.md` §3) from any source of rows.
public struct BookingTable<Source: TableSource> {
  public let source: Source
  /// The decimal mark where the sender says so; nil: each amount must be readable in one way only.
  public let decimalMark: DecimalMark?

  public init(_ source: Source, decimalMark: DecimalMark? = nil) {
    self.source = source
    self.decimalMark = decimalMark
  }

  /// Hands over every row that can be read, in the order of the file.
  ///
  /// A caller books nothing unless `problems` is empty at the end; it may add its own problems for
  /// the rows it gets, so that all of a file are told at once.
  /// - Returns: the number of rows, faulty ones included.
  @discardableResult
  public func read<Failure: Error>(
    problems: ProblemList, _ body: (BookingRow) throws(Failure) -> Void
  ) throws(Failure) -> Int {
    var reader: BookingRowReader?
    var sawHeadings = false
    var rows = 0
    try source.forEachRow(problems: problems) { (row) throws(Failure) in
      guard sawHeadings else {
        sawHeadings = true
        reader = BookingRowReader(
          headings: row, place: source.place, decimalMark: decimalMark, problems: problems)
        return
      }
      rows += 1
      // Without headings that can be understood no row can.
      if let booking = reader?.read(row) {
        try body(BookingRow(booking: booking, line: row.line))
      }
    }
    if rows == 0, problems.isEmpty { problems.add(source.place, .table(.noRows)) }
    return rows
  }

  /// All rows at once, for small tables.
  /// - Throws: all problems of the table.
  public func rows() throws(InputProblems) -> [BookingRow] {
    let problems = ProblemList()
    var rows: [BookingRow] = []
    read(problems: problems) { rows.append($0) }
    return try problems.checked(rows)
  }

  /// The place of a row, and of a column of it, for problems that come up after reading.
  public func place(of row: BookingRow, _ column: BookingColumn? = nil) -> SourcePosition {
    var at = source.place
    at.line = row.line
    at.heading = column?.german
    return at
  }
}
