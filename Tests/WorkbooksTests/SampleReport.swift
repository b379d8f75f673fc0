import Amounts
import Reporting
import Testing

/// The smallest reports that show one thing each.
enum SampleReport {
  static func report(sheets: [Sheet]) throws -> Report {
    Report(
      title: "Prüfbuch", subject: "Sätze & <Zeichen>", author: "Stadt Köln", language: .de,
      created: try #require(CalendarDate(year: 2026, month: 6, day: 30)),
      properties: [.init("Foerderbuch.Head", "abc")], sheets: sheets)
  }

  /// One sheet with one column of cells.
  static func report(_ cells: [Cell], sheet name: String = "Blatt") throws -> Report {
    let rows = cells.enumerated().map { Row(key: "r\($0)", .data, [$1]) }
    return try report(sheets: [
      Sheet(
        key: "sheet", name: name, widths: [20],
        blocks: [Block(key: "block", columns: ["value"], rows: rows)])
    ])
  }

  /// A list that is made while it is written, with its total above it.
  static func stream(count: Int, announced: Int? = nil) throws -> Report {
    let stream = RowStream(count: announced ?? count) { sink in
      for index in 0..<count {
        try sink(
          Row(
            .data,
            [
              Cell(.integer(Int64(index))), .text("Beleg \(index)"),
              .money(Money(cents: Int64(index) * 7)),
            ]))
      }
    }
    let sum = Int64(count) * Int64(count - 1) / 2 * 7
    let total = Block(
      key: "total", columns: ["label", "note", "amount"],
      rows: [
        Row(
          key: "total", .total,
          [
            .text("Summe"), .empty,
            .money(
              Money(cents: sum), .subtotal(.column(block: "list", column: "amount"))),
          ])
      ])
    let list = Block(
      key: "list", columns: ["number", "text", "amount"],
      rows: .stream(before: [], stream, after: []))
    return try report(sheets: [
      Sheet(key: "list", name: "Liste", widths: [8, 20, 16], blocks: [total, list])
    ])
  }
}
