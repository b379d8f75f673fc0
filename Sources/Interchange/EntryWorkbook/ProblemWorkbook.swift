public import Amounts
import Funding
public import Reporting

/// A table of bookings or a list of projects that was refused, as a workbook: every row as it was,
/// and beside it what is wrong with it. Nothing of the table was taken, so all rows are there, the
/// faulty ones marked: corrected, the workbook takes the place of the file and is imported instead.
///
/// What cannot be shown as a row (a line that was no row, say) stands there as a row of its own
/// that no import takes, so that nothing gets lost between the file and the workbook.
public struct ProblemWorkbook {
  /// More rows than this, and only the faulty ones are shown.
  public static let rowLimit = 50_000

  /// What happened to a table, in words.
  public struct Facts {
    let file: String
    let language: Language
    let created: CalendarDate
    let program: String
    /// How many problems there are, also those that were not kept.
    let count: Int
    /// The command that reads the file, and what else stands in it: ` --profile kasse`.
    let command: String
    let arguments: String

    public init(
      file: String, language: Language, created: CalendarDate, program: String, count: Int,
      command: String = "import", arguments: String = ""
    ) {
      self.command = command
      self.arguments = arguments
      // On paper a name says enough.
      self.file = file.split(separator: "/").last.map(String.init) ?? file
      self.language = language
      self.created = created
      self.program = program
      self.count = count
    }
  }

  let facts: Facts
  let remarks: [RowRemark]
  let isPrepared: Bool
  /// Whether a row is a booking; else it is a project.
  let isOfBookings: Bool
  /// Rows that the reader leaves out, and that would be none of those of the workbook.
  private let leavesOut: (TableRow) -> Bool
  /// The headings as they stand in the file, and the line they stand on.
  var headings: [String] = []
  var headingLine = 0
  var rows: [Row] = []
  /// How many rows the table has, and whether those without problems are left out.
  var rowCount = 0
  var isShortened = false
  /// The row of the sheet of bookings by the line of the file.
  var shownAt: [Int: Int] = [:]

  /// The workbook for a table.
  /// - Parameter remarks: all that is to say, in any order.
  public static func report(
    _ table: BookingTable<TableFile>, remarks: [RowRemark], facts: Facts
  ) -> Report {
    var workbook = ProblemWorkbook(
      facts: facts, remarks: remarks, isPrepared: table.isPrepared, isOfBookings: true
    ) { row in
      // The column of messages in front would make a booking of it.
      table.profile?.skipsColumnNumbers == true && row.isColumnNumbers
        || table.profile?.skippedRows.contains { $0.line == row.line } == true
    }
    workbook.collect(table.source)
    return workbook.report
  }

  /// The workbook for a list of projects; nil where the list has no headings, and so no row in
  /// front by which a corrected one could be read.
  /// - Parameter sheet: of a workbook; nil: what the profile says.
  /// - Throws: problems of the file.
  public static func report(
    _ input: InputBytes, profile: Profile, sheet: String?, remarks: [RowRemark], facts: Facts
  ) throws(InputProblems) -> Report? {
    guard !profile.hasNoHeadings else { return nil }
    let (profile, sheet) = try ProjectList.layout(of: input, profile, sheet: sheet)
    let problems = ProblemList()
    let whole = try TableFile(input, sheet: sheet, separator: profile.separator)
    guard let headings = profile.headings(of: whole, problems: problems) else { return nil }
    let source = try TableFile(
      input, sheet: sheet, headingRow: headings.line, separator: profile.separator)
    var end = TableEnd(profile.endsAtEmptyRow, source.place)
    var workbook = ProblemWorkbook(
      facts: facts, remarks: remarks, isPrepared: false, isOfBookings: false
    ) { row in
      profile.skipsColumnNumbers && row.isColumnNumbers
        || profile.skippedRows.contains { $0.line == row.line } || end.isBehind(row)
    }
    workbook.collect(source)
    return workbook.report
  }

  private init(
    facts: Facts, remarks: [RowRemark], isPrepared: Bool, isOfBookings: Bool,
    leavesOut: @escaping (TableRow) -> Bool
  ) {
    self.facts = facts
    self.remarks = remarks
    self.isPrepared = isPrepared
    self.isOfBookings = isOfBookings
    self.leavesOut = leavesOut
  }

  /// The sheet on which the rows stand.
  var entrySheet: EntrySheet { isOfBookings ? .bookings : .projects }

  func say(_ german: String, _ english: String) -> String { facts.language.pick(german, english) }

  // MARK: Rows

