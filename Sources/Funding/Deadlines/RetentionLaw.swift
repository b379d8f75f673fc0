public import Amounts

/// A law that says how long books and vouchers of a funded measure are kept, beside the award's own
/// clause.
public struct RetentionLaw: Hashable, Sendable {
  /// Whom it binds.
  public enum Scope: String, Sendable, CaseIterable {
    case municipality, enterprise, euProgramme, researchAid, deMinimisAid
  }

  /// What its period runs from.
  public enum Start: String, Sendable, CaseIterable {
    /// 1 January after the council approved the annual accounts.
    case yearAfterApproval
    /// End of the calendar year of the last entry.
    case endOfLastYear
    /// 31 December of the year of the funder's last payment.
    case endOfPaymentYear
    /// The day of the notice.
    case notice
    /// 31 December of the year of the notice (fiscal years).
    case endOfNoticeYear
  }

  public let scope: Scope
  /// The Land whose law it is; nil for all of Germany.
  public let land: String?
  /// Whether it stands in for the law of a Land that is not known: its end is provisional.
  let isGeneral: Bool
  public let start: Start
  public let period: Duration
  public let norm: String

  public init(
    scope: Scope, land: String? = nil, isGeneral: Bool = false, start: Start, period: Duration,
    norm: String
  ) {
    self.scope = scope
    self.land = land
    self.isGeneral = isGeneral
    self.start = start
    self.period = period
    self.norm = norm
  }

  /// As in force since 2025.
  public static let germany2025 = [
    RetentionLaw(
      scope: .municipality, land: "NRW", start: .yearAfterApproval, period: Duration(months: 120),
      norm: "§ 59 KomHVO NRW"),
    // Every Land has its own; ten years are the longest that we know of.
    RetentionLaw(
      scope: .municipality, isGeneral: true, start: .yearAfterApproval,
      period: Duration(months: 120), norm: "Gemeindehaushaltsrecht des Landes"),
    RetentionLaw(
      scope: .enterprise, start: .endOfLastYear, period: Duration(months: 120),
      norm: "§ 147 AO, § 257 HGB"),
    RetentionLaw(
      scope: .euProgramme, start: .endOfPaymentYear, period: Duration(months: 60),
      norm: "Art. 82 VO (EU) 2021/1060"),
    RetentionLaw(
      scope: .researchAid, start: .notice, period: Duration(months: 120),
      norm: "Art. 12 VO (EU) 651/2014"),
    RetentionLaw(
      scope: .deMinimisAid, start: .endOfNoticeYear, period: Duration(months: 120),
      norm: "Art. 6 VO (EU) 2023/2831"),
  ]

  /// Whether it binds the recipient of `award`.
  /// - Parameter known: the Land whose law the award follows; nil where nobody knows it.
  func applies(to award: Award, recipient: Organisation?, land known: String?) -> Bool {
    switch scope {
    case .municipality:
      recipient?.kind == .municipality
        && (isGeneral
          ? !Self.germany2025.contains { $0.scope == scope && $0.land == known && $0.land != nil }
          : land == known)
    case .enterprise: recipient?.kind == .enterprise
    case .euProgramme: award.funder.level == .eu
    case .researchAid: award.aid != nil && award.aid != .deMinimis
    case .deMinimisAid: award.aid == .deMinimis
    }
  }

  /// The day its period runs from, and whether that day was put at its latest because it is not
  /// known yet.
  /// - Parameter filed: the day the statement of use was filed, or is due.
  func start(of award: Award, filed: CalendarDate) -> (day: CalendarDate, isEstimated: Bool) {
    let end = award.period.to
    switch start {
    case .yearAfterApproval:
      if let approved = award.milestones.accountsApprovedOn {
        return (approved.endOfYear, isGeneral)
      }
      // The council approves the accounts by the end of the following year (§ 96 GO NRW).
      return (end.endOfYear.adding(months: 12).endOfYear, true)
    case .endOfLastYear: return (max(end, filed).endOfYear, false)
    case .endOfPaymentYear:
      let paid = award.milestones.lastPaymentOn
      return ((paid ?? filed).endOfYear, paid == nil)
    case .notice: return (award.awardedOn, false)
    case .endOfNoticeYear: return (award.awardedOn.endOfYear, false)
    }
  }
}
