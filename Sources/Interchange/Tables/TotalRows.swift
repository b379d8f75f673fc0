import Amounts

/// Tells rows of totals from the rows they add up.
///
/// A row of totals lacks the date that a booking has, and states the sum of the rows above it or of
/// those since the last such row, or it says by a word what it is.
struct TotalRows {
  /// What a row of totals states.
  struct Total {
    let stated: Money
    /// What the rows above make; nil where one of their amounts could not be read.
    let sum: Money?
    /// How many rows are above.
    let rows: Int
    let fits: Bool
  }

  /// Rows so far that are none.
  private(set) var rows = 0
  /// The columns of amounts, from 0.
  private let columns: [Int]
  private let date: Int?
  private let mark: DecimalMark?
  /// Of all rows, and of those since the last row of totals, for each column.
  private var all: [Money?]
  private var part: [Money?]

  init(columns: [Int], date: Int?, mark: DecimalMark?) {
    self.columns = columns
    self.date = date
    self.mark = mark
    all = Array(repeating: .zero, count: columns.count)
    part = all
  }

  /// Counts a row, or tells what it states.
  mutating func take(_ row: TableRow) -> Total? {
    var stated: [Money?] = []
    for (index, column) in columns.enumerated() {
      guard !row.cells[column].isEmpty else {
        stated.append(nil)
        continue
      }
      let money = SignedText.money(row.cells[column], mark: mark)
      // An amount that cannot be read makes every later sum unknown.
      if money == nil { (all[index], part[index]) = (nil, nil) }
      stated.append(money)
    }
    if let total = total(row, stated) { return total }
    rows += 1
    for (index, money) in stated.enumerated() {
      guard let money else { continue }
      all[index] = all[index].flatMap { try? $0 + money }
      part[index] = part[index].flatMap { try? $0 + money }
    }
    return nil
  }

  private mutating func total(_ row: TableRow, _ stated: [Money?]) -> Total? {
    guard rows > 0, let index = stated.firstIndex(where: { $0 != nil }), let first = stated[index]
    else { return nil }
    let isSum = Self.matches(stated, all) || Self.matches(stated, part)
    let lacksDate = date.map { Self.isNoDay(row.cells[$0]) } ?? false
    guard lacksDate || isSum else { return nil }
    let isTotal =
      lacksDate
      ? isSum && rows > 1 || row.cells.contains { Self.isNamed($0.string) }
      : rows > 1 && row.cells.contains { Self.isOnlyName($0.string) }
    guard isTotal else { return nil }
    let sum = all[index]
    part = Array(repeating: .zero, count: columns.count)
    return Total(stated: first, sum: sum, rows: rows, fits: isSum || sum == nil)
  }

  private static func matches(_ stated: [Money?], _ sums: [Money?]) -> Bool {
    zip(stated, sums).allSatisfy { stated, sum in stated == nil || stated == sum }
  }

  private static let words: Set = [
    "summe", "summen", "gesamtsumme", "gesamt", "gesamtbetrag", "gesamtergebnis", "insgesamt",
    "endsumme", "zwischensumme", "kontrollsumme", "total", "totals", "sum", "subtotal",
  ]

  /// Whether nothing stands where the date does, or a word for a sum.
  private static func isNoDay(_ cell: TableCell) -> Bool {
    guard case .text(let bytes) = cell else { return false }
    if let first = bytes.first, 0x30...0x39 ~= first { return false }
    return cell.isEmpty || isNamed(cell.string)
  }

  /// Whether a text begins with a word for a sum.
  static func isNamed(_ text: String) -> Bool {
    words.contains(text.lowercased().split { !$0.isLetter }.first.map(String.init) ?? "")
  }

  /// Whether a text is nothing but a word for a sum.
  private static func isOnlyName(_ text: String) -> Bool {
    let parts = text.lowercased().split { !$0.isLetter }
    return parts.count == 1 && words.contains(String(parts[0]))
  }
}
