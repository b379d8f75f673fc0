import LedgerStore
import SQLiteStore

#if Postgres
  import PostgresStore
#endif

/// What keeps a ledger: a file, or a server.
enum LedgerPlace {
  case file(String)
  /// - evidence: the folder for the files of evidence of a ledger that is made.
  case server(String, evidence: String)

  /// Whether a ledger of this name is on a server.
  static func isAddress(_ name: String) -> Bool {
    name.hasPrefix("postgresql://") || name.hasPrefix("postgres://")
  }

  /// As it may be shown: without a password.
  var name: String {
    switch self {
    case .file(let path): path
    case .server(let address, _):
      #if Postgres
        PostgresStore.name(of: address)
      #else
        // Nothing of it is read, so nothing of it is shown.
        "postgresql"
      #endif
    }
  }

  /// Makes an empty ledger; one of that name is left alone.
  func create() throws(LedgerError) -> any BookStore {
    switch self {
    case .file(let path): return try SQLiteStore.create(at: path)
    case .server(let address, let evidence):
      #if Postgres
        return try PostgresStore.create(at: address, evidence: evidence)
      #else
        throw .builtWithoutServers
      #endif
    }
  }

  /// - Parameter wait: seconds that others at work on the ledger are waited for.
  func open(_ access: StoreAccess, wait: Int) throws(LedgerError) -> any BookStore {
    switch self {
    case .file(let path): return try SQLiteStore.open(at: path, access, wait: wait)
    case .server(let address, _):
      #if Postgres
        return try PostgresStore.open(at: address, access, wait: wait)
      #else
        throw .builtWithoutServers
      #endif
    }
  }
}
