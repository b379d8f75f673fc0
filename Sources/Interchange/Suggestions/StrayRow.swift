import Amounts

/// A row of a table of unknown form that is none of those it is about: it has neither a day nor an
/// amount, such as a second row of headings, a footnote or a signature.
struct StrayRow {
  /// How many are offered to be left out.
  static let limit = 5

  let line: Int
  /// The column, from 0, in which something stands that tells it.
  let column: Int
  let text: String

  /// As `skip.rows` of a profile tells it: by the whole text, or by the beginning of a long one.
  func yaml(_ key: String) -> String {
    let whole = text.count <= 40
    var shown = whole ? text : String(text.prefix(30))
    // A beginning is compared in whole words.
    if !whole, let space = shown.lastIndex(of: " ") { shown = String(shown[..<space]) }
    return "    - {column: \(key), \(whole ? "is" : "startsWith"): \(ProfileText.quoted(shown))}"
  }
}

extension TableSample {
  private struct EnoughRows: Error {}

  /// Whether a cell could hold a day or an amount, in whatever form.
  private static func hasDigit(_ cell: TableCell) -> Bool {
    guard case .text(let bytes) = cell else { return true }
    return bytes.contains { 0x30...0x39 ~= $0 }
  }

  /// Rows that have no day and no amount, where a text in a column that is taken tells them.
  /// - Parameters:
  ///   - values: the columns of days and amounts.
  ///   - used: all columns that are taken.
  func strayRows(values: [Int], used: Set<Int>) -> [StrayRow] {
    guard !values.isEmpty else { return [] }
    var found: [StrayRow] = []
    // What also stands in another row tells none of them.
    var seen: [Int: Set<String>] = [:]
    var isHeading = !hasNoHeadings
    var rows = 0
    do throws(EnoughRows) {
      try table.forEachRow(problems: ProblemList()) { (row) throws(EnoughRows) in
        guard !isHeading, row.cells.count == columns.count, !row.isColumnNumbers,
          !row.isUncomputed, !totals.contains(where: { $0.line == row.line })
        else {
          isHeading = false
          return
        }
        rows += 1
        if !values.contains(where: { Self.hasDigit(row.cells[$0]) }),
          let column = used.sorted().first(where: { !row.cells[$0].isEmpty })
        {
          let text = row.cells[column].string.split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
          // Headings may be repeated on every page.
          if !found.contains(where: { $0.column == column && $0.text == text }) {
            found.append(StrayRow(line: row.line, column: column, text: text))
          }
        } else {
          for column in used { seen[column, default: []].insert(row.cells[column].string) }
        }
        if rows == Self.bodyRows || found.count > StrayRow.limit { throw EnoughRows() }
      }
    } catch {}
    guard found.count <= StrayRow.limit else { return [] }
    return found.filter { stray in
      !(seen[stray.column]?.contains { Profile.folded($0).hasPrefix(Profile.folded(stray.text)) }
        ?? false)
    }
  }
}
