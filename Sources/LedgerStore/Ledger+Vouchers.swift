public import Amounts
import Funding
import GRDB

extension Ledger {
  /// What the payments or receipts of a measure come to, in the order of the list.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func voucherSums(_ filter: VoucherFilter) throws(LedgerError) -> [VoucherSum] {
    try query { db in
      let isPayments = filter.side != .receipts
      let rows = try RawStatement(
        db,
        """
        SELECT place, source, count(*), sum(amount), sum(vat), sum(eligible), min(amount),
          max(amount)
        FROM (
          SELECT \(filter.rank) AS rank, \(filter.place) AS place,
            \(isPayments ? "coalesce(e.source, '')" : "''") AS source, \(VoucherFilter.signed("e.amount")) AS amount,
            \(VoucherFilter.signed(Self.signedVat)) AS vat,
            \(VoucherFilter.signed("e.eligible")) AS eligible
          FROM entry e WHERE \(filter.condition))
        GROUP BY rank, place, source ORDER BY rank, place, source
        """)
      filter.bind(rows)
      var sums: [VoucherSum] = []
      while try rows.step() {
        func money(_ column: Int32) -> Money { Money(cents: rows.integer(column)) }
        sums.append(
          VoucherSum(
            place: rows.text(0), source: rows.text(1), count: Int(rows.integer(2)),
            amount: money(3), vat: money(4), eligible: money(5), lowest: money(6),
            highest: money(7)))
      }
      return sums
    }
  }

  private static let signedVat =
    "(CASE WHEN e.reverses IS NULL THEN coalesce(e.vat, 0) ELSE -coalesce(e.vat, 0) END)"

  /// Hands over some of the payments or receipts of a measure, by plan line or source and in order
  /// of time. Only their numbers are sorted, so little is in memory.
  /// - Parameter range: the rows wanted, from 0.
  /// - Throws: what `body` throws, and ``LedgerError``.
  public func vouchers(
    _ filter: VoucherFilter, _ range: Range<Int>, _ body: (EntryLine) throws -> Void
  ) throws {
    try read { db in
      let numbers = try RawStatement(
        db,
        """
        SELECT e.number FROM entry e WHERE \(filter.condition)
        ORDER BY \(filter.rank), \(filter.place), \(VoucherFilter.day), e.number
        LIMIT \(range.count) OFFSET \(range.lowerBound)
        """)
      filter.bind(numbers)
      let rows = try RawStatement(
        db, EntryLineReader.sql("WHERE e.number = ?", evidence: false))
      let reader = EntryLineReader(rows)
      while try numbers.step() {
        rows.bind(1, numbers.integer(0))
        guard try rows.step() else { throw LedgerError.damaged("entry \(numbers.integer(0))") }
        let line = try reader.line()
        rows.reset()
        try body(line)
      }
    }
  }

  /// The order of time over the vouchers of several measures. Entries are counted day by day
  /// instead of sorted, so that it takes no more than its four bytes for each.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func voucherOrder(_ filters: [VoucherFilter]) throws(LedgerError) -> VoucherOrder {
    try query { db in
      let highest = filters.map(\.upTo).max() ?? 0
      var places = [UInt32](repeating: 0, count: Int(highest) + 1)
      var counts: [UInt32: UInt32] = [:]
      for filter in filters {
        let rows = try RawStatement(
          db,
          "SELECT e.number, \(VoucherFilter.day) FROM entry e WHERE \(filter.condition)")
        filter.bind(rows)
        while try rows.step() {
          // The day for now, such as 20260630.
          let day = UInt32(clamping: rows.integer(1))
          places[Int(rows.integer(0))] = day
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
    try query { db in
      let condition = filter.condition()
      let rows = try RawStatement(
        db,
        """
        SELECT count(*), coalesce(sum(e.amount), 0), coalesce(sum(e.eligible), 0)
        FROM entry e WHERE \(condition.sql)
        """)
      condition.bind(rows)
      let of = filter.condition(measure: "p.measure")
      let postings = try RawStatement(
        db,
        "SELECT count(*) FROM entry e JOIN posting p ON p.entry = e.number WHERE \(of.sql)")
      of.bind(postings)
      guard try rows.step(), try postings.step() else { return (0, .zero, .zero, 0) }
      return (
        Int(rows.integer(0)), Money(cents: rows.integer(1)), Money(cents: rows.integer(2)),
        Int(postings.integer(0))
      )
    }
  }

  /// Hands over some entries as lines, in the order of their numbers.
  /// - Parameter range: the rows wanted, from 0.
  /// - Throws: what `body` throws, and ``LedgerError``.
  public func entryLines(
    _ filter: ListFilter, _ range: Range<Int>, _ body: (EntryLine) throws -> Void
  ) throws {
    try read { db in
      let condition = filter.condition()
      let rows = try RawStatement(
        db,
        EntryLineReader.sql(
          """
          WHERE \(condition.sql) ORDER BY e.number
          LIMIT \(range.count) OFFSET \(range.lowerBound)
          """, evidence: true))
      condition.bind(rows)
      let reader = EntryLineReader(rows)
      while try rows.step() { try body(try reader.line()) }
    }
  }
}
