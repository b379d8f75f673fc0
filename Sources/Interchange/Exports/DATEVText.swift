import Foundation

/// Texts as DATEV takes them: in Windows-1252 and within the lengths of its fields. Counts what it
/// had to change.
public struct DATEVText: Sendable {
  /// Characters that Windows-1252 does not have.
  public private(set) var replaced = 0
  /// Fields that were longer.
  public private(set) var cut = 0
  /// Voucher numbers with signs that the field does not take.
  public private(set) var adapted = 0

  private static let bytes: [UInt32: UInt8] = Dictionary(
    uniqueKeysWithValues: (UInt8.min...UInt8.max).compactMap { byte in
      Windows1252.scalar(byte).map { (UInt32($0), byte) }
    })

  /// Our own words, without counting.
  func bytes(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { Self.bytes[$0.value] ?? UInt8(ascii: "?") }
  }

  /// Text in quotes.
  /// - Parameter limit: the most characters.
  mutating func quoted(_ text: String, limit: Int) -> [UInt8] {
    var bytes = encoded(text)
    if bytes.count > limit {
      cut += 1
      bytes = Array(bytes.prefix(limit))
    }
    let quote = UInt8(ascii: "\"")
    return [quote] + bytes.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }

  /// The voucher's number as `Belegfeld 1` takes it: at most 36 letters, digits and `_$&%*+-/`;
  /// for any other sign stands a hyphen.
  /// - Returns: also whether it is not the number as it was told.
  mutating func voucher(_ number: String) -> (field: [UInt8], isChanged: Bool) {
    let allowed = String(
      number.map { sign in
        sign.isLetter || sign.isNumber || "_$&%*+-/".contains(sign) ? sign : "-"
      })
    if allowed != number { adapted += 1 }
    let before = (replaced, cut)
    let field = quoted(allowed, limit: 36)
    return (field, allowed != number || before != (replaced, cut))
  }

  /// One byte a character. A letter that there is not loses its mark, such as `ć` to `c`; for
  /// anything else stands `?`.
  private mutating func encoded(_ text: String) -> [UInt8] {
    text.precomposedStringWithCanonicalMapping.unicodeScalars.map { scalar in
      switch scalar {
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        return UInt8(ascii: " ")
      default: break
      }
      if let byte = Self.bytes[scalar.value] { return byte }
      replaced += 1
      let plain = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first
      return plain.flatMap { Self.bytes[$0.value] } ?? UInt8(ascii: "?")
    }
  }
}
