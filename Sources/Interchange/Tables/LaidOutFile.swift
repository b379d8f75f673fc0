/// Opens a file as a profile lays it out, whether it is the file itself or came back in a
/// ``ProblemWorkbook``.
struct LaidOutFile {
  let input: InputBytes
  /// Of a workbook; nil: the only one.
  let sheet: String?
  let separator: CSVSeparator?
  var form: HeadingForm
  let hasNoHeadings: Bool
  let mark: CorrectedTable.Mark?

  /// Searches for the headings that a profile names.
  /// - Parameter headingRow: where they stand by the profile, the first row of several.
  /// - Throws: what is missing; where they stand in another row than the profile says, that row.
  func headings<Key: ProfileKey>(
    _ wanted: [Key: ColumnTerms], headingRow: Int?
  ) throws(InputProblems) -> ProfileHeadings<Key> {
    let problems = ProblemList()
    let found = ProfileHeadings.search(
      try searched(headingRow), wanted, headingRow: headingRow, hasNone: hasNoHeadings,
      problems: problems)
    if let found { return found }
    guard headingRow != nil || form.rows > 1 else { throw problems.collected }
    var plain = self
    plain.form.rows = 1
    let file = try plain.searched(nil)
    guard
      let elsewhere = ProfileHeadings.search(
        file, wanted, headingRow: nil, problems: ProblemList())
    else { throw problems.collected }
    var place = file.place
    place.line = elsewhere.line
    throw InputProblems(
      place, .table(.headingsElsewhere(line: elsewhere.line, told: headingRow, rows: form.rows)))
  }

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
