public import Amounts

/// Projects that have begun are not funded unless an early start was permitted (VV Nr. 1.3 zu § 44
/// LHO/BHO). A project begins with the conclusion of a contract for deliveries or services (OVG
/// Lüneburg 8 LA 144/13, 8 LB 92/14): the day of an order counts, else that of a voucher or of the
/// service, which the contract came before, and a payment at the latest.
///
/// Whoever began before the period of the notice may lose the whole grant. Where the notice lets
/// its period begin before its own day, what lies inside is asked about only.
enum EarlyStartRule: MeasureRule {
  private struct Key: Hashable {
    let start: CalendarDate
    let period: DateRange
  }

  /// Something that shows that the project had begun.
  private struct Sign {
    let day: CalendarDate
    let what: LocalizedText
    let amount: Money
  }

  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for settled in context.awards(by: { Key(start: $0.award.start, period: $0.award.period) }) {
      let award = settled.award
      let signs = try orders(context, award) + vouchers(context, award) + payments(context, award)
      guard let first = signs.min(by: { $0.day < $1.day }) else { continue }
      let isBeforePeriod = first.day < award.period.from
      let sum = try signs.map(\.amount).sum()
      var measured: [Term] = [.text(first.what), .words("vom", "of"), .date(first.day)]
      if signs.count > 1 {
        measured += [
          .words(
            "und \(signs.count - 1) weitere, zusammen", "and \(signs.count - 1) more, together"),
          .money(sum),
        ]
      } else {
        measured += [.words("über", "for"), .money(sum)]
      }
      if isBeforePeriod {
        measured += [.words("; die ganze Zuwendung ist gefährdet", "; the whole grant is at risk")]
      }
      findings.append(
        context.finding(
          .earlyStart, isBeforePeriod ? .error : .warning, award: award.id,
          amount: isBeforePeriod ? award.amount : sum,
          norm: context.budgetClause("1.3", award) + ", OVG Lüneburg 8 LA 144/13",
          measured: measured,
          allowed: [.words("Beginn frühestens am", "start on"), .date(award.start)],
          remedy: award.milestones.earlyStartFrom == nil ? 0 : 1))
    }
    return findings
  }

  private static func orders(_ context: RuleContext, _ award: Award) -> [Sign] {
    context.records.orders.filter { $0.concludedOn < award.start }.map { standing in
      let order = standing.order
      return Sign(
        day: standing.concludedOn,
        what: LocalizedText(
          de: "Auftrag \(order.id) an \(order.partner)", en: "order \(order.id) to \(order.partner)"
        ),
        amount: order.value)
    }
  }

  /// Vouchers and services from before; those that name an order are told by it.
  private static func vouchers(
    _ context: RuleContext, _ award: Award
  ) throws(AmountError) -> [Sign] {
    let told = Set(context.records.orders.map(\.order.id))
    var signs: [Sign] = []
    for record in context.records.vouchers {
      let booking = record.booking
      guard let day = record.begunOn, day < award.start,
        !(booking.facts.order.map(told.contains) ?? false)
      else { continue }
      let number = booking.voucher ?? "Nr. \(record.number)"
      let isService = booking.voucherDate.map { day < $0 } ?? true
      let payee = booking.counterparty.map { ", \($0)," } ?? ""
      signs.append(
        Sign(
          day: day,
          what: isService
            ? LocalizedText(
              de: "Leistung lt. Beleg \(number)\(payee)", en: "service of voucher \(number)\(payee)"
            )
            : LocalizedText(de: "Beleg \(number)\(payee)", en: "voucher \(number)\(payee)"),
          amount: record.eligible))
    }
    return signs
  }

  /// Payments inside the period and before the start whose voucher is not older still.
  private static func payments(
    _ context: RuleContext, _ award: Award
  ) throws(AmountError) -> [Sign] {
    // By day, so that what was booked and taken back leaves no first day behind.
    var early: [CalendarDate: Money] = [:]
    for activity in context.activities where activity.key.kind == .expense {
      guard let day = activity.key.countsOn, day < award.start, award.period.contains(day)
      else { continue }
      early[day] = try (early[day] ?? .zero) + activity.eligible
    }
    for record in context.records.vouchers {
      guard let day = record.countsOn, let begun = record.begunOn, begun < award.start else {
        continue
      }
      early[day] = try early[day].map { (sum) throws(AmountError) in try sum - record.eligible }
    }
    let rest = early.filter { $0.value > .zero }.sorted { $0.key < $1.key }
    return rest.map { day, amount in
      Sign(
        day: day, what: LocalizedText(de: "Zahlung", en: "payment"), amount: amount)
    }
  }
}

extension Award {
  /// The first day on which the project may begin.
  public var start: CalendarDate { min(awardedOn, milestones.earlyStartFrom ?? awardedOn) }
}

extension JournalRecord {
  /// The first day that the voucher of an expense tells of; nil where it tells none, and for staff,
  /// whose contract is no order.
  public var begunOn: CalendarDate? {
    guard booking.method?.isStaff != true else { return nil }
    return [booking.voucherDate, booking.facts.service?.from].compactMap { $0 }.min()
  }
}
