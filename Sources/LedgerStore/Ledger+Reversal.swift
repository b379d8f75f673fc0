public import Amounts
public import Bookkeeping
import Funding
public import StoreAPI

/// What taking entries back did, or would do.
public struct Reversal: Hashable, Sendable {
  public let posted: PostedRange
  /// What was taken back, in the order of the new entries: the first of ``posted`` takes back the
  /// first.
  public let reversed: [Int64]
  /// What would become of balances, by account, then measure; of a dry run only.
  public let balances: [BalanceChange]
}

extension Ledger {
  /// Takes an entry back by its reversal (Storno), linked both ways. What paid or lowered an
  /// expense is taken back with it, before it.
  ///
  /// - Parameters:
  ///   - reason: the text of the reversal.
  ///   - date: booking date of the reversal.
  ///   - act: who records, and when.
  /// - Throws: ``LedgerError/unknownEntry(_:)``, ``LedgerError/alreadyReversed(_:by:)``,
  ///   ``LedgerError/isReversal(_:of:)``, ``LedgerError/reversalBeforeEntry(_:bookedOn:)``,
  ///   ``LedgerError/closedPeriod(date:through:)``.
  public func reverse(
    _ number: Int64, reason: String, on date: CalendarDate, act: Act
  ) throws(LedgerError) -> PostedRange {
    try reverse([number], reason: reason, on: date, act: act).posted
  }

  /// Takes entries back in one act, all of them or none: the last first, so that a payment goes
  /// before what it pays.
  /// - Parameter dryRun: tells what would happen; nothing is written, and nobody is waited for.
  /// - Throws: as the other one, for the first entry that cannot be taken back.
  public func reverse(
    _ numbers: [Int64], reason: String, on date: CalendarDate, act: Act, dryRun: Bool = false
  ) throws(LedgerError) -> Reversal {
    if dryRun {
      return try query { book in
        var run = try PostingRun(reading: book, writing: nil, action: .reverse, act: act)
        let reversed = try Self.reverse(numbers, reason: reason, on: date, book, in: &run)
        return Reversal(
          posted: try run.finish(), reversed: reversed, balances: try run.balanceChanges())
      }
    }
    return try write { book in
      var run = try PostingRun(book, action: .reverse, act: act)
      let reversed = try Self.reverse(numbers, reason: reason, on: date, book, in: &run)
      return Reversal(posted: try run.finish(), reversed: reversed, balances: [])
    }
  }

  private static func reverse(
    _ numbers: [Int64], reason: String, on date: CalendarDate, _ book: any BookReading,
    in run: inout PostingRun
  ) throws(LedgerError) -> [Int64] {
    var reversed: [Int64] = []
    var done: Set<Int64> = []
    for number in numbers.sorted(by: >) where !done.contains(number) {
      guard let record = try book.entry(number) else { throw LedgerError.unknownEntry(number) }
      if let by = record.reversedBy { throw LedgerError.alreadyReversed(number, by: by) }
      if let of = record.reverses { throw LedgerError.isReversal(number, of: of) }
      let lock = try book.periodLock()
      if let through = lock.closedThrough, !lock.isOpen(date) {
        throw LedgerError.closedPeriod(date: date, through: through)
      }
      for record in try book.settlements(of: number).reversed() + [record]
      where done.insert(record.number).inserted {
        try reverse(record, reason: reason, on: date, in: &run)
        reversed.append(record.number)
      }
    }
    return reversed
  }

  private static func reverse(
    _ record: JournalRecord, reason: String, on date: CalendarDate, in run: inout PostingRun
  ) throws(LedgerError) {
    guard date >= record.entry.bookedOn else {
      throw .reversalBeforeEntry(record.number, bookedOn: record.entry.bookedOn)
    }
    let reversal = record.reversal(run.next, on: date, text: reason)
    _ = try run.write(
      EntryRows.Draft(
        number: reversal.number, booking: reversal.booking, eligible: reversal.eligible,
        countsOn: reversal.countsOn, entry: reversal.entry, reverses: record.number,
        settles: record.settles),
      activities: reversal.activities)
  }

  /// Closes all booking dates up to and including `date`.
  /// - Returns: what was closed before; nil where nothing was.
  /// - Throws: ``LedgerError/closedFurther(through:)`` where as much or more is closed.
  @discardableResult
  public func closePeriod(
    through date: CalendarDate, act: Act
  ) throws(LedgerError) -> CalendarDate? {
    try write { book in
      let before = try book.periodLock().closedThrough
      try book.checkRelease(act)
      if let before, before >= date { throw LedgerError.closedFurther(through: before) }
      var writer = try SealedWriter(book)
      let batch = try Batch(action: .close, act: act)
        .write(with: &writer)
      let id = try writer.nextID(of: .periodClose)
      writer.begin(.periodClose)
      writer.append(id)
      writer.append(batch)
      writer.append(date: date)
      try writer.finish(id)
      return before
    }
  }

  /// The booking dates that are closed.
  public func periodLock() throws(LedgerError) -> PeriodLock { try query { try $0.periodLock() } }
}
