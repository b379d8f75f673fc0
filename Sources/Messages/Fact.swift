public import Amounts

/// What a sentence tells of one case. How it is written is the language's matter.
public enum Fact: Hashable, Sendable {
  case money(Money)
  /// `+ 5,00 €` or `− 5,00 €`, as a step of a sum.
  case signed(Money)
  case date(CalendarDate)
  /// ISO 8601 in UTC: `2026-11-28T04:11:23Z` as `28.11.2026 04:11 UTC`.
  case moment(String)
  case rate(Rate)
  case number(Int)
  /// Text of a file or of a person: it comes into a sentence on one line, without control
  /// characters, which a terminal would obey.
  case text(String)
  /// The same in quotes, where other cases of the same sentence have none.
  case quoted(String)
  /// „a“, „b“ oder „c“; of more than forty the first twelve.
  case list([String])
  /// One after the other, however many they are.
  case series([Fact], separator: String = ", ")
  /// Words of our own that are no sentence of the book, such as the name of a kind.
  case words(LocalizedText)
  /// A part that is a sentence of the book itself.
  case message(Message)
  /// Not told in this case: what is allowed or a way out that needs it is left out.
  case nothing

  /// As it stands in a sentence in `language`.
  public func text(_ language: Language) -> String {
    switch self {
    case .money(let money): money.text(language)
    case .signed(let money): (money.isNegative ? "− " : "+ ") + money.magnitude.text(language)
    case .date(let date): date.text(language)
    case .moment(let moment): Self.moment(moment, language)
    case .rate(let rate): rate.text(language)
    case .number(let number): String(number)
    case .text(let text): Self.line(text)
    case .quoted(let text): Self.quoted(text, language)
    case .list(let texts): Self.list(texts, language)
    case .series(let facts, let separator):
      facts.map { $0.text(language) }.joined(separator: separator)
    case .words(let words): words[language]
    case .message(let message): message.text(language)
    case .nothing: ""
    }
  }

  /// As it stands in a sentence, in both languages.
  public var texts: LocalizedText { LocalizedText(de: text(.de), en: text(.en)) }

  /// Names of our own or of a file, one after the other: `a, b, c`.
  public static func names(_ names: [String]) -> Fact { .series(names.map(Fact.text)) }

  /// A path or a digest, which is of no use in part.
  public static func whole(_ text: String) -> Fact {
    let line = line(text, limit: 100_000)
    return .words(LocalizedText(de: line, en: line))
  }

  /// The text on one line, without control characters.
  /// - Parameter limit: so many characters at most; a longer text ends with `…`.
  public static func line(_ text: String, limit: Int = 200) -> String {
    // Nothing behind the limit is looked at: a text may have megabytes.
    var line = ""
    for (count, scalar) in text.unicodeScalars.enumerated() {
      guard count < limit * 4 else { break }
      let category = scalar.properties.generalCategory
      let isPlain =
        category != .control && category != .format && category != .lineSeparator
        && category != .paragraphSeparator
      line.unicodeScalars.append(isPlain ? scalar : " ")
    }
    let isWhole = text.unicodeScalars.dropFirst(limit * 4).isEmpty
    return line.count <= limit && isWhole ? line : line.prefix(limit - 1) + "…"
  }

  private static func moment(_ moment: String, _ language: Language) -> String {
    guard case .success(let day) = DateText.read(moment.prefix(10)), moment.count >= 16 else {
      return line(moment)
    }
    return "\(day.text(language)) \(moment.dropFirst(11).prefix(5)) UTC"
  }

  private static func quoted(_ text: String, _ language: Language) -> String {
    language.pick("„\(line(text))“", "\"\(line(text))\"")
  }

  private static func list(_ texts: [String], _ language: Language) -> String {
    let shown = texts.prefix(texts.count > 40 ? 12 : 40).map { quoted($0, language) }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "–" }
    if texts.count > shown.count {
      let rest = texts.count - shown.count
      return shown.joined(separator: ", ")
        + language.pick(" und \(rest) weitere", " and \(rest) more")
    }
    return shown.dropLast().joined(separator: ", ") + language.pick(" oder ", " or ") + last
  }
}

/// What can stand in a sentence as it is.
public protocol Tellable {
  var fact: Fact { get }
}

extension Fact: Tellable {
  public var fact: Fact { self }
}

extension Money: Tellable {
  public var fact: Fact { .money(self) }
}

extension CalendarDate: Tellable {
  public var fact: Fact { .date(self) }
}

extension Rate: Tellable {
  public var fact: Fact { .rate(self) }
}

extension Int: Tellable {
  public var fact: Fact { .number(self) }
}

extension Int64: Tellable {
  public var fact: Fact { .number(Int(self)) }
}

extension String: Tellable {
  public var fact: Fact { .text(self) }
}

extension [String]: Tellable {
  public var fact: Fact { .list(self) }
}

extension LocalizedText: Tellable {
  public var fact: Fact { .words(self) }
}

extension Message: Tellable {
  public var fact: Fact { .message(self) }
}

extension Optional: Tellable where Wrapped: Tellable {
  public var fact: Fact { map(\.fact) ?? .nothing }
}
