import Bookkeeping
import Foundation
import Office
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The office's own directory, where people sign in (OpenID Connect Core 1.0, code flow with PKCE).
public final class Directory: Sendable {
  public struct Settings: Sendable {
    /// As its tokens name it, such as `https://login.stadt.example`.
    let issuer: String
    let client: String
    /// Nil where the directory knows no secret of this program.
    let secret: String?
    /// What of the directory is the person's id or login in the ledger.
    let claim: String

    public init(issuer: String, client: String, secret: String?, claim: String) {
      (self.issuer, self.client, self.secret, self.claim) = (issuer, client, secret, claim)
    }
  }

  /// Why nobody signed in; a word for the log.
  struct Fault: Error {
    let word: String
  }

  /// Somebody who is on the way to the directory and back.
  struct Visit: Sendable {
    let nonce: String
    let verifier: String
    /// Where the person wanted to go.
    let to: String
    let began: Int64
  }

  private struct Places: Decodable, Sendable {
    let issuer: String
    let authorization: String
    let token: String
    let keys: String

    enum CodingKeys: String, CodingKey {
      case issuer
      case authorization = "authorization_endpoint"
      case token = "token_endpoint"
      case keys = "jwks_uri"
    }
  }

  private struct Answer: Decodable {
    let token: String

    enum CodingKeys: String, CodingKey { case token = "id_token" }
  }

  private struct State {
    var visits: [String: Visit] = [:]
    var places: Places?
  }

  let settings: Settings
  private let state = Mutex(State())

  /// So long may somebody be on the way, and so many at once.
  private static let patience: Int64 = 600
  private static let visitors = 1000
  /// Bytes of an answer, and seconds.
  private static let limit = 1 << 20
  private static let timeout: TimeInterval = 10

  public init(_ settings: Settings) { self.settings = settings }

  /// Sends somebody to the directory.
  /// - Returns: where to, and the word that they bring back, which only their browser may have.
  /// - Throws: ``Fault``.
  func begin(to: String, back: String, at now: Int64) throws -> (address: String, word: String) {
    let places = try places()
    let (word, nonce, verifier) = (Self.random(), Self.random(), Self.random())
    try state.withLock { state in
      state.visits = state.visits.filter { $0.value.began > now - Self.patience }
      guard state.visits.count < Self.visitors else { throw Fault(word: "too-many") }
      state.visits[word] = Visit(nonce: nonce, verifier: verifier, to: to, began: now)
    }
    let challenge = Base64URL.text(Array(Digest256(of: Array(verifier.utf8)).bytes))
    let query: Fields = [
      "response_type": "code", "client_id": settings.client, "redirect_uri": back,
      "scope": "openid profile email", "state": word, "nonce": nonce,
      "code_challenge": challenge, "code_challenge_method": "S256",
    ]
    let start = places.authorization
    return (start + (start.contains("?") ? "&" : "?") + query.encoded, word)
  }

  /// Takes somebody back: each way is gone once.
  /// - Parameters:
  ///   - word: what the address brings.
  ///   - kept: what the browser kept of it.
  /// - Returns: who they are there, and where they wanted to go.
  /// - Throws: ``Fault``, `IdentityToken.Fault`.
  func end(
    code: String?, word: String?, kept: String?, back: String, at now: Int64
  ) throws -> (name: String, to: String) {
    guard let word, word == kept,
      let visit = state.withLock({ $0.visits.removeValue(forKey: word) }),
      visit.began > now - Self.patience
    else { throw Fault(word: "state") }
    guard let code else { throw Fault(word: "denied") }
    let places = try places()
    var form: Fields = [
      "grant_type": "authorization_code", "code": code, "redirect_uri": back,
      "code_verifier": visit.verifier,
    ]
    if settings.secret == nil { form.add("client_id", settings.client) }
    let answer = try asked(places.token, form: form)
    guard let token = try? JSONDecoder().decode(Answer.self, from: answer),
      let keys = IdentityToken.Keys(document: Array(try asked(places.keys)))
    else { throw Fault(word: "answer") }
    let found = try IdentityToken(
      token.token, keys: keys,
      .init(issuer: settings.issuer, client: settings.client, nonce: visit.nonce, now: now))
    return (try found.claim(settings.claim), visit.to)
  }

  private func places() throws -> Places {
    if let places = state.withLock({ $0.places }) { return places }
    let base = settings.issuer.hasSuffix("/") ? String(settings.issuer.dropLast()) : settings.issuer
    let answer = try asked(base + "/.well-known/openid-configuration")
    guard let places = try? JSONDecoder().decode(Places.self, from: answer),
      places.issuer == settings.issuer,
      [places.authorization, places.token, places.keys]
        .allSatisfy(Self.isSafe)
    else { throw Fault(word: "discovery") }
    state.withLock { $0.places = places }
    return places
  }

  /// Whether nobody on the way can read what is said there.
  private static func isSafe(_ address: String) -> Bool {
    guard let url = URL(string: address), let host = url.host() else { return false }
    return url.scheme == "https"
      || url.scheme == "http" && ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host)
  }

  private func asked(_ address: String, form: Fields? = nil) throws -> Data {
    guard let url = URL(string: address) else { throw Fault(word: "discovery") }
    var request = URLRequest(url: url, timeoutInterval: Self.timeout)
    request.setValue("application/json", forHTTPHeaderField: "Accept")
    if let form {
      request.httpMethod = "POST"
      request.httpBody = Data(form.encoded.utf8)
      request.setValue(
        "application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
      if let secret = settings.secret {
        let pair = Fields.encoded(settings.client) + ":" + Fields.encoded(secret)
        request.setValue(
          "Basic " + Data(pair.utf8).base64EncodedString(), forHTTPHeaderField: "Authorization")
      }
    }
    let found = Mutex<Data?>(nil)
    let done = DispatchSemaphore(value: 0)
    let task = URLSession.shared.dataTask(with: request) { data, answer, _ in
      if (answer as? HTTPURLResponse)?.statusCode == 200, let data, data.count <= Self.limit {
        found.withLock { $0 = data }
      }
      done.signal()
    }
    task.resume()
    guard done.wait(timeout: .now() + Self.timeout) == .success,
      let data = found.withLock(\.self)
    else {
      task.cancel()
      throw Fault(word: form == nil ? "unreachable" : "code")
    }
    return data
  }

  /// 256 bits.
  private static func random() -> String {
    var random = SystemRandomNumberGenerator()
    return Base64URL.text(
      (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) })
  }
}
