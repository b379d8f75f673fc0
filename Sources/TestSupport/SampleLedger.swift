import Amounts
public import Bookkeeping
public import Funding
public import LedgerStore

/// A ledger of ``SampleBooks`` in a folder of its own.
public final class SampleLedger: Sendable {
  public let folder: TemporaryFolder
  public let path: String
  public let ledger: Ledger
  public let chart: Chart

  /// - Parameter projects: how many sample projects it has.
  public init(projects: Int = 1) throws {
    folder = try TemporaryFolder()
    path = folder.path("foerderbuch.sqlite")
    chart = try SampleBooks.chart()
    ledger = try Ledger.create(at: path)
    try ledger.adopt(chart, act: SampleBooks.act)
    if projects > 0 {
      _ = try ledger.apply(
        (1...projects).map { try SampleBooks.project($0) }, act: SampleBooks.act)
    }
  }

  /// The entries that `bookings` make.
  public func propose(_ bookings: [Booking]) throws -> [ProposedEntry] {
    let desk = BookingDesk(portfolio: try ledger.currentPortfolio(), chart: chart)
    return try bookings.flatMap { try desk.propose($0) }
  }

  /// Posts bookings as one batch.
  @discardableResult
  public func post(_ bookings: [Booking], batch: BatchInfo? = nil) throws -> PostedRange {
    try ledger.post(try propose(bookings), batch: batch, act: SampleBooks.act)
  }

  /// Posts `count` random bookings as one batch.
  @discardableResult
  public func post(random: inout SeededGenerator, _ count: Int) throws -> PostedRange {
    var bookings: [Booking] = []
    for _ in 0..<count { bookings.append(SampleBooks.booking(&random)) }
    return try post(bookings)
  }
}
