public import Bookkeeping
import Foundation
import GRDB

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
    _ db: Database, batch: Int64, with writer: inout SealedWriter
  ) throws -> Int64 {
    let known = try Int64.fetchOne(
      db, sql: "SELECT id FROM reference_file WHERE (name, sha256) = (?, ?)",
      arguments: [name, hash.blob])
    if let known { return known }
    let id = try db.nextID("reference_file")
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
  func keep(_ db: Database, batch: Int64, with writer: inout SealedWriter) throws {
    guard !isEmpty else { return }
    var ids: [Int64] = []
    for file in self { ids.append(try file.id(db, batch: batch, with: &writer)) }
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
    try files("SELECT batch FROM submission WHERE id = ?", id)
  }

  /// What a booked settlement was computed with; empty for one of an older program.
  /// - Parameter id: from 1, in the order of ``settlements(award:)``.
  /// - Throws: ``LedgerError/damaged(_:)``.
  public func basis(ofSettlement id: Int64) throws(LedgerError) -> [ReferenceFile] {
    try files("SELECT batch FROM settlement WHERE id = ?", id)
  }

  /// All files that something in the ledger was computed with, in the order of their first use.
  public func referenceFiles() throws(LedgerError) -> [ReferenceFile] {
    try query { db in
      try Row.fetchAll(db, sql: "SELECT name, content FROM reference_file ORDER BY id").map {
        ReferenceFile(name: $0["name"], content: [UInt8]($0["content"] as Data))
      }
    }
  }

  private func files(_ batch: String, _ id: Int64) throws(LedgerError) -> [ReferenceFile] {
    try query { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT r.name, r.sha256, r.content FROM basis_file b JOIN reference_file r ON r.id = b.file
          WHERE b.batch = (\(batch)) ORDER BY b.position
          """, arguments: [id]
      ).map { row in
        let file = ReferenceFile(name: row["name"], content: [UInt8](row["content"] as Data))
        guard file.hash.bytes == [UInt8](row["sha256"] as Data) else {
          throw LedgerError.damaged("reference_file")
        }
        return file
      }
    }
  }
}
