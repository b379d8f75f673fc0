/// Watches a table with commas between its columns for amounts with a comma of their own, which
/// then are cut in two: whole amounts, and only digits in the column beside them.
struct AmountsCutAtComma {
  /// What was found: the column from 0, the row and text of the first, and how many.
  struct Found {
    let column: Int
    let line: Int
    let text: String
    let rows: Int
  }

  fileprivate struct Watch {
    let column: Int
    /// Whether the column beside holds words or numbers of vouchers, where no amount is looked for.
    let isBesideText: Bool
    /// Rows with an amount, and those of them that look cut.
    var rows = 0
    var cut = 0
    /// Rows with two digits beside, and with the rest of a thousand: `1` beside `234.56`.
    var pairs = 0
    var thousands = 0
    var first: (line: Int, text: String)?
    /// Whether an amount had a decimal point.
    var hasDecimals = false
    /// The number beside the amount above, and whether each was one more than that above it.
    var last: Int?
    var counts = true
  }

  private var watches: [Watch]

  /// - Parameters:
  ///   - columns: of amounts, from 0.
  ///   - texts: columns that are read as words or numbers of vouchers.
  ///   - separator: of the file; nil for a sheet.
  ///   - isTold: whether the profile says that commas separate.
  init(_ columns: [Int], texts: [Int], separator: CSVSeparator?, isTold: Bool) {
    watches =
      separator == .comma && !isTold
      ? columns.map { Watch(column: $0, isBesideText: texts.contains($0 + 1)) } : []
  }

  mutating func take(_ row: TableRow) {
    for index in watches.indices { watches[index].take(row) }
  }

  var found: Found? {
    watches.lazy.compactMap { watch in
      guard watch.isCut, let first = watch.first else { return nil }
      return Found(column: watch.column, line: first.line, text: first.text, rows: watch.cut)
    }.first
  }
}

extension AmountsCutAtComma.Watch {
  fileprivate mutating func take(_ row: TableRow) {
    guard row.cells.indices.contains(column), !row.cells[column].isEmpty else { return }
    rows += 1
    let amount = row.cells[column].string
    guard Self.isWhole(amount) else {
      hasDecimals = hasDecimals || amount.contains(".")
      return
    }
    guard row.cells.indices.contains(column + 1) else { return }
    let beside = row.cells[column + 1].string
    let digits = beside.filter { $0 != " " && $0 != "€" && $0 != "\u{A0}" }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (1...3).contains(parts[0].count),
      parts.allSatisfy(Self.isDigits), parts.count == 1 || parts[0].count == 3,
      // Three digits are the rest of a thousand.
      parts[0].count < 3 || amount.count(where: \.isNumber) < 4
    else { return }
    cut += 1
    if first == nil { first = (row.line, amount + "," + beside) }
    if parts.count == 2 {
      thousands += 1
    } else if digits.utf8.count == 2 {
      pairs += 1
    }
    let number = Int(parts[0])
    if let last, number != last + 1 { counts = false }
    last = number
  }

  /// All amounts with two digits beside them; or, beside a column of texts, most of them with such
  /// digits as no numbering has.
  fileprivate var isCut: Bool {
    if rows == pairs { return true }
    guard isBesideText, cut > 0 else { return false }
    if thousands > 0 { return true }
    return !hasDecimals && !counts && cut * 2 > rows
  }

  /// `59`, `-59`, `1.234`.
  private static func isWhole(_ text: String) -> Bool {
    let digits = text.drop { $0 == "-" || $0 == " " || $0 == "€" }
    let groups = digits.split(separator: ".", omittingEmptySubsequences: false)
    return groups.allSatisfy(isDigits) && groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }
}
