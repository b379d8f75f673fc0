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

  /// Rates of Germany and its neighbours, as numbers of per cent.
  private static let rates: Set<Int64> = [5, 7, 10, 13, 16, 19, 20, 21, 22, 25]

  mutating func take(_ tax: Money, of amount: Money, line: Int, _ readings: TableReadings?) {
    guard !tax.isZero else { return }
    // 19/119, to the cent that rounding may have added.
    if (tax.cents - 1).multipliedReportingOverflow(by: 119).partialValue > amount.cents * 19 {
      readings?.remark(.highTax(line: line, tax: tax, amount: amount))
    }
    rows += 1
    guard tax.cents % 100 == 0, Self.rates.contains(tax.cents / 100) else {
      areRates = false
      return
    }
    guard first == nil else { return }
    let rate = tax.cents / 100
    // tax = amount × rate / (100 + rate), to the cent.
    let difference = tax.cents * (100 + rate) - amount.cents * rate
    if abs(difference) > 100 + rate { first = Row(line: line, tax: tax, amount: amount) }
  }

  /// The row that shows that rates stand here; one alone shows nothing.
  var rateInsteadOfTax: Row? { areRates && rows > 1 ? first : nil }
}
