/// The content of a text file as UTF-8, piece by piece, whatever its encoding.
struct TextPieces {
  let encoding: TextEncoding
  private let input: InputBytes
  private let pieceSize: Int
  private var offset: Int
  /// UTF-16: bytes of a character whose rest is in the next piece.
  private var rest: [UInt8] = []

  /// - Parameters:
  ///   - encoding: as ``TextEncoding/recognise(_:)`` proved it.
  ///   - pieceSize: in bytes.
  init(_ input: InputBytes, encoding: TextEncoding, pieceSize: Int = 1 << 20) {
    self.input = input
    self.encoding = encoding
    self.pieceSize = pieceSize
    offset = encoding.markLength
  }

  /// Appends the next piece to `text`.
  /// - Returns: false at the end.
  mutating func append(to text: inout [UInt8]) throws(InputProblems) -> Bool {
    let piece = try input.piece(at: offset, limit: pieceSize)
    guard !piece.isEmpty else { return false }
    offset += piece.count
    switch encoding {
    case .utf8, .utf8WithMark: text.append(contentsOf: piece)
    case .windows1252: Windows1252.append(piece, to: &text)
    case .utf16LittleEndian, .utf16BigEndian: appendUTF16(rest + piece, to: &text)
    }
    return true
  }

  private mutating func appendUTF16(_ bytes: [UInt8], to text: inout [UInt8]) {
    let little = encoding == .utf16LittleEndian
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 0, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(little ? second << 8 | first : first << 8 | second)
    }
    var whole = units[...]
    if let last = units.last, UTF16.isLeadSurrogate(last) { whole = units.dropLast() }
    text.append(contentsOf: String(decoding: whole, as: UTF16.self).utf8)
    rest = Array(bytes[(whole.count * 2)...])
  }
}
