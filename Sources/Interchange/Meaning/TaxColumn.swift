import Amounts

/// What the column of the tax holds, looked at as a whole: amounts of tax, or its rates.
struct TaxColumn {
  /// A row whose tax would be a rate.
  struct Row {
    let line: Int
    let tax: Money
    let amount: Money
  }

  private var rows = 0
  /// Whether every tax so far could be a rate.
  private var areRates = true
  /// The first that is no tax of its amount at its own rate.
  private var first: Row?

  /// Whether every tax so far is its rate of the amount beside it.
  private var areOfNet = true
  private var firstOfNet: Row?
  /// Taxes that are no part of a gross amount at any rate.
  private var onlyOfNet = 0

  /// Rates of Germany and its neighbours, as numbers of per cent.
  private static let rates: Set<Int64> = [5, 7, 10, 13, 16, 19, 20, 21, 22, 25]

  mutating func take(_ tax: Money, of amount: Money, line: Int, _ readings: TableReadings?) {
    guard !tax.isZero else { return }
    // 19/119, to the cent that rounding may have added.
    if (tax.cents - 1) * 119 > amount.cents * 19 {
      readings?.remark(.highTax(line: line, tax: tax, amount: amount))
    }
    rows += 1
    noteNet(tax, amount, line)
    guard let rate = Self.rate(tax.cents) else {
      areRates = false
      return
    }
    guard first == nil else { return }
    // tax = amount × rate / (100 + rate), to the cent.
    let difference = tax.cents * (100 + rate) - amount.cents * rate
    if abs(difference) > 100 + rate { first = Row(line: line, tax: tax, amount: amount) }
  }

  /// The rate that a number of cents would be, written as `19` or as `0,19`.
  private static func rate(_ cents: Int64) -> Int64? {
    if rates.contains(cents) { return cents }
    return cents % 100 == 0 && rates.contains(cents / 100) ? cents / 100 : nil
  }

  private mutating func noteNet(_ tax: Money, _ amount: Money, _ line: Int) {
    // To the cent, since a small tax may be both.
    let isOfNet = Self.rates.contains { abs(amount.cents * $0 - tax.cents * 100) <= 50 }
    let isOfGross = Self.rates.contains {
      abs(amount.cents * $0 - tax.cents * (100 + $0)) <= (100 + $0) / 2
    }
    areOfNet = areOfNet && isOfNet
    guard !isOfGross else { return }
    onlyOfNet += 1
    firstOfNet = firstOfNet ?? Row(line: line, tax: tax, amount: amount)
  }

  /// The row that shows that rates stand here; one alone shows nothing.
  var rateInsteadOfTax: Row? { areRates && rows > 1 ? first : nil }

  /// The row that shows that the amounts are net; one alone shows nothing.
  var netInsteadOfGross: Row? { areOfNet && onlyOfNet > 1 ? firstOfNet : nil }
}
