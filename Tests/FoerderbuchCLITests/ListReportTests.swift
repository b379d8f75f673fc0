import Foundation
import TestSupport
import Testing

/// `report voucher-list` and `report audit`: for every scope, in both languages.
@Suite("Reports of lists") struct ListReportTests {
  private struct Made: Decodable {
    let report: String
    let form: String
    let scope: String
    let entries: Int
  }

  @Test(
    "are made for an award, a measure, a project and all", arguments: ["voucher-list", "audit"])
  func scopes(_ kind: String) throws {
    let desk = try Desk.booked()
    try desk.done("reverse", "2", "--reason", "doppelt", "--on", "2025-12-01")
    for (subject, scope) in [("Z", "award:Z"), ("M", "measure:M"), ("P", "project:P"), ("", "all")]
    {
      for language in ["de", "en"] {
        let words =
          ["report", kind] + (subject.isEmpty ? [] : [subject]) + [
            "--as-of", SampleFiles.day, "--language", language, "-o", "\(kind).xlsx", "--json",
            "--replace",
          ]
        let answer = desk.run(words)
        try #require(answer.code == 0, "\(answer.err)")
        let made = try answer.json(as: Made.self)
        #expect(made.report == kind)
        #expect(made.form == "\(kind)-standard")
        #expect(made.scope == scope)
        #expect(made.entries == 5)
      }
    }
    try desk.done("verify", "--workbook", "\(kind).xlsx")
  }

  @Test("are made of nothing", arguments: ["voucher-list", "audit"])
  func empty(_ kind: String) throws {
    let desk = try Desk(project: SampleFiles.project)
    try desk.done("report", kind, "--as-of", SampleFiles.day, "-o", "a.xlsx")
    let none = try Desk()
    try none.done("report", kind, "--as-of", SampleFiles.day, "-o", "a.xlsx")
  }

  @Test("refuse what the ledger does not know", arguments: ["voucher-list", "audit"])
  func unknown(_ kind: String) throws {
    let desk = try Desk.booked()
    let before = try desk.snapshot()
    let answer = desk.run("report", kind, "ZZ", "-o", "a.xlsx")
    #expect(answer.code == 64 || answer.code == 65)
    #expect(answer.complains(of: "ZZ"))
    #expect(try desk.snapshot() == before)
  }
}
