import Amounts

/// What a rule looks at: one settled measure in its project.
struct RuleContext: Sendable {
  public let project: Project
  public let settlement: MeasureSettlement
  /// The awards as their funders see them (``Assessment/awards``).
  public let awards: [AwardSettlement]
  /// Of the measure, as known on ``asOf``.
  public let activities: [Activity]
  /// What became of drawn money, by award id.
  public let funds: [String: AwardFunds]
  /// Orders and early vouchers of the measure.
  public let records: MeasureRecords
  /// Nil where interest is not told.
  let baseRates: BaseRateTable?
  /// The terms over time, oldest first; the last are the settlement's.
  let phases: [Phase]
  /// The measures of final recipients.
  let receivers: [Assessment]
  /// How the measure would end; nil where that is what is looked at.
  let outlook: Outlook?
  /// What the awards rest on that nobody read, in their order.
  let reliance: [Reliance]

  /// - Parameters:
  ///   - activities: of the measure; those known after the settlement's day are left out.
  ///   - phases: the terms over time; nil: today's alone.
  ///   - receivers: the measures of final recipients.
  ///   - outlook: on the same measure; nil for the measure at its end.
  ///   - awards: as their funders see them; nil: as the measure keeps them.
  /// - Throws: ``AmountError/beyondLimit``.
  init(
    project: Project, settlement: MeasureSettlement, activities: [Activity] = [],
    phases: [Phase]? = nil, receivers: [Assessment] = [], outlook: Outlook? = nil,
    reliance: [Reliance] = [],
    records: MeasureRecords = .none, baseRates: BaseRateTable? = nil,
    awards: [AwardSettlement]? = nil
  ) throws(AmountError) {
    self.project = project
    self.settlement = settlement
    self.outlook = outlook
    self.records = records
    self.baseRates = baseRates
    self.reliance = reliance
    let known = activities.filter { $0.key.knownOn <= settlement.asOf }
    self.activities = known
    self.phases = phases ?? [Phase(settlement, in: project, known: known)]
    self.receivers = receivers
    self.awards = awards ?? settlement.awards
    funds = try AwardFunds.all(
      in: settlement, self.awards, known: known, phases: self.phases, receivers)
  }

  /// The notice of an award: all of it, also where the measure keeps a part.
  func notice(of settled: AwardSettlement) -> Award {
    project.awards.first { $0.id == settled.award.id } ?? settled.award
  }

  /// The notice of an award and its rules as they stood on `day`: the part of a forwarding award
  /// has no years of its own.
  func terms(
    _ settled: AwardSettlement, on day: CalendarDate
  ) -> (notice: Award, rules: RuleSet) {
    let id = settled.award.id
    let held = phases.lastIndex { $0.from.map { $0 <= day } ?? true } ?? 0
    for phase in phases[held...] {
      guard let own = phase.awards.first(where: { $0.award.id == id }) else { continue }
      return (phase.project.awards.first { $0.id == id } ?? own.award, own.rules)
    }
    return (settled.award, settled.rules)
  }

  /// Whether this is the measure as it would stand at its end.
  var isAhead: Bool { outlook == nil }

  public var measure: Measure { settlement.measure }
  public var asOf: CalendarDate { settlement.asOf }

  /// Who gives the money of the measure.
  var funderLevels: Set<Funder.Level> { Set(settlement.awards.map(\.award.funder.level)) }

  /// The awards of the measure, one for each different value of `key`: a rule that awards share is
  /// told once.
  func awards<Key: Hashable>(by key: (AwardSettlement) -> Key) -> [AwardSettlement] {
    var seen: Set<Key> = []
    return settlement.awards.filter { seen.insert(key($0)).inserted }
  }

  /// Whether nothing more can come for the award; without one, for any award of the measure.
  func isOver(_ award: String? = nil) -> Bool {
    let awards = settlement.awards.map(\.award).filter { award == nil || $0.id == award }
    return !awards.isEmpty && awards.allSatisfy { $0.isOver(by: asOf) }
  }

  /// The measure as it would stand at its end; nil where nothing tells how it goes on.
  /// - Throws: ``AmountError/beyondLimit``.
  func ahead(_ course: Outlook.Course) throws(AmountError) -> RuleContext? {
    guard let outlook else { return nil }
    return try RuleContext(
      project: project, settlement: outlook.settlement(course, from: settlement),
      awards: outlook.funded(
        course, from: settlement, receivers: receivers, in: project, paid: awards
      ).awards)
  }

