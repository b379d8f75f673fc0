public import Bookkeeping

/// Writes a journal of any length in constant memory: entries go in one by one, pieces of text come
/// out.
public struct JournalStream<Format: JournalFormat> {
  private let format: Format
  private let write: ([UInt8]) throws -> Void
  private var buffer: [UInt8] = []
  private static var pieceSize: Int { 1 << 18 }

  /// - Parameters:
  ///   - names: the accounts in use.
  ///   - write: takes the text piece by piece.
  public init(
    _ format: Format.Type, names: JournalNames, write: @escaping ([UInt8]) throws -> Void
  ) {
    self.format = Format(names: names)
    self.write = write
    buffer.append(contentsOf: self.format.header().utf8)
  }

  /// - Throws: ``JournalExportError``, or what the writer throws.
  public mutating func append(_ entry: JournalEntry) throws {
    buffer.append(contentsOf: try format.text(entry).utf8)
    if buffer.count >= Self.pieceSize { try flush() }
  }

  /// Writes what is left; called once, at the end.
  public mutating func finish() throws { try flush() }

  private mutating func flush() throws {
    try write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
