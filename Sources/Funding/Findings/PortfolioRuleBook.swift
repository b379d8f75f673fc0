public import Amounts

/// The rules that look across measures and projects, and the limits they hold by.
public struct PortfolioRuleBook: Hashable, Sendable {
  public let deMinimis: DeMinimis
  public let staffHours: StaffHours

  public init(
    deMinimis: DeMinimis = .general2023, staffHours: StaffHours = .eu2021
  ) {
    self.deMinimis = deMinimis
    self.staffHours = staffHours
  }

  /// All findings across `portfolio`, errors first.
  /// - Parameters:
  ///   - claims: ``VoucherClaim``s of all projects, in the order of the journal.
  ///   - hours: ``StaffHours/entries(of:in:)`` of all projects.
  /// - Throws: ``AmountError/beyondLimit``.
  public func findings(
    _ portfolio: Portfolio, claims: some Sequence<VoucherClaim>, hours: [StaffHours.Entry]
  ) throws(AmountError) -> [Finding] {
    let hasAid = portfolio.projects.contains { $0.awards.contains { $0.aid == .deMinimis } }
    let all =
      try DoubleFundingRule.findings(claims)
      + (hasAid ? DeMinimisRule.findings(DeMinimis.grants(of: portfolio), by: deMinimis) : [])
      + StaffHoursRule.findings(hours, by: staffHours)
    return Severity.allCases.reversed().flatMap { severity in all.filter { $0.severity == severity }
    }
  }
}
