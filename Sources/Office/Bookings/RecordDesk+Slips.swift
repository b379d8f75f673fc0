import Amounts
import Bookkeeping
import Funding
import LedgerStore
import Reporting

extension RecordDesk {
  /// Days between a booking and its voucher beyond which somebody is asked: half a year.
  private static let farDays: Int32 = 184

  /// What a person would be asked about a new entry.
  /// - Parameters:
  ///   - before: the measure without it.
  ///   - after: the measure with it.
  func slips(
    _ booking: Booking, of project: Project?, before: Assessment?, after: Assessment?,
    _ ledger: Ledger
  ) throws -> [Slip] {
    let ordered = try Self.ordered(besides: booking, ledger)
    return try repeats(booking, ledger) + Self.overruns(booking, before, after, ordered: ordered)
      + Self.beyondOrder(booking, ledger) + days(booking)
      + outside(booking, of: project) + Self.uncounted(before, after)
      + reported(
        min(booking.date, booking.paidOn ?? booking.date), in: booking.measure, of: project, ledger)
  }

  private func repeats(_ booking: Booking, _ ledger: Ledger) throws -> [Slip] {
    let known = try ledger.entries(repeatedBy: booking)
    if let (record, isSame) = known.first {
      return [isSame ? .bookedBefore(record) : .resembles(record)]
    }
    // Whoever gives the total of a voucher says that it has parts.
    guard booking.kind == .expense, booking.facts.voucherTotal == nil,
      let voucher = booking.voucher
    else { return [] }
    let key = VoucherKey(voucher)
    // A voucher that is claimed twice is told wherever the other claim is.
    return try VoucherBook(ledger.whole, wanted: [key]).expenses(voucher: key).filter {
      booking.mayShareCounterparty(with: $0.booking)
    }.prefix(1).map { .voucherSeen($0) }
  }

  /// A discount of more than is usual, of the payments among entries.
  func discounts(_ proposals: [ProposedEntry]) throws -> [Slip] {
    let payments = proposals.map(\.booking).filter { $0.kind == .payment }
    let discount = try payments.compactMap(\.facts.discount).sum()
    let whole = try payments.map(\.amount).sum() + discount
    return Slip.isHigh(discount, of: whole) ? [.discountHigh(discount, of: whole)] : []
  }

  /// That what is paid is booked long after its payment.
  func paidEarly(_ proposals: [ProposedEntry], _ ledger: Ledger) throws -> [Slip] {
    try proposals.prefix(1).compactMap { proposal in
      guard let paidOn = proposal.booking.paidOn, let number = proposal.settles else { return nil }
      let invoiced = try ledger.entry(number).booking.date
      return invoiced.days - paidOn.days > Self.farDays ? .paidBefore(paidOn, invoiced) : nil
    }
  }

  /// That what is paid is retained until a later day.
  static func retained(_ proposals: [ProposedEntry]) -> [Slip] {
    proposals.compactMap { proposal in
      proposal.retainedUntil.map { .retained(proposal.entry.bookedOn, until: $0) }
    }.prefix(1).map { $0 }
  }

  /// What is ordered on the line of an expense and not invoiced yet, but by its own order; cents.
  private static func ordered(besides booking: Booking, _ ledger: Ledger) throws -> Money {
    guard booking.kind == .expense, let line = booking.line else { return .zero }
    return try Self.outstanding(on: line, of: booking.measure, but: booking.facts.order, ledger)
  }

  private static func outstanding(
    on line: String, of measure: String, but id: String?, _ ledger: Ledger
  ) throws -> Money {
    try ledger.orders(measure: measure).filter { $0.order.line == line && $0.order.id != id }
      .map(\.outstanding).sum()
  }

