import Crypto
import CryptoExtras

/// A public key by which somebody else's signatures are proved, as a directory tells it (RFC 7517).
public struct SignatureKey: Sendable {
  private enum Kind: Sendable {
    case rsa(_RSA.Signing.PublicKey)
    case curve(P256.Signing.PublicKey)
  }

  private let kind: Kind

  /// The name of its signatures (RFC 7518): `RS256` or `ES256`.
  public var algorithm: String {
    switch kind {
    case .rsa: "RS256"
    case .curve: "ES256"
    }
  }

  /// - Returns: nil where it is no key of RSA with 2048 bits at least.
  public init?(modulus: [UInt8], exponent: [UInt8]) {
    guard modulus.drop(while: { $0 == 0 }).count >= 256,
      let key = try? _RSA.Signing.PublicKey(n: modulus, e: exponent)
    else { return nil }
    kind = .rsa(key)
  }

  /// - Returns: nil where it is no point of the curve P-256.
  public init?(x: [UInt8], y: [UInt8]) {
    guard x.count == 32, y.count == 32,
      let key = try? P256.Signing.PublicKey(rawRepresentation: x + y)
    else { return nil }
    kind = .curve(key)
  }

  /// Whether whoever has the key signed a message (SHA-256).
  public func isValid(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    switch kind {
    case .rsa(let key):
      key.isValidSignature(
        .init(rawRepresentation: signature), for: SHA256.hash(data: message),
        padding: .insecurePKCS1v1_5)
    case .curve(let key):
      (try? P256.Signing.ECDSASignature(rawRepresentation: signature)).map {
        key.isValidSignature($0, for: SHA256.hash(data: message))
      } ?? false
    }
  }
}
