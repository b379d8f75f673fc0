public import Amounts
import Messages

/// Why a project workbook, or the way a project file is written, cannot be taken.
public enum NoticeFault: Hashable, Sendable {
  /// The workbook lacks these sheets.
  case sheetsMissing([String])
  /// Nothing stands on a sheet that has to tell something.
  case sheetEmpty
  /// A heading or label that the sheet does not have; the nearest one, and all of them.
  case unknownField(String, nearest: String?, known: [String])
  /// A heading or label that has to stand there and does not.
  case fieldMissing(String)
  case fieldTwice(String)
  /// A formula where a word, an id or another text is meant.
  case formulaForText
  /// A number in a cell for days, which makes a day of long ago of it.
  case numberAsDay(CalendarDate)
  /// A value between the quotation marks of a text program, which are part of it then.
  case typographicQuotes(String)

  var problem: Problem {
    switch self {
    case .sheetsMissing(let sheets) where sheets.count < 5:
      Problem("projectnotice.PROJECT_SHEET_MISSING", ["sheets": sheets])
    case .sheetsMissing(let sheets):
      Problem("projectnotice.NOT_A_PROJECT_WORKBOOK", ["sheets": sheets])
    case .sheetEmpty: Problem("projectnotice.PROJECT_SHEET_EMPTY")
    case .unknownField(let name, let nearest?, let known):
      Problem(
        "projectnotice.PROJECT_FIELD_UNKNOWN.near",
        ["name": name, "nearest": nearest, "known": known])
    case .unknownField(let name, nil, let known):
      Problem("projectnotice.PROJECT_FIELD_UNKNOWN", ["name": name, "known": known])
    case .fieldMissing(let name): Problem("projectnotice.PROJECT_FIELD_MISSING", ["name": name])
    case .fieldTwice(let name): Problem("projectnotice.PROJECT_FIELD_TWICE", ["name": name])
    case .formulaForText: Problem("projectnotice.FORMULA_FOR_TEXT")
    case .numberAsDay(let day): Problem("projectnotice.NUMBER_AS_DAY", ["day": day])
    case .typographicQuotes(let text): Problem("projectnotice.TYPOGRAPHIC_QUOTES", ["text": text])
    }
  }
}
