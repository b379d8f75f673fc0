/// A list of any length in groups, over as many sheets as it needs: a sheet has 1,048,576 rows, a
/// ledger may have more. A group may go on from one sheet to the next; its sum then takes all its
/// ranges.
struct LongTable: Sendable {
  /// The key of the section; each part has a block `KEY#1`, `KEY#2`, …
  let key: String
  let parts: [Part]

  /// What stands on one sheet.
  struct Part: Sendable {
    /// From 1.
    let number: Int
    fileprivate(set) var pieces: [Piece] = []
    /// The rows of the whole list that stand here.
    fileprivate(set) var rows = 0..<0
    /// Rows, and the lines that close groups.
    fileprivate(set) var count = 0
    /// Offsets of the rows and lines that formulas name.
    fileprivate(set) var keys: [String: Int] = [:]
  }

  /// As much of a group as stands on one sheet.
  struct Piece: Sendable {
    let group: Int
    let count: Int
    /// The keys of the lines behind it; none where the group goes on.
    let closing: [String]

    var rows: Int { count + closing.count }
  }

  /// Rows of a sheet that are filled before the next one is begun. Headings, texts and totals need
  /// some too.
  static let rowsPerSheet = 1_000_000

  /// - Parameters:
  ///   - groups: how many rows each group has, more than none, and the keys of the lines that close
  ///     it.
  init(_ key: String, groups: [(rows: Int, closing: [String])], rowsPerSheet: Int) {
    self.key = key
    var parts: [Part] = []
    var part = Part(number: 1)
    for (index, group) in groups.enumerated() {
      var left = group.rows
      while left > 0 {
        if part.count >= rowsPerSheet {
          parts.append(part)
          part = Part(number: part.number + 1)
          part.rows =
            parts[parts.count - 1].rows.upperBound..<parts[parts.count - 1].rows.upperBound
        }
        let count = min(left, rowsPerSheet - part.count)
        left -= count
        part.keys["first.\(index)"] = part.count
        part.keys["last.\(index)"] = part.count + count - 1
        part.count += count
        part.rows = part.rows.lowerBound..<(part.rows.upperBound + count)
        for closing in left == 0 ? group.closing : [] {
          part.keys[closing] = part.count
          part.count += 1
        }
        part.pieces.append(
          Piece(group: index, count: count, closing: left == 0 ? group.closing : []))
      }
    }
    self.parts = parts + [part]
  }

  /// A list without groups.
  init(_ key: String, rows: Int, rowsPerSheet: Int) {
    self.init(key, groups: rows == 0 ? [] : [(rows, [])], rowsPerSheet: rowsPerSheet)
  }

  var isEmpty: Bool { parts[0].count == 0 }

  func block(_ part: Part) -> String { "\(key)#\(part.number)" }

  /// The sheets, for ``FormFilling/items(_:)``.
  var items: [FormItem] {
    parts.map { part in
      FormItem(
        key: String(part.number), values: ["part": parts.count == 1 ? "" : " (\(part.number))"])
    }
  }

  /// The part that a repeated sheet shows.
  func part(_ item: FormItem?) -> Part? {
    item.flatMap { item in parts.first { String($0.number) == item.key } }
  }

  // MARK: References

  /// One column of some groups, a range for each sheet; the lines that close groups inside.
  func ranges(_ groups: ClosedRange<Int>, _ column: String) -> [Reference] {
    parts.compactMap { part in
      guard let first = part.pieces.first(where: { groups.contains($0.group) }),
        let last = part.pieces.last(where: { groups.contains($0.group) })
      else { return nil }
      return .rows(
        block: block(part), column: column, from: "first.\(first.group)",
        through: "last.\(last.group)")
    }
  }

  /// One column of all rows, a range for each sheet.
  func columns(_ column: String) -> [Reference] {
    parts.map { .column(block: block($0), column: column) }
  }

  /// The cell of a line that closes a group.
  func closing(_ key: String, _ column: String) -> Reference? {
    parts.first { $0.keys[key] != nil }.map {
      .cell(block: block($0), row: key, column: column)
    }
  }

  /// The total below the last row as it is printed, for the control sheet.
  /// - Parameter number: the column that has a number in every row and in no other line.
  func printedTotal(_ column: String, number: String = "number") -> Formula {
    guard !isEmpty, let last = parts.last else { return "0" }
    return .printed(
      .cell(block: block(last), row: "total", column: column), numbers: columns(number),
      amounts: columns(column))
  }

