public import Amounts
import Messages

extension Parameter {
  /// What `explain PARAMETER` tells, apart from the values that rule sets give: the entry of a
  /// parameter in the book of messages.
  public struct Catalogue: Sendable {
    fileprivate let key: String

    /// As sentences and tables name it.
    public var name: LocalizedText { Message(key + ".title").texts }
    /// What it means and what it does to a grant.
    public var meaning: LocalizedText { Message(key + ".meaning").texts }
  }

  public var catalogue: Catalogue { Catalogue(key: "parameters." + rawValue) }
}

extension Parameter.Domain {
  /// What a value is measured in, for people.
  public var unit: LocalizedText {
    switch self {
    case .rate: LocalizedText(de: "v. H., 0 bis 100 %", en: "per cent, 0 to 100 %")
    case .money: LocalizedText(de: "EUR", en: "EUR")
    case .duration: LocalizedText(de: "Dauer wie P42D, P6M, P5Y", en: "duration such as P42D")
    case .flag: LocalizedText(de: "true oder false", en: "true or false")
    case .words(let words):
      LocalizedText(
        de: "eines von " + words.joined(separator: ", "),
        en: "one of " + words.joined(separator: ", "))
    case .list(let words):
      LocalizedText(
        de: "eines oder mehrere von " + words.joined(separator: ", "),
        en: "one or more of " + words.joined(separator: ", "))
    case .procurement:
      LocalizedText(
        de: "wie „from 100000.00: above 1000.00 negotiated 3; above 25000.00 restricted 3“",
        en: "such as \"from 100000.00: above 1000.00 negotiated 3\"")
    case .number: LocalizedText(de: "eine Zahl über 0", en: "a number above 0")
    }
  }
}

extension ParameterValue {
  /// For people; words as the rule set writes them.
  public func text(_ language: Language) -> String {
    switch self {
    case .off: language.pick("keine", "none")
    case .rate, .money, .duration: [term].text(language)
    case .flag(let flag): flag ? language.pick("ja", "yes") : language.pick("nein", "no")
    case .word(let word): word
    case .list(let words): words.joined(separator: ", ")
    case .procurement(let steps): steps.fileText
    case .number: [term].text(language)
    }
  }

  /// As a piece of arithmetic.
  var term: Term {
    switch self {
    case .rate(let rate): .rate(rate)
    case .money(let money): .money(money)
    case .duration(let duration): .duration(duration)
    case .number(let number): .number(number)
    case .off, .flag, .word, .list, .procurement:
      .text(LocalizedText(de: text(.de), en: text(.en)))
    }
  }
}
