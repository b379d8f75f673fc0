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
  /// Whether numbers stand there of which each is one more than the one before.
  private(set) var isRunning = true
  private var lastNumber: Int?

  private(set) var dates = 0
  /// Names of months with their year.
  private(set) var months = 0
  /// Words for a sum, such as `Summe`, and for what is not booked or not known yet.
  private(set) var totals = 0
  private(set) var ambiguousDates: [ListFault.TwoReadings] = []
  private(set) var strokes: Set<DateForm> = []
  private(set) var amounts = 0
  /// Amounts with cents.
  private(set) var cents = 0
  private(set) var positives = 0
  private(set) var negatives = 0
  /// Amounts with `S` or `H` behind them.
  private(set) var sides: Set<String> = []
  /// In what unit the heading says that amounts stand.
  let unit: AmountUnit?
  /// Whether its heading says that its numbers are no euros.
  let isForeign: Bool
  /// Whole numbers that could be rates of a tax.
  private(set) var taxRates = 0
  private(set) var ambiguousAmounts: [ListFault.TwoReadings] = []
  private(set) var marks: Set<DecimalMark> = []
  private(set) var percents = 0
  /// Numbers above one without a percent sign.
  private(set) var aboveOne = 0
  /// Currencies other than the euro that stand alone in a cell.
  private(set) var currencies: Set<String> = []

  init(heading: String) {
    self.heading = heading
    let words = AmountWords(heading: heading)
    unit = words.unit
    isForeign = words.currency != nil || words.isPercent
    if let currency = words.currency { currencies.insert(currency) }
  }

  /// Whether nothing but rates of a tax stands there: whole numbers of per cent, or per cent.
  var looksLikeTaxRates: Bool { filled > 0 && taxRates + percents >= filled }

  /// The sides of an account that its words tell, where nothing but such words stands there.
  var sideSigns: Set<SignedText.Sign> {
    let signs = (distinct ?? []).map { SideWords.sign($0) }
    return signs.contains(nil) ? [] : Set(signs.compactMap { $0 })
  }

  var looksLikeSides: Bool {
    let signs = sideSigns
    return signs.count > 1 || !signs.isEmpty && SideWords.isHeading(heading)
  }

  /// Whether most of what stands there are dates, beside the words of rows of totals.
  var looksLikeDates: Bool { dates > 0 && dates * 4 >= (filled - totals) * 3 }
  /// Whether days or months stand there.
  var looksLikeMonths: Bool { months > 0 && (dates + months) * 4 >= (filled - totals) * 3 }
  /// Whether its amounts are written with cents, or with the sign of the euro.
  var showsCents: Bool { !marks.isEmpty || samples.contains { $0.contains("€") } }
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

  /// What people write where a day is not known.
  private static let open: Set = [
    "n.n.", "n. n.", "nn", "offen", "noch offen", "unbekannt", "k.a.", "k. a.", "tbd", "tba",
    "unbefristet", "laufend", "-", "–",
  ]

  mutating func add(_ cell: TableCell, line: Int, meaning: NumberMeaning? = nil) {
    guard !cell.isEmpty else { return }
    filled += 1
    if let meaning, meaning.percent != nil || meaning.currency != nil {
      // No amount in euros, whatever its digits.
      note(cell.string + (meaning.percent == nil ? "" : " %"))
      if meaning.percent != nil { percents += 1 }
      if let currency = meaning.currency { currencies.insert(currency) }
      return
    }
    let text = cell.string.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    note(text)
    if text.contains("%") { percents += 1 }
    switch cell {
    case .date: dates += 1
    case .bool: return
    case .text, .number:
      if RowWords.beginsWithTotal(text) || Self.open.contains(text.lowercased())
        || MovementState.told(text, isBank: true) == .pending
      {
        totals += 1
      }
      addDate(cell, text, line)
      addAmount(cell, text, line)
    }
  }

  private mutating func note(_ text: String) {
    let number = Int(text)
    if number == nil || lastNumber.map({ $0 + 1 != number }) ?? false { isRunning = false }
    lastNumber = number
    let text = Quote.excerpt(text)
    guard seen.count <= 100_000 else { return }
    guard seen.insert(text).inserted else {
      hasRepeats = true
      return
    }
    if samples.count < Self.sampleLimit { samples.append(text) }
    distinct?.append(text)
    if seen.count > Self.distinctLimit { distinct = nil }
    if CurrencyColumns.isHeading(heading), case .other(let name) = Currency.named(text) {
      currencies.insert(name)
    }
  }

  private mutating func addDate(_ cell: TableCell, _ text: String, _ line: Int) {
    guard case .text = cell else { return }
    switch DateForm.read(text, as: nil) {
    case .success:
      dates += 1
      // A year in front leaves no choice, and neither does the name of a month.
      guard text.contains("/") || text.contains("-"), !text.prefix(4).allSatisfy(\.isNumber),
        !text.contains(where: \.isLetter)
      else { return }
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
    case .failure:
      if MonthText.read(text) != nil { months += 1 }
    }
  }

  private mutating func addAmount(_ cell: TableCell, _ text: String, _ line: Int) {
    guard let found = SignedText.plain(cell) else { return }
    if case .text = cell, let currency = AmountWords(beside: text).currency {
      currencies.insert(currency)
    }
    let isNegative = found.sign == .minus
    if found.sign == .debit { sides.insert("S") }
    if found.sign == .credit { sides.insert("H") }
    let plain = found.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if ["5", "7", "16", "19"].contains(plain) || plain == "0" { taxRates += 1 }
    var mark: DecimalMark?
    if case .number = cell { mark = .point }
    switch AmountText.read(plain, mark: mark, exponent: unit?.exponent ?? 0) {
    case .success(let money):
      amounts += 1
      if money.cents % 100 != 0 || plain.hasSuffix("00") { cents += 1 }
      if money > Money(cents: 100) { aboveOne += 1 }
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
