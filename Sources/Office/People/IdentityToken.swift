import Bookkeeping
import Foundation

/// What a directory says of who signed in there (ID token, OpenID Connect Core 1.0 §2): taken only
/// where signature, issuer, audience, time and nonce are right (§3.1.3.7).
public struct IdentityToken: Sendable {
  /// Why a token is refused; a word for the log.
  public enum Fault: String, Error {
    case unreadable, algorithm, key, signature, issuer, audience, expired, nonce, claim
  }

  /// The keys of a directory, by their ids (RFC 7517).
  public struct Keys: Sendable {
    fileprivate let all: [(id: String?, key: SignatureKey)]

    /// - Returns: nil where it is no document of keys; keys of other kinds are left out.
    public init?(document: [UInt8]) {
      struct Document: Decodable {
        struct Key: Decodable {
          let kid, kty, n, e, x, y, crv, use: String?
        }
        let keys: [Key]
      }
      guard let read = try? JSONDecoder().decode(Document.self, from: Data(document)) else {
        return nil
      }
      all = read.keys.filter { $0.use ?? "sig" == "sig" }.compactMap { found in
        func bytes(_ text: String?) -> [UInt8] { text.flatMap(Base64URL.bytes) ?? [] }
        let key =
          found.kty == "RSA"
          ? SignatureKey(modulus: bytes(found.n), exponent: bytes(found.e))
          : found.crv == "P-256" ? SignatureKey(x: bytes(found.x), y: bytes(found.y)) : nil
        return key.map { (found.kid, $0) }
      }
    }
  }

  /// What has to be so.
  public struct Expected: Sendable {
    let issuer: String
    let client: String
    let nonce: String
    /// Seconds since 1970.
    let now: Int64

    public init(issuer: String, client: String, nonce: String, now: Int64) {
      (self.issuer, self.client, self.nonce, self.now) = (issuer, client, nonce, now)
    }
  }

  private struct Head: Decodable {
    let alg: String
    let kid: String?
  }

  private struct Body: Decodable {
    let iss: String
    let aud: Audience
    let azp: String?
    let exp: Int64
    let nbf: Int64?
    let nonce: String?

    enum Audience: Decodable {
      case one(String)
      case many([String])

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let one = try? container.decode(String.self) {
          self = .one(one)
        } else {
          self = .many(try container.decode([String].self))
        }
      }
    }
  }

  /// Seconds that two clocks may differ by.
  private static let skew: Int64 = 60

  private let claims: [String: String]

  /// - Parameter text: as it came (RFC 7515).
  /// - Throws: ``Fault``.
  public init(_ text: String, keys: Keys, _ expected: Expected) throws(Fault) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let head: Head = Self.decoded(parts[0]),
      let signature = Base64URL.bytes(parts[2])
    else { throw .unreadable }
    guard ["RS256", "ES256"].contains(head.alg) else { throw .algorithm }
    let fitting = keys.all.filter {
      $0.key.algorithm == head.alg && (head.kid == nil || $0.id == nil || $0.id == head.kid)
    }
    guard !fitting.isEmpty else { throw .key }
    let message = Array((parts[0] + "." + parts[1]).utf8)
    guard fitting.contains(where: { $0.key.isValid(signature, of: message) }) else {
      throw .signature
    }
    guard let body: Body = Self.decoded(parts[1]) else { throw .unreadable }
    guard body.iss == expected.issuer else { throw .issuer }
    switch body.aud {
    case .one(let one): guard one == expected.client else { throw .audience }
    case .many(let many):
      guard many.contains(expected.client), many.count == 1 || body.azp == expected.client else {
        throw .audience
      }
    }
    guard body.exp > expected.now - Self.skew, body.nbf ?? 0 <= expected.now + Self.skew else {
      throw .expired
    }
    guard body.nonce == expected.nonce else { throw .nonce }
    claims = (Self.decoded(parts[1]) as [String: Claim]?)?.compactMapValues(\.text) ?? [:]
  }

  /// What is said of the person.
  /// - Throws: ``Fault/claim`` where it is not said, or is an address that nobody proved.
  public func claim(_ name: String) throws(Fault) -> String {
    guard let text = claims[name], !text.isEmpty,
      name != "email" || claims["email_verified"] == "true"
    else { throw .claim }
    return text
  }

  private struct Claim: Decodable {
    let text: String?

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      text =
        (try? container.decode(Bool.self)).map { $0 ? "true" : "false" }
        ?? (try? container.decode(String.self))
    }
  }

  private static func decoded<Value: Decodable>(_ part: String) -> Value? {
    Base64URL.bytes(part).flatMap { try? JSONDecoder().decode(Value.self, from: Data($0)) }
  }
}

/// Bytes as they stand in addresses (RFC 4648 §5, without padding).
public enum Base64URL {
  public static func text(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }

  /// Nil where it is none.
  static func bytes(_ text: String) -> [UInt8]? {
    guard !text.contains(where: { "+/=".contains($0) }) else { return nil }
    let plain = text.replacing("-", with: "+").replacing("_", with: "/")
    let padded = plain + String(repeating: "=", count: (4 - plain.count % 4) % 4)
    return Data(base64Encoded: padded).map(Array.init)
  }
}
