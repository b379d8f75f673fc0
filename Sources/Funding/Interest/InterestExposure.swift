public import Amounts

/// The interest that an award may cost on a day: an exposure, no debt, until an interest notice is
/// booked (§ 49a (3) and (4) VwVfG).
public struct InterestExposure: Hashable, Sendable {
  public let award: String
  public let on: CalendarDate
  /// Late use (Zwischenzinsen): one or more rows for each late part of a drawdown.
  public let lateUse: InterestCalculation
  /// On what is to be repaid (Erstattungszinsen).
  public let repayment: InterestCalculation
  /// The part of ``repayment`` on money that was paid back: it grows no more.
  let ofReturned: InterestCalculation
  /// Both together, rounded once, cents.
  public let total: Money
  /// Interest booked so far, cents.
  public let booked: Money
  /// Whether ``total`` is so little that nothing is asked for it (`smallInterest`).
  public let isWaived: Bool
  /// The days of the bookings and amendments that made money repayable, where nobody told from
  /// which day the award is void, or told a day before them: repayment interest runs from them.
  /// Cents.
  public let assumed: [DatedAmount]
  /// The day that was told.
  public let told: CalendarDate?
  /// The days of ``assumed`` on which an amendment took effect.
  public let amendedOn: Set<CalendarDate>
  /// Whether the funder has to demand it as a rule (NRW VV Nr. 8.6), or may (Bund).
  public let isExpected: Bool
  public let dayCount: DayCount
  public let norm: String
  /// What says that money to be repaid bears interest.
  public static let repaymentNorm = "§ 49a Abs. 3 VwVfG"

  /// All rows, late use first.
  public var rows: [InterestRow] { lateUse.rows + repayment.rows }

  /// - Parameters:
  ///   - settled: the award on `date`.
  ///   - funds: of the same award and day; nil where nothing was ever drawn.
  ///   - effective: the day of the first reducing event, on which the award became void as far as
  ///     money is repayable, before its booking or after; nil: the award's
  ///     ``Milestones/reducedFrom``. Without either, and for money that was taken after that day of
  ///     the notice, it is the day of the booking or amendment that lowered what is due; money that
  ///     was never used bears interest for late use only.
  ///   - onWorkingDays: whether a window that ends on a free day ends on the next working day.
  /// - Throws: ``InterestError``.
  public init(
    _ settled: AwardSettlement, funds: AwardFunds?, on date: CalendarDate,
    effective: CalendarDate? = nil, table: BaseRateTable, onWorkingDays: Bool = false
  ) throws(InterestError) {
    let rules = settled.rules
    let told = effective ?? settled.award.milestones.reducedFrom
    var late: [InterestRow] = []
    var owed: [InterestRow] = []
    var returned: [InterestRow] = []
    var assumed: [CalendarDate: Int64] = [:]
    let first = (funds?.use.parts ?? []).flatMap(\.falls).map(\.on).min()
    let asked = effective.map { (day: $0, booked: first) }
    for part in (funds?.use.parts ?? []).map({ onWorkingDays ? $0.onWorkingDays : $0 }) {
      if part.end == .open, settled.leftAside > .zero { continue }
      let spans = InterestSpans(
        part, told: settled.award.milestones.reducedFrom, asked: asked, on: date)
      for span in spans.late {
        late += try InterestCalculation.rows(
          on: part.amount, after: max(span.start, Self.start(part.drawnOn, rules.interestFrom)),
          through: span.end, by: rules.dayCount, table: table)
      }
      for span in spans.owed {
        let rows = try InterestCalculation.rows(
          on: part.amount, after: span.start, through: span.end, by: rules.dayCount, table: table)
        owed += rows
        if case .repaid = part.end { returned += rows }
        if span.isAssumed { assumed[span.start, default: 0] += part.amount.cents }
      }
    }
    award = settled.award.id
    on = date
    lateUse = try InterestCalculation(rows: late)
    repayment = try InterestCalculation(rows: owed)
    ofReturned = try InterestCalculation(rows: returned)
    let total = try InterestCalculation(rows: late + owed).total
    self.total = total
    booked = funds?.interestBooked ?? .zero
    isWaived = total > .zero && rules.money(.smallInterest).map { total <= $0 } ?? false
    self.assumed = assumed.sorted { $0.key < $1.key }
      .map { DatedAmount($0.key, Money(cents: $0.value)) }
    self.told = told
    amendedOn = Set(assumed.keys).intersection(funds?.amendedOn ?? [])
    isExpected = Self.isExpected(settled.award.funder.level)
    dayCount = rules.dayCount
    norm = rules.norm(.interestFrom)
  }

  /// The day before the first that bears interest for late use.
  ///
  /// Payout and the day after it come to the same: the day of payout is not counted.
  private static func start(_ drawnOn: CalendarDate, _ start: InterestStart) -> CalendarDate {
    switch start {
    case .payout, .dayAfterPayout: drawnOn
    case .month13: drawnOn.adding(months: 12)
    }
  }

  /// Whether a funder of `level` demands interest on late use as a rule. Land law, also for EU
  /// programmes that a Land runs: "sind regelmäßig zu verlangen".
  static func isExpected(_ level: Funder.Level) -> Bool { level == .land || level == .eu }
}
