public import Bookkeeping

/// Where a ledger is kept: rows and transactions, and no rule. What may be posted, how it is sealed
/// and what proves it stands above, once for all stores.
///
/// May be used from any thread. What a store cannot do is told as ``LedgerError``.
public protocol BookStore: Sendable {
  /// How a person names the ledger, such as the path of its file.
  var name: String { get }
  /// The folder in which the files of evidence are kept; it is made with the first file.
  var evidenceFolder: String { get }
  var access: StoreAccess { get }
  /// Where the ledger is kept as it was before opening brought it up to date; nil where that was
  /// not needed.
  var predecessor: String? { get }

  /// What is known to have been final and is gone; nil where nothing is, or nobody can tell.
  func missingEnd() throws -> MissingEnd?

  /// How the server stands that keeps the ledger; nil where it is kept in a file.
  func serverState() throws -> ServerState?

  /// One state of the ledger, from the first question to the last, whatever is written meanwhile.
  ///
  /// Inside another ``read(_:)``, or ``write(isLong:keep:noting:_:)``, of the same thread it is the
  /// state of that one, with what it has written so far.
  func read<Value>(_ body: (any BookReading) throws -> Value) throws -> Value

  /// One durable act: all of it or nothing. Writers take turns. Inside ``BookWriting/joining(_:)``
  /// it is a part of the act, kept with it or not at all.
  ///
  /// Acts that wait for their turn may become final together, each of them whole or not at all;
  /// nobody is told before it is final.
  /// - Parameters:
  ///   - isLong: it takes so long that no other act is to wait for it to become final.
  ///   - keep: whether what `body` did stays; it does not where `body` throws.
  ///   - noting: takes note that it is final, in one step with that, so that a signal which ends
  ///     the process finds the truth; called on any thread before this returns.
  /// - Throws: what `body` throws; ``LedgerError/busy`` where the turn did not come in time,
  ///   ``LedgerError/openForReadingOnly`` inside another transaction of the thread or without the
  ///   right to write.
  func write<Value>(
    isLong: Bool, keep: (Value) -> Bool, noting: @escaping @Sendable () -> Void,
    _ body: (any BookWriting) throws -> Value
  ) throws -> Value

  /// Whether what this thread writes now is a part of an act, see ``BookWriting/joining(_:)``.
  var isJoined: Bool { get }

  /// A store of its own with the state that the seal `sequence` was the last of, for reading only.
  /// The keys of each kind of record grow with their seals, so a store that is too large to be
  /// copied can answer from the records up to a key.
  /// - Parameter sums: makes the sums anew, which the new store lacks.
  func rewound(
    to sequence: Int64, makingSums sums: (any BookWriting) throws -> Void
  ) throws -> any BookStore

  /// Ends the use of the store; one that goes out of use ends by itself.
  func close() throws(LedgerError)
}

/// A store that keeps a ledger in one file.
public protocol FileStore: BookStore {
  /// Writes one state of the whole ledger to a file of its own, whatever is written meanwhile. The
  /// files of evidence are not in it.
  /// - Parameters:
  ///   - path: where a store of this kind can be opened afterwards; nothing lies there.
  ///   - isForReading: whether the copy can never be opened for writing.
  func copy(to path: String, isForReading: Bool) throws
}

/// What may be done with a ledger that is opened.
public enum StoreAccess: Sendable {
  case readWrite
  /// Changes nothing, leaves nothing beside the ledger, and works on media that take no writing.
  case readOnly
}

/// The last seal of a chain.
public struct ChainEnd: Hashable, Sendable {
  /// Its place, from 1; 0 in an empty ledger.
  public let sequence: Int64
  /// ``Bookkeeping/Chain/genesis`` in an empty ledger.
  public let head: Digest256

  public init(sequence: Int64, head: Digest256) {
    self.sequence = sequence
    self.head = head
  }
}

/// The end that a ledger lacks, as a copy does that was made of a part of its files while others
/// were at work on it.
public struct MissingEnd: Hashable, Sendable {
  /// How many seals there were, and how many there are.
  public let known: Int64
  public let found: Int64
  /// Whether a log that was cut off, as by a failing disk, lacks them; else it is a copy, or they
  /// were taken away.
  public var isOfLog: Bool

  public init(known: Int64, found: Int64, isOfLog: Bool) {
    (self.known, self.found, self.isOfLog) = (known, found, isOfLog)
  }
}

extension BookStore {
  public func missingEnd() throws -> MissingEnd? { nil }

  public func serverState() throws -> ServerState? { nil }

  /// The same where nobody has to take note.
  public func write<Value>(
    isLong: Bool, keep: (Value) -> Bool, _ body: (any BookWriting) throws -> Value
  ) throws -> Value {
    try write(isLong: isLong, keep: keep, noting: {}, body)
  }
}
