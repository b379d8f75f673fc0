public import Amounts
import Messages

/// Something to say about a row of a table that was refused.
public struct RowRemark: Hashable, Sendable {
  /// The line of the text file or the row of the sheet; nil where it is about the whole.
  public let line: Int?
  /// The heading of the column it is about.
  public let heading: String?
  /// Its column, from 1, where that is known.
  public let column: Int?
  /// What was found, what is allowed, and a way out.
  public let text: String
  /// Whether the file itself is at fault there, rather than a value: a formula without its result,
  /// a line with too few cells.
  let isOfFile: Bool
  /// What stands outside the columns and says what the amounts are; a copy keeps it, whatever
  /// becomes of its row.
  var note: String?

  public init(line: Int?, heading: String? = nil, column: Int? = nil, text: String) {
    self.init(line: line, heading: heading, column: column, text: text, isOfFile: false)
  }

  init(line: Int?, heading: String?, column: Int?, text: String, isOfFile: Bool) {
    self.isOfFile = isOfFile
    self.line = line
    self.heading = heading
    self.column = column
    self.text = text
  }

  /// `Spalte „Betrag“: …`
  func sentence(_ language: Language) -> String {
    guard let heading else { return text }
    return language.pick("Spalte ", "Column ") + Fact.quoted(heading).text(language) + ": " + text
  }
}

extension InputProblem {
  /// The problem as a remark beside its row: without the place, which is where it stands.
  public func remark(_ language: Language) -> RowRemark {
    var remark = RowRemark(
      line: place.line, heading: place.heading, column: place.column,
      text: fault.problem(value: value).text(language),
      isOfFile: fault.isOfFile)
    switch fault {
    case .amount(.noteUnit), .amount(.noteCurrency): remark.note = value
    default: break
    }
    return remark
  }
}

extension InputFault {
  /// Whether a copy of the cells alone would not be refused again.
  fileprivate var isOfFile: Bool {
    switch self {
    case .workbook, .table(.ragged): true
    case .value(.textTooLong(_, let limit)): limit == SpreadsheetText.limit
    default: false
    }
  }
}
