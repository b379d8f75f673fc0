import Amounts

/// A cell of an OpenDocument spreadsheet as its XML gives it.
struct ODSCell {
  /// How many columns it stands for.
  let count: Int
  /// How many columns and rows it stretches over.
  let spans: (columns: Int, rows: Int)
  let hasFormula: Bool
  /// `float`, `percentage`, `currency`, `date`, `time`, `boolean`, `string` or nothing.
  private let type: String
  private let isError: Bool
  /// The value as it is saved, where it is no text.
  let value: String
  /// The code of a currency, where it has one.
  let currency: String?
  /// The name of its style; nil: that of its column.
  let style: String?
  private var text = ""
  private var length = 0
  private var paragraphs = 0

  init(_ attributes: [String: String]) {
    func attribute(_ name: String, _ prefix: String) -> String? {
      attributes[prefix + ":" + name] ?? attributes.withoutPrefix(name)
    }
    guard !attributes.isEmpty else {
      (count, spans, hasFormula, type, isError, value) = (1, (1, 1), false, "", false, "")
      (currency, style) = (nil, nil)
      return
    }
    func number(_ name: String) -> Int {
      let found = attribute(name, "table").flatMap { Int($0) } ?? 1
      return min(max(found, 1), SheetColumns.limit)
    }
    count = number("number-columns-repeated")
    spans = (number("number-columns-spanned"), number("number-rows-spanned"))
    hasFormula = attribute("formula", "table") != nil
    type = attribute("value-type", "office") ?? ""
    isError = attributes["calcext:value-type"] == "error"
    currency = attribute("currency", "office")
    style = attribute("style-name", "table")
    switch type {
    case "float", "percentage", "currency": value = attribute("value", "office") ?? ""
    case "date": value = attribute("date-value", "office") ?? ""
    case "time": value = attribute("time-value", "office") ?? ""
    case "boolean": value = attribute("boolean-value", "office") ?? ""
    default: value = attribute("string-value", "office") ?? ""
    }
  }

  /// What the cell says beyond its number; nil for a plain number or euros.
  /// - Parameter format: what the number format of its style says; nil: nothing is known of it, so
  ///   what the cell shows has to tell currency and unit.
  func meaning(_ format: NumberMeaning?) -> NumberMeaning? {
    if type == "date" { return format?.showsMonth ?? false ? format : nil }
    guard type == "float" || type == "percentage" || type == "currency" else { return nil }
    var meaning = format ?? shown
    if let currency, currency != "EUR" { meaning.currency = currency }
    if type == "percentage" { meaning.percent = .fraction }
    let isNothing = value.utf8.allSatisfy { !(0x31...0x39).contains($0) }
    if paragraphs > 0, !isNothing, text.allSatisfy(\.isWhitespace) { meaning.isHidden = true }
    if text.first == "0", text.utf8.count > 1, text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      meaning.digits = text.utf8.count
    }
    return meaning == NumberMeaning() ? nil : meaning
  }

  /// What the cell shows beside its digits.
  private var shown: NumberMeaning {
    var meaning = NumberMeaning()
    if text.utf8.allSatisfy({ $0 < 0x41 && $0 != UInt8(ascii: "%") && $0 != 0x24 }) {
      return meaning
    }
    let beside = String(text.map { $0.isNumber ? " " : $0 })
    let words = AmountWords(beside: beside)
    meaning.currency = words.currency
    meaning.unit = words.unit
    if !AmountFault.isPowerOfTen(text) {
      meaning.word = words.other(in: beside.filter { !",.+-".contains($0) })
    }
    if words.isPercent { meaning.percent = .written }
    return meaning
  }

  mutating func beginParagraph() {
    if paragraphs > 0 { append("\n") }
    paragraphs += 1
  }

  mutating func append(_ piece: String) {
    length += piece.utf16.count
    if length <= SpreadsheetText.limit { text += piece }
  }

  /// - Parameter bytes: where texts are appended.
  func decode(into bytes: inout [UInt8]) -> CellDecoder.Content {
    if isError { return .fault(.workbook(.errorValue(text)), value: text) }
    switch type {
    case "float", "percentage", "currency": return number(into: &bytes)
    case "date": return date
    case "time": return .fault(.workbook(.timeOfDay), value: text)
    case "boolean":
      return value == "true" || value == "false"
        ? .bool(value == "true") : .fault(.value(.notABool), value: value)
    case "string", "": return string(into: &bytes)
    default: return .fault(.workbook(.unknownType(type)), value: text)
    }
  }

  private func number(into bytes: inout [UInt8]) -> CellDecoder.Content {
    let saved = Array(value.utf8)
    guard let number = SheetNumber(saved[...]) else {
      return .fault(.value(.notANumber), value: value)
    }
    if number.hasLostDigits {
      return .fault(
        .workbook(.tooManyDigits(count: number.digits.count, limit: SheetNumber.precision)),
        value: value)
    }
    let start = bytes.count
    number.folded.append(to: &bytes)
    return .number(start..<bytes.count, isFolded: number.folded != number.shown)
  }

  private var date: CellDecoder.Content {
    let parts = value.split(separator: "T", maxSplits: 1)
    switch DateText.read(parts.first ?? "") {
    case .success(let date):
      let hasTime = parts.count == 2 && parts[1].contains { $0.isNumber && $0 != "0" }
      return .date(date, hasTime: hasTime)
    case .failure(let error): return .fault(.value(ValueFault(error)), value: value)
    }
  }

  private func string(into bytes: inout [UInt8]) -> CellDecoder.Content {
    guard length <= SpreadsheetText.limit else {
      return .fault(
        .value(.textTooLong(length: length, limit: SpreadsheetText.limit)),
        value: String(text.prefix(80)))
    }
    let shown = paragraphs == 0 ? value : text
    if shown.isEmpty {
      return hasFormula && type.isEmpty
        ? .fault(.workbook(.formulaWithoutValue), value: "") : .nothing
    }
    let start = bytes.count
    bytes += shown.utf8
    return .text(start..<bytes.count)
  }
}
