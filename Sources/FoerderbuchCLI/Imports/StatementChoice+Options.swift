import Amounts
import Funding
import LedgerStore
import Messages
import Office

extension StatementChoice {
  /// As the command line says it.
  init(accept: [String], assign: [String]) throws {
    self.init()
    for text in accept {
      switch text.lowercased() {
      case "sure", "sicher": level = min(level ?? .sure, .sure)
      case "likely", "wahrscheinlich": level = .likely
      default: rows.formUnion(try Self.rows(text))
      }
    }
    var seen: Set<Int> = []
    for text in assign {
      let assignment = try Self.assignment(text)
      assignments.append(assignment)
      guard seen.insert(assignment.row).inserted, !rows.contains(assignment.row) else {
        throw CommandFailure(
          64, Problem("program.USAGE.lineTwice", ["text": text, "row": assignment.row]))
      }
    }
  }

  /// `3,5-7`; a statement has no more lines than these.
  private static var limit: Int { 1_000_000 }

  private static func rows(_ text: String) throws -> Set<Int> {
    var rows: Set<Int> = []
    for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = piece.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
        1 <= first, first <= last, last <= limit
      else {
        throw CommandFailure(64, Problem("program.USAGE.accept", ["text": text]))
      }
      rows.formUnion(first...last)
    }
    return rows
  }

  private static func assignment(_ text: String) throws -> Assignment {
    let sides = text.split(separator: "=", maxSplits: 1)
    let parts = (sides.count == 2 ? sides[1] : "").split(separator: ":", maxSplits: 1)
    guard sides.count == 2, let row = Int(sides[0]), (1...limit).contains(row), parts.count == 2
    else {
      throw CommandFailure(64, Problem("program.USAGE.assignment", ["text": text]))
    }
    let word = parts[0].lowercased()
    guard
      let kind = kinds.first(where: { $0.rawValue == word || $0.name.de.lowercased() == word })
    else {
      throw Refusal.unknown(
        String(parts[0]), place: "--assign \(text)", known: kinds.map(\.rawValue))
    }
    return Assignment(row: row, kind: kind, target: String(parts[1]))
  }
}
