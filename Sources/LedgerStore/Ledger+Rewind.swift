public import Bookkeeping
import Funding
public import StoreAPI

extension Ledger {
  /// The ledger as it was when `head` was the seal of its last record: everything that came later
  /// is gone, and the sums are made anew, also where that is now.
  ///
  /// A workbook is proven by making it again from the state that it names.
  /// - Returns: nil where no record has that seal.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func rewound(to head: Digest256) throws(LedgerError) -> Ledger? {
    let sequence = try query { head == Chain.genesis ? 0 : try $0.sequence(of: head) }
    return try sequence.map { sequence throws(LedgerError) in try rewound(toSeal: sequence) }
  }

  /// The ledger as it was after so many seals.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func rewound(toSeal sequence: Int64) throws(LedgerError) -> Ledger {
    do {
      return Ledger(try store.rewound(to: sequence, makingSums: Self.makeSums))
    } catch {
      throw LedgerError(any: error)
    }
  }

  /// Writes the state of now to a file of its own, without the files of evidence.
  /// - Parameters:
  ///   - path: nothing lies there yet.
  ///   - isForReading: whether it never takes bookings.
  ///   - make: makes an empty ledger in a file, for one that is on a server.
  public func copy(
    to path: String, isForReading: Bool = false, making make: (String) throws -> any FileStore
  ) throws {
    if let file = store as? any FileStore {
      return try file.copy(to: path, isForReading: isForReading)
    }
    let file = try make(isForReading ? path + ".whole" : path)
    try transfer(to: file)
    if isForReading { try file.copy(to: path, isForReading: true) }
    try file.close()
  }
}
