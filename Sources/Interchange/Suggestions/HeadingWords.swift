/// Which headings people give to a key: the usual ones first, German before English.
struct HeadingWords<Key: ProfileKey>: Sendable {
  /// What must stand in a column for it to be taken.
  enum Content: Sendable {
    case date, amount, any
    /// A day, or a month as in „Mai 2024“.
    case month
    /// Names, numbers of vouchers, words: no column of amounts.
    case text
    /// Names of currencies.
    case currency
    /// Words for the side of an amount.
    case side
  }

  struct Entry: Sendable {
    let key: Key
    let content: Content
    let words: [String]
    /// Words of a heading that say it is something else: the rate of the tax, a net amount.
    var without: [String] = []
    /// The words as they are compared.
    fileprivate(set) var plain: [String] = []
  }

  let entries: [Entry]

  init(entries: [Entry]) {
    self.entries = entries.map { entry in
      var entry = entry
      entry.plain = entry.words.map(Self.plain)
      return entry
    }
  }

  /// How well a heading names a key: 0 to the letter, 1 by its beginning, 2 somewhere in it; nil
  /// not at all. Earlier words count more.
  func rank(_ heading: String, _ entry: Entry) -> Int? {
    let text = Self.plain(heading)
    // Lines that were broken in a word leave a dash or a space in it.
    let squeezed = text.replacing(" ", with: "")
    if Self.isOther(heading, entry) { return nil }
    var best: Int?
    for (index, word) in entry.plain.enumerated() {
      let distance: Int
      if text == word {
        distance = 0
      } else if text.hasPrefix(word + " ")
        || entry.content == .month && text.hasSuffix(" " + word)
      {
        // „Bewilligungszeitraum von“ is a beginning; what stands there are days.
        distance = 1
      } else if word.count > 4 && text.contains(word)
        || word.count >= 12 && squeezed.contains(word)
      {
        distance = 2
      } else {
        continue
      }
      let rank = distance * 100 + index
      if rank < best ?? .max { best = rank }
    }
    return best
  }

  /// Whether a heading has a word by which it tells something else.
  private static func isOther(_ heading: String, _ entry: Entry) -> Bool {
    guard !entry.without.isEmpty else { return false }
    let parts = plain(heading.replacing("%", with: " prozent "))
      .replacing("umsatz", with: "").split(separator: " ")
    return parts.contains { part in
      entry.without.contains { part.hasPrefix($0) || $0.count > 3 && part.contains($0) }
    }
  }

  /// How well a heading names a key, as of ``rank(_:_:)``.
  func rank(_ heading: String, _ key: Key) -> Int? {
    entries.lazy.filter { $0.key == key }.compactMap { rank(heading, $0) }.min()
  }

  /// Whether nothing in a heading speaks against a key.
  func mayTell(_ key: Key, _ heading: String) -> Bool {
    !entries.contains { $0.key == key && Self.isOther(heading, $0) }
  }

  /// Whether anybody uses this heading.
  func knows(_ heading: String) -> Bool { entries.contains { rank(heading, $0) != nil } }

  /// Letters and digits only, umlauts spelled out, so that `Beleg-Nr.` and `BELEGNR` are near.
  private static func plain(_ text: String) -> String {
    var plain = ""
    for character in text.lowercased() {
      switch character {
      case "ä": plain += "ae"
      case "ö": plain += "oe"
      case "ü": plain += "ue"
      case "ß": plain += "ss"
      case let character where character.isLetter || character.isNumber: plain.append(character)
      default: plain += " "
      }
    }
    return plain.split(separator: " ").joined(separator: " ")
  }
}

