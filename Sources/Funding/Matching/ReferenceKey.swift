/// A reference as it is looked for in texts: capital letters and digits, however they are
/// separated.
struct ReferenceKey: Hashable, Sendable {
  let text: String
  /// Whether it is long enough to be no accident: four letters and digits, or five digits, since
  /// `2026` stands in every other text.
  let isTelling: Bool

  init(_ reference: String) {
    text = QuotedText.words(reference).joined()
    let digits = text.utf8.count { (48...57).contains($0) }
    isTelling = digits > 0 && text.utf8.count >= (digits == text.utf8.count ? 5 : 4)
  }
}
