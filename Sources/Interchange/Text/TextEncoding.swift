/// How the characters of a text file are written as bytes.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  /// With a byte order mark, as Excel writes it.
  case utf8WithMark = "UTF-8 (BOM)"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case windows1252 = "Windows-1252"

  /// How many bytes at the start are the byte order mark.
  var markLength: Int {
    switch self {
    case .utf8, .windows1252: 0
    case .utf8WithMark: 3
    case .utf16LittleEndian, .utf16BigEndian: 2
    }
  }

  /// Recognises the encoding of a whole file and proves that it can be read in it.
  ///
  /// Without a byte order mark the first byte beyond ASCII decides: it begins a UTF-8 character,
  /// then the whole file must be UTF-8; or it does not, then it is Windows-1252. So a UTF-8 file
  /// with a damaged place is refused, not misread.
  /// - Throws: ``FileFault`` with the byte that cannot be read.
  static func recognise(_ input: InputBytes) throws(InputProblems) -> TextEncoding {
    let place = SourcePosition(file: input.file)
    guard input.count > 0 else { throw InputProblems(place, .file(.empty)) }
    let head = try input.piece(at: 0, limit: 3)
    var check: TextCheckPass
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      check = TextCheckPass(.utf8WithMark)
    } else if head.starts(with: [0xFF, 0xFE]) {
      check = TextCheckPass(.utf16LittleEndian)
    } else if head.starts(with: [0xFE, 0xFF]) {
      check = TextCheckPass(.utf16BigEndian)
    } else {
      check = TextCheckPass(.utf8)
    }
    var offset = check.encoding.markLength
    guard input.count > offset else { throw InputProblems(place, .file(.empty)) }
    while true {
      let piece = try input.piece(at: offset, limit: 1 << 20)
      if piece.isEmpty { break }
      if let fault = check.take(piece, at: offset) { throw InputProblems(place, .file(fault)) }
      offset += piece.count
    }
    if let fault = check.finish(at: offset) { throw InputProblems(place, .file(fault)) }
    return check.encoding
  }
}

/// Walks over a file once and finds the first byte that its encoding does not have.
private struct TextCheckPass {
  private(set) var encoding: TextEncoding
  /// Continuation bytes still to come of a UTF-8 character, and the bounds of the next one.
  private var pending = 0
  private var low: UInt8 = 0x80
  private var high: UInt8 = 0xBF
  private var sawCharacter = false
  private var characterStart = 0
  /// UTF-16: the first byte of a unit whose second one is in the next piece.
  private var halfUnit: UInt8?
  private var sawHighSurrogate = false

  init(_ encoding: TextEncoding) { self.encoding = encoding }

  /// - Parameter offset: the place of the piece in the file, for the fault.
  mutating func take(_ piece: [UInt8], at offset: Int) -> FileFault? {
    switch encoding {
    case .utf8, .utf8WithMark: takeUTF8(piece, at: offset)
    case .utf16LittleEndian, .utf16BigEndian: takeUTF16(piece, at: offset)
    case .windows1252: takeWindows1252(piece[...], at: offset)
    }
  }

  mutating func finish(at offset: Int) -> FileFault? {
    if pending > 0 {
      guard !sawCharacter, encoding == .utf8 else { return .notUTF8(byte: characterStart + 1) }
      // A single character beyond ASCII, cut off at the end of the file: `ü` of Windows-1252.
      encoding = .windows1252
      return nil
    }
    return halfUnit != nil || sawHighSurrogate ? .notUTF16 : nil
  }

  private mutating func takeUTF8(_ piece: [UInt8], at offset: Int) -> FileFault? {
    piece.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        if pending == 0 {
          index = Self.skipPlain(bytes, from: index)
          guard index < bytes.count else { break }
        }
        let byte = bytes[index]
        if byte == 0 { return .binary(byte: offset + index + 1) }
        if !step(byte, at: offset + index) {
          guard !sawCharacter, encoding == .utf8 else {
            return .notUTF8(byte: characterStart + 1)
          }
          // The piece before can end within the character that turned out to be none.
          encoding = .windows1252
          pending = 0
          return takeWindows1252(piece[index...], at: offset)
        }
        index += 1
      }
      return nil
    }
  }

  /// The index of the next byte from `index` on that is beyond ASCII or zero; eight at a time.
  private static func skipPlain(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
    var index = index
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let hasZero = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
      if word & 0x8080_8080_8080_8080 | hasZero != 0 { break }
      index += 8
    }
    while index < bytes.count, bytes[index] < 0x80, bytes[index] != 0 { index += 1 }
    return index
  }

  /// One byte of UTF-8 by Unicode table 3-7. False where it cannot stand here.
  private mutating func step(_ byte: UInt8, at place: Int) -> Bool {
    if pending > 0 {
      guard low...high ~= byte else { return false }
      pending -= 1
      (low, high) = (0x80, 0xBF)
      if pending == 0 { sawCharacter = true }
      return true
    }
    characterStart = place
    (low, high) = (0x80, 0xBF)
    switch byte {
    case 0..<0x80: return true
    case 0xC2...0xDF: pending = 1
    case 0xE0...0xEF:
      pending = 2
      if byte == 0xE0 { low = 0xA0 }
      if byte == 0xED { high = 0x9F }
    case 0xF0...0xF4:
      pending = 3
      if byte == 0xF0 { low = 0x90 }
      if byte == 0xF4 { high = 0x8F }
    default: return false
    }
    return true
  }

  private func takeWindows1252(_ piece: ArraySlice<UInt8>, at offset: Int) -> FileFault? {
    for (index, byte) in zip(piece.indices, piece) {
      if byte == 0 { return .binary(byte: offset + index + 1) }
      if byte >= 0x80, Windows1252.scalar(byte) == nil { return .notWindows1252(byte) }
    }
    return nil
  }

  private mutating func takeUTF16(_ piece: [UInt8], at offset: Int) -> FileFault? {
    for (index, byte) in piece.enumerated() {
      guard let first = halfUnit else {
        halfUnit = byte
        continue
      }
      halfUnit = nil
      let unit =
        encoding == .utf16LittleEndian
        ? UInt16(byte) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(byte)
      if unit == 0 { return .binary(byte: offset + index) }
      let isLow = UTF16.isTrailSurrogate(unit)
      guard isLow == sawHighSurrogate else { return .notUTF16 }
      sawHighSurrogate = UTF16.isLeadSurrogate(unit)
    }
    return nil
  }
}
