import Crypto

/// A SHA-256 digest.
public struct Digest256: Hashable, Sendable {
  public let bytes: [UInt8]

  /// Nil unless there are 32 bytes.
  public init?(bytes: some Sequence<UInt8>) {
    let array = Array(bytes)
    guard array.count == 32 else { return nil }
    self.bytes = array
  }

  /// Nil unless the text is 64 hexadecimal digits.
  public init?(hex: some StringProtocol) {
    let digits = hex.utf8.compactMap { byte -> UInt8? in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
      default: nil
      }
    }
    guard digits.count == 64, hex.utf8.count == 64 else { return nil }
    bytes = stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// The digest of `content`.
  public init(of content: [UInt8]) {
    bytes = SHA256.hash(data: content).withUnsafeBytes { Array($0) }
  }

  init(of first: [UInt8], then second: [UInt8]) {
    var hash = SHA256()
    hash.update(data: first)
    hash.update(data: second)
    bytes = hash.finalize().withUnsafeBytes { Array($0) }
  }

  /// 64 hexadecimal digits.
  public var hexText: String {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(Self.digits[Int(byte >> 4)])
      text.append(Self.digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let digits = Array("0123456789abcdef".utf8)
}

/// A digest over content that comes in pieces, for files.
public struct DigestStream {
  private var hash = SHA256()

  public init() {}

  public mutating func append(_ piece: UnsafeRawBufferPointer) { hash.update(bufferPointer: piece) }

  public func finish() -> Digest256 {
    // SHA-256 gives 32 bytes; the fallback keeps the initialiser's check without a trap.
    Digest256(bytes: hash.finalize()) ?? Digest256(of: [])
  }
}
