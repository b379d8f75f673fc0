import Amounts

/// The cells of a row while it is put together; their texts stand in one buffer, which is used
/// again for every row.
struct RowCells {
  /// A cell; texts are places in ``RowCells/bytes``.
  enum Content {
    case text(Range<Int>)
    case number(Range<Int>)
    case date(CalendarDate)
    case bool(Bool)
  }

  var bytes: [UInt8] = []
  private var contents: [Content] = []
  /// Whether anything but white space stands in the row.
  private(set) var hasContent = false

  var count: Int { contents.count }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    contents.removeAll(keepingCapacity: true)
    hasContent = false
  }

  /// Puts a cell at its column, from 0; cells before it that are missing are empty.
  mutating func put(_ content: Content, at column: Int) {
    while contents.count < column { contents.append(.text(0..<0)) }
    contents.append(content)
    guard !hasContent else { return }
    if case .text(let range) = content {
      hasContent = bytes[range].contains { $0 > 0x20 }
    } else {
      hasContent = true
    }
  }

  /// Appends a text to the buffer.
  mutating func append(_ text: String) -> Range<Int> {
    let start = bytes.count
    bytes += text.utf8
    return start..<bytes.count
  }

  /// The columns, from 1, whose text is one that `matches`.
  func columns(where matches: (String) -> Bool) -> Set<Int> {
    var found: Set<Int> = []
    for (index, content) in contents.enumerated() {
      if case .text(let range) = content, matches(String(decoding: bytes[range], as: UTF8.self)) {
        found.insert(index + 1)
      }
    }
    return found
  }

  /// Hands the row over.
  /// - Parameters:
  ///   - width: how many cells it has at least.
  ///   - formulas: the columns with formulas, from 0.
  ///   - meanings: what number formats say.
  func handOver(
    line: Int, width: Int, formulas: [Int], meanings: [(column: Int, meaning: NumberMeaning)],
    _ body: (TableRow) -> Bool
  ) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var cells = contents.map { content -> TableCell in
        switch content {
        case .text(let range): .text(UnsafeBufferPointer(rebasing: bytes[range]))
        case .number(let range): .number(UnsafeBufferPointer(rebasing: bytes[range]))
        case .date(let date): .date(date)
        case .bool(let value): .bool(value)
        }
      }
      let empty = TableCell.text(UnsafeBufferPointer(rebasing: bytes[0..<0]))
      while cells.count < width { cells.append(empty) }
      return cells.withUnsafeBufferPointer {
        body(TableRow(line: line, cells: $0, formulas: formulas, meanings: meanings))
      }
    }
  }
}
