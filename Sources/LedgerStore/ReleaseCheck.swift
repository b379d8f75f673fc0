import Amounts
import Bookkeeping
import StoreAPI

/// Proves that whatever needed a second person has one, from the records in the order of the chain:
/// a setting holds for what is recorded after it, and what was released is followed by the release.
struct ReleaseCheck {
  private struct Actor: Equatable {
    var person: String?
    var login: String?

    /// Whether these are known to be two people.
    func differs(from other: Actor) -> Bool {
      guard let person, let second = other.person, let login, let theirs = other.login else {
        return false
      }
      return person != second && login != theirs
    }
  }

  private var settings: [FourEyes] = []
  private var holding: FourEyes?
  /// The last act, and the latest day that any told: the order in the chain decides, whatever a
  /// clock that was set back says.
  private var batch: (id: Int64, moment: String) = (0, "")
  private var day: CalendarDate?
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
      batch = (id, String(cursor.value("recorded_at")) ?? "")
      day = [day, CalendarDate(moment: batch.moment)].compactMap { $0 }.max()
      hold()
    case .actor:
      actor = (id, Actor(person: text(cursor, "person"), login: text(cursor, "login")))
    case .fourEyes:
      if let day = CalendarDate(cursor.value("effective_on")) {
        let kinds = text(cursor, "kinds") ?? ""
        settings.append(
          FourEyes(
            effectiveOn: day, from: Money(cursor.value("from_amount")),
            kinds: kinds.split(separator: " ").map(String.init)))
        hold()
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

  /// The times in which no second person was needed after one had been.
  var windows: [VerificationNote] {
    closed + (off.map { [note(until: nil, since: $0)] } ?? [])
  }

  private var closed: [VerificationNote] = []
  private var off: (id: Int64, moment: String)?

  private mutating func hold() {
    guard !settings.isEmpty, let day else { return }
    let before = holding
    holding = settings.holding(on: day)
    if before != nil, holding == nil { off = batch }
    if holding != nil, let since = off {
      closed.append(note(until: batch.id, since: since))
      off = nil
    }
  }

  private func note(until: Int64?, since: (id: Int64, moment: String)) -> VerificationNote {
    .fourEyesOff(batch: since.id, recordedAt: since.moment, until: until)
  }

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
