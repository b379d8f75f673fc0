/// Words for the side of an account and for the direction in which money goes: the one vocabulary
/// of amounts with `S` behind them, of columns that say `Ausgabe` or `Einnahme`, and of headings
/// such as `Soll/Haben`.
///
/// Money out is a debit of the account of costs and has an `S` on a bank's statement too; money in
/// is a credit.
enum SideWords {
  /// What may stand behind the digits of an amount, in capital letters.
  static let marks: [String: SignedText.Sign] = [
    "S": .debit, "H": .credit, "DR": .debit, "CR": .credit, "D": .debit, "C": .credit,
    "SOLL": .debit, "HABEN": .credit,
  ]

  /// What a cell says that holds nothing else; nil for any other text.
  static func sign(_ text: String) -> SignedText.Sign? { words[folded(text)] }

  /// Whether a word can mean nothing else, wherever it stands; `H` may also be a kind of cost.
  static func isPlain(_ text: String) -> Bool {
    let word = folded(text)
    return word.count > 3 && word != "rechnung" && words[word] != nil
  }

  /// Small letters; the point of `Einn.` and white space at the ends mean nothing.
  private static func folded(_ text: String) -> String {
    var word = Profile.folded(text)
    if word.count > 1, word.last == "." { word.removeLast() }
    return word
  }

  private static let words: [String: SignedText.Sign] = {
    var words: [String: SignedText.Sign] = [:]
    for (mark, sign) in marks { words[mark.lowercased()] = sign }
    for word in [
      "a", "aus", "out", "dbit", "debit", "debet", "lastschrift", "belastung", "ausgabe",
      "ausgaben", "ausg", "auszahlung", "auszahlungen", "ausgang", "abgang", "abbuchung",
      "zahlungsausgang", "geldausgang", "kassenausgang", "aufwand", "rechnung", "eingangsrechnung",
      "expense", "withdrawal", "outgoing",
    ] { words[word] = .debit }
    for word in [
      "e", "ein", "in", "crdt", "credit", "kredit", "einnahme", "einnahmen", "einn",
      "einzahlung", "einzahlungen", "eingang", "zugang", "zahlungseingang", "geldeingang",
      "kasseneingang", "ertrag", "erlös", "ausgangsrechnung",
      "credit note", "credit-note", "income", "deposit", "incoming",
    ] { words[word] = .credit }
    for word in CreditNoteWords.words { words[word] = .credit }
    for dash in SignedText.dashSigns { words[dash] = .minus }
    (words["minus"], words["negativ"], words["negative"]) = (.minus, .minus, .minus)
    (words["+"], words["plus"], words["positiv"], words["positive"]) = (.plus, .plus, .plus, .plus)
    return words
  }()

  /// Whether a heading says that its column tells the side: `S/H`, `Soll/Haben-Kennzeichen`,
  /// `Einnahme/Ausgabe`, `+/-`.
  static func isHeading(_ text: String) -> Bool {
    let marks = text.filter { !$0.isWhitespace && !"()[]".contains($0) }
    if ["+/-", "-/+", "±", "+-", "+/\u{2212}", "+/\u{2013}"].contains(marks) { return true }
    let parts = text.lowercased().split { !$0.isLetter }.map(String.init).filter {
      !["kennzeichen", "kz", "kennz", "indicator", "flag", "code", "betrag", "umsatz"].contains($0)
    }
    if parts.count == 1, single.contains(parts[0]) { return true }
    // `Ein-/Ausgang`, `Zu-/Abgang`.
    if parts.count == 2, halves.contains([parts[0], parts[1]]) { return true }
    let signs = parts.map { words[$0] }
    return signs.count == 2 && signs[0] != nil && signs[1] != nil && signs[0] != signs[1]
  }

  private static let single: Set = [
    "vorzeichen", "vz", "sh", "shk", "shkz", "buchungsseite", "kontoseite", "richtung",
    "zahlungsrichtung", "direction", "cdtdbtind",
  ]

  private static let halves: Set = [
    ["ein", "ausgang"], ["zu", "abgang"], ["ein", "auszahlung"], ["ein", "ausgabe"],
    ["ein", "ausgaben"], ["zu", "abgänge"],
  ]
}