  /// An error where the value of `parameter` was read somewhere, a warning where it was not: a
  /// clause that nobody has seen breaks nothing for sure.
  func severity(by parameter: Parameter, of rules: RuleSet) -> Severity {
    rules.settings[parameter]?.certainty.isRead == true ? .error : .warning
  }

  /// A clause on § 44 of the budget code of the award's funder, or of all of them: `VV Nr. 1.4 zu §
  /// 44 LHO`.
  func budgetClause(_ number: String, _ award: Award? = nil) -> String {
    "VV Nr. \(number) zu " + budgetCode("44", award)
  }

  /// A section of the budget code of the award's funder, or of all of them: `§ 45 BHO`.
  func budgetCode(_ section: String, _ award: Award? = nil) -> String {
    (award.map { [$0] } ?? settlement.awards.map(\.award)).budgetCode(section)
  }

  /// A finding about this measure.
  func finding(
    _ code: FindingCode, _ severity: Severity, award: String? = nil, subject: String? = nil,
    amount: Money, points: Rate? = nil, norm: String, measured: [Term], allowed: [Term],
    stage: Stage = .now, remedy: Int = 0
  ) -> Finding {
    Finding(
      code, severity, project: project.id, measure: measure.id, award: award, subject: subject,
      amount: amount, points: points, norm: norm, measured: measured, allowed: allowed,
      stage: stage, remedy: remedy)
  }
}

/// A rule about one measure: one clause, one function, all its findings.
protocol MeasureRule: Sendable {
  /// - Throws: ``AmountError/beyondLimit``.
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding]
}

/// The rules that look at one measure, in the order findings are told.
enum RuleBook {
  static let measureRules: [any MeasureRule.Type] = [
    GrantMaximumRule.self, FundingRateRule.self, NoticeArithmeticRule.self, PublicMoneyRule.self,
    OwnShareRule.self, OwnCashRule.self, OwnShareSourceRule.self, PlanLineRule.self,
    PlanTotalRule.self,
    FundingPeriodRule.self, ServiceTimeRule.self, EarlyStartRule.self, ReductionRule.self,
    OverfinancingRule.self,
    UnitsRule.self,
    InKindCapRule.self, InKindAllowedRule.self, HourlyRateRule.self, CashCeilingRule.self,
    InKindProofRule.self, CivicHoursRule.self, AssociatedPartnerRule.self,
    ForwardingRule.self, DrawdownNeedRule.self, DrawdownLimitRule.self, LateUseRule.self,
    RepaymentInterestRule.self,
    StatementRule.self, AidIntensityRule.self, AidBaseRule.self, CallProcedureRule.self,
    FlatRateRule.self, FlatRateBaseRule.self, ProgressRule.self, UnreadValueRule.self,
  ]

  /// All findings about one measure, errors first.
  /// - Throws: ``AmountError/beyondLimit``.
  public static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    let all = try staged(try told(context), context)
    // Stable: equal severity keeps the rules' order.
    return Severity.allCases.reversed().flatMap { severity in all.filter { $0.severity == severity }
    }
  }

  private static func told(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var all: [Finding] = []
    for rule in measureRules { all += try rule.findings(context) }
    return all
  }

  /// Gives each finding its stage: final once its award is over; before that a forecast where the
  /// rest of the plan would mend it.
  private static func staged(
    _ findings: [Finding], _ context: RuleContext
  ) throws(AmountError) -> [Finding] {
    func isMendable(_ finding: Finding) -> Bool {
      finding.stage == .now && finding.code.timing == .unlessPlanMends
        && !context.isOver(finding.award)
    }
    var ahead: [Finding]?
    if findings.contains(where: isMendable) {
      ahead = try context.ahead(.asPlanned).map(told)
    }
    return findings.flatMap { finding -> [Finding] in
      guard isMendable(finding), let ahead else {
        let isFinal = finding.stage == .now && context.isOver(finding.award)
        return [isFinal ? finding.at(.final) : finding]
      }
      guard let left = ahead.first(where: { $0.isAbout(finding) }) else {
        return [finding.at(.forecast)]
      }
      // Of what is repayable only that goes back now which the rest of the plan would not need.
      guard finding.code == .reductionDue, left.amount < finding.amount else { return [finding] }
      return [left.adding(ifNothingComes: finding)]
    }
  }
}

extension [Award] {
  /// A section of the budget code of those who give them: `§ 45 BHO`.
  func budgetCode(_ section: String) -> String {
    let federal = Set(map { $0.funder.level == .bund })
    let code = federal == [true] ? "BHO" : federal == [false] ? "LHO" : "LHO/BHO"
    return "§ \(section) \(code)"
  }
}
