/// What stands around a number: a currency, a unit, a percent sign.
struct AmountWords: Equatable {
  /// Another currency than the euro.
  var currency: String?
  var unit: AmountUnit?
  var saysEuro = false
  var isPercent = false
  /// A power of ten by which no unit counts: `in 100 €`, `in Hunderttausend Euro`.
  var oddUnit: String?
  /// A word that is none of these.
  var other: String?
  /// Of a heading: what is counted instead of euros, such as hours.
  var quantity: String?

  /// Reads what stands beside the digits of a cell or in a number format: each word counts.
  init(beside text: String) {
    let tokens = Token.all(text)
    for (index, token) in tokens.enumerated() {
      let next = tokens.dropFirst(index + 1).first
      // The second half of „v. H.“.
      if index > 0, token.folded == "h", tokens[index - 1].folded == "v" { continue }
      if take(token, next) { continue }
      if let code = Currency.sign(of: token.text) {
        currency = code
      } else if token.isWord || token.text == "‰" {
        other = other ?? token.text
      }
    }
    if unit == nil, let other, let letter = Self.alone[other] { (unit, self.other) = (letter, nil) }
  }

  /// What stands beside a number that is no amount in euros or in a unit of them: `Std.`, `ca.`.
  /// - Parameter text: what these words were read from.
  func other(in text: String) -> String? {
    guard let other, !["brutto", "gross"].contains(other.lowercased()) else { return nil }
    return Quote.excerpt(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// Letters that stand for a unit behind a number without the money.
  private static let alone: [String: AmountUnit] = [
    "k": .thousand, "K": .thousand, "T": .thousand, "M": .million,
  ]

  /// Reads a heading: `Betrag in USD`, `Zuwendung (T€)`, `Kosten in 1.000 EUR`. Words that are none
  /// of an amount are those of the heading; a code counts where a unit stands, since `TOP` and
  /// `ALL` are codes too.
  init(heading text: String) {
    let tokens = Token.all(text)
    for (index, token) in tokens.enumerated() {
      let next = tokens.dropFirst(index + 1).first
      let before = index > 0 ? tokens[index - 1] : nil
      let stands =
        token.opensBracket || token.isDivisor || ["in", "je"].contains(before?.folded)
      if let number = token.powerOfTen {
        guard stands || ["x", "×"].contains(before?.folded) || token.isWord else { continue }
        switch number {
        case 1_000 where token.isNumber: unit = .thousand
        case 1_000_000 where token.isNumber: unit = .million
        default: oddUnit = token.text
        }
      } else if token.isNumber {
        continue
      } else if QuantityUnit.isHeading(token.text),
        tokens.count == 1 || token.opensBracket || before?.folded == "in"
      {
        quantity = token.text
      } else if token.text == "‰" {
        quantity = token.text
      } else if token.folded == "cent", before?.folded == "per" {
        isPercent = true
      } else if token.text == "%", before?.isNumber ?? false {
        continue  // „inkl. 19 % USt“ says nothing of the amount itself.
      } else if take(token, next) {
        continue
      } else if let sign = token.text.first.flatMap({ Currency.signs[$0] }) {
        currency = sign
      } else if let code = Currency.sign(of: token.text),
        token.looksLikeCode && (stands || !Self.commonWords.contains(token.text))
          || Currency.isName(token.text) || stands
      {
        currency = code
      }
    }
  }

  /// Reads the name of a sheet, which may have nothing before the unit: `Plan TEUR`, `2026 T€`.
  init(sheet name: String) {
    self.init(note: name)
    let tokens = Token.all(name)
    for (index, token) in tokens.enumerated() {
      var words = AmountWords()
      let next = tokens.dropFirst(index + 1).first
      if words.take(token, next), words.unit != .cent, token.folded != "tausend" || next != nil {
        unit = words.unit ?? unit
        currency = words.currency ?? currency
      } else if let code = Currency.sign(of: token.text),
        // „SEK I“ is a school.
        token.looksLikeCode && Currency.isCommon(code) && code != "SEK"
          || ["USD", "GBP"].contains(code) && Currency.isName(token.text)
      {
        currency = code
      }
    }
  }

  /// Reads a text that stands alone: `alle Angaben in TEUR`, `(Mio. €)`, `Beträge in 1.000 EUR`. A
  /// unit behind a number belongs to that number: „Programm 50 Mio. €“ says nothing of a table.
  init(note text: String) {
    let tokens = Token.all(text)
    for (index, token) in tokens.enumerated() {
      let before = tokens[..<index].last { !Self.betweenUnit.contains($0.folded) }
      let next = tokens.dropFirst(index + 1).first
      // „Tausend Dank“ is no unit: with nothing before it nothing but the money may follow.
      let isAll =
        index == 0 && tokens.count <= 2 && next.map { Currency.euros.contains($0.folded) } ?? true
      guard isAll || token.opensBracket || Self.beforeUnit.contains(before?.folded ?? "") else {
        continue
      }
      if token.isNumber {
        guard let next, Currency.euros.contains(next.folded) else { continue }
        if token.text == "1000" { unit = .thousand }
        if token.text == "1000000" { unit = .million }
        continue
      }
      var words = AmountWords()
      if words.take(token, next) {
        unit = words.unit ?? unit
        currency = words.currency ?? currency
      } else if before != nil, let code = Currency.sign(of: token.text),
        token.looksLikeCode && !Self.commonWords.contains(token.text)
          || Currency.isName(token.text)
      {
        currency = code
      }
    }
  }

  private init() {}

  private static let beforeUnit: Set = [
    "in", "je", "x", "×", "auf", "angaben", "angabe", "beträge", "betraege", "betrag", "betrage",
    "werte", "wert", "zahlen", "einheit", "einheiten", "summen", "währung", "waehrung", "unit",
    "amounts", "figures", "values", "currency", "rounded",
  ]

  /// What may stand between those and the unit.
  private static let betweenUnit: Set = [
    "schweizer", "us", "amerikanische", "amerikanischen", "britische", "britischen", "englische",
    "englischen", "dänische", "dänischen", "schwedische", "schwedischen", "norwegische",
    "norwegischen", "tschechische", "tschechischen", "polnische", "polnischen", "türkische",
    "türkischen", "russische", "russischen", "ungarische", "ungarischen", "deutsche", "deutschen",
    "vollen", "ganzen", "volle", "ganze", "der", "die", "jeweils", "jew", "rund", "ca", "nearest",
    "the", "to", "swiss",
  ]

  /// Codes that are words as well.
  private static let commonWords: Set = [
    "ALL", "TOP", "PEN", "CUP", "GEL", "BAM", "MOP", "BND",
  ]

  /// Takes a word for a unit, the euro, or per cent.
  private mutating func take(_ token: Token, _ next: Token?) -> Bool {
    let word = token.folded
    if Currency.euros.contains(word) {
      saysEuro = true
    } else if ["%", "prozent", "percent", "vh"].contains(word)
      || word == "v" && next?.folded == "h"
    {
      isPercent = true
    } else if token.text == "TE" {
      unit = .thousand
    } else if let unit = Self.units[word] {
      self.unit = unit
    } else if let unit = Self.letters[word], let next, Currency.euros.contains(next.folded) {
      self.unit = unit
    } else if let first = word.first, let unit = Self.letters[String(first)], word.count > 2 {
      let rest = String(token.text.dropFirst())
      if ["eur", "euro"].contains(rest.lowercased()) {
        (self.unit, saysEuro) = (unit, true)
      } else if rest == "DM" || rest == "USD" || rest == "CHF" {
        (self.unit, currency) = (unit, rest)
      } else {
        return false
      }
    } else {
      return false
    }
    return true
  }

  private static let units: [String: AmountUnit] = [
    "tsd": .thousand, "tds": .thousand, "tausend": .thousand, "thousand": .thousand,
    "thousands": .thousand, "mio": .million, "mill": .million, "million": .million,
    "millionen": .million, "millions": .million, "mrd": .billion, "milliarde": .billion,
    "milliarden": .billion, "cent": .cent, "cents": .cent, "ct": .cent, "eurocent": .cent,
  ]

  private static let letters: [String: AmountUnit] = [
    "t": .thousand, "k": .thousand, "m": .million,
  ]
}

/// A word, a number or a sign of a text.
private struct Token {
  var text: String
  /// Whether a bracket opens before it.
  var opensBracket = false
  /// Whether a stroke stands before it.
  var isDivisor = false

  /// A power of ten from a hundred on, in digits or as a word.
  var powerOfTen: Int? {
    if isNumber, let number = Int(text), text.hasPrefix("1"), number >= 100,
      text.dropFirst().allSatisfy({ $0 == "0" })
    {
      return number
    }
    switch folded {
    case "hundert", "hunderter", "hundreds": return 100
    case "zehntausend": return 10_000
    case "hunderttausend", "hunderttausende": return 100_000
    default: return nil
    }
  }

  var folded: String { text.lowercased() }
  var isNumber: Bool { text.first?.isNumber ?? false }
  var isWord: Bool { text.first?.isLetter ?? false }
  /// Capital letters, or letters that no German word has.
  var looksLikeCode: Bool {
    text.uppercased() == text || text.lowercased().contains { "łčö".contains($0) }
  }

  static func all(_ text: String) -> [Token] {
    var tokens: [Token] = []
    var word = ""
    var opens = false
    var divides = false
    func isMark(_ character: Character) -> Bool {
      "%‰€×".contains(character) || Currency.signs[character] != nil
    }
    func end() {
      guard !word.isEmpty else { return }
      tokens.append(Token(text: word, opensBracket: opens, isDivisor: divides))
      (word, opens, divides) = ("", false, false)
    }
    let all = Array(text)
    for (index, character) in all.enumerated() {
      let last = word.last
      if character.isLetter || character.isNumber {
        if let last, last.isNumber != character.isNumber { end() }
        word.append(character)
      } else if last?.isNumber ?? false, ".'’ \u{A0}\u{202F}".contains(character),
        all.dropFirst(index + 1).prefix(3).allSatisfy(\.isNumber),
        all.dropFirst(index + 1).prefix(3).count == 3
      {
        continue
      } else if character == "-", word.lowercased() == "us" || word.lowercased() == "d" {
        word.append(character)
      } else {
        end()
        if isMark(character) {
          tokens.append(
            Token(text: String(character), opensBracket: opens, isDivisor: divides))
          (opens, divides) = (false, false)
        } else if character == "/" {
          divides = true
        } else if character == "(" || character == "[" {
          opens = true
        }
      }
    }
    end()
    return tokens
  }
}
