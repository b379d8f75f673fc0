import Bookkeeping
import StoreAPI

/// Compares what is kept as evidence with its records.
struct EvidenceCheck {
  /// How many records there are.
  private(set) var files = 0
  /// Files in the folder that no record knows, by their paths in it; only where asked for.
  private(set) var strangers: [String] = []

  /// Reads each content once, however many entries it proves.
  init(
    _ book: any BookReading, _ store: EvidenceStore, withStrangers: Bool,
    _ problems: inout ProblemList
  ) throws {
    var states: [Digest256: EvidenceStore.State] = [:]
    let query = RowQuery(SealedRecord.evidence.table, ["entry", "name", "sha256"])
    try book.rows(query) { row in
      files += 1
      // A digest that is none was told with its record.
      let bytes: [UInt8] = try row["sha256"]
      guard let digest = Digest256(bytes: bytes) else { return }
      let state = states[digest] ?? store.state(of: digest)
      states[digest] = state
      let (entry, name): (Int64, String) = (try row["entry"], try row["name"])
      switch state {
      case .sound: break
      case .missing:
        problems.add(
          .evidenceMissing(entry: entry, name: name, digest, path: store.path(of: digest)))
      case .other(let found):
        problems.add(.evidenceChanged(entry: entry, name: name, digest, found: found))
      case .unreadable(let code):
        problems.add(
          .evidenceUnreadable(
            entry: entry, name: name, path: store.path(of: digest), code: Int(code)))
      }
    }
    if withStrangers { strangers = store.strangers(known: Set(states.keys)) }
  }
}
