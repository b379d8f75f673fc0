import Amounts
import CXlsxWriter
import Glibc
import Reporting

/// Carries a laid-out report into the spreadsheet library, sheet by sheet, row by row.
struct ReportRenderer {
  typealias Worksheet = UnsafeMutablePointer<lxw_worksheet>

  let layout: ReportLayout
  let workbook: UnsafeMutablePointer<lxw_workbook>
  private let rowCount: Int
  private let progress: ((Int, Int) -> Void)?
  var style: HouseStyle
  private var notes = OverlongTexts()
  private var rowsDone = 0
  /// What the sheets come to, for the checks before and after closing.
  private(set) var size = WorkbookSize()
  private var worksheets: [Worksheet] = []
  /// The sheet being written.
  private(set) var sheetIndex = 0
  /// The place of the block being written.
  private var place: ReportLayout.Place?
  private var links = 0
  /// Where its pages end.
  private(set) var pages = PageBreaks()
  /// By column, the look of the last cell written.
  private var above: [(style: CellStyle, isTall: Bool, format: UnsafeMutablePointer<lxw_format>)?] =
    []

  init(
    _ layout: ReportLayout, _ workbook: UnsafeMutablePointer<lxw_workbook>, rowCount: Int,
    progress: ((Int, Int) -> Void)?
  ) {
    self.layout = layout
    self.workbook = workbook
    self.rowCount = rowCount
    self.progress = progress
    style = HouseStyle(workbook, language: layout.report.language)
  }

  /// Writes everything but the file itself.
  mutating func render() throws {
    try describe()
    for name in layout.sheetNames { worksheets.append(try add(name)) }
    for name in layout.report.names {
      guard let range = layout.range(of: name.reference) else { continue }
      try check(
        "workbook_define_name",
        workbook_define_name(workbook, name.name, "=" + layout.absoluteText(of: range)))
    }
    let widths = EvenWidths.of(layout.report)
    for (index, sheet) in layout.report.sheets.enumerated() {
      sheetIndex = index
      links = 0
      pages = PageBreaks(sheet)
      size.beginSheet()
      var sheet = sheet
      sheet.widths = widths[index]
      try render(sheet, on: worksheets[index])
    }
    for (wanted, given) in zip(layout.report.sheets.map(\.name), layout.sheetNames)
    where wanted != given { notes.add(sheetName: wanted, shown: given) }
    try renderNotes()
  }

  /// Sends rows that the library keeps in files of its own on their way, and takes note of how much
  /// it is.
  /// - Returns: whether the disk took everything; the library itself does not look.
  mutating func flush() -> Bool {
    for (index, worksheet) in worksheets.enumerated() {
      guard let file = worksheet.pointee.optimize_tmpfile else { continue }
      guard fflush(file) == 0, ferror(file) == 0 else { return false }
      size.noteFile(bytes: ftell(file), ofSheet: index)
    }
    return true
  }

  private func add(_ name: String) throws(WorkbookError) -> Worksheet {
    guard let worksheet = workbook_add_worksheet(workbook, name) else {
      throw .refused(call: "workbook_add_worksheet", code: 0)
    }
    return worksheet
  }

  private func describe() throws(WorkbookError) {
    let report = layout.report
    // 255 characters are what a property holds.
    let texts = [report.title, report.subject, report.author].map {
      strdup(String(CellText.line($0).prefix(255)))
    }
    defer { texts.forEach { free($0) } }
    var properties = lxw_doc_properties()
    properties.title = texts[0]
    properties.subject = texts[1]
    properties.author = texts[2]
    properties.created = time_t(report.created.days) * 86_400
    try check("workbook_set_properties", workbook_set_properties(workbook, &properties))
    for property in report.properties {
      try check(
        "workbook_set_custom_property_string",
        workbook_set_custom_property_string(
          workbook, CellText.line(property.key), CellText.line(property.value)))
    }
  }

  // MARK: Sheets

  private mutating func render(_ sheet: Sheet, on worksheet: Worksheet) throws {
    for (column, width) in sheet.widths.enumerated() {
      let at = lxw_col_t(column)
      let format = try columnFormat(sheet, column)
      try check(
        "worksheet_set_column", worksheet_set_column(worksheet, at, at, Double(width), format))
    }
    try setUpPages(sheet, worksheet)
    for (block, place) in zip(sheet.blocks, layout.places[sheetIndex]) {
      try render(block, at: place, sheet: sheet, on: worksheet)
      pages.end(block, place)
    }
    try breakPages(sheet, worksheet)
    for highlight in sheet.highlights { try add(highlight, worksheet) }
    for choice in sheet.choices { try add(choice, worksheet) }
    for chart in sheet.charts { try add(chart, widths: sheet.widths, worksheet) }
    try renderEntry(sheet, worksheet)
  }

