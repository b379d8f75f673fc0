import CLibPQ

/// Where a ledger is on a server: `postgresql://person@host:port/database?…`, as PostgreSQL's own
/// programs read it. What it leaves open comes from their environment, such as `PGHOST`, and
/// passwords from `PGPASSWORD` or `.pgpass`.
struct PostgresPlace: Sendable {
  let address: String
  /// As it may be shown: without a password.
  let name: String
  /// What is wrong with the address; nil where it is well formed.
  let fault: String?
  /// Whether what goes to another machine is to be sealed, as nobody said how.
  let needsSeal: Bool

  init(_ address: String) {
    self.address = address
    var complaint: UnsafeMutablePointer<CChar>?
    let given = Self.taken(PQconninfoParse(address, &complaint))
    fault = given == nil ? Self.line(complaint) : nil
    PQfreemem(complaint)
    let usual = Self.taken(PQconndefaults()) ?? [:]
    func known(_ word: String) -> String? { given?[word] ?? usual[word] }
    let host = known("hostaddr") ?? known("host") ?? ""
    let isOwn = host.isEmpty || host.hasPrefix("/") || Self.own.contains(host)
    needsSeal = !isOwn && (usual["sslmode"] ?? "prefer") == "prefer"
    let port = known("port").map { $0 == "5432" ? "" : ":" + $0 } ?? ""
    let shown = host.contains(":") ? "[\(host)]" : host
    name = "postgresql://\(shown)\(port)/\(known("dbname") ?? known("user") ?? "")"
  }

  private static let own: Set = ["localhost", "127.0.0.1", "::1"]

  /// The options that have a value, which are given back to PostgreSQL; nil where there are none.
  private static func taken(
    _ options: UnsafeMutablePointer<PQconninfoOption>?
  ) -> [String: String]? {
    guard let options else { return nil }
    defer { PQconninfoFree(options) }
    var values: [String: String] = [:]
    var next = options
    while let keyword = next.pointee.keyword {
      if let value = next.pointee.val { values[String(cString: keyword)] = String(cString: value) }
      next += 1
    }
    return values
  }

  /// A complaint of PostgreSQL in one line; it names no value but those of the address.
  static func line(_ text: UnsafePointer<CChar>?) -> String {
    guard let text else { return "" }
    return String(cString: text).split(whereSeparator: \.isNewline)
      .map { $0.drop { $0.isWhitespace } }.joined(separator: " ")
  }
}
