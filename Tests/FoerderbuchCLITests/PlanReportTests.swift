import Foundation
import TestSupport
import Testing

/// Plan against actual and the proof of co-financing, from the command line to the workbook.
@Suite("Reports of plan and partners") struct PlanReportTests {
  private func desk() throws -> Desk {
    let desk = try Desk(
      project: PartnerFiles.project(staff: 60_000), bookings: nil)
    try desk.write(PartnerFiles.bookings, to: "buchungen.csv")
    for number in 1...6 {
      try desk.write(
        PartnerFiles.project(staff: 60_000 + number * 1000, amendment: number), to: "projekt.yaml")
      try desk.done("project", "apply", "projekt.yaml")
    }
    try desk.done("import", "buchungen.csv")
    try desk.done("reverse", "5", "--reason", "doppelt", "--on", "2025-09-01")
    return desk
  }

  @Test(
    "are written for an award, a measure, a project and all, and tie to the ledger",
    arguments: ["plan-actual", "contributions"], [["Z"], ["M"], ["P"], []])
  func scopes(_ kind: String, _ subject: [String]) throws {
    let desk = try desk()
    for language in ["de", "en"] {
      let answer = desk.run(
        ["report", kind] + subject + [
          "--as-of", "2025-12-31", "-o", "a.xlsx", "--language", language, "--replace",
        ])
      try #require(answer.code == 0, "\(answer.err)\(answer.out)")
      let first = try desk.bytes("a.xlsx")
      try desk.done("verify", "--workbook", "a.xlsx")
      let again = desk.run(
        ["report", kind] + subject + [
          "--as-of", "2025-12-31", "-o", "b.xlsx", "--language", language, "--replace",
        ])
      try #require(again.code == 0)
      #expect(try desk.bytes("b.xlsx") == first)
    }
  }

  @Test("a day without a plan and an unknown subject are refused, and nothing is written")
  func refused() throws {
    let desk = try Desk()
    for kind in ["plan-actual", "contributions"] {
      let before = try desk.snapshot()
      #expect(desk.run("report", kind, "--as-of", "2025-12-31", "-o", "a.xlsx").code == 65)
      #expect(desk.run("report", kind, "fehlt", "-o", "a.xlsx").code == 65)
      #expect(try desk.snapshot() == before)
    }
  }
}
