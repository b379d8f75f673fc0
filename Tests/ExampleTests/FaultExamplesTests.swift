import Amounts
import Funding
import Testing

/// One deliberate fault per finding: each measure raises what its title says, and of these findings
/// nothing else.
@Suite struct FaultExamplesTests {
  private static let asOf = CalendarDate(year: 2026, month: 6, day: 30)

  /// Measure, code, severity, stage and distance.
  private static let expected = [
    "FB-01 GRANT_EXCEEDS_MAX error now 2000.00",
    "FB-01 REDUCTION_DUE warning now 2000.00",
    "FB-02 RATE_EXCEEDED error now 10000.00",
    "FB-03 PUBLIC_EXCEEDS_ELIGIBLE error now 10000.00",
    "FB-04 MIN_OWN_SHARE warning now 25000.00",
    "FB-05 LINE_OVERRUN error now 1000.00",
    "FB-06 LINE_NOT_COMPENSATED warning now 2000.00",
    "FB-07 NEW_LINE error now 3000.00",
    "FB-08 TOTAL_OVERRUN info now 10000.00",
    "FB-09 OUT_OF_PERIOD error final 4000.00",
    "FB-10 REDUCTION_DUE warning final 8000.00",
    "FB-11 OVERFINANCED warning final 10000.00",
    "FB-12 BE_CAP warning now 1000.00",
    "FB-13 INKIND_UNVERIFIED error now 1000.00",
    "FB-13 INKIND_UNVERIFIED warning now 1500.00",
    "FB-14 ASSOCIATED_PARTNER_GRANT error now 10000.00",
    // 546 of 730 days are over.
    "FB-21 EXPENDITURE_LAGS warning now 74794.52",
    "FB-21 FUNDS_LAPSE warning forecast 80000.00",
    "FB-22 OWN_SHARE_BANNED_SOURCE error now 25000.00",
    "FB-23 FLAT_RATE_EXCEEDED error now 45000.00",
    "FB-24 AID_ARTICLE_UNCHECKED warning now 0.00",
  ]

  private static let shown: Set<FindingCode> = [
    .grantExceedsMax, .rateExceeded, .publicExceedsEligible, .minOwnShare, .lineOverrun,
    .lineNotCompensated, .newLine, .totalOverrun, .outOfPeriod, .reductionDue, .overfinanced,
    .inKindCap, .inKindUnverified, .associatedPartnerGrant, .expenditureLags, .fundsLapse,
    .ownShareBannedSource, .flatRateExceeded, .aidArticleUnchecked,
  ]

  @Test func eachFaultOnce() throws {
    let asOf = try #require(Self.asOf)
    let ledger = try ExampleLedger("fehlerbeispiele")
    var found: [String] = []
    for measure in ledger.project.measures {
      let findings = try ledger.assess(measure.id, asOf: asOf).findings
      found += findings.filter { Self.shown.contains($0.code) }.map {
        "\(measure.id) \($0.code.rawValue) \($0.severity) \($0.stage) \($0.amount.plainText)"
      }
    }
    #expect(found == Self.expected)
  }

  @Test func titlesNameTheirCode() throws {
    for measure in try ExampleLedger("fehlerbeispiele").project.measures {
      let code = measure.title.prefix { $0 != ":" }
      #expect(Self.expected.contains { $0.hasPrefix("\(measure.id) \(code) ") })
    }
  }

  @Test(
    arguments: [
      ("FB-05", "79200.00"), ("FB-06", "83200.00"), ("FB-07", "74400.00"), ("FB-08", "80000.00"),
      ("FB-09", "32000.00"), ("FB-10", "72000.00"), ("FB-11", "50000.00"), ("FB-12", "9600.00"),
      ("FB-13", "17200.00"),
    ])
  func entitlement(measure: String, entitled: String) throws {
    let asOf = try #require(Self.asOf)
    let assessment = try ExampleLedger("fehlerbeispiele").assess(measure, asOf: asOf)
    #expect(assessment.settlement.awards.first?.entitled.plainText == entitled)
  }
}
