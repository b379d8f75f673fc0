import Amounts
import Bookkeeping
import Foundation
import Funding
import Interchange
import Testing

/// The files that ship with the program are read by its own readers.
@Suite struct ShippedFilesTests {
  private static let schemas = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Schemas")

  private static func yaml(_ folder: String) -> [URL] {
    let all = try? FileManager.default.contentsOfDirectory(
      at: schemas.appendingPathComponent(folder), includingPropertiesForKeys: nil)
    return (all ?? []).filter { $0.pathExtension == "yaml" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  @Test(arguments: yaml("rule-sets"))
  func readsRuleSet(_ url: URL) throws {
    let family = try RuleSetFile.read(try Fixture.bytes(url), file: url.lastPathComponent)
    #expect(family.id == url.deletingPathExtension().lastPathComponent)
    #expect(!family.editions.isEmpty)
  }

  @Test func readsChart() throws {
    let url = Self.schemas.appendingPathComponent("chart-of-accounts.yaml")
    let chart = try ChartFile.read(try Fixture.bytes(url), file: "chart-of-accounts.yaml")
    #expect(chart[chart.number(.bank)]?.name.de == "Bank und Kasse")
    #expect(chart.expenseAccount(line: "0812") == "5010")
  }

  @Test(arguments: yaml("examples"))
  func readsExample(_ url: URL) throws {
    let ruleSets = Self.yaml("rule-sets").map { $0.deletingPathExtension().lastPathComponent }
    _ = try ProjectFile.read(
      try Fixture.bytes(url), file: url.lastPathComponent, ruleSets: ruleSets)
  }

  @Test func ruleSetFaultsAreToldAtOnce() throws {
    let text = """
      format: foerderbuch/rule-set/1
      id: x
      title: {de: A, en: B}
      editions:
        - id: one
          from: 2020-01-01
          parameters:
            rounding: {value: up, norm: N, certainty: V}
            holdback: {value: null, norm: N, certainty: sure}
        - {id: one, from: 2020-01-01, parameters: {}}
      """
    let problems = try #require(throws: InputProblems.self) {
      try RuleSetFile.read(Array(text.utf8), file: "x.yaml")
    }
    #expect(
      problems.problems.map(\.fault.code) == [
        "NOT_ONE_OF", "WRONG_KIND", "NOT_ONE_OF", "DUPLICATE_ID", "DUPLICATE_ID",
      ])
    let short = """
      format: foerderbuch/rule-set/1
      id: x
      title: {de: A, en: B}
      editions: [{id: one, from: 2020-01-01, parameters: {}}]
      """
    let missing = try #require(throws: InputProblems.self) {
      try RuleSetFile.read(Array(short.utf8), file: "x.yaml")
    }
    #expect(missing.problems.map(\.fault.code) == ["PARAMETERS_MISSING"])
  }

  @Test func chartFaultsAreToldAtOnce() throws {
    let text = """
      format: foerderbuch/chart/1
      accounts:
        - {number: "1800", kind: asset, de: Bank, en: Bank}
        - {number: "1800", kind: money, de: Kasse, en: Cash}
      roles: {bank: "1800", payables: "3500"}
      default: "5210"
      """
    let problems = try #require(throws: InputProblems.self) {
      try ChartFile.read(Array(text.utf8), file: "c.yaml")
    }
    #expect(
      problems.problems.map(\.fault.code) == [
        "NOT_ONE_OF", "DUPLICATE_ID", "ROLES_MISSING", "UNKNOWN_ID", "UNKNOWN_ID",
      ])
  }
}
