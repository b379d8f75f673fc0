public import Amounts

/// What a rule looks at: one settled measure in its project.
public struct RuleContext: Sendable {
  public let project: Project
  public let settlement: MeasureSettlement
  /// Of the measure, as known on ``asOf``.
  public let activities: [Activity]
  /// What became of drawn money, by award id.
  public let funds: [String: AwardFunds]

  /// - Parameter activities: of the measure; those known after the settlement's day are left out.
  /// - Throws: ``AmountError/beyondLimit``.
  public init(
    project: Project, settlement: MeasureSettlement, activities: [Activity] = []
  ) throws(AmountError) {
    self.project = project
    self.settlement = settlement
    let known = activities.filter { $0.key.knownOn <= settlement.asOf }
    self.activities = known
    funds = try AwardFunds.all(in: settlement, activities: known)
  }

  public var measure: Measure { settlement.measure }
  public var asOf: CalendarDate { settlement.asOf }

  /// The awards of the measure, one for each different value of `key`: a rule that awards share is
  /// told once.
  func awards<Key: Hashable>(by key: (AwardSettlement) -> Key) -> [AwardSettlement] {
    var seen: Set<Key> = []
    return settlement.awards.filter { seen.insert(key($0)).inserted }
  }

  /// A finding about this measure.
  func finding(
    _ code: FindingCode, _ severity: Severity, award: String? = nil, subject: String? = nil,
    amount: Money, points: Rate? = nil, norm: String, measured: [Term], allowed: [Term]
  ) -> Finding {
    Finding(
      code, severity, project: project.id, measure: measure.id, award: award, subject: subject,
      amount: amount, points: points, norm: norm, measured: measured, allowed: allowed)
  }
}

/// A rule about one measure: one clause, one function, all its findings.
protocol MeasureRule: Sendable {
  /// - Throws: ``AmountError/beyondLimit``.
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding]
}

/// The rules that look at one measure, in the order findings are told.
public enum RuleBook {
  static let measureRules: [any MeasureRule.Type] = [
    GrantMaximumRule.self, FundingRateRule.self, PublicMoneyRule.self,
    OwnShareRule.self, OwnCashRule.self, PlanLineRule.self, PlanTotalRule.self,
    FundingPeriodRule.self, EarlyStartRule.self, ReductionRule.self, OverfinancingRule.self,
    InKindCapRule.self, CashCeilingRule.self, InKindProofRule.self, AssociatedPartnerRule.self,
    ForwardingRule.self, DrawdownNeedRule.self, DrawdownLimitRule.self, LateUseRule.self,
    StatementRule.self, AidIntensityRule.self,
  ]

  /// All findings about one measure, errors first.
  /// - Throws: ``AmountError/beyondLimit``.
  public static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var all: [Finding] = []
    for rule in measureRules { all += try rule.findings(context) }
    // Stable: equal severity keeps the rules' order.
    return Severity.allCases.reversed().flatMap { severity in all.filter { $0.severity == severity }
    }
  }
}
