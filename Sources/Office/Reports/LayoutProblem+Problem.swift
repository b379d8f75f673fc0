public import Messages
public import Reporting

extension LayoutProblem {
  /// What is wrong with a form that cannot be laid out, and what to do.
  public var problem: Problem {
    switch self {
    case .unresolved(let reference, let place):
      Problem("office.FORM_NOT_FILLED.unresolved", ["place": place, "reference": reference.words])
    case .duplicateSheet(let key), .duplicateBlock(let key), .duplicateName(let key),
      .unusableName(let key):
      Problem("office.FORM_NOT_FILLED.key", ["key": key])
    case .duplicateRow(let block, let row):
      Problem("office.FORM_NOT_FILLED.row", ["block": block, "row": row])
    case .tooLarge(let sheet, let rows, let columns):
      Problem(
        "office.FORM_NOT_FILLED.sheet", ["sheet": sheet, "rows": rows, "columns": columns])
    }
  }
}

extension Reference {
  /// What it leads to, by the keys of the form.
  fileprivate var words: Fact {
    switch self {
    case .cell(let block, _, let column), .column(let block, let column):
      .message(
        Message("office.FORM_NOT_FILLED.unresolved.column", ["column": column, "block": block]))
    default: .text("„\(self)“")
    }
  }
}
