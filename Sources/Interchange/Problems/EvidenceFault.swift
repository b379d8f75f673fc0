/// Why a file that is named as evidence cannot be kept.
public enum EvidenceFault: Error, Hashable, Sendable {
  /// There is no such file in the folder.
  case missing(folder: String)
  /// It is a folder, a device or a pipe.
  case notAFile
  /// It lies outside of the folder, by its path or by a link that leads out.
  case outside(folder: String)
  /// It is a link that leads out of its folder; holds where.
  case link(to: String)
  /// It is a ledger, or what is kept beside one.
  case ledger
  /// It has no content, and proves nothing.
  case empty
  /// Its size and the largest taken, in bytes.
  case tooLarge(bytes: Int64, limit: Int64)
  /// The system refused to open or read it; holds its error number.
  case unreadable(errno: Int32)
}
