import Foundation
import Interchange

/// What a source hands over, as text: `'text'`, `#12.5`, `@2026-06-30`, `?true`, joined with `|`.
struct Reading {
  var rows: [String] = []
  var lines: [Int] = []
  let problems = ProblemList()

  init(_ source: some TableSource) {
    var rows: [String] = []
    var lines: [Int] = []
    source.forEachRow(problems: problems) { row in
      lines.append(row.line)
      rows.append(row.cells.map(Self.text).joined(separator: "|"))
    }
    self.rows = rows
    self.lines = lines
  }

  private static func text(_ cell: TableCell) -> String {
    switch cell {
    case .text: "'" + cell.string + "'"
    case .number: "#" + cell.string
    case .date: "@" + cell.string
    case .bool: "?" + cell.string
    }
  }

  /// `C12 CELL_ERROR_VALUE` for each problem.
  var faults: [String] {
    problems.collected.problems.map { ($0.place.cell ?? "-") + " " + $0.fault.code }
  }
}

/// The codes of what `body` refuses.
func refusal(_ body: () throws -> Void) -> [String] {
  do {
    try body()
    return []
  } catch let problems as InputProblems {
    return problems.problems.map(\.fault.code)
  } catch {
    return ["\(error)"]
  }
}

/// The files of `Fixtures/`.
enum Fixture {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures")

  static func path(_ name: String) -> String { folder.appending(path: name).path }

  static func input(_ name: String) throws -> InputBytes {
    try InputBytes(path: path(name), file: name)
  }
}
