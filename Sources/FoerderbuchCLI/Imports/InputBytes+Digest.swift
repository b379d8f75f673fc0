import Bookkeeping
import Interchange

extension InputBytes {
  /// SHA-256 of the file, by which it is known again.
  func digest() throws -> Digest256 {
    var stream = DigestStream()
    var offset = 0
    while offset < count {
      let piece = try piece(at: offset, limit: 1 << 20)
      piece.withUnsafeBytes { stream.append($0) }
      offset += piece.count
    }
    return stream.finish()
  }
}
