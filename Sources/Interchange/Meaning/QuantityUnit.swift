import Amounts
import Funding

/// What is counted that is no money: the units of in-kind contributions, and what an amount in
/// euros must not be shown in.
enum QuantityUnit: CaseIterable {
  case hours, days, months, years, pieces, area, length, volume, weight, points

  /// Reads a word as people write it beside a number; nil for any other.
  init?(_ word: some StringProtocol) {
    // „H“ and „S“ are the sides of an account.
    guard word != "H", let unit = Self.known[Self.folded(word)] else { return nil }
    self = unit
  }

  /// Whether the word alone, or in brackets, tells what the column of a heading counts; months and
  /// days there are the times of the amounts.
  static func isHeading(_ word: String) -> Bool {
    guard word == "h" || word.count > 1, let unit = QuantityUnit(word) else { return false }
    return unit == .hours || unit == .pieces && word.count > 2 || unit == .area
  }

  /// Whether a quantity of this method may be counted in what the word says.
  static func isFitting(_ word: String, _ method: ValuationMethod?) -> Bool {
    // Delivered units are whatever the award pays for: participants, trees.
    if method == .units { return AmountWords(beside: word).other != nil }
    guard let unit = QuantityUnit(word) else { return false }
    return switch method {
    case .hours: unit == .hours
    case .depreciation, .licence, .months: unit == .months
    // Square metres times months.
    case .rent: unit == .area || unit == .months
    case .goods: ![.hours, .days, .months, .years].contains(unit)
    case .units, nil: unit == .pieces
    }
  }

  /// What is shown beside a quantity: by the format of its cell, or in its text, from which it is
  /// then taken out. Nil where nothing is.
  static func word(beside text: inout String, _ meaning: NumberMeaning?) -> String? {
    if let meaning, meaning != NumberMeaning(), meaning.digits == 0 {
      if let odd = meaning.word ?? meaning.currency { return odd }
      if meaning.saysEuro { return "€" }
      if meaning.percent != nil { return "%" }
      return (meaning.unit ?? meaning.divisor)?.name.de
    }
    let digits = text.prefix { $0.isNumber || ".,/ ".contains($0) }
    guard digits.contains(where: \.isNumber), digits.endIndex < text.endIndex else { return nil }
    let rest = text[digits.endIndex...]
    guard rest.first?.isLetter ?? false else { return nil }
    text = String(digits.filter { $0 != " " })
    return String(rest)
  }

  private static func folded(_ word: some StringProtocol) -> String {
    word.lowercased().filter { !$0.isWhitespace && $0 != "." && $0 != "-" }
  }

  private static let known: [String: QuantityUnit] = {
    var known: [String: QuantityUnit] = [:]
    for (unit, words) in [
      (hours, "h std stdn stunde stunden hour hours hrs hr zeitstunden arbeitsstunden"),
      (.days, "tag tage tagen day days pt personentage arbeitstage at"),
      (.months, "monat monate monaten mon month months pm personenmonate"),
      (.years, "jahr jahre jahren year years"),
      (.pieces, "stück stueck stck stk st pcs piece pieces exemplare expl lizenzen einheiten"),
      (.area, "qm m² m2 qmeter quadratmeter sqm ha hektar"),
      (.length, "m meter lfm lfdm km kilometer"), (.volume, "l liter cbm m³ m3 kubikmeter"),
      (.weight, "kg g kilo kilogramm to tonnen"), (.points, "punkte punkt points pkt"),
    ] {
      for word in words.split(separator: " ") { known[String(word)] = unit }
    }
    return known
  }()
}
