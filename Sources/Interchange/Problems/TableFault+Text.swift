import Amounts

extension TableFault {
  var sentences: FaultSentences {
    switch self {
    case .unterminatedQuote:
      FaultSentences(
        LocalizedText(
          de:
            "In der Zeile, die hier beginnt, öffnet ein Anführungszeichen und schließt bis "
            + "zum Ende "
            + "der Datei nicht.",
          en:
            "In the row that begins here a quote opens and does not close until the end of "
            + "the file."
        ),
        remedy: LocalizedText(
          de: "Schließen Sie es, oder verdoppeln Sie Anführungszeichen im Text (\"\").",
          en: "Close it, or double quotes within text (\"\")."))
    case .textAfterQuote:
      FaultSentences(
        LocalizedText(
          de: "Nach einem schließenden Anführungszeichen folgt noch Text.",
          en: "Text follows after a closing quote."),
        remedy: LocalizedText(
          de: "Verdoppeln Sie Anführungszeichen im Text (\"\").",
          en: "Double quotes within text (\"\")."))
    case .quoteInsideField:
      FaultSentences(
        LocalizedText(
          de: "Ein Anführungszeichen steht mitten in einem Feld, das keines am Anfang hat.",
          en: "A quote stands inside a field that does not begin with one."),
        remedy: LocalizedText(
          de:
            "Setzen Sie das ganze Feld in Anführungszeichen und verdoppeln Sie die inneren (\"\").",
          en: "Put the whole field in quotes and double the inner ones (\"\")."))
    case .ragged(let found, let wanted):
      FaultSentences(
        LocalizedText(
          de: "Die Zeile hat \(found) Felder, die Überschrift \(wanted).",
          en: "The row has \(found) fields, the headings \(wanted)."),
        remedy: LocalizedText(
          de: found < wanted
            ? "Es fehlen \(wanted - found); ist die Zeile abgeschnitten?"
            : "\(found - wanted) zu viel; steht ein Trennzeichen ohne Anführungszeichen im Text? Ist es eine Spalte ohne Überschrift, geben Sie ihr eine; steht S und H darin, genügt im Profil „columns: {side: \" \"}“.",
          en: found < wanted
            ? "\(wanted - found) are missing; was the row cut off?"
            : "\(found - wanted) too many; does a separator stand in text without quotes? If it is a column without a heading, give it one; where S and H stand in it, \"columns: {side: \" \"}\" in the profile will do."
        ))
    case .besideTable, .emptyHeading: edgeSentences
    case .noSuchRow(let row, let rows):
      FaultSentences(
        LocalizedText(
          de: "Das Profil lässt Zeile \(row) weg („skip.rows“), doch die ist keine der Tabelle.",
          en: "The profile leaves out row \(row) (\"skip.rows\"), which is none of the table."),
        allowed: rows.map {
          LocalizedText(
            de: "Gelesen wurden die Zeilen \($0.lowerBound) bis \($0.upperBound).",
            en: "Rows \($0.lowerBound) to \($0.upperBound) were read.")
        },
        remedy: LocalizedText(
          de:
            "Nehmen Sie die Nummer aus „skip.rows“, oder berichtigen Sie sie: In der neuen Datei steht vielleicht eine andere Zeile dort.",
          en:
            "Take the number out of \"skip.rows\", or correct it: another row may stand there in the new file."
        ))
    case .tooManyColumns(let limit):
      FaultSentences(
        LocalizedText(de: "Die Zeile hat zu viele Spalten.", en: "The row has too many columns."),
        allowed: LocalizedText(de: "Erlaubt sind \(limit).", en: "\(limit) are allowed."))
    case .rowTooLong(let limit):
      FaultSentences(
        LocalizedText(
          de: "Die Zeile, die hier beginnt, ist länger als \(limit) Byte.",
          en: "The row that begins here is longer than \(limit) bytes."),
        remedy: LocalizedText(
          de: "Wahrscheinlich schließt ein Anführungszeichen nicht.",
          en: "Most likely a quote does not close."))
    case .unknownHeading(let heading, let nearest, let known):
      FaultSentences(
        LocalizedText(
          de: "Die Überschrift \(Quote.text(Quote.excerpt(heading)).de) ist unbekannt.",
          en: "The heading \(Quote.text(Quote.excerpt(heading)).en) is unknown."),
        allowed: known.isEmpty
          ? nil
          : LocalizedText(
            de: "Erlaubt: \(Quote.list(known).de).", en: "Allowed: \(Quote.list(known).en)."),
        remedy: Quote.suggestion(nearest))
    case .headingTwice(let heading, let first):
      FaultSentences(
        LocalizedText(
          de: "\(Quote.text(Quote.excerpt(heading)).de) sagt dasselbe wie Spalte \(first).",
          en: "\(Quote.text(Quote.excerpt(heading)).en) says the same as column \(first)."),
        remedy: LocalizedText(
          de:
            "Lassen Sie eine der beiden Spalten weg, oder nennen Sie die gemeinte im Profil mit ihrem Buchstaben: \"\(ColumnTerms.lettered(Quote.excerpt(heading), first - 1))\". Nennen zwei Zeilen die Überschriften, sagt es das Profil: table: {headingRow: OBERE ZEILE, headingRows: 2}, dann heißen die Spalten zum Beispiel „Zahlung Datum“.",
          en:
            "Leave out one of the two columns, or name the one that is meant in the profile with its letter: \"\(ColumnTerms.lettered(Quote.excerpt(heading), first - 1))\". Where two rows tell the headings the profile says so: table: {headingRow: UPPER ROW, headingRows: 2}, and columns are then called \"Payment Date\", for example."
        ))
    case .headingTwoRows(let heading, let first, let upper, let columns):
      FaultSentences(
        LocalizedText(
          de:
            "\(Quote.text(Quote.excerpt(heading)).de) sagt dasselbe wie Spalte \(first); Zeile \(upper) darüber sagt, was jede meint.",
          en:
            "\(Quote.text(Quote.excerpt(heading)).en) says the same as column \(first); row \(upper) above tells what each means."
        ),
        remedy: LocalizedText(
          de:
            "Lesen Sie beide Zeilen zusammen: „table: {headingRow: \(upper), headingRows: 2}“, und unter „columns“: \(columns.joined(separator: ", ")).",
          en:
            "Read both rows together: \"table: {headingRow: \(upper), headingRows: 2}\", and under \"columns\": \(columns.joined(separator: ", "))."
        ))
    case .missingHeading(let key, let german):
      FaultSentences(
        LocalizedText(
          de: "Die Spalte \(Quote.text(german).de) (\(key)) fehlt.",
          en: "The column \(Quote.text(key).en) (\(german)) is missing."),
        remedy: LocalizedText(
          de: "Ergänzen Sie sie; die Reihenfolge ist beliebig.", en: "Add it, in any order."))
    case .headingsAgain:
      FaultSentences(
        LocalizedText(
          de: "Hier stehen die Überschriften ein zweites Mal.",
          en: "The headings stand here a second time."),
        remedy: LocalizedText(
          de: "Löschen Sie die Zeile; vielleicht sind zwei Dateien aneinandergehängt.",
          en: "Delete the row; perhaps two files were put together."))
    case .mixedMarks, .debitAndCredit, .onlyHeadings, .headingOfTwoKeys: contentSentences
    case .foreignHeadings, .datevBatch, .bankTable, .needsNoProfile: foreignSentences
    case .headingsElsewhere, .headingsBeyond: placeSentences
    case .nothingEntered:
      FaultSentences(
        LocalizedText(
          de: "In der Erfassungsmappe ist noch keine Zeile ausgefüllt.",
          en: "No row of the entry workbook is filled in yet."),
        remedy: LocalizedText(
          de: "Füllen Sie Zeilen aus und speichern Sie die Mappe vor dem Einlesen.",
          en: "Fill in rows, and save the workbook before importing it."))
    case .referenceMissing:
      FaultSentences(
        LocalizedText(de: "Die Zeile hat keine Referenz.", en: "The row has no reference."),
        allowed: LocalizedText(
          de:
            "In einer Erfassungsmappe hat jede Zeile eine eigene; ohne sie würde die Zeile beim nächsten Einlesen noch einmal gebucht.",
          en:
            "In an entry workbook every row has its own; without it the row would be booked again when the workbook is next imported."
        ),
        remedy: LocalizedText(
          de:
            "Tragen Sie eine ein, die noch nicht vergeben ist, zum Beispiel die nächste freie Nummer.",
          en: "Enter one that is not taken, such as the next free number."))
    case .referenceTwice(let reference, let first, let isPrepared):
      FaultSentences(
        LocalizedText(
          de: "Die Referenz \(Quote.text(reference).de) steht zweimal, zuerst in Zeile \(first).",
          en: "The reference \(Quote.text(reference).en) stands twice, first in row \(first)."),
        allowed: LocalizedText(
          de: "Jede Zeile hat ihre eigene, sonst würde eine von beiden nicht gebucht.",
          en: "Every row has its own, else one of the two would not be booked."),
        remedy: isPrepared
          ? LocalizedText(
            de: "Geben Sie der kopierten Zeile die nächste freie Nummer oder löschen Sie sie.",
            en: "Give the copied row the next free number, or delete it.")
          : LocalizedText(
            de: "Eine Rechnungsnummer gehört unter „Beleg-Nr.“, auch wenn die Rechnung in Teilen "
              + "bezahlt wird; ist die Zeile doppelt, löschen Sie sie.",
            en: "The number of an invoice belongs under \"voucher\", also where it is paid in "
              + "parts; if the row is there twice, delete it."))
    case .noRows:
      FaultSentences(
        LocalizedText(
          de: "Die Tabelle hat 0 Zeilen unter den Überschriften.",
          en: "The table has 0 rows below the headings."),
        remedy: LocalizedText(
          de: "Prüfen Sie Filter und Blatt des Exports.",
          en: "Check filter and sheet of the export."))
    }
  }

