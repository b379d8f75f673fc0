/// Words by which a row says that it is no booking: a sum, a balance, what was carried forward.
///
/// They count as whole words, and only where nothing else stands beside them than what goes with
/// them: „Übertrag von Seite 2“ is one, „Übertragungsnetz“, „Summenformel GmbH“ and „Vortrag
/// Klimaschutz“ are none.
enum RowWords {
  enum Kind: Equatable {
    case total, balance
    /// A word that may be something else as well: a lecture is a „Vortrag“, too.
    case maybeTotal, maybeBalance
  }

  /// What the text of a cell says of its row.
  static func kind(_ bytes: UnsafeBufferPointer<UInt8>) -> Kind? {
    // Nearly all cells end here, without a long text being made.
    guard bytes.count <= 80, let first = firstWord(bytes), isKnown(first) else { return nil }
    return kind(String(decoding: bytes, as: UTF8.self))
  }

  /// The first word in small letters; nil where it is too long to be one of these.
  private static func firstWord(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var word: [UInt8] = []
    var isAfterC3 = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"): word.append(byte)
      case 0x80...0x9E where isAfterC3: word.append(byte + 0x20)  // `Ü` becomes `ü`.
      case 0x80...: word.append(byte)
      default: if !word.isEmpty { return String(decoding: word, as: UTF8.self) }
      }
      isAfterC3 = byte == 0xC3
      if word.count > 24 { return nil }
    }
    return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
  }

  private static func kind(_ text: String) -> Kind? {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    guard !words.isEmpty, words.allSatisfy(isKnown) else { return nil }
    if words.contains(where: balances.contains) { return .balance }
    if words.contains(where: totals.contains) { return .total }
    if words.contains(where: ["opening", "closing", "brought", "carried"].contains),
      words.contains(where: ["balance", "forward"].contains)
    {
      return .balance
    }
    if words.contains(where: maybeBalances.contains) { return .maybeBalance }
    return words.contains(where: maybeTotals.contains) ? .maybeTotal : nil
  }

  /// Whether a text begins with a word for a sum.
  static func beginsWithTotal(_ text: String) -> Bool {
    guard let first = text.first(where: { !$0.isWhitespace }), first.isLetter || first == "*" else {
      return endsDay(text)
    }
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    // Excel's „SACH Ergebnis“, and the stars of SAP.
    if text.allSatisfy({ $0 == "*" }) || words.count > 1 && words.last == "ergebnis" { return true }
    let word = words.first ?? ""
    return totals.contains(word) || maybeTotals.contains(word)
  }

  /// Excel's „05.02.2026 Ergebnis“.
  static func endsDay(_ text: String) -> Bool {
    text.first?.isNumber ?? false && text.hasSuffix(" Ergebnis")
  }

  /// Whether a text says that its row is a part of the sum above it.
  static func isPart(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    firstWord(bytes).map { ["davon", "darunter", "hiervon", "dav"].contains($0) } ?? false
  }

  private static func isKnown(_ word: String) -> Bool {
    balances.contains(word) || totals.contains(word) || maybeBalances.contains(word)
      || maybeTotals.contains(word) || companions.contains(word)
  }

  private static let balances: Set = [
    "anfangsbestand", "anfangssaldo", "anfangsstand", "anfangsguthaben", "eröffnungsbestand",
    "eröffnungssaldo", "saldovortrag", "saldenvortrag", "vortragssaldo", "kassenbestand",
    "kassenanfangsbestand", "kassenendbestand", "kassensaldo", "kassenstand", "kassenvortrag",
    "bankbestand", "banksaldo", "bankguthaben", "kontostand", "kontosaldo", "endbestand",
    "endsaldo", "endstand", "schlussbestand", "schlußbestand", "schlusssaldo", "schlussaldo",
    "schlußsaldo", "abschlusssaldo", "barbestand", "bargeldbestand", "übertrag", "uebertrag",
    "seitenübertrag", "monatsübertrag", "jahresübertrag", "saldoübertrag", "bestandsübertrag",
    "bestandsvortrag", "monatsvortrag", "jahresvortrag", "vorjahresübertrag", "vormonatsübertrag",
    "zwischensaldo", "tagessaldo", "monatssaldo", "buchbestand", "eb", "ebwert", "startguthaben",
    "eröffnungsbilanz",
    "eröffnungsbilanzwert", "anfangskassenbestand",
    "endkassenbestand", "kassenübertrag", "bankvortrag", "kassensturz", "istbestand", "sollbestand",
  ]

  private static let totals: Set = [
    "summe", "summen", "gesamtsumme", "gesamtbetrag", "gesamtergebnis", "insgesamt", "endsumme",
    "zwischensumme", "teilsumme", "kontrollsumme", "subtotal", "monatssumme", "jahressumme",
    "tagessumme", "seitensumme", "quartalssumme", "spaltensumme", "endbetrag",
    "gesamtausgaben", "gesamteinnahmen", "gesamtkosten", "gesamtumsatz",
  ]

  private static let maybeTotals: Set = ["gesamt", "total", "totals", "sum", "su", "ges", "σ"]

  private static let maybeBalances: Set = [
    "vortrag", "saldo", "bestand", "balance", "stand", "guthaben", "restmittel", "restguthaben",
    "restbestand", "kassenguthaben", "mittelübertrag", "mittelbestand",
  ]

  /// What goes with those words.
  private static let companions: Set = [
    "alt", "alter", "alte", "altes", "neu", "neuer", "vorseite", "wert", "werte", "neues",
    "letzter", "letztes", "aktueller", "der", "des",
    "dem", "den", "die", "das", "von", "vom", "zum", "zur", "am", "per", "aus", "auf", "in", "im",
    "lt",
    "laut", "gem", "zählung", "zaehlung", "gezählt", "gezählter", "ist", "kassensturz", "inventur",
    "bis", "und", "aller", "alle", "kasse", "barkasse", "handkasse", "nebenkasse", "bank", "konto",
    "girokonto", "bankkonto", "monat", "monats", "monatsende", "monatsanfang", "vormonat",
    "vormonats", "vorjahr", "vorjahres", "vortag", "vorperiode", "jahr", "jahres", "jahresende",
    "jahresanfang", "seite", "blatt", "tag", "folgemonat", "folgeseite", "nächste", "nächster",
    "nächsten", "nächstes", "vorherige", "vorherigen", "eur", "euro", "anfang", "ende", "beginn",
    "quartal", "quartals", "q", "kw", "nr", "uhr", "ausgaben", "einnahmen", "auszahlungen",
    "einzahlungen", "soll", "haben", "betrag", "beträge", "netto", "brutto", "kosten", "umsätze",
    "umsatz", "buchungen", "opening", "closing", "brought", "carried", "forward", "previous",
    "page", "from", "to", "of", "the", "as", "period", "month", "year", "day", "account", "grand",
    "expenses", "januar", "jänner", "februar", "märz", "april", "mai", "juni", "juli", "august",
    "september", "oktober", "november", "dezember", "jan", "feb", "mär", "mrz", "apr", "jun", "jul",
    "aug", "sep", "sept", "okt", "nov", "dez", "january", "february", "march", "may", "june",
    "july", "october", "december",
  ]
}
