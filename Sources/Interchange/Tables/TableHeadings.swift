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
  ///   - isSpare: whether a table with these keys may do without one that is required.
  /// - Returns: nil after problems were reported.
  init?(
    _ row: TableRow, place: SourcePosition, problems: ProblemList, known: [String],
    required: [(key: Key, name: String, german: String)], key: (String) -> Key?,
    isLeftOut: (String) -> Bool = { _ in false },
    isSpare: (Key, Set<Key>) -> Bool = { _, _ in false }
  ) {
    let before = problems.count
    let all = row.cells.map {
      $0.string.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let keys = Set(all.compactMap(key))
    if !required.isEmpty, !required.contains(where: { keys.contains($0.key) }) {
      var at = place
      at.line = row.line
      problems.add(
        at,
        .table(
          all.first == "EXTF"
            ? .datevBatch
            : .foreignHeadings(
              all.filter { !$0.isEmpty }, required: required.map(\.german))))
      return nil
    }
    var texts: [String] = []
    var columns: [Key: Int] = [:]
    var listed = false
    for index in row.cells.indices {
      let text = all[index]
      texts.append(text)
      var at = place
      (at.line, at.column) = (row.line, index + 1)
      // What stands below no heading is told where it stands; nothing there means nothing.
      guard !text.isEmpty else { continue }
      at.heading = text
      if isLeftOut(text) { continue }
      guard let key = key(text) else {
        // One half of a heading such as Empfänger/Einzahler.
        let nearest =
          NearestName.of(text, among: known)
          ?? known.first { name in
            name.split(separator: "/").contains { $0.lowercased() == text.lowercased() }
          }
        let shown = listed ? [] : known
        listed = true
        problems.add(
          at, value: text, .table(.unknownHeading(text, nearest: nearest, known: shown)))
        continue
      }
      if let first = columns[key] {
        problems.add(at, value: text, .table(.headingTwice(text, first: first + 1)))
      } else {
        columns[key] = index
      }
    }
    for wanted in required where columns[wanted.key] == nil && !isSpare(wanted.key, keys) {
      var at = place
      at.line = row.line
      problems.add(at, .table(.missingHeading(key: wanted.name, german: wanted.german)))
    }
    guard problems.count == before else { return nil }
    self.texts = texts
    self.columns = columns
  }
}
