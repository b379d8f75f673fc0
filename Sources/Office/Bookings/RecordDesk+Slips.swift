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
    try repeats(booking, ledger) + Self.overruns(booking, before, after)
      + Self.beyondOrder(booking, ledger) + days(booking)
      + outside(booking, of: project)
      + reported(booking, of: project, ledger)
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
    return try VoucherBook(ledger, wanted: [key]).expenses(voucher: key).filter {
      booking.mayShareCounterparty(with: $0.booking)
    }.prefix(1).map { .voucherSeen($0) }
  }

  private static func overruns(
    _ booking: Booking, _ before: Assessment?, _ after: Assessment?
  ) throws -> [Slip] {
    guard let before, let after else { return [] }
    var slips: [Slip] = []
    if let id = booking.line, let line = after.settlement.measure.line(id),
      let free = before.commitments[id]?.available, let left = after.commitments[id]?.available,
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
        slips.append(
          .beyondSource(
            id, planned: planned, booked: then.booked, over: try now.booked - planned))
      }
    }
    if booking.kind == .repayment, let id = booking.source,
      let then = before.settlement.awards.first(where: { $0.award.id == id }),
      let now = after.settlement.awards.first(where: { $0.award.id == id }), now.drawn.isNegative
    {
      slips.append(.beyondDrawn(id, drawn: then.drawn, over: now.drawn.magnitude))
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

  private func days(_ booking: Booking) -> [Slip] {
    let today = office.act.day
    let paidOn = booking.paidOn == booking.date ? nil : booking.paidOn
    let days: [(BookingFault.Field, CalendarDate?)] = [
      (.date, booking.date), (.paidOn, paidOn), (.voucherDate, booking.voucherDate),
    ]
    var slips: [Slip] = days.compactMap { field, day in
      guard let day, day > today else { return nil }
      return .dayAhead(field, day, today: today)
    }
    // An invoice may be paid late, but not long before it is there.
    if let paidOn, booking.date.days - paidOn.days > Self.farDays {
      slips.append(.paidBefore(paidOn, booking.date))
    }
    // What is paid or taken back may come long after its invoice.
    if let voucherDate = booking.voucherDate, ![.payment, .creditNote].contains(booking.kind),
      abs(booking.date.days - voucherDate.days) > Self.farDays
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

  /// The last report to a funder that a day of the booking lies in.
  private func reported(
    _ booking: Booking, of project: Project?, _ ledger: Ledger
  ) throws -> [Slip] {
    guard let project else { return [] }
    let awards = project.awards.filter { $0.measure == booking.measure }.map { "award:\($0.id)" }
    let scopes = Set(awards + ["measure:\(booking.measure)", "project:\(project.id)"])
    let kinds = [FormKind.statementOfUse, .interim].map(\.rawValue)
    let day = min(booking.date, booking.paidOn ?? booking.date)
    let last = try ledger.submissions().last {
      kinds.contains($0.report.kind) && scopes.contains($0.report.scope) && day <= $0.report.asOf
    }
    return last.map { [.periodReported(day, submission: $0.id, asOf: $0.report.asOf)] } ?? []
  }
}
