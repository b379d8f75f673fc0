import Amounts

/// Turns the XML of an OpenDocument spreadsheet into the rows of one of its sheets.
///
/// Rows and cells can stand for many: empty ones are passed over, filled ones are handed over as
/// often as they say, within bounds.
final class ODSReader: XMLVisitor {
  /// How often a filled row may say that it is repeated.
  static let repeatLimit = 10_000

  private(set) var isDone = false
  private(set) var survey = SheetSurvey()

  private let place: SourcePosition
  private let sheet: Int
  private let headingRow: Int
  private let styles: ODSStyles
  private let problems: ProblemList
  /// Gets every row; false: no more are wanted.
  private let onRow: (TableRow) -> Bool

  private var tables = 0
  private var isInTable = false
  private var depth = 0
  /// The depth of an element whose content does not belong to the table.
  private var skipped: Int?

  private var row = 0
  private var rowCount = 1
  /// What a comment on a cell says, while it is read, and the depth of its paragraph.
  private var comment: String?
  private var paragraph: Int?
  private var isHidden = false
  private var column = 0
  private var columns = 0
  /// The styles of cells that name none, by their last column.
  private var columnStyles: [(last: Int, style: String)] = []
  private var cell: ODSCell?
  private var cellDepth = 0
  private var cells = RowCells()
  private var formulas: [Int] = []
  private var meanings: [(column: Int, meaning: NumberMeaning)] = []
  /// Columns whose cells nobody reads, from 1.
  private var unread: Set<Int> = []
  private var width = 0

  init(
    place: SourcePosition, sheet: Int, headingRow: Int, styles: ODSStyles, problems: ProblemList,
    onRow: @escaping (TableRow) -> Bool
  ) {
    self.place = place
    self.sheet = sheet
    self.headingRow = headingRow
    self.styles = styles
    self.problems = problems
    self.onRow = onRow
  }