extension HeadingWords<BookingInput> {
  static let bookings = HeadingWords(entries: [
    Entry(
      key: .column(.date), content: .date,
      words: [
        "Buchungsdatum", "Buchungstag", "Datum", "Buchung vom", "Tag der Buchung", "Tag",
        "Valuta", "Wertstellung", "Belegdatum", "Zahlungsdatum", "posting date", "booking date",
        "transaction date", "date",
      ]),
    Entry(
      key: .column(.amount), content: .amount,
      words: [
        "Betrag", "Betrag EUR", "Betrag in EUR", "Betrag in Euro", "Bruttobetrag", "Brutto",
        "Rechnungsbetrag", "Zahlbetrag", "Gesamtbetrag", "Umsatz", "Summe", "gross amount", "gross",
        "invoice total", "total amount", "amount", "total",
      ],
      without: [
        "netto", "steuer", "ust", "mwst", "prozent", "kumul", "aufgelauf", "skonto", "net", "vat",
        "tax", "discount",
      ]),
    Entry(
      key: .debit, content: .amount,
      words: ["Soll", "Ausgabe", "Ausgaben", "Auszahlung", "Auszahlungen", "Abgang", "debit"]),
    Entry(
      key: .credit, content: .amount,
      words: ["Haben", "Einnahme", "Einnahmen", "Einzahlung", "Einzahlungen", "Zugang", "credit"]),
    Entry(key: .fee, content: .amount, words: ["Entgelt", "Gebühr", "Gebühren", "fee"]),
    Entry(key: .net, content: .amount, words: ["Netto", "net"]),
    Entry(
      key: .currency, content: .currency,
      words: ["Währung", "Waehrung", "Whg", "WKZ", "currency"]),
    Entry(
      key: .side, content: .side,
      words: ["Soll/Haben", "S/H", "Einnahme/Ausgabe", "Vorzeichen", "D/C", "debit/credit"]),
    Entry(
      key: .column(.voucherDate), content: .date,
      words: [
        "Belegdatum", "Rechnungsdatum", "Datum des Belegs", "voucherDate",
        "invoice date", "document date", "bill date",
      ]),
    Entry(
      key: .column(.paidOn), content: .date,
      words: [
        "Tag der Zahlung", "Zahlungsdatum", "Zahldatum", "Bezahlt am", "Zahlung am", "Zahltag",
        "Zahlung Datum", "Wertstellung", "Wertstellungsdatum", "Valuta", "Valutadatum", "Wert",
        "paidOn", "paid on", "payment date", "date paid", "paid",
      ]),
    Entry(
      key: .column(.vat), content: .amount,
      words: [
        "Umsatzsteuer", "Mehrwertsteuer", "MwSt", "USt", "Vorsteuer", "Steuerbetrag", "vat",
        "vat amount", "sales tax", "tax",
      ],
      without: ["satz", "saetze", "prozent", "schluessel", "code", "kennz", "rate", "id", "key"]),
    Entry(
      key: .column(.eligible), content: .amount,
      words: [
        "davon zuwendungsfähig", "zuwendungsfähig", "zuwendungsfähiger Betrag", "förderfähig",
        "davon förderfähig", "anerkannt", "eligible",
      ]),
    Entry(
      key: .column(.kind), content: .text,
      words: [
        "Art", "Buchungsart", "Vorgangsart", "Vorgang", "kind", "type",
      ]),
    Entry(
      key: .column(.measure), content: .text,
      words: [
        "Teilvorhaben", "Teilprojekt", "Vorhaben", "Projekt", "Maßnahme", "Kostenträger",
        "Kostenstelle", "Produkt", "measure", "project",
      ]),
    Entry(
      key: .column(.line), content: .text,
      words: [
        "Position", "Ausgabeposition", "Finanzposition", "Kostenart", "Ausgabenart",
        "Haushaltsstelle", "Sachkonto", "Titel", "Konto", "line", "cost type", "cost category",
        "budget line",
      ], without: ["skonto", "kontostand", "saldo"]),
    Entry(
      key: .column(.source), content: .text,
      words: [
        "Finanzierungsquelle", "Mittelherkunft", "Geldgeber", "Zuwendungsbescheid", "Bescheid",
        "source",
      ]),
    Entry(
      key: .column(.voucher), content: .text,
      words: [
        "Beleg-Nr.", "Belegnummer", "Belegnr", "Belegfeld 1", "Beleg", "Rechnungsnummer",
        "Rechnungs-Nr.",
        "Rechnungsnr", "Rechnung Nr.", "Rechnung Nummer", "Re-Nr.", "voucher", "invoice no",
        "invoice number", "invoice", "voucher no",
        "document no", "receipt no", "receipt",
      ]),
    Entry(
      key: .column(.counterparty), content: .text,
      words: [
        "Empfänger/Einzahler", "Name Zahlungsbeteiligter", "Begünstigter / Auftraggeber",
        "Auftraggeber/Empfänger", "Zahlungsempfänger", "Empfänger", "Lieferant", "Kreditor",
        "Zahlungspflichtiger", "Einzahler", "Geschäftspartner", "Firma", "Name", "Begünstigter",
        "Auftraggeber", "An/Von", "Von/An", "counterparty", "payee", "vendor", "supplier",
        "merchant",
      ]),
    Entry(
      key: .column(.purpose), content: .text,
      words: [
        "Grund der Zahlung", "Verwendungszweck", "Zweck", "Buchungstext", "Bezeichnung",
        "Beschreibung", "Text", "Zahlung Text", "Rechnung Text", "Buchung Text", "purpose",
        "description", "details", "memo",
      ]),
    Entry(
      key: .column(.reason), content: .text,
      words: ["Grund der Kürzung", "Kürzungsgrund", "reason"]),
    Entry(key: .column(.method), content: .text, words: ["Bewertung", "method"]),
    Entry(
      key: .column(.quantity), content: .any, words: ["Menge", "Stunden", "Anzahl", "quantity"]),
    Entry(
      key: .column(.unitRate), content: .amount,
      words: ["Satz", "Stundensatz", "Einzelpreis", "unitRate"]),
    Entry(key: .column(.share), content: .text, words: ["Anteil", "share"]),
    Entry(
      key: .column(.staffShare), content: .any,
      words: ["Stellenanteil", "Stellenumfang", "Beschäftigungsumfang", "staffShare"]),
    Entry(
      key: .column(.evidence), content: .text, words: ["Nachweis", "Anlage", "Datei", "evidence"]),
    Entry(
      key: .column(.reference), content: .text,
      words: [
        "Referenz", "Buchungsnummer", "Buchungs-Nr.", "Buchungsnr", "Vorgangsnummer", "Lfd. Nr.",
        "Lfd-Nr", "Laufende Nummer", "Transaktionscode", "reference",
      ]),
    // Where no column has days: which day of the month it was a person has to say.
    Entry(
      key: .column(.date), content: .month, words: ["Monat", "Abrechnungsmonat", "month"]),
  ])
}

