/// Turns the XML of a sheet into rows of cells.
final class SheetReader: XMLVisitor {
  private(set) var isDone = false
  private(set) var survey = SheetSurvey()

  private let place: SourcePosition
  private let headingRow: Int
  private let problems: ProblemList
  private let decoder: CellDecoder
  /// Gets every row; false: no more are wanted.
  private let onRow: (TableRow) -> Bool

  private var isInRows = false
  private var row = 0
  private var isHidden = false
  private var column = 0
  private var cell = SheetCell()
  private var text = RichText()
  private var isInValue = false
  private var cells = RowCells()
  /// Columns of the row that have formulas, from 0.
  private var formulas: [Int] = []
  /// What number formats of the row say.
  private var meanings: [(column: Int, meaning: NumberMeaning)] = []
  /// Columns whose cells nobody reads, from 1: live checks that a program which does not compute
  /// saves without their results.
  private var unread: Set<Int> = []
  /// Whether it is a list of a partner's form, whose formulas need no value: reading works it out.
  private var isForm = false
  /// How wide the first row is; others are filled up to that.
  private var width = 0

  init(
    place: SourcePosition, headingRow: Int?, texts: SharedTexts, styles: WorkbookStyles?,
    countsFrom1904: Bool, problems: ProblemList, onRow: @escaping (TableRow) -> Bool
  ) {
    self.place = place
    self.headingRow = headingRow ?? 1
    self.problems = problems
    self.onRow = onRow
    decoder = CellDecoder(texts: texts, styles: styles, countsFrom1904: countsFrom1904)
  }

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    guard isInRows else {
      startOutside(name, attributes)
      return
    }
    switch name {
    case "row": startRow(attributes)
    case "c": startCell(attributes)
    case "v": isInValue = true
    case "f": cell.hasFormula = true
    case "is":
      text = RichText()
      cell.hasInlineText = true
    default: text.start(name)
    }
  }

  private func startOutside(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "sheetData": isInRows = true
    case "col":
      guard attributes.isTrue("hidden"), let first = attributes["min"].flatMap({ Int($0) }),
        let last = attributes["max"].flatMap({ Int($0) }), first > 0, first <= last
      else { return }
      survey.sawHiddenColumns(first...min(max(first, SheetColumns.limit), last))
    case "mergeCell":
      if let range = attributes["ref"] { survey.sawMergedCells(range) }
    default: return
    }
  }

  private func startRow(_ attributes: [String: String]) {
    let number = attributes["r"].map { Int($0) } ?? row + 1
    guard let number, number > row else {
      stop(.outOfOrder)
      return
    }
    guard number <= XLSXSheet.rowLimit else {
      stop(.tooManyRows(limit: XLSXSheet.rowLimit))
      return
    }
    row = number
    column = 0
    isHidden = attributes.isTrue("hidden")
    cells.removeAll()
    if !formulas.isEmpty { formulas.removeAll(keepingCapacity: true) }
    if !meanings.isEmpty { meanings.removeAll(keepingCapacity: true) }
  }

  private func startCell(_ attributes: [String: String]) {
    cell = SheetCell()
    if let address = attributes["r"] {
      guard let found = SheetColumns.address(address), found.row == row else {
        stop(.badAddress(address))
        return
      }
      guard found.column > column else {
        stop(.outOfOrder)
        return
      }
      column = found.column
    } else {
      column += 1
    }
    cell.type = attributes["t"] ?? "n"
    cell.style = attributes["s"]
  }

  func text(_ piece: String) {
    guard isInRows else { return }
    if isInValue {
      cell.appendValue(piece)
    } else if cell.hasInlineText {
      text.append(piece)
    }
  }

  func end(_ name: String) {
    guard isInRows, !isDone else { return }
    switch name {
    case "v": isInValue = false
    case "c": endCell()
    case "row": endRow()
    case "sheetData": isInRows = false
    default: text.end(name)
    }
  }

  private func endCell() {
    guard row >= headingRow else { return }
    if cell.hasInlineText { cell.inlineText = text }
    if unread.contains(column) { return }
    if cell.style != nil, !cell.value.isEmpty || cell.hasInlineText,
      decoder.isStruck(cell.style)
    {
      survey.sawStruck(row)
    }
    if cell.hasFormula {
      survey.sawFormula(address)
      formulas.append(column - 1)
    }
    switch decoder.decode(cell, into: &cells.bytes) {
    case .nothing: return
    case .text(let range):
      if !range.isEmpty { add(.text(range)) }
    case .number(let range, let isFolded):
      if isFolded {
        survey.sawFolded(
          SheetNotice.FoldedNumber(
            cell: address, saved: String(decoding: cell.value, as: UTF8.self),
            read: String(decoding: cells.bytes[range], as: UTF8.self)))
      }
      if let meaning = decoder.meaning(cell.style) { meanings.append((column - 1, meaning)) }
      add(.number(range))
    case .date(let date, let hasTime):
      if hasTime { survey.sawTimeLeftOut(address) }
      if let meaning = decoder.meaning(cell.style), meaning.showsMonth {
        meanings.append((column - 1, meaning))
      }
      add(.date(date))
    case .bool(let value): add(.bool(value))
    case .fault(.workbook(.formulaWithoutValue), _) where isForm: return
    case .fault(let fault, let value):
      var at = place
      (at.line, at.column) = (row, column)
      problems.add(at, value: value.isEmpty ? nil : value, fault)
      // The cell is not empty, so nobody shall report that nothing stands in it.
      add(.text(cells.append(value.isEmpty ? "=" : value)))
    }
  }

  private func add(_ content: RowCells.Content) {
    guard column <= CSVReader.columnLimit else {
      stop(.table(.tooManyColumns(limit: CSVReader.columnLimit)))
      return
    }
    cells.put(content, at: column - 1)
  }

  private func endRow() {
    guard !isDone, row >= headingRow, cells.hasContent else { return }
    if width == 0 {
      width = cells.count
      unread = cells.columns { EntryHeading.check.isNamed($0) }
      isForm = PartnerSection.allCases.contains { section in
        section.columns.allSatisfy { column in !cells.columns(where: column.isNamed).isEmpty }
      }
    }
    survey.sawRow(row, width: cells.count, isHidden: isHidden)
    isDone = !cells.handOver(
      line: row, width: width, formulas: formulas, meanings: meanings, onRow)
  }

  /// `C12`, the cell being read.
  private var address: String { SheetColumns.name(column) + String(row) }

  private func stop(_ fault: WorkbookFault) { stop(.workbook(fault)) }

  /// Ends the reading: what comes next cannot be told apart any more.
  private func stop(_ fault: InputFault) {
    var at = place
    at.line = max(row, 1)
    at.column = column > 0 ? column : nil
    problems.add(at, fault)
    isDone = true
  }
}
