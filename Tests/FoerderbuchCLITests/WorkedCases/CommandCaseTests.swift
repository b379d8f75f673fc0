import TestSupport
import Testing

/// C1 to C6, C12, C21, C25 and C26 as the people at the desk work them: two files and a question.
@Suite("Worked cases by command") struct CommandCaseTests {
  typealias Part = CommandCase.Part

  static let cases = CommandCase.share + CommandCase.deficit + CommandCase.sources

  @Test("project apply, import, status --json", arguments: cases)
  func status(_ worked: CommandCase) throws {
    let desk = try Desk(project: worked.project.yaml, bookings: worked.bookings.csv)
    let status = try desk.json(
      "status", "--as-of", "2025-12-31", as: ContractAnswers.Status.self)
    #expect(status.asOf == "2025-12-31")
    let measure = try #require(status.measures.first)
    #expect(measure.eligible.actual.description == worked.eligible)
    #expect(measure.expenditure.ineligible.description == worked.ineligible)
    #expect(Set(measure.awards.map(\.id)) == Set(worked.grants.keys))
    for award in measure.awards {
      let expected = try #require(worked.grants[award.id])
      #expect(award.entitled.description == expected.entitled, "\(award.id)")
      #expect(award.drawn.description == expected.drawn, "\(award.id)")
      #expect(award.repayable.description == expected.repayable, "\(award.id)")
      #expect(award.open.description == expected.open, "\(award.id)")
    }
    let parts = measure.sources.filter { $0.actual != "0.00" }
      .map { ($0.id, Part($0.actual.description, $0.share.description)) }
    #expect(Dictionary(uniqueKeysWithValues: parts) == worked.parts)
    let spine = measure.findings.filter { CommandCase.spine.contains($0.code) }
    #expect(spine.map(\.code).sorted() == worked.findings)
  }

  @Test("settle --json says the same of each award as status", arguments: cases)
  func settle(_ worked: CommandCase) throws {
    let desk = try Desk(project: worked.project.yaml, bookings: worked.bookings.csv)
    for (id, grant) in worked.grants {
      let settlement = try desk.json(
        "settle", id, "--as-of", "2025-12-31", as: ContractAnswers.Settlement.self)
      #expect(settlement.id == id)
      #expect(settlement.entitled.description == grant.entitled)
      #expect(settlement.repayable.description == grant.repayable)
      #expect(settlement.steps.contains { $0.value == grant.entitled })
    }
  }
}
