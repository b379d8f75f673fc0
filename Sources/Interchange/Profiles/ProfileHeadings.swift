/// What a column of somebody else's table can tell; the raw value is its key in a profile.
protocol ProfileKey: Hashable, Sendable, CaseIterable, RawRepresentable<String> {
  /// Those of amounts.
  static var amounts: [Self] { get }
  /// What people call it.
  static var words: HeadingWords<Self> { get }
}

extension ProfileKey {
  static var words: HeadingWords<Self> { HeadingWords(entries: []) }
  /// Whether several columns may have its heading: a balance beside the amount has a currency too.
  fileprivate var isCurrency: Bool { rawValue == "currency" }
  /// Whether of several headings that a profile allows, where more than one is there, the first in
  /// which something stands counts: what a text says more only helps.
  fileprivate var isFilledFromAny: Bool { rawValue == "purpose" }
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
  private(set) var columns: [Key: Int]
  /// What stands in the row right above them.
  private(set) var upper: [String] = []
  /// What stands above them and says what the amounts are.
  private(set) var notes = TableNotes()
  /// Keys whose heading stands twice and whose column the row above tells, in the order of keys.
  private(set) var byUpper: [Key] = []
  /// All columns of a key of which the first counts in which something stands.
  let alternatives: [Key: [Int]]

  /// Columns, from 0, of which the profile says that they say nothing of the rows.
  private var skipped: Set<Int> = []

  /// Columns, from 0, that the profile names.
  var used: Set<Int> { Set(columns.values).union(alternatives.values.joined()).union(skipped) }

  /// All columns of a key, from 0; none where the table has none.
  func places(of key: Key) -> [Int] {
    alternatives[key] ?? columns[key].map { [$0] } ?? []
  }

