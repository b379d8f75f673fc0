/// The tables in which banks let people download what moved on an account: Volksbanken,
/// Commerzbank,
/// Deutsche Bank, ING, DKB, PayPal and others, known by headings that no table of bookings has.
enum BankTable {
  /// How many rows are searched for headings: some banks write account and balance above them.
  private static let searchLimit = 30

  /// The row that ends the search.
  private struct End: Error { let isFound: Bool }

  /// Whether one of the first rows has the headings of such a table.
  static func recognises(_ source: some TableSource) -> Bool {
    var rows = 0
    do throws(End) {
      try source.forEachRow(problems: ProblemList()) { (row) throws(End) in
        if isHeadings(row.texts) { throw End(isFound: true) }
        rows += 1
        if rows == searchLimit { throw End(isFound: false) }
      }
      return false
    } catch {
      return error.isFound
    }
  }

  /// A day, an amount, and two things that only a bank tells.
  static func isHeadings(_ texts: [String]) -> Bool {
    let words = texts.map(folded)
    let own = Set(words.compactMap(BookingColumn.init(heading:)))
    guard !own.contains(.kind), !own.contains(.measure),
      words.contains(where: days.contains), words.contains(where: isAmount)
    else { return false }
    // „Vorgang“ and „Buchungstext“ are a bank's where the day of value stands beside them.
    let told = words.count(where: isOfABank)
    return told >= 2
      || told == 1 && words.contains(where: isValueDate) && words.contains("buchungstag")
        && words.contains { $0 == "vorgang" || $0 == "buchungstext" }
  }

  private static func folded(_ heading: String) -> String {
    BookingColumn.folded(heading).replacing("ae", with: "ä").replacing("ue", with: "ü")
  }

  private static let days: Set = [
    "buchungstag", "buchungsdatum", "buchung", "datum", "valuta", "valutadatum", "date",
  ]

  private static func isAmount(_ word: String) -> Bool {
    ["betrag", "umsatz", "soll", "haben", "brutto", "netto", "gross"].contains {
      word == $0 || word.hasPrefix($0 + " ")
    }
  }

  private static let beginnings = [
    "valuta", "wertstellung", "umsatzart", "umsatztyp", "auftraggeber", "begünstigter",
    "name zahlungsbeteiligter", "zahlungsbeteiligter", "zahlungsempfänger*", "zahlungspflichtige*",
    "saldo", "kontostand", "iban", "bic", "bankleitzahl", "gläubiger", "mandatsreferenz",
    "kundenreferenz", "auftragskonto", "transaktionscode", "guthaben",
  ]

  /// Whether a heading is about the account itself, or is the bank's own name of a movement:
  /// nothing that a booking says.
  static func isOfTheAccount(_ heading: String) -> Bool {
    let word = folded(heading)
    return [
      "auftragskonto", "kontoinhaber", "kundenreferenz", "iban", "bic", "kontonummer", "bankkonto",
      "konto-nr", "guthaben",
    ].contains(where: word.contains)
  }

  /// The columns, from 0, of who is paid and of who pays, where they are two.
  static func parties(_ headings: [String]) -> (payee: Int, payer: Int)? {
    let words = headings.map(folded)
    func first(_ beginnings: [String]) -> Int? {
      words.firstIndex { word in beginnings.contains { word.hasPrefix($0) } }
    }
    guard
      let payer = first([
        "zahlungspflichtige*", "auftraggeber/zahlungsempfänger", "auftraggeber",
      ]),
      let payee = first(["zahlungsempfänger*", "empfänger/zahlungspflichtige", "begünstigte"]),
      payer != payee
    else { return nil }
    return (payee, payer)
  }

  /// Whether the text of a movement says that it only went between accounts of one holder.
  static func isOwnTransfer(_ text: String) -> Bool {
    let plain = folded(text)
    let words = plain.split { !$0.isLetter }.map(String.init)
    guard let first = words.first else { return false }
    return transferWords.contains(where: words.contains)
      // „Übertrag / Überweisung“ is what comdirect calls every transfer.
      || first == "übertrag" && !words.contains("überweisung")
      || plain.contains("eigenes konto") || plain.contains("eigene konten")
      || ownBeginnings.contains(where: plain.hasPrefix)
  }

  /// The same of the text of an office, which may call a change of plan lines an „Umbuchung“.
  static func isTransferToOwnAccount(_ text: String) -> Bool {
    let words = folded(text).split { !$0.isLetter }.map(String.init)
    return transferWords.contains(where: words.contains)
      && words.contains { word in
        ["tagesgeld", "festgeld", "sparkonto", "sparbuch", "girokonto", "geldmarktkonto"].contains(
          where: word.hasPrefix)
      }
  }

  private static let transferWords: Set = [
    "umbuchung", "umbuchungen", "eigenübertrag", "kontoübertrag", "kontenübertrag",
    "kontoumbuchung", "eigenumbuchung", "selbstüberweisung", "kontoausgleich",
    "liquiditätsausgleich", "cashpooling",
  ]

  /// As payment services call what comes from or goes to the holder's bank.
  private static let ownBeginnings = [
    "bankgutschrift auf paypal", "von nutzer eingeleitete abbuchung", "allgemeine abbuchung",
    "abbuchung auf bankkonto", "internal transfer", "own account transfer", "general withdrawal",
    "user initiated withdrawal", "bank deposit to pp account", "transfer between own accounts",
  ]

  /// Whether the text of a movement says that money was changed into another currency.
  static func isConversion(_ text: String) -> Bool {
    let text = folded(text)
    return text.contains("währungsumrechnung") || text.contains("currency conversion")
  }

  /// The columns, from 0, in which a bank says what kind of movement it is.
  static func textColumns(_ headings: [String]) -> [Int] {
    headings.indices.filter {
      [
        "buchungstext", "umsatzart", "umsatztyp", "vorgang", "typ", "type", "art", "kategorie",
        "transaktionstyp",
      ].contains(folded(headings[$0]))
    }
  }

  /// Whether a heading is that of the day from which interest counts.
  static func isValueDate(_ heading: String) -> Bool {
    let word = folded(heading)
    return word == "wert" || word.hasPrefix("valuta") || word.hasPrefix("wertstellung")
  }

  private static func isOfABank(_ word: String) -> Bool {
    word == "wert" || word == "verwendungszweck" || beginnings.contains(where: word.hasPrefix)
  }
}
