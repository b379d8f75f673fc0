/// The columns of a table that tell the currency of its amounts, whether a profile names them or
/// not.
struct CurrencyColumns {
  /// By heading or profile, from 0.
  private let named: [Int]
  /// Others, as long as nothing but currencies stands in them, with what is not the euro.
  private var open: [(column: Int, others: [(line: Int, currency: String)])]

  /// - Parameter named: the columns that the profile names.
  init<Key: ProfileKey>(_ found: ProfileHeadings<Key>, named: [Int]) {
    let used = Set(found.columns.values)
    let headed = found.texts.indices.filter { Self.isHeading(found.texts[$0]) }
    if !named.isEmpty {
      self.named = named
    } else if Self.hasEuroColumn(
      found.texts, amounts: Key.amounts.compactMap { found.columns[$0] }, used: used)
    {
      // „Betrag EUR“ beside „Originalbetrag“: the currency is that of the other amount.
      self.named = []
    } else {
      let own = headed.filter { !Self.isOfOriginal(found.texts[$0]) }
      // „Betrag“ beside „Originalbetrag“: the currency is that of the other amount.
      let hasOriginal = found.texts.indices.contains { index in
        !used.contains(index) && !headed.contains(index) && Self.isOfOriginal(found.texts[index])
          && MovementState.words(found.texts[index]).contains {
            $0.hasSuffix("betrag") || $0 == "amount"
          }
      }
      self.named = own.isEmpty && !hasOriginal ? headed : own
    }
    let known = Set(headed)
    open = found.texts.indices.filter { !used.contains($0) && !known.contains($0) }
      .map { ($0, []) }
  }

  /// - Parameter named: the columns of currencies of a table whose other columns are all known.
  init(named: [Int]) { (self.named, open) = (named, []) }

  /// Whether a heading is just the word for a currency.
  static func isPlainHeading(_ text: String) -> Bool {
    ["währung", "waehrung", "currency"].contains(BookingColumn.folded(text))
      || words.contains(BookingColumn.folded(text))
  }

  /// The first column of the row that tells another currency.
  mutating func other(_ row: TableRow) -> (column: Int, currency: String)? {
    if !open.isEmpty { watch(row) }
    for column in named where row.cells.indices.contains(column) {
      let cell = row.cells[column]
      guard case .text = cell, !cell.isEmpty, case .other(let name) = Currency.named(cell.string)
      else { continue }
      return (column, name)
    }
    return nil
  }

  /// Tells of the columns that turned out to hold nothing but currencies.
  func finish(_ report: (_ column: Int, _ line: Int, _ currency: String) -> Void) {
    for (column, others) in open {
      for other in others { report(column, other.line, other.currency) }
    }
  }

  private mutating func watch(_ row: TableRow) {
    open.removeAll { candidate in
      guard row.cells.indices.contains(candidate.column) else { return false }
      let cell = row.cells[candidate.column]
      guard !cell.isEmpty else { return false }
      guard case .text(let bytes) = cell, bytes.count <= 8 else { return true }
      let text = cell.string.filter { !$0.isWhitespace }
      return !Currency.isCode(text) && !Currency.euros.contains(text.lowercased())
        && !(text.count == 1 && Currency.sign(of: text) != nil)
    }
    for index in open.indices where row.cells.indices.contains(open[index].column) {
      guard open[index].others.count < ProblemList.limit,
        case .other(let name) = Currency.named(row.cells[open[index].column].string)
      else { continue }
      open[index].others.append((row.line, name))
    }
  }

  private static let words: Set = [
    "whg", "whrg", "wrg", "wkz", "währg", "currency", "ccy", "curr", "devise", "devisen",
  ]

  static func isHeading(_ text: String) -> Bool {
    text.lowercased().split { !$0.isLetter }.contains { word in
      words.contains(String(word)) || word.hasPrefix("währung") || word.hasPrefix("waehrung")
        || word.hasSuffix("währung") || word.hasSuffix("waehrung")
    }
  }

  private static func isOfOriginal(_ text: String) -> Bool {
    let text = text.lowercased()
    return ["origin", "ursprung", "ursprüng", "fremd", "foreign", "source"].contains {
      text.contains($0)
    }
  }

  /// Whether all amounts that are read say euro in their headings, and another column has amounts
  /// of which the currency may be.
  /// - Parameters:
  ///   - amounts: the columns that are read as amounts, from 0.
  ///   - used: all columns that are read.
  static func hasEuroColumn(_ texts: [String], amounts: [Int], used: Set<Int>) -> Bool {
    return !amounts.isEmpty
      && amounts.allSatisfy { AmountWords(heading: texts[$0]).saysEuro }
      && texts.indices.contains { index in
        let text = texts[index].lowercased()
        return !used.contains(index) && !AmountWords(heading: text).saysEuro && !isHeading(text)
          && ["betrag", "amount", "umsatz", "kosten", "brutto", "ausgaben"].contains {
            text.contains($0)
          }
      }
  }
}
