/// A table in a file of either kind, told apart by its content: CSV or a sheet of a workbook.
public enum TableFile: TableSource {
  case csv(CSVReader, headingRow: Int, headingRows: Int)
  case sheet(XLSXSheet, headingRows: Int)
  case openSheet(ODSSheet, headingRows: Int)

  /// - Parameters:
  ///   - sheet: the sheet to read; nil: the only visible one on which something stands. A CSV file
  ///     has no sheets.
  ///   - headingRow: the row or line of the headings, from 1; those above are left out. Nil: the
  ///     first in which something stands.
  ///   - headingRows: how many rows tell the headings together, `headingRow` being the first.
  ///   - separator: of a CSV file; nil: recognised by its first row.
  /// - Throws: ``FileFault``, and ``WorkbookFault`` for a file of another kind or without such a
  ///   sheet.
  public init(
    _ input: InputBytes, sheet: String? = nil, headingRow: Int? = nil, headingRows: Int = 1,
    separator: CSVSeparator? = nil
  ) throws(InputProblems) {
    let kind = try FileKind.recognise(input)
    switch kind {
    case .workbook:
      self = .sheet(
        try XLSXWorkbook(input).sheet(named: sheet, headingRow: headingRow),
        headingRows: headingRows)
    case .openDocument:
      self = .openSheet(
        try ODSWorkbook(input).sheet(named: sheet, headingRow: headingRow),
        headingRows: headingRows)
    case .text, .unknown:
      // The CSV reader tells at which byte the file stops being text.
      let reader = try CSVReader(input, separator: separator)
      if let sheet {
        throw InputProblems(
          reader.place, value: sheet, .workbook(.unknownSheet(sheet, nearest: nil, known: [])))
      }
      self = .csv(reader, headingRow: headingRow ?? 1, headingRows: headingRows)
    default:
      throw InputProblems(SourcePosition(file: input.file), .workbook(.otherKind(kind)))
    }
  }

  public var place: SourcePosition {
    switch self {
    case .csv(let reader, _, _): reader.place
    case .sheet(let sheet, _): sheet.place
    case .openSheet(let sheet, _): sheet.place
    }
  }

  public var columnSeparator: CSVSeparator? {
    switch self {
    case .csv(let reader, _, _): reader.separator
    case .sheet, .openSheet: nil
    }
  }

  /// What a person should know of the table, complete once its rows were read.
  public var notices: [SheetNotice] {
    switch self {
    case .csv: []
    case .sheet(let sheet, _): sheet.notices
    case .openSheet(let sheet, _): sheet.notices
    }
  }

  public func forEachRow<Failure: Error>(
    problems: ProblemList, _ body: (TableRow) throws(Failure) -> Void
  ) throws(Failure) {
    switch self {
    case .csv(let reader, let headingRow, let headingRows):
      var edges = TableEdges(headingRows: headingRows)
      try reader.forEachRow(problems: problems) { (row) throws(Failure) in
        if row.line >= headingRow { try edges.take(row, body) }
      }
    case .sheet(let sheet, let headingRows):
      var edges = TableEdges(headingRows: headingRows)
      try sheet.forEachRow(problems: problems) { (row) throws(Failure) in
        try edges.take(row, body)
      }
    case .openSheet(let sheet, let headingRows):
      var edges = TableEdges(headingRows: headingRows)
      try sheet.forEachRow(problems: problems) { (row) throws(Failure) in
        try edges.take(row, body)
      }
    }
  }
}
