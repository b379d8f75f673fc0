public import Amounts
public import Bookkeeping
import Foundation
import LedgerStore
import Messages
import SQLiteStore
import Synchronization

/// Where people of a ledger sign in with a password, and what of it is kept: nothing of it is part
/// of the ledger. One desk serves all who sign in at once. Times are seconds since 1970.
public final class AccountDesk: Sendable {
  let store: AccessStore
  /// See ``PasswordHash/rounds``.
  private let rounds: Int
  /// What a wrong name is compared with, so that it takes as long as a wrong password.
  private let decoy: PasswordHash?
  /// One at a time: each takes its memory.
  private let turn = Mutex(())

  /// Seconds after which a session that nobody uses is over, and after which any is.
  public static let idle: Int64 = 2 * 3600
  static let longest: Int64 = 12 * 3600
  /// So many attempts may be made for an account from one address, for it from all together, and
  /// fail from an address, in so many seconds: who knows a name locks nobody out elsewhere.
  static let attempts = 10
  static let accountAttempts = 100
  static let addressAttempts = 50
  static let window: Int64 = 15 * 60
  /// The least length of a password.
  static let shortest = 10
  private static let draftLife: Int64 = 24 * 3600

  /// - Parameters:
  ///   - ledger: an absolute path.
  ///   - rounds: what scrypt costs.
  /// - Throws: `LedgerError`.
  public init(ledger: String, rounds: Int = PasswordHash.usualRounds) throws {
    store = try AccessStore(beside: ledger)
    self.rounds = rounds
    decoy = PasswordHash(of: Self.random(), rounds: rounds)
  }

  /// Who a session is of.
  public struct Visitor: Sendable {
    public let person: String
    /// What every form of the session has to bring.
    public let formToken: String
    /// Whether the password is one that somebody else made, so that it has to be changed first.
    public let hasFirstPassword: Bool
  }

  // MARK: Signing in

  /// Begins a session, a new one each time.
  /// - Parameters:
  ///   - person: the id as it is written in the ledger; nil: there is nobody of that name.
  ///   - place: where the attempt comes from.
  /// - Returns: the token, which is kept nowhere else.
  /// - Throws: ``Refusal``, the same for a wrong name and for a wrong password.
  public func signIn(
    _ person: Person?, as name: String, _ password: String, from place: String, at now: Int64
  ) throws -> String {
    let (account, address) = ("person " + name.lowercased().prefix(100), "address " + place)
    let own = account + " " + address
    try check(
      [(own, Self.attempts), (account, Self.accountAttempts), (address, Self.addressAttempts)], now)
    let known = try person.flatMap { try store.account($0.id) }
    let isRight = turn.withLock { _ in
      (known?.hash ?? decoy)?.matches(Self.composed(password)) ?? false
    }
    guard let person, !person.roles.isEmpty, known != nil, isRight else {
      throw Refusal(.permission, Problem("office.SIGN_IN_FAILED"))
    }
    try store.forget(person: own, address: address)
    return try begin(person.id, at: now)
  }

  /// Begins a session of somebody who signed in elsewhere.
  /// - Returns: the token, which is kept nowhere else.
  public func signIn(_ person: Person, at now: Int64) throws -> String {
    try begin(person.id, at: now)
  }

  /// Counts an attempt at each place.
  private func check(_ places: [(name: String, limit: Int)], _ now: Int64) throws {
    let counts = try store.attempt(places.map(\.name), at: now, since: now - Self.window)
    guard zip(counts, places).allSatisfy({ $0 <= $1.limit }) else {
      throw Refusal(
        .permission, Problem("office.SIGN_IN_BLOCKED", ["minutes": Self.window / 60]))
    }
  }

  private func begin(_ person: String, at now: Int64) throws -> String {
    let token = Self.random()
    try store.begin(
      .init(
        digest: Self.digest(token), person: person, formToken: Self.random(), began: now, used: now
      ), over: (used: now - Self.idle, began: now - Self.longest))
    return token
  }

  /// Nil where there is no such session any more.
  public func visitor(_ token: String, at now: Int64) throws -> Visitor? {
    guard let session = try store.session(Self.digest(token)),
      session.used > now - Self.idle, session.began > now - Self.longest
    else { return nil }
    if session.used < now - 60 { try store.touch(session.digest, at: now) }
    return Visitor(
      person: session.person, formToken: session.formToken,
      hasFirstPassword: try store.account(session.person)?.isFirst ?? false)
  }

  public func signOut(_ token: String) throws { try store.end(Self.digest(token)) }

  // MARK: Passwords

  /// The ids of all who have a password.
  public func people() throws -> Set<String> { try store.people() }