  private mutating func add(_ highlight: Sheet.Highlight, _ worksheet: Worksheet) throws {
    guard let range = layout.range(of: highlight.cells) else { return }
    var rule = lxw_conditional_format()
    rule.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
    rule.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_EQUAL_TO.rawValue)
    let text = try layout.text(of: "\(text: highlight.text)", onSheet: sheetIndex)
    try stress(range, highlight.tone, when: rule, text, worksheet)
  }

  /// Colours cells where the rule, compared with a text or a formula, holds.
  mutating func stress(
    _ range: CellRange, _ tone: Sheet.Highlight.Tone, when rule: lxw_conditional_format,
    _ value: String, _ worksheet: Worksheet
  ) throws {
    let text = strdup(value)
    defer { free(text) }
    var rule = rule
    rule.value_string = text
    rule.format = try style.highlight(tone)
    try check(
      "worksheet_conditional_format_range",
      worksheet_conditional_format_range(
        worksheet, lxw_row_t(range.first.row), lxw_col_t(range.first.column),
        lxw_row_t(range.last.row), lxw_col_t(range.last.column), &rule))
  }

  private func add(_ choice: Sheet.Choice, _ worksheet: Worksheet) throws(WorkbookError) {
    guard let range = layout.range(of: choice.cells), let list = layout.range(of: choice.list)
    else {
      return
    }
    let source = strdup("=" + layout.absoluteText(of: list))
    defer { free(source) }
    var rule = lxw_data_validation()
    rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
    rule.value_formula = source
    try check(
      "worksheet_data_validation_range",
      worksheet_data_validation_range(
        worksheet, lxw_row_t(range.first.row), lxw_col_t(range.first.column),
        lxw_row_t(range.last.row), lxw_col_t(range.last.column), &rule))
  }

  // MARK: Rows

  private mutating func render(
    _ block: Block, at place: ReportLayout.Place, sheet: Sheet, on worksheet: Worksheet
  ) throws {
    var next = place.firstRow
    self.place = place
    if next > 0, sheet.gap != TextMetrics.rowHeight {
      try check(
        "worksheet_set_row",
        worksheet_set_row(worksheet, lxw_row_t(next - 1), Double(sheet.gap), nil))
      size.addGap()
    }
    do {
      try block.rows.forEach { row in
        try render(row, at: next, sheet.widths, on: worksheet)
        next += 1
      }
    } catch let length as StreamLength {
      throw WorkbookError.rowCount(
        block: block.key, announced: length.announced, given: length.given)
    }
  }

  private mutating func render(
    _ row: Row, at index: Int, _ widths: [Int], on worksheet: Worksheet
  ) throws {
    let at = lxw_row_t(index)
    let needed = TextMetrics.size(of: row, widths: widths)
    let height = row.height ?? needed.height
    if height != TextMetrics.rowHeight {
      try check("worksheet_set_row", worksheet_set_row(worksheet, at, Double(height), nil))
    }
    if let span = row.span, span.count > 1, row.cells.indices.contains(span.lowerBound) {
      let format = try style.format(row.cells[span.lowerBound].style, isTall: needed.lines > 1)
      try check(
        "worksheet_merge_range",
        worksheet_merge_range(
          worksheet, at, lxw_col_t(span.lowerBound), at, lxw_col_t(span.upperBound), "", format))
    }
    for (column, cell) in row.cells.enumerated() {
      if let span = row.span, span.contains(column), column != span.lowerBound { continue }
      try write(cell, at, lxw_col_t(column), isTall: needed.lines > 1, on: worksheet)
    }
    size.add(row)
    pages.add(row, at: index, height: height)
    rowsDone += 1
    if rowsDone % 1024 == 0, let progress { progress(rowsDone, rowCount) }
  }
}

