public import Amounts
public import Funding
import StoreAPI

/// Looks up what bookings refer to, also inside the transaction that books them: what was posted a
/// moment ago is found.
///
/// The journal is gone through once for the vouchers that are asked for, and further where entries
/// were added: a file of any length needs no index, and memory only for what was wanted.
public final class VoucherBook: BookedRecords {
  private let ledger: Ledger
  private var wanted: Set<VoucherKey>
  private let ordersToCome: [String: Order]
  private var numbers: [VoucherKey: [Int64]] = [:]
  private var seen: Int64 = 0
  /// What the trial that asks would have booked.
  let tried = TriedEntries()

  /// - Parameters:
  ///   - wanted: the vouchers that will be asked for.
  ///   - ordersToCome: orders of the same file.
  public init(_ ledger: Ledger, wanted: Set<VoucherKey>, ordersToCome: [Order] = []) {
    self.ledger = ledger
    self.wanted = wanted
    self.ordersToCome = Dictionary(
      ordersToCome.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Takes an entry that is about to be booked for one that is.
  /// - Parameter number: those of all that are taken follow one another.
  public func take(_ proposal: ProposedEntry, as number: Int64) {
    tried.append(
      JournalRecord(
        number: number, recordedAt: "", booking: proposal.booking, eligible: proposal.eligible,
        countsOn: proposal.countsOn, entry: proposal.entry, reverses: nil, reversedBy: nil,
        settles: proposal.settles))
  }

  public func expenses(voucher: VoucherKey) throws -> [JournalRecord] {
    try records(voucher).filter { $0.reversedBy == nil } + tried.expenses(voucher: voucher)
  }

  public func claims(voucher: VoucherKey) throws -> [JournalRecord] {
    try all(voucher).filter { $0.reversedBy == nil } + tried.expenses(voucher: voucher)
  }

  public func reversed(voucher: VoucherKey) throws -> JournalRecord? {
    try records(voucher).last { $0.reversedBy != nil }
  }

  /// Those that are seen.
  private func records(_ voucher: VoucherKey) throws -> [JournalRecord] {
    let all = try all(voucher)
    return try ledger.store.read { book in
      try all.filter { try ledger.isSeen($0.booking.measure, book) }
    }
  }

  private func all(_ voucher: VoucherKey) throws -> [JournalRecord] {
    if wanted.insert(voucher).inserted { (numbers, seen) = ([:], 0) }
    try ledger.store.read { book in
      try book.expenseVouchers(after: seen) { number, text in
        let key = VoucherKey(text)
        if wanted.contains(key) { numbers[key, default: []].append(number) }
        seen = number
      }
    }
    return try ledger.store.read { try $0.records(numbers[voucher] ?? []) }
  }

  public func entry(number: Int64) throws -> JournalRecord? {
    try ledger.store.read { book in
      let record = try book.entry(number)
      if let record, try !ledger.isSeen(record.booking.measure, book) {
        throw LedgerError.withheldEntry(number)
      }
      return record
    } ?? tried.entry(number)
  }

  public func settlements(of expense: Int64) throws -> [JournalRecord] {
    try ledger.store.read { try $0.settlements(of: expense) } + tried.settlements(of: expense)
  }

  public func order(_ id: String) throws -> Order? {
    try ordersToCome[id]
      ?? ledger.store.read { book in
        let order = try book.orderVersions(id).last?.order
        if let order, try !ledger.isSeen(order.measure, book) {
          throw LedgerError.withheldOrder(id)
        }
        return order
      }
  }

  public func orderConcluded(_ id: String) throws -> CalendarDate? {
    let recorded = try ledger.store.read { try $0.orderVersions(id).map(\.order.orderedOn) }
    return (recorded + [ordersToCome[id]?.orderedOn].compactMap { $0 }).min()
  }

  public func orderIDs() throws -> [String] {
    let recorded = try ledger.store.read { book in
      try book.orderVersions().map(\.order).filter { try ledger.isSeen($0.measure, book) }
        .map(\.id)
    }
    return Set(recorded).sorted() + ordersToCome.keys.sorted()
  }
}
