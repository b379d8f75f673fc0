/// The canonical bytes of a record: a version, then every field with its type and length, so that
/// no two different records have the same bytes. This encoding is version 1 and never changes; a
/// new one gets a new version byte.
public struct CanonicalEncoder: Sendable {
  public static let version: UInt8 = 1
  public private(set) var bytes: [UInt8]

  /// - Parameter record: the record's type, such as `entry`.
  public init(record: StaticString) {
    bytes = [Self.version]
    bytes.reserveCapacity(512)
    append(text: record.description)
  }

  /// Begins a record anew in the same memory.
  public mutating func restart(record: String) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(Self.version)
    append(text: record)
  }

  /// A text, or the absence of one; the empty text is another value than none.
  public mutating func append(text: String?) {
    guard var text else {
      bytes.append(Tag.none)
      return
    }
    bytes.append(Tag.text)
    text.withUTF8 { utf8 in
      appendBigEndian(UInt32(utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }

  public mutating func append(integer: Int64?) {
    guard let integer else {
      bytes.append(Tag.none)
      return
    }
    bytes.append(Tag.integer)
    appendBigEndian(UInt64(bitPattern: integer))
  }

  public mutating func append(blob: [UInt8]?) {
    guard let blob else {
      bytes.append(Tag.none)
      return
    }
    bytes.append(Tag.blob)
    appendBigEndian(UInt32(blob.count))
    bytes.append(contentsOf: blob)
  }

  private mutating func appendBigEndian(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }

  private enum Tag {
    static let none: UInt8 = 0
    static let integer: UInt8 = 1
    static let text: UInt8 = 2
    static let blob: UInt8 = 3
  }
}

/// The seal chain: each record's seal is the digest of the seal before it and of the record's
/// canonical bytes, so that no record can be changed, taken out, put in or moved without every
/// later seal changing.
public enum Chain {
  /// The seal before the first record: the digest of `foerderbuch/chain/1`.
  public static let genesis = Digest256(of: Array("foerderbuch/chain/1".utf8))

  /// The seal of `record` behind the seal `previous`.
  public static func seal(after previous: Digest256, record: [UInt8]) -> Digest256 {
    Digest256(of: previous.bytes, then: record)
  }
}
