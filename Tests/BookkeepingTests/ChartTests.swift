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
