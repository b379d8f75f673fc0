/// A sheet of a workbook as rows of cells.
///
/// Every row in which something stands is handed over, each as wide as the first one, without empty
/// cells behind that. Hidden rows are rows like others; ``notices`` tells of them.
public final class XLSXSheet: TableSource {
  /// The most rows of a sheet.
  public static let rowLimit = 1_048_576

  public let place: SourcePosition
  /// The row of the headings, from 1; nil: the first in which something stands.
  public let headingRow: Int?
  /// What a person should know about the sheet; complete once its rows were read.
  public private(set) var notices: [SheetNotice] = []
  private let workbook: XLSXWorkbook
  private let entry: XLSXWorkbook.SheetEntry

  init(_ workbook: XLSXWorkbook, _ entry: XLSXWorkbook.SheetEntry, headingRow: Int?) {
    self.workbook = workbook
    self.entry = entry
    self.headingRow = headingRow
    place = SourcePosition(file: workbook.file, sheet: entry.name)
  }

  /// The sheet with all its rows.
  var whole: XLSXSheet { XLSXSheet(workbook, entry, headingRow: nil) }

  public func forEachRow<Failure: Error>(
    problems: ProblemList, _ body: (TableRow) throws(Failure) -> Void
  ) throws(Failure) {
    var failure: Failure?
    withoutActuallyEscaping(body) { body in
      do throws(InputProblems) {
        let reader = SheetReader(
          place: place, headingRow: headingRow, texts: try workbook.texts(),
          styles: workbook.styles,
          countsFrom1904: workbook.countsFrom1904, problems: problems
        ) { row in
          do throws(Failure) {
            try body(row)
            return true
          } catch {
            failure = error
            return false
          }
        }
        try workbook.archive.visit(entry.part, reader)
        notices = workbookNotices(reader) + reader.survey.notices
      } catch {
        for problem in error.problems { problems.add(problem) }
      }
    }
    if let failure { throw failure }
  }

  private func workbookNotices(_ reader: SheetReader) -> [SheetNotice] {
    var notices: [SheetNotice] = []
    if entry.isHidden { notices.append(.sheetIsHidden(entry.name)) }
    let isToFill = EntrySheet.isToFill(entry.name, workbook.sheets.map(\.name))
    let hidden = workbook.sheets.filter { $0.isHidden && $0 != entry }.map(\.name)
      .filter { !isToFill || !EntrySheet.isOwn($0) }
    if !hidden.isEmpty { notices.append(.hiddenSheets(hidden)) }
    let others = EntrySheet.others(
      than: entry.name, workbook.sheets.filter { !$0.isHidden }.map(\.name))
    let filled = others.filter { name in
      workbook.sheets.first { $0.name == name }.map { (try? workbook.hasContent($0)) ?? true }
        ?? false
    }
    if !filled.isEmpty { notices.append(.otherSheets(filled)) }
    if let comments = try? CellComments.read(workbook.archive, of: entry.part) {
      var survey = SheetSurvey()
      for (cell, text) in comments.found {
        let row = Int(cell.filter(\.isNumber)) ?? 0
        if row > headingRow ?? 1 { survey.sawComment(cell, text) }
      }
      notices += survey.notices
    }
    if workbook.computesOnOpening, reader.survey.hasFormulas { notices.append(.valuesNotComputed) }
    return notices
  }
}
