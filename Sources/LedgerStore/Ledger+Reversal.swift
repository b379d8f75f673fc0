public import Amounts
public import Bookkeeping
import Funding
import GRDB

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
    try write { db in
      let reader = try JournalReader(single: db)
      guard let record = try reader.record(number) else {
        throw LedgerError.unknownEntry(number)
      }
      if let by = record.reversedBy { throw LedgerError.alreadyReversed(number, by: by) }
      if let of = record.reverses { throw LedgerError.isReversal(number, of: of) }
      let lock = try PeriodLock(db)
      if let through = lock.closedThrough, !lock.isOpen(date) {
        throw LedgerError.closedPeriod(date: date, through: through)
      }
      var records: [JournalRecord] = []
      let payments = try Int64.fetchAll(
        db,
        sql: "SELECT number FROM entry WHERE settles = ? AND reverses IS NULL ORDER BY number DESC",
        arguments: [number])
      for payment in payments {
        if let record = try reader.record(payment), record.reversedBy == nil {
          records.append(record)
        }
      }
      records.append(record)
      var run = try PostingRun(
        db, statements, action: .reverse, act: act)
      for record in records {
        try Self.reverse(record, reason: reason, on: date, in: &run)
      }
      return try run.finish()
    }
  }

  private static func reverse(
    _ record: JournalRecord, reason: String, on date: CalendarDate, in run: inout PostingRun
  ) throws(LedgerError) {
    guard date >= record.entry.bookedOn else {
      throw .reversalBeforeEntry(record.number, bookedOn: record.entry.bookedOn)
    }
    let entry = record.entry.reversal(on: date, text: reason)
    var booking = record.booking
    booking.date = date
    let reversal = JournalRecord(
      number: run.nextNumber, recordedAt: "", booking: booking, eligible: -record.eligible,
      countsOn: record.countsOn, entry: entry, reverses: record.number, reversedBy: nil,
      settles: record.settles, isFiled: record.isFiled)
    _ = try run.write(
      EntryRows.Draft(
        number: reversal.number, booking: booking, eligible: reversal.eligible,
        countsOn: reversal.countsOn, entry: entry, reverses: record.number,
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
    try write { db in
      let before = try PeriodLock(db).closedThrough
      if let before, before >= date { throw LedgerError.closedFurther(through: before) }
      var writer = try SealedWriter(db, statements)
      let batch = try Batch(action: .close, act: act)
        .write(db, with: &writer)
      let id = try db.nextID("period_close")
      writer.begin(.periodClose)
      writer.append(id)
      writer.append(batch)
      writer.append(date: date)
      try writer.finish(id)
      return before
    }
  }

  /// The booking dates that are closed.
  public func periodLock() throws(LedgerError) -> PeriodLock { try query(PeriodLock.init) }
}
