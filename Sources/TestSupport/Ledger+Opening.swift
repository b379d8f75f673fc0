public import LedgerStore
public import SQLiteStore

extension Ledger {
  /// A new ledger in a file.
  public static func create(at path: String) throws(LedgerError) -> Ledger {
    Ledger(try SQLiteStore.create(at: path))
  }

  /// The ledger of a file.
  public static func open(
    at path: String, _ access: StoreAccess = .readWrite, wait: Int = SQLiteStore.patience
  ) throws(LedgerError) -> Ledger {
    Ledger(try SQLiteStore.open(at: path, access, wait: wait))
  }
}