  private mutating func collect(_ source: TableFile) {
    // The headings are no row.
    rowCount = -1
    source.forEachRow(problems: ProblemList()) { _ in rowCount += 1 }
    isShortened = rowCount > Self.rowLimit
    var open = remarks.compactMap(\.line).sorted()[...]
    let byLine = Dictionary(grouping: remarks.filter { $0.line != nil }) { $0.line ?? 0 }
    var columns: [BookingColumn?] = []
    source.forEachRow(problems: ProblemList()) { row in
      if headings.isEmpty {
        headings = row.cells.map {
          $0.string.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        headingLine = row.line
        columns = headings.map { isOfBookings ? BookingColumn(heading: $0) : nil }
      }
      // Lines of which the reader could make no row.
      while let line = open.first, line <= row.line {
        open = open.drop { $0 == line }
        if line < row.line { addUnread(line, byLine[line] ?? []) }
      }
      guard row.line != headingLine else { return }
      if leavesOut(row) { return }
      let found = byLine[row.line] ?? []
      if found.isEmpty, isShortened || isUntouched(row, columns) { return }
      add(row, found, columns)
    }
    while let line = open.first {
      open = open.drop { $0 == line }
      if line != headingLine { addUnread(line, byLine[line] ?? []) }
    }
  }

  private func isUntouched(_ row: TableRow, _ columns: [BookingColumn?]) -> Bool {
    isPrepared
      && zip(row.cells, columns).allSatisfy { $0.isEmpty || $1 == nil || $1 == .reference }
  }

  private mutating func add(
    _ row: TableRow, _ found: [RowRemark], _ columns: [BookingColumn?]
  ) {
    var cells = [message(found)]
    for (index, cell) in row.cells.enumerated() where !isLeftOut(index) {
      let column = columns.indices.contains(index) ? columns[index] : nil
      let isFaulty = found.contains { remark in
        if let at = remark.column { return at == index + 1 }
        return column != nil && remark.heading.flatMap(BookingColumn.init(heading:)) == column
      }
      cells.append(self.cell(cell, column, isFaulty ? .fault : .input))
    }
    shownAt[row.line] = rows.count
    rows.append(Row(key: "line\(row.line)", .data, cells))
  }

  /// A row that is only there to be seen: its first cell is no value of any column.
  private mutating func addUnread(_ line: Int, _ found: [RowRemark]) {
    let note = RowRemark(
      line: line,
      text: say(
        "Zeile \(line) der Datei ließ sich nicht lesen und fehlt hier. Bitte von Hand ergänzen oder diese Zeile löschen.",
        "Line \(line) of the file could not be read and is missing here. Add it by hand, or delete this row."
      ))
    shownAt[line] = rows.count
    rows.append(
      Row(
        key: "line\(line)", .data, [message(found + [note]), .text("?", style: CellStyle(.fault))]))
  }

  /// A column that an earlier workbook of Förderbuch added.
  private func isLeftOut(_ index: Int) -> Bool {
    headings.indices.contains(index) && EntryHeading.contains(headings[index])
  }

  private func message(_ found: [RowRemark]) -> Cell {
    let text = found.map { $0.sentence(facts.language) }.joined(separator: "\n")
    return .text(text, style: CellStyle(found.isEmpty ? .input : .fault))
  }

  /// The value as it was: texts stay texts, so that nothing is read otherwise the second time.
  private func cell(_ cell: TableCell, _ column: BookingColumn?, _ role: CellStyle.Role) -> Cell {
    switch cell {
    case .date(let date): return Cell(.date(date), style: CellStyle(role, .date))
    case .number(let bytes):
      let format = column.map(EntryWorkbook.format) ?? .text
      // In an office's own column a number stays one: as text, `12.345` would have a point that
      // could mean thousands.
      guard column == nil || format != .text, format != .date,
        let number = Rational(text: String(decoding: bytes, as: UTF8.self))
      else { break }
      return Cell(.number(number), style: CellStyle(role, format))
    case .text, .bool: break
    }
    let isText = column.map(EntryWorkbook.format) ?? .text == .text
    return .text(
      cell.string,
      style: CellStyle(role, alignment: isText ? .left : .right, isIndented: isText))
  }

  // MARK: Sheets

  private var report: Report {
    Report(
      title: say("Fehler in \(facts.file)", "Problems of \(facts.file)"), author: facts.program,
      language: facts.language, created: facts.created,
      properties: [
        isOfBookings
          ? Report.Property(
            EntryWorkbook.property, isPrepared ? EntryWorkbook.entries : EntryWorkbook.corrections)
          : nil,
        Report.Property("Foerderbuch.Program", facts.program),
      ].compactMap { $0 }, sheets: [bookingsSheet, summarySheet])
  }

  private var bookingsSheet: Sheet {
    let key = entrySheet.rawValue
    var widths = [60]
    var cells: [Cell] = [
      .text(EntryHeading.problem.name[facts.language], style: CellStyle(.heading))
    ]
    let faulty = Set(remarks.filter { $0.line == headingLine }.compactMap(\.column))
    for (index, heading) in headings.enumerated() where !isLeftOut(index) {
      cells.append(
        .text(
          heading,
          style: faulty.contains(index + 1)
            ? CellStyle(.fault)
            : column(heading).map(EntryWorkbook.headingStyle) ?? CellStyle(.heading)
        ))
      widths.append(column(heading).map(EntryWorkbook.width) ?? 16)
    }
    var setup = PrintSetup(orientation: .landscape, footer: footer)
    setup.pagesAcross = 3
    var sheet = Sheet(
      key: key, name: entrySheet.name[facts.language], widths: widths,
      blocks: [
        Block(
          key: key, columns: ["problem"] + widths.dropFirst().indices.map { "c\($0)" },
          rows: [Row(.heading, cells)] + rows)
      ],
      print: setup,
      headings: Sheet.HeadingRows(block: key, columns: 1), filter: rows.isEmpty ? nil : key)
    sheet.hasNumbersAsText = true
    return sheet
  }

  private func column(_ heading: String) -> BookingColumn? {
    isOfBookings ? BookingColumn(heading: heading) : nil
  }

  var footer: PrintSetup.Line {
    PrintSetup.Line(
      left: facts.file, center: facts.program,
      right: PrintSetup.Line.page + " / " + PrintSetup.Line.pages)
  }
}
