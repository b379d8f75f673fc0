import Amounts
public import Bookkeeping

/// The chart of accounts (`Schemas/chart-of-accounts.yaml`).
public enum ChartFile {
  /// What a chart says about itself.
  public static let format = "foerderbuch/chart/1"

  /// Reads a chart of accounts.
  /// - Parameters:
  ///   - bytes: YAML or JSON.
  ///   - file: the name for messages.
  ///   - isOwn: whether it stands beside the ledger in place of the shipped one.
  /// - Throws: all problems of the file.
  public static func read(
    _ bytes: some Sequence<UInt8>, file: String, isOwn: Bool = false
  ) throws(InputProblems) -> Chart {
    let references = ReferenceBook()
    let root = try ConfigDocument.read(bytes, file: file)
    let problems = ProblemList()
    let parts = form(references, isOwn: isOwn).read(
      root, ConfigContext(file: file, problems: problems))
    references.check(problems)
    let checked = try problems.checked(parts)
    do {
      return try Chart(
        accounts: checked.accounts, roles: checked.roles, lineAccounts: checked.lineAccounts,
        titleAccounts: checked.titleAccounts, defaultLineAccount: checked.defaultLineAccount)
    } catch {
      // Every fault of a chart was looked for above, where its place is known.
      throw InputProblems(SourcePosition(file: file), .config(.syntax("\(error)")))
    }
  }

  private struct Parts {
    let accounts: [Account]
    let roles: [AccountRole: String]
    let lineAccounts: [String: String]
    let titleAccounts: [String: String]
    let defaultLineAccount: String
  }

  private static func form(_ references: ReferenceBook, isOwn: Bool) -> ConfigForm<Parts> {
    .mapping { map in
      ShippedFile.chart.check(map, isOwn: isOwn)
      if let found = map.required("format", .text), found != format {
        map.report("format", .config(.otherFormat(wanted: [format])))
      }
      let accounts = map.required("accounts", .list(of: account(references), atLeast: 1))
      let roles = map.required("roles", self.roles(references))
      let lines = map.optional(
        "lineAccounts", .table(keys: .identifier, values: number(references)), default: [])
      let titles = map.optional(
        "titleAccounts",
        .table(keys: number(references), values: .list(of: .text, atLeast: 1)), default: [])
      let fallback = map.required("default", number(references))
      guard let accounts, let roles, let fallback else { return nil }
      return Parts(
        accounts: accounts, roles: roles,
        lineAccounts: Dictionary(lines.map { ($0.key, $0.value) }) { first, _ in first },
        titleAccounts: Dictionary(
          titles.flatMap { row in row.value.map { ($0.lowercased(), row.key) } }
        ) { first, _ in first },
        defaultLineAccount: fallback)
    }
  }

  private static func account(_ references: ReferenceBook) -> ConfigForm<Account> {
    .mapping { map in
      let number = map.required("number", .identifier)
      references.define(.account, number, at: map.place(of: "number"))
      let german = map.required("de", .text)
      let english = map.required("en", .text)
      let kind = map.required("kind", .oneOf(AccountKind.self))
      guard let number, let german, let english, let kind else { return nil }
      return Account(number: number, name: LocalizedText(de: german, en: english), kind: kind)
    }
  }

  private static func roles(_ references: ReferenceBook) -> ConfigForm<[AccountRole: String]> {
    .mapping { map in
      var roles: [AccountRole: String] = [:]
      for role in AccountRole.allCases {
        roles[role] = map.optional(role.rawValue, number(references))
      }
      let missing = AccountRole.allCases.filter { !map.has($0.rawValue) }.map(\.rawValue)
      if !missing.isEmpty {
        map.context.report(map.node, .project(.rolesMissing(missing)))
      }
      return roles
    }
  }

  /// The number of an account that the chart has.
  private static func number(_ references: ReferenceBook) -> ConfigForm<String> {
    ConfigForm<String>.identifier.located.mapped { located in
      references.refer(to: .account, located.value, at: located.place)
      return .success(located.value)
    }
  }
}
