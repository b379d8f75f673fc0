import Funding
import StoreAPI
import Synchronization

/// What of a ledger somebody sees who may look at some projects only.
struct Sight: Sendable {
  let projects: Set<String>
  /// Of the projects; nil until they were asked for.
  var measures: [String]?
}

extension Ledger {
  /// From now on only these projects are there for whoever asks: the portfolio, the journal, lists
  /// and sums have nothing of another one. What is written and what is proved rests on all of it.
  /// - Parameter projects: ids.
  public func show(only projects: Set<String>) {
    sight.withLock { $0 = Sight(projects: projects) }
  }

  /// The same ledger of which only these projects are shown.
  public func shown(only projects: Set<String>) -> Ledger {
    let ledger = Ledger(store)
    ledger.show(only: projects)
    return ledger
  }

  /// Whether all of it is seen.
  public var isWhole: Bool { sight.withLock { $0 == nil } }

  /// The ledger with all that it has, to be read: for what looks across projects.
  public var whole: Ledger { isWhole ? self : Ledger(store) }

  /// The measures that are seen; nil: all.
  func seenMeasures(_ book: any BookReading) throws -> [String]? {
    guard let known = sight.withLock({ $0 }) else { return nil }
    if let measures = known.measures { return measures }
    let measures = seen(try book.portfolio(asOf: nil)).measureIDs
    sight.withLock { $0?.measures = measures }
    return measures
  }

  /// Whether an entry on a measure is seen.
  func isSeen(_ measure: String, _ book: any BookReading) throws -> Bool {
    try seenMeasures(book)?.contains(measure) ?? true
  }

  /// The portfolio as far as it is seen, with the names of what is not.
  func seen(_ portfolio: Portfolio) -> Portfolio {
    guard let sight = sight.withLock({ $0 }) else { return portfolio }
    return portfolio.limited(to: sight.projects)
  }

  func seen(_ filter: ListFilter, _ book: any BookReading) throws -> ListFilter {
    var filter = filter
    filter.measures = narrowed(filter.measures, to: try seenMeasures(book))
    return filter
  }

  func seen(_ filter: JournalFilter, _ book: any BookReading) throws -> JournalFilter {
    var filter = filter
    filter.measures = narrowed(filter.measures, to: try seenMeasures(book))
    return filter
  }

  /// - Returns: never an empty list, which some servers do not take.
  private func narrowed(_ wanted: [String]?, to seen: [String]?) -> [String]? {
    guard let seen else { return wanted }
    let both = wanted.map { Set($0).intersection(seen).sorted() } ?? seen
    return both.isEmpty ? [""] : both
  }
}
