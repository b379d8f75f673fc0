import Amounts

extension ConfigFault.Kind {
  /// `eine Liste`.
  var name: LocalizedText {
    switch self {
    case .scalar: LocalizedText(de: "ein einzelner Wert", en: "a single value")
    case .list: LocalizedText(de: "eine Liste", en: "a list")
    case .mapping: LocalizedText(de: "eine Gruppe von Schlüsseln", en: "a group of keys")
    case .nothing: LocalizedText(de: "nichts", en: "nothing")
    }
  }
}

extension ConfigFault {
  var sentences: FaultSentences {
    switch self {
    case .syntax(let problem):
      FaultSentences(
        LocalizedText(
          de: "Das ist weder YAML noch JSON: \(problem).",
          en: "This is neither YAML nor JSON: \(problem)."),
        remedy: LocalizedText(
          de: "Prüfen Sie Einrückung, Anführungszeichen und Klammern an dieser Stelle und davor.",
          en: "Check indentation, quotes and brackets here and just before."))
    case .severalDocuments:
      FaultSentences(
        LocalizedText(
          de: "Hier beginnt ein zweites Dokument (---).", en: "A second document (---) begins here."),
        allowed: LocalizedText(
          de: "Eine Datei hält genau eines.", en: "A file holds exactly one."))
    case .duplicateKey(let key):
      FaultSentences(
        LocalizedText(
          de: "Der Schlüssel \(Quote.text(key).de) steht hier zweimal.",
          en: "The key \(Quote.text(key).en) stands here twice."),
        remedy: LocalizedText(
          de: "Löschen Sie einen der beiden oder benennen Sie ihn um.",
          en: "Delete one of the two or rename it."))
    case .keyNotText:
      FaultSentences(
        LocalizedText(
          de: "Der Schlüssel ist selbst eine Liste oder Gruppe.",
          en: "The key is itself a list or a group."),
        allowed: LocalizedText(de: "Schlüssel sind Text.", en: "Keys are text."))
    case .tooDeep(let limit):
      FaultSentences(
        LocalizedText(de: "Hier ist zu tief verschachtelt.", en: "This is nested too deep."),
        allowed: LocalizedText(
          de: "Erlaubt sind \(limit) Ebenen.", en: "\(limit) levels are allowed."))
    case .tooManyValues(let limit):
      FaultSentences(
        LocalizedText(de: "Die Datei hat zu viele Werte.", en: "The file has too many values."),
        allowed: LocalizedText(
          de: "Erlaubt sind \(limit), wiederholte (*name) mitgezählt.",
          en: "\(limit) are allowed, repeated ones (*name) included."))
    case .tooManyAliases(let limit):
      FaultSentences(
        LocalizedText(
          de: "Die Datei hat zu viele Wiederholungen (*name).",
          en: "The file has too many aliases (*name)."),
        allowed: LocalizedText(de: "Erlaubt sind \(limit).", en: "\(limit) are allowed."),
        remedy: LocalizedText(de: "Schreiben Sie die Werte aus.", en: "Write the values out."))
    case .missingKey(let key):
      FaultSentences(
        LocalizedText(
          de: "Der Schlüssel \(Quote.text(key).de) fehlt.",
          en: "The key \(Quote.text(key).en) is missing."),
        remedy: LocalizedText(de: "Ergänzen Sie ihn.", en: "Add it."))
    case .unknownKey(let key, let nearest, let known):
      FaultSentences(
        LocalizedText(
          de: "Den Schlüssel \(Quote.text(key).de) gibt es hier nicht.",
          en: "There is no key \(Quote.text(key).en) here."),
        allowed: LocalizedText(
          de: "Erlaubt: \(Quote.list(known).de).", en: "Allowed: \(Quote.list(known).en)."),
        remedy: Quote.suggestion(nearest))
    case .wrongKind(let found, let wanted):
      FaultSentences(
        LocalizedText(
          de: "Hier steht \(found.name.de).", en: "Here is \(found.name.en)."),
        allowed: LocalizedText(
          de: "Erwartet wird \(wanted.name.de).", en: "Wanted is \(wanted.name.en)."))
    case .tooFewElements(let minimum):
      FaultSentences(
        LocalizedText(de: "Die Liste ist zu kurz.", en: "The list is too short."),
        allowed: LocalizedText(
          de: "Sie braucht mindestens \(minimum) Element\(minimum == 1 ? "" : "e").",
          en: "It needs at least \(minimum) element\(minimum == 1 ? "" : "s")."))
    case .otherFormat(let wanted):
      FaultSentences(
        LocalizedText(
          de: "Die Datei hat ein anderes Format.", en: "The file is of another format."),
        allowed: LocalizedText(
          de: "Gelesen wird hier \(Quote.list(wanted).de).",
          en: "Read here is \(Quote.list(wanted).en)."),
        remedy: LocalizedText(
          de: "Prüfen Sie, ob es die richtige Datei ist.", en: "Check whether it is the right file."))
    }
  }
}

