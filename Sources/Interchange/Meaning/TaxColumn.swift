import Amounts

/// What the column of the tax holds, looked at as a whole: amounts of tax, or its rates.
struct TaxColumn {
  /// A row whose tax would be a rate.
  struct Row {
    let line: Int
    let tax: Money
    let amount: Money
  }

  /// Taxes that could be rates and are the tax of their amount at no rate.
  private var suspects: [Row] = []

  /// Whether every tax so far is its rate of the amount beside it.
  private var areOfNet = true
  private var firstOfNet: Row?
  /// Taxes that are no part of a gross amount at any rate.
  private var onlyOfNet = 0

  /// Rates of Germany and its neighbours, as numbers of per cent.
  private static let rates: Set<Int64> = [5, 7, 10, 13, 16, 19, 20, 21, 22, 25]

  /// Whether an amount is another one and the tax on it at one of the rates, to the cent.
  static func isGross(_ gross: Money, of net: Money) -> Bool {
    rates.contains { abs(net.cents * (100 + $0) - gross.cents * 100) <= 50 }
  }

  mutating func take(_ tax: Money, of amount: Money, line: Int, _ readings: TableReadings?) {
    guard !tax.isZero else { return }
    // 19/119, to the cent that rounding may have added.
    if (tax.cents - 1) * 119 > amount.cents * 19 {
      readings?.remark(.highTax(line: line, tax: tax, amount: amount))
    }
    let isOfGross = noteNet(tax, amount, line)
    guard !isOfGross, Self.rate(tax.cents) != nil, suspects.count < ProblemList.limit else {
      return
    }
    suspects.append(Row(line: line, tax: tax, amount: amount))
  }

  /// The rate that a number of cents would be, written as `19` or as `0,19`.
  private static func rate(_ cents: Int64) -> Int64? {
    if rates.contains(cents) { return cents }
    return cents % 100 == 0 && rates.contains(cents / 100) ? cents / 100 : nil
  }

  /// - Returns: whether the tax is part of the amount at one of the rates, to the cent.
  private mutating func noteNet(_ tax: Money, _ amount: Money, _ line: Int) -> Bool {
    // To the cent, since a small tax may be both.
    let isOfNet = Self.rates.contains { abs(amount.cents * $0 - tax.cents * 100) <= 50 }
    let isOfGross = Self.rates.contains {
      abs(amount.cents * $0 - tax.cents * (100 + $0)) <= (100 + $0) / 2
    }
    areOfNet = areOfNet && isOfNet
    guard !isOfGross else { return true }
    onlyOfNet += 1
    firstOfNet = firstOfNet ?? Row(line: line, tax: tax, amount: amount)
    return false
  }

  /// The rows in which a rate stands instead of a tax, true amounts among them or not; of one alone
  /// only the two rates that everybody has tell it.
  var ratesInsteadOfTax: [Row] {
    suspects.count > 1
      ? suspects : suspects.filter { [7, 19].contains(Self.rate($0.tax.cents)) }
  }

  /// The row that shows that the amounts are net; one alone shows nothing.
  var netInsteadOfGross: Row? { areOfNet && onlyOfNet > 1 ? firstOfNet : nil }
}
