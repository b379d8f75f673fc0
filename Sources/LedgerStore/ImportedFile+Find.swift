import Bookkeeping
import GRDB

extension ImportedFile {
  /// The last import of a file of this digest of which something stands.
  static func find(_ digest: Digest256?, _ db: Database) throws -> ImportedFile? {
    guard let digest,
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT id, file_name, recorded_at FROM batch b WHERE file_sha256 = ? AND EXISTS (
            SELECT 1 FROM entry e WHERE e.batch = b.id
              AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.number))
          ORDER BY id DESC LIMIT 1
          """, arguments: [digest.blob])
    else { return nil }
    let id: Int64 = row["id"]
    let numbers = try Row.fetchOne(
      db, sql: "SELECT min(number), max(number) FROM entry WHERE batch = ?", arguments: [id])
    let first = numbers?[0] as Int64?
    let last = numbers?[1] as Int64?
    return ImportedFile(
      fileName: row["file_name"], recordedAt: row["recorded_at"],
      entries: first.flatMap { first in last.map { first...$0 } })
  }
}
