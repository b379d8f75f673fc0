import StoreAPI

extension LedgerError {
  /// What an error of the server means to the caller.
  /// - Parameters:
  ///   - state: its SQLSTATE.
  ///   - words: PostgreSQL's own; they name tables and columns, never values.
  ///   - name: of the ledger.
  init(state: String, words: String, name: String) {
    switch state {
    // A lock or a deadlock, a state that another one changed, a query that was ended.
    case "55P03", "40P01", "40001", "57014": self = .busy
    case "53100": self = .diskFull
    case "58030": self = .inputOutput(code: 5)
    case "42501", "25006": self = .cannotWrite(path: name)
    case "22003": self = .beyondLimit
    case "XX001", "XX002": self = .damaged(words)
    case _ where state.hasPrefix("53") || state.hasPrefix("57P"):
      self = .unreachable(name: name, words: words)
    default: self = .refusedByDatabase(words)
    }
  }
}
