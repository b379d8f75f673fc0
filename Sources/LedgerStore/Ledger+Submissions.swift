import Amounts
public import Bookkeeping
import Foundation
import GRDB

extension Ledger {
  /// Keeps a workbook as it was handed in.
  /// - Parameters:
  ///   - report: what the workbook is.
  ///   - head: the head that the workbook shows.
  ///   - content: its bytes.
  ///   - basis: what its figures were computed with.
  ///   - act: who records, and when.
  /// - Throws: ``LedgerError/headMoved`` where something was recorded since `head`: the workbook
  ///   then shows a state that is past.
  public func submit(
    _ report: Submission.Report, head: Digest256, fileName: String, content: [UInt8],
    basis: [ReferenceFile] = [], act: Act
  ) throws(LedgerError) -> Submission {
    try write { db in
      var writer = try SealedWriter(db, statements)
      guard writer.head == head else { throw LedgerError.headMoved }
      let entries = try Int64.fetchOne(db, sql: "SELECT coalesce(max(number), 0) FROM entry") ?? 0
      let digest = Digest256(of: content)
      let batch = try Batch(
        action: .submit, act: act, info: BatchInfo(fileName: fileName, fileDigest: digest)
      ).write(db, with: &writer)
      let id = try db.nextID("submission")
      writer.begin(.submission)
      writer.append(id)
      writer.append(batch)
      writer.append(text: report.kind)
      writer.append(text: report.scope)
      writer.append(text: report.form)
      writer.append(text: report.language)
      writer.append(date: report.asOf)
      writer.append(text: report.options.joined(separator: "\n"))
      writer.append(entries)
      writer.append(blob: head.bytes)
      writer.append(text: fileName)
      writer.append(blob: digest.bytes)
      writer.append(blob: content)
      try writer.finish(id)
      try basis.keep(db, batch: batch, with: &writer)
      return Submission(
        id: id, recordedAt: act.moment, report: report, entries: entries, head: head,
        fileName: fileName, digest: digest, size: content.count)
    }
  }

  /// All submissions, in order.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func submissions() throws(LedgerError) -> [Submission] {
    try query { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT s.id, b.recorded_at, s.kind, s.scope, s.form, s.language, s.as_of, s.options,
            s.entries, s.head, s.file_name, s.sha256, length(s.content) AS size
          FROM submission s JOIN batch b ON b.id = s.batch ORDER BY s.id
          """
      ).map { row in
        guard let asOf = CalendarDate(yyyymmdd: row["as_of"]),
          let head = Digest256(bytes: [UInt8](row["head"] as Data)),
          let digest = Digest256(bytes: [UInt8](row["sha256"] as Data))
        else { throw LedgerError.damaged("submission") }
        let options: String = row["options"]
        return Submission(
          id: row["id"], recordedAt: row["recorded_at"],
          report: Submission.Report(
            kind: row["kind"], scope: row["scope"], form: row["form"], language: row["language"],
            asOf: asOf, options: options.split(separator: "\n").map(String.init)),
          entries: row["entries"], head: head, fileName: row["file_name"], digest: digest,
          size: row["size"])
      }
    }
  }

  /// The bytes of a submitted workbook, as they were handed in.
  /// - Throws: ``LedgerError/unknownSubmission(_:)``; ``LedgerError/damaged(_:)`` where they are no
  ///   longer what was sealed.
  public func content(ofSubmission id: Int64) throws(LedgerError) -> [UInt8] {
    try query { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT content, sha256 FROM submission WHERE id = ?", arguments: [id])
      else { throw LedgerError.unknownSubmission(id) }
      let content = [UInt8](row["content"] as Data)
      guard Digest256(of: content).bytes == [UInt8](row["sha256"] as Data) else {
        throw LedgerError.damaged("submission")
      }
      return content
    }
  }
}
