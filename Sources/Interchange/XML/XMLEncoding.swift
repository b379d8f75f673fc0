/// How the characters of a document are written as bytes, and their way to UTF-8.
///
/// The parser is only ever given UTF-8 that was proved to be such: it stops the whole program at
/// the first name that is not, so no file may reach it unchecked.
enum XMLEncoding {
  case utf8, latin1, latin9, windows1252

  /// The encoding of a name in an XML declaration; nil where it is not read here.
  init?(name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii": self = .utf8
    case "iso-8859-1", "latin1": self = .latin1
    case "iso-8859-15": self = .latin9
    case "windows-1252", "cp1252": self = .windows1252
    default: return nil
    }
  }

  /// The character of a byte beyond ASCII; nil where the encoding has none.
  fileprivate func scalar(_ byte: UInt8) -> UInt16? {
    switch self {
    case .utf8: nil
    case .latin1: UInt16(byte)
    case .latin9: Self.latin9Differences[byte] ?? UInt16(byte)
    case .windows1252: Windows1252.scalar(byte)
    }
  }

  /// Where ISO-8859-15 differs from ISO-8859-1.
  private static let latin9Differences: [UInt8: UInt16] = [
    0xA4: 0x20AC, 0xA6: 0x0160, 0xA8: 0x0161, 0xB4: 0x017D, 0xB8: 0x017E, 0xBC: 0x0152,
    0xBD: 0x0153, 0xBE: 0x0178,
  ]
}

/// Turns the pieces of a document into UTF-8, and refuses what is no text.
struct XMLTranscoder {
  private let encoding: XMLEncoding
  /// The beginning of a character whose rest is in the next piece.
  private var carry: [UInt8] = []
  /// How many bytes of the document came before ``carry``.
  private var offset = 0

  init(_ encoding: XMLEncoding) { self.encoding = encoding }

  /// The piece as UTF-8, without the beginning of a character at its end.
  /// - Parameter piece: empty at the end of the document.
  mutating func utf8(_ piece: [UInt8]) throws(XMLTextError) -> [UInt8] {
    if let index = piece.firstIndex(of: 0) {
      throw XMLTextError(.xml(.nulByte(offset + carry.count + index + 1)))
    }
    return encoding == .utf8 ? try checked(piece) : try transcoded(piece)
  }

  private mutating func checked(_ piece: [UInt8]) throws(XMLTextError) -> [UInt8] {
    var bytes = carry.isEmpty ? piece : carry + piece
    let cut = piece.isEmpty ? 0 : Self.unfinished(bytes)
    carry = Array(bytes.suffix(cut))
    bytes.removeLast(cut)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw XMLTextError(.file(.notUTF8(byte: offset + UTF8Check.firstInvalid(bytes) + 1)))
    }
    offset += bytes.count
    return bytes
  }

  /// How many bytes at the end begin a character that they do not finish.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    for back in 1...3 where back <= bytes.count {
      switch bytes[bytes.count - back] {
      case 0x80..<0xC0: continue
      case 0xC0..<0xE0: return back < 2 ? back : 0
      case 0xE0..<0xF0: return back < 3 ? back : 0
      case 0xF0...: return back < 4 ? back : 0
      default: return 0
      }
    }
    return 0
  }

  private mutating func transcoded(_ piece: [UInt8]) throws(XMLTextError) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(piece.count + piece.count / 16)
    for byte in piece {
      guard byte >= 0x80 else {
        text.append(byte)
        continue
      }
      guard let unit = encoding.scalar(byte), let scalar = Unicode.Scalar(unit) else {
        throw XMLTextError(.file(.notWindows1252(byte)))
      }
      text += String(Character(scalar)).utf8
    }
    offset += piece.count
    return text
  }
}

/// Turns the pieces of a document in UTF-16 into UTF-8.
struct UTF16Pieces {
  private let isLittleEndian: Bool
  private var sawMark = false
  /// The beginning of a character whose rest is in the next piece.
  private var rest: [UInt8] = []

  /// - Parameter first: the first piece.
  /// - Returns: nil where it does not begin with the mark of UTF-16.
  init?(_ first: [UInt8]) {
    isLittleEndian = first.starts(with: [0xFF, 0xFE])
    guard isLittleEndian || first.starts(with: [0xFE, 0xFF]) else { return nil }
  }

  /// - Parameter piece: empty at the end of the document.
  /// - Returns: nil where it has half a character.
  mutating func utf8(_ piece: [UInt8]) -> [UInt8]? {
    guard !piece.isEmpty else { return rest.isEmpty ? [] : nil }
    let bytes = rest + piece.dropFirst(sawMark ? 0 : 2)
    sawMark = true
    var units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isLittleEndian ? second << 8 | first : first << 8 | second
    }
    if let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
    rest = Array(bytes[(units.count * 2)...])
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }
}

/// Why bytes are no text of a document.
struct XMLTextError: Error {
  let fault: InputFault

  init(_ fault: InputFault) { self.fault = fault }
}