  /// The first row of a group: where a link leads.
  func first(_ group: Int, _ column: String) -> Reference? {
    parts.first { $0.keys["first.\(group)"] != nil }.map {
      .cell(block: block($0), row: "first.\(group)", column: column)
    }
  }

  // MARK: Rows

  /// The lines of one sheet while they are written.
  /// - Parameters:
  ///   - sample: a line with the widest numbers.
  ///   - lines: the lines that close groups, and what else is known of lines, by key.
  ///   - sum: what the rows of a group come to in a column, of those alone that have a text. Of a
  ///     group on several sheets the last has all: no figure takes one of them alone.
  ///   - cells: the cells of a row and its number from 1.
  func stream<Row>(
    _ part: Part, of run: RowRun<Row>, sample: [String: Cell],
    lines: [String: FormContent.Line] = [:],
    sum:
      @escaping @Sendable (
        _ group: Int, _ column: String, _ condition: (column: String, text: String)?
      ) throws -> FormContent.Stream.Sum,
    cells: @escaping @Sendable (Row, Int64) throws -> [String: Cell]
  ) throws -> FormContent.Stream {
    // The first rows tell how long words get.
    var sample = sample
    let begin = part.rows.lowerBound
    try run.produce(begin..<min(part.rows.upperBound, begin + 200)) { row in
      for (key, cell) in try cells(row, 1)
      where cell.longestWord > sample[key]?.longestWord ?? 0 {
        if (sample[key]?.value ?? .empty).usualFormat == .text { sample[key] = cell }
      }
    }
    // Where the rows of each piece begin, so that a sum finds its own among many.
    let starts = part.pieces.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.rows) }
    let goesOn = parts[part.number...].first?.pieces.first?.group
    return FormContent.Stream(
      count: part.count, keys: part.keys, sample: FormContent.Line("sample", .subtotal, sample),
      lines: lines,
      sum: { column, rows, condition in
        var all = FormContent.Stream.Sum()
        var index = starts.partitioningIndex { $0 > rows.lowerBound } - 1
        while index < part.pieces.count, starts[index] < rows.upperBound {
          let group = part.pieces[index].group
          if group != goesOn { all.add(try sum(group, column, condition)) }
          index += 1
        }
        return all
      },
      produce: { lines, take in
        var pieces = part.pieces.makeIterator()
        var piece = pieces.next()
        var done = 0
        var number = Int64(part.rows.lowerBound)
        try run.produce(part.rows) { row in
          number += 1
          try take(FormContent.Line("", .data, try cells(row, number)))
          done += 1
          guard let current = piece, done == current.count else { return }
          for key in current.closing {
            if let line = lines[key] { try take(line) }
          }
          piece = pieces.next()
          done = 0
        }
      })
  }
}

extension Cell {
  /// How wide the longest word of a text is; zero where it is no text.
  fileprivate var longestWord: Int {
    guard case .text(let text) = value else { return 0 }
    return TextMetrics.wordWidth(text)
  }
}

extension Formula {
  /// A function over several ranges: `SUM(A1:A9,'Blatt 2'!A1:A9)`.
  /// - Parameter code: a number that comes before them: `SUBTOTAL(9,A1:A9)`.
  static func over(
    _ function: Formula, _ ranges: [Reference], first code: Int? = nil
  ) -> Formula {
    guard !ranges.isEmpty else { return "0" }
    let list = joined(ranges, ",")
    return code.map { "\(function)(\($0),\(list))" } ?? "\(function)(\(list))"
  }

  /// A printed sub-total. It follows filters, and whoever filters a list shall see no difference on
  /// the control sheet: then its rows are added up instead.
  /// - Parameters:
  ///   - numbers: the column of row numbers, which no line between the rows has.
  ///   - amounts: the column that is added up, range by range.
  static func printed(
    _ total: Reference, numbers: [Reference], amounts: [Reference]
  ) -> Formula {
    let sums = zip(numbers, amounts).map { "SUMPRODUCT(--ISNUMBER(\($0)),\($1))" as Formula }
    guard !sums.isEmpty else { return .same(total) }
    return """
      IF(\(over("SUBTOTAL", numbers, first: 2))=\(over("COUNT", numbers)),\(total),\
      \(joined(sums, "+")))
      """
  }

  /// `SUBTOTAL(9,…)` over several ranges.
  static func subtotal(_ ranges: [Reference]) -> Formula { over("SUBTOTAL", ranges, first: 9) }
}

extension [Int] {
  /// The first index from which on a condition holds, in an array that has such a place.
  fileprivate func partitioningIndex(where holds: (Int) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
