public import Amounts

/// A measure (Teilvorhaben): one recipient, one expenditure plan, one financing plan.
public struct Measure: Hashable, Sendable {
  /// The part the recipient plays in the project.
  public enum Role: String, Sendable, CaseIterable {
    case lead, partner
    /// Gets forwarded money (Letztempfänger).
    case finalRecipient
    /// Takes part at its own cost and gets no grant (assoziierter Partner).
    case associated
  }

  /// What counts: money paid (Ausgabenbasis) or costs incurred (Kostenbasis).
  public enum Basis: String, Sendable, CaseIterable { case expenditure, cost }

  public let id: String
  public let title: String
  /// Id of the recipient's organisation.
  public let recipient: String
  public let role: Role
  public let basis: Basis
  /// The expenditure plan (Ausgabenplan).
  public let lines: [PlanLine]
  /// The financing plan (Finanzierungsplan) without the awards.
  public let sources: [Source]

  public init(
    id: String, title: String, recipient: String, role: Role, basis: Basis, lines: [PlanLine],
    sources: [Source]
  ) {
    self.id = id
    self.title = title
    self.recipient = recipient
    self.role = role
    self.basis = basis
    self.lines = lines
    self.sources = sources
  }

  /// The same with the levels of the bodies that give other public money.
  func given(by organisations: [Organisation]) -> Measure {
    guard sources.contains(where: { $0.kind == .otherPublic }) else { return self }
    return Measure(
      id: id, title: title, recipient: recipient, role: role, basis: basis, lines: lines,
      sources: sources.map { $0.given(by: organisations) })
  }

  public func line(_ id: String) -> PlanLine? { lines.first { $0.id == id } }

  public func source(_ id: String) -> Source? { sources.first { $0.id == id } }

  /// Planned eligible expenditure, in-kind included (`E_plan`).
  /// - Throws: ``AmountError/beyondLimit``.
  public func plannedEligible() throws(AmountError) -> Money { try lines.map(\.eligible).sum() }

  /// The same as an award sees it: one that lets no in-kind contributions count has none in its
  /// plan either.
  func plannedEligible(under rules: RuleSet) throws(AmountError) -> Money {
    guard rules.allowsInKind == false else { return try plannedEligible() }
    return try lines.filter { !$0.inKind }.map(\.eligible).sum()
  }

  /// Planned expenditure.
  /// - Throws: ``AmountError/beyondLimit``.
  public func plannedTotal() throws(AmountError) -> Money { try lines.map(\.planned).sum() }
}

/// A line of the expenditure plan (Einzelansatz).
public struct PlanLine: Hashable, Sendable {
  public let id: String
  public let title: String
  /// Planned expenditure, cents.
  public let planned: Money
  /// The eligible part of it, cents.
  public let eligible: Money
  /// Takes in-kind contributions and civic engagement only (unbare Leistungen).
  public let inKind: Bool
  /// The funder's consent to overrun or to a new line: its date and file reference; nil where there
  /// is none.
  public let consent: String?
  /// The kind of research aid the line is for (Art. 25 AGVO); nil where it is no aid.
  public let aidCategory: AidCategory?
  /// The line is a percentage of other lines (Pauschale) and has no vouchers; nil for an ordinary
  /// line.
  public let flatRate: FlatRate?
  /// The number of its expense account in the chart; nil: as the chart says by id and title.
  public let account: String?
  /// Under which heading forms put it and add it up (`A. Personal`); nil: under none.
  public let group: String?

  public init(
    id: String, title: String, planned: Money, eligible: Money, inKind: Bool = false,
    consent: String? = nil, aidCategory: AidCategory? = nil, flatRate: FlatRate? = nil,
    account: String? = nil, group: String? = nil
  ) {
    self.account = account
    self.group = group
    self.id = id
    self.title = title
    self.planned = planned
    self.eligible = eligible
    self.inKind = inKind
    self.consent = consent
    self.aidCategory = aidCategory
    self.flatRate = flatRate
  }
}

/// A source of the financing plan that is no award (Deckungsmittel).
public struct Source: Hashable, Sendable {
  /// Where money or value comes from (Finanzierungsquelle).
  public enum Kind: String, Sendable, CaseIterable {
    case ownCash, partnerCash, inKind, civicEngagement, donation, revenue, otherPublic

    /// Whether money comes in.
    public var isCash: Bool { self != .inKind && self != .civicEngagement }

    public var name: LocalizedText {
      switch self {
      case .ownCash: LocalizedText(de: "Eigenmittel", en: "Own cash")
      case .partnerCash: LocalizedText(de: "Partnerbeitrag (bar)", en: "Partner cash")
      case .inKind: LocalizedText(de: "Sachleistung (unbar)", en: "In-kind contribution")
      case .civicEngagement:
        LocalizedText(de: "Bürgerschaftliches Engagement", en: "Civic engagement")
      case .donation: LocalizedText(de: "Zweckgebundene Spende", en: "Earmarked donation")
      case .revenue: LocalizedText(de: "Einnahmen", en: "Revenue")
      case .otherPublic: LocalizedText(de: "Andere öffentliche Mittel", en: "Other public money")
      }
    }
  }

  public let id: String
  public let kind: Kind
  /// Id of the organisation that gives it; nil where nobody in particular does (revenue,
  /// donations).
  public let organisation: String?
  /// Planned amount, cents.
  public let planned: Money
  /// Partner cash only: it is part of the own share and does not reduce the grant when it rises.
  public let countsAsOwnShare: Bool
  /// Partner cash only: the amount is fixed by contract and does not fall with the expenditure.
  public let fixed: Bool
  /// Other public money only: the level of the body that gives it, as its organisation tells.
  public private(set) var level: Funder.Level?

  public init(
    id: String, kind: Kind, organisation: String?, planned: Money, countsAsOwnShare: Bool = false,
    fixed: Bool = false, level: Funder.Level? = nil
  ) {
    self.id = id
    self.kind = kind
    self.organisation = organisation
    self.planned = planned
    self.countsAsOwnShare = countsAsOwnShare
    self.fixed = fixed
    self.level = level
  }

  /// The same as one of `organisations` gives it.
  func given(by organisations: [Organisation]) -> Source {
    guard kind == .otherPublic, let giver = organisations.first(where: { $0.id == organisation })
    else { return self }
    var source = self
    source.level = giver.level ?? (giver.kind == .municipality ? .municipal : nil)
    return source
  }
}
