import Files
@_exported public import StoreAPI
import Synchronization

/// A ledger that only ever grows: what may be posted, how it is sealed, and what proves it, over
/// any store.
///
/// All methods may be called from any thread; each is one transaction. Readers see one state from
/// their first question to their last and wait for nobody; writers take turns. What fails leaves
/// the ledger as it was. The only errors are ``LedgerError``.
public final class Ledger: Sendable {
  let store: any BookStore
  private let commits = Mutex<[Committed]>([])
  /// Nil: all of it.
  let sight = Mutex<Sight?>(nil)

  public init(_ store: any BookStore) { self.store = store }

  /// How a person names the ledger, such as the path of its file.
  public var name: String { store.name }

  public var access: StoreAccess { store.access }

  /// Where the ledger is kept as it was before opening brought it up to date; nil where that was
  /// not needed.
  public var predecessor: String? { store.predecessor }

  /// How the server stands that keeps the ledger; nil where it is kept in a file.
  public func serverState() throws(LedgerError) -> ServerState? {
    do { return try store.serverState() } catch { throw LedgerError(any: error) }
  }

  /// What is known to have been final and is gone.
  public func missingEnd() throws(LedgerError) -> MissingEnd? {
    do { return try store.missingEnd() } catch { throw LedgerError(any: error) }
  }

  /// What was made final through this ledger so far, commit by commit: the truth to tell where an
  /// answer could not be given.
  public var committed: [Committed] { commits.withLock { $0 } }

  /// One commit.
  public struct Committed: Hashable, Sendable {
    /// The numbers of the entries it booked; nil where it recorded something else.
    public let entries: ClosedRange<Int64>?
  }

  /// Ends the use of the store. A ledger that goes out of use ends it by itself.
  public func close() throws(LedgerError) { try store.close() }

  // MARK: Transactions

  /// One reading transaction, where only this library's errors can occur. May be nested, so that
  /// what a journal hands over can be looked up.
  func query<Value>(_ body: (any BookReading) throws -> Value) throws(LedgerError) -> Value {
    do { return try store.read(body) } catch { throw LedgerError(any: error) }
  }

  /// One reading transaction: everything that `body` asks this ledger sees one state of it.
  public func reading<Value>(_ body: () throws -> Value) throws -> Value {
    try store.read { _ in try body() }
  }

  /// One writing transaction: everything that `body` asks and records here is done together, and
  /// nothing of it stays where `body` throws. Waits its turn before it reads.
  /// - Parameter isLong: it takes so long that no other act is to wait for it to become final.
  public func transaction<Value>(
    isLong: Bool = false, _ body: () throws -> Value
  ) throws -> Value {
    try writing(isLong: isLong) { book in try book.joining(body) }
  }

  /// The same with the book itself.
  func writing<Value>(
    isLong: Bool = false, _ body: (any BookWriting) throws -> Value
  ) throws -> Value {
    // The transaction tells this library's errors only; another one is kept aside.
    var foreign: (any Error)?
    do {
      return try write(isLong: isLong) { book in
        do { return try body(book) } catch {
          foreign = error
          throw error
        }
      }
    } catch {
      throw foreign ?? error
    }
  }

  /// One writing transaction, or a part of the one of ``transaction(_:)``. Nothing stays of it
  /// where `body` throws or `keep` is false.
  func write<Value>(
    isLong: Bool = false, keep: (Value) -> Bool = { _ in true },
    _ body: (any BookWriting) throws -> Value
  ) throws(LedgerError) -> Value {
    do {
      if store.isJoined { return try store.write(isLong: isLong, keep: keep, body) }
      let kept = Mutex<Kept?>(nil)
      let value = try store.write(isLong: isLong, keep: keep, noting: { self.note(kept) }) { book in
        let before = try book.lastID(of: .entry)
        let value = try body(book)
        let after = try book.lastID(of: .entry)
        guard keep(value) else { return value }
        // Parts of the act may have been given up.
        try takeBackEvidence(book)
        let files = Unfinished.paths(in: store.evidenceFolder)
        kept.withLock {
          $0 = (Committed(entries: before < after ? before + 1...after : nil), files)
        }
        return value
      }
      if kept.withLock({ $0 == nil }) { takeBackEvidence() }
      return value
    } catch {
      takeBackEvidence()
      throw LedgerError(any: error)
    }
  }

  /// What an act comes to once it is final: its entries, and the files that are its evidence.
  private typealias Kept = (committed: Committed, files: [String])

  private func note(_ kept: borrowing Mutex<Kept?>) {
    guard let (committed, files) = kept.withLock({ $0 }) else { return }
    commits.withLock { $0.append(committed) }
    Unfinished.finish(files)
  }

  /// After an act that was not kept; where the turn does not come, `verify` names what is left.
  private func takeBackEvidence() {
    guard !store.isJoined, !Unfinished.paths(in: store.evidenceFolder).isEmpty else { return }
    try? store.write(isLong: false, keep: { _ in true }) { try takeBackEvidence($0) }
  }
}