  /// A new first password for somebody, which they have to change; their sessions end.
  public func firstPassword(for person: Person) throws -> String {
    // Letters and digits that are not taken for one another, in groups: 95 bits.
    let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
    var random = SystemRandomNumberGenerator()
    let groups = (0..<5).map { _ in
      String((0..<4).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
    }
    let password = groups.joined(separator: "-")
    try keep(password, of: person.id, isFirst: true, keeping: nil)
    return password
  }

  /// Keeps a password that a person chose.
  /// - Parameters:
  ///   - old: nil where there is none yet.
  ///   - token: of the session that goes on; all others end.
  /// - Throws: ``Refusal`` for a wrong old one, or too many of them, and for a new one that is too
  ///   easy.
  public func change(
    of person: Person, from old: String?, to new: String, keeping token: String?, at now: Int64
  ) throws {
    try check([("change " + person.id, Self.attempts)], now)
    if let account = try store.account(person.id) {
      let isRight = turn.withLock { _ in account.hash.matches(Self.composed(old ?? "")) }
      guard isRight else {
        throw Refusal(.data, Problem("office.PASSWORD_WRONG"), fields: ["old"])
      }
    }
    guard new.count >= Self.shortest, new.utf8.count <= 1000 else {
      throw Refusal(
        .data, Problem("office.PASSWORD_SHORT", ["count": Self.shortest]), fields: ["new"])
    }
    let easy = [person.id, person.name, old ?? ""].map { $0.lowercased() }
    guard !easy.contains(new.lowercased()), Set(new).count > 3 else {
      throw Refusal(.data, Problem("office.PASSWORD_EASY"), fields: ["new"])
    }
    try keep(new, of: person.id, isFirst: false, keeping: token)
  }

  private func keep(
    _ password: String, of person: String, isFirst: Bool, keeping token: String?
  ) throws {
    let hash = turn.withLock { _ in PasswordHash(of: Self.composed(password), rounds: rounds) }
    guard let hash else { throw Refusal(.inputOutput, Problem("office.PASSWORD_UNKEPT")) }
    try store.set(
      .init(person: person, hash: hash, isFirst: isFirst), keeping: token.map(Self.digest))
  }

  // MARK: Keys of programs

  /// Seconds that a key holds.
  static let keyLife: Int64 = 365 * 24 * 3600

  /// A key by which a program of a person acts as that person, in place of an earlier one. It ends
  /// after a year, and with the person's password.
  /// - Returns: the key, which is kept nowhere else, and the second when it ends.
  public func newKey(of person: Person, at now: Int64) throws -> String {
    let key = "fb_" + Self.random()
    try store.setKey(Self.digest(key), of: person.id, until: now + Self.keyLife)
    return key
  }

  /// The person's programs act no more.
  public func withdrawKey(of person: Person) throws {
    try store.setKey(nil, of: person.id, until: 0)
  }

  /// Whose key it is; nil where it is nobody's.
  public func owner(ofKey key: String, at now: Int64) throws -> String? {
    try store.owner(ofKey: Self.digest(key), at: now)
  }

  // MARK: Half-filled forms

  /// Keeps what somebody had typed when their session was over.
  /// - Returns: what it is asked for by.
  public func keepDraft(_ content: String, of person: String, at now: Int64) throws -> String {
    let id = Self.random()
    try store.keep(content, as: id, of: person, at: now, over: now - Self.draftLife)
    return id
  }

  public func draft(_ id: String, of person: String) throws -> String? {
    try store.draft(id, of: person)
  }

  // MARK: Acting

  /// How a ledger names whoever signed in here: no login of the system has a colon.
  static func login(of person: String) -> String { "web:" + person }

  /// An act of somebody who signed in.
  public static func act(
    of person: String, moment: String, day: CalendarDate, clock: @escaping @Sendable () -> String
  ) -> Act {
    Act(
      person: person, login: login(of: person), moment: moment, day: day, clock: .init(clock))
  }

  /// 256 bits.
  private static func random() -> String {
    var random = SystemRandomNumberGenerator()
    return (0..<4).map { _ in
      let hex = String(random.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - hex.count) + hex
    }.joined()
  }

  private static func digest(_ token: String) -> Digest256 { Digest256(of: Array(token.utf8)) }

  /// An umlaut is the same, however a keyboard makes it.
  private static func composed(_ password: String) -> String {
    password.precomposedStringWithCanonicalMapping
  }
}

extension PeopleDesk {
  /// A person of the ledger, by the id in any case; nil where there is none. Open to everyone.
  public func person(_ id: String) throws -> Person? {
    try people().first {
      $0.id.lowercased() == id.lowercased()
    }
  }

  /// The person whose login of the system, else whose id, a directory names; nil where there is
  /// none, or one without roles. Whoever has another login there is somebody else.
  public func person(inDirectory name: String) throws -> Person? {
    let people = try people().filter { !$0.roles.isEmpty }
    let found =
      people.first { $0.login == name }
      ?? people.first { $0.login == nil && $0.id.lowercased() == name.lowercased() }
    return found
  }

  /// The same for whoever may give them a password.
  /// - Throws: ``Refusal`` for who may not.
  public func personToAdminister(_ id: String) throws -> Person? {
    try office.open(.readOnly, for: .administer).people().first { $0.id == id }
  }

  /// Everyone as they are now, those without roles too. Open to everyone.
  public func people() throws -> [Person] {
    try office.open(.readOnly, for: .prove).people()
  }

  /// Who acts, in a ledger that knows its people.
  /// - Throws: ``Refusal`` for who is none of them.
  public func myself() throws -> Person? {
    _ = try office.open(.readOnly, for: .look)
    return office.actingPerson
  }

  /// Whether the ledger knows anybody.
  public func isEmpty() throws -> Bool {
    try people().isEmpty
  }
}
