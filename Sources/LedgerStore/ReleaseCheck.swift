import Amounts
import Bookkeeping
import StoreAPI

/// Proves that whatever needed a second person has one, from the records in the order of the chain:
/// a setting holds for what is recorded after it, and what was released is followed by the release.
struct ReleaseCheck {
  private struct Actor: Equatable {
    var person: String?
    var login: String?

    /// Whether these are two people, as far as is known.
    func differs(from other: Actor) -> Bool {
      guard let person, let second = other.person, person != second else { return false }
      guard let login, let theirs = other.login else { return true }
      return login != theirs
    }
  }

  private var settings: [FourEyes] = []
  private var holding: FourEyes?
  private var batch: (id: Int64, day: CalendarDate?) = (0, nil)
  private var actor: (batch: Int64, Actor) = (0, Actor())
  private var proposers: [Int64: Actor] = [:]
  private var decided: Set<Int64> = []
  /// What needs a release that has not come yet, by its act.
  private var open: [(batch: Int64, problem: VerificationProblem)] = []

  /// Takes one more record.
  /// - Returns: what is wrong with a release.
  mutating func see(
    _ record: SealedRecord, _ id: Int64, _ cursor: any SealedCursor
  ) -> VerificationProblem? {
    switch record {
    case .batch:
      batch = (id, String(cursor.value("recorded_at")).flatMap(CalendarDate.init(moment:)))
      if !settings.isEmpty {
        holding = batch.day.flatMap { [settings] in settings.holding(on: $0) }
      }
    case .actor:
      actor = (id, Actor(person: text(cursor, "person"), login: text(cursor, "login")))
    case .fourEyes:
      if let day = CalendarDate(cursor.value("effective_on")) {
        let kinds = text(cursor, "kinds") ?? ""
        settings.append(
          FourEyes(
            effectiveOn: day, from: Money(cursor.value("from_amount")),
            kinds: kinds.split(separator: " ").map(String.init)))
      }
    case .proposal: proposers[id] = current
    case .decision: return decide(id, cursor)
    case .entry, .commitment:
      let isEntry = record == .entry
      guard let holding, let amount = Money(cursor.value(isEntry ? "amount" : "value")),
        holding.covers(
          kind: isEntry ? text(cursor, "kind") ?? "" : "order", amount: amount)
      else { return nil }
      wait(record, id, cursor)
    case .project, .periodClose, .submission:
      if holding != nil { wait(record, id, cursor) }
    default: break
    }
    return nil
  }

  /// What needed a second person and had none.
  var unreleased: [VerificationProblem] { open.map(\.problem) }

  private var current: Actor { actor.batch == batch.id ? actor.1 : Actor() }

  private func text(_ cursor: any SealedCursor, _ column: String) -> String? {
    String(cursor.value(column))
  }

  private mutating func wait(_ record: SealedRecord, _ id: Int64, _ cursor: any SealedCursor) {
    let problem = VerificationProblem.withoutRelease(table: record.table.name, id: id)
    open.append((Int64(cursor.value("batch")) ?? 0, problem))
  }

  private mutating func decide(
    _ id: Int64, _ cursor: any SealedCursor
  ) -> VerificationProblem? {
    guard let first = Int64(cursor.value("first_batch")), let own = Int64(cursor.value("batch"))
    else { return nil }
    let proposal = Int64(cursor.value("proposal")) ?? 0
    guard let proposer = proposers[proposal], decided.insert(proposal).inserted,
      current.differs(from: proposer)
    else { return .releasedByProposer(decision: id, proposal: proposal) }
    open.removeAll { $0.batch >= first && $0.batch < own }
    return nil
  }
}
