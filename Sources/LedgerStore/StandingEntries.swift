import Amounts
import Funding
import GRDB

/// What becomes of an entry that repeats one which stands in the ledger, see
/// ``Funding/Booking/repeats(_:)``.
public enum RepeatRule: Hashable, Sendable {
  /// It is posted: somebody says that it is another one, or nobody minds.
  case posted
  /// It is refused, so that somebody is asked.
  case asked
  /// It is left out: the table also holds what was booked from an earlier one.
  case leftOut
}

/// Finds the entries of the ledger that proposed ones repeat. Each is found once only: a row that
/// comes twice in a table and was booked once is one repeat and one new row.
struct StandingEntries {
  private let db: Database
  /// Entries from this number on are those of the run itself.
  private let end: Int64
  /// The entries of a measure that stand, by the hash of what tells them; read when they are first
  /// asked for. 16 bytes each, a thousandth of what reading them takes.
  private var measures: [String: [Slot]] = [:]
  private var found: Set<Int64> = []
  private var reader: JournalReader?

  private struct Slot {
    let hash: Int
    let number: Int64
  }

  init(_ db: Database, before end: Int64) {
    self.db = db
    self.end = end
  }

  /// An entry was found by its reference.
  mutating func take(_ number: Int64) { found.insert(number) }

  /// The entry that `booking` repeats, for the first time in this run; nil where it is new.
  mutating func entry(repeatedBy booking: Booking) throws(LedgerError) -> Int64? {
    let slots = try slots(of: booking.measure)
    let hash = booking.likeness.hashValue
    var (low, high) = (0, slots.count)
    while low < high {
      let middle = (low + high) / 2
      if slots[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    while low < slots.count, slots[low].hash == hash {
      let number = slots[low].number
      low += 1
      guard !found.contains(number), let record = try openReader().record(number),
        booking.repeats(record.booking)
      else { continue }
      found.insert(number)
      return number
    }
    return nil
  }

  private mutating func slots(of measure: String) throws(LedgerError) -> [Slot] {
    if let known = measures[measure] { return known }
    var slots: [Slot] = []
    let rows = try RawStatement(
      db,
      """
      SELECT e.number, e.booked_on, e.kind, e.line, e.source, e.amount, e.counterparty
      FROM entry e WHERE e.measure = ? AND e.number < ? AND e.reverses IS NULL
        AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.number)
      """)
    rows.bind(1, copying: measure)
    rows.bind(2, end)
    while try rows.step() {
      guard let date = CalendarDate(yyyymmdd: Int(rows.integer(1))),
        let kind = BookingKind(rawValue: rows.text(2))
      else { throw .damaged("entry \(rows.integer(0))") }
      let likeness = Booking.Likeness(
        date: date, kind: kind, measure: measure, line: rows.optionalText(3),
        source: rows.optionalText(4), amount: Money(cents: rows.integer(5)).magnitude,
        counterparty: rows.optionalText(6))
      slots.append(Slot(hash: likeness.hashValue, number: rows.integer(0)))
    }
    slots.sort { ($0.hash, $0.number) < ($1.hash, $1.number) }
    measures[measure] = slots
    return slots
  }

  private mutating func openReader() throws(LedgerError) -> JournalReader {
    if let reader { return reader }
    let fresh = try JournalReader(single: db)
    reader = fresh
    return fresh
  }
}
