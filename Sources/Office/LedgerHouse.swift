import Foundation
import LedgerStore
import SQLiteStore
import Synchronization

/// A ledger that stays open for a program that stays: one writer, whose waiting acts share a
/// commit, and readers beside it. Offices that are given it open nothing of their own.
public final class LedgerHouse: Sendable {
  private struct Open: Sendable {
    let place: Place
    let writer: SQLiteStore
    let reader: SQLiteStore
  }

  /// Which file it is, whatever its name.
  private struct Place: Equatable {
    let device: UInt64
    let number: UInt64

    init?(_ path: String) {
      var found = stat()
      guard stat(path, &found) == 0 else { return nil }
      (device, number) = (UInt64(found.st_dev), UInt64(found.st_ino))
    }
  }

  private let path: String
  private let open = Mutex<Open?>(nil)
  /// - Parameter path: an absolute path.
  public init(ledger path: String) { self.path = path }

  /// The store of this ledger, the same one for all who come; one of another file of this name is
  /// left to those who still work with it.
  func store(_ path: String, _ access: StoreAccess, wait: Int) throws(LedgerError) -> SQLiteStore? {
    guard path == self.path, let place = Place(path) else { return nil }
    do {
      return try open.withLock { open -> SQLiteStore in
        if open?.place != place {
          // With a writer there is a log, by which readers see what is new.
          let writer = try SQLiteStore.open(at: path, .readWrite, wait: wait)
          open = Open(
            place: place, writer: writer,
            reader: try SQLiteStore.open(at: path, .readOnly, wait: wait))
        }
        guard let open else { throw LedgerError.busy }
        return access == .readOnly ? open.reader : open.writer
      }
    } catch {
      // What can only be read is read as ever.
      if access == .readOnly, case LedgerError.cannotWrite = error { return nil }
      throw LedgerError(any: error)
    }
  }

  /// Puts into the file what a reader held back when it was booked: now and then, so that it gets
  /// there when nobody books any more.
  public func foldLog() { open.withLock { $0?.writer }?.foldLog() }

  /// Ends it: the log is folded into the file.
  public func close() {
    open.withLock { open in
      try? open?.reader.close()
      try? open?.writer.close()
      open = nil
    }
  }
}
