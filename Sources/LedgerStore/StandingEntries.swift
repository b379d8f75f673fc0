import Funding
import StoreAPI

/// What becomes of an entry that repeats one which stands in the ledger, see
/// ``Funding/Booking/repeats(_:)``.
public enum RepeatRule: String, Hashable, Sendable {
  /// It is posted: somebody says that it is another one, or nobody minds.
  case posted
  /// It is refused, so that somebody is asked.
  case asked
  /// It is left out: the table also holds what was booked from an earlier one.
  case leftOut
  /// It is left out although it only resembles an entry: somebody says that it is that one,
  /// completed or corrected since.
  case same
}

/// Finds the entries of the ledger that proposed ones repeat. Each is found once only: a row that
/// comes twice in a table and was booked once is one repeat and one new row.
struct StandingEntries {
  private let book: any BookReading
  /// Entries from this number on are those of the run itself.
  private let end: Int64
  /// The entries of a measure that stand, by the hash of what tells them; read when they are first
  /// asked for. 16 bytes each, a thousandth of what reading them takes.
  private var measures: [String: Slots] = [:]
  private var found: Set<Int64> = []

  private struct Slot {
    let hash: Int
    let number: Int64
  }

  /// By the hash of what tells an entry, and by those of what it may be known by when it was
  /// changed since.
  private struct Slots {
    var exact: [Slot] = []
    var near: [Slot] = []
  }

  init(_ book: any BookReading, before end: Int64) {
    self.book = book
    self.end = end
  }

  /// An entry was found by its reference.
  mutating func take(_ number: Int64) { found.insert(number) }

  /// Whether an entry was found by its reference or is repeated by a row.
  func isFound(_ number: Int64) -> Bool { found.contains(number) }

  /// The entry that `booking` repeats, for the first time in this run; nil where it is new.
  mutating func entry(repeatedBy booking: Booking) throws(LedgerError) -> JournalRecord? {
    for number in Self.numbers(booking.likeness.hashValue, try slots(of: booking.measure).exact) {
      guard !found.contains(number), let record = try book.entry(number),
        booking.repeats(record.booking)
      else { continue }
      found.insert(number)
      return record
    }
    return nil
  }

  /// The entries that `booking` may be, completed or corrected since, and that nothing repeats so
  /// far.
  /// - Parameter isGrowing: the table holds what was booked earlier.
  mutating func entries(
    resembledBy booking: Booking, isGrowing: Bool
  ) throws(LedgerError) -> [Int64] {
    var numbers: [Int64] = []
    for hash in booking.resemblances {
      for number in Self.numbers(hash, try slots(of: booking.measure).near) {
        guard !found.contains(number), !numbers.contains(number),
          let record = try book.entry(number),
          booking.resembles(record.booking, isGrowing: isGrowing)
        else { continue }
        numbers.append(number)
      }
    }
    return numbers
  }

  private static func numbers(_ hash: Int, _ slots: [Slot]) -> [Int64] {
    var (low, high) = (0, slots.count)
    while low < high {
      let middle = (low + high) / 2
      if slots[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    return slots[low...].prefix { $0.hash == hash }.map(\.number)
  }

  private mutating func slots(of measure: String) throws(LedgerError) -> Slots {
    if let known = measures[measure] { return known }
    var slots = Slots()
    try book.likenesses(measure: measure, before: end) { number, likeness, resemblances in
      slots.exact.append(Slot(hash: likeness.hashValue, number: number))
      slots.near += resemblances.map { Slot(hash: $0, number: number) }
    }
    slots.exact.sort { ($0.hash, $0.number) < ($1.hash, $1.number) }
    slots.near.sort { ($0.hash, $0.number) < ($1.hash, $1.number) }
    measures[measure] = slots
    return slots
  }
}
