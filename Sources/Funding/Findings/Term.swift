public import Amounts

/// A piece of arithmetic as people check it with a pencil: `20.000,00 € × (100 % + 20 %) =
/// 24.000,00 €`.
public enum Term: Hashable, Sendable {
  case money(Money)
  /// An amount before its one rounding, in cents.
  case exact(Rational)
  case rate(Rate)
  case number(Rational)
  case date(CalendarDate)
  case duration(Duration)
  case text(LocalizedText)
  /// `+`, `−`, `×`, `=`, `≤`, `(`, `)`.
  case sign(String)

  public static let plus = Term.sign("+")
  public static let minus = Term.sign("−")
  public static let times = Term.sign("×")
  static let dividedBy = Term.sign("/")
  public static let equals = Term.sign("=")
  public static let open = Term.sign("(")
  public static let close = Term.sign(")")

  public static func words(_ german: String, _ english: String) -> Term {
    .text(LocalizedText(de: german, en: english))
  }

  /// A text that is the same in every language.
  static func plain(_ text: String) -> Term { .words(text, text) }

  func text(_ language: Language) -> String {
    switch self {
    case .money(let money): money.text(language)
    case .exact(let cents): Self.exactText(cents, language)
    case .rate(let rate): Self.rateText(rate, language)
    case .number(let number): Self.decimalText(number, language)
    case .date(let date): date.text(language)
    case .duration(let duration): duration.text(language)
    case .text(let text): text[language]
    case .sign(let sign): sign
    }
  }

  fileprivate var isAmount: Bool {
    switch self {
    case .money, .exact: true
    default: false
    }
  }

  /// Whether an amount before it stands for itself.
  fileprivate var isEnd: Bool { [.plus, .minus, .equals, .close].contains(self) }

  fileprivate var isZero: Bool {
    switch self {
    case .money(let money): money.isZero
    case .exact(let cents): cents == .zero
    default: false
    }
  }

  /// Two decimals where the amount is whole cents, else up to four more that show what is rounded
  /// away.
  private static func exactText(_ cents: Rational, _ language: Language) -> String {
    if let whole = cents.floor, Rational(whole) == cents {
      return Money(cents: whole).text(language)
    }
    let digits = (cents.magnitude / Rational(100)).decimalText(places: 6)
    var decimals = digits.suffix(6)
    while decimals.count > 2, decimals.last == "0" { decimals = decimals.dropLast() }
    let (grouping, mark) = language == .de ? (".", ",") : (",", ".")
    let number = grouped(digits.dropLast(7), by: grouping) + mark + decimals
    let sign = cents.sign < 0 ? "-" : ""
    return sign + (language == .de ? number + "\u{A0}€" : "€" + number)
  }

  private static func grouped(_ digits: Substring, by mark: String) -> String {
    var rest = digits
    var groups: [Substring] = []
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return ([rest] + groups).joined(separator: mark)
  }

  /// A rate with as many decimals as it has, at most four; one that never ends with two.
  private static func rateText(_ rate: Rate, _ language: Language) -> String {
    rate.text(language, places: rate.wholePlaces ?? 2)
  }

  private static func decimalText(_ number: Rational, _ language: Language) -> String {
    for places in 0...6 {
      let text = number.decimalText(places: places)
      if Rational(text: text) == number { return language == .de ? text.replacingPoint() : text }
    }
    return number.exactText
  }
}

extension Rate {
  /// With how many decimals its per cent is printed as it is; nil where four are too few.
  fileprivate var wholePlaces: Int? {
    [0, 2, 4].first { Rational(text: percentText(places: $0)) == value * Rational(100) }
  }

  /// Whether a reader sees all of it.
  var isPrintedWhole: Bool { wholePlaces != nil }
}

extension String {
  fileprivate func replacingPoint() -> String { String(map { $0 == "." ? "," : $0 }) }
}

extension [Term] {
  /// The arithmetic as one line of text; what adds or takes away nothing is left out.
  public func text(_ language: Language) -> String {
    var line = ""
    for term in withoutZeros {
      let piece = term.text(language)
      if line.isEmpty || line.hasSuffix("(") || piece.first.map({ ":;,.)".contains($0) }) ?? true {
        line += piece
      } else {
        line += " " + piece
      }
    }
    return line
  }

  /// Without `+ 0,00 €` and `− 0,00 €`, and without brackets around one amount.
  private var withoutZeros: [Term] {
    var kept: [Term] = []
    var index = startIndex
    while index < endIndex {
      let next = index + 1 < endIndex ? self[index + 1] : nil
      let after = index + 2 < endIndex ? self[index + 2] : nil
      // `− zurückgezahlt 0,00 €`.
      if !kept.isEmpty, self[index] == .plus || self[index] == .minus, case .text = next,
        after?.isZero == true, index + 3 == endIndex || self[index + 3].isEnd
      {
        index += 3
        continue
      }
      if !kept.isEmpty, self[index] == .plus || self[index] == .minus, next?.isZero == true,
        after != .times, after != .dividedBy
      {
        index += 2
        continue
      }
      kept.append(self[index])
      if kept.count >= 3, kept.last == .close, kept[kept.count - 3] == .open,
        kept.count < index + 1, kept[kept.count - 2].isAmount
      {
        kept.replaceSubrange((kept.count - 3)..., with: [kept[kept.count - 2]])
      }
      index += 1
    }
    return kept
  }
}