  /// Headings that the profile does not name.
  var unused: [String] {
    let used = used
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
  ///   - hasNone: the table has no headings, and `wanted` names the letters of columns.
  ///   - upper: what stands in the row above the table, where `source` begins with its headings.
  /// - Returns: nil after problems were reported.
  static func search(
    _ source: some TableSource, _ wanted: [Key: ColumnTerms], headingRow: Int?,
    hasNone: Bool = false, upper: [String]? = nil, problems: ProblemList
  ) -> ProfileHeadings? {
    var best: ProfileHeadings?
    var notes = TableNotes()
    var above: [Int: [String]] = [:]
    var (rows, last) = (0, 0)
    // What is wrong above the headings does not matter, and below it is told while reading.
    let unheard = ProblemList()
    do throws(Found) {
      try source.forEachRow(problems: unheard) { (row) throws(Found) in
        (rows, last) = (rows + 1, row.line)
        above[row.line] = row.texts
        if let headingRow, row.line < headingRow {
          notes.take(row)
          return
        }
        let headings = ProfileHeadings(row, wanted, hasNone: hasNone)
        if headings.columns.count > best?.columns.count ?? -1 { best = headings }
        let isComplete = headings.columns.count == wanted.count
        if isComplete || headingRow != nil || hasNone || rows == searchLimit {
          throw Found(headings: isComplete ? headings : best ?? headings)
        }
        notes.take(row)
      }
    } catch {
      best = error.headings
    }
    guard let best else {
      unheard.problems.forEach(problems.add)
      if unheard.isEmpty {
        let isBeyond = rows > 0 && headingRow.map { $0 > last } ?? false
        problems.add(
          source.place, .table(isBeyond ? .headingsBeyond(headingRow ?? 0, last: last) : .noRows))
      }
      return nil
    }
    var found = best
    if !hasNone { found.choose(wanted, below: upper ?? above[found.line - 1] ?? []) }
    if let sheet = source.place.sheet { notes.take(sheet: sheet) }
    for note in source.notes { notes.take(note, line: nil) }
    let used = found.used
    for (index, text) in found.texts.enumerated() where !used.contains(index) {
      // „Alle Angaben in T€“ beside the headings; „Kosten in T€“ tells only its own column.
      let first = text.lowercased().prefix { $0.isLetter }
      if ["alle", "angaben", "all"].contains(first) { notes.take(text, line: found.line) }
    }
    found.notes = notes
    return found.checked(wanted, source.place, problems) ? found : nil
  }

  /// Reads a row as headings.
  /// - Parameter hasNone: the row is no such one but the first of the table.
  init(_ row: TableRow, _ wanted: [Key: ColumnTerms], hasNone: Bool = false) {
    let texts = hasNone ? row.cells.indices.map { SheetColumns.name($0 + 1) } : row.texts
    var columns: [Key: Int] = [:]
    var alternatives: [Key: [Int]] = [:]
    for (key, terms) in wanted {
      let found = Self.parts(of: terms).map { Self.places(of: $0, in: texts) }
      guard found.allSatisfy({ !$0.isEmpty }) else { continue }
      let places =
        Self.anyOf(terms, key, in: texts)
        ?? (key.isCurrency ? found.flatMap { $0 } : found.map { $0[0] })
      columns[key] = places[0]
      if places.count > 1 { alternatives[key] = places }
    }
    line = hasNone ? row.line - 1 : row.line
    self.texts = texts
    self.columns = columns
    self.alternatives = alternatives
  }

  /// Takes columns out of what is looked at; those that are not there are reported.
  mutating func skip(_ headings: [String], _ place: SourcePosition, _ problems: ProblemList) {
    for heading in headings {
      let places = Self.places(of: [heading], in: texts)
      if places.isEmpty {
        var at = place
        at.line = max(line, 1)
        problems.add(at, .table(.missingHeading(key: "skip.columns", german: heading)))
      }
      skipped.formUnion(places)
    }
  }

  /// The columns of several different headings of a key, in the order of the profile; nil where
  /// one column tells it.
  private static func anyOf(_ terms: ColumnTerms, _ key: Key, in texts: [String]) -> [Int]? {
    guard key.isFilledFromAny, terms.sides.isEmpty, !terms.isFirstFilled else { return nil }
    let each = terms.headings.map { Self.places(of: [$0], in: texts) }.filter { !$0.isEmpty }
    guard each.count > 1, each.allSatisfy({ $0.count == 1 }) else { return nil }
    let columns = each.map { $0[0] }
    return Set(columns).count == columns.count ? columns : nil
  }

  /// The headings of each column that must be there.
  private static func parts(of terms: ColumnTerms) -> [[String]] {
    if !terms.sides.isEmpty { return terms.sides.map(\.headings) }
    return terms.isFirstFilled ? terms.headings.map { [$0] } : [terms.headings]
  }

  /// Keys that one column tells although the profile does not name it for each of them to the
  /// letter.
  private func shared(_ wanted: [Key: ColumnTerms]) -> (column: Int, keys: [Key])? {
    var keys: [Int: [Key]] = [:]
    for key in Key.allCases {
      for column in alternatives[key] ?? columns[key].map({ [$0] }) ?? [] {
        keys[column, default: []].append(key)
      }
    }
    return keys.sorted { $0.key < $1.key }.first { column, keys in
      keys.count > 1
        && !keys.allSatisfy { key in
          wanted[key]?.headings.map(Profile.folded).contains {
            $0 == Profile.folded(texts[column])
              || $0 == Profile.folded(ColumnTerms.lettered(texts[column], column))
          } ?? false
        }
    }.map { ($0.key, $0.value) }
  }

  /// Every place where a heading stands; those that match to the letter, else by their beginning.
  private static func places(of wanted: [String], in texts: [String]) -> [Int] {
    var found = texts.map(Profile.folded)
    if wanted.contains(where: { $0.hasSuffix("]") }) {
      let lettered = found.indices.map { Profile.folded(ColumnTerms.lettered(found[$0], $0)) }
      let named = Set(wanted.map(Profile.folded))
      for index in found.indices where named.contains(lettered[index]) {
        found[index] = lettered[index]
      }
    }
    var exact = Set(wanted.map(Profile.folded))
    // A column without a heading counts only where no heading is there.
    if exact.remove("") != nil, !found.contains(where: exact.contains) { exact = [""] }
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
    _ wanted: [Key: ColumnTerms], _ place: SourcePosition, _ problems: ProblemList
  ) -> Bool {
    let before = problems.count
    var at = place
    at.line = max(line, 1)
    for key in Key.allCases {
      for part in wanted[key].map(Self.parts) ?? [] {
        let places = Self.places(of: part, in: texts)
        if places.isEmpty {
          problems.add(
            at, .table(.missingHeading(key: key.rawValue, german: part.joined(separator: " | "))))
        } else if places.count > 1, !key.isCurrency, !byUpper.contains(key),
          wanted[key].flatMap({ Self.anyOf($0, key, in: texts) }) == nil
        {
          at.column = places[1] + 1
          problems.add(
            at,
            .table(
              twoRows(wanted, places)
                ?? .headingTwice(texts[places[1]], first: places[0] + 1)))
          at.column = nil
        }
      }
    }
    if let (column, keys) = shared(wanted) {
      at.column = column + 1
      problems.add(
        at, .table(.headingOfTwoKeys(texts[column], keys: keys.map(\.rawValue))))
    }
    return problems.count == before
  }
}

extension ProfileHeadings {
  /// Where one heading stands several times below a row that tells them apart, gives each key that
  /// names it the column of which both rows say so: „Zahlung“ over „Datum“ is the day of payment.
  /// What then remains for one key is its own; with a choice left nothing is taken.
  mutating func choose(_ wanted: [Key: ColumnTerms], below upper: [String]) {
    self.upper = upper
    let joined = TableEdges.joined(upper, texts)
    guard !upper.isEmpty, joined.count == texts.count else { return }
    var keys: [[Int]: [Key]] = [:]
    for key in Key.allCases {
      guard let terms = wanted[key], terms.sides.isEmpty, !terms.isFirstFilled, !key.isCurrency
      else { continue }
      let places = Self.places(of: terms.headings, in: texts)
      if places.count > 1, Set(places.map { joined[$0] }).count == places.count {
        keys[places, default: []].append(key)
      }
    }
    for (places, keys) in keys {
      var (open, left, found) = (places, keys, [Key: Int]())
      for key in keys {
        let exact = open.filter { Key.words.rank(joined[$0], key).map { $0 < 100 } ?? false }
        guard exact.count == 1 else { continue }
        found[key] = exact[0]
        open.removeAll { $0 == exact[0] }
        left.removeAll { $0 == key }
      }
      if left.count == 1, open.count == 1 { found[left.removeFirst()] = open[0] }
      guard left.isEmpty else { continue }
      columns.merge(found) { $1 }
      byUpper += keys
    }
  }

