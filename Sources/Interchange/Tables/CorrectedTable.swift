import Amounts

/// A table that was refused and came back in a ``ProblemWorkbook``: its rows and cells stand where
/// they stood in the file, beside a column of messages, which nobody reads.
public struct CorrectedTable: TableSource {
  /// The sheet with the column of messages.
  public let base: TableFile
  let mark: Mark
  private let form: HeadingForm
  /// Whether the row of its heading only has the letters of the columns, since the table has no
  /// headings.
  let isLettered: Bool

  init(_ base: TableFile, _ mark: Mark, _ form: HeadingForm, isLettered: Bool) {
    self.base = base
    self.mark = mark
    self.form = form
    self.isLettered = isLettered
  }

  public var place: SourcePosition {
    var place = base.place
    place.columnsBefore = 1
    return place
  }

  public var columnSeparator: CSVSeparator? { mark.isBetweenCommas ? .comma : nil }

  public var notes: [String] { mark.notes }

  var whole: CorrectedTable {
    CorrectedTable(base.whole, mark, HeadingForm(), isLettered: isLettered)
  }

  public func forEachRow<Failure: Error>(
    problems: ProblemList, _ body: (TableRow) throws(Failure) -> Void
  ) throws(Failure) {
    var edges = TableEdges(form)
    try base.forEachRow(problems: problems) { (row) throws(Failure) in
      if isLettered, row.line == mark.line { return }
      let cells = UnsafeBufferPointer(rebasing: row.cells.dropFirst())
      guard cells.contains(where: { !$0.isEmpty }) else { return }
      try edges.take(
        TableRow(
          line: row.line, cells: cells, formulas: row.formulas.map { $0 - 1 }.filter { $0 >= 0 },
          meanings: row.meanings.map { ($0.column - 1, $0.meaning) }), body)
    }
  }

  /// What tells that a workbook is such a one.
  struct Mark {
    let sheet: String
    /// The row in which the messages have their heading, from 1.
    let line: Int
    /// Whether the rows were text between commas.
    let isBetweenCommas: Bool
    /// Whether they were those of an ``EntryWorkbook``.
    let isPrepared: Bool
    /// What stood outside the columns and says what the amounts are.
    let notes: [String]

    /// The rows that are searched for the heading of the messages.
    private static let searchLimit = 1000

    private struct Found: Error {
      let line: Int
      let heading: String
    }

    /// - Parameter sheet: the one that is asked for; nil: any.
    /// - Returns: nil for any other file.
    static func find(_ input: InputBytes, sheet: String?) throws(InputProblems) -> Mark? {
      let names: [String]
      var made: String?
      switch try FileKind.recognise(input) {
      case .workbook:
        let workbook = try XLSXWorkbook(input)
        names = workbook.sheets.map(\.name)
        made = try workbook.customProperties()[EntryWorkbook.property]
      case .openDocument: names = try ODSWorkbook(input).sheets.map(\.name)
      default: return nil
      }
      // Some programs drop the property; then the sheet of the messages tells.
      let tabs = [EntrySheet.problems.name.de, EntrySheet.problems.name.en]
      guard made == EntryWorkbook.corrections || names.contains(where: tabs.contains),
        let name = names.first(where: { !tabs.contains($0) }),
        sheet == nil || sheet?.lowercased() == name.lowercased(),
        let found = try heading(TableFile(input, sheet: name))
      else { return nil }
      let parts = found.heading.split(separator: EntryHeading.note).map(String.init)
      return Mark(
        sheet: name, line: found.line, isBetweenCommas: parts[0].contains("CSV"),
        isPrepared: made == EntryWorkbook.entries, notes: Array(parts.dropFirst()))
    }

    /// The heading of the messages in the first column.
    private static func heading(_ table: TableFile) -> Found? {
      do throws(Found) {
        try table.forEachRow(problems: ProblemList()) { (row) throws(Found) in
          guard let first = row.cells.first, EntryHeading.problem.begins(first.string) else {
            return
          }
          throw Found(line: row.line, heading: first.string)
        }
      } catch {
        return error.line <= searchLimit ? error : nil
      }
      return nil
    }
  }
}

extension TableFile {
  /// A table that came back in a ``ProblemWorkbook``.
  /// - Parameter hasNoHeadings: the row beside the heading of the messages is none of the table.
  init(
    _ input: InputBytes, _ mark: CorrectedTable.Mark, headingRow: Int? = nil,
    headings: HeadingForm = HeadingForm(), hasNoHeadings: Bool = false
  ) throws(InputProblems) {
    let base = try TableFile(input, sheet: mark.sheet, headingRow: headingRow)
    self = .corrected(CorrectedTable(base, mark, headings, isLettered: hasNoHeadings))
  }
}

extension EntryHeading {
  /// Whether a heading is this one or begins with it, in either language.
  fileprivate func begins(_ heading: String) -> Bool {
    let heading = BookingColumn.folded(heading)
    return [name.de, name.en].contains { heading.hasPrefix(BookingColumn.folded($0)) }
  }
}
