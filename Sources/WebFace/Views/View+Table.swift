import Amounts

extension View {
  /// A cell of a table.
  static func cell(_ text: String, href: String? = nil, isNumber: Bool = false) -> View {
    ["text": .text(text), "href": .optional(href), "kind": .text(isNumber ? "number" : "text")]
  }

  static func cell(_ money: Money?) -> View {
    cell(money?.numberText(.de) ?? "", isNumber: true)
  }

  /// A table of a page's own, as ``TableView`` makes one of a list.
  /// - Parameter heads: titles; those of numbers end in `€`, `Nr.` or `v. H.`.
  static func table(
    _ caption: String, _ heads: [String], _ rows: [[View]], totals: [[View]] = []
  ) -> View {
    func lines(_ rows: [[View]]) -> View {
      .list(
        rows.map { row in
          let cells = zip(row, heads).map { $0.with("head", .text($1)) }
          return ["tick": false, "cells": .list(cells)]
        })
    }
    return [
      "caption": .text(caption),
      "heads": .list(
        heads.map { title in
          let isNumber = ["€", "Nr.", "v. H."].contains { title.hasSuffix($0) }
          return ["text": .text(title), "kind": .text(isNumber ? "number" : "text")]
        }),
      "rows": lines(rows), "totals": lines(totals), "isEmpty": .flag(rows.isEmpty),
      "hasTicks": false,
    ]
  }
}
