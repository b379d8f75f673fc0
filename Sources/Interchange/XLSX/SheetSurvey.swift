/// Counts what a sheet has that a person should know of, with a few examples each.
struct SheetSurvey {
  private struct Tally<Example> {
    var count = 0
    var first: [Example] = []

    mutating func add(_ example: @autoclosure () -> Example) {
      count += 1
      if first.count < SheetNotice.exampleLimit { first.append(example()) }
    }
  }

  private var hiddenRows = Tally<Int>()
  private var hiddenColumns: [ClosedRange<Int>] = []
  private var mergedCells = Tally<String>()
  private var formulas = Tally<String>()
  private var foldedNumbers = Tally<SheetNotice.FoldedNumber>()
  private var timesLeftOut = Tally<String>()
  private var comments = Tally<String>()
  private var struckRows = Tally<Int>()
  private var lastStruck = 0
  /// The last column in which something stands, from 1.
  private var lastColumn = 0

  var hasFormulas: Bool { formulas.count > 0 }

  mutating func sawRow(_ row: Int, width: Int, isHidden: Bool) {
    lastColumn = max(lastColumn, width)
    if isHidden { hiddenRows.add(row) }
  }

  mutating func sawHiddenColumns(_ columns: ClosedRange<Int>) {
    if hiddenColumns.count < SheetColumns.limit { hiddenColumns.append(columns) }
  }

  mutating func sawMergedCells(_ range: String) { mergedCells.add(range) }
  mutating func sawFormula(_ cell: @autoclosure () -> String) { formulas.add(cell()) }
  mutating func sawTimeLeftOut(_ cell: @autoclosure () -> String) { timesLeftOut.add(cell()) }

  /// Somebody noted something at a cell.
  mutating func sawComment(_ cell: String, _ text: String) {
    comments.add(cell + ": " + Quote.excerpt(text))
  }

  /// Something in a row is struck through.
  mutating func sawStruck(_ row: Int) {
    guard row != lastStruck else { return }
    lastStruck = row
    struckRows.add(row)
  }

  mutating func sawFolded(_ number: @autoclosure () -> SheetNotice.FoldedNumber) {
    foldedNumbers.add(number())
  }

  var notices: [SheetNotice] {
    var notices: [SheetNotice] = []
    if hiddenRows.count > 0 {
      notices.append(.hiddenRows(count: hiddenRows.count, first: hiddenRows.first))
    }
    if struckRows.count > 0 {
      notices.append(.struckRows(count: struckRows.count, first: struckRows.first))
    }
    if comments.count > 0 {
      notices.append(.comments(count: comments.count, first: comments.first))
    }
    // Columns behind the table are often hidden down to the end of the sheet: nothing stands there.
    let columns = hiddenColumns.filter { $0.lowerBound <= lastColumn }.map { range in
      let last = min(range.upperBound, lastColumn)
      let first = SheetColumns.name(range.lowerBound)
      return last == range.lowerBound ? first : first + ":" + SheetColumns.name(last)
    }
    if !columns.isEmpty { notices.append(.hiddenColumns(columns)) }
    if mergedCells.count > 0 {
      notices.append(.mergedCells(count: mergedCells.count, first: mergedCells.first))
    }
    if formulas.count > 0 {
      notices.append(.formulas(count: formulas.count, first: formulas.first))
    }
    if foldedNumbers.count > 0 {
      notices.append(.foldedNumbers(count: foldedNumbers.count, first: foldedNumbers.first))
    }
    if timesLeftOut.count > 0 {
      notices.append(.timesLeftOut(count: timesLeftOut.count, first: timesLeftOut.first))
    }
    return notices
  }
}
