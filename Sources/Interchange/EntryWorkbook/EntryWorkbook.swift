public import Amounts
public import Funding
public import Reporting

/// The workbook in which an office enters bookings (Erfassungsmappe): one sheet to fill in, lists
/// to choose from that depend on each other, a calculator, examples, help.
///
/// What is filled in is a table of bookings (`Bookings.md`); ``BookingTable`` reads it back.
public struct EntryWorkbook: Sendable {
  /// The measures to choose from, each in its project.
  let scope: [(project: Project, measure: Measure)]
  let language: Language
  let today: CalendarDate
  /// The days on which may be booked.
  let days: ClosedRange<CalendarDate>
  /// How the references of this workbook begin; no other workbook has the same.
  let key: String
  /// How many rows are prepared.
  let rows: Int
  /// The program, its version, and how it is called.
  let program: String

  /// - Parameters:
  ///   - today: entries may be dated up to a year from here.
  ///   - closedThrough: the last closed day; nil: none is.
  ///   - key: `E-1a2b3c4d`.
  ///   - rows: at most ``rowLimit``.
  public init(
    scope: [(project: Project, measure: Measure)], language: Language, today: CalendarDate,
    closedThrough: CalendarDate?, key: String, rows: Int, program: String
  ) {
    self.scope = scope
    self.language = language
    self.today = today
    let last = today.adding(days: 365)
    let first = closedThrough?.adding(days: 1) ?? Self.earliest(scope.map(\.project), today)
    days = min(first, last)...last
    self.key = key
    self.rows = rows
    self.program = program
  }

  /// The most rows that may be prepared.
  public static let rowLimit = 5000

  /// The property by which the workbook is recognised, and what it says.
  public static let property = "Foerderbuch.Template"
  /// A workbook to fill in.
  static let entries = "bookings"
  /// A table that was refused, with its problems beside it.
  static let corrections = "corrections"

  /// The first day that makes sense where nothing is closed: a year before anything began.
  private static func earliest(_ projects: [Project], _ today: CalendarDate) -> CalendarDate {
    let starts = projects.flatMap { project in
      [project.period?.from].compactMap { $0 } + project.awards.map(\.period.from)
    }
    return (starts.min() ?? today.adding(months: -60)).adding(months: -12).startOfYear
  }

  /// - Returns: a report that ``Workbooks`` can write.
  public func report() -> Report {
    Report(
      title: say("Erfassung von Buchungen", "Entry of bookings"),
      subject: Set(scope.map(\.project.id)).sorted().joined(separator: ", "),
      author: program, language: language, created: today,
      properties: [
        Report.Property(Self.property, Self.entries),
        Report.Property("Foerderbuch.Key", key),
        Report.Property("Foerderbuch.Program", program),
      ],
      sheets: [
        bookingsSheet, calculatorSheet, examplesSheet, listsSheet, helpSheet, choicesSheet,
      ],
      names: names)
  }

  func say(_ german: String, _ english: String) -> String { language.pick(german, english) }

  func heading(_ column: BookingColumn) -> String {
    language.pick(column.german, column.rawValue)
  }

  var footer: PrintSetup.Line {
    PrintSetup.Line(
      left: key, center: program,
      right: say("Seite ", "Page ") + PrintSetup.Line.page + say(" von ", " of ")
        + PrintSetup.Line.pages)
  }

  /// The reference of a row, from 1: `E-1a2b3c4d-0007`.
  func reference(_ row: Int) -> String {
    let digits = String(row)
    return key + "-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// The tabs of a workbook to fill in, in both languages.
enum EntrySheet: String, CaseIterable {
  case bookings, calculator, examples, lists, help, choices
  /// Of a workbook of problems.
  case problems
  /// Of a workbook of problems of a list of projects.
  case projects

  var name: LocalizedText {
    switch self {
    case .bookings: LocalizedText(de: "Buchungen", en: "Bookings")
    case .calculator: LocalizedText(de: "Rechner unbare Leistungen", en: "In-kind calculator")
    case .examples: LocalizedText(de: "Beispiele", en: "Examples")
    case .lists: LocalizedText(de: "Listen", en: "Lists")
    case .help: LocalizedText(de: "Hilfe", en: "Help")
    case .choices: LocalizedText(de: "Auswahl", en: "Choices")
    case .problems: LocalizedText(de: "Fehler", en: "Problems")
    case .projects: LocalizedText(de: "Vorhaben", en: "Projects")
    }
  }

  /// Sheets beside those of a workbook to fill in whose sheet of bookings is read; none for any
  /// other workbook.
  static func others(than read: String, _ names: [String]) -> [String] {
    isToFill(read, names) ? names.filter { !isOwn($0) } : []
  }

  /// Whether a workbook with sheets of these names is one to fill in, and its bookings are read.
  static func isToFill(_ read: String, _ names: [String]) -> Bool {
    bookings.isCalled(read) && names.contains(where: lists.isCalled)
  }

  static func isOwn(_ name: String) -> Bool { allCases.contains { $0.isCalled(name) } }

  private func isCalled(_ name: String) -> Bool { [self.name.de, self.name.en].contains(name) }
}