  /// What stands where the table has no heading.
  private var edgeSentences: FaultSentences {
    switch self {
    case .besideTable(let cell, let text):
      FaultSentences(
        LocalizedText(
          de:
            "In Zelle \(cell) steht \(Quote.text(Quote.excerpt(text)).de), dort hat die Tabelle keine Überschrift.",
          en:
            "\(Quote.text(Quote.excerpt(text)).en) stands in cell \(cell), where the table has no heading."
        ),
        remedy: LocalizedText(
          de: "Löschen Sie es, oder geben Sie der Spalte eine Überschrift.",
          en: "Delete it, or give the column a heading."))
    case .emptyHeading(let column):
      FaultSentences(
        LocalizedText(
          de: "Spalte \(column) hat keine Überschrift, aber einen Inhalt.",
          en: "Column \(column) has no heading but content."),
        remedy: LocalizedText(
          de: "Benennen oder löschen Sie die Spalte.", en: "Name or delete the column."))
    default: FaultSentences(LocalizedText(de: "", en: ""))
    }
  }

  /// What only the rows show.
  private var contentSentences: FaultSentences {
    switch self {
    case .mixedMarks(let first, let line, let second):
      FaultSentences(
        LocalizedText(
          de: "Die Spalte mischt zwei Dezimalzeichen: Zeile \(line) hat \(Quote.text(first).de), "
            + "hier steht \(Quote.text(second).de).",
          en: "The column mixes two decimal marks: line \(line) has \(Quote.text(first).en), here "
            + "\(Quote.text(second).en) stands."),
        allowed: LocalizedText(
          de: "Erlaubt ist ein Dezimalzeichen je Spalte.",
          en: "One decimal mark is allowed in a column."),
        remedy: LocalizedText(
          de: "Vereinheitlichen Sie die Spalte; mit --decimal-mark comma (oder point) wird jede "
            + "Zeile genannt, die abweicht.",
          en: "Make the column uniform; --decimal-mark comma (or point) names every row that "
            + "differs."))
    case .debitAndCredit:
      FaultSentences(
        LocalizedText(
          de: "In dieser Zeile stehen ein Betrag im Soll und einer im Haben.",
          en: "This row has an amount in the column of debits and one in that of credits."),
        allowed: LocalizedText(
          de: "Erlaubt ist einer von beiden.", en: "One of the two is allowed."),
        remedy: LocalizedText(
          de: "Teilen Sie die Zeile, oder lassen Sie eine Summenzeile mit „skip“ im Profil weg.",
          en: "Split the row, or leave out a row of totals with \"skip\" in the profile."))
    case .headingOfTwoKeys(let heading, let keys):
      FaultSentences(
        LocalizedText(
          de:
            "Die Spalte \(Quote.text(Quote.excerpt(heading)).de) passt zu mehreren Schlüsseln des "
            + "Profils: \(keys.joined(separator: ", ")).",
          en: "The column \(Quote.text(Quote.excerpt(heading)).en) fits several keys of the "
            + "profile: \(keys.joined(separator: ", "))."),
        remedy: LocalizedText(
          de: "Sagt sie wirklich beides, nennen Sie sie bei jedem mit ihrem ganzen Namen; sonst "
            + "nennen Sie die richtige Spalte genauer.",
          en: "If it really tells both, name it in full for each; else name the right column more "
            + "closely."))
    case .onlyHeadings(let headings, let leftOut):
      FaultSentences(
        LocalizedText(
          de: "Die Tabelle hat 0 Zeilen unter den Überschriften"
            + (headings.isEmpty ? "." : " \(Quote.list(headings.map(Quote.excerpt)).de).")
            + (leftOut == 0
              ? ""
              : " \(Language.de.count(leftOut, ("Zeile", "Zeilen"), ("", ""))) ließ das Profil weg."),
          en: "The table has 0 rows below the headings"
            + (headings.isEmpty ? "." : " \(Quote.list(headings.map(Quote.excerpt)).en).")
            + (leftOut == 0
              ? ""
              : " The profile left out \(Language.en.count(leftOut, ("", ""), ("row", "rows"))).")),
        remedy: LocalizedText(
          de: "Prüfen Sie Filter und Blatt des Exports.",
          en: "Check filter and sheet of the export."))
    default: FaultSentences(LocalizedText(de: "", en: ""))
    }
  }
}
