import Amounts

/// The first rows of a table of unknown form: where its headings seem to stand, and what its
/// columns hold.
struct TableSample {
  /// Rows looked at in search of the headings, and after them.
  static let headRows = 40
  static let bodyRows = 5000
  /// Rows after which the shape of the columns is known; sums stand at the end of longer tables.
  private static let shapeRows = 1500

  let place: SourcePosition
  /// Nil for a workbook, and where the separator is recognised without help.
  let separator: CSVSeparator?
  let headingLine: Int
  /// Its first row is one of the table already; columns are named by their letters.
  let hasNoHeadings: Bool
  /// How many rows tell the headings together, ``headingLine`` being the first of them.
  let headingRows: Int
  let columns: [SampleColumn]
  /// Rows of totals by their line, and a row of column numbers.
  let totals: [(line: Int, stated: Money)]
  let columnNumbers: Int?
  let rows: Int
  let table: TableFile
  /// What stands above the headings and says in what unit amounts are.
  let note: (text: String, unit: AmountUnit)?
  /// How rows begin that have fewer fields than the headings, as the balance below a bank's table.
  let footers: [String]

  /// The row that ends the reading.
  private struct Enough: Error {}

  /// - Parameters:
  ///   - progress: gets the rows looked at so far.
  ///   - knows: whether a text is a heading somebody uses.
  /// - Throws: problems of the file; ``TableFault/noRows`` where there is no heading with rows.
  init(
    _ input: InputBytes, sheet: String?, progress: (Int) -> Void, knows: (String) -> Bool
  ) throws(InputProblems) {
    let separator = try Self.separator(input)
    self.separator = separator
    let whole = try TableFile(input, sheet: sheet, separator: separator)
    place = whole.place
    let head = try Self.rows(of: whole, limit: Self.headRows)
    let found = Self.headingLine(head, knows)
    hasNoHeadings = found == nil
    guard let line = found ?? Self.firstRow(head) else {
      throw InputProblems(whole.place, .table(.noRows))
    }
    (headingLine, headingRows) = found == nil ? (line, 1) : Self.headingRows(head, line)
    let first = headingLine
    note =
      head.filter { $0.line < first }.flatMap(\.texts).lazy
      .compactMap { text in AmountWords(note: text).unit.map { (text, $0) } }.first
    var form = HeadingForm(rows: headingRows)
    var table = try TableFile(
      input, sheet: sheet, headingRow: headingLine, headings: form, separator: separator)
    var all = Self.body(of: table, without: [], hasNoHeadings, progress)
    if all.rows == 0 {
      // Every row has a cell more than there are headings: the last heading is blank.
      form.endsWithBlank = true
      table = try TableFile(
        input, sheet: sheet, headingRow: headingLine, headings: form, separator: separator)
      all = Self.body(of: table, without: [], hasNoHeadings, progress)
    }
    self.table = table
    guard found != nil || all.columns.contains(where: \.looksLikeDates) else {
      throw InputProblems(whole.place, .table(.noRows))
    }
    guard all.rows > 0 else {
      throw InputProblems(
        table.place, .table(.onlyHeadings(all.columns.map(\.heading), leftOut: 0)))
    }
    totals = Self.totals(table, all.columns, hasNoHeadings)
    let body =
      totals.isEmpty
      ? all : Self.body(of: table, without: Set(totals.map(\.line)), hasNoHeadings, progress)
    (columns, rows, columnNumbers) = (body.columns, body.rows, body.columnNumbers)
    footers = body.footers
  }

  /// What stands below the headings.
  private static func body(
    of table: TableFile, without lines: Set<Int>, _ hasNoHeadings: Bool, _ progress: (Int) -> Void
  ) -> (columns: [SampleColumn], rows: Int, columnNumbers: Int?, footers: [String]) {
    var columns: [SampleColumn] = []
    var rows = 0
    var numbers: Int?
    var footers: [String] = []
    do throws(Enough) {
      try table.forEachRow(problems: ProblemList()) { (row) throws(Enough) in
        if columns.isEmpty {
          columns =
            hasNoHeadings
            ? row.cells.indices.map { SampleColumn(heading: SheetColumns.name($0 + 1)) }
            : row.texts.map(SampleColumn.init(heading:))
          guard hasNoHeadings else { return }
        }
        // Headings that are repeated and sums that were never calculated say nothing of a column.
        guard !row.isUncomputed, !row.repeats(columns.map(\.heading)) else { return }
        guard row.cells.count == columns.count, !lines.contains(row.line) else {
          let first = row.texts.first ?? ""
          let isWord = first.count > 3 && first.allSatisfy { $0.isLetter || $0 == " " }
          if row.cells.count < columns.count, isWord, footers.count < 3 { footers.append(first) }
          return
        }
        if row.isColumnNumbers {
          numbers = row.line
          return
        }
        rows += 1
        progress(rows)
        for (index, cell) in row.cells.enumerated() {
          columns[index].add(cell, line: row.line, meaning: row.meaning(index))
        }
        if rows == shapeRows { throw Enough() }
      }
    } catch {}
    return (columns, rows, numbers, footers)
  }

  // MARK: Headings

  private struct HeadRow {
    let line: Int
    let texts: [String]
    /// Cells that are numbers or dates.
    let values: Int

