import Amounts

/// What stands under „davon zuwendungsfähig“, looked at as a whole: amounts, or shares of the
/// amounts beside them, written as `0,5` or as `50`.
struct ShareColumn {
  /// A row whose eligible amount may be a share.
  struct Row {
    let line: Int
    let text: String
    let share: Rate
    let amount: Money
  }

  /// Up to one euro, beside an amount of more.
  private var small: [Row] = []
  /// Whole numbers up to a hundred, beside amounts of more.
  private var whole: [Row] = []
  private var areWhole = true

  /// - Parameter cell: as it stands in the file; nil for what a profile gives.
  mutating func take(_ eligible: Money, of amount: Money, _ cell: TableCell?, line: Int) {
    guard let cell, !eligible.isZero, !eligible.isNegative, eligible != amount else { return }
    let text = cell.string
    // Who writes the sign of the euro means euros.
    guard !text.contains("€"), !text.uppercased().contains("EUR") else {
      areWhole = false
      return
    }
    func row(_ share: Rate) -> Row {
      Row(line: line, text: Quote.excerpt(text), share: share, amount: amount)
    }
    if eligible <= Money(cents: 100), amount > Money(cents: 200) {
      if small.count < ProblemList.limit { small.append(row(Rate(eligible.exact / Rational(100)))) }
      return
    }
    var isWritten = false
    if case .text = cell { isWritten = text.contains(",") || text.contains(".") }
    guard !isWritten, eligible.cents % 100 == 0, eligible <= Money(cents: 10_000),
      amount > Money(cents: 10_000)
    else {
      areWhole = false
      return
    }
    if whole.count < ProblemList.limit {
      whole.append(row(Rate(eligible.exact / Rational(10_000))))
    }
  }

  /// The rows that may be shares; whole numbers only where nothing else stands there, and more than
  /// one of them.
  var found: [Row] { small + (areWhole && whole.count > 1 ? whole : []) }
}
