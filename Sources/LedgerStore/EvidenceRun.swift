import Bookkeeping
import StoreAPI

/// Keeps files as evidence within one transaction, each with a sealed record.
///
/// All of it happens under the write lock of the ledger, the copying too: nobody else can come to
/// rely on a file that is taken away again because the bookings failed.
struct EvidenceRun {
  private let files: EvidenceFiles
  /// Nil in a dry run, which copies nothing.
  private let store: EvidenceStore?
  private var brought: [Digest256] = []
  /// How many records were written.
  private(set) var filed = 0

  init(_ files: EvidenceFiles = EvidenceFiles(), store: EvidenceStore? = nil) {
    self.files = files
    self.store = store
  }

  /// Whether there is nothing to keep.
  var isEmpty: Bool { files.isEmpty }

  /// Whether a file is there for one of the names.
  func holds(anyOf names: [String]) -> Bool {
    !isEmpty && names.contains { files[$0] != nil }
  }

  /// Whether no file is kept for an entry.
  static func hasNone(entry: Int64, _ book: any BookReading) throws(LedgerError) -> Bool {
    try positions(of: entry, book).isEmpty
  }

  /// Whether a file is there for one of the names of a known entry, and not kept yet.
  func lacks(
    any names: [String], entry: Int64, _ book: any BookReading
  ) throws(LedgerError) -> Bool {
    guard holds(anyOf: names) else { return false }
    let kept = try Self.positions(of: entry, book)
    return names.indices.contains { files[names[$0]] != nil && !kept.contains(Int64($0 + 1)) }
  }

  /// Keeps the files behind the names of an entry; a name without a file stays a name.
  mutating func file(
    _ names: [String], entry: Int64, batch: Int64, _ book: any BookReading,
    with writer: inout SealedWriter
  ) throws(LedgerError) {
    let kept = try Self.positions(of: entry, book)
    for (index, name) in names.enumerated() {
      let position = Int64(index + 1)
      guard let file = files[name], !kept.contains(position) else { continue }
      try keep(file, name: name, entry: entry, position, batch: batch, with: &writer)
    }
  }

  /// Keeps one file for one place of an entry.
  mutating func keep(
    _ file: EvidenceFile, name: String, entry: Int64, _ position: Int64, batch: Int64,
    with writer: inout SealedWriter
  ) throws(LedgerError) {
    if let store, try store.keep(file, name: name) { brought.append(file.digest) }
    let id = try writer.nextID(of: .evidence)
    writer.begin(.evidence)
    writer.append(id)
    writer.append(batch)
    writer.append(entry)
    writer.append(position)
    writer.append(text: name)
    writer.append(blob: file.digest.bytes)
    writer.append(file.byteCount)
    writer.append(text: MediaType.of(name))
    try writer.finish(id)
    filed += 1
  }

  /// Makes sure that all of it is on the disk; comes before the records are committed.
  func flush() { store?.flush(brought) }

  private static func positions(
    of entry: Int64, _ book: any BookReading
  ) throws(LedgerError) -> Set<Int64> {
    var positions: Set<Int64> = []
    for row in try book.rows(
      RowQuery(SealedRecord.evidence.table, ["position"], where: ["entry": [.integer(entry)]]))
    {
      positions.insert(try row["position"])
    }
    return positions
  }
}
