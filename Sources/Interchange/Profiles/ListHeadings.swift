/// Where the headings of a list stand, and which column tells what.
struct ListHeadings {
  /// From 1.
  let line: Int
  /// As they stand in the file.
  let texts: [String]
  let columns: [ProfileColumn: Int]

  /// Headings that the profile does not name.
  var unused: [String] {
    let used = Set(columns.values)
    return texts.indices.filter { !used.contains($0) && !texts[$0].isEmpty }.map { texts[$0] }
  }

  /// How many rows are searched for headings.
  static let searchLimit = 100

  /// The row that ends the search.
  private struct Found: Error {
    let headings: ListHeadings
  }

  /// Searches the first rows for the headings that a profile names.
  /// - Returns: nil after problems were reported.
  static func search(
    _ source: some TableSource, _ profile: Profile, problems: ProblemList
  ) -> ListHeadings? {
    var best: ListHeadings?
    var rows = 0
    // What is wrong above the headings does not matter, and below it is told while reading.
    let unheard = ProblemList()
    do throws(Found) {
      try source.forEachRow(problems: unheard) { (row) throws(Found) in
        rows += 1
        if let wanted = profile.headingRow, row.line < wanted { return }
        let headings = ListHeadings(row, profile)
        if headings.columns.count > best?.columns.count ?? -1 { best = headings }
        let isComplete = headings.columns.count == profile.headings.count
        if isComplete || profile.headingRow != nil || rows == searchLimit {
          throw Found(headings: isComplete ? headings : best ?? headings)
        }
      }
    } catch {
      best = error.headings
    }
    guard let best else {
      unheard.problems.forEach(problems.add)
      if unheard.isEmpty { problems.add(source.place, .table(.noRows)) }
      return nil
    }
    return best.checked(profile, source.place, problems) ? best : nil
  }

  private init(_ row: TableRow, _ profile: Profile) {
    line = row.line
    texts = row.cells.map { cell in
      cell.string.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    var columns: [ProfileColumn: Int] = [:]
    for (column, wanted) in profile.headings {
      columns[column] = Self.places(of: wanted, in: texts).first
    }
    self.columns = columns
  }

  /// Every place where a heading stands; those that match to the letter, else by their beginning.
  private static func places(of wanted: [String], in texts: [String]) -> [Int] {
    let found = texts.map(Profile.folded)
    let exact = Set(wanted.map(Profile.folded))
    let places = found.indices.filter { exact.contains(found[$0]) }
    guard places.isEmpty else { return places }
    let beginnings = wanted.filter { $0.hasSuffix("*") }.map {
      Profile.folded(String($0.dropLast()))
    }
    return found.indices.filter { index in
      beginnings.contains { found[index].hasPrefix($0) }
    }
  }

  private func checked(
    _ profile: Profile, _ place: SourcePosition, _ problems: ProblemList
  ) -> Bool {
    let before = problems.count
    var at = place
    at.line = line
    for column in ProfileColumn.allCases {
      guard let wanted = profile.headings[column] else { continue }
      let places = Self.places(of: wanted, in: texts)
      if places.isEmpty {
        problems.add(
          at, .table(.missingHeading(key: column.rawValue, german: wanted.joined(separator: " | ")))
        )
      } else if places.count > 1 {
        at.column = places[1] + 1
        problems.add(at, .table(.headingTwice(texts[places[1]], first: places[0] + 1)))
        at.column = nil
      }
    }
    return problems.count == before
  }
}