  /// What a person would be asked about before an order is recorded.
  /// - Parameter before: the version that it changes.
  func slips(
    _ order: Order, changing before: Order?, _ booking: Booking, _ portfolio: Portfolio,
    _ ledger: Ledger
  ) throws -> [Slip] {
    let orders = try ledger.orders(measure: order.measure)
    var slips: [Slip] = []
    if before == nil, let same = orders.map(\.order).first(where: { $0.isAlike(order) }) {
      slips.append(.orderSeen(same))
    }
    let invoiced = orders.first { $0.order.id == order.id }?.invoiced ?? .zero
    if let line = portfolio.measure(order.measure)?.line(order.line),
      order.value > before?.value ?? .zero
    {
      let bound = max(.zero, try order.value - invoiced)
      let left =
        try line.free(after: ledger.activities(measure: order.measure))
        - Self.outstanding(on: line.id, of: order.measure, but: order.id, ledger)
      if bound > left {
        slips.append(.beyondLine(line, left: left, over: try bound - left))
      }
    }
    return slips + days(booking)
      + outside(booking, of: portfolio.project(ofMeasure: order.measure))
  }

  /// What a person would be asked about before entries are taken back.
  func slips(
    takingBack records: [JournalRecord], on day: CalendarDate, _ ledger: Ledger
  ) throws -> [Slip] {
    let today = office.act.day
    var slips: [Slip] = day > today ? [.dayAhead(.date, day, today: today)] : []
    let portfolio = try ledger.currentPortfolio()
    let byMeasure = Dictionary(grouping: records, by: \.booking.measure)
    for (id, records) in byMeasure.sorted(by: { $0.key < $1.key }) {
      let back = records.flatMap { $0.reversal(.max, on: day, text: "").activities }
      let (before, after) = try assessments(of: id, adding: back, by: day, ledger, portfolio)
      for record in records { slips += try Self.overruns(record.booking, before, after) }
      slips += try reported(
        takingBack: records, on: day, of: portfolio.project(ofMeasure: id), ledger)
    }
    return slips.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// That entries of one measure are taken back within a report, or that one tells of them.
  func reported(
    takingBack records: [JournalRecord], on day: CalendarDate, of project: Project?,
    _ ledger: Ledger
  ) throws -> [Slip] {
    let days = records.map { min($0.booking.date, $0.booking.paidOn ?? $0.booking.date) }
    guard let first = days.min(), let measure = records.first?.booking.measure else { return [] }
    let into = try reported(day, in: measure, of: project, ledger)
    guard into.isEmpty else { return into }
    return try reported(first, in: measure, of: project, ledger).map { slip in
      guard case .periodReported(_, let submission, let asOf) = slip else { return slip }
      return .reportedTakenBack(first, on: day, submission: submission, asOf: asOf)
    }
  }

  private static func overruns(
    _ booking: Booking, _ before: Assessment?, _ after: Assessment?, ordered: Money = .zero
  ) throws -> [Slip] {
    guard let before, let after else { return [] }
    var slips: [Slip] = []
    if let id = booking.line, let line = after.settlement.measure.line(id),
      let free = try before.commitments[id].map({ try $0.available - ordered }),
      let left = try after.commitments[id].map({ try $0.available - ordered }),
      left.isNegative, left < free
    {
      slips.append(.beyondLine(line, left: free, over: left.magnitude))
    }
    if let id = booking.source,
      let now = after.settlement.sources.first(where: { $0.id == id }),
      let then = before.settlement.sources.first(where: { $0.id == id }), now.booked > then.booked
    {
      // Own money may be there for all that others pay later, and never for more than that.
      let planned =
        now.kind == .source(.ownCash)
        ? try after.settlement.measure.plannedTotal() : now.planned
      if now.booked > planned {
        let over = try now.booked - planned
        slips.append(
          now.kind == .source(.ownCash)
            ? .beyondTotal(id, planned: planned, booked: then.booked, over: over)
            : .beyondSource(id, planned: planned, booked: then.booked, over: over))
      }
    }
    if [.repayment, .drawdown].contains(booking.kind), let id = booking.source,
      let then = before.settlement.awards.first(where: { $0.award.id == id }),
      let now = after.settlement.awards.first(where: { $0.award.id == id }),
      now.repaidBeyond > then.repaidBeyond
    {
      slips.append(.beyondDrawn(id, drawn: then.drawn, over: now.repaidBeyond))
    }
    return slips
  }

  /// An invoice of more than is left of its order.
  private static func beyondOrder(_ booking: Booking, _ ledger: Ledger) throws -> [Slip] {
    guard booking.kind == .expense, let id = booking.facts.order,
      let standing = try ledger.orders().first(where: { $0.order.id == id })
    else { return [] }
    let left = try standing.order.value - standing.invoiced
    guard booking.amount > left else { return [] }
    return [.beyondOrder(standing.order, left: left, over: try booking.amount - max(left, .zero))]
  }

  private func days(_ booking: Booking) -> [Slip] { Self.days(booking, today: office.act.day) }

  /// That a day is still to come, or far from the others.
  static func days(_ booking: Booking, today: CalendarDate) -> [Slip] {
    let paidOn = booking.paidOn == booking.date ? nil : booking.paidOn
    let days: [(BookingFault.Field, CalendarDate?)] = [
      (.date, booking.date), (.paidOn, paidOn), (.voucherDate, booking.voucherDate),
    ]
    var slips: [Slip] = days.compactMap { field, day in
      guard let day, day > today else { return nil }
      return .dayAhead(field, day, today: today)
    }
    // An invoice may be paid late, but not long before it is there.
    if let paidOn, booking.date.days - paidOn.days > farDays {
      slips.append(.paidBefore(paidOn, booking.date))
    }
    // What is paid or taken back may come long after its invoice.
    if let voucherDate = booking.voucherDate, ![.payment, .creditNote].contains(booking.kind),
      abs(booking.date.days - voucherDate.days) > farDays
    {
      slips.append(.dayFar(booking.date, voucherDate: voucherDate))
    }
    return slips
  }

  /// Days before the project and its awards begin, or more than a year after they end.
  private func outside(_ booking: Booking, of project: Project?) -> [Slip] {
    let own = project?.awards.filter { $0.measure == booking.measure }.map(\.period) ?? []
    let periods = own + [project?.period].compactMap { $0 }
    guard let from = periods.map(\.from).min(), let to = periods.map(\.to).max() else { return [] }
    let told = Set([booking.date, booking.paidOn].compactMap { $0 })
    return told.filter { $0 < from || $0 > to.adding(days: 366) }.sorted().prefix(1).map {
      .dayOutside($0, from: from, to: to)
    }
  }

  /// What lies outside the period of an award only by this entry.
  private static func uncounted(_ before: Assessment?, _ after: Assessment?) -> [Slip] {
    let known = before?.findings ?? []
    return (after?.findings ?? []).filter { $0.code == .outOfPeriod && !known.contains($0) }
      .map { .outsidePeriod($0) }
  }

  /// The same of days of several measures, by their ids.
  func reported(
    _ days: [String: CalendarDate], _ portfolio: Portfolio, _ ledger: Ledger
  ) throws -> [Slip] {
    try days.sorted { $0.key < $1.key }.flatMap { measure, day in
      try reported(day, in: measure, of: portfolio.project(ofMeasure: measure), ledger)
    }
  }

  /// The last report to a funder that a day of a measure lies in.
  func reported(
    _ day: CalendarDate, in measure: String, of project: Project?, _ ledger: Ledger
  ) throws -> [Slip] {
    guard let project else { return [] }
    let awards = project.awards.filter { $0.measure == measure }.map { "award:\($0.id)" }
    let scopes = Set(awards + ["measure:\(measure)", "project:\(project.id)"])
    let kinds = [FormKind.statementOfUse, .interim].map(\.rawValue)
    let last = try ledger.submissions().last {
      kinds.contains($0.report.kind) && scopes.contains($0.report.scope) && day <= $0.report.asOf
    }
    return last.map { [.periodReported(day, submission: $0.id, asOf: $0.report.asOf)] } ?? []
  }
}
