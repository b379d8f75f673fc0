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
  /// Whether a unit beside the number says by what it is divided.
  var namesDivisor = false
  /// What else is shown beside the number: `h`, `Stück`, `ca.`.
  public var word: String?
  /// The format shows nothing of a number: `;;;`.
  public var isHidden = false
  /// Plain euros are shown beside the number, as it stands.
  var saysEuro = false
  /// How many digits a whole number shows at least, with zeros before it: three of `000`.
  var digits = 0
  /// Of a day: only its month and year are shown.
  var showsMonth = false

  /// Whether words or signs beside a number make another text of it than what is saved.
  var hidesText: Bool {
    word != nil || isHidden || saysEuro || currency != nil || percent != nil || unit != nil
      || divisor != nil
  }

  /// Of a spreadsheet that tells currency and per cent by themselves.
  public init(currency: String? = nil, percent: Percent? = nil) {
    self.currency = currency
    self.percent = percent
  }

  /// Reads a format code such as `0.00%`, `[$CHF-807] #,##0.00`, `#,##0.0,"T€"`; nil for one that
  /// says nothing special.
  ///
  /// A unit that says just by what its section divides, as in the last of these, leaves the number
  /// what it is: euros.
  init?(code: String) {
    if NumberFormat.showsMonth(code) {
      showsMonth = true
      return
    }
    let sections = Section.all(code)
    isHidden = sections.count > 1 && sections[0].isEmpty
    if sections[0].mask.count > 1, sections[0].mask.allSatisfy({ $0 == "0" }) {
      digits = sections[0].mask.count
    }
    for (index, section) in sections.enumerated() {
      let words = AmountWords(beside: section.text)
      // A section without a digit stands for the number, as „–“ does for zero.
      if !section.mask.isEmpty { word = word ?? words.other(in: section.text) }
      if section.isForPositive(at: index, below: sections.first?.condition) {
        word = word ?? section.sign ?? section.substitute
      }
      currency = currency ?? words.currency ?? (words.unit == nil ? section.currency : nil)
      if words.isPercent || section.isPercent {
        percent = percent ?? (section.isPercent ? .fraction : .written)
      }
      let divided = Self.divisor(section.mask)
      divisor = divisor ?? divided
      if let shown = words.unit {
        if shown == divided { namesDivisor = true } else { unit = unit ?? shown }
      }
      if words.saysEuro, words.unit == nil, divided == nil { saysEuro = true }
    }
    if self == NumberMeaning() { return nil }
  }

  /// What stands between two semicolons of a format code.
  private struct Section: SignedSection {
    var text = ""
    var mask = ""
    var isPercent = false
    /// What stands where a format names its currency, unless that is the euro.
    var currency: String?
    var shown = ""
    var quoted = ""
    var condition: String?

    var isEmpty: Bool {
      mask.isEmpty && !isPercent && text.allSatisfy(\.isWhitespace)
    }

    static func all(_ code: String) -> [Section] {
      var sections: [Section] = []
      var section = Section()
      var rest = code[...]
      while let character = rest.popFirst() {
        guard character != ";" else {
          sections.append(section)
          section = Section()
          continue
        }
        section.take(character, &rest)
      }
      return sections + [section]
    }

    private mutating func take(_ character: Character, _ rest: inout Substring) {
      switch character {
      case "\"":
        text += " " + rest.prefix { $0 != "\"" } + " "
        shown += rest.prefix { $0 != "\"" }
        quoted += rest.prefix { $0 != "\"" }
        rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\":
        if let next = rest.popFirst() {
          text.append(next)
          shown.append(next)
          quoted.append(next)
        }
      case "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 1)
        if let first = inside.first, "<>=".contains(first) { condition = String(inside) }
        // `[$USD-409]` is a currency, `[$-407]` a language, `[Red]` a colour.
        if inside.first == "$" {
          let name = inside.dropFirst().prefix { $0 != "-" }
          text += " " + name + " "
          let word = name.filter { !$0.isWhitespace && $0 != "." }
          if word.contains(where: { $0.isLetter || $0.isSymbol }), word.count < 12,
            !Currency.euros.contains(word.lowercased())
          {
            currency = word
          }
        }
      case "%": isPercent = true
      case "E" where rest.first == "+" || rest.first == "-":
        mask.append("E")
        rest = rest.dropFirst()
      case "G" where rest.lowercased().hasPrefix("eneral"):
        mask.append("0")
        shown.append("0")
        rest = rest.dropFirst(6)
      case "0", "#", "?", ",", ".":
        mask.append(character)
        shown.append(",.".contains(character) ? character : "0")
      case let character
      where character.isLetter || "€‰".contains(character)
        || Currency.signs[character] != nil:
        text.append(character)
        shown.append(character)
      default:
        text.append(" ")
        shown.append(character)
      }
    }
  }

  /// The format of an id that every workbook knows.
  init?(builtIn id: Int) {
    guard id == 9 || id == 10 || id == 17 else { return nil }
    self.init(percent: id == 17 ? nil : .fraction)
    showsMonth = id == 17
  }

  /// A format code that says the same; nil where none does.
  var code: String? {
    if showsMonth { return "mmm\\ yyyy" }
    if isHidden { return NumberMeaning(code: ";;;") == self ? ";;;" : nil }
    var code = digits > 0 ? String(repeating: "0", count: digits) : "#,##0.00##"
    switch divisor {
    case .thousand: code += ","
    case .million: code += ",,"
    case .billion: code += ",,,"
    case .cent, .euro, nil: break
    }
    let unit: String? =
      switch namesDivisor ? divisor : unit {
      case .cent: "Cent"
      case .thousand: "Tsd."
      case .million: "Mio."
      case .billion: "Mrd."
      case .euro, nil: nil
      }
    let isBracketed = word == "( )"
    let words = [
      unit, saysEuro ? "€" : nil, percent == .written ? "%" : nil, isBracketed ? nil : word,
    ].compactMap { $0 }
    if isBracketed { code = "(\(code))" }
    if !words.isEmpty { code += "\"" + words.map { " " + $0 }.joined() + "\"" }
    if let currency { code += "\\ [$\(currency)]" }
    if percent == .fraction { code += "%" }
    return NumberMeaning(code: code) == self ? code : nil
  }

  /// Commas behind the last digit before the point divide by a thousand each.
  private static func divisor(_ mask: String) -> AmountUnit? {
    let commas = mask.split(separator: ".", omittingEmptySubsequences: false)
      .filter { $0.contains { $0 != "," } }
      .map { $0.reversed().prefix { $0 == "," }.count }.max()
    switch commas ?? 0 {
    case 0: return nil
    case 1: return .thousand
    case 2: return .million
    default: return .billion
    }
  }
}
