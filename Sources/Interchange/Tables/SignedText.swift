import Amounts

/// The sign of an amount in somebody else's table: before it, or behind it as in `12,50-`.
enum SignedText {
  /// The longest text that is taken for an amount, in bytes.
  static let limit = 64

  private static let minus = UInt8(ascii: "-")

  /// Writes the amount without its sign to `buffer`, which takes ``limit`` bytes.
  /// - Returns: whether the sign is a minus, and the length; nil for what is no amount.
  static func unsigned(
    _ cell: TableCell, into buffer: UnsafeMutablePointer<UInt8>
  ) -> (isNegative: Bool, count: Int)? {
    switch cell {
    case .date, .bool: return nil
    case .text(let bytes), .number(let bytes):
      guard bytes.count <= limit else { return nil }
      var count = 0
      var signs = 0
      for byte in bytes {
        if byte == minus {
          signs += 1
        } else {
          buffer[count] = byte
          count += 1
        }
      }
      guard signs <= 1, signs == 0 || isAtAnEnd(bytes) else { return nil }
      return (signs == 1, count)
    }
  }

  /// Whether the only minus stands before or behind all digits.
  private static func isAtAnEnd(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let place = bytes.firstIndex(of: minus) else { return false }
    func hasDigits(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
      part.contains { 0x30...0x39 ~= $0 }
    }
    return !hasDigits(bytes[..<place]) || !hasDigits(bytes[place...])
  }

  /// Whether the only sign of an amount is a minus.
  static func isNegative(_ cell: TableCell) -> Bool {
    switch cell {
    case .date, .bool: false
    case .text(let bytes), .number(let bytes):
      bytes.contains(minus) && bytes.count { $0 == minus } == 1 && isAtAnEnd(bytes)
    }
  }

  /// The amount of a cell with its sign; nil for what is none.
  static func money(_ cell: TableCell, mark: DecimalMark?) -> Money? {
    var mark = mark
    if case .number = cell { mark = .point }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: limit) { buffer in
      guard let base = buffer.baseAddress, let text = unsigned(cell, into: base),
        case .success(let money) = AmountText.read(
          utf8: UnsafeBufferPointer(start: base, count: text.count), mark: mark)
      else { return nil }
      return text.isNegative ? -money : money
    }
  }
}