extension TableFault {
  var sentences: FaultSentences {
    switch self {
    case .unterminatedQuote:
      FaultSentences(
        LocalizedText(
          de: "In der Zeile, die hier beginnt, öffnet ein Anführungszeichen und schließt bis zum Ende "
            + "der Datei nicht.",
          en: "In the row that begins here a quote opens and does not close until the end of the file."),
        remedy: LocalizedText(
          de: "Schließen Sie es, oder verdoppeln Sie Anführungszeichen im Text (\"\").",
          en: "Close it, or double quotes within text (\"\")."))
    case .textAfterQuote:
      FaultSentences(
        LocalizedText(
          de: "Nach einem schließenden Anführungszeichen folgt noch Text.",
          en: "Text follows after a closing quote."),
        remedy: LocalizedText(
          de: "Verdoppeln Sie Anführungszeichen im Text (\"\").", en: "Double quotes within text (\"\")."))
    case .quoteInsideField:
      FaultSentences(
        LocalizedText(
          de: "Ein Anführungszeichen steht mitten in einem Feld, das keines am Anfang hat.",
          en: "A quote stands inside a field that does not begin with one."),
        remedy: LocalizedText(
          de: "Setzen Sie das ganze Feld in Anführungszeichen und verdoppeln Sie die inneren (\"\").",
          en: "Put the whole field in quotes and double the inner ones (\"\")."))
    case .ragged(let found, let wanted):
      FaultSentences(
        LocalizedText(
          de: "Die Zeile hat \(found) Felder, die Überschrift \(wanted).",
          en: "The row has \(found) fields, the headings \(wanted)."),
        remedy: LocalizedText(
          de: found < wanted
            ? "Es fehlen \(wanted - found); ist die Zeile abgeschnitten?"
            : "\(found - wanted) zu viel; steht ein Trennzeichen ohne Anführungszeichen im Text?",
          en: found < wanted
            ? "\(wanted - found) are missing; was the row cut off?"
            : "\(found - wanted) too many; does a separator stand in text without quotes?"))
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
    case .emptyHeading(let column):
      FaultSentences(
        LocalizedText(
          de: "Spalte \(column) hat keine Überschrift.", en: "Column \(column) has no heading."),
        remedy: LocalizedText(
          de: "Benennen oder löschen Sie die Spalte.", en: "Name or delete the column."))
    case .unknownHeading(let heading, let nearest, let known):
      FaultSentences(
        LocalizedText(
          de: "Die Überschrift \(Quote.text(heading).de) ist unbekannt.",
          en: "The heading \(Quote.text(heading).en) is unknown."),
        allowed: LocalizedText(
          de: "Erlaubt: \(Quote.list(known).de).", en: "Allowed: \(Quote.list(known).en)."),
        remedy: Quote.suggestion(nearest))
    case .headingTwice(let heading, let first):
      FaultSentences(
        LocalizedText(
          de: "\(Quote.text(heading).de) sagt dasselbe wie Spalte \(first).",
          en: "\(Quote.text(heading).en) says the same as column \(first)."),
        remedy: LocalizedText(
          de: "Lassen Sie eine der beiden Spalten weg.", en: "Leave out one of the two columns."))
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
    case .noRows:
      FaultSentences(
        LocalizedText(
          de: "Die Tabelle hat 0 Zeilen unter den Überschriften.",
          en: "The table has 0 rows below the headings."),
        remedy: LocalizedText(
          de: "Prüfen Sie Filter und Blatt des Exports.", en: "Check filter and sheet of the export."))
    }
  }
}
