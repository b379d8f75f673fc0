public import Amounts
public import Funding
import Messages

/// What a person should know of how amounts were read, though nothing of it is wrong.
public enum ReadingRemark: Hashable, Sendable {
  /// Amounts of a column count thousands or millions; the first of them.
  case unit(AmountUnit, TableReadings.Sample)
  /// A tax above the German regular rate.
  case highTax(line: Int, tax: Money, amount: Money)
  /// The balance after a row changes by another amount than the row moves.
  case balanceGap(line: Int, heading: String, change: Money, moved: Money)
  /// What ``AmountFault/balanceOpposite(heading:change:as:)`` refuses, of a „Saldo“ that may be
  /// that of the expenses.
  case balanceOpposite(line: Int, heading: String, change: Money, as: BookingKind)
  /// The profile takes what was applied for as the grant.
  case grantRequested(line: Int, heading: String)
  /// Rows of a list that are the same in everything.
  case equalRows([Int])

  /// A heading that stands twice, told apart by the row above it.
  case headingOfTwoRows(line: Int, key: String, heading: String)

  /// A value date that no calendar has, of a month of thirty days.
  case dayOfInterestMonth(line: Int, text: String, day: CalendarDate)

  /// How many of a kind are told one by one.
  static let limit = 5

  public var code: String { problem.code }

  public var line: Int {
    switch self {
    case .unit(_, let sample): sample.line
    case .highTax(let line, _, _), .dayOfInterestMonth(let line, _, _): line
    case .balanceGap(let line, _, _, _), .headingOfTwoRows(let line, _, _): line
    case .balanceOpposite(let line, _, _, _), .grantRequested(let line, _): line
    case .equalRows(let lines): lines.first ?? 0
    }
  }

  /// The sentence for people.
  public func text(_ language: Language) -> String { problem.found.text(language) }

  private var problem: Problem {
    switch self {
    case .unit(let unit, let sample):
      Problem(
        "amount.AMOUNT_UNIT.read",
        [
          "heading": Quote.excerpt(sample.heading ?? ""), "unit": unit.name, "line": sample.line,
          "text": sample.text, "value": sample.value,
        ])
    case .dayOfInterestMonth(let line, let text, let day):
      Problem("notice.DAY_OF_INTEREST_MONTH.table", ["line": line, "text": text, "day": day])
    case .balanceGap(let line, let heading, let change, let moved):
      Problem(
        "notice.BALANCE_GAP",
        ["line": line, "heading": Quote.excerpt(heading), "change": change, "moved": moved])
    case .balanceOpposite(let line, let heading, let change, let kind):
      Problem(
        "notice.BALANCE_OPPOSITE",
        ["line": line, "heading": Quote.excerpt(heading), "change": change, "kind": kind.name])
    case .grantRequested(_, let heading):
      Problem("notice.GRANT_REQUESTED", ["heading": Quote.excerpt(heading)])
    case .headingOfTwoRows(let line, let key, let heading):
      Problem(
        "notice.HEADING_OF_TWO_ROWS",
        ["line": line, "key": key, "heading": Quote.excerpt(heading)])
    case .equalRows(let lines):
      Problem("notice.EQUAL_ROWS", ["lines": Fact.series(lines.map(Fact.number))])
    case .highTax(let line, let tax, let amount):
      Problem("notice.TAX_ABOVE_REGULAR_RATE", ["line": line, "tax": tax, "amount": amount])
    }
  }
}
