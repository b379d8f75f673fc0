package import Amounts

extension Rational {
  /// With the language's marks between thousands and before the decimals: `1.234,50`.
  package func decimalText(places: Int, _ language: Language) -> String {
    let parts = decimalText(places: places).split(separator: ".", maxSplits: 1)
    let (group, mark) = language == .de ? (".", ",") : (",", ".")
    var whole = ""
    for (index, digit) in parts[0].reversed().enumerated() {
      if index > 0, index % 3 == 0, digit.isNumber { whole = group + whole }
      whole = String(digit) + whole
    }
    return whole + (parts.count > 1 ? mark + parts[1] : "")
  }
}
