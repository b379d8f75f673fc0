import Amounts

extension AmountFault {
  private static func no(
    _ value: LocalizedText, _ german: String, _ english: String
  ) -> FaultSentences {
    FaultSentences(
      LocalizedText(
        de: "\(value.de) ist kein Betrag: \(german)", en: "\(value.en) is no amount: \(english)"),
      remedy: LocalizedText(
        de: "Schreiben Sie den Betrag als 1.234,56 oder 1234.56.",
        en: "Write the amount as 1234.56 or 1.234,56."))
  }

  /// Digits in a form that is not read.
  func digitSentences(_ value: LocalizedText) -> FaultSentences {
    switch self {
    case .apostrophe:
      return Self.no(
        value, "Zwischen den Ziffern steht ein Apostroph, wie in der Schweiz üblich.",
        "an apostrophe stands between the digits, as is usual in Switzerland.")
    case .spaces:
      return Self.no(
        value, "Zwischen den Ziffern stehen Leerzeichen.", "spaces stand between the digits.")
    case .otherDigits:
      return Self.no(
        value, "Die Ziffern sind andere Schriftzeichen als 0 bis 9.",
        "the digits are other characters than 0 to 9.")
    case .dashForCents:
      return Self.no(
        value, "Ein Strich steht für die Cent.", "a dash stands for the cents.")
    case .powerOfTen:
      return Self.no(
        value, "Eine Tabellenkalkulation hat ihn als Zehnerpotenz gespeichert; Cent können fehlen.",
        "a spreadsheet saved it as a power of ten; cents may be missing.")
    case .formulaText:
      return Self.no(
        value, "Hier steht eine Formel als Text.", "a formula stands here as text.")
    case .onlyDash:
      return FaultSentences(
        LocalizedText(
          de: "\(value.de) steht, wo ein Betrag stehen soll.",
          en: "\(value.en) stands where an amount should."),
        remedy: LocalizedText(
          de: "Schreiben Sie 0,00, oder lassen Sie die Zelle leer.",
          en: "Write 0.00, or leave the cell empty."))
    case .invisible(let number):
      let hex = String(number, radix: 16, uppercase: true)
      return Self.no(
        value,
        "Er enthält das unsichtbare Zeichen U+\(String(repeating: "0", count: max(0, 4 - hex.count)))\(hex).",
        "it has the invisible character U+\(String(repeating: "0", count: max(0, 4 - hex.count)))\(hex)."
      )
    case .notPlain(let meant, let file):
      let example = (meant ?? Money(cents: 6_200_000)).plainText
      let place =
        switch file {
        case .config: LocalizedText(de: "In Projektdateien", en: "In project files")
        case .camt: LocalizedText(de: "In Kontoauszügen nach CAMT", en: "In CAMT statements")
        }
      return FaultSentences(
        LocalizedText(
          de: "\(value.de) ist hier kein Betrag.", en: "\(value.en) is no amount here."),
        allowed: LocalizedText(
          de:
            "\(place.de) steht \(example): Punkt vor den Cent, zwei oder keine Nachkommastellen, keine Tausenderzeichen.",
          en:
            "\(place.en) it is \(example): a point before the cents, two decimals or none, no grouping."
        ))
    default: return FaultSentences(LocalizedText(de: "", en: ""))
    }
  }

  /// Rows and columns that are not what they seem.
  var rowSentences: FaultSentences {
    switch self {
    case .cutAtComma(let first, let rows):
      let first = Quote.text(first)
      return FaultSentences(
        LocalizedText(
          de:
            "Alle \(rows) Beträge sind ganz, und daneben stehen überall zwei Ziffern (\(first.de)): Ist das Komma Trenner und Dezimalzeichen zugleich?",
          en:
            "All \(rows) amounts are whole and two digits stand beside each (\(first.en)): is the comma both separator and decimal mark?"
        ),
        remedy: LocalizedText(
          de:
            "Speichern Sie die Tabelle mit Semikolon als Trenner, oder setzen Sie die Beträge in Anführungszeichen. Sind es wirklich ganze Beträge, schreiben Sie sie mit .00.",
          en:
            "Save the table with semicolons as separators, or put the amounts in quotes. If they are whole amounts, write them with .00."
        ))
    case .balanceRow(let word, let stated):
      let word = Quote.text(Quote.excerpt(word))
      return FaultSentences(
        LocalizedText(
          de: "Das ist die Zeile eines Bestands (\(word.de)"
            + (stated.map { ", \($0.text(.de))" } ?? "") + "), keine Buchung.",
          en: "This is the row of a balance (\(word.en)"
            + (stated.map { ", \($0.text(.en))" } ?? "") + "), no booking."),
        remedy: LocalizedText(
          de:
            "Löschen Sie sie, oder schreiben Sie „skip: {totals: true}“ ins Profil, dann bleibt sie weg.",
          en: "Delete it, or write \"skip: {totals: true}\" in the profile to leave it out."))
    case .balanceDiffers(let opening, let line, let moved, let closing):
      let change = ((try? closing - opening) ?? .zero).text
      return FaultSentences(
        LocalizedText(
          de:
            "Der Bestand ist hier \(closing.text(.de)) und in Zeile \(line) \(opening.text(.de)), also \(change(.de)) anders; die Zeilen dazwischen bewegen \(moved.text(.de)).",
          en:
            "The balance is \(closing.text(.en)) here and \(opening.text(.en)) in row \(line), which is \(change(.en)) apart; the rows between them move \(moved.text(.en))."
        ),
        remedy: LocalizedText(
          de:
            "Fehlt eine Zeile, oder ist ein Betrag falsch? Stimmt der Bestand nicht, lassen Sie seine Zeile mit ihrer Nummer weg: „skip: {rows: [Nummer]}“.",
          en:
            "Is a row missing, or an amount wrong? If the balance itself is, leave its row out by its number: \"skip: {rows: [number]}\"."
        ))
    case .namedTotal(let word, let stated, let sum):
      let word = Quote.text(Quote.excerpt(word))
      return FaultSentences(
        LocalizedText(
          de: "Die Zeile nennt sich \(word.de) und hat \(stated.text(.de))"
            + (sum.map { "; die Zeilen darüber ergeben \($0.text(.de))" } ?? "")
            + ". Ist es eine Summenzeile?",
          en: "The row calls itself \(word.en) and has \(stated.text(.en))"
            + (sum.map { "; the rows above make \($0.text(.en))" } ?? "")
            + ". Is it a row of totals?"),
        remedy: LocalizedText(
          de:
            "Wenn ja, löschen Sie sie oder lassen Sie sie mit „skip.rows“ weg; wenn nein, tragen Sie Beleg oder Empfänger ein.",
          en:
            "If so, delete it or leave it out with \"skip.rows\"; if not, enter its voucher or payee."
        ))
    case .maybeTotal(let stated):
      return FaultSentences(
        LocalizedText(
          de:
            "Die Zeile hat als einzige keinen Text und nennt \(stated.text(.de)), genau die Summe der Zeilen darüber: Ist es eine Summenzeile?",
          en:
            "The row alone has no text and states \(stated.text(.en)), just the sum of the rows above: is it a row of totals?"
        ),
        remedy: LocalizedText(
          de:
            "Wenn ja, löschen Sie sie oder schreiben Sie „Summe“ hinein; wenn nein, tragen Sie Beleg oder Zweck ein.",
          en: "If so, delete it or write \"Summe\" in it; if not, enter its voucher or purpose."))
    default: return FaultSentences(LocalizedText(de: "", en: ""))
    }
  }
}
