import Amounts

/// A cell as its XML gives it.
struct SheetCell {
  /// `n`, `s`, `str`, `inlineStr`, `b`, `e` or `d`.
  var type = "n"
  var style: String?
  var hasFormula = false
  var hasInlineText = false
  var inlineText = RichText()
  /// The text of its value.
  private(set) var value: [UInt8] = []
  /// How long that text is, in UTF-16 units, also where it was too long to keep.
  private(set) var valueLength = 0

  mutating func appendValue(_ piece: String) {
    valueLength += piece.utf16.count
    if valueLength <= SpreadsheetText.limit * 7 { value += piece.utf8 }
  }

  /// The value without white space around it, which some writers put there.
  var trimmed: ArraySlice<UInt8> {
    var slice = value[...]
    while let first = slice.first, first <= 0x20 { slice.removeFirst() }
    while let last = slice.last, last <= 0x20 { slice.removeLast() }
    return slice
  }
}

/// Finds out what a cell holds.
struct CellDecoder {
  /// What a cell holds; texts are places in the buffer they were appended to.
  enum Content {
    case nothing
    case text(Range<Int>)
    /// Plain decimal text, and whether it differs from what the spreadsheet shows.
    case number(Range<Int>, isFolded: Bool)
    /// A day, and whether it had a time.
    case date(CalendarDate, hasTime: Bool)
    case bool(Bool)
    /// Why it cannot be taken, and the text found.
    case fault(InputFault, value: String)
  }

  let texts: SharedTexts
  let styles: WorkbookStyles?
  let countsFrom1904: Bool

  /// - Parameter bytes: where texts are appended.
  func decode(_ cell: SheetCell, into bytes: inout [UInt8]) -> Content {
    switch cell.type {
    case "s": return shared(cell, into: &bytes)
    case "inlineStr":
      if let length = cell.inlineText.overlongLength {
        return tooLong(length, value: String(decoding: cell.inlineText.utf8, as: UTF8.self))
      }
      return append(cell.inlineText.utf8, to: &bytes)
    case "str": return formulaText(cell, into: &bytes)
    case "e": return fault(.errorValue(string(cell.trimmed)), cell)
    case "b": return bool(cell)
    case "d": return day(cell)
    case "n": return number(cell, into: &bytes)
    default: return fault(.unknownType(cell.type), cell)
    }
  }

  private func shared(_ cell: SheetCell, into bytes: inout [UInt8]) -> Content {
    if cell.value.isEmpty { return .nothing }
    guard let index = Int(string(cell.trimmed)), let text = texts.range(index) else {
      return fault(.unknownText(string(cell.trimmed)), cell)
    }
    if let length = texts.overlongLength(index) { return tooLong(length, value: "…") }
    return append(text, to: &bytes)
  }

  private func formulaText(_ cell: SheetCell, into bytes: inout [UInt8]) -> Content {
    guard cell.valueLength <= SpreadsheetText.limit * 7 else {
      return tooLong(cell.valueLength, value: string(cell.value[...]))
    }
    let start = bytes.count
    bytes += cell.value
    SpreadsheetText.resolve(&bytes, from: start)
    let length = String(decoding: bytes[start...], as: UTF8.self).utf16.count
    guard length <= SpreadsheetText.limit else {
      return tooLong(length, value: string(cell.value[...]))
    }
    return .text(start..<bytes.count)
  }

  private func append(_ text: some Collection<UInt8>, to bytes: inout [UInt8]) -> Content {
    let start = bytes.count
    bytes += text
    return .text(start..<bytes.count)
  }

  private func bool(_ cell: SheetCell) -> Content {
    switch string(cell.trimmed) {
    case "1", "true": .bool(true)
    case "0", "false": .bool(false)
    case "": cell.hasFormula ? fault(.formulaWithoutValue, cell) : .nothing
    default: .fault(.value(.notABool), value: string(cell.trimmed))
    }
  }

  /// A day as text, which the strict form of the standard allows: `2026-06-30T00:00:00`.
  private func day(_ cell: SheetCell) -> Content {
    let text = string(cell.trimmed)
    if text.isEmpty { return .nothing }
    let parts = text.split(separator: "T", maxSplits: 1)
    switch DateText.read(parts[0]) {
    case .success(let date):
      let hasTime = parts.count == 2 && parts[1].contains { $0.isNumber && $0 != "0" }
      return .date(date, hasTime: hasTime)
    case .failure(let error): return .fault(.value(ValueFault(error)), value: text)
    }
  }

  private func number(_ cell: SheetCell, into bytes: inout [UInt8]) -> Content {
    let text = cell.trimmed
    if text.isEmpty { return cell.hasFormula ? fault(.formulaWithoutValue, cell) : .nothing }
    guard let saved = SheetNumber(text) else {
      return .fault(.value(.notANumber), value: string(text))
    }
    switch format(cell.style) {
    case nil: return fault(.unknownStyle(cell.style ?? ""), cell)
    case .time: return fault(.timeOfDay, cell)
    case .date: return date(saved, text)
    case .number: break
    }
    if saved.hasLostDigits {
      return fault(.tooManyDigits(count: saved.digits.count, limit: SheetNumber.precision), cell)
    }
    let number = saved.folded
    let start = bytes.count
    number.append(to: &bytes)
    return .number(start..<bytes.count, isFolded: number != saved.shown)
  }

  /// What the number format of a style says of a number; nil where that is nothing.
  func meaning(_ style: String?) -> NumberMeaning? {
    guard let style, let styles else { return nil }
    return Int(style).flatMap(styles.meaning)
  }

  /// Whether what stands in a cell of a style is struck through.
  func isStruck(_ style: String?) -> Bool {
    guard let style, let styles else { return false }
    return Int(style).map(styles.isStruck) ?? false
  }

  /// Nil where the workbook has no such style.
  private func format(_ style: String?) -> NumberFormat? {
    guard let style, let styles else { return .number }
    return Int(style).flatMap(styles.format)
  }

  /// The day that a number stands for. Excel counts 29 February 1900, which no calendar has.
  private func date(_ number: SheetNumber, _ text: ArraySlice<UInt8>) -> Content {
    guard let day = number.whole, day >= (countsFrom1904 ? 0 : 1), day <= 2_958_465,
      countsFrom1904 || day != 60
    else { return .fault(.value(.noSuchDay), value: string(text)) }
    let start =
      countsFrom1904
      ? CalendarDate(year: 1904, month: 1, day: 1)
      : CalendarDate(year: 1900, month: 1, day: 1)?.adding(days: day < 60 ? -1 : -2)
    guard let date = start?.adding(days: day), date.year <= 9999 else {
      return .fault(.value(.noSuchDay), value: string(text))
    }
    return .date(date, hasTime: !number.isWhole)
  }

  private func fault(_ fault: WorkbookFault, _ cell: SheetCell) -> Content {
    .fault(.workbook(fault), value: string(cell.trimmed))
  }

  private func tooLong(_ length: Int, value: String) -> Content {
    .fault(
      .value(.textTooLong(length: length, limit: SpreadsheetText.limit)),
      value: String(value.prefix(80)))
  }

  private func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