    var filled: Int { texts.count { !$0.isEmpty } }
  }

  private static func rows(of table: TableFile, limit: Int) throws(InputProblems) -> [HeadRow] {
    var rows: [HeadRow] = []
    let problems = ProblemList()
    do throws(Enough) {
      try table.forEachRow(problems: problems) { (row) throws(Enough) in
        let values = row.cells.count { SampleColumn.isValue($0) }
        rows.append(HeadRow(line: row.line, texts: row.texts, values: values))
        if rows.count == limit { throw Enough() }
      }
    } catch {}
    // A file that cannot be read at all has no rows; what is wrong further down does not matter.
    if rows.isEmpty { _ = try problems.checked(true) }
    return rows
  }

  /// The row with the most headings that are known; else the first wide one of texts only.
  private static func headingLine(_ rows: [HeadRow], _ knows: (String) -> Bool) -> Int? {
    let scores = rows.map { row in row.texts.count { !$0.isEmpty && knows($0) } }
    if let best = scores.max(), best >= 2, let index = scores.firstIndex(of: best) {
      return rows[index].line
    }
    let widest = rows.map(\.filled).max() ?? 0
    return rows.first { $0.values == 0 && $0.filled > 1 && $0.filled * 2 > widest }?.line
  }

  /// The first row, where it and the next look like rows of a table without headings: each has a
  /// day or another value in two columns, and as many cells.
  private static func firstRow(_ rows: [HeadRow]) -> Int? {
    guard let first = rows.first, first.values > 1,
      rows.prefix(3).allSatisfy({ $0.values > 1 && $0.texts.count == first.texts.count })
    else { return nil }
    return first.line
  }

  /// Where two rows tell the headings, the first of them. The lower one then says the same twice,
  /// or each has headings where the other has none.
  private static func headingRows(_ rows: [HeadRow], _ line: Int) -> (line: Int, count: Int) {
    guard let index = rows.firstIndex(where: { $0.line == line }) else { return (line, 1) }
    func isPair(_ upper: HeadRow, _ lower: HeadRow) -> Bool {
      guard upper.line + 1 == lower.line, upper.values == 0, lower.values == 0, upper.filled > 1,
        lower.filled > 1
      else { return false }
      let names = lower.texts.filter { !$0.isEmpty }
      let joined = TableEdges.joined(upper.texts, lower.texts)
      let isTold = !joined.contains("") && Set(joined).count == joined.count
      let hasGap = upper.filled < joined.count
      return isTold && hasGap && (Set(names).count < names.count || lower.filled < joined.count)
    }
    if index > 0, isPair(rows[index - 1], rows[index]) { return (rows[index - 1].line, 2) }
    if index + 1 < rows.count, isPair(rows[index], rows[index + 1]) { return (line, 2) }
    return (line, 1)
  }

  /// The separator under which most rows have the same width; nil where the reader finds it too.
  private static func separator(_ input: InputBytes) throws(InputProblems) -> CSVSeparator? {
    guard try !FileKind.recognise(input).isSpreadsheet,
      case .csv(let plain, _, _) = try TableFile(input)
    else { return nil }
    var best: (separator: CSVSeparator, score: Int) = (plain.separator, 0)
    for separator in [plain.separator] + CSVSeparator.allCases {
      let rows = try rows(
        of: .csv(try CSVReader(input, separator: separator), headingRow: 1, HeadingForm()),
        limit: headRows)
      var widths: [Int: Int] = [:]
      for row in rows where row.texts.count > 1 { widths[row.texts.count, default: 0] += 1 }
      let score = widths.map { $0.key * $0.value }.max() ?? 0
      if score > best.score { best = (separator, score) }
    }
    return best.separator == plain.separator ? nil : best.separator
  }

  // MARK: Totals

  private static func totals(
    _ table: TableFile, _ columns: [SampleColumn], _ hasNoHeadings: Bool
  ) -> [(line: Int, stated: Money)] {
    let amounts = columns.indices.filter {
      columns[$0].looksLikeAmounts || columns[$0].couldBeAmounts && !columns[$0].marks.isEmpty
    }
    let date = columns.firstIndex { $0.looksLikeDates }
    let headings = columns.map(\.heading)
    guard !amounts.isEmpty, date != nil else { return [] }
    var found: [(line: Int, stated: Money)] = []
    var isHeading = !hasNoHeadings
    var rows = 0
    // Each column by itself: a row need not add up all of them.
    var totals = amounts.map { column in
      TotalRows(
        TotalRows.Columns(amounts: [(column, columns[column].unit)], date: date),
        mark: columns[column].mark)
    }
    do throws(Enough) {
      try table.forEachRow(problems: ProblemList()) { (row) throws(Enough) in
        guard !isHeading, row.cells.count == columns.count, !row.isColumnNumbers,
          !row.isUncomputed, !row.repeats(headings)
        else {
          isHeading = false
          return
        }
        rows += 1
        var stated: Money?
        for index in totals.indices {
          switch totals[index].take(row) {
          case .total(let total) where total.fits: stated = stated ?? total.stated
          case .balance(_, let amount): stated = stated ?? amount
          default: continue
          }
        }
        if let stated { found.append((row.line, stated)) }
        if rows == bodyRows { throw Enough() }
      }
    } catch {}
    return found
  }
}
