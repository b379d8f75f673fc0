import Amounts
import Funding

/// One thing that a sheet of the project workbook asks for, and the key of the project file under
/// which it stands.
struct ProjectField: Sendable {
  /// What may stand in its cells.
  enum Content: Sendable {
    case id, text, amount, rate, date, flag, duration, number
    /// One of the words of an enum.
    case word(any GermanWords.Type)
    /// One of a list of the workbook.
    case choice(ProjectChoice)
    /// Several ids, with semicolons between them.
    case ids
    /// The name of a parameter, and a value of it.
    case parameter, value
  }

  /// The way to the value in its mapping: `funder.level`.
  let key: String
  let name: LocalizedText
  let content: Content
  let isNeeded: Bool
  /// Shown beside the cell and on the sheet of help; at most 255 characters.
  let hint: LocalizedText
  /// What stands in the example; empty for none.
  let example: String

  /// A field that has to be filled in.
  static func needed(
    _ key: String, _ german: String, _ english: String, _ content: Content, _ example: String,
    _ hint: String, _ englishHint: String
  ) -> ProjectField {
    ProjectField(
      key: key, name: LocalizedText(de: german, en: english), content: content, isNeeded: true,
      hint: LocalizedText(de: hint, en: englishHint), example: example)
  }

  /// A field that may stay empty.
  static func free(
    _ key: String, _ german: String, _ english: String, _ content: Content, _ example: String,
    _ hint: String, _ englishHint: String
  ) -> ProjectField {
    ProjectField(
      key: key, name: LocalizedText(de: german, en: english), content: content, isNeeded: false,
      hint: LocalizedText(de: hint, en: englishHint), example: example)
  }

  /// Whether a heading or label is this field's, in either language.
  func isNamed(_ text: String) -> Bool {
    [name.de, name.en].contains { BookingColumn.folded($0) == BookingColumn.folded(text) }
  }
}

/// A list of the project workbook that cells choose from.
enum ProjectChoice: String, CaseIterable, Sendable {
  /// Ids of what other sheets tell.
  case partners, measures, awards
  case ruleSets
}

/// The sheets of the project workbook, in their order.
enum ProjectSheet: String, CaseIterable, Sendable {
  case project, awards, measures, lines, sources, partners, years, terms, aids
  /// Not read.
  case check, example, help, choices

  var name: LocalizedText {
    switch self {
    case .project: LocalizedText(de: "Vorhaben", en: "Project")
    case .awards: LocalizedText(de: "Bescheid", en: "Notice")
    case .measures: LocalizedText(de: "Teilvorhaben", en: "Measures")
    case .lines: LocalizedText(de: "Ausgabenplan", en: "Expenditure plan")
    case .sources: LocalizedText(de: "Finanzierungsplan", en: "Financing plan")
    case .partners: LocalizedText(de: "Partner", en: "Partners")
    case .years: LocalizedText(de: "Jahresbeträge", en: "Yearly amounts")
    case .terms: LocalizedText(de: "Nebenbestimmungen", en: "Terms")
    case .aids: LocalizedText(de: "Weitere Beihilfen", en: "Other aid")
    case .check: LocalizedText(de: "Prüfung", en: "Check")
    case .example: LocalizedText(de: "Beispiel", en: "Example")
    case .help: LocalizedText(de: "Hilfe", en: "Help")
    case .choices: LocalizedText(de: "Auswahl", en: "Choices")
    }
  }

  /// The sheets to fill in.
  static let read: [ProjectSheet] = [
    .project, .awards, .measures, .lines, .sources, .partners, .years, .terms, .aids,
  ]

  /// Whether something must stand on it.
  var isNeeded: Bool {
    switch self {
    case .project, .measures, .lines, .partners: true
    default: false
    }
  }

  /// Whether labels stand at the left, and each further column is one thing: people fill in a
  /// notice from top to bottom.
  var isForm: Bool { self == .project || self == .awards }

  func isNamed(_ text: String) -> Bool {
    [name.de, name.en].contains { $0.lowercased() == text.lowercased() }
  }
}
