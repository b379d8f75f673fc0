import Amounts
import Funding
import TestSupport
import Testing

/// OVERFINANCED by awards of different periods: 100,000.00 spent in 2025 and 100,000.00 in 2026.
struct StretchTests {
  private func found(_ first: Rate, _ both: Rate, spentLater: Money = "100000.00") throws
    -> [Finding]
  {
    let books = Books(
      lines: [.all("200000.00")],
      awards: [
        .grant(.share, "100000.00", rate: first, id: "Z1", to: "2025-12-31"),
        .grant(.share, "200000.00", rate: both, id: "Z2", to: "2026-12-31"),
      ],
      activities: [
        .spend("100000.00", on: "2025-05-01"), .spend(spentLater, on: "2026-05-01"),
      ], asOf: "2026-12-31")
    return try books.findings(.overfinanced)
  }

  // 60 % of 2025 and 50 % of both years are 110 % of 2025, although 40,000 of 2026 are left.
  @Test(
    "what awards bear of a time is at most what was spent in it",
    arguments: [("60%", "50%", ["10000.00"]), ("50%", "50%", []), ("40%", "50%", [])]
      as [(Rate, Rate, [Money])])
  func stretches(_ first: Rate, _ both: Rate, _ excess: [Money]) throws {
    let found = try found(first, both)
    #expect(found.map(\.amount) == excess)
    #expect(found.allSatisfy { $0.severity == .warning && $0.subject == "2025-01-01" })
    #expect(found.allSatisfy { $0.message(.de).contains("60.000,00") })
  }

  @Test("nothing is left of another time, so that settlement cuts and nothing is to be told")
  func cut() throws {
    // 60,000 + 50,000 of 100,000 are cut to 100,000 together.
    #expect(try found("60%", "50%", spentLater: "0.01").map(\.amount) == [])
  }
}
