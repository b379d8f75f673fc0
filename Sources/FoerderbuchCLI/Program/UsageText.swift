import Amounts

/// The argument parser speaks English; this puts its fixed phrases into German.
enum UsageText {
  static func translate(_ text: String, to language: Language) -> String {
    guard language == .de else { return text }
    return phrases.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  /// Longer phrases first, where one is part of another.
  private static let phrases: [(String, String)] = [
    ("OVERVIEW: ", "ÜBERBLICK: "), ("USAGE: ", "AUFRUF: "), ("Usage: ", "Aufruf: "),
    ("ARGUMENTS:", "ANGABEN:"), ("OPTIONS:", "OPTIONEN:"), ("SUBCOMMANDS:", "BEFEHLE:"),
    ("<subcommand>", "<befehl>"), ("<options>", "<optionen>"),
    ("Show help information.", "Zeigt diese Hilfe."), ("Show the version.", "Zeigt die Version."),
    ("Show subcommand help information.", "Zeigt die Hilfe zu einem Befehl."),
    (" for detailed help.", " zeigt die Hilfe zu einem Befehl."), ("  See '", "  '"),
    (" for more information.", " zeigt mehr."), ("See '", "'"),
    ("(values: ", "(Werte: "), ("(default: ", "(Vorgabe: "),
    ("Error: Missing expected argument ", "Fehler: Es fehlt die Angabe "),
    ("Error: Missing value for ", "Fehler: Es fehlt der Wert zu "),
    ("Error: Unknown option ", "Fehler: Unbekannte Option "),
    ("Error: Unexpected argument ", "Fehler: Überzählige Angabe "),
    (" unexpected arguments: ", " überzählige Angaben: "),
    ("Did you mean ", "Meinten Sie "), ("Error: The value ", "Fehler: Der Wert "),
    (" is invalid for ", " gilt nicht für "), ("Please provide one of ", "Erlaubt ist eines von "),
    ("Error: ", "Fehler: "), ("Help:  ", "Hilfe: "),
  ]
}
