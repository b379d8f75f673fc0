import Amounts
import Reporting

extension ProblemWorkbook {
  /// What stands where no import takes it: in a row that could not be read, or behind one in which
  /// the file itself is damaged.
  private static let doubt = "?"

  /// Takes over all rows.
  mutating func collect() {
    // The headings are no row.
    rowCount = headings.line == nil ? 0 : -1
    var last = 0
    width = headings.texts.count
    source.forEachRow(problems: ProblemList()) { row in
      rowCount += 1
      last = row.line
      width = max(width, row.filledWidth)
    }
    width += 1
    isShortened = last > Self.rowLimit
    var pen = Pen(isText: source.place.sheet == nil)
    var open = remarks.compactMap(\.line).sorted()[...]
    let byLine = Dictionary(grouping: remarks.filter { $0.line != nil }) { $0.line ?? 0 }
    if headings.line == nil { addLetters() }
    source.forEachRow(problems: ProblemList()) { row in
      // Lines of which the reader could make no row.
      while let line = open.first, line <= row.line {
        open = open.drop { $0 == line }
        if line < row.line { addUnread(line, byLine[line] ?? []) }
      }
      let found = byLine[row.line] ?? []
      let isHeading = row.line == headings.line
      if !isHeading {
        let isAbove = headings.line.map { row.line < $0 } ?? false
        if isPrepared, isAbove || isUntouched(row) { return }
        if found.isEmpty, isShortened { return }
      }
      if !isPrepared, !isShortened {
        let place = pen.place(of: row, letters: isPushedDown ? 1 : 0)
        while rows.count < place - 1 { rows.append(Row(.text, [])) }
      }
      add(row, found, isHeading: isHeading)
    }
    while let line = open.first {
      open = open.drop { $0 == line }
      if shownAt[line] == nil { addUnread(line, byLine[line] ?? []) }
    }
  }

  /// Finds the row of the sheet for each row of the file: sheets keep theirs; of text each line is
  /// a row, those that go on within a cell are one.
  private struct Pen {
    let isText: Bool
    private var line = 1
    private var next = 1

    init(isText: Bool) { self.isText = isText }

    mutating func place(of row: TableRow, letters: Int) -> Int {
      guard isText else { return row.line + letters }
      let place = next + max(0, row.line - line)
      (line, next) = (row.line + 1 + row.lineBreaks, place + 1)
      return place + letters
    }
  }

  /// Whether the letters above a table without headings are new, and stand in the way of its rows.
  private var isPushedDown: Bool { headings.line == nil && source.place.columnsBefore == 0 }

  private func isUntouched(_ row: TableRow) -> Bool {
    row.cells.indices.allSatisfy { index in
      row.cells[index].isEmpty || headings.columns[index].map { $0 == .reference } ?? true
    }
  }

  /// The heading of the messages, by which the workbook is known again.
  private var mark: String {
    guard !isShortened else { return say("Meldung", "Message") }
    return EntryHeading.problem.name[facts.language]
      + (source.columnSeparator == .comma ? EntryHeading.betweenCommas[facts.language] : "")
      + Set(remarks.compactMap(\.note)).sorted().map { EntryHeading.note + $0 }.joined()
  }

  /// Above a table without headings the letters by which its profile calls the columns.
  private mutating func addLetters() {
    let style = CellStyle(.heading)
    rows.append(
      Row(
        .heading,
        [.text(mark, style: style)]
          + (0..<max(1, width - 1)).map { .text(SheetColumns.name($0 + 1), style: style) }))
  }

  private mutating func add(_ row: TableRow, _ found: [RowRemark], isHeading: Bool) {
    let faulty = Set(found.compactMap(place))
    var cells = [isHeading ? .text(mark, style: CellStyle(.heading)) : message(found, row)]
    for (index, cell) in row.cells.enumerated() where !isLeftOut(index) {
      cells.append(
        self.cell(
          cell, row.meaning(index), index,
          faulty.contains(index) ? .fault : isHeading ? .heading : .input))
    }
    if !isHeading, isDoubtful(row, found) {
      let shown = (0..<headings.texts.count).filter { !isLeftOut($0) }.count + 1
      while cells.count < shown { cells.append(.empty) }
      cells.append(.text(Self.doubt, style: CellStyle(.fault)))
    }
    let isAbove = headings.line.map { row.line < $0 } ?? false
    rows.append(Row(key: "line\(row.line)", isHeading ? .heading : isAbove ? .text : .data, cells))
    shownAt[row.line] = rows.count
  }

