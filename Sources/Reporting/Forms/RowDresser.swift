import Amounts

/// Puts the lines of a table into the columns and formats of a form.
struct RowDresser: Sendable {
  let columns: [FormSection.Column]
  /// The look of each column's heading.
  let headings: [CellStyle]
  /// The columns that a text in the last one goes across.
  let span: ClosedRange<Int>?

  func headingRow(_ texts: [String]) -> Row {
    row("heading", .heading, zip(texts, headings).map { Cell(.text($0), style: $1) })
  }

  func row(_ line: FormContent.Line, key: String?) -> Row {
    row(
      key, line.role,
      zip(columns, headings).map { column, heading in
        dressed(line.cells[column.key] ?? .empty, column, line.role, heading)
      })
  }

  private func row(_ key: String?, _ role: Row.Role, _ cells: [Cell]) -> Row {
    var cells = cells
    if let span, let last = cells.last {
      cells += Array(repeating: Cell(.empty, style: last.style), count: span.count - 1)
    }
    return Row(key: key, role, cells, span: span)
  }

  /// The cell in the format of its column and the role of its row.
  private func dressed(
    _ cell: Cell, _ column: FormSection.Column, _ role: Row.Role, _ heading: CellStyle
  ) -> Cell {
    var cell = cell
    let usual = cell.value.usualFormat
    // A column's format says how its numbers are written; a text in it stays a text.
    cell.style.format = usual == .text ? .text : column.format ?? usual
    cell.style.isIndented = heading.isIndented
    if cell.style.format == .date { cell.style.alignment = .center }
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
