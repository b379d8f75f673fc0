import Foundation

/// Names of files whose bytes are no UTF-8, as old archives and other systems leave them. They are
/// shown, kept and found again as text with `%FC` for each byte that is none.
public enum FileName {
  /// A name as text.
  public static func text(_ bytes: [UInt8]) -> String {
    var text = ""
    var parser = Unicode.UTF8.ForwardParser()
    var (rest, place) = (bytes.makeIterator(), 0)
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let encoded):
        text.unicodeScalars.append(Unicode.UTF8.decode(encoded))
        place += encoded.count
      case .error(let length):
        for byte in bytes[place..<place + length] { text += escape(byte) }
        place += length
      case .emptyInput: return text
      }
    }
  }

  /// The name as a system wrote it that knows the letters of Western Europe only (ISO 8859-1); nil
  /// where it has others, or none but those of ASCII.
  public static func western(_ name: String) -> String? {
    var western = ""
    for scalar in name.precomposedStringWithCanonicalMapping.unicodeScalars {
      guard let byte = UInt8(exactly: scalar.value) else { return nil }
      western += byte < 0x80 ? String(scalar) : escape(byte)
    }
    return western == name ? nil : western
  }

  private static func escape(_ byte: UInt8) -> String {
    "%" + String(byte, radix: 16, uppercase: true)
  }

  /// Calls `body` with a path as the system has it. A file that is really called `%FC` is found
  /// first.
  static func withPath<Value>(_ path: String, _ body: (UnsafePointer<CChar>) -> Value) -> Value {
    var status = stat()
    guard path.contains("%"), lstat(path, &status) != 0 else { return path.withCString(body) }
    var bytes: [UInt8] = []
    var rest = Array(path.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count > 1,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), value >= 0x80
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    // What is UTF-8 has its name as it is.
    if String(validating: bytes, as: UTF8.self) != nil { return path.withCString(body) }
    return body(bytes.map { CChar(bitPattern: $0) } + [0])
  }
}
