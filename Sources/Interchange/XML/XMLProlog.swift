/// What stands before the first element of a document: read by hand, because a document type or an
/// unusual encoding must be refused before the parser acts on it.
struct XMLProlog {
  /// How much of a document is looked at; a longer prolog is refused.
  static let limit = 1 << 16

  let encoding: XMLEncoding
  /// The first bytes of the document with spaces for its XML declaration, since the parser gets
  /// UTF-8 whatever that says.
  let head: [UInt8]

  /// - Parameters:
  ///   - head: the first bytes.
  ///   - isWhole: nothing comes after them.
  ///   - isDecoded: they were UTF-16, as they may still say.
  /// - Throws: why the document cannot be taken: no element begins within `head`, say.
  init(_ head: [UInt8], isWhole: Bool, isDecoded: Bool = false) throws(XMLTextError) {
    var clean = head
    var encoding = XMLEncoding.utf8
    let hasMark = head.starts(with: [0xEF, 0xBB, 0xBF])
    if hasMark { clean.replaceSubrange(0..<3, with: [0x20, 0x20, 0x20]) }
    let start = hasMark ? 3 : 0
    if clean[start...].starts(with: "<?xml".utf8), let end = Self.after("?>", in: clean[start...]) {
      if !isDecoded, let name = Self.encodingName(clean[start..<end]) {
        guard let known = XMLEncoding(name: name), !hasMark || known == .utf8 else {
          throw XMLTextError(.xml(.encoding(name)))
        }
        encoding = known
      }
      for index in start..<end where clean[index] != 0x0A { clean[index] = 0x20 }
    }
    self.encoding = encoding
    self.head = clean
    if let fault = Self.fault(clean, isWhole: isWhole) { throw XMLTextError(.xml(fault)) }
  }

  private static func fault(_ head: [UInt8], isWhole: Bool) -> XMLFault? {
    var rest = head[...]
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
