import Bookkeeping
import Testing

@Suite("Digest") struct Digest256Tests {
  /// FIPS 180-4 and NIST's example values.
  @Test(
    "known vectors",
    arguments: [
      ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "a", 1_000_000,
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func vectors(text: String, times: Int, hex: String) throws {
    let content = Array(String(repeating: text, count: times).utf8)
    #expect(Digest256(of: content).hexText == hex)
    var stream = DigestStream()
    for start in stride(from: 0, to: content.count, by: 65_537) {
      content[start..<min(start + 65_537, content.count)].withUnsafeBytes { stream.append($0) }
    }
    #expect(stream.finish().hexText == hex)
    let read = try #require(Digest256(hex: hex.uppercased()))
    #expect(read.hexText == hex)
    #expect(Digest256(bytes: read.bytes) == read)
  }

  @Test(
    "what is no digest",
    arguments: [
      "", "ab", String(repeating: "0", count: 63), String(repeating: "0", count: 65),
      String(repeating: "g", count: 64), String(repeating: "0", count: 63) + " ",
      "x" + String(repeating: "0", count: 64), String(repeating: "ä", count: 32),
    ])
  func refuses(hex: String) { #expect(Digest256(hex: hex) == nil) }

  @Test("a digest has 32 bytes", arguments: [0, 31, 33])
  func length(count: Int) { #expect(Digest256(bytes: [UInt8](repeating: 0, count: count)) == nil) }
}
