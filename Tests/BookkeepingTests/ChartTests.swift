import Amounts
import Bookkeeping
import Testing

@Suite("Chart of accounts") struct ChartTests {
  static func account(_ number: String, _ kind: AccountKind = .asset) -> Account {
    Account(number: number, name: LocalizedText(de: "Konto", en: "Account"), kind: kind)
  }

  static let roles = Dictionary(uniqueKeysWithValues: AccountRole.allCases.map { ($0, "1800") })

  static func chart(
    accounts: [Account] = [account("1800"), account("5010", .expense), account("5210", .expense)],
    roles: [AccountRole: String] = roles, lines: [String: String] = ["0812": "5010"],
    other: String = "5210"
  ) throws(ChartError) -> Chart {
    try Chart(accounts: accounts, roles: roles, lineAccounts: lines, defaultLineAccount: other)
  }

  @Test("finds accounts by number, role and plan line")
  func lookups() throws {
    var roles = Self.roles
    roles[.ownFunds] = "5010"
    let chart = try Self.chart(roles: roles)
    #expect(chart.number(.bank) == "1800")
    #expect(chart.number(.ownFunds) == "5010")
    #expect(chart.expenseAccount(line: "0812") == "5010")
    #expect(chart.expenseAccount(line: "SACH") == "5210")
    #expect(chart["5210"]?.kind == .expense)
    #expect(chart["9999"] == nil)
  }

  /// 5010 staff, 5220 contracts; a title of a German notice, and where it is booked.
  @Test(
    "a line without an account of its own has that of the first word of its title that is known",
    arguments: [
      ("Personalausgaben", "5010"), ("4.1 PERSONALKOSTEN (E12)", "5010"), ("Honorare", "5220"),
      ("Aufträge an Dritte", "5220"), ("Honorare für Personal", "5220"), ("Verschiedenes", "5210"),
      ("Unterpersonal", "5210"), ("", "5210"), ("Personalberatung", "5220"),
    ])
  func titles(_ title: String, _ account: String) throws {
    let chart = try Chart(
      accounts: ["5010", "5210", "5220"].map { Self.account($0, .expense) }
        + [Self.account("1800")],
      roles: Self.roles, lineAccounts: ["0812": "5010"],
      titleAccounts: [
        "personal": "5010", "honorar": "5220", "auftr": "5220", "aufträge": "5220",
        "personalberatung": "5220",
      ], defaultLineAccount: "5210")
    #expect(chart.expenseAccount(line: "4.1", title: title) == account)
    #expect(chart.expenseAccount(line: "0812", title: title) == "5010")
  }

  @Test("a number twice, a role without account and an unknown account are refused, all at once")
  func refuses() {
    var roles = Self.roles
    roles[.bank] = nil
    roles[.interest] = "5700"
    let error = #expect(throws: ChartError.self) {
      try Self.chart(
        accounts: [Self.account("1800"), Self.account("1800"), Self.account("5010")], roles: roles,
        lines: ["0812": "5999", "0817": "5010"], other: "7777")
    }
    #expect(
      error?.faults == [
        .numberTwice("1800"), .roleMissing(.bank), .unknownAccount("5700"), .unknownAccount("5999"),
        .unknownAccount("7777"),
      ])
  }

  @Test("each role has to be given", arguments: AccountRole.allCases)
  func roleMissing(role: AccountRole) {
    var roles = Self.roles
    roles[role] = nil
    let error = #expect(throws: ChartError.self) { try Self.chart(roles: roles) }
    #expect(error?.faults == [.roleMissing(role)])
  }
}
