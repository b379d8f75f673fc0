import Amounts
public import Bookkeeping
public import StoreAPI

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
    try write { book in
      try book.checkRelease(act)
      var writer = try SealedWriter(book)
      guard writer.head == head else { throw LedgerError.headMoved }
      let entries = try book.lastID(of: .entry)
      let digest = Digest256(of: content)
      let batch = try Batch(
        action: .submit, act: act, info: BatchInfo(fileName: fileName, fileDigest: digest)
      ).write(with: &writer)
      let id = try writer.nextID(of: .submission)
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
      try basis.keep(book, batch: batch, with: &writer)
      return Submission(
        id: id, recordedAt: try book.recordedAt(batch), report: report, entries: entries,
        head: head, fileName: fileName, digest: digest, size: content.count)
    }
  }

  /// All submissions, in order.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func submissions() throws(LedgerError) -> [Submission] {
    try query { try $0.submissions() }
  }

  /// The bytes of a submitted workbook, as they were handed in.
  /// - Throws: ``LedgerError/unknownSubmission(_:)``; ``LedgerError/damaged(_:)`` where they are
  ///   not what its digest says. What its seal says, ``verify(submission:)`` tells.
  public func content(ofSubmission id: Int64) throws(LedgerError) -> [UInt8] {
    try query { book in
      let found = try book.rows(
        RowQuery(
          SealedRecord.submission.table, ["content", "sha256"], where: ["id": [.integer(id)]]))
      guard let row = found.first else { throw LedgerError.unknownSubmission(id) }
      let content: [UInt8] = try row["content"]
      guard try Digest256(of: content) == row["sha256"] else {
        throw LedgerError.damaged("submission")
      }
      return content
    }
  }
}

extension BookReading {
  func submissions() throws(LedgerError) -> [Submission] {
    let columns = SealedRecord.submission.table.columns
    return try rows(
      RowQuery(SealedRecord.submission.table, columns, sizes: ["content"])
    ).map { (row) throws(LedgerError) in
      let options: String = try row["options"]
      return Submission(
        id: try row["id"], recordedAt: try recordedAt(try row["batch"]),
        report: Submission.Report(
          kind: try row["kind"], scope: try row["scope"], form: try row["form"],
          language: try row["language"], asOf: try row["as_of"],
          options: options.split(separator: "\n").map(String.init)),
        entries: try row["entries"], head: try row["head"], fileName: try row["file_name"],
        digest: try row["sha256"], size: try row["content"])
    }
  }

  /// When a batch was recorded, ISO 8601 in UTC.
  func recordedAt(_ batch: Int64) throws(LedgerError) -> String {
    let rows = try rows(
      RowQuery(SealedRecord.batch.table, ["recorded_at"], where: ["id": [.integer(batch)]]))
    guard let row = rows.first else { throw .damaged("batch \(batch)") }
    return try row["recorded_at"]
  }
}
