public import Amounts
public import Funding

/// Reads a table of bookings (`Bookings.md`) from any source of rows.
public struct BookingTable<Source: TableSource> {
  public let source: Source
  /// The decimal mark where the sender says so; nil: each amount must be readable in one way only.
  public let decimalMark: DecimalMark?
  /// How an office's own table is meant; nil: the table keeps to `Bookings.md`.
  public let profile: BookingProfile?

  /// Whether it is an ``EntryWorkbook``: rows are prepared, so those in which only the reference
  /// stands are passed over, and every other one must have its own.
  let isPrepared: Bool

  /// What every booking of the table gets beside what its row tells.
  public var completed: ((inout Booking) -> Void)?

  /// What is wrong with the names of a row of which something else cannot be read, so that all of a
  /// row is told at once.
  public var unknownNames: ((Booking) -> [BookingFault])?

  /// Where the headings of ``profile`` stand in this table.
  var found: ProfileHeadings<BookingInput>?

  /// - Parameter profile: the first row of `source` must be that of its headings, see
  ///   ``open(_:profile:sheet:)``.
  public init(
    _ source: Source, decimalMark: DecimalMark? = nil, profile: BookingProfile? = nil,
    isPrepared: Bool = false
  ) {
    self.isPrepared = isPrepared
    self.source = source
    self.decimalMark = decimalMark
    self.profile = profile
  }

  /// Hands over every row that can be read, in the order of the file.
  ///
  /// A caller books nothing unless `problems` is empty at the end; it may add its own problems for
  /// the rows it gets, so that all of a file are told at once.
  /// - Parameter survey: gets what else there is to know.
  /// - Returns: the number of rows, faulty ones included, those left out not.
  @discardableResult
  public func read<Failure: Error>(
    problems: ProblemList, survey: BookingSurvey = BookingSurvey(),
    _ body: (BookingRow) throws(Failure) -> Void
  ) throws(Failure) -> Int {
    var reader: BookingRowReader?
    var sawHeadings = false
    var rows = 0
    var references: [String: Int32] = [:]
    let scope = profile?.referenceScope ?? .profile
    let hasNoHeadings = profile?.layout.hasNoHeadings ?? false
    var end = TableEnd(profile?.layout.endsAtEmptyRow ?? false, source.place)
    try source.forEachRow(problems: problems) { (row) throws(Failure) in
      if !sawHeadings {
        sawHeadings = true
        reader = self.reader(row, problems, survey.readings)
        reader?.unknownNames = unknownNames
        survey.headingLine = hasNoHeadings ? nil : row.line
        survey.headings = hasNoHeadings ? [] : row.texts
        survey.unusedHeadings = reader?.unusedHeadings ?? []
        guard hasNoHeadings else {
          _ = end.isBehind(row)
          return
        }
      }
      if end.isBehind(row) {
        reader?.notes.take(row)
        end.saw(reader?.money(row))
        return
      }
      if reader?.isPrepared ?? isPrepared, reader?.isUntouched(row) == true { return }
      // Without headings that can be understood no row can.
      switch reader?.read(row) {
      case .booking(let booking):
        rows += 1
        for booking in [booking] + [reader?.fee(row)].compactMap({ $0 }) {
          try body(
            numbered(
              booking, row.line, scope, &references, isPrepared: reader?.isPrepared ?? isPrepared,
              problems))
        }
      case .faulty, nil: rows += 1
      case .leftOut(let leftOut): survey.leaves(out: leftOut)
      }
    }
    reader?.finish()
    if let behind = end.leftOut { survey.leaves(out: behind) }
    survey.readings.report(to: problems, byValueUpTo: TableReadings.sampleLimit)
    if rows == 0, problems.isEmpty {
      problems.add(
        source.place,
        .table(
          reader?.isPrepared ?? isPrepared
            ? .nothingEntered
            : sawHeadings
              ? .onlyHeadings(survey.headings, leftOut: survey.leftOutCount) : .noRows))
    }
    return rows
  }

