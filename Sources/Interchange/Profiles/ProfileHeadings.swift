/// What a column of somebody else's table can tell; the raw value is its key in a profile.
protocol ProfileKey: Hashable, Sendable, CaseIterable, RawRepresentable<String> {
  /// Those of amounts.
  static var amounts: [Self] { get }
}

extension ProfileColumn: ProfileKey {
  static let amounts: [ProfileColumn] = [.total, .eligible, .grant, .ownCash, .otherPublic]
}

/// Where the headings of a table stand, and which column tells what.
struct ProfileHeadings<Key: ProfileKey>: Sendable {
  /// From 1.
  let line: Int
  /// As they stand in the file.
  let texts: [String]
  let columns: [Key: Int]

  /// Headings that the profile does not name.
  var unused: [String] {
    let used = Set(columns.values)
    return texts.indices.filter { !used.contains($0) && !texts[$0].isEmpty }.map { texts[$0] }
  }

  /// How many rows are searched for headings.
  static var searchLimit: Int { 100 }

  /// The row that ends the search.
  private struct Found: Error {
    let headings: ProfileHeadings
  }

  /// Searches the first rows for the headings that a profile names.
  /// - Parameters:
  ///   - wanted: the headings of each column, any one of them.
  ///   - headingRow: where they stand, from 1; nil: in the first row that has them all.
  /// - Returns: nil after problems were reported.
  static func search(
    _ source: some TableSource, _ wanted: [Key: [String]], headingRow: Int?, problems: ProblemList
  ) -> ProfileHeadings? {
    var best: ProfileHeadings?
    var rows = 0
    // What is wrong above the headings does not matter, and below it is told while reading.
    let unheard = ProblemList()
    do throws(Found) {
      try source.forEachRow(problems: unheard) { (row) throws(Found) in
        rows += 1
        if let headingRow, row.line < headingRow { return }
        let headings = ProfileHeadings(row, wanted)
        if headings.columns.count > best?.columns.count ?? -1 { best = headings }
        let isComplete = headings.columns.count == wanted.count
        if isComplete || headingRow != nil || rows == searchLimit {
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
    return best.checked(wanted, source.place, problems) ? best : nil
  }

  /// Reads a row as headings.
  init(_ row: TableRow, _ wanted: [Key: [String]]) {
    line = row.line
    texts = row.texts
    var columns: [Key: Int] = [:]
    for (column, wanted) in wanted {
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

  /// Whether every heading is there, and once.
  func checked(
    _ wanted: [Key: [String]], _ place: SourcePosition, _ problems: ProblemList
  ) -> Bool {
    let before = problems.count
    var at = place
    at.line = line
    for column in Key.allCases {
      guard let wanted = wanted[column] else { continue }
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

extension Profile {
  /// Searches a list for the headings that this profile names.
  func headings(
    of source: some TableSource, problems: ProblemList
  ) -> ProfileHeadings<ProfileColumn>? {
    ProfileHeadings.search(source, headings, headingRow: headingRow, problems: problems)
  }
}
