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
  /// Both together, rounded once, cents.
  public let total: Money
  /// Interest booked so far, cents.
  public let booked: Money
  /// Whether the funder has to demand it as a rule (NRW VV Nr. 8.6), or may (Bund).
  public let isExpected: Bool
  public let dayCount: DayCount
  public let norm: String

  /// All rows, late use first.
  public var rows: [InterestRow] { lateUse.rows + repayment.rows }

  /// - Parameters:
  ///   - settled: the award on `date`.
  ///   - funds: of the same award and day; nil where nothing was ever drawn.
  ///   - effective: the day on which the award became void as far as money is repayable; nil: the
  ///     award's ``Milestones/reducedFrom``. Without either no interest on repayment is computed.
  /// - Throws: ``InterestError``.
  public init(
    _ settled: AwardSettlement, funds: AwardFunds?, on date: CalendarDate,
    effective: CalendarDate? = nil, table: BaseRateTable
  ) throws(InterestError) {
    let rules = settled.rules
    let voidFrom = effective ?? settled.award.milestones.reducedFrom
    var late: [InterestRow] = []
    for part in funds?.use.parts ?? [] where part.isLate(asOf: date) {
      late += try Self.rows(
        part, from: rules.interestFrom, on: date, voidFrom: voidFrom, by: rules.dayCount,
        table: table)
    }
    var owed: [InterestRow] = []
    if let voidFrom, voidFrom < date {
      let repaid = (funds?.repayments ?? []).filter { $0.date > voidFrom }
      owed = try RepaymentInterest.rows(
        owed: settled.repayable, repayments: repaid, effective: voidFrom, on: date,
        by: rules.dayCount, table: table)
    }
    award = settled.award.id
    on = date
    lateUse = try InterestCalculation(rows: late)
    repayment = try InterestCalculation(rows: owed)
    total = try InterestCalculation(rows: late + owed).total
    booked = funds?.interestBooked ?? .zero
    isExpected = Self.isExpected(settled.award.funder.level)
    dayCount = rules.dayCount
    norm = rules.norm(.interestFrom)
  }

  /// The rows of one part that was used late: from payout, or from the thirteenth month, to its use
  /// or return.
  ///
  /// Payout and the day after it come to the same: the day of payout is not counted.
  public static func rows(
    _ part: FundsUse.Part, from start: InterestStart, on date: CalendarDate,
    voidFrom: CalendarDate? = nil, by dayCount: DayCount, table: BaseRateTable
  ) throws(InterestError) -> [InterestRow] {
    let after: CalendarDate
    switch start {
    case .payout, .dayAfterPayout: after = part.drawnOn
    case .month13: after = part.drawnOn.adding(months: 12)
    }
    // From the day money is repayable it bears interest as such.
    let end = part.endedOn ?? min(date, max(voidFrom ?? date, part.drawnOn))
    return try InterestCalculation.rows(
      on: part.amount, after: after, through: end, by: dayCount, table: table)
  }

  /// Whether a funder of `level` demands interest on late use as a rule. Land law, also for EU
  /// programmes that a Land runs: "sind regelmäßig zu verlangen".
  static func isExpected(_ level: Funder.Level) -> Bool { level == .land || level == .eu }
}
