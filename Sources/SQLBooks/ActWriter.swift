import Files
package import StoreAPI
import Synchronization

/// Writes acts, one at a time, and several of them by one commit where others wait.
package final class ActWriter: Sendable {
  package let sessions = Sessions()
  /// Whose turn it is to write.
  package let turns = WriterTurns()
  /// Those of the connection that writes.
  package let statements = StatementCache()
  /// The acts of the transaction that is open, which whoever has the turn adds to or ends.
  private let group = Mutex<CommitGroup?>(nil)
  /// Seconds that a writer waits for its turn.
  private let wait: Int

  package init(wait: Int) { self.wait = wait }

  package var isJoined: Bool { sessions.current?.isJoined ?? false }

  /// One act; see ``StoreAPI/BookStore/write(isLong:keep:noting:_:)``. Where others wait, they go
  /// on in the same transaction, each in a part of its own, and one commit makes all of it final.
  /// - Parameter lend: lends the connection that writes; nil where none does.
  package func write<Value>(
    isLong: Bool, keep: (Value) -> Bool, noting: @escaping @Sendable () -> Void,
    on lend: (((any SQLConnection) throws -> Void) throws -> Void)?,
    _ body: (any BookWriting) throws -> Value
  ) throws -> Value {
    if let book = sessions.current, book.isJoined {
      return try Self.result(book.part(keep: keep, body))
    }
    guard let lend, sessions.current == nil else { throw LedgerError.openForReadingOnly }
    guard turns.take(isLong: isLong, within: wait) else { throw LedgerError.busy }
    let group = group.withLock { group in
      let open = group ?? CommitGroup()
      group = open
      return open
    }
    var value: Value?
    var isKept = false
    var isLent = false
    do {
      try lend { db in
        isLent = true
        do {
          try Self.act(db, isFirst: group.isEmpty) {
            let result = try sessions.run(in: SQLBook(db, statements), body)
            (value, isKept) = (result, keep(result))
            if isKept { try db.guardAgain() }
            return isKept
          }
        } catch {
          goOn(db, group, isLong: isLong)
          throw error
        }
        if isKept { group.add(noting) }
        goOn(db, group, isLong: isLong)
      }
    } catch {
      if !isLent { giveUp(group, error) }
      throw error
    }
    if isKept { try group.wait() }
    return try Self.result(value)
  }

  /// Runs an act as the first of a transaction, or as a part of the one that is open. Nothing of it
  /// stays where `body` throws or is false.
  private static func act(
    _ db: any SQLConnection, isFirst: Bool, _ body: () throws -> Bool
  ) throws {
    guard isFirst else { return try db.part(body) }
    try db.begin()
    var isKept = false
    defer { if !isKept, db.isInTransaction { db.rollback() } }
    isKept = try body()
  }

  /// Gives the turn to the next who shares the transaction, else ends it and gives the turn away.
  private func goOn(_ db: any SQLConnection, _ group: CommitGroup, isLong: Bool) {
    // What fails altogether, such as a full disk, takes the acts before with it.
    let isLost = !group.isEmpty && !db.isInTransaction
    if !isLost, !isLong, !group.isEmpty, group.hasRoom, turns.share() { return }
    self.group.withLock { $0 = nil }
    defer { turns.end() }
    guard !group.isEmpty else { return }
    guard !isLost else { return group.finish(db.loss) }
    do {
      Unfinished.enter()
      defer { Unfinished.leave() }
      try db.commit()
      group.finish(nil)
    } catch {
      if db.isInTransaction { db.rollback() }
      group.finish(error)
    }
  }

  /// There is no connection that writes.
  private func giveUp(_ group: CommitGroup, _ error: any Error) {
    self.group.withLock { $0 = nil }
    defer { turns.end() }
    if !group.isEmpty { group.finish(error) }
  }

  package static func result<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw LedgerError.damaged("a transaction without a result") }
    return value
  }
}
