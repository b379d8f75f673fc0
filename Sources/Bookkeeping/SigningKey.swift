import Crypto

/// A key that signs (Ed25519, RFC 8032): who keeps it alone can be known by what it signed.
public struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// A new one, made of the system's randomness.
  public init() { key = Curve25519.Signing.PrivateKey() }

  /// - Parameter der: as RFC 8410 writes it (PKCS #8), such as another program makes it.
  /// - Returns: nil for anything else.
  public init?(der: [UInt8]) {
    guard der.count == Self.frame.count + 32, der.starts(with: Self.frame),
      let key = try? Curve25519.Signing.PrivateKey(
        rawRepresentation: der.dropFirst(Self.frame.count))
    else { return nil }
    self.key = key
  }

  public var der: [UInt8] { Self.frame + Array(key.rawRepresentation) }

  public var publicKey: VerifyingKey { VerifyingKey(key.publicKey) }

  /// 64 bytes.
  /// - Throws: where the system has no randomness to give.
  public func signature(of bytes: [UInt8]) throws -> [UInt8] {
    Array(try key.signature(for: bytes))
  }

  /// What stands before the 32 bytes of the key.
  private static let frame: [UInt8] = [
    0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]
}

/// The public half of a ``SigningKey``, by which everybody can check what it signed.
public struct VerifyingKey: Sendable {
  private let key: Curve25519.Signing.PublicKey

  fileprivate init(_ key: Curve25519.Signing.PublicKey) { self.key = key }

  /// - Parameter der: as RFC 8410 writes it (SubjectPublicKeyInfo).
  /// - Returns: nil for anything else.
  public init?(der: [UInt8]) {
    guard der.count == Self.frame.count + 32, der.starts(with: Self.frame),
      let key = try? Curve25519.Signing.PublicKey(
        rawRepresentation: der.dropFirst(Self.frame.count))
    else { return nil }
    self.key = key
  }

  public var der: [UInt8] { Self.frame + Array(key.rawRepresentation) }

  public func accepts(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
    key.isValidSignature(signature, for: bytes)
  }

  private static let frame: [UInt8] = [
    0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
  ]
}
