public import Amounts
import Funding
import LedgerStore
package import Messages

/// A list as it is looked at: on a screen, in a workbook, as a table of text or as JSON.
public struct LookupTable: Sendable {
  public struct Column: Sendable {
    /// The same word in every language.
    public let key: String
    public let title: LocalizedText
    /// How soon the column is left out where a screen is too narrow: 0 never, 3 first.
    public let rank: Int

    init(_ key: String, _ german: String, _ english: String, rank: Int = 0) {
      (self.key, self.rank) = (key, rank)
      title = LocalizedText(de: german, en: english)
    }
  }

  public enum Cell: Hashable, Sendable {
    case none
    case text(String)
    /// A word of the program, with the key that it has in every language.
    case word(String, LocalizedText)
    case number(Int64)
    case money(Money)
    case day(CalendarDate)
    /// ISO 8601 in UTC.
    case moment(String)

    static func text(optional text: String?) -> Cell { text.map(Cell.text) ?? .none }
    static func day(optional day: CalendarDate?) -> Cell { day.map(Cell.day) ?? .none }
    static func person(_ recorder: Recorder) -> Cell {
      guard let name = recorder.name, recorder.login != nil else {
        return .text(optional: recorder.name)
      }
      return .word(
        name, LocalizedText(de: recorder.text(.de) ?? name, en: recorder.text(.en) ?? name))
    }
    static func number(optional number: Int64?) -> Cell { number.map(Cell.number) ?? .none }
    static func kind(_ kind: BookingKind) -> Cell { .word(kind.rawValue, kind.name) }
  }

  /// Such as `entries`.
  public let key: String
  public let title: LocalizedText
  public let columns: [Column]
  /// As many cells as columns each.
  public internal(set) var rows: [[Cell]] = []
  /// What stands beneath, of the same columns.
  public internal(set) var totals: [[Cell]] = []
  /// What is to be known of it.
  package internal(set) var notes: [Problem] = []

  init(_ key: String, _ german: String, _ english: String, _ columns: [Column]) {
    (self.key, self.columns) = (key, columns)
    title = LocalizedText(de: german, en: english)
  }

  /// A line with cells in some columns, by their keys.
  func line(_ cells: [String: Cell]) -> [Cell] { columns.map { cells[$0.key] ?? .none } }

  /// Only the rows that have something in a column.
  package func with(_ key: String) -> LookupTable {
    var table = self
    let column = columns.firstIndex { $0.key == key }
    table.rows.removeAll { row in column.map { row[$0] == .none } ?? false }
    return table
  }

  /// The same without some columns.
  package func without(_ keys: String...) -> LookupTable {
    let kept = columns.indices.filter { !keys.contains(columns[$0].key) }
    var table = LookupTable(key, title.de, title.en, kept.map { columns[$0] })
    table.rows = rows.map { row in kept.map { row[$0] } }
    table.totals = totals.map { row in kept.map { row[$0] } }
    return table
  }

  /// The same with some of its rows, the last first.
  package func latest(after skipped: Int, _ count: Int) -> LookupTable {
    var table = self
    table.rows = Array(rows.reversed().dropFirst(skipped).prefix(count))
    return table
  }

  /// Adds the sum of columns as a total.
  /// - Throws: ``AmountError/beyondLimit``.
  mutating func addTotal(of keys: String..., label: String) throws(AmountError) {
    guard !rows.isEmpty else { return }
    var cells: [String: Cell] = [label: .word("total", LocalizedText(de: "Summe", en: "Total"))]
    for key in keys {
      guard let index = columns.firstIndex(where: { $0.key == key }) else { continue }
      var sum = Money.zero
      for row in rows { if case .money(let money) = row[index] { sum = try sum + money } }
      cells[key] = .money(sum)
    }
    totals.append(line(cells))
  }
}

extension Recorder {
  /// The name, and the login beside it where it tells more.
  func text(_ language: Language) -> String? {
    guard let login else { return name }
    return (name.map { $0 + " " } ?? "") + language.pick("(Anmeldung ", "(login ") + login + ")"
  }
}
