import Amounts
import Bookkeeping
import Funding
import TestSupport

/// A journal made up anew each time it is walked through, so that it takes no memory: bookings on
/// 27 projects over five years in the order of their dates, always the same for the same number.
struct GeneratedJournal: Sequence {
  static let projects = 27

  let desk: BookingDesk
  let count: Int

  init(count: Int) throws {
    let portfolio = Portfolio(projects: try (1...Self.projects).map { try SampleBooks.project($0) })
    desk = BookingDesk(portfolio: portfolio, chart: try SampleBooks.chart())
    self.count = count
  }

  func makeIterator() -> Iterator { Iterator(journal: self) }

  struct Iterator: IteratorProtocol {
    private let journal: GeneratedJournal
    private var random = SeededGenerator(seed: 27)
    private var index = 0
    private var waiting: [ProposedEntry] = []

    init(journal: GeneratedJournal) { self.journal = journal }

    /// An expense that is paid later makes two entries; both are counted.
    mutating func next() -> ProposedEntry? {
      guard index < journal.count else { return nil }
      while waiting.isEmpty {
        var booking = SampleBooks.booking(
          &random, project: random.int(1...GeneratedJournal.projects))
        let date = CalendarDate(days: Int32(18_718 + index * 1735 / journal.count))
        booking.paidOn = booking.paidOn.map { date.adding(days: booking.date.days(to: $0)) }
        booking.voucherDate = booking.voucherDate.map { _ in date }
        booking.date = date
        waiting = ((try? journal.desk.propose(booking)) ?? []).reversed()
      }
      index += 1
      return waiting.popLast()
    }
  }
}
