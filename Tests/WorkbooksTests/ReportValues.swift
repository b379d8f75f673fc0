import Amounts
import Reporting
import Testing

extension Report {
  /// The value of a cell by its keys.
  func value(_ block: String, _ row: String, _ column: String) throws -> CellValue {
    let block = try #require(sheets.flatMap(\.blocks).first { $0.key == block }, "\(block)")
    let found = try #require(block.rows.known.first { $0.key == row }, "\(row)")
    return found.cells[try #require(block.columns.firstIndex(of: column), "\(column)")].value
  }

  /// The amount of a cell by its keys.
  func money(_ block: String, _ row: String, _ column: String) throws -> Money {
    guard case .money(let money) = try value(block, row, column) else {
      Issue.record("\(block) \(row) \(column) is no amount")
      return .zero
    }
    return money
  }

  /// The rows of the control sheet that show a difference.
  func differing() throws -> [String] {
    let block = try #require(sheets.flatMap(\.blocks).first { $0.key == "control" })
    guard case .list(let rows) = block.rows else { return [] }
    return rows.filter { $0.cells.last?.value == .text("weicht ab") }.compactMap(\.key)
  }
}
