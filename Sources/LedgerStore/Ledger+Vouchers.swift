public import Amounts
public import Funding
public import StoreAPI

extension Ledger {
  /// What the payments or receipts of a measure come to, in the order of the list.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func voucherSums(_ filter: VoucherFilter) throws(LedgerError) -> [VoucherSum] {
    try query { try $0.voucherSums(filter) }
  }

  /// Hands over some of the payments or receipts of a measure, by plan line or source and in order
  /// of time.
  /// - Parameter range: the rows wanted, from 0.
  /// - Throws: what `body` throws, and ``LedgerError``.
  public func vouchers(
    _ filter: VoucherFilter, _ range: Range<Int>, _ body: (EntryLine) throws -> Void
  ) throws {
    try store.read { try $0.vouchers(filter, range, body) }
  }

  /// The order of time over the vouchers of several measures. Entries are counted day by day
  /// instead of sorted, so that it takes no more than its four bytes for each.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func voucherOrder(_ filters: [VoucherFilter]) throws(LedgerError) -> VoucherOrder {
    try query { book in
      let highest = filters.map(\.upTo).max() ?? 0
      var places = [UInt32](repeating: 0, count: Int(highest) + 1)
      var counts: [UInt32: UInt32] = [:]
      for filter in filters {
        try book.voucherDays(filter) { entry, day in
          // The day for now, such as 20260630.
          let day = UInt32(clamping: day)
          places[Int(entry)] = day
          counts[day, default: 0] += 1
        }
      }
      var next: UInt32 = 1
      for day in counts.keys.sorted() {
        let count = counts[day] ?? 0
        counts[day] = next
        next += count
      }
      for entry in places.indices where places[entry] > 0 {
        let day = places[entry]
        places[entry] = counts[day] ?? 0
        counts[day] = (counts[day] ?? 0) + 1
      }
      return VoucherOrder(places: places)
    }
  }

  // MARK: The journal as lines

  /// How many entries and postings there are, and what the entries come to.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func entrySums(
    _ filter: ListFilter
  ) throws(LedgerError) -> (count: Int, amount: Money, eligible: Money, postings: Int) {
    try query { try $0.entrySums(seen(filter, $0)) }
  }

  /// The same by kind and measure, without those of which there are none.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func kindSums(_ filter: ListFilter) throws(LedgerError) -> [KindSum] {
    try query { try $0.kindSums(seen(filter, $0)) }
  }

  /// Who is named as payee or payer by entries above a number that stand, with the latest such
  /// entry; the latest first.
  /// - Parameters:
  ///   - kind: nil: of all kinds.
  ///   - count: no more are told.
  public func parties(
    of kind: BookingKind? = nil, after number: Int64, _ count: Int
  ) throws(LedgerError) -> [(name: String, last: Int64)] {
    try query { book in
      guard !isWhole else { return try book.parties(of: kind, after: number, count) }
      var last: [String: Int64] = [:]
      let filter = JournalFilter(kinds: kind.map { [$0] }, after: number)
      try book.journal(seen(filter, book)) { record in
        guard record.reverses == nil, record.reversedBy == nil else { return }
        if let name = record.booking.counterparty { last[name] = record.number }
      }
      return last.sorted { $0.value > $1.value }.prefix(count).map { ($0.key, $0.value) }
    }
  }

  /// Hands over some entries as lines, in the order of their numbers.
  /// - Parameter range: the rows wanted, from 0.
  /// - Throws: what `body` throws, and ``LedgerError``.
  public func entryLines(
    _ filter: ListFilter, _ range: Range<Int>, _ body: (EntryLine) throws -> Void
  ) throws {
    try store.read { try $0.entryLines(seen(filter, $0), range, body) }
  }
}
