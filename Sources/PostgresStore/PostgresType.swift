import StoreAPI

/// The types of PostgreSQL that occur, by their numbers, and how their values are written in bytes.
enum PostgresType: UInt32 {
  case bool = 16
  case bytea = 17
  case name = 19
  case int8 = 20
  case int2 = 21
  case int4 = 23
  case text = 25
  case unknown = 705
  case bpchar = 1042
  /// Only of a fact, which is a number or a text.
  case varchar = 1043
  case numeric = 1700

  var isNumber: Bool {
    switch self {
    case .bool, .int8, .int2, .int4, .numeric: true
    default: false
    }
  }

  /// A number as a parameter; nil where the type cannot hold it.
  func bytes(of number: Int64) -> [UInt8]? {
    func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
      withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }
    switch self {
    case .int8: return bigEndian(number)
    case .int4: return Int32(exactly: number).map { bigEndian($0) }
    case .int2: return Int16(exactly: number).map { bigEndian($0) }
    case .text, .varchar: return Array(String(number).utf8)
    default: return nil
    }
  }

  /// A value as a whole number.
  /// - Throws: ``LedgerError/beyondLimit`` beyond 64 bits, ``LedgerError/damaged(_:)`` where it is
  ///   none.
  func number(_ bytes: UnsafeBufferPointer<UInt8>) throws(LedgerError) -> Int64 {
    switch self {
    case .bool, .int8, .int2, .int4:
      let isNegative = self != .bool && (bytes.first ?? 0) >= 0x80
      return bytes.reduce(isNegative ? -1 : 0) { $0 << 8 | Int64($1) }
    case .numeric: return try Self.whole(bytes)
    default:
      guard let number = Int64(String(decoding: bytes, as: UTF8.self)) else {
        throw .damaged("number")
      }
      return number
    }
  }

  /// Digits to the base 10,000: their count, the power of the first one, the sign, how many decimal
  /// places are shown, and then each; all in two bytes.
  private static func whole(_ bytes: UnsafeBufferPointer<UInt8>) throws(LedgerError) -> Int64 {
    func word(_ index: Int) -> Int { Int(bytes[2 * index]) << 8 | Int(bytes[2 * index + 1]) }
    guard bytes.count >= 8, bytes.count == 8 + 2 * word(0), [0, 0x4000].contains(word(2)) else {
      throw .damaged("numeric")
    }
    let weight = Int(Int16(truncatingIfNeeded: word(1)))
    let sign: Int64 = word(2) == 0 ? 1 : -1
    var value: Int64 = 0
    for index in 0..<max(word(0), weight + 1) {
      let digit = index < word(0) ? Int64(word(4 + index)) : 0
      guard index <= weight else {
        guard digit == 0 else { throw .damaged("numeric") }
        continue
      }
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10_000)
      let (sum, isBeyond) = product.addingReportingOverflow(sign * digit)
      guard !isTooLarge, !isBeyond else { throw .beyondLimit }
      value = sum
    }
    return value
  }
}