  /// Tells of the columns that the row above tells.
  func tell(_ readings: TableReadings) {
    let joined = TableEdges.joined(upper, texts)
    for key in byUpper {
      columns[key].map {
        readings.remark(.headingOfTwoRows(line: line, key: key.rawValue, heading: joined[$0]))
      }
    }
  }

  /// What helps where a heading stands twice below two that differ: both rows are its headings.
  private func twoRows(_ wanted: [Key: ColumnTerms], _ places: [Int]) -> TableFault? {
    guard !upper.isEmpty, upper.count <= texts.count else { return nil }
    let joined = TableEdges.joined(upper, texts)
    guard places.allSatisfy(joined.indices.contains), joined[places[0]] != joined[places[1]] else {
      return nil
    }
    let columns = Key.allCases.compactMap { key -> String? in
      guard let terms = wanted[key] else { return nil }
      let names = Self.places(of: terms.headings, in: texts)
        .filter(joined.indices.contains).map { "\"\(joined[$0])\"" }
      return names.isEmpty ? nil : "\(key.rawValue): " + names.joined(separator: " | ")
    }
    return .headingTwoRows(
      texts[places[1]], first: places[0] + 1, upperRow: line - 1, columns: columns)
  }
}

extension Profile {
  /// Searches a list for the headings that this profile names.
  /// - Parameter upper: as of ``ProfileHeadings/search(_:_:headingRow:hasNone:upper:problems:)``.
  func headings(
    of source: some TableSource, upper: [String]? = nil, problems: ProblemList
  ) -> ProfileHeadings<ProfileColumn>? {
    ProfileHeadings.search(
      source, headings, headingRow: headingRow, hasNone: hasNoHeadings, upper: upper,
      problems: problems)
  }
}
