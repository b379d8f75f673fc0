import Bookkeeping
import Testing

@Suite struct PasswordHashTests {
  /// RFC 7914, section 12: scrypt("password", "NaCl", N = 1024, r = 8, p = 16); the first 32 of its
  /// 64 bytes, which do not depend on how many are asked for.
  @Test func asTheNormHasIt() throws {
    let expected = try #require(
      Digest256(hex: "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"))
    let hash = PasswordHash(
      salt: Array("NaCl".utf8), rounds: 1024, blockSize: 8, parallelism: 16,
      digest: expected.bytes)
    #expect(hash.matches("password"))
    #expect(!hash.matches("Password"))
  }

  @Test func everyOneHasItsOwnSalt() throws {
    let one = try #require(PasswordHash(of: "vier Wörter", rounds: 16))
    let other = try #require(PasswordHash(of: "vier Wörter", rounds: 16))
    #expect(one.salt != other.salt && one.digest != other.digest)
    #expect(one.matches("vier Wörter") && other.matches("vier Wörter"))
    #expect(!one.matches("") && !one.matches("vier Worter"))
  }
}
