/// Watches a table with commas between its columns for amounts with a decimal comma, which then
/// are cut in two: all amounts whole, and two digits in the column beside each.
struct AmountsCutAtComma {
  /// What was found: the column from 0, the row and text of the first, and how many.
  struct Found {
    let column: Int
    let line: Int
    let text: String
    let rows: Int
  }

  private struct Watch {
    let column: Int
    var rows = 0
    var first: (line: Int, text: String)?
    var isCut = true
  }

  private var watches: [Watch]

  /// - Parameters:
  ///   - columns: of amounts, from 0.
  ///   - separator: of the file; nil for a sheet.
  ///   - isTold: whether the profile says that commas separate.
  init(_ columns: [Int], separator: CSVSeparator?, isTold: Bool) {
    watches = separator == .comma && !isTold ? columns.map { Watch(column: $0) } : []
  }

  mutating func take(_ row: TableRow) {
    for index in watches.indices where watches[index].isCut {
      let column = watches[index].column
      guard row.cells.indices.contains(column) else { continue }
      let cell = row.cells[column]
      if cell.isEmpty { continue }
      guard row.cells.indices.contains(column + 1), Self.isWhole(cell.string),
        Self.isPair(row.cells[column + 1].string)
      else {
        watches[index].isCut = false
        continue
      }
      watches[index].rows += 1
      if watches[index].first == nil {
        watches[index].first = (row.line, cell.string + "," + row.cells[column + 1].string)
      }
    }
  }

  var found: Found? {
    watches.lazy.compactMap { watch in
      guard watch.isCut, let first = watch.first else { return nil }
      return Found(column: watch.column, line: first.line, text: first.text, rows: watch.rows)
    }.first
  }

  /// `59`, `-59`, `1.234`.
  private static func isWhole(_ text: String) -> Bool {
    let digits = text.drop { $0 == "-" || $0 == " " || $0 == "€" }
    let groups = digits.split(separator: ".", omittingEmptySubsequences: false)
    return groups.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
      && groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  /// `50`, `50 €`.
  private static func isPair(_ text: String) -> Bool {
    let digits = text.filter { $0 != " " && $0 != "€" && $0 != "\u{A0}" }
    return digits.utf8.count == 2 && digits.utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }
}
