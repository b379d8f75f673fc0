public import Amounts
import Funding

/// Reads a table of bookings (`contract.md` §3) from any source of rows.
public struct BookingTable<Source: TableSource> {
  public let source: Source
  /// The decimal mark where the sender says so; nil: each amount must be readable in one way only.
  public let decimalMark: DecimalMark?
  /// Whether it is an ``EntryWorkbook``: rows are prepared, so those in which only the reference
  /// stands are passed over, and every other one must have its own.
  public let isPrepared: Bool

  public init(_ source: Source, decimalMark: DecimalMark? = nil, isPrepared: Bool = false) {
    self.source = source
    self.decimalMark = decimalMark
    self.isPrepared = isPrepared
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
    var references: [String: Int] = [:]
    try source.forEachRow(problems: problems) { (row) throws(Failure) in
      guard sawHeadings else {
        sawHeadings = true
        reader = BookingRowReader(
          headings: row, place: source.place, decimalMark: decimalMark, problems: problems)
        return
      }
      if isPrepared, reader?.isUntouched(row) == true { return }
      rows += 1
      // Without headings that can be understood no row can.
      guard let booking = reader?.read(row) else { return }
      let read = BookingRow(booking: booking, line: row.line)
      if isPrepared, let fault = referenceFault(read, &references) {
        problems.add(place(of: read, .reference), value: booking.reference, .table(fault))
      }
      try body(read)
    }
    if rows == 0, problems.isEmpty {
      problems.add(source.place, .table(isPrepared ? .nothingEntered : .noRows))
    }
    return rows
  }

  /// Rows of a workbook to fill in are told apart by their references alone.
  private func referenceFault(
    _ row: BookingRow, _ references: inout [String: Int]
  ) -> TableFault? {
    guard let reference = row.booking.reference else { return .referenceMissing }
    if let first = references[reference] { return .referenceTwice(reference, first: first) }
    references[reference] = row.line
    return nil
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
