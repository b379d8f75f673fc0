import Foundation

/// An answer as it goes out.
struct Outgoing: Sendable {
  var status: Int
  var headers: [(name: String, value: String)]
  var body: [UInt8]

  init(_ status: Int, type: String, _ body: [UInt8]) {
    self.status = status
    headers = [("Content-Type", type)]
    self.body = body
  }

  /// The first value of a header.
  subscript(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// What every answer says: nothing is kept, framed, guessed or loaded from elsewhere.
  static let safety: [(name: String, value: String)] = [
    (
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "geolocation=(), microphone=(), payment=()"),
  ]

  /// What keeps events from being held back on their way.
  static let stream: [(name: String, value: String)] = [
    ("Cache-Control", "no-store"), ("X-Accel-Buffering", "no"),
  ]
}

/// What a page answers.
enum Answer: Sendable {
  /// A page in its frame.
  case page(status: Int, html: String)
  /// Go and look there; what was sent is not sent again.
  /// - Parameters:
  ///   - cookie: of the session that begins; empty: it ends.
  ///   - named: the name of the cookie, where it is another one.
  case see(String, cookie: String? = nil, named: String = Site.cookie)
  /// A file to keep.
  case file([UInt8], name: String, type: String)

  var outgoing: Outgoing {
    switch self {
    case .page(let status, let html):
      return Outgoing(status, type: "text/html; charset=utf-8", Array(html.utf8))
    case .see(let address, let cookie, let name):
      var answer = Outgoing(303, type: "text/plain; charset=utf-8", [])
      answer.headers.append(("Location", address))
      if let cookie {
        answer.headers.append(
          (
            "Set-Cookie",
            "\(name)=\(cookie); Path=/; Secure; HttpOnly; SameSite=Lax"
              + (cookie.isEmpty ? "; Max-Age=0" : "")
          ))
      }
      return answer
    case .file(let bytes, let name, let type):
      var answer = Outgoing(200, type: type, bytes)
      let plain = name.unicodeScalars.map { scalar -> String in
        scalar.isASCII && scalar.value >= 0x20 && !"\"\\/%;".unicodeScalars.contains(scalar)
          ? String(scalar) : "_"
      }.joined()
      answer.headers.append(
        (
          "Content-Disposition",
          "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(Fields.encoded(name))"
        ))
      return answer
    }
  }
}
