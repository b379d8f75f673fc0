/// What stands before the first element of a document: read by hand, because a document type or an
/// unusual encoding must be refused before the parser acts on it.
enum XMLProlog {
  /// How much of a document is looked at; a longer prolog is refused.
  static let limit = 1 << 16

  /// Why the document cannot be taken; nil where its first element begins within `head`.
  /// - Parameters:
  ///   - head: the first bytes.
  ///   - isWhole: nothing comes after them.
  static func fault(_ head: [UInt8], isWhole: Bool) -> XMLFault? {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      return .encoding("UTF-16")
    }
    var rest = head[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    if rest.starts(with: "<?xml".utf8), let end = after("?>", in: rest),
      let name = encodingName(head[rest.startIndex..<end]), !encodings.contains(name.lowercased())
    {
      return .encoding(name)
    }
    while true {
      rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
      guard !rest.isEmpty else { return isWhole ? .noElement : .notWellFormed(0) }
      let close: String
      if rest.starts(with: "<?".utf8) {
        close = "?>"
      } else if rest.starts(with: "<!--".utf8) {
        close = "-->"
      } else if rest.starts(with: "<!".utf8) {
        return .doctype
      } else {
        return nil
      }
      guard let end = after(close, in: rest) else { return .truncated }
      rest = head[end...]
    }
  }

  /// The encodings that keep ASCII bytes for ASCII characters, so that the look-out for `<!` holds.
  private static let encodings: Set<String> = [
    "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "latin1",
  ]

  /// The index behind the first `mark`.
  private static func after(_ mark: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let mark = Array(mark.utf8)
    var index = bytes.startIndex
    while index + mark.count <= bytes.endIndex {
      if bytes[index..<index + mark.count].elementsEqual(mark) { return index + mark.count }
      index += 1
    }
    return nil
  }

  /// The name in `encoding="…"` of an XML declaration.
  private static func encodingName(_ declaration: ArraySlice<UInt8>) -> String? {
    guard let start = after("encoding", in: declaration) else { return nil }
    let value = declaration[start...].drop { $0 == 0x20 || $0 == UInt8(ascii: "=") }
    guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    return String(decoding: value.dropFirst().prefix { $0 != quote }, as: UTF8.self)
  }
}
