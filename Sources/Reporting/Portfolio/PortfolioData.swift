public import Amounts
public import Funding

/// What a portfolio report (Vorhabenübersicht) shows. All amounts in cents. Sentences and names are
/// already in the language of the report.
public struct PortfolioData: Sendable {
  public var basis: ReportBasis
  /// In the order of the report; measures and awards name them by index.
  public var projects: [Project]
  public var measures: [Measure]
  public var awards: [Award]
  /// The entries that every actual figure adds up, by measure and day.
  public var rows: [Row]
  /// The most pressing first, of all projects.
  public var pressing: [Pressing]
  /// The last day of the quarter before, which ``Project/before`` is about.
  public var since: CalendarDate
  /// By day, what is done and over left out.
  public var deadlines: [Deadline]
  /// The totals as the ledger has them: from its settlement and its entries.
  public var ledger: [PortfolioReport.Check: LedgerFigure]
  /// What each source counts for, by the settlement.
  public var sources: [Group: LedgerFigure]

  public init(
    basis: ReportBasis, projects: [Project], measures: [Measure], awards: [Award], rows: [Row],
    pressing: [Pressing], since: CalendarDate, deadlines: [Deadline],
    ledger: [PortfolioReport.Check: LedgerFigure], sources: [Group: LedgerFigure]
  ) {
    self.basis = basis
    self.projects = projects
    self.measures = measures
    self.awards = awards
    self.rows = rows
    self.pressing = pressing
    self.since = since
    self.deadlines = deadlines
    self.ledger = ledger
    self.sources = sources
  }

  /// Where money or value comes from: the columns of the financing table, in its order.
  public enum Group: String, Hashable, Sendable, CaseIterable {
    case ownCash, partnerCash, inKind, civic, donation, revenue, otherPublic
    case land, bund, eu, otherGrant

    /// Whether awards belong to it.
    var isGrant: Bool { [.land, .bund, .eu, .otherGrant].contains(self) }
    /// Whether it is money that bookings of its own bring in.
    var isReceived: Bool { [.partnerCash, .donation, .revenue, .otherPublic].contains(self) }
  }

  /// A project (Vorhaben).
  public struct Project: Hashable, Sendable {
    public let id: String
    public let title: String
    /// Handlungsfeld; empty where none is named.
    public let field: String
    public let isLighthouse: Bool
    /// The worst light of its measures.
    public let light: Assessment.Light
    /// In one short phrase.
    public let lightReason: String
    /// Nil where neither project nor award names one.
    public let period: DateRange?
    /// Who answers for it.
    public let person: String
    /// How it stood at the end of the quarter before; nil where it was not there yet.
    public let before: Before?
    /// Its own findings, the most pressing first.
    public let pressing: [Pressing]

    /// A project on an earlier day.
    public struct Before: Hashable, Sendable {
      public let light: Assessment.Light
      public let amounts: [PortfolioReport.Check: Money]

      public init(light: Assessment.Light, amounts: [PortfolioReport.Check: Money]) {
        self.light = light
        self.amounts = amounts
      }
    }

    public init(
      id: String, title: String, field: String, isLighthouse: Bool, light: Assessment.Light,
      lightReason: String, period: DateRange? = nil, person: String = "", before: Before? = nil,
      pressing: [Pressing] = []
    ) {
      self.id = id
      self.title = title
      self.field = field
      self.isLighthouse = isLighthouse
      self.light = light
      self.lightReason = lightReason
      self.period = period
      self.person = person
      self.before = before
      self.pressing = pressing
    }
  }

  /// A measure (Teilvorhaben).
  public struct Measure: Hashable, Sendable {
    /// Index of its project.
    public let project: Int
    public let id: String
    public let title: String
    public let recipient: String
    public let role: String
    public let light: Assessment.Light
    /// In one short phrase.
    public let lightReason: String
    public let planned: Money
    public let plannedEligible: Money
    /// Planned amounts by source; grants as awarded.
    public let plannedSources: [Group: Money]
    /// Public money as planned: grants and other.
    public let plannedPublic: Money
    /// In-kind and civic engagement as the settlement recognises them.
    public let inKind: Money
    public let civic: Money
    /// Money of others that does not count as own share: neither grant nor own.
    public let thirdParty: Money
    /// When the plan wants the money spent.
    public let spread: [PlanSpread.Tranche]
    public let spreadKind: PlanSpread.Kind
    /// What the settlement takes off the eligible entries.
    public let cut: Money
    /// As the settlement has them.
    public let actual: LedgerFigure
    public let recognised: LedgerFigure

    public init(
      project: Int, id: String, title: String, recipient: String, role: String,
      light: Assessment.Light,
      lightReason: String,
      planned: Money, plannedEligible: Money, plannedSources: [Group: Money], plannedPublic: Money,
      inKind: Money,
      civic: Money, thirdParty: Money, spread: [PlanSpread.Tranche], spreadKind: PlanSpread.Kind,
      cut: Money,
      actual: LedgerFigure, recognised: LedgerFigure
    ) {
      self.project = project
      self.id = id
      self.title = title
      self.recipient = recipient
      self.role = role
      self.light = light
      self.lightReason = lightReason
      self.planned = planned
      self.plannedEligible = plannedEligible
      self.plannedSources = plannedSources
      self.plannedPublic = plannedPublic
      self.inKind = inKind
      self.civic = civic
      self.thirdParty = thirdParty
      self.spread = spread
      self.spreadKind = spreadKind
      self.cut = cut
      self.actual = actual
      self.recognised = recognised
    }
  }

  /// An award (Zuwendungsbescheid), as far as its recipient keeps it.
  public struct Award: Hashable, Sendable {
    /// Index of its measure.
    public let measure: Int
    public let id: String
    public let funder: String
    public let group: Group
    public let isPublic: Bool
    public let financing: String
    public let amount: Money
    /// Nil where the award names no rate.
    public let rate: Rate?
    /// The least own share that the award wants; nil where it wants none.
    public let minOwnShare: Rate?
    /// What the award recognises less than the measure's first one.
    public let further: Money
    public let entitled: Money
    /// What is earned and lapsed with the budget years it was meant for.
    public let lost: Money
    /// This, and what of the rest will lapse by the findings; all without what is passed on.
    public let lapse: Money
    public let period: DateRange

    public init(
      measure: Int, id: String, funder: String, group: Group, isPublic: Bool, financing: String,
      amount: Money, rate: Rate?, minOwnShare: Rate?, further: Money, entitled: Money,
      lost: Money, lapse: Money, period: DateRange
    ) {
      self.measure = measure
      self.id = id
      self.funder = funder
      self.group = group
      self.isPublic = isPublic
      self.financing = financing
      self.amount = amount
      self.rate = rate
      self.minOwnShare = minOwnShare
      self.further = further
      self.entitled = entitled
      self.lost = lost
      self.lapse = lapse
      self.period = period
    }
  }
}
