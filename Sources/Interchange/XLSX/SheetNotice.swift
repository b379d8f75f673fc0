public import Amounts
import Messages

/// What a person should know about a sheet that was read, though nothing of it is wrong.
public enum SheetNotice: Hashable, Sendable {
  /// The sheet that was read is itself hidden.
  case sheetIsHidden(String)
  /// Other sheets are hidden; their names.
  case hiddenSheets([String])
  /// Other sheets beside those of an entry workbook, on which something stands.
  case otherSheets([String])
  /// Rows that nobody sees were read like the others: filtered or hidden ones.
  case hiddenRows(count: Int, first: [Int])
  /// Rows in which something is struck through were read like the others.
  case struckRows(count: Int, first: [Int])
  /// What somebody noted at cells is no part of the table: `E2: storniert`.
  case comments(count: Int, first: [String])
  /// What stands beside the columns of a form or below its rows is no part of it:
  /// `Räume K7: Schlüssel bei Frau X`.
  case strayCells(count: Int, first: [String])
  /// Columns that nobody sees were read like the others: `C`, `F:H`.
  case hiddenColumns([String])
  /// Merged cells: only the first of each holds the value.
  case mergedCells(count: Int, first: [String])
  /// Cells with formulas: what was read is the value last saved.
  case formulas(count: Int, first: [String])
  /// The workbook asks to be computed when it is opened, so saved values of formulas may be old.
  case valuesNotComputed
  /// Sums whose noise of binary computing even the spreadsheet shows: as saved, and as read.
  case foldedNumbers(count: Int, first: [FoldedNumber])
  /// Days with a time of day, which was left out.
  case timesLeftOut(count: Int, first: [String])

  /// A number of a cell, as saved and as read.
  public struct FoldedNumber: Hashable, Sendable {
    /// `C12`.
    public let cell: String
    /// As it stands in the file.
    public let saved: String
    /// Without the noise.
    public let read: String

    public init(cell: String, saved: String, read: String) {
      self.cell = cell
      self.saved = saved
      self.read = read
    }
  }

  /// How many examples a notice names.
  static let exampleLimit = 5

  /// The sentence for people.
  public func text(_ language: Language) -> String { problem.found.text(language) }

  private var problem: Problem {
    switch self {
    case .sheetIsHidden(let name): Problem("notice.SHEET_HIDDEN", ["name": name])
    case .hiddenSheets(let names):
      Problem("notice.OTHER_SHEETS_HIDDEN", ["names": Fact.series(names.map(Fact.quoted))])
    case .otherSheets(let names):
      Problem("notice.OTHER_SHEETS_FILLED", ["names": Fact.series(names.map(Fact.quoted))])
    case .hiddenRows(let count, let first):
      Self.problem("notice.ROWS_HIDDEN", count, first.map(String.init))
    case .struckRows(let count, let first):
      Self.problem("notice.ROWS_STRUCK_THROUGH", count, first.map(String.init))
    case .comments(let count, let first): Self.problem("notice.CELLS_COMMENTED", count, first)
    case .strayCells(let count, let first): Self.problem("notice.CELLS_STRAY", count, first)
    case .hiddenColumns(let columns):
      Problem("notice.COLUMNS_HIDDEN", ["columns": Fact.series(columns.map(Fact.text))])
    case .mergedCells(let count, let first): Self.problem("notice.CELLS_MERGED", count, first)
    case .formulas(let count, let first): Self.problem("notice.CELLS_WITH_FORMULAS", count, first)
    case .valuesNotComputed: Problem("notice.VALUES_NOT_COMPUTED")
    case .foldedNumbers(let count, let first):
      Self.problem(
        "notice.NUMBERS_FOLDED", count, first.map { "\($0.cell) \($0.saved) → \($0.read)" })
    case .timesLeftOut(let count, let first): Self.problem("notice.TIMES_LEFT_OUT", count, first)
    }
  }

  private static func problem(_ key: String, _ count: Int, _ first: [String]) -> Problem {
    let examples = Fact.series(first.map(Fact.text))
    return Problem(
      key,
      [
        "count": count,
        "examples": count > first.count
          ? Fact.series([examples, .text("…")], separator: " ") : examples,
      ])
  }
}

extension SheetNotice {
  /// Whether it tells of something read that nobody sees, or that somebody struck through.
  var isOfSight: Bool {
    switch self {
    case .sheetIsHidden, .hiddenRows, .struckRows, .hiddenColumns: true
    default: false
    }
  }
}
