import Interchange
import Reporting

/// What sums come to in a workbook whose open fields somebody filled in: the officer who enters
/// what is recognised of each voucher gets other totals than the ledger gives, and right ones.
final class EnteredSums {
  /// The open cells by sheet.
  private let open: [String: Set<CellAddress>]
  private let found: ShownWorkbook
  /// The sheets that sums were taken from.
  private var read: [String: ShownSheet] = [:]

  init(open: [String: Set<CellAddress>], found: ShownWorkbook) {
    (self.open, self.found) = (open, found)
  }

  /// - Parameter formula: as it stands in the file: a sum, or a reference to one.
  /// - Returns: billionths; nil for a formula that no open field has a part in.
  /// - Throws: ``InputProblems``.
  func value(
    _ formula: String, on sheet: String, depth: Int = 0
  ) throws(InputProblems) -> Int128? {
    let subtotal = Self.arguments(formula, of: "SUBTOTAL(9,")
    let areas = subtotal ?? Self.arguments(formula, of: "SUM(") ?? [formula]
    guard depth < 5 else { return nil }
    var sum: Int128 = 0
    var isEntered = false
    for text in areas {
      guard let area = Area(text, on: sheet), let shown = try shown(area.sheet) else {
        return nil
      }
      for row in area.rows {
        for column in area.columns {
          let place = CellAddress(row: row, column: column)
          let cell = shown.cells[place]
          if let formula = cell?.formula {
            if subtotal != nil, formula.hasPrefix("SUBTOTAL(") { continue }
            if let entered = try value(formula, on: area.sheet, depth: depth + 1) {
              (sum, isEntered) = (sum + entered, true)
              continue
            }
          } else if open[area.sheet]?.contains(place) == true {
            isEntered = true
          }
          if case .number(let number)? = cell?.value { sum += number }
        }
      }
    }
    return isEntered ? sum : nil
  }

  private func shown(_ name: String) throws(InputProblems) -> ShownSheet? {
    if let known = read[name] { return known }
    read[name] = try found.sheet(name)
    return read[name]
  }

  /// What stands between the brackets of a function.
  private static func arguments(_ formula: String, of function: String) -> [String]? {
    guard formula.hasPrefix(function), formula.hasSuffix(")") else { return nil }
    var parts = [""]
    var isQuoted = false
    for letter in formula.dropFirst(function.count).dropLast() {
      if letter == "'" { isQuoted.toggle() }
      if letter == ",", !isQuoted {
        parts.append("")
      } else {
        parts[parts.count - 1].append(letter)
      }
    }
    return parts
  }

  /// `C5:C9`, `'Blatt 2'!$C$5`.
  private struct Area {
    let sheet: String
    let rows: ClosedRange<Int>
    let columns: ClosedRange<Int>

    init?(_ text: String, on sheet: String) {
      let mark = text.lastIndex(of: "!")
      let name = mark.map { String(text[..<$0]) }
      let cells = (mark.map { text[text.index(after: $0)...] } ?? text[...]).split(separator: ":")
      guard cells.count <= 2, let first = cells.first.flatMap({ CellAddress(text: $0) }),
        let last = cells.last.flatMap({ CellAddress(text: $0) }), first.row <= last.row,
        first.column <= last.column
      else { return nil }
      self.sheet =
        name.map { name in
          name.hasPrefix("'")
            ? String(name.dropFirst().dropLast()).replacing("''", with: "'") : name
        } ?? sheet
      (rows, columns) = (first.row...last.row, first.column...last.column)
    }
  }
}
