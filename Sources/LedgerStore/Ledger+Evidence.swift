public import Bookkeeping
import Foundation
import GRDB

extension Ledger {
  var evidenceStore: EvidenceStore { EvidenceStore(ledger: path) }

  /// The folder in which evidence is kept; there is none before the first file.
  public var evidenceFolder: String { evidenceStore.folder }

  /// What proves an entry, in the order of its places.
  /// - Throws: ``LedgerError/unknownEntry(_:)``.
  public func evidence(of entry: Int64) throws(LedgerError) -> [FiledEvidence] {
    try query { db in
      guard try Self.exists(entry, db) else { throw LedgerError.unknownEntry(entry) }
      return try Self.evidence(of: entry, db, evidenceStore)
    }
  }

  /// What proves entries, in the order of their numbers, one at a time.
  /// - Throws: what `body` throws, and ``LedgerError``.
  public func forEachEvidence(_ body: (FiledEvidence) throws -> Void) throws {
    let store = evidenceStore
    try read { db in
      let rows = try Row.fetchCursor(db, sql: Self.evidenceQuery + " ORDER BY 1, 2")
      while let row = try rows.next() { try body(try FiledEvidence(row, store)) }
    }
  }

  /// Keeps files that were delivered after an entry was booked. A file of the name that the entry
  /// gave as evidence takes the place of that name. What the entry has already is not filed twice,
  /// but put back where it was lost.
  /// - Returns: what is new.
  /// - Throws: ``LedgerError/unknownEntry(_:)``, ``LedgerError/evidenceChanged(name:)``,
  ///   ``LedgerError/busy``, ``LedgerError/diskFull``, ``LedgerError/cannotWrite(path:)``.
  public func file(
    _ files: [(name: String, file: EvidenceFile)], for entry: Int64, act: Act
  ) throws(LedgerError) -> [FiledEvidence] {
    let store = evidenceStore
    return try write { db in
      guard try Self.exists(entry, db) else { throw LedgerError.unknownEntry(entry) }
      var places = try Self.evidence(of: entry, db, store)
      let isUnproven = try EvidenceRun.hasNone(entry: entry, db)
      var run = EvidenceRun(store: store)
      var batch: Int64?
      var writer = try SealedWriter(db, statements)
      var new: Set<Int> = []
      do {
        for (name, file) in files {
          if places.contains(where: { $0.content?.digest == file.digest }) {
            // Puts it back where it was lost or spoilt.
            _ = try store.keep(file, name: name)
            continue
          }
          let (position, name) = Self.place(for: name, among: places)
          let id =
            try batch
            ?? Batch(action: .file, act: act)
            .write(db, with: &writer)
          batch = id
          try run.keep(
            file, name: name, entry: entry, Int64(position), batch: id, db, with: &writer)
          new.insert(position)
          places = try Self.evidence(of: entry, db, store)
        }
        if isUnproven, !new.isEmpty {
          var sums = RunningSums()
          try sums.addProof(of: entry, db)
          try sums.flush(db, statements)
        }
        run.flush()
      } catch {
        run.takeBack()
        throw error
      }
      return places.filter { new.contains($0.position) }
    }
  }

  /// The place of a name that the entry gave and that has no file yet, else the next one.
  private static func place(
    for name: String, among places: [FiledEvidence]
  ) -> (position: Int, name: String) {
    func last(_ name: String) -> Substring {
      name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    }
    let open = places.filter { $0.content == nil }
    if let found = open.first(where: { $0.name == name })
      ?? open.first(where: { last($0.name) == last(name) })
    {
      return (found.position, found.name)
    }
    return ((places.map(\.position).max() ?? 0) + 1, String(last(name)))
  }

  private static func exists(_ entry: Int64, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM entry WHERE number = ?)", arguments: [entry]) ?? false
  }

  private static func evidence(
    of entry: Int64, _ db: Database, _ store: EvidenceStore
  ) throws -> [FiledEvidence] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM (\(evidenceQuery)) WHERE entry = ? ORDER BY position",
      arguments: [entry]
    ).map { try FiledEvidence($0, store) }
  }

  /// The names of entries with what is kept for them, and what was filed without a name.
  private static let evidenceQuery = """
    SELECT n.entry AS entry, n.position AS position, n.name AS name, f.sha256 AS sha256,
      f.bytes AS bytes, f.media_type AS media_type, b.recorded_at AS recorded_at
    FROM entry_evidence n
    LEFT JOIN evidence f ON (f.entry, f.position) = (n.entry, n.position)
    LEFT JOIN batch b ON b.id = f.batch
    UNION ALL
    SELECT f.entry, f.position, f.name, f.sha256, f.bytes, f.media_type, b.recorded_at
    FROM evidence f JOIN batch b ON b.id = f.batch
    WHERE NOT EXISTS (
      SELECT 1 FROM entry_evidence n WHERE (n.entry, n.position) = (f.entry, f.position))
    """
}

extension FiledEvidence {
  fileprivate init(_ row: Row, _ store: EvidenceStore) throws {
    var content: Content?
    if let bytes = row["sha256"] as Data? {
      guard let digest = Digest256(bytes: bytes) else { throw LedgerError.damaged("evidence") }
      content = Content(
        digest: digest, byteCount: row["bytes"], mediaType: row["media_type"],
        filedAt: row["recorded_at"], path: store.path(of: digest))
    }
    self.init(
      entry: row["entry"], position: row["position"], name: row["name"], content: content)
  }
}
