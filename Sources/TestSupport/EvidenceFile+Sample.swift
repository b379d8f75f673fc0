import Bookkeeping
public import LedgerStore

extension EvidenceFile {
  /// A file as it is before it is kept.
  public static func sample(_ path: String, _ content: String) -> EvidenceFile {
    EvidenceFile(
      path: path, digest: Digest256(of: Array(content.utf8)),
      byteCount: Int64(content.utf8.count))
  }
}
