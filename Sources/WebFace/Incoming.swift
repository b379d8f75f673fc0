import Foundation

/// A request as it came: read, and not trusted.
struct Incoming: Sendable {
  enum Method: Sendable { case get, post, other }

  var method = Method.get
  /// The segments of the address, decoded.
  var path: [String] = []
  var query = Fields()
  /// By names in lower case.
  var headers: [String: String] = [:]
  /// Where it comes from.
  var address = ""
  var form = Fields()
  var files: [Upload] = []
  /// Names of files that came and could not be kept: empty ones, and those of nobody.
  var lostFiles: [String] = []
  /// What came as JSON.
  var body = Data()
  /// Where names of files start; that of what was sent along.
  var folder = "/"
  /// Whether what came as a form could not be read.
  var isBroken = false

  /// Whether a program asks, not a browser.
  var isOfProgram = false

  /// One that names no place.
  init(unreadable target: String) {
    (method, isOfProgram) = (.other, Self.isOfProgram(target))
  }

  private static func isOfProgram(_ target: String) -> Bool { target.hasPrefix("/api/") }

  /// - Parameter target: the address with its question, as it was sent; nil is returned where it is
  ///   none.
  init?(_ method: Method, _ target: String, headers: [String: String] = [:], address: String = "") {
    guard target.hasPrefix("/"), target.utf8.count <= 8192 else { return nil }
    (self.method, self.headers, self.address) = (method, headers, address)
    isOfProgram = Self.isOfProgram(target)
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    for segment in parts[0].split(separator: "/") {
      guard let text = segment.removingPercentEncoding, text != ".", text != "..",
        !text.contains("/"), !text.unicodeScalars.contains(where: { $0.value < 0x20 })
      else { return nil }
      path.append(text)
    }
    if parts.count > 1 {
      guard let fields = Fields(encoded: String(parts[1])) else { return nil }
      query = fields
    }
  }

  /// The value of a cookie; nil where there is none, or two, of which one may be planted.
  func cookie(_ name: String) -> String? {
    let values = (headers["cookie"] ?? "").split(separator: ";").compactMap { part -> String? in
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, pair[0].trimmingCharacters(in: .whitespaces) == name else {
        return nil
      }
      return String(pair[1])
    }
    return values.count == 1 ? values[0] : nil
  }

  /// Where it leads, as an address of this site.
  var target: String {
    "/" + path.map(Fields.encoded).joined(separator: "/")
      + (query.all.isEmpty ? "" : "?" + query.encoded)
  }
}

/// A file that came with a form, in a scratch place that is gone when the answer is given.
struct Upload: Sendable {
  let field: String
  /// As the person's machine named it, without folders.
  let name: String
  let path: String
  /// Bytes.
  let size: Int
}
