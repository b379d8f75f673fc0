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
    case .person:
      let roles = text(cursor, "roles") ?? ""
      let projects = text(cursor, "projects") ?? ""
      grant(
        Person(
          id: text(cursor, "person") ?? "", name: text(cursor, "name") ?? "",
          roles: Set(roles.split(separator: " ").compactMap { Role(rawValue: String($0)) }),
          projects: projects.split(separator: "\n").map(String.init),
          organisation: text(cursor, "organisation"), login: text(cursor, "login")))
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

  /// The times in which a second person was needed for less than before, and who may do more since
  /// without a second person's release.
  var notes: [VerificationNote] {
    closed + loosened.map { $0.note(until: nil) } + granted.map(\.note)
  }

  /// A time in which less needed a second person than by the setting before it.
  private struct Window {
    let since: (id: Int64, moment: String)
    let before: FourEyes
    /// Nil: nothing did.
    let setting: FourEyes?

    func note(until: Int64?) -> VerificationNote {
      guard let setting else {
        return .fourEyesOff(batch: since.id, recordedAt: since.moment, until: until)
      }
      return .fourEyesLoosened(
        batch: since.id, recordedAt: since.moment, before: before, after: setting, until: until)
    }
  }

  private var closed: [VerificationNote] = []
  private var loosened: [Window] = []
  /// Who may do more, as long as no release has come, by the act.
  private var granted: [(batch: Int64, note: VerificationNote)] = []
  private var people: [String: Person] = [:]

  private mutating func hold() {
    guard !settings.isEmpty, let day else { return }
    let before = holding
    holding = settings.holding(on: day)
    guard holding != before else { return }
    var bases = before.map { [$0] } ?? []
    if let holding {
      // Switched on again, though for less than it was: another window of the same setting.
      let ended = loosened.filter {
        $0.setting == nil || holding.isAtLeastAsStrict(as: $0.before)
      }
      loosened.removeAll { $0.setting == nil || holding.isAtLeastAsStrict(as: $0.before) }
      closed += ended.map { $0.note(until: batch.id) }
      bases += ended.filter { $0.setting == nil }.map(\.before)
    }
    for base in bases where !(holding?.isAtLeastAsStrict(as: base) ?? false) {
      loosened.append(Window(since: batch, before: base, setting: holding))
    }
  }

  /// Notes a person as they are from here on.
  private mutating func grant(_ person: Person) {
    let old = people.updateValue(person, forKey: person.id)
    guard holding != nil, person.mayMore(than: old) else { return }
    granted.append(
      (
        batch.id,
        .grantedAlone(batch: batch.id, recordedAt: batch.moment, person: person.name)
      ))
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
    granted.removeAll { $0.batch >= first && $0.batch < own }
    return nil
  }
}
