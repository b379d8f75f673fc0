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
      let (row, word, target) = try Self.parts(text)
      if ["ignore", "ignorieren", "ohne-buchung"].contains(word.lowercased()) {
        ignored[row] = try Self.reason(target, text)
      } else {
        assignments.append(try Self.assignment(text, row, word, target))
      }
      guard seen.insert(row).inserted, !rows.contains(row) else {
        throw CommandFailure(
          64, Problem("program.USAGE.lineTwice", ["text": text, "row": row]))
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

  /// The number of a line, what it is to be, and what of.
  private static func parts(_ text: String) throws -> (row: Int, word: String, target: String) {
    let sides = text.split(separator: "=", maxSplits: 1)
    let parts = (sides.count == 2 ? sides[1] : "").split(separator: ":", maxSplits: 1)
    guard sides.count == 2, let row = Int(sides[0]), (1...limit).contains(row),
      let word = parts.first
    else { throw CommandFailure(64, Problem("program.USAGE.assignment", ["text": text])) }
    return (row, String(word), parts.count == 2 ? String(parts[1]) : "")
  }

  /// Why a line is nobody's: told, on one line, in at most ``reasonLimit`` characters.
  private static func reason(_ reason: String, _ text: String) throws -> String {
    let isPlain = reason.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    guard isPlain, !reason.allSatisfy(\.isWhitespace), reason.count <= reasonLimit else {
      throw CommandFailure(
        64, Problem("program.USAGE.ignoring", ["text": text, "limit": reasonLimit]))
    }
    return reason
  }

  private static var reasonLimit: Int { 200 }

  private static func assignment(
    _ text: String, _ row: Int, _ word: String, _ target: String
  ) throws -> Assignment {
    guard !target.isEmpty else {
      throw CommandFailure(64, Problem("program.USAGE.assignment", ["text": text]))
    }
    let name = word.lowercased()
    guard
      let kind = kinds.first(where: { $0.rawValue == name || $0.name.de.lowercased() == name })
    else {
      throw Refusal.unknown(
        word, place: "--assign \(text)", known: kinds.map(\.rawValue) + ["ignore"])
    }
    return Assignment(row: row, kind: kind, target: target)
  }
}
