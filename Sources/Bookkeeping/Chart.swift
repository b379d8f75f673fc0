/// A chart of accounts (Kontenplan): the accounts, which of them plays which role, and the expense
/// account of a plan line.
public struct Chart: Sendable {
  public let accounts: [Account]
  public let roles: [AccountRole: String]
  /// Expense account by plan-line id (AZA position such as `0812`).
  public let lineAccounts: [String: String]
  /// Expense account by how a word in the title of a plan line begins, in lower case.
  public let titleAccounts: [String: String]
  /// Expense account of every other plan line.
  public let defaultLineAccount: String

  private let byNumber: [String: Account]

  /// - Throws: every fault of the chart at once.
  public init(
    accounts: [Account], roles: [AccountRole: String], lineAccounts: [String: String],
    titleAccounts: [String: String] = [:], defaultLineAccount: String
  ) throws(ChartError) {
    var faults: [ChartError.Fault] = []
    var byNumber: [String: Account] = [:]
    for account in accounts where byNumber.updateValue(account, forKey: account.number) != nil {
      faults.append(.numberTwice(account.number))
    }
    for role in AccountRole.allCases {
      guard let number = roles[role] else {
        faults.append(.roleMissing(role))
        continue
      }
      if byNumber[number] == nil { faults.append(.unknownAccount(number)) }
    }
    let named = Set(lineAccounts.values).union(titleAccounts.values).union([defaultLineAccount])
    for number in named.sorted()
    where byNumber[number] == nil {
      faults.append(.unknownAccount(number))
    }
    guard faults.isEmpty else { throw ChartError(faults: faults) }
    self.accounts = accounts
    self.roles = roles
    self.lineAccounts = lineAccounts
    self.titleAccounts = titleAccounts
    self.defaultLineAccount = defaultLineAccount
    self.byNumber = byNumber
  }

  /// The account number of `role`.
  public func number(_ role: AccountRole) -> String {
    // The initialiser refuses a chart in which a role is missing.
    roles[role] ?? defaultLineAccount
  }

  /// The expense account of a plan line: by its id, else by the first word of its title that the
  /// chart knows, else ``defaultLineAccount``.
  public func expenseAccount(line: String, title: String = "") -> String {
    lineAccounts[line] ?? account(title: title) ?? defaultLineAccount
  }

  /// What the title says; of words that begin alike the longest counts. Nil: nothing.
  public func account(title: String) -> String? {
    for word in title.lowercased().split(whereSeparator: { !$0.isLetter }) {
      let known = titleAccounts.filter { word.hasPrefix($0.key) }
      if let longest = known.max(by: { ($0.key.count, $1.key) < ($1.key.count, $0.key) }) {
        return longest.value
      }
    }
    return nil
  }

  public subscript(number: String) -> Account? { byNumber[number] }
}

/// A chart that cannot be used.
public struct ChartError: Error, Equatable, Sendable {
  public enum Fault: Equatable, Sendable {
    case numberTwice(String)
    case roleMissing(AccountRole)
    case unknownAccount(String)
  }
  public let faults: [Fault]
}
