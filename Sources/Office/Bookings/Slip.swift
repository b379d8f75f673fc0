public import Amounts
import Bookkeeping
public import Funding
public import LedgerStore
public import Messages

/// What a person would be asked about before an entry is recorded: it may be meant, and often it is
/// a slip of the hand (Tippfehler, doppelt erfasst).
public enum Slip: Hashable, Sendable {
  /// An entry that is the same in all that tells one from another.
  case bookedBefore(JournalRecord)
  /// An entry that this may be, completed or corrected.
  case resembles(JournalRecord)
  /// An expense with this voucher, where no total says that it is split.
  case voucherSeen(JournalRecord)
  /// An order that is the same in all but its id.
  case orderSeen(Order)
  /// The same report, handed in as this one, since when nothing changed.
  case submittedBefore(Submission)
  /// A discount for quick payment of more than is usual; cents.
  case discountHigh(Money, of: Money)
  /// More than is left of a plan line; cents.
  case beyondLine(PlanLine, left: Money, over: Money)
  /// Rows of a table that bring more than is left of a plan line of a measure; cents.
  case rowsBeyondLine(PlanLine, measure: String, left: Money, over: Money, rows: [Int])
  /// Rows of a table that bring more than a source or an award of a measure is to give, or an own
  /// source more than all that is to be spent; cents.
  case rowsBeyondSource(
    String, measure: String, planned: Money, ofAll: Bool, booked: Money, over: Money, rows: [Int])
  /// Rows of a file that are the same as one before them.
  case rowsEqual(rows: [Int])
  /// Rows of a table with a discount of more than is usual.
  case rowsDiscountHigh(rows: [Int])
  /// More than a source or an award is to give; cents.
  case beyondSource(String, planned: Money, booked: Money, over: Money)
  /// More from an own source than all that is planned to be spent; cents.
  case beyondTotal(String, planned: Money, booked: Money, over: Money)
  /// More than is left of an order; cents.
  case beyondOrder(Order, left: Money, over: Money)
  /// More is paid back than came from an award; cents.
  case beyondDrawn(String, drawn: Money, over: Money)
  /// A day that is still to come.
  case dayAhead(BookingFault.Field, CalendarDate, today: CalendarDate)
  /// A day of booking far from that of the voucher.
  case dayFar(CalendarDate, voucherDate: CalendarDate)
  /// Rows of a table with a day that is still to come.
  case rowsDayAhead(rows: [Int], today: CalendarDate)
  /// Rows of a table with days far from each other.
  case rowsDayFar(rows: [Int])
  /// A payment of what is retained until a later day.
  case retained(CalendarDate, until: CalendarDate)
  /// Rows of a file that pay what is retained until a later day.
  case rowsRetained(rows: [Int])
  /// A payment long before what it pays is booked.
  case paidBefore(CalendarDate, CalendarDate)
  /// A day before project and awards begin, or long after they end.
  case dayOutside(CalendarDate, from: CalendarDate, to: CalendarDate)
  /// An expense that does not count, because it lies outside an award's period.
  case outsidePeriod(Finding)
  /// A day within a report that was handed in.
  case periodReported(CalendarDate, submission: Int64, asOf: CalendarDate)
  /// The only admin gets a login that is not the own one.
  case shutOut(String, login: String, own: String)
  /// Something of a day within a report that was handed in is taken back on a later day.
  case reportedTakenBack(CalendarDate, on: CalendarDate, submission: Int64, asOf: CalendarDate)

  /// What somebody has to say yes to.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case repeated, beyondPlan, unusualDay, outsidePeriod, reported, unusualDiscount, shutOut