  /// The booking of a row as its sender numbers it.
  private func numbered(
    _ booking: Booking, _ line: Int, _ scope: ReferenceScope, _ references: inout [String: Int32],
    isPrepared: Bool, _ problems: ProblemList
  ) -> BookingRow {
    var booking = booking
    let reference = booking.reference.map { scope.reference($0, on: booking.date) }
    booking.reference = scope == .file ? nil : reference
    completed?(&booking)
    let read = BookingRow(booking: booking, line: line, isNumbered: reference != nil)
    if let fault = referenceFault(reference, line, &references, isPrepared: isPrepared) {
      problems.add(place(of: read, .reference), value: reference, .table(fault))
    }
    return read
  }

  /// One reference is one row, and those of a workbook to fill in are told apart by it alone.
  private func referenceFault(
    _ reference: String?, _ line: Int, _ references: inout [String: Int32], isPrepared: Bool
  ) -> TableFault? {
    guard let reference else { return isPrepared ? .referenceMissing : nil }
    if let first = references[reference] {
      return .referenceTwice(reference, first: Int(first), isPrepared: isPrepared)
    }
    references[reference] = Int32(clamping: line)
    return nil
  }

  /// The heading of the column of references.
  public var referenceHeading: String? {
    found?.columns[.column(.reference)].flatMap { found?.texts[$0] }
  }

  private func reader(
    _ row: TableRow, _ problems: ProblemList, _ readings: TableReadings
  ) -> BookingRowReader? {
    if let profile {
      return BookingRowReader(
        headings: row, profile: profile, place: source.place, problems: problems,
        notes: found?.notes ?? TableNotes(), upper: found?.upper ?? [], readings: readings,
        separator: source.columnSeparator)
    }
    var reader = BookingRowReader(
      headings: row, place: source.place, decimalMark: decimalMark, problems: problems,
      readings: readings, separator: source.columnSeparator)
    for note in source.notes { reader?.notes.take(note, line: nil) }
    if isPrepared { reader?.isPrepared = true }
    return reader
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
    if let column, let found {
      // Amounts stand in that of debits or of credits; what is constant has no column.
      guard let index = found.columns[.column(column)] else { return at }
      (at.heading, at.column) = (found.texts[index], index + 1)
    } else {
      at.heading = column?.german
    }
    return at
  }
}

extension BookingTable<TableFile> {
  /// Opens a table as its profile says, or one that keeps to `Bookings.md`.
  /// - Parameters:
  ///   - sheet: of a workbook; nil: that of the profile, or the only one.
  ///   - decimalMark: where there is no profile, or it leaves this open.
  /// - Throws: problems of the file, and headings that the profile names and the table lacks.
  public static func open(
    _ input: InputBytes, profile: BookingProfile?, sheet: String? = nil,
    decimalMark: DecimalMark? = nil
  ) throws(InputProblems) -> BookingTable {
    guard var profile else {
      return try BookingTable(input, sheet: sheet, decimalMark: decimalMark)
    }
    if let decimalMark { profile.layout.decimalMark = decimalMark }
    let kind = try FileKind.recognise(input)
    let mark = try CorrectedTable.Mark.find(input, sheet: sheet)
    let entry = try XLSXWorkbook.entrySheet(input, kind)
    if try PartnerFormBook(input) != nil || mark?.isPrepared ?? false
      || entry.map({ (sheet ?? $0).lowercased() == $0.lowercased() }) ?? false
    {
      throw InputProblems(
        SourcePosition(file: input.file), .table(.needsNoProfile(XLSXWorkbook.ownName)))
    }
    if !kind.isSpreadsheet, DATEVBatch.recognises(input) {
      throw InputProblems(SourcePosition(file: input.file), .table(.datevBatch))
    }
    let layout = profile.layout
    let file = LaidOutFile(
      input: input,
      // The twin of a workbook as CSV has no sheets.
      sheet: sheet ?? (kind.isSpreadsheet ? layout.sheet : nil), separator: layout.separator,
      form: profile.headingForm, hasNoHeadings: layout.hasNoHeadings, mark: mark)
    profile.skippedRows = file.lines(profile.skippedRows)
    let headings = try file.headings(profile.headings, headingRow: layout.headingRow)
    var table = BookingTable(
      try file.table(below: headings.line), decimalMark: layout.decimalMark, profile: profile)
    table.found = headings
    return table
  }
}
