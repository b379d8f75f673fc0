/// A sheet of an OpenDocument spreadsheet as rows of cells, by the rules of ``XLSXSheet``.
public final class ODSSheet: TableSource {
  public let place: SourcePosition
  /// What a person should know about the sheet; complete once its rows were read.
  public private(set) var notices: [SheetNotice] = []
  private let workbook: ODSWorkbook
  private let index: Int
  private let headingRow: Int?

  init(_ workbook: ODSWorkbook, _ index: Int, headingRow: Int?) {
    self.workbook = workbook
    self.index = index
    self.headingRow = headingRow
    place = SourcePosition(file: workbook.file, sheet: workbook.sheets[index].name)
  }

  /// The sheet with all its rows.
  var whole: ODSSheet { ODSSheet(workbook, index, headingRow: nil) }

  public func forEachRow<Failure: Error>(
    problems: ProblemList, _ body: (TableRow) throws(Failure) -> Void
  ) throws(Failure) {
    var failure: Failure?
    withoutActuallyEscaping(body) { body in
      do throws(InputProblems) {
        let reader = ODSReader(
          place: place, sheet: index, headingRow: headingRow ?? 1, styles: workbook.styles,
          problems: problems
        ) { row in
          do throws(Failure) {
            try body(row)
            return true
          } catch {
            failure = error
            return false
          }
        }
        try workbook.archive.visit(ODSWorkbook.content, reader)
        notices = workbookNotices + reader.survey.notices
      } catch {
        for problem in error.problems { problems.add(problem) }
      }
    }
    if let failure { throw failure }
  }

  private var workbookNotices: [SheetNotice] {
    let own = workbook.sheets[index]
    let isToFill = EntrySheet.isToFill(own.name, workbook.sheets.map(\.name))
    let hidden = workbook.sheets.indices.filter {
      $0 != index && workbook.sheets[$0].isHidden
        && !(isToFill && EntrySheet.isOwn(workbook.sheets[$0].name))
    }
    let others = EntrySheet.others(
      than: own.name,
      workbook.sheets.filter { !$0.isHidden && $0.hasContent }.map(\.name))
    return (own.isHidden ? [.sheetIsHidden(own.name)] : [])
      + (others.isEmpty ? [] : [.otherSheets(others)])
      + (hidden.isEmpty ? [] : [.hiddenSheets(hidden.map { workbook.sheets[$0].name })])
  }
}
