public import Amounts

/// Interest on grant money to be repaid (Erstattungszinsen, § 49a (3) VwVfG): from the day the
/// award became void to that extent, until it is repaid.
///
/// That day is the occurrence of the condition (less expenditure, new cover: ANBest-P Nr. 2.1) or
/// the day that the authority's notice names; it is told, not guessed.
public enum RepaymentInterest {
  /// - Parameters:
  ///   - owed: cents still to be repaid on `date`; bears interest up to `date`.
  ///   - repayments: what was repaid; each bears interest up to its day, none before `effective`.
  ///   - effective: the day on which the award became void.
  /// - Throws: ``InterestError``.
  public static func rows(
    owed: Money, repayments: [DatedAmount] = [], effective: CalendarDate, on date: CalendarDate,
    by dayCount: DayCount, table: BaseRateTable
  ) throws(InterestError) -> [InterestRow] {
    var rows: [InterestRow] = []
    for repayment in repayments.sorted(by: { $0.date < $1.date }) where repayment.date <= date {
      rows += try InterestCalculation.rows(
        on: repayment.amount, after: effective, through: repayment.date, by: dayCount, table: table)
    }
    return try rows
      + InterestCalculation.rows(
        on: owed, after: effective, through: date, by: dayCount, table: table)
  }
}
