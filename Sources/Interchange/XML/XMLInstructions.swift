/// Puts a space before the end of every processing instruction of a document: FoundationXML ends
/// the process on one without data, such as `<?page?>`, which is good XML. What an instruction says
/// is of no interest here, and nothing else of the document changes.
struct XMLInstructions {
  /// Where in the document the next byte stands; the cases up to ``cdata(_:)`` are behind part of
  /// `<?`, `<!--` or `<![CDATA[`.
  private enum Place: Equatable {
    case content, open, bang, dash
    /// How many bytes of `<![CDATA[` were seen.
    case cdata(Int)
    case comment, characters, instruction
  }

  private var place = Place.content
  /// The last two bytes of the comment, character data or instruction, the later one lowest.
  private var last: UInt16 = 0
  /// A `?` at the end of a piece, which may belong to `?>`, comes with the next one.
  private var holdsMark = false

  private static let mark = UInt8(ascii: "?")
  private static let cdata = Array("<![CDATA[".utf8)

  /// The next piece of the document as the parser shall get it.
  mutating func guarded(_ piece: [UInt8]) -> [UInt8] {
    guard !piece.isEmpty else { return piece }
    // Most pieces stay as they are.
    guard holdsMark || place != .content || piece.contains(Self.mark) else {
      for byte in piece { take(byte) }
      return piece
    }
    var result: [UInt8] = []
    result.reserveCapacity(piece.count + 16)
    for byte in piece {
      let isEnd = take(byte)
      if holdsMark {
        if isEnd { result.append(0x20) }
        result.append(Self.mark)
        holdsMark = false
      }
      if place == .instruction, byte == Self.mark, last != 0 {
        holdsMark = true
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// Goes on by one byte; true at the `>` that ends an instruction.
  @discardableResult
  private mutating func take(_ byte: UInt8) -> Bool {
    switch place {
    case .content:
      if byte == UInt8(ascii: "<") { place = .open }
    case .open:
      switch byte {
      case Self.mark: begin(.instruction)
      case UInt8(ascii: "!"): place = .bang
      default: fallBack(byte)
      }
    case .bang:
      switch byte {
      case UInt8(ascii: "-"): place = .dash
      case UInt8(ascii: "["): place = .cdata(3)
      default: fallBack(byte)
      }
    case .dash:
      if byte == UInt8(ascii: "-") { begin(.comment) } else { fallBack(byte) }
    case .cdata(let seen):
      if byte != Self.cdata[seen] {
        fallBack(byte)
      } else if seen + 1 == Self.cdata.count {
        begin(.characters)
      } else {
        place = .cdata(seen + 1)
      }
    case .comment, .characters, .instruction:
      let isInstruction = place == .instruction
      let isEnd = byte == UInt8(ascii: ">") && isClosing
      last = last << 8 | UInt16(byte)
      if isEnd { place = .content }
      return isEnd && isInstruction
    }
    return false
  }

  private mutating func begin(_ inside: Place) { (place, last) = (inside, 0) }

  private mutating func fallBack(_ byte: UInt8) {
    place = byte == UInt8(ascii: "<") ? .open : .content
  }

  /// Whether a `>` ends the comment, character data or instruction now.
  private var isClosing: Bool {
    switch place {
    case .comment: last == 0x2D2D
    case .characters: last == 0x5D5D
    default: last & 0xFF == UInt16(Self.mark)
    }
  }
}