// MARK: Cells
extension ReportRenderer {
  private mutating func write(
    _ cell: Cell, _ row: lxw_row_t, _ column: lxw_col_t, isTall: Bool, on worksheet: Worksheet
  ) throws {
    let format = try format(cell.style, isTall, at: Int(column))
    // The link first: the library writes its target as the cell's text, and the value replaces it.
    if let link = cell.link { try write(link: link, row, column, format, on: worksheet) }
    if let formula = cell.formula {
      let text =
        "="
        + (try layout.text(of: formula, onSheet: sheetIndex, in: place.map { ($0, Int(row)) }))
      if case .text(let value) = cell.value {
        try check(
          "worksheet_write_formula_str",
          worksheet_write_formula_str(
            worksheet, row, column, text, format, CellText.escaped(value)))
      } else {
        try check(
          "worksheet_write_formula_num",
          worksheet_write_formula_num(worksheet, row, column, text, format, cell.value.number))
      }
      return
    }
    switch cell.value {
    case .empty:
      try check("worksheet_write_blank", worksheet_write_blank(worksheet, row, column, format))
    case .text(let text) where CellText.isPlain(text):
      let code = text.withCString { worksheet_write_string(worksheet, row, column, $0, format) }
      try check("worksheet_write_string", code)
    case .text(let text):
      let shown = notes.shown(
        CellText.escaped(text), sheet: layout.sheetNames[sheetIndex],
        cell: CellAddress(row: Int(row), column: Int(column)).text, layout.report.language)
      try check(
        "worksheet_write_string", worksheet_write_string(worksheet, row, column, shown, format))
    case .money, .percent, .number, .integer, .date:
      try check(
        "worksheet_write_number",
        worksheet_write_number(worksheet, row, column, cell.value.number, format))
    }
  }

  /// A column's cells mostly look alike, so the format of the cell above is the one to try first.
  private mutating func format(
    _ wanted: CellStyle, _ isTall: Bool, at column: Int
  ) throws(WorkbookError) -> UnsafeMutablePointer<lxw_format> {
    if column < above.count, let last = above[column], last.isTall == isTall, last.style == wanted {
      return last.format
    }
    let format = try style.format(wanted, isTall: isTall)
    while above.count <= column { above.append(nil) }
    above[column] = (wanted, isTall, format)
    return format
  }

  private mutating func write(
    link: Reference, _ row: lxw_row_t, _ column: lxw_col_t,
    _ format: UnsafeMutablePointer<lxw_format>, on worksheet: Worksheet
  ) throws(WorkbookError) {
    // A sheet holds so many links and no more; what comes after stays readable without.
    guard let range = layout.range(of: link), links < Int(LXW_MAX_NUMBER_URLS) else { return }
    links += 1
    let target =
      "internal:" + SheetName.quoted(layout.sheetNames[range.sheet]) + "!" + range.text
    try check(
      "worksheet_write_url", worksheet_write_url(worksheet, row, column, target, format))
  }

  private mutating func renderNotes() throws {
    guard let sheet = notes.sheet(layout.report.language, among: layout.sheetNames) else { return }
    let worksheet = try add(sheet.name)
    worksheet_set_paper(worksheet, 9)  // A4
    worksheet_fit_to_pages(worksheet, 1, 0)
    for (column, width) in sheet.widths.enumerated() {
      let at = lxw_col_t(column)
      try check("worksheet_set_column", worksheet_set_column(worksheet, at, at, Double(width), nil))
    }
    for (index, row) in sheet.rows.enumerated() {
      for (column, cell) in row.enumerated() {
        let format = try style.format(cell.style)
        guard case .text(let text) = cell.value else { continue }
        try check(
          "worksheet_write_string",
          worksheet_write_string(worksheet, lxw_row_t(index), lxw_col_t(column), text, format))
      }
    }
  }

  func check(_ call: String, _ code: lxw_error) throws(WorkbookError) {
    if code != LXW_NO_ERROR { throw .refused(call: call, code: Int(code.rawValue)) }
  }
}

extension CellValue {
  /// The value as the binary number of a cell; the one place where money becomes one. A quotient of
  /// two whole numbers is the nearest there is, so every amount up to ``Money/maximum`` comes back
  /// to the cent.
  var number: Double {
    switch self {
    case .empty, .text: 0
    case .money(let money): Double(money.cents) / 100
    case .percent(let hundredths): Double(hundredths) / 10_000
    case .number(let number): Double(number.decimalText(places: 15)) ?? 0
    case .integer(let number): Double(number)
    // Day 25,569 of the spreadsheet's calendar is 1970-01-01.
    case .date(let date): Double(date.days) + 25_569
    }
  }
}
