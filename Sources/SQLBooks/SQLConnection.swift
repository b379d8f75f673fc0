package import StoreAPI

/// A connection to a database that speaks SQL, as far as a book needs one. Only one thread at a
/// time uses it.
package protocol SQLConnection: AnyObject {
  var dialect: SQLDialect { get }

  /// A statement that is asked again and again, or whose answer is small.
  func prepare(_ sql: String) throws(LedgerError) -> any SQLStatement
  /// A statement whose answer may be as large as the ledger; others may be asked meanwhile.
  func walk(_ sql: String) throws(LedgerError) -> any SQLStatement

  /// Begins a transaction that writes, once it is its turn between all processes.
  func begin() throws
  func commit() throws
  func rollback()
  /// Nothing stays of what `body` writes where it throws or is false.
  func part(_ body: () throws -> Bool) throws
  var isInTransaction: Bool { get }
  /// Takes away what looks at each row that is written, where that would cost very many of them
  /// much; a part that is taken back brings back what it took away.
  func unguard() throws(LedgerError)
  /// Makes it anew as it was, before the act that took it away ends.
  func guardAgain() throws(LedgerError)
  /// Why a transaction is gone that nobody ended.
  var loss: LedgerError { get }

  /// Tables, triggers, migrations and words, against those that the program ships.
  func checkSchema(_ found: (VerificationProblem) -> Void) throws
  /// Every reference, and what else only a long look finds.
  func checkStorage(_ found: (VerificationProblem) -> Void) throws
}

/// Where databases that speak SQL do not speak the same one.
package enum SQLDialect: Sendable {
  case sqlite, postgres

  /// The texts of a column of a table, in order, `between` each two.
  func joined(_ text: String, _ between: String, by order: String) -> String {
    switch self {
    // It walks the key of the table, which is that order.
    case .sqlite: "group_concat(\(text), \(between))"
    case .postgres: "string_agg(\(text), \(between) ORDER BY \(order))"
    }
  }

  /// Whether a column holds a text: marks for a pattern and the folded text. What is ASCII is
  /// compared by the database itself, which is ten times as fast; only the rest is folded.
  func holds(_ column: String) -> String {
    switch self {
    case .sqlite:
      """
      \(column) LIKE ? ESCAPE '\\' OR (length(\(column)) < length(CAST(\(column) AS BLOB)) \
      AND instr(folded(\(column)), ?) > 0)
      """
    case .postgres:
      """
      \(column) ILIKE ? ESCAPE '\\' OR (length(\(column)) < octet_length(\(column)) \
      AND strpos(folded(\(column)), ?) > 0)
      """
    }
  }
}
