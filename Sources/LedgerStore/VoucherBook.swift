public import Amounts
public import Funding
import GRDB

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

  /// - Parameters:
  ///   - wanted: the vouchers that will be asked for.
  ///   - ordersToCome: orders of the same file.
  public init(_ ledger: Ledger, wanted: Set<VoucherKey>, ordersToCome: [Order] = []) {
    self.ledger = ledger
    self.wanted = wanted
    self.ordersToCome = Dictionary(
      ordersToCome.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public func expenses(voucher: VoucherKey) throws -> [JournalRecord] {
    if wanted.insert(voucher).inserted { (numbers, seen) = ([:], 0) }
    try ledger.read { db in
      let rows = try RawStatement(
        db,
        """
        SELECT number, voucher FROM entry
        WHERE number > ? AND kind = 'expense' AND reverses IS NULL AND voucher IS NOT NULL
        ORDER BY number
        """)
      rows.bind(1, seen)
      while try rows.step() {
        let key = VoucherKey(rows.text(1))
        if wanted.contains(key) { numbers[key, default: []].append(rows.integer(0)) }
        seen = rows.integer(0)
      }
    }
    return try records(numbers[voucher] ?? [])
  }

  public func entry(number: Int64) throws -> JournalRecord? {
    try ledger.read { try JournalReader(single: $0).record(number) }
  }

  public func settlements(of expense: Int64) throws -> [JournalRecord] {
    try ledger.read { try Ledger.settlements(of: expense, $0) }
  }

  public func order(_ id: String) throws -> Order? {
    if let order = ordersToCome[id] { return order }
    return try ledger.read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT \(OrderRows.columns) FROM commitment c WHERE order_id = ?
          ORDER BY version DESC LIMIT 1
          """, arguments: [id]
      ).map(OrderRows.order)
    }
  }

  public func orderConcluded(_ id: String) throws -> CalendarDate? {
    let recorded = try ledger.read { db in
      try Int.fetchOne(
        db, sql: "SELECT min(ordered_on) FROM commitment WHERE order_id = ?", arguments: [id])
    }
    let known = recorded.flatMap(CalendarDate.init(yyyymmdd:))
    return [known, ordersToCome[id]?.orderedOn].compactMap { $0 }.min()
  }

  public func orderIDs() throws -> [String] {
    try ledger.read { try String.fetchAll($0, sql: "SELECT DISTINCT order_id FROM commitment") }
      + ordersToCome.keys.sorted()
  }

  private func records(_ numbers: [Int64]) throws -> [JournalRecord] {
    try ledger.read { db in
      let reader = try JournalReader(single: db)
      return try numbers.compactMap { try reader.record($0) }.filter { $0.reversedBy == nil }
    }
  }
}
