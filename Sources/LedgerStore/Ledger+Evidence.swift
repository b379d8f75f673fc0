public import Bookkeeping
import Files
public import StoreAPI

extension Ledger {
  var evidenceStore: EvidenceStore { EvidenceStore(folder: store.evidenceFolder) }

  /// The folder in which evidence is kept; there is none before the first file.
  public var evidenceFolder: String { evidenceStore.folder }

  /// What proves an entry, in the order of its places.
  /// - Throws: ``LedgerError/unknownEntry(_:)``, ``LedgerError/withheldEntry(_:)``.
  public func evidence(of entry: Int64) throws(LedgerError) -> [FiledEvidence] {
    try query { book in
      guard try Self.exists(entry, book) else { throw LedgerError.unknownEntry(entry) }
      if !isWhole { _ = try self.entry(entry) }
      return try Self.evidence(of: entry, book, evidenceStore)
    }
  }

  /// What proves entries, in the order of their numbers, one at a time.
  /// - Throws: what `body` throws, and ``LedgerError``.
  public func forEachEvidence(_ body: (FiledEvidence) throws -> Void) throws {
    let store = evidenceStore
    try self.store.read { book in
      try book.evidence(of: nil) { try body(FiledEvidence($0, store)) }
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
    return try write { book in
      guard try Self.exists(entry, book) else { throw LedgerError.unknownEntry(entry) }
      var places = try Self.evidence(of: entry, book, store)
      let isUnproven = try EvidenceRun.hasNone(entry: entry, book)
      var run = EvidenceRun(store: store)
      var batch: Int64?
      var writer = try SealedWriter(book)
      var new: Set<Int> = []
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
          .write(with: &writer)
        batch = id
        try run.keep(
          file, name: name, entry: entry, Int64(position), batch: id, with: &writer)
        new.insert(position)
        places = try Self.evidence(of: entry, book, store)
      }
      if isUnproven, !new.isEmpty {
        var sums = RunningSums()
        try sums.addProof(of: entry, book)
        try sums.flush(to: book)
      }
      run.flush()
      return places.filter { new.contains($0.position) }
    }
  }

  /// Takes away the files that this process brought and that no record names: an act that was not
  /// kept leaves none. Under the write lock, so that nobody can come to rely on one meanwhile.
  func takeBackEvidence(_ book: any BookReading) throws {
    for path in Unfinished.paths(in: store.evidenceFolder) {
      guard let digest = Digest256(hex: path.suffix(64)) else { continue }
      let named = try book.rows(
        RowQuery(
          SealedRecord.evidence.table, ["id"], where: ["sha256": [.blob(digest.bytes)]]))
      if named.isEmpty { evidenceStore.takeBack(digest) }
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

  private static func exists(_ entry: Int64, _ book: any BookReading) throws -> Bool {
    try !book.rows(
      RowQuery(SealedRecord.entry.table, ["number"], where: ["number": [.integer(entry)]])
    ).isEmpty
  }

  private static func evidence(
    of entry: Int64, _ book: any BookReading, _ store: EvidenceStore
  ) throws -> [FiledEvidence] {
    var filed: [FiledEvidence] = []
    try book.evidence(of: entry) { filed.append(FiledEvidence($0, store)) }
    return filed
  }
}

extension FiledEvidence {
  fileprivate init(_ stored: StoredEvidence, _ store: EvidenceStore) {
    self.init(
      entry: stored.entry, position: stored.position, name: stored.name,
      content: stored.content.map { content in
        Content(
          digest: content.digest, byteCount: content.byteCount, mediaType: content.mediaType,
          filedAt: content.filedAt, path: store.path(of: content.digest))
      })
  }
}
