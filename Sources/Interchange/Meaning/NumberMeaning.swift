/// What the number format of a cell says about its number, where that is not simply euros.
public struct NumberMeaning: Hashable, Sendable {
  /// How a rate is saved.
  public enum Percent: Hashable, Sendable {
    /// 0.8 is shown as 80 %.
    case fraction
    /// 80 is shown as 80 %.
    case written
  }

  /// Another currency than the euro.
  public var currency: String?
  /// The unit that is shown behind the number.
  public var unit: AmountUnit?
  /// The unit by which the number is divided before it is shown: 250000 as 250.
  public var divisor: AmountUnit?
  public var percent: Percent?

  /// Of a spreadsheet that tells currency and per cent by themselves.
  public init(currency: String? = nil, percent: Percent? = nil) {
    self.currency = currency
    self.percent = percent
  }

  /// Reads a format code such as `0.00%`, `[$CHF-807] #,##0.00`, `#,##0.0,"T€"`; nil for one that
  /// says nothing special.
  init?(code: String) {
    var text = ""
    var mask = ""
    var isPercent = false
    var rest = code[...]
    while let character = rest.popFirst() {
      switch character {
      case ";": mask.append(character)
      case "\"":
        text += " " + rest.prefix { $0 != "\"" } + " "
        rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\":
        if let next = rest.popFirst() { text.append(next) }
      case "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 1)
        // `[$USD-409]` is a currency, `[$-407]` a language, `[Red]` a colour.
        if inside.first == "$" {
          text += " " + inside.dropFirst().prefix { $0 != "-" } + " "
        }
      case "%": isPercent = true
      case "0", "#", "?", ",", ".": mask.append(character)
      case let character where character.isLetter || Currency.signs[character] != nil:
        text.append(character)
      case "€": text.append(character)
      default: text.append(" ")
      }
    }
    let words = AmountWords(beside: text)
    currency = words.currency
    unit = words.unit
    divisor = Self.divisor(mask)
    percent = isPercent ? .fraction : words.isPercent ? .written : nil
    if self == NumberMeaning() { return nil }
  }

  /// The format of an id that every workbook knows.
  init?(builtIn id: Int) {
    guard id == 9 || id == 10 else { return nil }
    self.init(percent: .fraction)
  }

  /// Commas behind the last digit before the point divide by a thousand each.
  private static func divisor(_ mask: String) -> AmountUnit? {
    var commas = 0
    for section in mask.split(separator: ";") {
      for part in section.split(separator: ".", omittingEmptySubsequences: false)
      where part.contains(where: { $0 != "," }) {
        commas = max(commas, part.reversed().prefix { $0 == "," }.count)
      }
    }
    switch commas {
    case 0: return nil
    case 1: return .thousand
    case 2: return .million
    default: return .billion
    }
  }
}
