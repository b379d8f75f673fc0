import Funding
import LedgerStore

extension Deed {
  /// Which lines of an account statement are booked, and as what.
  struct Lines: Codable {
    struct Assigned: Codable {
      let line: Int
      let kind: String
      let target: String
    }

    /// See `MatchCertainty`.
    let level: Int?
    let accepted: [Int]
    let assigned: [Assigned]
    /// With the reasons.
    let ignored: [Int: String]
    /// What becomes of each line that is settled; of an old proposal nil.
    let settled: [Int: String]?

    init(_ choice: StatementChoice, _ settled: [Int: String]) {
      self.settled = settled
      level = choice.level?.rawValue
      accepted = choice.rows.sorted()
      assigned = choice.assignments.map {
        Assigned(line: $0.row, kind: $0.kind.rawValue, target: $0.target)
      }
      ignored = choice.ignored
    }

    /// - Throws: ``LedgerError/damaged(_:)`` where it is none that was ever kept.
    func choice() throws(LedgerError) -> StatementChoice {
      var choice = StatementChoice()
      choice.level = level.flatMap { MatchCertainty(rawValue: $0) }
      choice.rows = Set(accepted)
      for line in assigned {
        guard let kind = BookingKind(rawValue: line.kind) else {
          throw .damaged("proposal line")
        }
        choice.assignments.append(.init(row: line.line, kind: kind, target: line.target))
      }
      choice.ignored = ignored
      choice.settled = settled
      return choice
    }
  }

  /// Booking lines of an account statement.
  /// - Parameter settled: what becomes of each line that is settled.
  init(_ choice: StatementChoice, _ file: String, settling settled: [Int: String]) {
    self.init(.statement)
    files = [file]
    lines = Lines(choice, settled)
    take(choice.again)
    meant = choice.meant.map(\.rawValue).sorted()
  }

  /// Books the lines; where one of them was booked since, or would be booked otherwise, none.
  func takeStatements(_ office: GrantOffice, dryRun: Bool) throws -> Outlook {
    guard var choice = try lines?.choice() else { throw LedgerError.damaged("proposal lines") }
    choice.again = repeats
    // Whoever proposed it was asked, or told.
    (choice.meant, choice.told) = (kindsMeant, Set(Slip.Kind.allCases))
    let desk = try StatementDesk(office, choice, dryRun: dryRun)
    return Outlook(try (files ?? []).map { try desk.take($0) }, try office.chart())
  }
}
