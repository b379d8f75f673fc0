/// The language people read: German first, English on request.
public enum Language: String, Sendable, CaseIterable, Codable {
  case de, en

  /// A number with its noun: `1 Zeile`, `2 Zeilen`.
  public func count(
    _ number: Int, _ german: (one: String, more: String), _ english: (one: String, more: String)
  ) -> String {
    let noun = self == .de ? german : english
    return "\(number) " + (number == 1 ? noun.one : noun.more)
  }

  /// The text of the two that is in this language.
  public func pick(_ german: String, _ english: String) -> String {
    self == .de ? german : english
  }
}

/// A text in both languages.
public struct LocalizedText: Hashable, Sendable {
  public let de: String
  public let en: String

  public init(de: String, en: String) {
    self.de = de
    self.en = en
  }

  /// The text in `language`.
  public subscript(_ language: Language) -> String { language.pick(de, en) }
}
