public import Amounts
import Funding
public import Reporting

/// A table of bookings or a list of projects that was refused, as a workbook: every row as it was,
/// and beside it what is wrong with it. Nothing of the table was taken, so all rows are there, the
/// faulty ones marked: corrected, the workbook takes the place of the file and is imported instead.
///
/// Rows and cells stand where they stood, with what their number formats say, also what is above
/// and below the table and the rows that are empty, so that the workbook reads as the file does.
/// What cannot be shown as a row (a line that was no row, say) stands there as a row of its own
/// that no import takes.
public struct ProblemWorkbook {
  /// More rows than this, and only the faulty ones are shown.
  public static let rowLimit = 50_000

  /// What happened to a table, in words.
  public struct Facts {
    let file: String
    let language: Language
    let created: CalendarDate
    let program: String
    /// How many problems there are, also those that were not kept.
    let count: Int
    /// The command that reads the file, and what else stands in it: ` --profile kasse`.
    let command: String
    let arguments: String

    public init(
      file: String, language: Language, created: CalendarDate, program: String, count: Int,
      command: String = "import", arguments: String = ""
    ) {
      self.command = command
      self.arguments = arguments
      // On paper a name says enough.
      self.file = file.split(separator: "/").last.map(String.init) ?? file
      self.language = language
      self.created = created
      self.program = program
      self.count = count
    }
  }

  let facts: Facts
  let remarks: [RowRemark]
  /// Whether it is a workbook to fill in, whose rows without entries mean nothing.
  let isPrepared: Bool
  /// Whether a row is a booking; else it is a project.
  let isOfBookings: Bool
  /// The file with all its rows.
  let source: TableFile
  let headings: Headings
  /// The rows of the sheet, those above the headings and the headings among them.
  var rows: [Row] = []
  var width = 0
  /// How many rows the table has, and whether those without problems are left out.
  var rowCount = 0
  var isShortened = false
  /// The row of the sheet, from 1, by the line of the file.
  var shownAt: [Int: Int] = [:]

  /// What the table calls its columns.
  struct Headings {
    /// The line on which they stand; nil: the table has none.
    var line: Int?
    var texts: [String] = []
    /// What each column, from 0, is to the plain table; none where a profile tells it.
    var columns: [Int: BookingColumn] = [:]
    /// The columns of amounts, from 0.
    var amounts: Set<Int> = []
    /// Where a message about a column of the plain table belongs.
    var places: [BookingColumn: Int] = [:]
  }

  /// The workbook for a table.
  /// - Parameter remarks: all that is to say, in any order.
  public static func report(
    _ table: BookingTable<TableFile>, remarks: [RowRemark], facts: Facts
  ) -> Report {
    var headings = Headings()
    if let found = table.found {
      headings.line = table.profile?.layout.hasNoHeadings ?? false ? nil : found.line
      headings.texts = found.texts
      headings.amounts = Set(BookingInput.amounts.compactMap { found.columns[$0] })
      for column in BookingColumn.allCases {
        headings.places[column] = found.columns[.column(column)]
      }
    } else {
      table.source.firstRow { row in
        headings.line = row.line
        headings.texts = row.texts
        for (index, text) in row.texts.enumerated() {
          headings.columns[index] = BookingColumn(heading: text)
        }
        for (index, column) in headings.columns { headings.places[column] = index }
        headings.amounts = Set(
          headings.columns.filter { EntryWorkbook.format($0.value) == .euro }.keys)
      }
    }
    return ProblemWorkbook(
      facts: facts, remarks: remarks, isPrepared: table.isPrepared, isOfBookings: true,
      source: table.source.whole, headings: headings
    ).report
  }

  /// The workbook for a list of projects; nil where its headings were not found.
  /// - Parameter sheet: of a workbook; nil: what the profile says.
  /// - Throws: problems of the file.
  public static func report(
    _ input: InputBytes, profile: Profile, sheet: String?, remarks: [RowRemark], facts: Facts
  ) throws(InputProblems) -> Report? {
    let file = try ProjectList.laidOut(input, profile, sheet: sheet)
    let searched = try file.searched(profile.headingRow)
    guard let found = profile.headings(of: searched, problems: ProblemList()) else { return nil }
    return ProblemWorkbook(
      facts: facts, remarks: remarks, isPrepared: false, isOfBookings: false,
      source: searched.whole,
      headings: Headings(
        line: profile.hasNoHeadings ? nil : found.line, texts: found.texts,
        amounts: Set(ProfileColumn.amounts.compactMap { found.columns[$0] }))
    ).report
  }

  private init(
    facts: Facts, remarks: [RowRemark], isPrepared: Bool, isOfBookings: Bool, source: TableFile,
    headings: Headings
  ) {
    self.facts = facts
    self.remarks = remarks
    self.isPrepared = isPrepared
    self.isOfBookings = isOfBookings
    self.source = source
    self.headings = headings
    collect()
  }

  /// The sheet on which the rows stand.
  var entrySheet: EntrySheet { isOfBookings ? .bookings : .projects }

  /// Its name: that of the file's own sheet, which may say in what unit the amounts stand.
  var sheetName: String {
    let tabs = [EntrySheet.problems.name.de, EntrySheet.problems.name.en]
    if let name = source.place.sheet, !tabs.contains(name) { return name }
    return entrySheet.name[facts.language]
  }

  func say(_ german: String, _ english: String) -> String { facts.language.pick(german, english) }

  // MARK: Sheets

  private var report: Report {
    Report(
      title: say("Fehler in \(facts.file)", "Problems of \(facts.file)"), author: facts.program,
      language: facts.language, created: facts.created,
      properties: [
        // Rows alone are no table to import.
        isShortened
          ? nil
          : Report.Property(
            EntryWorkbook.property, isPrepared ? EntryWorkbook.entries : EntryWorkbook.corrections),
        Report.Property("Foerderbuch.Program", facts.program),
      ].compactMap { $0 }, sheets: [bookingsSheet, summarySheet])
  }

  private var bookingsSheet: Sheet {
    let key = entrySheet.rawValue
    let shown = (0..<width).filter { !isLeftOut($0) }
    let widths = [60] + shown.map { headings.columns[$0].map(EntryWorkbook.width) ?? 16 }
    var setup = PrintSetup(orientation: .landscape, footer: footer)
    setup.pagesAcross = 3
    var sheet = Sheet(
      key: key, name: sheetName, widths: widths,
      blocks: [
        Block(
          key: key, columns: ["problem"] + shown.indices.map { "c\($0)" }, rows: rows)
      ],
      print: setup,
      headings: Sheet.HeadingRows(block: key, columns: 1), filter: rows.count < 2 ? nil : key)
    sheet.hasNumbersAsText = true
    return sheet
  }

  var footer: PrintSetup.Line {
    PrintSetup.Line(
      left: facts.file, center: facts.program,
      right: PrintSetup.Line.page + " / " + PrintSetup.Line.pages)
  }
}
