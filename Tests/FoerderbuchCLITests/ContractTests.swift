import Assets
import TestSupport
import Testing

/// The JSON answers of `Answers.md` on the example files, where findings of every kind occur.
@Suite("Contract") struct ContractTests {
  private static let day = "2026-06-30"

  private static func examples() throws -> Desk {
    let desk = try Desk()
    for name in ["altstadt", "fehlerbeispiele", "klimawerkstatt"] {
      for ending in ["yaml", "csv"] {
        let content = try #require(Assets.bytes("examples/\(name).\(ending)"))
        try desk.folder.write(content, to: "\(name).\(ending)")
      }
      try desk.done("project", "apply", name + ".yaml")
      try desk.done("import", name + ".csv")
    }
    return desk
  }

  private func run(_ desk: Desk, _ arguments: String...) -> Answer {
    desk.run(arguments + ["--json"])
  }

  @Test("status, check, settle and verify have every member, with amounts of two decimals")
  func shapes() throws {
    let desk = try Self.examples()
    let status = try run(desk, "status", "--as-of", Self.day).json(as: ContractAnswers.Status.self)
    #expect(status.asOf == "2026-06-30")
    #expect(status.measures.count > 10)
    for measure in status.measures where measure.eligible.actual != "0.00" {
      // Sources add up to the eligible expenditure, and their shares to 100.00.
      #expect(try cents(measure.sources.map(\.actual)) == cents([measure.eligible.actual]))
      #expect(try cents(measure.sources.map(\.share)) == 100_00, "\(measure.id)")
    }

    let check = run(desk, "check", "--as-of", Self.day)
    #expect(check.code == 1)
    let findings = try check.json(as: ContractAnswers.Check.self).findings
    #expect(CommandCase.spine.isSubset(of: findings.map(\.code)))
    #expect(findings.allSatisfy { !$0.norm.isEmpty && !$0.message.isEmpty })
    #expect(
      Set(status.measures.flatMap(\.findings).map(\.message)).isSubset(of: findings.map(\.message)))

    for award in status.measures.flatMap(\.awards) {
      let settlement = try run(desk, "settle", award.id, "--as-of", Self.day)
        .json(as: ContractAnswers.Settlement.self)
      #expect(settlement.entitled == award.entitled)
      #expect(settlement.drawn == award.drawn)
      #expect(settlement.repayable == award.repayable)
      #expect(!settlement.steps.isEmpty)
      #expect(settlement.steps.allSatisfy { !$0.label.isEmpty && !$0.formula.isEmpty })
    }

    let verify = try run(desk, "verify", "--deep").json(as: ContractAnswers.Verification.self)
    #expect(verify.ok)
    #expect(verify.entries > 90)
    #expect(verify.problems == [])
  }

  @Test("drawdown and interest have every member, and a total that is rounded once")
  func money() throws {
    let desk = try Self.examples()
    let drawdown = try run(desk, "drawdown", "FB-10-NRW", "--on", Self.day)
      .json(as: ContractAnswers.Drawdown.self)
    #expect(drawdown.maximum == "0.00")
    #expect(!drawdown.steps.isEmpty)
    let interest = try run(desk, "interest", "DS-B-Stadt", "--on", Self.day)
      .json(as: ContractAnswers.Interest.self)
    #expect(!interest.rows.isEmpty)
    let millionths = try interest.rows.reduce(0) { sum, row in
      sum + (try #require(Int64(row.interest.description.replacing(".", with: ""))))
    }
    #expect(try cents([interest.total]) == (millionths + 5_000) / 10_000)
  }

  @Test("a traffic light is red where a finding is an error, else yellow, else green")
  func lights() throws {
    let desk = try Self.examples()
    let status = try run(desk, "status", "--as-of", Self.day).json(as: ContractAnswers.Status.self)
    for measure in status.measures {
      let severities = Set(measure.findings.map(\.severity))
      let expected: ContractAnswers.Light =
        severities.contains(.error) ? .red : severities.contains(.warning) ? .yellow : .green
      #expect(measure.light == expected, "\(measure.id)")
    }
    #expect(Set(status.measures.map(\.light)).count == 3)
  }

  @Test("check ends with 1 only where a finding is an error")
  func checkCode() throws {
    let desk = try Self.examples()
    let status = try run(desk, "status", "--as-of", Self.day).json(as: ContractAnswers.Status.self)
    for measure in status.measures {
      let check = run(desk, "check", "--measure", measure.id, "--as-of", Self.day)
      #expect(check.code == (measure.light == .red ? 1 : 0), "\(measure.id)")
      let codes = try check.json(as: ContractAnswers.Check.self).findings.map(\.code)
      // Beside those of the measure alone there are those across measures.
      #expect(codes.filter { $0 != "PROCUREMENT_UNCHECKED" } == measure.findings.map(\.code))
    }
  }

  @Test("explain knows every finding in both languages")
  func explain() throws {
    struct Entry: Decodable {
      let code, title, meaning, computation, norm: String
      let remedies: [String]
    }
    let desk = try Desk(ledger: false)
    let entries = try desk.json("explain", as: [Entry].self)
    #expect(CommandCase.spine.isSubset(of: entries.map(\.code)))
    for entry in entries {
      #expect(!entry.remedies.isEmpty)
      let german = try desk.done("explain", entry.code).out
      let english = try desk.done("explain", entry.code.lowercased(), "--language", "en").out
      #expect(german.contains("Rechenweg:") && german.contains(entry.norm))
      #expect(english.contains("Computation:") && english.contains("Remedy:"))
    }
  }

  /// The sum of amounts in cents.
  private func cents(_ amounts: [ContractAnswers.Amount]) throws -> Int64 {
    try amounts.reduce(0) { sum, amount in
      sum + (try #require(Int64(amount.description.replacing(".", with: ""))))
    }
  }
}
