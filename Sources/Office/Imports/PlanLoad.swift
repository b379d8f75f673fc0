import Amounts
import Bookkeeping
import Funding
import LedgerStore

/// What the new rows of a table put on plan lines and sources, and on which days: what goes beyond
/// the plan, and a doubtful day, are asked about before it is booked, as with a single entry.
struct PlanLoad {
  private struct Place: Hashable {
    let measure: String
    /// Of a plan line, a source or an award.
    let id: String
    let isLine: Bool
  }

  /// What a row adds, cents; 16 bytes a row.
  private var rows: [Place: [(line: Int32, cents: Int64)]] = [:]
  private var discounts: Set<Int> = []
  private var (ahead, far, retained): (Set<Int>, Set<Int>, Set<Int>) = ([], [], [])
  private let today: CalendarDate
  /// Of booking, by the ids of the measures.
  private(set) var firstDays: [String: CalendarDate] = [:]

  init(today: CalendarDate) { self.today = today }

  /// - Parameter line: the row that the entry comes from.
  mutating func add(_ proposal: ProposedEntry, line: Int) {
    let booking = proposal.booking
    let day = proposal.entry.bookedOn
    firstDays[booking.measure] = min(firstDays[booking.measure] ?? day, day)
    if let discount = booking.facts.discount, booking.kind == .payment,
      let whole = try? booking.amount + discount, Slip.isHigh(discount, of: whole)
    {
      discounts.insert(line)
    }
    if proposal.retainedUntil != nil { retained.insert(line) }
    for slip in RecordDesk.days(booking, today: today) {
      if case .dayAhead = slip { ahead.insert(line) } else { far.insert(line) }
    }
    func take(_ id: String?, isLine: Bool, _ cents: Int64) {
      guard let id else { return }
      let place = Place(measure: booking.measure, id: id, isLine: isLine)
      rows[place, default: []].append((Int32(clamping: line), cents))
    }
    let cents = booking.amount.cents
    switch booking.kind {
    case .expense: take(booking.line, isLine: true, cents)
    case .creditNote: take(booking.line, isLine: true, -cents)
    case .inKind, .civic:
      take(booking.line, isLine: true, cents)
      take(booking.source, isLine: false, cents)
    case .repayment: take(booking.source, isLine: false, -cents)
    case .drawdown: take(booking.source, isLine: false, cents)
    default: if booking.kind.sourceKind != nil { take(booking.source, isLine: false, cents) }
    }
  }

  /// What is to be asked.
  /// - Parameter isBooked: whether the ledger has the rows already.
  func slips(_ portfolio: Portfolio, _ ledger: Ledger, isBooked: Bool) throws -> [Slip] {
    var slips: [Slip] = discounts.isEmpty ? [] : [.rowsDiscountHigh(rows: discounts.sorted())]
    if !ahead.isEmpty { slips.append(.rowsDayAhead(rows: ahead.sorted(), today: today)) }
    if !far.isEmpty { slips.append(.rowsDayFar(rows: far.sorted())) }
    if !retained.isEmpty { slips.append(.rowsRetained(rows: retained.sorted())) }
    let byMeasure = Dictionary(grouping: rows.keys, by: \.measure)
    for (id, places) in byMeasure.sorted(by: { $0.key < $1.key }) {
      guard let measure = portfolio.measure(id) else { continue }
      let activities = try ledger.activities(measure: id)
      for place in places.sorted(by: { ($0.isLine ? 0 : 1, $0.id) < ($1.isLine ? 0 : 1, $1.id) }) {
        let new = Money(cents: rows[place, default: []].reduce(0) { $0 + $1.cents })
        if place.isLine, let line = measure.line(place.id) {
          let free = try line.free(after: activities) + (isBooked ? new : .zero)
          let beyond = beyond(place, free: free)
          if new > free, new > .zero, !beyond.isEmpty {
            slips.append(
              .rowsBeyondLine(line, measure: id, left: free, over: try new - free, rows: beyond))
          }
        } else if !place.isLine, let planned = try planned(place.id, measure, portfolio) {
          let booked =
            try Self.given(place.id, activities) - (isBooked ? new : .zero)
          let free = try planned - booked
          let beyond = beyond(place, free: free)
          if new > free, new > .zero, !beyond.isEmpty {
            slips.append(
              .rowsBeyondSource(
                place.id, measure: id, planned: planned,
                ofAll: measure.source(place.id)?.kind == .ownCash, booked: booked,
                over: try new - free, rows: beyond))
          }
        }
      }
    }
    return slips
  }

  /// The rows with which the sum is above what is free.
  private func beyond(_ place: Place, free: Money) -> [Int] {
    var sum: Int64 = 0
    return (rows[place] ?? []).compactMap { row in
      sum += row.cents
      return row.cents > 0 && sum > free.cents ? Int(row.line) : nil
    }
  }

  /// What a source or an award is to give; own money may be there for all that others pay later.
  private func planned(
    _ id: String, _ measure: Measure, _ portfolio: Portfolio
  ) throws -> Money? {
    if let source = measure.source(id) {
      return source.kind == .ownCash ? try measure.plannedTotal() : source.planned
    }
    return portfolio.award(id)?.amount
  }

  private static func given(_ id: String, _ activities: [Activity]) throws -> Money {
    try activities.filter { $0.key.source == id }.reduce(.zero) { sum, activity in
      switch activity.key.kind {
      case .repayment: try sum - activity.amount
      case .drawdown: try sum + activity.amount
      default: try activity.key.kind.sourceKind == nil ? sum : sum + activity.amount
      }
    }
  }
}
