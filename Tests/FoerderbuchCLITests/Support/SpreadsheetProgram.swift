import Amounts
import Foundation
import Interchange
import Reporting
import Testing
import Workbooks

/// Stands for the spreadsheet program of an office: opens a workbook, enters values below headings,
/// saves. Of looks and rules it keeps nothing, of sheets, properties and values everything.
struct SpreadsheetProgram {
  private(set) var rows: [[CellValue]] = []
  private let sheet: String
  private let others: [String]
  private let properties: [String: String]
  /// The names under which the sheet stands in the file a second time.
  private var copies: [String] = []

  /// Opens `path` at a sheet.
  init(_ path: String, sheet: String = "Buchungen") throws {
    let workbook = try XLSXWorkbook(InputBytes(path: path, file: "x"))
    self.sheet = sheet
    others = workbook.sheets.map(\.name).filter { $0 != sheet }
    properties = try workbook.customProperties()
    let problems = ProblemList()
    var found: [Int: [CellValue]] = [:]
    try workbook.sheet(named: sheet).forEachRow(problems: problems) { row in
      found[row.line] = row.cells.map { cell in
        switch cell {
        case .date(let date): .date(date)
        case .number: Rational(text: cell.string).map { .number($0) } ?? .text(cell.string)
        case .text, .bool: cell.isEmpty ? .empty : .text(cell.string)
        }
      }
    }
    try #require(problems.isEmpty)
    rows = (1...(found.keys.max() ?? 1)).map { found[$0] ?? [] }
  }

  /// The values below a heading, from row 2 on.
  func column(_ heading: String) throws -> [CellValue] {
    let index = try index(heading)
    return rows.dropFirst().map { $0.indices.contains(index) ? $0[index] : .empty }
  }

  /// Those of the first row in which something stands.
  var headings: [String] {
    (rows.first { !$0.isEmpty } ?? []).map { if case .text(let text) = $0 { text } else { "" } }
  }

  /// Enters values into a row, from 1, the headings being the first.
  mutating func enter(_ row: Int, _ values: KeyValuePairs<String, CellValue>) throws {
    while rows.count < row { rows.append([]) }
    for (heading, value) in values {
      let index = try index(heading)
      while rows[row - 1].count <= index { rows[row - 1].append(.empty) }
      rows[row - 1][index] = value
    }
  }

  /// Copies a row over another one.
  mutating func copy(_ row: Int, to other: Int) { rows[other - 1] = rows[row - 1] }

  /// Copies the sheet, as it is when the file is saved.
  mutating func copySheet(to name: String) { copies.append(name) }

  /// - Parameter keepsProperties: some programs drop what they do not know.
  func save(_ path: String, keepsProperties: Bool = true) throws {
    let lines = rows.map { values in
      Row(.data, values.map { Cell($0, style: CellStyle(.body, Self.format($0))) })
    }
    let notes = others.map { name in
      Sheet(
        key: name, name: name, widths: [20],
        blocks: [Block(key: name, columns: ["a"], rows: [Row(.data, [.text(name)])])])
    }
    let columns = 0..<(rows.map(\.count).max() ?? 0)
    let filled = ([sheet] + copies).map { name in
      Sheet(
        key: name, name: name, widths: columns.map { _ in 12 },
        blocks: [Block(key: name, columns: columns.map(String.init), rows: lines)])
    }
    try WorkbookFile.write(
      Report(
        title: "x", language: .de, created: Desk.today,
        properties: keepsProperties
          ? properties.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) } : [],
        sheets: filled + notes), to: path)
  }

  private func index(_ heading: String) throws -> Int {
    try #require(headings.firstIndex(of: heading), "no \(heading)")
  }

  private static func format(_ value: CellValue) -> CellStyle.Format {
    switch value {
    case .date: .date
    case .money: .euro
    case .number, .integer, .percent: .decimal
    case .empty, .text: .text
    }
  }
}
