import Amounts
import ArgumentParser
import Office

/// What every command understands.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Das Hauptbuch (sonst FOERDERBUCH_LEDGER oder foerderbuch.sqlite).",
        "The ledger (else FOERDERBUCH_LEDGER or foerderbuch.sqlite)."),
      valueName: say("datei", "file")))
  var ledger: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Sprache der Ausgabe: de oder en (sonst FOERDERBUCH_LANGUAGE).",
        "Language of the output: de or en (else FOERDERBUCH_LANGUAGE)."), valueName: "de|en"))
  var language: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Sekunden, die auf andere Vorgänge am Hauptbuch gewartet wird (sonst \(GrantOffice.patience)).",
        "Seconds to wait for others at work on the ledger (else \(GrantOffice.patience))."),
      valueName: say("sekunden", "seconds")))
  var wait: Int?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      say(
        "Wer handelt: Kennung einer Person (sonst FOERDERBUCH_USER oder die Anmeldung am System).",
        "Who acts: the id of a person (else FOERDERBUCH_USER or the login of the system)."),
      valueName: "person"))
  var person: String?

  @Flag(
    help: ArgumentHelp(
      say("Gibt genau ein JSON-Dokument aus.", "Prints exactly one JSON document.")))
  var json = false
}

/// The day a question is asked for.
struct AsOfOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Stichtag (sonst heute): JJJJ-MM-TT oder TT.MM.JJJJ.",
        "Day of the report (else today): YYYY-MM-DD or DD.MM.YYYY."),
      valueName: say("datum", "date")))
  var asOf: String?

  /// The day, today where none is given.
  func date(_ session: Session) throws -> CalendarDate {
    try asOf.map { try ArgumentReader.date($0, "--as-of") } ?? session.console.today
  }
}
