/// The characters of Windows-1252 beyond ASCII.
enum Windows1252 {
  /// The character of a byte; nil for the five bytes that have none.
  static func scalar(_ byte: UInt8) -> UInt16? {
    guard 0x80...0x9F ~= byte else { return UInt16(byte) }
    let scalar = upper[Int(byte - 0x80)]
    return scalar == 0 ? nil : scalar
  }

  private static let upper: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// Appends the characters of `bytes` as UTF-8.
  static func append(_ bytes: [UInt8], to text: inout [UInt8]) {
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else if let scalar = scalar(byte) {
        if scalar < 0x800 {
          text.append(0xC0 | UInt8(scalar >> 6))
        } else {
          text.append(0xE0 | UInt8(scalar >> 12))
          text.append(0x80 | UInt8(scalar >> 6 & 0x3F))
        }
        text.append(0x80 | UInt8(scalar & 0x3F))
      }
    }
  }
}
