public import Amounts
public import Funding
public import Reporting

/// The workbook in which a project is told as its notice says (Mappe für ein Vorhaben): forms and
/// tables to fill in with lists to choose from, a check of the sums, an example, help.
/// ``ProjectWorkbookFile`` reads it back.
public struct ProjectWorkbook: Sendable {
  /// What is filled in already; nil: nothing is.
  let project: Project?
  /// To choose from, by id.
  let ruleSets: [(id: String, title: String)]
  let language: Language
  let today: CalendarDate
  /// The program and its version.
  let program: String
  /// What each sheet holds, by the keys of its fields.
  let records: [ProjectSheet: [[String: JSONValue]]]

  /// - Parameters:
  ///   - project: a version to amend; nil for an empty workbook.
  ///   - ruleSets: the rule sets there are, with their titles.
  public init(
    of project: Project?, ruleSets: [(id: String, title: String)], language: Language,
    today: CalendarDate, program: String
  ) {
    self.project = project
    self.ruleSets = ruleSets
    self.language = language
    self.today = today
    self.program = program
    records = project.map { ProjectCells.records(of: $0) } ?? [:]
  }

  /// The property by which the workbook is recognised.
  static let template = "project"

  /// - Returns: a report that ``Workbooks`` can write.
  public func report() -> Report {
    Report(
      title: say("Vorhaben", "Project"), subject: project?.id ?? "", author: program,
      language: language, created: today,
      properties: [
        Report.Property(EntryWorkbook.property, Self.template),
        Report.Property("Foerderbuch.Program", program),
      ],
      sheets: ProjectSheet.read.map { $0.isForm ? form($0) : table($0) }
        + [checkSheet, exampleSheet, helpSheet, choicesSheet],
      names: names)
  }

  func say(_ german: String, _ english: String) -> String { language.pick(german, english) }

  func text(_ text: String, _ role: CellStyle.Role) -> Cell {
    .text(text, style: CellStyle(role))
  }

  var footer: PrintSetup.Line {
    PrintSetup.Line(
      left: project?.id ?? "", center: program,
      right: say("Seite ", "Page ") + PrintSetup.Line.page + say(" von ", " of ")
        + PrintSetup.Line.pages)
  }

  // MARK: Tables

  /// How many rows of a table are prepared.
  func rowCount(_ sheet: ProjectSheet) -> Int {
    let filled = records[sheet]?.count ?? 0
    return sheet == .measures ? max(10, filled + 2) : max(40, filled + 20)
  }

  private func table(_ sheet: ProjectSheet) -> Sheet {
    let fields = sheet.fields
    let rows = (1...rowCount(sheet)).map { number in
      let record = records[sheet].flatMap { $0.indices.contains(number - 1) ? $0[number - 1] : nil }
      return Row(
        key: String(number), .data,
        record.map { record in fields.map { cells.cell(record[$0.key], $0, record) } } ?? [])
    }
    let headings = fields.map { field in
      Cell.text(
        field.name[language],
        style: CellStyle(
          .heading, alignment: cells.format(field) == .text ? .natural : .right,
          isIndented: cells.format(field) == .text))
    }
    var made = Sheet(
      key: sheet.rawValue, name: sheet.name[language], widths: fields.map(cells.width),
      blocks: [
        Block(
          key: sheet.rawValue, columns: fields.map(\.key), rows: [Row(.heading, headings)] + rows)
      ],
      print: PrintSetup(orientation: .landscape, footer: footer),
      headings: Sheet.HeadingRows(block: sheet.rawValue, columns: 1))
    made.columnStyles = fields.map(cells.style)
    made.validations = fields.map { field in
      cells.validation(
        field, .column(block: sheet.rawValue, column: field.key),
        first: .cell(block: sheet.rawValue, row: "1", column: field.key))
    }
    made.protection = .entry
    made.hasNumbersAsText = true
    return made
  }

  // MARK: Forms

  /// The keys of the columns of a form.
  func formColumns(_ sheet: ProjectSheet) -> [String] {
    let count = sheet == .project ? 1 : max(4, (records[sheet]?.count ?? 0) + 1)
    return (1...count).map { "v\($0)" }
  }

  private func form(_ sheet: ProjectSheet) -> Sheet {
    let cells = ProjectCells(language: language, isForm: true)
    let columns = formColumns(sheet)
    let titles = columns.indices.map { index in
      sheet == .project
        ? say("Angaben", "Value") : say("Bescheid \(index + 1)", "Notice \(index + 1)")
    }
    let heading = Row(
      .heading, [text(say("Was", "What"), .heading)] + titles.map { text($0, .heading) })
    let rows = sheet.fields.map { field in
      let label = field.isNeeded ? CellStyle(.subtotal) : CellStyle(.body)
      return Row(
        key: field.key, .data,
        [.text(field.name[language], style: label)]
          + columns.indices.map { index in
            let record = records[sheet].flatMap { $0.indices.contains(index) ? $0[index] : nil }
            return cells.cell(record?[field.key], field, record ?? [:])
          })
    }
    var made = Sheet(
      key: sheet.rawValue, name: sheet.name[language],
      widths: [38] + columns.map { _ in sheet == .project ? 60 : 32 },
      blocks: [Block(key: sheet.rawValue, columns: ["label"] + columns, rows: [heading] + rows)],
      print: PrintSetup(orientation: .landscape, footer: footer),
      headings: Sheet.HeadingRows(block: sheet.rawValue, columns: 1))
    made.validations = sheet.fields.map { field in
      cells.validation(
        field,
        .columns(
          block: sheet.rawValue, row: field.key, from: "v1", through: columns.last ?? "v1"),
        first: .cell(block: sheet.rawValue, row: field.key, column: "v1"))
    }
    made.protection = .entry
    made.hasNumbersAsText = true
    return made
  }

  var cells: ProjectCells { ProjectCells(language: language) }
}
