import Amounts

/// Headings that Förderbuch itself writes into tables to fill in or to correct, and that hold
/// nothing to book: reading leaves their columns out.
enum EntryHeading: CaseIterable {
  /// The live check of a row to fill in.
  case check
  /// What is wrong with a row that was refused.
  case problem

  var name: LocalizedText {
    switch self {
    case .check: LocalizedText(de: "Prüfung", en: "check")
    case .problem: LocalizedText(de: "Fehler in dieser Zeile", en: "problems of this row")
    }
  }

  /// Whether a heading is this one, in either language.
  func isNamed(_ heading: String) -> Bool {
    [name.de, name.en].contains { BookingColumn.folded($0) == BookingColumn.folded(heading) }
  }

  /// Whether a heading is one of them, in either language.
  static func contains(_ heading: String) -> Bool {
    known.contains(BookingColumn.folded(heading))
  }

  /// The heading of the messages beside what came from text between commas, where amounts may be
  /// cut at the comma.
  static let betweenCommas = LocalizedText(de: " (CSV mit Komma)", en: " (CSV with commas)")

  /// What stands before each text of the file that says what its amounts are.
  static let note = " | "

  private static let known = Set(
    allCases.flatMap { [$0.name.de, $0.name.en] }.map(BookingColumn.folded))
}
