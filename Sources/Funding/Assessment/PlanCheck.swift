public import Amounts

/// What does not add up in a project as its file tells it, before anything is booked.
public enum PlanCheck {
  /// A measure whose financing plan does not come to its expenditure plan. Cents.
  public struct Imbalance: Hashable, Sendable {
    public let measure: String
    public let expenditure: Money
    public let financing: Money

    /// Financing less expenditure.
    public var difference: Money { Money(cents: financing.cents - expenditure.cents) }
  }

  /// Measures whose sources and awards come neither to the planned nor to the eligible expenditure.
  /// - Throws: ``AmountError/beyondLimit``.
  public static func imbalances(of project: Project) throws(AmountError) -> [Imbalance] {
    var found: [Imbalance] = []
    for measure in project.measures {
      var parts = measure.sources.map(\.planned)
      for award in project.awards(ofMeasure: measure.id) {
        parts.append(try Forwarding.ownPart(of: award, in: project).amount)
      }
      let financing = try parts.sum()
      let planned = try measure.plannedTotal()
      guard !parts.isEmpty, financing != planned, try financing != measure.plannedEligible() else {
        continue
      }
      found.append(
        Imbalance(measure: measure.id, expenditure: planned, financing: financing))
    }
    return found
  }

  /// A notice whose yearly amounts do not come to its maximum. Cents.
  public struct YearGap: Hashable, Sendable {
    public let award: String
    public let years: Money
    public let amount: Money

    /// What no year has yet.
    public var difference: Money { Money(cents: amount.cents - years.cents) }
  }

  /// Notices that leave a part of their amount to no year; where they name no years, none.
  /// - Throws: ``AmountError/beyondLimit``.
  public static func yearGaps(of project: Project) throws(AmountError) -> [YearGap] {
    var found: [YearGap] = []
    for award in project.awards where !award.years.isEmpty {
      let years = try award.years.values.sum()
      if years != award.amount {
        found.append(YearGap(award: award.id, years: years, amount: award.amount))
      }
    }
    return found
  }

  /// Findings about the plan itself: rates and their bases.
  /// - Throws: ``UnknownRuleSet``, ``AmountError``.
  public static func findings(
    of project: Project, library: RuleSetLibrary
  ) throws -> [Finding] {
    try project.measures.flatMap { measure -> [Finding] in
      guard let day = project.awards(ofMeasure: measure.id).map(\.awardedOn).max() else {
        return []
      }
      return try Assessment.of(
        measure, in: project, library: library, activities: [], units: .zero, asOf: day
      ).findings.filter { codes.contains($0.code) }
    }
  }

  private static let codes: Set<FindingCode> = [
    .noticeInconsistent, .rateExceeded, .flatRateExceeded, .flatRateBase,
  ]
}