    /// Whether what is booked may be none or mistyped: not to be done where nobody can be asked. A
    /// late voucher belongs into its period, reported or not, and what lies outside a period does
    /// not count there, as every answer says.
    public var isDoubtful: Bool { self != .outsidePeriod && self != .reported }
  }

  public var kind: Kind {
    switch self {
    case .bookedBefore, .resembles, .voucherSeen, .orderSeen, .submittedBefore, .rowsEqual:
      .repeated
    case .beyondLine, .beyondSource, .beyondTotal, .beyondOrder, .beyondDrawn, .rowsBeyondLine,
      .rowsBeyondSource:
      .beyondPlan
    case .discountHigh, .rowsDiscountHigh: .unusualDiscount
    case .dayAhead, .dayFar, .paidBefore, .retained, .rowsDayAhead, .rowsDayFar, .rowsRetained:
      .unusualDay
    case .dayOutside, .outsidePeriod: .outsidePeriod
    case .periodReported, .reportedTakenBack: .reported
    case .shutOut: .shutOut
    }
  }

  /// What is told of it.
  public var problem: Problem {
    switch self {
    case .bookedBefore(let record): Self.problem("slip.SAME_ENTRY", record)
    case .resembles(let record): Self.problem("slip.RESEMBLES_ENTRY", record)
    case .voucherSeen(let record):
      Self.problem("slip.VOUCHER_SEEN", record).telling("voucher", record.booking.voucher ?? "")
    case .orderSeen(let order):
      Problem(
        "slip.ORDER_SEEN",
        [
          "order": order.id, "date": order.orderedOn, "partner": order.partner,
          "value": order.value,
        ])
    case .submittedBefore(let submission):
      Problem(
        "slip.SUBMISSION_SEEN",
        [
          "number": Int(submission.id), "moment": Fact.moment(submission.recordedAt),
          "file": Fact.whole(submission.fileName),
        ])
    case .discountHigh(let discount, let whole):
      Problem(
        "slip.DISCOUNT_HIGH",
        [
          "discount": discount, "whole": whole, "rate": Self.rate(discount, whole),
          "usual": Self.usualDiscount,
        ])
    case .rowsEqual(let rows):
      Problem(
        "slip.ROWS_EQUAL",
        ["rows": rows.count, "numbers": Self.list(rows), "typed": Self.typed(rows)])
    case .rowsDiscountHigh(let rows):
      Problem(
        "slip.DISCOUNT_HIGH.rows",
        ["rows": rows.count, "numbers": Self.list(rows), "usual": Self.usualDiscount])
    case .rowsDayAhead(let rows, let today):
      Problem(
        "slip.DAY_AHEAD.rows",
        ["rows": rows.count, "numbers": Self.list(rows), "today": today])
    case .rowsDayFar(let rows):
      Problem("slip.DAY_FAR.rows", ["rows": rows.count, "numbers": Self.list(rows)])
    case .retained(let paidOn, let until):
      Problem("slip.RETAINED", ["paidOn": paidOn, "until": until])
    case .rowsRetained(let rows):
      Problem("slip.RETAINED.rows", ["rows": rows.count, "numbers": Self.list(rows)])
    case .rowsBeyondLine(let line, let measure, let left, let over, let rows):
      Problem(
        "slip.BEYOND_LINE.rows",
        [
          "line": line.id, "measure": measure, "planned": line.planned, "left": max(left, .zero),
          "over": over, "rows": rows.count, "numbers": Self.list(rows),
        ])
    case .rowsBeyondSource(
      let source, let measure, let planned, let ofAll, let booked, let over, let rows):
      Problem(
        ofAll ? "slip.BEYOND_SOURCE.totalRows" : "slip.BEYOND_SOURCE.rows",
        [
          "source": source, "measure": measure, "planned": planned, "booked": booked,
          "over": over, "rows": rows.count, "numbers": Self.list(rows),
        ])
    case .beyondLine(let line, let left, let over):
      Problem(
        "slip.BEYOND_LINE",
        ["line": line.id, "planned": line.planned, "left": max(left, .zero), "over": over])
    case .beyondSource(let source, let planned, let booked, let over):
      Problem(
        "slip.BEYOND_SOURCE",
        ["source": source, "planned": planned, "booked": booked, "over": over])
    case .beyondTotal(let source, let planned, let booked, let over):
      Problem(
        "slip.BEYOND_SOURCE.total",
        ["source": source, "planned": planned, "booked": booked, "over": over])
    case .beyondOrder(let order, let left, let over):
      Problem(
        "slip.BEYOND_ORDER",
        [
          "order": order.id, "partner": order.partner, "value": order.value,
          "left": max(left, .zero), "over": over,
        ])
    case .beyondDrawn(let award, let drawn, let over):
      Problem("slip.BEYOND_DRAWN", ["award": award, "drawn": drawn, "over": over])
    case .paidBefore(let paidOn, let day):
      Problem(
        "slip.DAY_FAR.paidBefore",
        ["day": day, "paidOn": paidOn, "days": Int(day.days - paidOn.days)])
    case .dayOutside(let day, let from, let to):
      Problem("slip.DAY_OUTSIDE", ["day": day, "from": from, "to": to])
    case .outsidePeriod(let finding):
      Problem(
        "slip.OUTSIDE_PERIOD",
        [
          "award": finding.award ?? finding.measure,
          "measured": LocalizedText(de: finding.measured.text(.de), en: finding.measured.text(.en)),
          "allowed": LocalizedText(de: finding.allowed.text(.de), en: finding.allowed.text(.en)),
        ])
    case .dayAhead(.paidOn, let day, let today):
      Problem("slip.DAY_AHEAD.paidOn", ["day": day, "today": today])
    case .dayAhead(.voucherDate, let day, let today):
      Problem("slip.DAY_AHEAD.voucherDate", ["day": day, "today": today])
    case .dayAhead(_, let day, let today):
      Problem("slip.DAY_AHEAD.date", ["day": day, "today": today])
    case .dayFar(let day, let voucherDate):
      Problem(
        "slip.DAY_FAR",
        ["day": day, "voucherDate": voucherDate, "days": abs(Int(day.days - voucherDate.days))])
    case .shutOut(let person, let login, let own):
      Problem("slip.SHUT_OUT", ["person": person, "login": login, "own": own])
    case .periodReported(let day, let submission, let asOf):
      Problem(
        "slip.PERIOD_REPORTED", ["day": day, "submission": Int(submission), "asOf": asOf])
    case .reportedTakenBack(let day, let on, let submission, let asOf):
      Problem(
        "slip.PERIOD_REPORTED.takenBack",
        ["day": day, "on": on, "submission": Int(submission), "asOf": asOf])
    }
  }

  /// The highest discount for quick payment that nobody is asked about.
  static let usualDiscount = Rate(Rational(5, over: 100))

  private static func rate(_ discount: Money, _ whole: Money) -> Rate {
    Rate(whole > .zero ? discount.exact / whole.exact : .zero)
  }

  /// Whether a discount is more than is usual.
  static func isHigh(_ discount: Money, of whole: Money) -> Bool {
    discount.exact > usualDiscount.value * whole.exact
  }

  /// `3, 5–7`; of many the first.
  static func list(_ rows: [Int]) -> String {
    let texts = spans(rows, "–")
    return texts.prefix(12).joined(separator: ", ") + (texts.count > 12 ? " …" : "")
  }

  /// `3,5-7`, as it is typed; all of them.
  static func typed(_ rows: [Int]) -> String { spans(rows, "-").joined(separator: ",") }

  private static func spans(_ rows: [Int], _ dash: String) -> [String] {
    var spans: [ClosedRange<Int>] = []
    for row in rows.sorted() {
      if let last = spans.last, row <= last.upperBound + 1 {
        spans[spans.count - 1] = last.lowerBound...max(row, last.upperBound)
      } else {
        spans.append(row...row)
      }
    }
    return spans.map { span in
      span.count == 1 ? "\(span.lowerBound)" : "\(span.lowerBound)\(dash)\(span.upperBound)"
    }
  }

  private static func problem(_ key: String, _ record: JournalRecord) -> Problem {
    Problem(
      key,
      [
        "entry": Int(record.number), "date": record.entry.bookedOn,
        "amount": record.booking.amount,
        "payee": record.booking.counterparty.map { ", \($0)" } ?? "",
      ])
  }
}

/// What has to be answered before an entry is recorded; nothing was booked.
public struct SlipsFound: Error, Hashable, Sendable {
  public let slips: [Slip]
}
