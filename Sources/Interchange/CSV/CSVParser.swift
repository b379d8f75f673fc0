#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Cuts UTF-8 bytes into rows and fields.
struct CSVParser {
  /// The line on which the next row begins, from 1.
  private(set) var line = 1
  /// Whether nothing after this place can be read.
  private(set) var hasStopped = false

  private let separator: UInt8
  private let place: SourcePosition
  private let problems: ProblemList
  /// Whether a byte ends a plain field or has no place in one.
  private let isSpecial: UnsafeMutablePointer<Bool>
  private let fields: UnsafeMutablePointer<Field>
  private let cells: UnsafeMutablePointer<TableCell>

  private struct Field {
    var start: Int
    var end: Int
    var hasDoubledQuotes: Bool
  }

  init(separator: UInt8, place: SourcePosition, problems: ProblemList) {
    self.separator = separator
    self.place = place
    self.problems = problems
    isSpecial = .allocate(capacity: 256)
    isSpecial.initialize(repeating: false, count: 256)
    for byte in [separator, quote, lineFeed, carriageReturn] { isSpecial[Int(byte)] = true }
    fields = .allocate(capacity: CSVReader.columnLimit)
    cells = .allocate(capacity: CSVReader.columnLimit)
  }

  /// Frees the tables; called once, at the end.
  func deallocate() {
    isSpecial.deallocate()
    fields.deallocate()
    cells.deallocate()
  }

  /// Hands over every complete row of `bytes`; doubled quotes are resolved in place.
  /// - Parameter isLast: nothing comes after these bytes.
  /// - Returns: how many bytes were used up; the rest is the beginning of a row.
  mutating func parse<Failure: Error>(
    _ bytes: UnsafeMutableBufferPointer<UInt8>, isLast: Bool,
    _ body: (TableRow) throws(Failure) -> Void
  ) throws(Failure) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var start = 0
    while start < bytes.count, !hasStopped {
      guard let row = row(base, from: start, to: bytes.count, isLast: isLast) else { break }
      start = row.next
      let rowLine = line
      line += row.lines
      if hasStopped { break }
      if row.count == 0 { continue }
      try body(
        TableRow(line: rowLine, cells: UnsafeBufferPointer(start: cells, count: row.count)))
    }
    return start
  }

  private struct Row {
    /// Fields; none where nothing stands in the row.
    var count: Int
    /// Where the next row begins.
    var next: Int
    /// Lines it stretches over.
    var lines: Int
  }

  /// Reads one row; nil where its end is not among the bytes yet.
  private mutating func row(
    _ base: UnsafeMutablePointer<UInt8>, from start: Int, to end: Int, isLast: Bool
  ) -> Row? {
    var at = start
    var count = 0
    var lines = 1
    var faults: [TableFault] = []
    reading: while true {
      var field = Field(start: at, end: at, hasDoubledQuotes: false)
      let isTextCell = at + 1 < end && base[at] == UInt8(ascii: "=") && base[at + 1] == quote
      if at + 1 == end, base[at] == UInt8(ascii: "="), !isLast { return nil }
      if at < end, base[at] == quote || isTextCell {
        at += isTextCell ? 2 : 1
        field.start = at
        guard let close = closingQuote(base, &at, to: end, &field, &lines) else {
          guard isLast else { return nil }
          stop(.unterminatedQuote)
          return Row(count: 0, next: end, lines: lines)
        }
        field.end = close
        if at < end, !isEnd(base[at]) {
          faults.append(.textAfterQuote)
          while at < end, !isEnd(base[at]) { at += 1 }
        }
      } else {
        while at < end {
          if isSpecial[Int(base[at])] {
            guard base[at] == quote else { break }
            if faults.isEmpty { faults.append(.quoteInsideField) }
          }
          at += 1
        }
        field.end = at
      }
      if at == end, !isLast { return nil }
      guard count < CSVReader.columnLimit else {
        stop(.tooManyColumns(limit: CSVReader.columnLimit))
        return Row(count: 0, next: end, lines: lines)
      }
      fields[count] = field
      count += 1
      if at == end { break reading }
      let byte = base[at]
      at += 1
      if byte == separator { continue reading }
      if byte == carriageReturn {
        if at == end, !isLast { return nil }
        if at < end, base[at] == lineFeed { at += 1 }
      }
      break reading
    }
    for fault in faults { report(fault) }
    return Row(count: emit(base, count), next: at, lines: lines)
  }

  /// Finds the quote that closes a field, and moves `at` behind it; nil where there is none yet.
  private func closingQuote(
    _ base: UnsafeMutablePointer<UInt8>, _ at: inout Int, to end: Int, _ field: inout Field,
    _ lines: inout Int
  ) -> Int? {
    while true {
      guard at < end, let found = memchr(base + at, Int32(quote), end - at) else { return nil }
      let position = UnsafeMutablePointer(base).distance(
        to: found.assumingMemoryBound(to: UInt8.self))
      for index in at..<position where base[index] == lineFeed { lines += 1 }
      at = position + 1
      guard at < end, base[at] == quote else { return position }
      field.hasDoubledQuotes = true
      at += 1
    }
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == separator || byte == lineFeed || byte == carriageReturn
  }

  /// Turns the fields into cells.
  /// - Returns: how many; none where nothing stands in any of them.
  private func emit(_ base: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
    var hasContent = false
    for index in 0..<count {
      var field = fields[index]
      if field.hasDoubledQuotes {
        var target = field.start
        var source = field.start
        while source < field.end {
          base[target] = base[source]
          source += base[source] == quote ? 2 : 1
          target += 1
        }
        field.end = target
      }
      let cell = TableCell.text(
        UnsafeBufferPointer(start: base + field.start, count: field.end - field.start))
      (cells + index).initialize(to: cell)
      if !hasContent, field.end > field.start { hasContent = !cell.isEmpty }
    }
    return hasContent ? count : 0
  }

  private mutating func stop(_ fault: TableFault) {
    hasStopped = true
    report(fault)
  }

  private func report(_ fault: TableFault) {
    var at = place
    at.line = line
    problems.add(at, .table(fault))
  }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed: UInt8 = 0x0A
private let carriageReturn: UInt8 = 0x0D
