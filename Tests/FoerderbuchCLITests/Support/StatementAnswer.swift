/// `import STATEMENT --json`.
struct StatementAnswer: Decodable {
  struct File: Decodable {
    let file: String
    let statements: [Statement]
    let entries: Int
    let first, last: Int64?
    let hints: [Row.Hint]
  }

  struct Statement: Decodable {
    let format, account: String
    let id: String?
    let opening, closing: ContractAnswers.Amount?
    let `in`, out: ContractAnswers.Amount
    let ties: Bool?
    let rows: [Row]
  }

  struct Row: Decodable {
    struct Transaction: Decodable {
      let amount: ContractAnswers.Amount
      let status: String
    }

    struct Candidate: Decodable {
      let assign, certainty, text: String
      let reasons: [String]
    }

    struct Hint: Decodable { let code, message: String }

    let number: Int
    let state: String
    let transaction: Transaction
    let candidates: [Candidate]
    let hints: [Hint]
    let entries: [Int64]

    /// `3 proposal payment:1 sure`.
    var line: String {
      ([String(number), state] + candidates.flatMap { [$0.assign, $0.certainty] }
        + entries.map { "#\($0)" }).joined(separator: " ")
    }
  }

  let dryRun: Bool
  let files: [File]

  var lines: [String] { files.flatMap(\.statements).flatMap(\.rows).map(\.line) }
}
