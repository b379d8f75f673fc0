public import Bookkeeping
public import StoreAPI

/// A file that figures were computed with: a rule set, the base rates, the chart.
public struct ReferenceFile: Hashable, Sendable {
  /// As the program knows it, such as `rule-sets/anbest-g-nrw.yaml`.
  public let name: String
  public let content: [UInt8]

  public init(name: String, content: [UInt8]) {
    self.name = name
    self.content = content
  }

  /// The digest of the content.
  public var hash: Digest256 { Digest256(of: content) }

  /// The id of its row, which is added where it is missing: equal files are kept once.
  fileprivate func id(
    _ book: any BookReading, batch: Int64, with writer: inout SealedWriter
  ) throws(LedgerError) -> Int64 {
    let known = try book.rows(
      RowQuery(
        SealedRecord.referenceFile.table, ["id"],
        where: ["name": [.text(name)], "sha256": [.blob(hash.bytes)]]))
    if let known = known.first { return try known["id"] }
    let id = try writer.nextID(of: .referenceFile)
    writer.begin(.referenceFile)
    writer.append(id)
    writer.append(batch)
    writer.append(text: name)
    writer.append(blob: hash.bytes)
    writer.append(blob: content)
    try writer.finish(id)
    return id
  }
}

extension [ReferenceFile] {
  /// Keeps them as the basis of a batch.
  func keep(
    _ book: any BookReading, batch: Int64, with writer: inout SealedWriter
  ) throws(LedgerError) {
    guard !isEmpty else { return }
    var ids: [Int64] = []
    for file in self { ids.append(try file.id(book, batch: batch, with: &writer)) }
    writer.begin(.basis)
    writer.append(batch)
    writer.append(Int64(count))
    for (index, id) in ids.enumerated() {
      writer.beginPart(1)
      writer.append(batch)
      writer.append(Int64(index + 1))
      writer.append(id)
    }
    try writer.finish(batch)
  }
}

extension Ledger {
  /// What a submission's figures were computed with; empty for one of an older program.
  /// - Throws: ``LedgerError/damaged(_:)`` where a file is no longer what was sealed.
  public func basis(ofSubmission id: Int64) throws(LedgerError) -> [ReferenceFile] {
    try files(of: .submission, id)
  }

  /// What a booked settlement was computed with; empty for one of an older program.
  /// - Parameter id: from 1, in the order of ``settlements(award:)``.
  /// - Throws: ``LedgerError/damaged(_:)``.
  public func basis(ofSettlement id: Int64) throws(LedgerError) -> [ReferenceFile] {
    try files(of: .settlement, id)
  }

  /// All files that something in the ledger was computed with, in the order of their first use.
  public func referenceFiles() throws(LedgerError) -> [ReferenceFile] {
    try query { try $0.files() }
  }

  private func files(of kind: SealedRecord, _ id: Int64) throws(LedgerError) -> [ReferenceFile] {
    try query { book in
      guard
        let batch: Int64 = try book.rows(
          RowQuery(kind.table, ["batch"], where: ["id": [.integer(id)]])
        ).first?["batch"]
      else { return [] }
      return try book.rows(
        RowQuery(SealedRecord.basis.tables[1], ["file"], where: ["batch": [.integer(batch)]])
      ).flatMap { try book.files(where: ["id": [.integer(try $0["file"])]]) }
    }
  }
}

extension BookReading {
  /// - Throws: ``LedgerError/damaged(_:)`` where a file is no longer what was sealed.
  fileprivate func files(
    where conditions: KeyValuePairs<String, [StoredValue]> = [:]
  ) throws -> [ReferenceFile] {
    try rows(
      RowQuery(
        SealedRecord.referenceFile.table, ["name", "content", "sha256"], where: conditions)
    ).map { row in
      let file = ReferenceFile(name: try row["name"], content: try row["content"])
      guard try file.hash == row["sha256"] else { throw LedgerError.damaged("reference_file") }
      return file
    }
  }
}
