public import Amounts
import Messages

extension InputFault {
  /// Why a text is no amount, by its cause where that can be told.
  public init(amount text: String, _ error: AmountTextError) {
    let reason = error == .notAnAmount ? AmountFault.reason(text) : nil
    self = reason.map { .amount($0) } ?? .value(ValueFault(error))
  }
}

extension InputFault {
  /// The same where no kind of booking can tell what a sign means, or where no profile is spoken
  /// of: with the way out of such a table, where its sentences have one.
  func told(in table: AmountFault.SignedTable?) -> InputFault {
    guard let table, case .amount(let fault) = self, fault.problem.has(table.rawValue) else {
      return self
    }
    return .amount(.elsewhere(fault, table))
  }
}

extension AmountFault {
  /// Why a text that is no amount is none, where that can be told.
  /// - Parameter whole: the amount that a rate would be of.
  static func reason(_ text: String, of whole: Money? = nil) -> AmountFault? {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for scalar in text.unicodeScalars where scalar.properties.generalCategory == .format {
      return .invisible(scalar.value)
    }
    guard text.contains(where: \.isNumber) else {
      return !text.isEmpty && text.allSatisfy { isDash($0) || $0 == " " || $0 == "€" }
        ? .onlyDash : nil
    }
    if text.first == "=" { return .formulaText }
    let isASCII = text.allSatisfy { !$0.isNumber || $0.isASCII }
    guard isASCII else { return .otherDigits }
    if isPowerOfTen(text) { return .powerOfTen }
    let words = AmountWords(beside: String(text.map { $0.isNumber ? " " : $0 }))
    if words.isPercent {
      let digits = text.prefix { $0.isNumber || $0 == "," || $0 == "." || $0 == " " }
      let rate = Rate(text: digits.filter { $0 != " " } + "%")
      return .percent(rate, of: whole)
    }
    if let currency = words.currency { return .currency(currency) }
    if let unit = words.unit { return .unit(unit) }
    if let word = words.other {
      // „12,5 h“ are hours, „12,5 H“ is a credit.
      if QuantityUnit(word) != nil { return .foreignUnit(word, wanted: .euros) }
      return SideWords.marks[word.uppercased()] == nil ? nil : .side(word)
    }
    return sign(text) ?? digits(text)
  }

  /// `1,5E+03`.
  static func isPowerOfTen(_ text: String) -> Bool {
    let parts = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].last?.isNumber ?? false
      && parts[1].allSatisfy { $0.isNumber || $0 == "+" || $0 == "-" } && !parts[1].isEmpty
  }

  private static func isDash(_ character: Character) -> Bool {
    SignedText.dashSigns.contains(String(character))
  }

  private static func sign(_ text: String) -> AmountFault? {
    if text.contains("("), text.contains(")") { return .parentheses }
    let body = text.filter { $0 != "€" && $0 != " " && !$0.isLetter }
    let dashes = body.filter(isDash)
    if let last = body.last, isDash(last) {
      let before = body.dropLast(dashes.count).last
      if before == "," || before == "." { return .dashForCents }
    }
    guard let dash = dashes.first else { return nil }
    guard dashes.count == 1 else { return .unclearSign }
    if body.last == dash { return .minusBehind }
    if body.first == dash { return dash == "-" ? nil : .otherMinus }
    return .unclearSign
  }

  private static func digits(_ text: String) -> AmountFault? {
    if text.contains(where: { "'’`´".contains($0) }) { return .apostrophe }
    let body = text.replacing("EUR", with: "").filter { $0 != "€" }
    let parts = body.split(separator: " ")
    let numbers = parts.filter { $0.contains(where: \.isNumber) }
    return numbers.count > 1 ? .spaces : nil
  }
}
