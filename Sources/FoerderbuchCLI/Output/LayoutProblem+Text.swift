import Amounts
import Reporting

extension LayoutProblem {
  /// What is wrong with a form that cannot be laid out, and what to do.
  func sentence(_ language: Language) -> String {
    switch self {
    case .unresolved(let reference, let place):
      language.pick(
        "Das Formular lässt sich so nicht füllen: „\(place)“ rechnet mit \(reference.words(.de)), und das gibt es darin nicht. Nehmen Sie es in das Formular auf, oder lassen Sie weg, was damit rechnet.",
        "The form cannot be filled like this: \"\(place)\" computes with \(reference.words(.en)), which is not in it. Add it to the form, or leave out what computes with it."
      )
    case .duplicateSheet(let key), .duplicateBlock(let key), .duplicateName(let key),
      .unusableName(let key):
      language.pick(
        "Das Formular lässt sich so nicht füllen: Die Kennung „\(key)“ gibt es darin schon, oder sie ist kein möglicher Name. Geben Sie dem Blatt oder Abschnitt einen anderen key.",
        "The form cannot be filled like this: the key \"\(key)\" is in it already, or is no possible name. Give the sheet or section another key."
      )
    case .duplicateRow(let block, let row):
      language.pick(
        "Das Formular lässt sich so nicht füllen: Die Zeile „\(row)“ steht in „\(block)“ mehrmals. Lassen Sie sie einmal stehen.",
        "The form cannot be filled like this: the row \"\(row)\" is in \"\(block)\" several times. Keep it once."
      )
    case .tooLarge(let sheet, let rows, let columns):
      language.pick(
        "Das Blatt „\(sheet)“ hätte \(rows) Zeilen und \(columns) Spalten, mehr als eine Arbeitsmappe fasst. Nennen Sie einen Bescheid, ein Teilvorhaben oder ein Vorhaben.",
        "The sheet \"\(sheet)\" would have \(rows) rows and \(columns) columns, more than a workbook holds. Name an award, a measure or a project."
      )
    }
  }
}

extension Reference {
  /// What it leads to, by the keys of the form.
  fileprivate func words(_ language: Language) -> String {
    switch self {
    case .cell(let block, _, let column), .column(let block, let column):
      language.pick(
        "der Spalte „\(column)“ von „\(block)“", "the column \"\(column)\" of \"\(block)\"")
    default: "„\(self)“"
    }
  }
}
