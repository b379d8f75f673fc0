/// Makes zip files for tests, well-formed or not, byte by byte.
public struct ZipBuilder {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  public init() {}

  /// Adds a part as it is.
  public mutating func add(_ name: String, _ content: [UInt8], isEncrypted: Bool = false) {
    add(
      name, packed: content, unpackedCount: content.count, crc: Self.crc32(content), method: 0,
      flags: isEncrypted ? 1 : 0)
  }

  /// Adds a part whose checksum is wrong.
  public mutating func addDamaged(_ name: String, _ content: [UInt8]) {
    add(name, packed: content, unpackedCount: content.count, crc: 1, method: 0, flags: 0)
  }

  /// Adds a part that unpacks to `head` and then `count` spaces.
  public mutating func addBomb(_ name: String, head: String, spaces count: Int) {
    var deflate = DeflateBuilder()
    for byte in head.utf8 { deflate.literal(byte) }
    deflate.literal(0x20)
    for _ in 0..<count / 258 { deflate.repeatLast258() }
    add(
      name, packed: deflate.finished(), unpackedCount: head.utf8.count + 1 + count / 258 * 258,
      crc: 0, method: 8, flags: 0)
  }

  private mutating func add(
    _ name: String, packed: [UInt8], unpackedCount: Int, crc: UInt32, method: UInt16, flags: UInt16
  ) {
    let offset = UInt32(bytes.count)
    let common =
      Self.le16(20) + Self.le16(flags) + Self.le16(method) + Self.le16(0) + Self.le16(0x21)
      + Self.le32(crc) + Self.le32(UInt32(packed.count)) + Self.le32(UInt32(unpackedCount))
      + Self.le16(UInt16(name.utf8.count)) + Self.le16(0)
    bytes += Self.le32(0x0403_4B50) + common + Array(name.utf8) + packed
    directory += Self.le32(0x0201_4B50) + Self.le16(20) + common + Self.le16(0) + Self.le16(0)
    directory += Self.le16(0) + Self.le32(0) + Self.le32(offset) + Array(name.utf8)
    count += 1
  }

  /// The whole file.
  public func finished() -> [UInt8] {
    bytes + directory + Self.le32(0x0605_4B50) + Self.le16(0) + Self.le16(0)
      + Self.le16(UInt16(count)) + Self.le16(UInt16(count)) + Self.le32(UInt32(directory.count))
      + Self.le32(UInt32(bytes.count)) + Self.le16(0)
  }

  private static func le16(_ number: UInt16) -> [UInt8] {
    [UInt8(number & 0xFF), UInt8(number >> 8)]
  }

  private static func le32(_ number: UInt32) -> [UInt8] {
    le16(UInt16(number & 0xFFFF)) + le16(UInt16(number >> 16))
  }

  private static func crc32(_ content: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in content { crc = crc >> 8 ^ table[Int((crc ^ UInt32(byte)) & 0xFF)] }
    return ~crc
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
  }
}

/// Writes one deflate block with fixed codes (RFC 1951 §3.2.6).
private struct DeflateBuilder {
  private var bytes: [UInt8] = []
  private var current: UInt8 = 0
  private var bitCount = 0

  init() {
    bit(1)  // The last block,
    bits(0b01, 2)  // with fixed codes.
  }

  mutating func literal(_ byte: UInt8) {
    if byte < 144 { code(UInt16(byte) + 0x30, 8) } else { code(UInt16(byte) - 144 + 0x190, 9) }
  }

  /// Repeats the last byte 258 times.
  mutating func repeatLast258() {
    code(0b1100_0101, 8)
    code(0, 5)
  }

  mutating func finished() -> [UInt8] {
    code(0, 7)
    return bitCount > 0 ? bytes + [current] : bytes
  }

  /// Codes begin with their highest bit, other numbers with their lowest.
  private mutating func code(_ value: UInt16, _ count: Int) {
    for index in (0..<count).reversed() { bit(UInt8(value >> UInt16(index) & 1)) }
  }

  private mutating func bits(_ value: UInt16, _ count: Int) {
    for index in 0..<count { bit(UInt8(value >> UInt16(index) & 1)) }
  }

  private mutating func bit(_ value: UInt8) {
    current |= value << UInt8(bitCount)
    bitCount += 1
    if bitCount == 8 {
      bytes.append(current)
      (current, bitCount) = (0, 0)
    }
  }
}
