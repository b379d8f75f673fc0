import Funding
import StoreAPI

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
  private let book: any BookReading
  /// Entries from this number on are those of the run itself.
  private let end: Int64
  /// The entries of a measure that stand, by the hash of what tells them; read when they are first
  /// asked for. 16 bytes each, a thousandth of what reading them takes.
  private var measures: [String: [Slot]] = [:]
  private var found: Set<Int64> = []

  private struct Slot {
    let hash: Int
    let number: Int64
  }

  init(_ book: any BookReading, before end: Int64) {
    self.book = book
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
      guard !found.contains(number), let record = try book.entry(number),
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
    try book.likenesses(measure: measure, before: end) { number, likeness in
      slots.append(Slot(hash: likeness.hashValue, number: number))
    }
    slots.sort { ($0.hash, $0.number) < ($1.hash, $1.number) }
    measures[measure] = slots
    return slots
  }
}
