public import Amounts

/// A grant notice (Zuwendungsbescheid) for one measure.
public struct Award: Hashable, Sendable {
  /// How the grant is measured (Finanzierungsart, VV Nr. 2.2 zu § 44 LHO/BHO).
  public enum Financing: String, Sendable, CaseIterable {
    /// Anteilfinanzierung.
    case share
    /// Fehlbedarfsfinanzierung.
    case deficit
    /// Festbetragsfinanzierung.
    case fixed
    /// Festbetrag je Einheit.
    case fixedPerUnit
    /// Vollfinanzierung.
    case full

    public var name: LocalizedText {
      switch self {
      case .share: LocalizedText(de: "Anteilfinanzierung", en: "Share financing")
      case .deficit: LocalizedText(de: "Fehlbedarfsfinanzierung", en: "Deficit financing")
      case .fixed: LocalizedText(de: "Festbetragsfinanzierung", en: "Fixed-amount financing")
      case .fixedPerUnit: LocalizedText(de: "Festbetrag je Einheit", en: "Fixed amount per unit")
      case .full: LocalizedText(de: "Vollfinanzierung", en: "Full financing")
      }
    }
  }

  /// Förderkennzeichen or Aktenzeichen.
  public let id: String
  /// Id of the measure.
  public let measure: String
  public let funder: Funder
  /// Id of the rule set (Nebenbestimmungen); its edition follows from ``awardedOn``.
  public let ruleSet: String
  public let financing: Financing
  /// The funding rate of a share award; nil: amount / planned eligible expenditure.
  public let rate: Rate?
  /// What the notice says its rate stands on; nil: its own arithmetic tells (``ShareRate``).
  public let rateBase: RateBase?
  /// The maximum (Höchstbetrag), cents.
  public let amount: Money
  /// Per unit only: cents for one unit, and how many are planned.
  public let unitAmount: Money?
  public let units: Rational?
  public let awardedOn: CalendarDate
  /// Funding period (Bewilligungszeitraum).
  public let period: DateRange
  /// Yearly tranches, cents by budget year.
  public let years: [Int: Money]
  /// What the notice changes of the rule set.
  public let overrides: [Parameter: ParameterValue]
  /// What happened, and by when things have to happen, that is no booking.
  public internal(set) var milestones: Milestones
  /// The state-aid rules the grant rests on; nil where it is no aid.
  public let aid: StateAidBasis?
  /// Whether the measure is an investment (Investitionsmaßnahme), on which the time for the
  /// statement of use may depend; nil where nobody said.
  public let investment: Bool?
  /// The consent to pass money on to final recipients: its date and file reference; nil where there
  /// is none.
  public let forwardingConsent: String?
  /// Id of the award that this one passes on (Weiterleitung); nil for an award of its own.
  public let forwardedFrom: String?
  /// Under what the authority keeps its file (Geschäftszeichen).
  public let authorityReference: String?
  /// What a payment is booked by at the authority (Kassenzeichen).
  public let paymentReference: String?
  /// What the notice asks a statement of use for beside what all do.
  public var formBlocks: [FormBlock] = []
  /// Texts that the funder's form wants and nothing else knows, by the names that forms call them.
  public var formValues: [String: String] = [:]
  /// Of an award that is passed on in part, as far as it is kept; nil for a notice as it is.
  var kept: KeptPart?

  public init(
    id: String, measure: String, funder: Funder, ruleSet: String, financing: Financing, rate: Rate?,
    amount: Money, unitAmount: Money? = nil, units: Rational? = nil, awardedOn: CalendarDate,
    period: DateRange, years: [Int: Money] = [:], overrides: [Parameter: ParameterValue] = [:],
    milestones: Milestones = Milestones(), aid: StateAidBasis? = nil, investment: Bool? = nil,
    forwardingConsent: String? = nil, forwardedFrom: String? = nil, rateBase: RateBase? = nil,
    authorityReference: String? = nil, paymentReference: String? = nil
  ) {
    self.id = id
    self.measure = measure
    self.funder = funder
    self.ruleSet = ruleSet
    self.financing = financing
    self.rate = rate
    self.rateBase = rateBase
    self.amount = amount
    self.unitAmount = unitAmount
    self.units = units
    self.awardedOn = awardedOn
    self.period = period
    self.years = years
    self.overrides = overrides
    self.milestones = milestones
    self.aid = aid
    self.investment = investment
    self.forwardingConsent = forwardingConsent
    self.forwardedFrom = forwardedFrom
    self.authorityReference = authorityReference
    self.paymentReference = paymentReference
  }

  /// Whether the grant is an amount that expenditure does not change.
  public var isFixed: Bool { financing == .fixed || financing == .fixedPerUnit }
}

/// Who gives the grant (Zuwendungsgeber, Bewilligungsbehörde).
public struct Funder: Hashable, Sendable {
  public enum Level: String, Sendable, CaseIterable {
    case land, bund, eu, municipal, foundation, other

    public var name: LocalizedText {
      switch self {
      case .land: LocalizedText(de: "Land", en: "Land")
      case .bund: LocalizedText(de: "Bund", en: "federal")
      case .eu: LocalizedText(de: "EU", en: "EU")
      case .municipal: LocalizedText(de: "Gemeinde", en: "municipal")
      case .foundation: LocalizedText(de: "Stiftung", en: "foundation")
      case .other: LocalizedText(de: "sonstige", en: "other")
      }
    }
  }

  public let id: String
  public let name: String
  public let level: Level

  public init(id: String, name: String, level: Level) {
    self.id = id
    self.name = name
    self.level = level
  }

  /// Whether the money is public. A foundation's is counted as private.
  public var isPublic: Bool { level != .foundation && level != .other }
}
