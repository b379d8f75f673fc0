import Interchange

/// The cells of a table of text as they stand there, by lines, to be corrected where they stand.
package struct TableCells {
  /// By line and column, from 0; a line that is no row is empty.
  package let rows: [[String]]
  /// What stands between two cells.
  package let separator: String

  /// Nil where the file is no text table, or has more cells than `limit`.
  package init?(_ office: GrantOffice, _ file: String, upTo limit: Int) throws {
    guard ["csv", "txt", "tsv"].contains(file.split(separator: ".").last?.lowercased()),
      let input = try? InputBytes(path: office.absolute(file), file: file),
      let reader = try? CSVReader(input)
    else { return nil }
    let problems = ProblemList()
    var rows: [[String]] = []
    var count = 0
    reader.forEachRow(problems: problems) { row in
      count += row.cells.count
      guard count <= limit, row.line <= limit else { return }
      while rows.count < row.line - 1 { rows.append([]) }
      rows.append(row.cells.map(\.string))
    }
    guard count <= limit, problems.isEmpty, !rows.isEmpty else { return nil }
    (self.rows, separator) = (rows, reader.separator.text)
  }
}
