import Amounts

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
          de: "Hier beginnt ein zweites Dokument (---).", en: "A second document (---) begins here."
        ),
        allowed: LocalizedText(
          de: "Eine Datei hält genau eines.", en: "A file holds exactly one."))
    case .duplicateKey(let key):
      FaultSentences(
        LocalizedText(
          de: "Der Schlüssel \(Quote.text(key).de) steht hier zweimal.",
          en: "The key \(Quote.text(key).en) stands here twice."),
        remedy: Self.cents(key)
          ?? LocalizedText(
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
        remedy: Self.cents(key) ?? Quote.suggestion(nearest))
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
          de: "Prüfen Sie, ob es die richtige Datei ist.", en: "Check whether it is the right file."
        ))
    }
  }
}

extension ConfigFault {
  /// `{planned: 200.000,00}` holds the key `00`: a comma ends a value.
  fileprivate static func cents(_ key: String) -> LocalizedText? {
    guard key.utf8.count == 2, key.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return LocalizedText(
      de: "Steht davor ein Betrag mit Komma? In Projektdateien steht \"200000.00\": Punkt vor den "
        + "Cent, keine Tausenderzeichen, in Anführungszeichen.",
      en:
        "Is there an amount with a comma before it? In project files it is \"200000.00\": a point "
        + "before the cents, no grouping, in quotes.")
  }
}

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
