package import Bookkeeping

/// A state of the ledger as a form prints it, typed in: the head of the chain, and behind `@` how
/// many entries there were. Spaces do not matter, nor capital letters; the number may be missing.
package struct PrintedHead: Hashable, Sendable {
  package let digest: Digest256
  /// Nil where it was not told.
  package let entries: Int?

  package init(digest: Digest256, entries: Int? = nil) {
    (self.digest, self.entries) = (digest, entries)
  }

  /// - Parameter text: nil where it is none.
  package init?(text: String) {
    let parts = text.filter { !$0.isWhitespace }.lowercased()
      .split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count <= 2, let digest = Digest256(hex: String(parts[0])) else { return nil }
    self.digest = digest
    guard parts.count == 2 else {
      entries = nil
      return
    }
    guard let entries = Int(parts[1]), entries >= 0 else { return nil }
    self.entries = entries
  }
}
