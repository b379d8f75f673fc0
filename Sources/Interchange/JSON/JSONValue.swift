/// A JSON value to be written. Numbers are integers; everything exact beyond them is a string.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case string(String)
  case array([JSONValue])
  /// Written in the order given, unless the text is sorted.
  case object([JSONMember])

  /// An object of the members that have a value.
  public static func members(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(members.compactMap { key, value in value.map { JSONMember(key, $0) } })
  }

  /// The text, without line breaks and with sorted keys: the same value always has the same text.
  public var canonicalText: String {
    var text = ""
    write(to: &text, sorted: true, indent: nil)
    return text
  }

  /// The text for people, two spaces for each level, keys in their order, a line break at the end.
  public var prettyText: String {
    var text = ""
    write(to: &text, sorted: false, indent: 0)
    return text + "\n"
  }

  private func write(to text: inout String, sorted: Bool, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let number): text += String(number)
    case .string(let string): Self.write(string, to: &text)
    case .array(let values):
      Self.writeList("[", "]", values.count, to: &text, indent) { index, text, inner in
        values[index].write(to: &text, sorted: sorted, indent: inner)
      }
    case .object(let members):
      let ordered =
        sorted ? members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } : members
      Self.writeList("{", "}", ordered.count, to: &text, indent) { index, text, inner in
        Self.write(ordered[index].key, to: &text)
        text += inner == nil ? ":" : ": "
        ordered[index].value.write(to: &text, sorted: sorted, indent: inner)
      }
    }
  }

  private static func writeList(
    _ open: String, _ close: String, _ count: Int, to text: inout String, _ indent: Int?,
    _ element: (Int, inout String, Int?) -> Void
  ) {
    let inner = indent.map { $0 + 1 }
    text += open
    for index in 0..<count {
      if index > 0 { text += "," }
      if let inner { text += "\n" + String(repeating: "  ", count: inner) }
      element(index, &text, inner)
    }
    if let indent, count > 0 { text += "\n" + String(repeating: "  ", count: indent) }
    text += close
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      // Line separators and control characters beyond ASCII are escaped too: a YAML reader would
      // fold or refuse them.
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

/// A key of a JSON object with its value.
public struct JSONMember: Hashable, Sendable {
  public let key: String
  public let value: JSONValue

  public init(_ key: String, _ value: JSONValue) {
    self.key = key
    self.value = value
  }
}
