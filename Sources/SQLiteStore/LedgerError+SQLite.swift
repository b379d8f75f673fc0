import GRDB
import GRDBSQLite
import StoreAPI

extension LedgerError {
  /// What an error of the database means to the caller.
  init(_ error: DatabaseError, path: String) {
    self.init(
      code: error.extendedResultCode.rawValue, message: error.message ?? error.description,
      path: path)
  }

  /// - Parameters:
  ///   - code: extended SQLite result code.
  ///   - message: SQLite's own words; they name tables and columns, never values.
  init(code: CInt, message: String, path: String) {
    // The low byte of an extended code is the plain code. The index of the log has a size of its
    // own, for which a full disk has no room.
    switch code == ResultCode.SQLITE_IOERR_SHMSIZE.rawValue ? SQLITE_FULL : code & 0xff {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
    case SQLITE_NOTADB: self = .notALedger(path: path)
    case SQLITE_FULL: self = .diskFull
    case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: self = .cannotWrite(path: path)
    case SQLITE_IOERR: self = .inputOutput(code: Int(code))
    case SQLITE_CORRUPT: self = .damaged(message)
    case SQLITE_TOOBIG: self = .beyondLimit
    default: self = .refusedByDatabase(message)
    }
  }

  /// Any error as one of ours.
  init(sqlite error: any Error, path: String) {
    if let error = error as? DatabaseError {
      self.init(error, path: path)
    } else {
      self.init(any: error)
    }
  }
}
