import Amounts

/// Amounts as files for programs write them: `8800000.00` or `8800000`, `-12.50`.
enum PlainAmount {
  /// Narrower than ``Amounts/AmountText``: no grouping, no currency, no sign `+`, none or two
  /// decimals, so that what a JSON schema can describe and what is read here are the same.
  static func read(_ text: String) -> Result<Money, InputFault> {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let areDigits = parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { 0x30...0x39 ~= $0 }
    }
    guard (1...2).contains(parts.count), areDigits, parts.count == 1 || parts[1].count >= 2 else {
      let meant = try? AmountText.read(text).get()
      return .failure(.amount(.notPlain(meant, in: .config)))
    }
    if parts.count == 2, parts[1].count > 2 {
      return .failure(.value(.tooManyDecimals(parts[1].count)))
    }
    return AmountText.read(text, mark: .point).mapError { .value(ValueFault($0)) }
  }
}