  /// The column, from 0, that a remark is about.
  private func place(_ remark: RowRemark) -> Int? {
    if let column = remark.column {
      // The reader of the sheet counts the column of the messages too.
      return remark.isOfFile && source.place.columnsBefore > 0 ? column - 2 : column - 1
    }
    return remark.heading.flatMap(BookingColumn.init(heading:)).flatMap { headings.places[$0] }
  }

  /// Whether cells alone would not be refused again for what was wrong with the row.
  private func isDoubtful(_ row: TableRow, _ found: [RowRemark]) -> Bool {
    guard row.filledWidth <= headings.texts.count || headings.line == nil else { return false }
    return found.contains { remark in
      if remark.isOfFile { return true }
      guard let place = place(remark), row.cells.indices.contains(place),
        case .bool = row.cells[place]
      else { return false }
      return true
    }
  }

  /// A row that is only there to be seen: its first cell is no value of any column.
  private mutating func addUnread(_ line: Int, _ found: [RowRemark]) {
    let note = RowRemark(
      line: line,
      text: say(
        "Zeile \(line) der Datei ließ sich nicht lesen und fehlt hier. Bitte von Hand ergänzen oder diese Zeile löschen.",
        "Line \(line) of the file could not be read and is missing here. Add it by hand, or delete this row."
      ))
    rows.append(
      Row(
        key: "line\(line)", .data,
        [message(found + [note], nil), .text(Self.doubt, style: CellStyle(.fault))]))
    shownAt[line] = rows.count
  }

  /// A column that a workbook to fill in has for itself.
  func isLeftOut(_ index: Int) -> Bool {
    isPrepared && headings.texts.indices.contains(index)
      && EntryHeading.contains(headings.texts[index])
  }

  private func message(_ found: [RowRemark], _ row: TableRow?) -> Cell {
    var texts = found.map { $0.sentence(facts.language) }
    if let row, isDoubtful(row, found) {
      texts.append(
        say(
          "Das „?“ am Ende der Zeile steht für diesen Fehler; löschen Sie es, wenn er behoben ist.",
          "The “?” at the end of the row stands for this problem; delete it once that is mended."))
    }
    let text = texts.joined(separator: "\n")
    return .text(text, style: CellStyle(found.isEmpty ? .input : .fault))
  }

  /// The value as it was: texts stay texts and numbers what their format says, so that nothing is
  /// read otherwise the second time.
  private func cell(
    _ cell: TableCell, _ meaning: NumberMeaning?, _ index: Int, _ role: CellStyle.Role
  ) -> Cell {
    if cell.isEmpty { return Cell(.empty, style: CellStyle(role)) }
    let column = headings.columns[index]
    switch cell {
    case .date(let date):
      var style = CellStyle(role, .date)
      style.code = meaning?.code
      return Cell(.date(date), style: style)
    case .number(let bytes):
      let text = String(decoding: bytes, as: UTF8.self)
      guard let number = Rational(text: text) else { break }
      guard let meaning else {
        // As text, `12.345` would have a point that could mean thousands.
        return Cell(
          .number(number),
          style: CellStyle(role, headings.amounts.contains(index) ? .decimal : .text))
      }
      guard let code = meaning.code else {
        // A currency or unit that no format of ours names.
        return .text(
          text + " " + (meaning.currency ?? "?"), style: CellStyle(role, alignment: .right))
      }
      var style = CellStyle(role, .decimal)
      style.code = code
      return Cell(.number(number), style: style)
    case .text, .bool: break
    }
    let isText = column.map(EntryWorkbook.format) ?? .text == .text
    return .text(
      cell.string,
      style: CellStyle(role, alignment: isText ? .left : .right, isIndented: isText))
  }
}

extension TableFile {
  /// Looks at the first row only.
  func firstRow(_ body: (TableRow) -> Void) {
    struct Seen: Error {}
    do throws(Seen) {
      try forEachRow(problems: ProblemList()) { (row) throws(Seen) in
        body(row)
        throw Seen()
      }
    } catch {}
  }
}
