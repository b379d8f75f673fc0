/// Reads separated text (CSV) row by row in constant memory, strictly: what RFC 4180 does not allow
/// is refused with its line.
///
/// Taken are `;`, `,` and tab, told apart by the heading row or by Excel's line `sep=;`; LF, CRLF
/// and CR; quotes with line breaks inside; and text cells of the form `="0815"`.
public struct CSVReader: TableSource {
  /// The most columns.
  public static let columnLimit = 1024
  /// The longest row, in bytes.
  public static let rowLimit = 4 << 20

  public let place: SourcePosition
  public let encoding: TextEncoding
  public let separator: CSVSeparator
  public var columnSeparator: CSVSeparator? { separator }
  private let input: InputBytes
  private let pieceSize: Int
  /// The line `sep=…` is no row.
  private let skipsFirstRow: Bool

  /// - Parameters:
  ///   - input: the file.
  ///   - separator: nil: recognised by the heading row.
  /// - Throws: ``FileFault`` where the bytes are no text.
  public init(_ input: InputBytes, separator: CSVSeparator? = nil) throws(InputProblems) {
    try self.init(input, separator: separator, pieceSize: 1 << 20)
  }

  init(
    _ input: InputBytes, separator: CSVSeparator?, pieceSize: Int
  ) throws(InputProblems) {
    place = SourcePosition(file: input.file)
    encoding = try TextEncoding.recognise(input)
    self.input = input
    self.pieceSize = pieceSize
    var head: [UInt8] = []
    var pieces = TextPieces(input, encoding: encoding, pieceSize: 1 << 16)
    _ = try pieces.append(to: &head)
    let declared = CSVSeparator.declared(head)
    skipsFirstRow = declared != nil
    self.separator = separator ?? declared ?? CSVSeparator.recognise(head)
  }

  public func forEachRow<Failure: Error>(
    problems: ProblemList, _ body: (TableRow) throws(Failure) -> Void
  ) throws(Failure) {
    var parser = CSVParser(separator: separator.byte, place: place, problems: problems)
    defer { parser.deallocate() }
    var pieces = TextPieces(input, encoding: encoding, pieceSize: pieceSize)
    var text: [UInt8] = []
    var skips = skipsFirstRow
    var isLast = false
    while !isLast, !parser.hasStopped {
      do throws(InputProblems) {
        isLast = try !pieces.append(to: &text)
      } catch {
        error.problems.forEach(problems.add)
        return
      }
      let used = try text.withUnsafeMutableBufferPointer { (bytes) throws(Failure) -> Int in
        try parser.parse(bytes, isLast: isLast) { (row) throws(Failure) in
          if skips {
            skips = false
            return
          }
          try body(row)
        }
      }
      text.removeFirst(used)
      if text.count > Self.rowLimit {
        var at = place
        at.line = parser.line
        problems.add(at, .table(.rowTooLong(limit: Self.rowLimit)))
        return
      }
    }
  }
}
