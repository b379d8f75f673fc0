import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore
import Messages
import Office

extension TakenStatement {
  func json(_ language: Language) -> JSONValue {
    .members([
      ("file", .string(file)), ("dryRun", .bool(dryRun)),
      ("statements", .array(statements.indices.map { json(statement: $0, language) })),
      ("hints", .array(hints(language))), ("entries", .integer(Int64(posted?.count ?? 0))),
      ("first", posted?.numbers.map { .integer($0.lowerBound) }),
      ("last", posted?.numbers.map { .integer($0.upperBound) }),
      ("asked", slips.json(language)), ("balances", .array(balances.map(\.json))),
      ("head", posted.map { .string($0.head.hexText) }),
    ])
  }

  private func hints(_ language: Language) -> [JSONValue] {
    notices.map { Self.hint($0.code, $0.text[language]) }
      + gaps.map { gap in
        .members([
          ("code", .string(gap.problem.code)),
          ("message", .string(gap.problem.text(language))),
          ("account", .string(gap.before.account)), ("amount", .string(gap.amount.plainText)),
          ("from", .string(gap.before.end.isoText)), ("to", .string(gap.after.begin.isoText)),
        ])
      }
  }

  private static func hint(_ code: String, _ message: String) -> JSONValue {
    .members([("code", .string(code)), ("message", .string(message))])
  }

  private func json(statement index: Int, _ language: Language) -> JSONValue {
    let statement = statements[index]
    return .members([
      ("format", .string(statement.format.name)), ("id", statement.id.map(JSONValue.string)),
      ("account", .string(statement.account)), ("part", statement.part.map(JSONValue.string)),
      ("from", statement.from.map { .string($0.isoText) }),
      ("to", statement.to.map { .string($0.isoText) }),
      ("opening", statement.opening.map { .string($0.amount.plainText) }),
      ("in", .string(statement.sum(in: true).plainText)),
      ("out", .string(statement.sum(in: false).plainText)),
      ("closing", statement.closing.map { .string($0.amount.plainText) }),
      (
        "ties", statement.opening == nil || statement.closing == nil ? .null : .bool(statement.ties)
      ),
      ("rows", .array(rows.filter { $0.statement == index }.map { json($0, language) })),
    ])
  }

  private func json(_ row: StatementRow, _ language: Language) -> JSONValue {
    var candidates: [MatchCandidate] = []
    var hints: [MatchHint] = []
    var state: String
    var entries = row.entries
    switch row.state {
    case .pending, .information: state = row.transaction.status.rawValue
    case .empty: state = "empty"
    case .ignored: state = "ignored"
    case .known, .knownBatch, .knownParts: (state, entries) = ("known", row.known)
    case .open(let match):
      hints = match.hints
      switch match.outcome {
      case .none: state = "none"
      case .several(let found): (state, candidates) = ("several", found)
      case .proposal(let found):
        state = found.target.order == nil ? "booked" : "proposal"
        candidates = [found]
      }
    }
    if row.order != nil { state = dryRun ? "accepted" : "posted" }
    if row.ignoring != nil { state = "ignored" }
    return .members([
      ("number", .integer(Int64(row.number))), ("state", .string(state)),
      ("transaction", row.transaction.json),
      (
        "candidates",
        .array(
          candidates.map { candidate in
            .members([
              ("assign", .string(candidate.target.word)),
              ("certainty", .string(candidate.certainty.key)),
              (
                "reasons",
                .array(
                  MatchReason.allCases.filter(candidate.reasons.contains)
                    .map { .string($0.rawValue) })
              ), ("text", .string(words(candidate.target, language))),
            ])
          })
      ),
      (
        "hints",
        .array(
          hints.map { hint in
            let problem = hint.problem(row: row.number, on: row.transaction.bookedOn)
            return Self.hint(hint.code, problem.text(language, atTerminal: true))
          }
            + remarks(row.transaction).map { Self.hint($0.code, $0.text[language]) })
      ), ("entries", .array(entries.map(JSONValue.integer))),
      ("reason", row.settledBy.map(JSONValue.string)),
    ])
  }
}
