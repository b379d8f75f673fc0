/// Opens a file as a profile lays it out, whether it is the file itself or came back in a
/// ``ProblemWorkbook``.
struct LaidOutFile {
  let input: InputBytes
  /// Of a workbook; nil: the only one.
  let sheet: String?
  let separator: CSVSeparator?
  let form: HeadingForm
  let hasNoHeadings: Bool
  let mark: CorrectedTable.Mark?

  /// The whole file, in which the headings are looked for.
  /// - Parameter headingRow: the first of those that the profile names.
  func searched(_ headingRow: Int?) throws(InputProblems) -> TableFile {
    try table(headingRow: form.rows > 1 ? headingRow : nil)
  }

  /// The table from its headings on.
  /// - Parameter line: of the last row of the headings.
  func table(below line: Int) throws(InputProblems) -> TableFile {
    try table(headingRow: line - form.rows + 1)
  }

  private func table(headingRow: Int?) throws(InputProblems) -> TableFile {
    if let mark {
      return try TableFile(
        input, mark, headingRow: headingRow, headings: form, hasNoHeadings: hasNoHeadings)
    }
    return try TableFile(
      input, sheet: sheet, headingRow: headingRow, headings: form, separator: separator)
  }

  /// Rows that are told by their numbers: the letters above a table without headings push them
  /// down by one.
  func lines<Column>(_ rows: [SkippedRow<Column>]) -> [SkippedRow<Column>] {
    guard mark != nil, hasNoHeadings else { return rows }
    return rows.map { row in
      SkippedRow(
        column: row.column, text: row.text, prefix: row.prefix, line: row.line.map { $0 + 1 })
    }
  }
}
