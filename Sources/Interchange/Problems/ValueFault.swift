public import Amounts

/// Why the text of one value cannot be taken.
public enum ValueFault: Error, Hashable, Sendable {
  /// A value is required and none stands there.
  case missing
  /// No amount: what an amount looks like is part of the sentence.
  case notAnAmount
  /// `1.234`: with a grouping mark, or with three decimals of which an amount has only two.
  case ambiguousAmount(grouped: Money)
  case tooManyDecimals(Int)
  case amountBeyondLimit
  /// The amount is below what is allowed here.
  case amountBelow(Money, minimum: Money)
  /// An amount below zero where only the kind of booking has a direction: a tax, a part.
  case negativePart(Money)
  /// The amount must be more than zero.
  case notAboveZero(Money)
  /// An expense below zero: a credit note, or an expense taken back.
  case creditIsNoExpense(Money)
  case notADate
  /// The number as which a spreadsheet saves this day.
  case serialDay(CalendarDate)
  case noSuchDay
  /// `Feb 26`, where a day is needed.
  case monthOnly
  /// `01/02/2015`.
  case ambiguousDate(dayFirst: CalendarDate, monthFirst: CalendarDate)
  /// No rate: `65%`, `0.65` and `2/3` are rates.
  case notARate
  /// The rate lies outside these bounds, both included.
  case rateOutside(minimum: Rate, maximum: Rate)
  /// No number: `17`, `7.5` and `1/3` are numbers.
  case notANumber
  /// `1.250` of something: with a grouping mark, or with three decimals.
  case ambiguousNumber(grouped: String, decimal: String)
  case numberOutside(minimum: Int, maximum: Int)
  case notABool
  /// No length of time: `P42D`, `P2M` and `P5Y6M` are.
  case notADuration
  /// A day where a length of time is wanted.
  case dayForDuration
  /// Not one of the words allowed, with the nearest of them.
  case notOneOf([String], nearest: String?)
  /// An id holds letters, digits and `- _ . /` and no space, at most ``Identifier/limit`` of them.
  case notAnIdentifier
  /// No account number, or one whose check digits do not fit.
  case notAnIBAN
  /// No rules of procurement.
  case notAProcurement
  /// A date or a truth value stands where text is wanted.
  case notText
  /// A number whose format shows another text: `R-017` of 17.
  case shownOtherwise
  /// A long number that a spreadsheet saved as `4,7E+11`.
  case savedAsPower
  case textTooLong(length: Int, limit: Int)
  /// A character that text has no use for; holds its number.
  case controlCharacter(UInt32)

  /// The fault that stands for `error`.
  public init(_ error: AmountTextError) {
    switch error {
    case .empty: self = .missing
    case .notAnAmount: self = .notAnAmount
    case .ambiguous(let grouped): self = .ambiguousAmount(grouped: grouped)
    case .tooManyDecimals(let count): self = .tooManyDecimals(count)
    case .beyondLimit: self = .amountBeyondLimit
    }
  }

  /// The fault that stands for `error`.
  public init(_ error: DateTextError) {
    switch error {
    case .empty: self = .missing
    case .notADate: self = .notADate
    case .noSuchDay: self = .noSuchDay
    case .ambiguous(let dayFirst, let monthFirst):
      self = .ambiguousDate(dayFirst: dayFirst, monthFirst: monthFirst)
    }
  }
}
