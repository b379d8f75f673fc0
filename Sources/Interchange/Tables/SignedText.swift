import Amounts

/// The sign of an amount in somebody else's table: before it, or behind it as in `12,50-`, a dash
/// of any kind, brackets as in `(12,50)`, or the side of the account as in `12,50 S`.
enum SignedText {
  /// What the sign says.
  enum Sign: Equatable {
    case plus, minus
    /// `S` and `DR`; `H` and `CR`. Whether that is money in or out, the profile has to say.
    case debit, credit
  }

  /// The longest text that is taken for an amount, in bytes.
  static let limit = 64

  /// Writes the amount without its sign to `buffer`, which takes ``limit`` bytes.
  /// - Returns: the sign and the length; nil for what is no amount.
  static func unsigned(
    _ cell: TableCell, into buffer: UnsafeMutablePointer<UInt8>
  ) -> (sign: Sign, count: Int)? {
    switch cell {
    case .date, .bool: return nil
    case .text(let bytes), .number(let bytes):
      guard bytes.count <= limit else { return nil }
      var rest = bytes[...]
      var sign = side(&rest)
      var count = 0
      var marks = 0
      var isOpen = false
      while let first = rest.first {
        if let length = dash(rest) {
          // Only one that stands before or behind all digits is a sign.
          guard count == 0 || !hasDigits(rest) || !hasDigits(UnsafePointer(buffer), count) else {
            return nil
          }
          marks += 1
          rest = rest.dropFirst(length)
        } else if first == UInt8(ascii: "("), !isOpen, !hasDigits(UnsafePointer(buffer), count) {
          (isOpen, marks) = (true, marks + 1)
          rest = rest.dropFirst()
        } else if first == UInt8(ascii: ")"), isOpen, !hasDigits(rest) {
          isOpen = false
          rest = rest.dropFirst()
        } else {
          buffer[count] = first
          count += 1
          rest = rest.dropFirst()
        }
      }
      guard !isOpen, marks <= 1, hasDigits(UnsafePointer(buffer), count) else { return nil }
      if marks == 1 {
        guard sign == .plus else { return nil }
        sign = .minus
      }
      return (sign, count)
    }
  }

  /// Takes the word for a side off the end.
  private static func side(_ bytes: inout Slice<UnsafeBufferPointer<UInt8>>) -> Sign {
    guard let last = bytes.last, isLetter(last) || last == UInt8(ascii: ".") else { return .plus }
    var end = bytes
    if end.last == UInt8(ascii: ".") { end = end.dropLast() }
    var word = ""
    while let letter = end.last, isLetter(letter) {
      word = String(UnicodeScalar(letter & ~0x20)) + word
      end = end.dropLast()
    }
    guard let sign = SideWords.marks[word] else { return .plus }
    // „v. H.“ is per cent.
    let rest = end.filter { $0 != 0x20 && $0 != UInt8(ascii: ".") }
    if word == "H", let before = rest.last, before | 0x20 == UInt8(ascii: "v") { return .plus }
    bytes = end
    while bytes.last == 0x20 { bytes = bytes.dropLast() }
    return sign
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// The length of a minus or a dash that stands for one; nil for anything else.
  private static func dash(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard let first = bytes.first else { return nil }
    if first == UInt8(ascii: "-") { return 1 }
    guard first >= 0xE2 else { return nil }
    return dashes.contains { bytes.starts(with: $0) } ? 3 : nil
  }

  /// A minus and what stands for one.
  static let dashSigns = [
    "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}",
    "\u{FE63}", "\u{FF0D}",
  ]

  private static let dashes: [[UInt8]] = dashSigns.dropFirst().map { Array($0.utf8) }

  private static func hasDigits(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.contains { 0x30...0x39 ~= $0 }
  }

  private static func hasDigits(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    hasDigits(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// The sign of an amount; nil for what is none.
  static func sign(_ cell: TableCell) -> Sign? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: limit) { buffer in
      buffer.baseAddress.flatMap { unsigned(cell, into: $0)?.sign }
    }
  }

  /// The sign of an amount, and its text without it; nil for what is none.
  static func plain(_ cell: TableCell) -> (sign: Sign, text: String)? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: limit) { buffer in
      guard let base = buffer.baseAddress, let found = unsigned(cell, into: base) else {
        return nil
      }
      let bytes = UnsafeBufferPointer(start: base, count: found.count)
      return (found.sign, String(decoding: bytes, as: UTF8.self))
    }
  }

  /// The amount of a cell with its sign, that of a debit below zero; nil for what is none.
  static func money(_ cell: TableCell, mark: DecimalMark?, unit: AmountUnit? = nil) -> Money? {
    var mark = mark
    if case .number = cell { mark = .point }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: limit) { buffer in
      guard let base = buffer.baseAddress, let text = unsigned(cell, into: base),
        case .success(let money) = AmountText.read(
          utf8: UnsafeBufferPointer(start: base, count: text.count), mark: mark,
          exponent: unit?.exponent ?? 0)
      else { return nil }
      return text.sign == .minus || text.sign == .debit ? -money : money
    }
  }
}
