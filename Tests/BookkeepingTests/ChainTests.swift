import Bookkeeping
import TestSupport
import Testing

/// The canonical encoding and the seals are sealed into ledgers: the values here were worked out by
/// another program and are never changed. A new encoding is a new version with values of its own.
@Suite("Seal chain") struct ChainTests {
  static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Every type of field, its absence, its empty value and its limits.
  static func fullRecord() -> CanonicalEncoder {
    var encoder = CanonicalEncoder(record: "entry")
    encoder.append(integer: 1)
    encoder.append(text: "Prüfung")
    encoder.append(text: "")
    encoder.append(text: nil)
    encoder.append(integer: -1)
    encoder.append(integer: nil)
    encoder.append(blob: [0, 255])
    encoder.append(blob: [])
    encoder.append(blob: nil)
    encoder.append(integer: .min)
    encoder.append(integer: .max)
    return encoder
  }

  @Test("the bytes of version 1 never change")
  func bytes() {
    #expect(CanonicalEncoder.version == 1)
    #expect(Self.hex(CanonicalEncoder(record: "entry").bytes) == "010200000005656e747279")
    #expect(
      Self.hex(Self.fullRecord().bytes)
        == "010200000005656e747279" + "010000000000000001" + "02000000085072c3bc66756e67"
        + "0200000000" + "00" + "01ffffffffffffffff" + "00" + "030000000200ff" + "0300000000" + "00"
        + "018000000000000000" + "017fffffffffffffff")
  }

  @Test("the seals of version 1 never change")
  func seals() {
    #expect(
      Chain.genesis.hexText == "8ce461baf0c7d241c685412a1ea94da3ecc58cb34bd124e41ac2b66ff75460ec")
    let first = Chain.seal(
      after: Chain.genesis, record: CanonicalEncoder(record: "entry").bytes)
    #expect(first.hexText == "d7aca49b412f8ff3e9a0356cad57064bc4ca2b1b633ce7ed85fe221fdcbe6a21")
    let second = Chain.seal(after: first, record: Self.fullRecord().bytes)
    #expect(second.hexText == "ff230a105d6fceebb30e65991d0d8a5c2daa5cfbf4d267dbfe49a6da872a5a01")
  }

  @Test("a record begun anew in the same memory has the same bytes")
  func restart() {
    var encoder = Self.fullRecord()
    encoder.restart(record: "entry")
    #expect(encoder.bytes == CanonicalEncoder(record: "entry").bytes)
  }

  enum Field: Hashable {
    case text(String?)
    case integer(Int64?)
    case blob([UInt8]?)
  }

  private static func encode(_ fields: [Field]) -> [UInt8] {
    var encoder = CanonicalEncoder(record: "test")
    for field in fields {
      switch field {
      case .text(let text): encoder.append(text: text)
      case .integer(let integer): encoder.append(integer: integer)
      case .blob(let blob): encoder.append(blob: blob)
      }
    }
    return encoder.bytes
  }

  private static func field(_ random: inout SeededGenerator) -> Field {
    switch random.int(0...2) {
    case 0: .text(random.pick("", "a", "ab", "b", "\u{0}", "\u{2}"))
    case 1: .integer(random.int(-2...2))
    default: .blob(random.pick([], [0], [2], [0, 0], [3, 0, 0, 0, 0]))
    }
  }

  @Test("two different records never have the same bytes")
  func injective() throws {
    var seen: [[UInt8]: [Field]] = [:]
    try forAll(20_000) { random in
      let fields = (0..<random.int(0...4)).map { _ in Self.field(&random) }
      let bytes = Self.encode(fields)
      if let other = seen.updateValue(fields, forKey: bytes), other != fields {
        try #require(Bool(false), "\(fields) and \(other) have the same bytes")
      }
    }
    #expect(seen.count > 1000)
  }

  @Test("a changed, exchanged, added or missing record changes the last seal")
  func tampering() throws {
    func head(_ records: [[UInt8]]) -> Digest256 {
      records.reduce(Chain.genesis) { Chain.seal(after: $0, record: $1) }
    }
    try forAll(500) { random in
      let count = random.int(2...8)
      let records = (0..<count).map { _ in
        (0..<random.int(1...40)).map { _ in random.int(UInt8.min...UInt8.max) }
      }
      var changed = records
      let at = random.int(0...count - 1)
      changed[at][random.int(0...changed[at].count - 1)] ^= 1 << random.int(0...7)
      var exchanged = records
      exchanged.swapAt(0, count - 1)
      var missing = records
      missing.remove(at: at)
      let sealed = head(records)
      try #require(head(changed) != sealed)
      if exchanged != records { try #require(head(exchanged) != sealed) }
      try #require(head(missing) != sealed)
      try #require(head(records + [records[at]]) != sealed)
    }
  }
}
