public import Amounts

/// De-minimis aid (Regulation (EU) 2023/2831): a ceiling per single undertaking over rolling years.
/// The day of an aid is that of the notice, not of payment (Art. 3 (3)).
public struct DeMinimis: Hashable, Sendable {
  /// Cents, per single undertaking and member state.
  public let ceiling: Money
  public let lookBack: Duration
  /// Whether an aid given exactly `lookBack` ago still counts: the careful reading.
  public let includesFirstDay: Bool
  public let norm: String

  public init(ceiling: Money, lookBack: Duration, includesFirstDay: Bool = false, norm: String) {
    self.ceiling = ceiling
    self.lookBack = lookBack
    self.includesFirstDay = includesFirstDay
    self.norm = norm
  }

  /// In force from 1 January 2024 to 31 December 2030.
  public static let general2023 = DeMinimis(
    ceiling: Money(cents: 30_000_000), lookBack: Duration(months: 36),
    norm: "Art. 3 Abs. 2 VO (EU) 2023/2831")

  /// An aid as the ceiling sees it.
  public struct Grant: Hashable, Sendable {
    /// The single undertaking.
    public let undertaking: String
    public let awardedOn: CalendarDate
    /// Gross grant equivalent, cents.
    public let amount: Money
    /// Where the ledger has it; nil for aid told from outside.
    public let place: Place?

    public init(undertaking: String, awardedOn: CalendarDate, amount: Money, place: Place?) {
      self.undertaking = undertaking
      self.awardedOn = awardedOn
      self.amount = amount
      self.place = place
    }
  }

  /// An award in a ledger.
  public struct Place: Hashable, Sendable {
    public let project: String
    public let measure: String
    public let award: String

    public init(project: String, measure: String, award: String) {
      self.project = project
      self.measure = measure
      self.award = award
    }
  }

  /// What `grants` of one undertaking come to in the years before `date`, cents.
  /// - Throws: ``AmountError/beyondLimit``.
  public func prior(to date: CalendarDate, _ grants: [Grant]) throws(AmountError) -> Money {
    let first = date.adding(months: -lookBack.months).adding(days: -lookBack.days)
    return try grants.filter { grant in
      grant.awardedOn <= date
        && (grant.awardedOn > first || (includesFirstDay && grant.awardedOn == first))
    }.map(\.amount).sum()
  }

  /// What may still be given on `date`, cents, not below zero.
  /// - Throws: ``AmountError/beyondLimit``.
  public func room(on date: CalendarDate, _ grants: [Grant]) throws(AmountError) -> Money {
    max(.zero, try ceiling - prior(to: date, grants))
  }

  /// Every aid of the portfolio and what its organisations got elsewhere.
  public static func grants(of portfolio: Portfolio) -> [Grant] {
    var grants: [Grant] = []
    var told: Set<String> = []
    for project in portfolio.projects {
      for organisation in project.organisations {
        // The same list may stand in several project files; it counts once.
        guard !organisation.deMinimis.isEmpty, told.insert(organisation.id).inserted else {
          continue
        }
        let name = organisation.undertaking ?? organisation.id
        grants += organisation.deMinimis.map {
          Grant(undertaking: name, awardedOn: $0.date, amount: $0.amount, place: nil)
        }
      }
      for award in project.awards where award.aid == .deMinimis {
        guard let measure = project.measure(award.measure) else { continue }
        let recipient = project.organisation(measure.recipient)
        grants.append(
          Grant(
            undertaking: recipient?.undertaking ?? measure.recipient, awardedOn: award.awardedOn,
            amount: award.amount,
            place: Place(project: project.id, measure: measure.id, award: award.id)))
      }
    }
    return grants
  }
}
