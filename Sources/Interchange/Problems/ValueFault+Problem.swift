import Amounts
import Messages

extension ValueFault {
  var problem: Problem {
    switch self {
    case .missing: Problem("value.VALUE_MISSING")
    case .notAnAmount: Problem("amount.NOT_AN_AMOUNT")
    case .ambiguousAmount(let grouped):
      Problem("value.AMOUNT_AMBIGUOUS", ["grouped": grouped, "typed": grouped.typed])
    case .tooManyDecimals(let count): Problem("value.AMOUNT_DECIMALS", ["count": count])
    case .amountBeyondLimit: Problem("value.AMOUNT_BEYOND_LIMIT", ["maximum": Money.maximum])
    case .amountBelow(let amount, let minimum):
      Problem(
        "value.AMOUNT_TOO_SMALL.amountBelow",
        ["minimum": minimum, "missing": (try? minimum - amount) ?? .zero])
    case .negativePart: Problem("value.AMOUNT_TOO_SMALL.negativePart")
    case .notAboveZero: Problem("value.AMOUNT_NOT_ABOVE_ZERO")
    case .creditIsNoExpense(let amount):
      Problem("value.CREDIT_IS_NO_EXPENSE", ["credited": amount.magnitude])
    case .notADate: Problem("value.NOT_A_DATE.notADate")
    case .serialDay(let day): Problem("value.NOT_A_DATE.serialDay", ["day": day])
    case .noSuchDay: Problem("value.NO_SUCH_DAY")
    case .monthOnly: Problem("value.MONTH_WITHOUT_DAY")
    case .ambiguousDate(let dayFirst, let monthFirst):
      Problem("value.DATE_AMBIGUOUS", ["dayFirst": dayFirst, "monthFirst": monthFirst])
    case .notARate: Problem("value.NOT_A_RATE")
    case .rateOutside(let minimum, let maximum):
      Problem("value.RATE_OUTSIDE", ["minimum": minimum, "maximum": maximum])
    case .notANumber: Problem("value.NOT_A_NUMBER")
    case .ambiguousNumber(let grouped, let decimal):
      Problem(
        "value.NUMBER_AMBIGUOUS",
        [
          "grouped": grouped,
          "decimal": LocalizedText(
            de: decimal, en: decimal.split(separator: ",").joined(separator: ".")),
        ])
    case .numberOutside(let minimum, let maximum):
      Problem("value.NUMBER_OUTSIDE", ["minimum": minimum, "maximum": maximum])
    case .notABool: Problem("value.NOT_A_BOOL")
    case .notADuration: Problem("value.NOT_A_DURATION")
    case .dayForDuration: Problem("value.NOT_A_DURATION.day")
    case .notOneOf(let words, let nearest):
      Problem("value.NOT_ONE_OF", ["words": words]).suggesting(nearest)
    case .notAnIdentifier: Problem("value.NOT_AN_ID", ["limit": Identifier.limit])
    case .notAnIBAN: Problem("value.NOT_AN_IBAN")
    case .notAProcurement: Problem("value.NOT_A_PROCUREMENT")
    case .notText: Problem("value.NOT_TEXT")
    case .shownOtherwise: Problem("value.NOT_TEXT.shownOtherwise")
    case .savedAsPower: Problem("value.NOT_TEXT.savedAsPower")
    case .textTooLong(let length, let limit):
      Problem("value.TEXT_TOO_LONG", ["length": length, "limit": limit, "over": length - limit])
    case .controlCharacter(let number):
      Problem("value.CONTROL_CHARACTER", ["hex": String(number, radix: 16, uppercase: true)])
    }
  }
}
