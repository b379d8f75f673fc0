import Amounts
import Interchange
import Messages
import Office

extension LookupTable.Cell {
  /// Whether half of it would be something else: a number, a day.
  fileprivate var isWhole: Bool {
    switch self {
    case .number, .money, .day, .moment: true
    default: false
    }
  }

  var json: JSONValue? {
    switch self {
    case .none: nil
    case .text(let text), .word(let text, _), .moment(let text): .string(text)
    case .number(let number): .integer(number)
    case .money(let money): .string(money.plainText)
    case .day(let day): .string(day.isoText)
    }
  }
}

extension LookupTable {
  /// `Answers.md`.
  var json: JSONValue {
    .members([
      ("list", .string(key)), ("count", .integer(Int64(rows.count))),
      ("rows", jsonRows),
      ("totals", totals.isEmpty ? nil : .array(totals.map(json))),
      (
        "notes",
        notes.isEmpty
          ? nil
          : .array(
            notes.map { note in
              .members([
                ("code", .string(note.code)),
                ("message", .string(note.text(Console.language))),
              ])
            })
      ),
    ])
  }

  var jsonRows: JSONValue { .array(rows.map(json)) }

  /// Whether its rows are sentences, paths and digests, of which nothing may be cut.
  fileprivate var isProse: Bool {
    ["findings", "remarks", "obstacles", "files"].contains(key)
      || (key == "changes" && columns.contains { $0.key == "project" })
  }

  fileprivate func prose(_ language: Language) -> String {
    rows.map { row in
      let cells = zip(columns, row).compactMap { column, cell -> String? in
        let text = cell.text(language)
        guard !text.isEmpty else { return nil }
        return cell.isNumber ? "\(text) \(column.title[language])" : text
      }
      return "  " + cells.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  private func json(_ row: [Cell]) -> JSONValue {
    .members(zip(columns, row).map { ($0.key, $1.json) })
  }

  /// The list for people. On a narrow terminal columns are left out and long texts cut; elsewhere
  /// all is shown.
  /// - Parameter width: columns of the terminal; nil where it is none.
  func text(_ language: Language, width: Int?) -> String {
    let shown = columns.indices.filter { column in
      (rows + totals).contains { $0[column] != .none }
    }
    let fitting = FittingColumns(
      shown.map { column in
        FittingColumns.Column(
          index: column, rank: columns[column].rank,
          isNumber: rows.contains { $0[column].isNumber },
          // What the list is of is typed again elsewhere.
          isWhole: rows.contains { $0[column].isWhole }
            || column == shown.first
              && rows.allSatisfy { $0[column].text(language).count <= 24 },
          width: ([columns[column].title[language]]
            + (rows + totals).map { $0[column].text(language) })
            .lazy.map(\.count).max() ?? 0)
      }, width: width)
    var table = TextTable(
      fitting.columns.map {
        (
          $0.cut(columns[$0.index].title[language]),
          $0.isNumber ? .right : .left
        )
      })
    func add(_ row: [Cell]) {
      table.add(fitting.columns.map { $0.cut(row[$0.index].text(language)) })
    }
    rows.forEach(add)
    if !totals.isEmpty { table.rule() }
    totals.forEach(add)
    let left = Set(shown).subtracting(fitting.columns.map(\.index)).sorted()
    guard !left.isEmpty, Console.current?.width != nil else { return table.text }
    let names = left.map { columns[$0].title[language] }.joined(separator: ", ")
    return table.text
      + language.pick(
        "\n  Hier ohne Platz: \(names).", "\n  No room here for: \(names).")
  }
}

/// Which columns of a list a terminal has room for, and how wide they are.
struct FittingColumns {
  struct Column {
    let index: Int
    let rank: Int
    let isNumber: Bool
    /// Whether its values are never cut.
    let isWhole: Bool
    var width: Int

    /// A text of at most this width; of a path its end.
    func cut(_ text: String) -> String {
      guard !isWhole, text.count > width else { return text }
      return text.first == "/"
        ? "…" + text.suffix(width - 1) : text.prefix(width - 1) + "…"
    }

    /// The width down to which a text may be cut.
    func least(_ limit: Int) -> Int { isWhole ? width : min(width, limit) }
  }

  private(set) var columns: [Column]

  init(_ all: [Column], width: Int?) {
    columns = all
    guard let width else { return }
    func needed(_ limit: Int) -> Int { columns.reduce(0) { $0 + $1.least(limit) + 2 } }
    for rank in [3, 2, 1] {
      while needed(rank == 1 ? 12 : 18) > width,
        let last = columns.lastIndex(where: { $0.rank == rank })
      {
        columns.remove(at: last)
      }
    }
    while columns.reduce(0, { $0 + $1.width + 2 }) > width,
      let widest = columns.indices.filter({ !columns[$0].isWhole && columns[$0].width > 6 })
        .max(by: { columns[$0].width < columns[$1].width })
    {
      columns[widest].width -= 1
    }
  }
}

extension LookupDesk.Shown {
  var json: JSONValue {
    .members([
      ("kind", .string(kind)), ("title", .string(title[Console.language])),
      ("facts", .members(facts.map { ($0.key, $0.value.json) })),
      ("tables", .array(tables.map(\.json))),
    ])
  }

  func text(_ language: Language, width: Int?) -> String {
    let widest = facts.map { $0.label[language].count }.max() ?? 0
    let lines = facts.map { fact in
      let label = fact.label[language]
      let value =
        if case .money(let money) = fact.value { money.text(language) } else {
          fact.value.text(language)
        }
      return "  " + label + String(repeating: " ", count: widest - label.count + 2) + value
    }
    // Of entries that belong to it only what tells them.
    let room = width ?? 120
    let blocks = tables.map { table in
      table.title[language] + "\n"
        + (table.isProse ? table.prose(language) : table.text(language, width: room))
    }
    return ([([title[language]] + lines).joined(separator: "\n")] + blocks)
      .joined(separator: "\n\n")
  }
}

extension Session {
  /// Things whole.
  func answer(_ found: [LookupDesk.Shown]) {
    answer(
      .members([("shown", .array(found.map(\.json)))]),
      found.map { $0.text(language, width: console.width) }.joined(separator: "\n\n"))
  }

  /// A list of all awards as of a day.
  func answer(_ table: LookupTable, on day: CalendarDate) {
    answer(
      table.json,
      table.text(language, width: console.width) + "\n\n"
        + language.pick("Stand: ", "As of: ") + day.text(language) + ".")
  }
}
