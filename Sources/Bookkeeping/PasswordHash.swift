import Crypto
import CryptoExtras

/// A password as it is kept: what scrypt (RFC 7914) makes of it and a salt of its own. Its cost is
/// kept with it, so that a later program may ask for more.
public struct PasswordHash: Hashable, Sendable {
  public let salt: [UInt8]
  /// N, a power of two: 128 · N · ``blockSize`` bytes of memory.
  public let rounds: Int
  /// r.
  public let blockSize: Int
  /// p.
  public let parallelism: Int
  public let digest: [UInt8]

  public init(salt: [UInt8], rounds: Int, blockSize: Int, parallelism: Int, digest: [UInt8]) {
    (self.salt, self.rounds, self.blockSize) = (salt, rounds, blockSize)
    (self.parallelism, self.digest) = (parallelism, digest)
  }

  /// The cost of new ones: 32 MiB and about a tenth of a second.
  public static let usualRounds = 1 << 15

  /// Nil where no key can be derived at this cost.
  public init?(of password: String, rounds: Int) {
    var random = SystemRandomNumberGenerator()
    let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    guard let digest = Self.derive(password, salt, rounds, 8, 1) else { return nil }
    self.init(salt: salt, rounds: rounds, blockSize: 8, parallelism: 1, digest: digest)
  }

  /// Whether it is of this password; takes the same time for any other.
  public func matches(_ password: String) -> Bool {
    guard let other = Self.derive(password, salt, rounds, blockSize, parallelism),
      other.count == digest.count
    else { return false }
    return zip(other, digest).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func derive(
    _ password: String, _ salt: [UInt8], _ rounds: Int, _ blockSize: Int, _ parallelism: Int
  ) -> [UInt8]? {
    try? KDF.Scrypt.deriveKey(
      from: Array(password.utf8), salt: salt, outputByteCount: 32, rounds: rounds,
      blockSize: blockSize, parallelism: parallelism
    ).withUnsafeBytes { Array($0) }
  }
}
