/// A table in a file of either kind, told apart by its content: CSV or a sheet of a workbook.
public enum TableFile: TableSource {
  case csv(CSVReader, headingRow: Int, HeadingForm)
  case sheet(XLSXSheet, HeadingForm)
  case openSheet(ODSSheet, HeadingForm)
  /// A sheet that Förderbuch wrote of a table that was refused.
  indirect case corrected(CorrectedTable)
  /// The sheets of a form that a partner filled in.
  case form(PartnerFormTable)

  /// - Parameters:
  ///   - sheet: the sheet to read; nil: the only visible one on which something stands. A CSV file
  ///     has no sheets.
  ///   - headingRow: the row or line of the headings, from 1; those above are left out. Nil: the
  ///     first in which something stands.
  ///   - headings: how they are told, `headingRow` being their first row.
  ///   - separator: of a CSV file; nil: recognised by its first row.
  /// - Throws: ``FileFault``, and ``WorkbookFault`` for a file of another kind or without such a
  ///   sheet.
  public init(
    _ input: InputBytes, sheet: String? = nil, headingRow: Int? = nil,
    headings: HeadingForm = HeadingForm(), separator: CSVSeparator? = nil
  ) throws(InputProblems) {
    let kind = try FileKind.recognise(input)
    switch kind {
    case .workbook:
      self = .sheet(
        try XLSXWorkbook(input).sheet(named: sheet, headingRow: headingRow), headings)
    case .openDocument:
      self = .openSheet(
        try ODSWorkbook(input).sheet(named: sheet, headingRow: headingRow), headings)
    case .text, .unknown:
      // The CSV reader tells at which byte the file stops being text.
      let reader = try CSVReader(input, separator: separator)
      if let sheet {
        throw InputProblems(
          reader.place, value: sheet, .workbook(.unknownSheet(sheet, nearest: nil, known: [])))
      }
      self = .csv(reader, headingRow: headingRow ?? 1, headings)
    default:
      throw InputProblems(SourcePosition(file: input.file), .workbook(.otherKind(kind)))
    }
  }

  public var place: SourcePosition {
    switch self {
    case .csv(let reader, _, _): reader.place
    case .sheet(let sheet, _): sheet.place
    case .openSheet(let sheet, _): sheet.place
    case .corrected(let table): table.place
    case .form(let form): form.place
    }
  }

  public var columnSeparator: CSVSeparator? {
    switch self {
    case .csv(let reader, _, _): reader.separator
    case .sheet, .openSheet, .form: nil
    case .corrected(let table): table.columnSeparator
    }
  }

  public var notes: [String] {
    if case .corrected(let table) = self { table.notes } else { [] }
  }

  /// What a person should know of the table, complete once its rows were read.
  public var notices: [SheetNotice] {
    switch self {
    case .csv: []
    case .sheet(let sheet, _): sheet.notices
    case .openSheet(let sheet, _): sheet.notices
    case .corrected(let table): table.base.notices
    case .form(let form): form.notices
    }
  }

  /// Where a row and a column stand in the file itself: those of a form are told by their numbers.
  public func resolved(_ place: SourcePosition) -> SourcePosition {
    if case .form(let form) = self { form.resolved(place) } else { place }
  }

  /// The form that a partner filled in, where it is one.
  public var form: PartnerFormTable? { if case .form(let form) = self { form } else { nil } }

  /// The file with all its rows, also those above its headings.
  var whole: TableFile {
    switch self {
    case .csv(let reader, _, _): .csv(reader, headingRow: 1, HeadingForm())
    case .sheet(let sheet, _): .sheet(sheet.whole, HeadingForm())
    case .openSheet(let sheet, _): .openSheet(sheet.whole, HeadingForm())
    case .corrected(let table): .corrected(table.whole)
    case .form: self
    }
  }

  public func forEachRow<Failure: Error>(
    problems: ProblemList, _ body: (TableRow) throws(Failure) -> Void
  ) throws(Failure) {
    switch self {
    case .csv(let reader, let headingRow, let form):
      var edges = TableEdges(form, pads: false)
      try reader.forEachRow(problems: problems) { (row) throws(Failure) in
        if row.line >= headingRow { try edges.take(row, body) }
      }
    case .sheet(let sheet, let form):
      var edges = TableEdges(form)
      try sheet.forEachRow(problems: problems) { (row) throws(Failure) in
        try edges.take(row, body)
      }
    case .corrected(let table): try table.forEachRow(problems: problems, body)
    case .form(let form): try form.forEachRow(problems: problems, body)
    case .openSheet(let sheet, let form):
      var edges = TableEdges(form)
      try sheet.forEachRow(problems: problems) { (row) throws(Failure) in
        try edges.take(row, body)
      }
    }
  }
}
