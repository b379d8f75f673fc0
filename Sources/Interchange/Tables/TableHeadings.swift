import Funding

/// Which column of a table holds which key, as the heading row says.
struct TableHeadings<Key: Hashable> {
  /// The headings as they stand in the file.
  let texts: [String]
  /// The column of each key, from 0.
  let columns: [Key: Int]

  /// Reads a heading row.
  /// - Parameters:
  ///   - key: the key a heading names.
  ///   - isLeftOut: whether the column of a heading is known and holds nothing to read.
  ///   - known: all headings, for suggestions.
  ///   - required: keys that must have a column, with key and German heading for the message.
  /// - Returns: nil after problems were reported.
  init?(
    _ row: TableRow, place: SourcePosition, problems: ProblemList, known: [String],
    required: [(key: Key, name: String, german: String)], key: (String) -> Key?,
    isLeftOut: (String) -> Bool = { _ in false }
  ) {
    let before = problems.count
    var texts: [String] = []
    var columns: [Key: Int] = [:]
    for (index, cell) in row.cells.enumerated() {
      let text = cell.string.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      texts.append(text)
      var at = place
      (at.line, at.column) = (row.line, index + 1)
      guard !text.isEmpty else {
        problems.add(at, .table(.emptyHeading(column: index + 1)))
        continue
      }
      at.heading = text
      if isLeftOut(text) { continue }
      guard let key = key(text) else {
        let nearest = NearestName.of(text, among: known)
        problems.add(
          at, value: text, .table(.unknownHeading(text, nearest: nearest, known: known)))
        continue
      }
      if let first = columns[key] {
        problems.add(at, value: text, .table(.headingTwice(text, first: first + 1)))
      } else {
        columns[key] = index
      }
    }
    for wanted in required where columns[wanted.key] == nil {
      var at = place
      at.line = row.line
      problems.add(at, .table(.missingHeading(key: wanted.name, german: wanted.german)))
    }
    guard problems.count == before else { return nil }
    self.texts = texts
    self.columns = columns
  }
}