  // MARK: Elements

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    depth += 1
    guard skipped == nil else {
      if name == "p", comment != nil { paragraph = depth }
      return
    }
    if cell != nil {
      startInCell(name, attributes)
      return
    }
    switch name {
    case "table" where !isInTable:
      isInTable = tables == sheet
      tables += 1
    case "tracked-changes", "shapes", "forms": skipped = depth
    case "table-column" where isInTable: startColumn(attributes)
    case "table-row" where isInTable: startRow(attributes)
    case "table-cell" where isInTable, "covered-table-cell" where isInTable: startCell(attributes)
    default: return
    }
  }

  func end(_ name: String) {
    defer { depth -= 1 }
    if let skipped {
      if depth == paragraph { paragraph = nil }
      guard depth == skipped else { return }
      self.skipped = nil
      if let comment, row > headingRow { survey.sawComment(address(column), comment) }
      comment = nil
      return
    }
    guard isInTable, !isDone else { return }
    switch name {
    case "table-cell", "covered-table-cell":
      if depth == cellDepth { endCell() }
    case "table-row": endRow()
    case "table": isDone = true
    default: return
    }
  }

  func text(_ piece: String) {
    if paragraph != nil, let said = comment, said.utf8.count < SpreadsheetText.limit {
      comment = said + piece
    }
    guard skipped == nil, cell != nil, depth > cellDepth else { return }
    cell?.append(piece)
  }

  /// Paragraphs are the text of a cell; comments and drawings are not.
  private func startInCell(_ name: String, _ attributes: [String: String]) {
    if depth == cellDepth + 1 {
      if name == "p" { cell?.beginParagraph() } else { skipped = depth }
      if name == "annotation" { comment = "" }
      return
    }
    switch name {
    case "s": cell?.append(String(repeating: " ", count: Self.count(attributes, "c", limit: 1000)))
    case "tab": cell?.append("\t")
    case "line-break": cell?.append("\n")
    case "annotation", "note", "frame": skipped = depth
    default: return
    }
  }

  private static func count(
    _ attributes: [String: String], _ name: String, limit: Int
  ) -> Int {
    min(max(attributes.withoutPrefix(name).flatMap { Int($0) } ?? 1, 1), limit)
  }

  private func startColumn(_ attributes: [String: String]) {
    let count = Self.count(attributes, "number-columns-repeated", limit: SheetColumns.limit)
    let first = columns + 1
    columns = min(columns + count, SheetColumns.limit)
    let isHidden = ["collapse", "filter"].contains(attributes.withoutPrefix("visibility"))
    if isHidden, first <= columns { survey.sawHiddenColumns(first...columns) }
    columnStyles.append((columns, attributes.withoutPrefix("default-cell-style-name") ?? ""))
  }

  private func startRow(_ attributes: [String: String]) {
    row += 1
    rowCount = Self.count(attributes, "number-rows-repeated", limit: XLSXSheet.rowLimit)
    column = 0
    isHidden = ["collapse", "filter"].contains(attributes.withoutPrefix("visibility"))
    cells.removeAll()
    if !formulas.isEmpty { formulas.removeAll(keepingCapacity: true) }
    if !meanings.isEmpty { meanings.removeAll(keepingCapacity: true) }
  }

  private func startCell(_ attributes: [String: String]) {
    cellDepth = depth
    column += 1
    cell = ODSCell(attributes)
  }

  // MARK: Cells

  private func endCell() {
    guard let cell else { return }
    self.cell = nil
    let first = column
    column += cell.count - 1
    guard row + rowCount > headingRow, !unread.contains(first) else { return }
    if cell.spans.columns > 1 || cell.spans.rows > 1 {
      let last = SheetColumns.name(first + cell.spans.columns - 1)
      survey.sawMergedCells("\(address(first)):\(last)\(row + cell.spans.rows - 1)")
    }
    if cell.hasFormula {
      survey.sawFormula(address(first))
      formulas.append(first - 1)
    }
    let start = cells.bytes.count
    guard let content = content(cell, at: first) else {
      cells.bytes.removeSubrange(start...)
      return
    }
    if let style = style(of: cell, at: first), styles.isStruck(style) { survey.sawStruck(row) }
    for column in first..<first + cell.count {
      guard column <= CSVReader.columnLimit else {
        stop(.table(.tooManyColumns(limit: CSVReader.columnLimit)), column)
        return
      }
      cells.put(content, at: column - 1)
    }
    switch content {
    case .number, .date: break
    case .text, .bool: return
    }
    guard let meaning = cell.meaning(format(of: cell, at: first)) else { return }
    for column in first..<first + cell.count { meanings.append((column - 1, meaning)) }
  }

  /// What the number format of a cell says, by its own style or that of its column.
  private func format(of cell: ODSCell, at column: Int) -> NumberMeaning? {
    style(of: cell, at: column).flatMap(styles.meaning)
  }

  private func style(of cell: ODSCell, at column: Int) -> String? {
    cell.style ?? columnStyles.first { $0.last >= column }?.style
  }

  /// What stands in a cell; nil for nothing.
  private func content(_ cell: ODSCell, at column: Int) -> RowCells.Content? {
    func fault(_ fault: InputFault, _ value: String) -> RowCells.Content {
      var at = place
      (at.line, at.column) = (row, column)
      problems.add(at, value: value.isEmpty ? nil : value, fault)
      // The cell is not empty, so nobody shall report that nothing stands in it.
      return .text(cells.append(value.isEmpty ? "=" : value))
    }
    switch cell.decode(into: &cells.bytes) {
    case .nothing: return nil
    case .text(let range): return range.isEmpty ? nil : .text(range)
    case .number(let range, let isFolded):
      if isFolded {
        survey.sawFolded(
          SheetNotice.FoldedNumber(
            cell: address(column), saved: cell.value,
            read: String(decoding: cells.bytes[range], as: UTF8.self)))
      }
      return .number(range)
    case .date(let date, let hasTime):
      if hasTime { survey.sawTimeLeftOut(address(column)) }
      return .date(date)
    case .bool(let value): return .bool(value)
    case .fault(let found, let value): return fault(found, value)
    }
  }

  // MARK: Rows

  private func endRow() {
    defer { row += rowCount - 1 }
    guard row + rowCount > headingRow, cells.hasContent else { return }
    guard rowCount <= Self.repeatLimit else {
      stop(.workbook(.tooManyRows(limit: Self.repeatLimit)), nil)
      return
    }
    guard row + rowCount - 1 <= XLSXSheet.rowLimit else {
      stop(.workbook(.tooManyRows(limit: XLSXSheet.rowLimit)), nil)
      return
    }
    if width == 0 {
      width = cells.count
      unread = cells.columns { EntryHeading.check.isNamed($0) }
    }
    for line in max(row, headingRow)..<row + rowCount where !isDone {
      survey.sawRow(line, width: cells.count, isHidden: isHidden)
      isDone = !cells.handOver(
        line: line, width: width, formulas: formulas, meanings: meanings, onRow)
    }
  }

  private func address(_ column: Int) -> String { SheetColumns.name(column) + String(row) }

  /// Ends the reading: what comes next cannot be told apart any more.
  private func stop(_ fault: InputFault, _ column: Int?) {
    var at = place
    (at.line, at.column) = (row, column)
    problems.add(at, fault)
    isDone = true
  }
}
