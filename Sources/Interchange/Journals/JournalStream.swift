public import Amounts
public import Bookkeeping

/// Writes a journal of any length in constant memory: entries go in one by one, pieces of text come
/// out.
public struct JournalStream<Format: JournalFormat> {
  private var format: Format
  private let names: JournalNames
  /// Debit less credit of what went in.
  private var balances: [JournalAccount: Money] = [:]
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
    self.names = names
    self.write = write
    buffer.append(contentsOf: self.format.header().utf8)
  }

  /// - Throws: ``JournalExportError``, or what the writer throws.
  public mutating func append(_ entry: JournalEntry) throws {
    for posting in entry.entry.postings {
      let account = JournalAccount(posting)
      balances[account] = try (balances[account] ?? .zero) + posting.amount
    }
    try add(try format.text(entry))
  }

  /// Says what the accounts come to now. Everything booked up to and including `day` went in, and
  /// nothing else.
  /// - Throws: what the writer throws.
  public mutating func close(_ day: CalendarDate) throws {
    let named = names.all.compactMap { row in
      balances[row.account].map { (name: row.name, amount: $0) }
    }
    if !named.isEmpty { try add(format.assertion(named, after: day)) }
  }

  /// How many entries have a text that the format had to write otherwise.
  public var adapted: Int { format.adapted }

  private mutating func add(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.pieceSize { try flush() }
  }

  /// Writes what is left; called once, at the end.
  public mutating func finish() throws { try flush() }

  private mutating func flush() throws {
    try write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
