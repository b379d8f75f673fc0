import Amounts
import Funding
import Testing

/// A worked case with its figures worked out by hand.
struct WorkedCase: Sendable, CustomTestStringConvertible {
  /// What one award comes to.
  struct Grant: Sendable {
    let entitled: Money
    let repayable: Money

    init(_ entitled: Money, repayable: Money = .zero) {
      self.entitled = entitled
      self.repayable = repayable
    }
  }

  let name: String
  let scenario: Scenario
  /// Recognised eligible expenditure.
  let eligible: Money
  /// By award id.
  let grants: [String: Grant]
  /// What is left for the recipient's own cash.
  let own: Money
  /// Per cent by source and award id; sources that bear nothing are left out.
  let shares: [String: String]
  var findings: [FindingCode] = []

  var testDescription: String { name }
}

@Suite("Worked cases") struct WorkedCaseTests {
  static let cases =
    WorkedCase.share + WorkedCase.deficit + WorkedCase.fixed + WorkedCase.inKind
    + WorkedCase.severalSources

  @Test("grant, own cash, shares, repayable and findings", arguments: cases)
  func settles(_ worked: WorkedCase) throws {
    let assessment = try worked.scenario.assess()
    let settlement = assessment.settlement
    #expect(settlement.eligible == worked.eligible)
    #expect(settlement.ownCash == worked.own)
    #expect(Set(settlement.awards.map(\.award.id)) == Set(worked.grants.keys))
    for award in settlement.awards {
      let expected = worked.grants[award.award.id]
      #expect(award.entitled == expected?.entitled, "\(award.award.id)")
      #expect(award.repayable == expected?.repayable, "\(award.award.id)")
      #expect(try award.open == max(.zero, award.entitled - award.drawn))
    }
    let shares = settlement.sources.filter { !$0.actual.isZero }
      .map { ($0.id, Allocation.percentText(hundredths: $0.shareHundredths)) }
    #expect(Dictionary(uniqueKeysWithValues: shares) == worked.shares)
    #expect(settlement.sources.map(\.shareHundredths).reduce(0, +) == 10_000)
    #expect(try settlement.sources.map(\.actual).sum() == settlement.eligible)
    #expect(
      assessment.spineFindings.map(\.code.rawValue).sorted()
        == worked.findings.map(\.rawValue).sorted())
  }
}
