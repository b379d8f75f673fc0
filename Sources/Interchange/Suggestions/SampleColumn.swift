import Amounts

/// What stands in a column of a table of unknown form.
struct SampleColumn {
  /// How many values are kept as examples, and how many different ones are counted.
  static let sampleLimit = 3
  static let distinctLimit = 200

  let heading: String
  private(set) var filled = 0
  /// The first different values.
  private(set) var samples: [String] = []
  /// Different values in the order of the file; nil once there are too many.
  private(set) var distinct: [String]? = []
  private var seen: Set<String> = []
  private(set) var hasRepeats = false

  private(set) var dates = 0
  private(set) var ambiguousDates: [ListFault.TwoReadings] = []
  private(set) var strokes: Set<DateForm> = []
  private(set) var amounts = 0
  /// Amounts with cents.
  private(set) var cents = 0
  private(set) var positives = 0
  private(set) var negatives = 0
  private(set) var ambiguousAmounts: [ListFault.TwoReadings] = []
  private(set) var marks: Set<DecimalMark> = []
  private(set) var percents = 0
  private(set) var fractions = 0

  init(heading: String) { self.heading = heading }

  /// Whether most of what stands there are dates; the word `Summe` may stand there too.
  var looksLikeDates: Bool { filled > 0 && dates * 4 >= filled * 3 }
  var looksLikeAmounts: Bool { filled > 0 && amounts * 10 >= filled * 9 && cents > 0 }
  /// Whether all that stands there could be amounts, whole ones included.
  var couldBeAmounts: Bool { filled > 0 && amounts * 10 >= filled * 8 }

  /// The decimal mark that its amounts show; nil where they show none or both.
  var mark: DecimalMark? { marks.count == 1 ? marks.first : nil }

  /// Whether a cell is a number or a date.
  static func isValue(_ cell: TableCell) -> Bool {
    switch cell {
    case .date, .number, .bool: return true
    case .text(let bytes):
      if case .success = AmountText.read(utf8: bytes) { return true }
      guard bytes.count <= 64 else { return false }
      if case .success = DateForm.read(String(decoding: bytes, as: UTF8.self), as: nil) {
        return true
      }
      return false
    }
  }

  mutating func add(_ cell: TableCell, line: Int) {
    guard !cell.isEmpty else { return }
    filled += 1
    let text = cell.string.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    note(text)
    switch cell {
    case .date: dates += 1
    case .bool: return
    case .text, .number:
      addDate(cell, text, line)
      addAmount(cell, text, line)
    }
  }

  private mutating func note(_ text: String) {
    let text = Quote.excerpt(text)
    guard seen.count <= 100_000 else { return }
    guard seen.insert(text).inserted else {
      hasRepeats = true
      return
    }
    if samples.count < Self.sampleLimit { samples.append(text) }
    distinct?.append(text)
    if seen.count > Self.distinctLimit { distinct = nil }
    if text.contains("%") {
      percents += 1
    } else if text.hasPrefix("0,") || text.hasPrefix("0.") {
      fractions += 1
    }
  }

  private mutating func addDate(_ cell: TableCell, _ text: String, _ line: Int) {
    guard case .text = cell else { return }
    switch DateForm.read(text, as: nil) {
    case .success:
      dates += 1
      guard text.contains("/") else { return }
      for form in [DateForm.dmy, .mdy] {
        if case .success = DateForm.read(text, as: form) { strokes.insert(form) }
      }
    case .failure(.ambiguous(let dayFirst, let monthFirst)):
      dates += 1
      if ambiguousDates.count < Self.sampleLimit {
        ambiguousDates.append(
          ListFault.TwoReadings(
            line: line, text: text,
            first: LocalizedText(de: dayFirst.text(.de), en: dayFirst.isoText),
            second: LocalizedText(de: monthFirst.text(.de), en: monthFirst.isoText)))
      }
    case .failure: return
    }
  }

  private mutating func addAmount(_ cell: TableCell, _ text: String, _ line: Int) {
    let isNegative = SignedText.isNegative(cell)
    let plain = text.replacing("-", with: "")
    var mark: DecimalMark?
    if case .number = cell { mark = .point }
    switch AmountText.read(isNegative ? plain : text, mark: mark) {
    case .success(let money):
      amounts += 1
      if money.cents % 100 != 0 || plain.hasSuffix("00") { cents += 1 }
      if money.isZero { return }
      if isNegative { negatives += 1 } else { positives += 1 }
      guard mark == nil, let last = plain.last(where: { $0 == "," || $0 == "." }) else { return }
      let parts = plain.split(separator: last)
      if parts.last?.prefix(while: \.isNumber).count != 3 || plain.contains(last == "," ? "." : ",")
      {
        marks.insert(last == "," ? .comma : .point)
      }
    case .failure(.ambiguous(let grouped)):
      amounts += 1
      cents += 1
      if isNegative { negatives += 1 } else { positives += 1 }
      guard ambiguousAmounts.count < Self.sampleLimit else { return }
      let decimals = LocalizedText(
        de: "Betrag mit drei Nachkommastellen", en: "an amount with three decimals")
      let groups = LocalizedText(de: grouped.text(.de), en: grouped.text(.en))
      let isComma = text.contains(",")
      ambiguousAmounts.append(
        ListFault.TwoReadings(
          line: line, text: text, first: isComma ? decimals : groups,
          second: isComma ? groups : decimals))
    case .failure: return
    }
  }
}
