import Amounts

/// Puts the lines of a table into the columns and formats of a form.
struct RowDresser: Sendable {
  let columns: [FormSection.Column]
  /// The look of each column's heading.
  let headings: [CellStyle]
  /// The columns that a text in the last one goes across.
  let span: ClosedRange<Int>?
  /// The widths of the sheet's columns, in characters; none where a page may end between two.
  let widths: [Int]
  /// The same, whether a page may end between two or not.
  let headingWidths: [Int]
  /// How many columns at the left stand on every page of a sheet that goes across several.
  let kept: Int
  /// How wide they are together.
  let keptWidth: Int

  func headingRow(_ texts: [String]) -> Row {
    row(
      "heading", .heading,
      texts.enumerated().map { Cell(.text(apart($1, $0)), style: headings[$0]) })
  }

  /// A heading in lines that leave a letter's width to the next column, so that two do not read as
  /// one; as it is where a word needs the whole width.
  private func apart(_ text: String, _ column: Int) -> String {
    guard column < headingWidths.count, column < columns.count - 1 else { return text }
    let lines = TextMetrics.lines(text, width: headingWidths[column] - 1, role: .heading)
    return lines.contains(where: \.breaksWord) ? text : lines.map(\.text).joined(separator: "\n")
  }

  func row(_ line: FormContent.Line, key: String?) -> Row {
    var cells = zip(columns, headings).map { column, heading in
      column.isOpen
        ? open(column, line, heading)
        : dressed(line.cells[column.key] ?? .empty, column, line.role, heading)
    }
    if line.role == .total || line.role == .subtotal { keepLabel(&cells, line.brief) }
    if line.role != .data || line.cells.count == 1 { release(&cells) }
    return row(key, line.role, cells)
  }

  /// Puts the label of a sum where each page across shows it, as much of it as has room there.
  private func keepLabel(_ cells: inout [Cell], _ brief: String?) {
    guard kept > 0, let label = cells.firstIndex(where: { $0.value != .empty }), label >= kept,
      case .text(let text) = cells[label].value
    else { return }
    func fits(_ text: String) -> [TextMetrics.Line] {
      TextMetrics.lines(text, width: keptWidth - 2, role: cells[label].style.role)
    }
    let lines = fits(text)
    var (shown, rest) = (lines.count > 1 ? lines[0].text + "…" : text, text)
    if lines.count == 1 { rest = "" }
    if lines.count > 1, let brief, text.hasPrefix(brief), fits(brief).count == 1 {
      let end = brief.lastIndex { $0 != " " } ?? brief.startIndex
      (shown, rest) = (String(brief[...end]), String(text.dropFirst(brief.count)))
    }
    cells[0] = .text(shown, style: CellStyle(cells[label].style.role, wraps: false))
    cells[label].value = rest.isEmpty ? .empty : .text(rest)
  }

  /// Lets the label of a total, or the only text of a row, go on over the empty cells at its right
  /// where it fits there in one line.
  private func release(_ cells: inout [Cell]) {
    guard widths.count >= cells.count, let first = cells.firstIndex(where: { $0.value != .empty }),
      case .text(let text) = cells[first].value
    else { return }
    let end = cells[(first + 1)...].firstIndex { $0.value != .empty } ?? cells.endIndex
    let room = widths[first..<min(end, widths.count)].reduce(0, +)
    if end > first + 1, TextMetrics.isOneLine(text, width: room, role: cells[first].style.role) {
      cells[first].style.wraps = false
    }
  }

  private func row(_ key: String?, _ role: Row.Role, _ cells: [Cell]) -> Row {
    var cells = cells
    if let span, let last = cells.last {
      cells += Array(repeating: Cell(.empty, style: last.style), count: span.count - 1)
    }
    return Row(key: key, role, cells, span: span)
  }

  /// The cell of a column that is left to the reader: empty in a row, in a total the sum of what is
  /// entered, as another column of amounts has it.
  private func open(
    _ column: FormSection.Column, _ line: FormContent.Line, _ heading: CellStyle
  ) -> Cell {
    // The line that says that there is nothing has nothing to fill in either.
    guard line.role != .data || line.cells.count == 1 else {
      return Cell(
        .empty,
        style: CellStyle(.field, column.format ?? .text, isIndented: heading.isIndented))
    }
    let sum = columns.lazy.compactMap { other in
      line.cells[other.key]?.formula?.summing(column.key, insteadOf: other.key)
    }.first
    guard column.isAmount, line.role != .data, let sum else {
      return dressed(.empty, column, line.role, heading)
    }
    var cell = dressed(Cell(.money(.zero), formula: sum), column, line.role, heading)
    cell.style.format = .entered
    return cell
  }

  /// The cell in the format of its column and the role of its row.
  private func dressed(
    _ cell: Cell, _ column: FormSection.Column, _ role: Row.Role, _ heading: CellStyle
  ) -> Cell {
    var cell = cell
    let usual = cell.value.usualFormat
    // A column's format says how its numbers are written; a text in it stays a text.
    if cell.style.format != .entered {
      cell.style.format = usual == .text ? .text : column.format ?? usual
    }
    cell.style.isIndented = heading.isIndented
    if cell.style.format == .date { cell.style.alignment = .center }
    // What is to be filled in stays so.
    guard cell.style.role != .field else { return cell }
    cell.style.role =
      switch role {
      case .total: .total
      case .subtotal: .subtotal
      case .heading: .heading
      case .data, .text: .body
      }
    return cell
  }
}

extension CellValue {
  /// How a value of this kind is usually written.
  var usualFormat: CellStyle.Format {
    switch self {
    case .empty, .text: .text
    case .money: .euro
    case .percent: .percent
    case .number: .decimal
    case .integer: .integer
    case .date: .date
    }
  }
}