extension HeadingWords<ProfileColumn> {
  static let projects = HeadingWords(entries: [
    Entry(
      key: .currency, content: .currency,
      words: ["Währung", "Waehrung", "Whg", "WKZ", "currency"]),
    Entry(
      key: .from, content: .month,
      words: [
        "Datum des Beginns des Vorhabens", "Beginn des Vorhabens", "Durchführungsbeginn",
        "Durchführungs-beginn", "Laufzeitbeginn", "Laufzeit von", "Beginn", "Beginns", "Start",
        "Startdatum",
        "von", "from", "start date",
      ]),
    Entry(
      key: .to, content: .month,
      words: [
        "Datum des Endes des Vorhabens", "Ende des Vorhabens", "Durchführungsende",
        "Durchführungs-ende", "Laufzeitende", "Laufzeit bis", "Projektende", "Vorhabenende",
        "Enddatum", "Ende", "Endes", "bis", "to",
        "end date",
      ]),
    Entry(
      key: .awardedOn, content: .date,
      words: ["Bescheiddatum", "Bescheid vom", "Bewilligt am", "Datum der Bewilligung"]),
    Entry(
      key: .eligible, content: .amount,
      words: [
        "Gesamtbetrag der förderfähigen Ausgaben", "zuwendungsfähige Ausgaben",
        "förderfähige Ausgaben", "förderfähige Kosten", "zuwendungsfähige Gesamtausgaben",
        "bewilligte förderfähige Gesamtinvestition", "zuwendungsfähige Kosten",
        "zuwendungsfähige Gesamtkosten", "förderfähige Gesamtkosten", "förderfähig",
        "zuwendungsfähig", "anerkannte", "total eligible expenditure", "eligible",
      ]),
    Entry(
      key: .total, content: .amount,
      words: [
        "Gesamtausgaben", "Gesamtkosten", "Gesamtinvestition", "Gesamtbetrag", "Gesamtvolumen",
        "Projektkosten",
        "Kosten", "Ausgaben", "Investition", "total",
      ], without: ["zuwendungsfaehig", "foerderfaehig", "anerkannt"]),
    Entry(
      key: .grant, content: .amount,
      words: [
        "Zuwendung", "Fördersumme", "Fördersumme in EUR", "Förderbetrag", "Bewilligte Mittel",
        "Bewilligungssumme", "Zuschuss", "Fördermittel", "Bewilligung", "EU contribution",
        "Union contribution", "EU-Beitrag", "grant",
      ],
      // What the grant is counted from, and what of it has been paid, are others.
      without: [
        "zuwendungsfaehig", "foerderfaehig", "anerkannt", "ausgezahlt", "ausbezahlt", "abgerufen",
        "auszahlung", "abruf", "kosten", "ausgaben", "rest", "offen", "beantragt", "geplant",
        "requested",
      ]),
    Entry(
      key: .rate, content: .any,
      words: [
        "Fördersatz", "Unions-Kofinanzierungssatz", "Kofinanzierungssatz", "Förderquote",
        "Finanzierungssatz", "Zuwendungssatz", "co-financing rate", "rate",
      ]),
    Entry(key: .ownCash, content: .amount, words: ["Eigenmittel", "Eigenanteil", "own funds"]),
    Entry(
      key: .otherPublic, content: .amount,
      words: ["andere öffentliche Mittel", "sonstige öffentliche Mittel", "Landesmittel"]),
    Entry(
      key: .recipient, content: .text,
      words: [
        "Zuwendungsempfänger", "Name des Begünstigten", "Begünstigter", "Begünstigte",
        "Antragsteller", "Empfänger", "Träger", "Name", "beneficiary name", "beneficiary",
      ]),
    Entry(
      key: .id, content: .text,
      words: [
        "Förderkennzeichen", "FKZ", "Aktenzeichen", "Projektnummer", "Vorgangsnummer", "Kennung",
        "Az", "Geschäftszeichen", "Gz", "Vorhabennummer", "Vorhabennr", "Vorhaben Nr",
        "Vorhaben-ID", "Projektnr", "Projekt-Nr", "Projekt-ID", "Antragsnummer", "Antragsnr",
        "Bewilligungsnummer",
      ]),
    Entry(
      key: .title, content: .text,
      words: [
        "Bezeichnung des Vorhabens", "Zusammenfassung des Vorhabens", "Projekttitel", "Titel",
        "Thema", "Projekt", "Vorhaben", "Bezeichnung", "Maßnahme", "Zuwendungszweck",
        "operation name", "title",
      ]),
    Entry(
      key: .region, content: .text,
      words: ["Ort", "Gemeinde", "Kreis", "Postleitzahl", "PLZ", "Gebietskennziffer", "region"]),
    Entry(
      key: .field, content: .text,
      words: [
        "Handlungsfeld", "Kategorie", "Bezeichnung der Interventionskategorie", "Programm",
        "Förderprogramm", "category",
      ]),
  ])
}

extension BookingInput {
  static var words: HeadingWords<BookingInput> { .bookings }
}

extension ProfileColumn {
  static var words: HeadingWords<ProfileColumn> { .projects }
}
