import Amounts
import Office

/// A list of the house as `{{#table}}{{>table}}{{/table}}` shows it.
enum TableView {
  /// - Parameters:
  ///   - link: where a cell leads, by the key of its column.
  ///   - rowLink: where a cell leads by the whole of its row, where `link` knows nothing.
  ///   - chosen: which boxes are ticked, by their values.
  ///   - showsAll: whether also columns of less weight stand where there is little room.
  ///   - more: a column that the page adds, with its title and what stands in it.
  ///   - tick: the box of a row, sent as `chosen`; nil: it has none.
  static func view(
    _ table: LookupTable, _ language: Language, title: String? = nil,
    link: (_ key: String, _ cell: LookupTable.Cell) -> String? = { _, _ in nil },
    rowLink: (_ key: String, _ row: [LookupTable.Cell]) -> String? = { _, _ in nil },
    chosen: Set<String> = [], showsAll: Bool = false,
    more: (title: String, text: (_ row: [LookupTable.Cell]) -> String)? = nil,
    tick: (_ row: [LookupTable.Cell]) -> (value: String, label: String)? = { _ in nil }
  ) -> View {
    let all = table.rows + table.totals
    // What is empty everywhere takes no room.
    let shown = table.columns.indices.filter { column in all.contains { $0[column] != .none } }
    func kind(_ column: Int) -> String {
      let rank = showsAll ? "" : ["", "", " aside", " far"][min(table.columns[column].rank, 3)]
      return (all.contains { $0[column].isNumber } ? "number" : "text") + rank
    }
    func row(_ cells: [LookupTable.Cell], isTotal: Bool = false) -> View {
      let own = more.map { more -> View in
        .cell(isTotal ? "" : more.text(cells)).with("head", .text(more.title))
      }
      return [
        "tick": tick(cells).map { box in
          [
            "value": .text(box.value), "label": .text(box.label),
            "isTicked": .flag(chosen.contains(box.value)),
          ]
        } ?? false,
        "cells": .list(
          shown.map { column in
            [
              "kind": .text(kind(column)), "head": .text(table.columns[column].title[language]),
              "text": .text(LocalMoment.text(cells[column], language)),
              "href": .optional(
                link(table.columns[column].key, cells[column])
                  ?? rowLink(table.columns[column].key, cells)),
            ]
          } + [own].compactMap(\.self)),
      ]
    }
    return [
      "caption": .text(title ?? table.title[language]),
      "heads": .list(
        shown.map { column in
          [
            "kind": .text(kind(column)),
            "text": .text(table.columns[column].title[language]),
          ]
        } + [more].compactMap { more in more.map { ["kind": "text", "text": .text($0.title)] } }),
      "rows": .list(table.rows.map { row($0) }),
      "totals": .list(table.totals.map { row($0, isTotal: true) }),
      "isEmpty": .flag(table.rows.isEmpty),
      "hasTicks": .flag(table.rows.contains { tick($0) != nil }),
    ]
  }

  /// Where ids of the house lead.
  static func link(_ key: String, _ cell: LookupTable.Cell) -> String? {
    switch (key, cell) {
    case ("number", .number(let number)), ("entry", .number(let number)): Place.entry(number)
    case ("batch", .number(let number)): "/journal?batch=\(number)"
    case ("proposal", .number(let number)), ("waiting", .number(let number)):
      Place.proposal(number)
    case (_, .text(let text)): Place.of(key, text)
    default: nil
    }
  }
}
