public import Amounts

/// What partners brought in, in cash and in kind (Nachweis der Kofinanzierung), as of a day.
/// Sentences are already in the language of the report; amounts in cents.
public struct ContributionsData: Sendable {
  /// Day, subject, findings, provenance.
  public var basis: ReportBasis
  /// What the report is about, as its pages name it: the award, measure or project.
  public var scope: String
  /// The recipients of the grants, each once.
  public var recipients: [String]
  /// The one without a name last.
  public var partners: [Partner]
  /// What is planned, by the ledger, and its entries.
  public var planned: LedgerFigure
  public var ledger: BookedFigures

  public init(
    basis: ReportBasis, scope: String, recipients: [String], partners: [Partner],
    planned: LedgerFigure, ledger: BookedFigures
  ) {
    self.basis = basis
    self.scope = scope
    self.recipients = recipients
    self.partners = partners
    self.planned = planned
    self.ledger = ledger
  }
}

extension ContributionsData {
  /// An organisation that brings something in, with all it does for the measures of the report.
  public struct Partner: Sendable {
    /// Nil for sources that name no organisation.
    public var name: String?
    public var projects: [String]
    public var measures: [String]
    public var awards: [String]
    public var recipients: [String]
    /// Funding periods, as text.
    public var period: String
    public var sources: [Source]
    /// By measure, source and number.
    public var entries: [Entry]
    /// Its part in what is recognised of all partners.
    public var share: LedgerFigure

    public init(
      name: String?, projects: [String], measures: [String], awards: [String],
      recipients: [String], period: String, sources: [Source], entries: [Entry],
      share: LedgerFigure
    ) {
      self.name = name
      self.projects = projects
      self.measures = measures
      self.awards = awards
      self.recipients = recipients
      self.period = period
      self.sources = sources
      self.entries = entries
      self.share = share
    }
  }

  /// What a contribution is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case partnerCash = "partner-cash"
    case inKind = "in-kind"
    case civic, donation, revenue
    case otherPublic = "other-public"
    /// Own money of an organisation that is not the recipient.
    case ownCash = "own-cash"

    /// Whether no money moves.
    public var isUnpaid: Bool { self == .inKind || self == .civic }
  }

  /// A source of the financing plan, with what the ledger's settlement says of it.
  public struct Source: Hashable, Sendable {
    public var measure: String
    public var id: String
    public var kind: Kind
    public var planned: Money
    /// Whether partner cash is part of the own share; nil for what is no partner cash.
    public var countsAsOwnShare: Bool?
    public var booked: LedgerFigure
    /// After missing proof, funding period and cap.
    public var recognised: LedgerFigure
    /// What the cap on in-kind contributions takes away.
    public var capped: Money

    public init(
      measure: String, id: String, kind: Kind, planned: Money, countsAsOwnShare: Bool?,
      booked: LedgerFigure, recognised: LedgerFigure, capped: Money = .zero
    ) {
      self.measure = measure
      self.id = id
      self.kind = kind
      self.planned = planned
      self.countsAsOwnShare = countsAsOwnShare
      self.booked = booked
      self.recognised = recognised
      self.capped = capped
    }
  }

  /// Whether a contribution counts.
  public enum State: String, Hashable, Sendable, CaseIterable {
    case yes
    /// Rests on a voucher number; no evidence is on file.
    case unfiled
    /// Neither voucher nor evidence: counts for nothing.
    case unproven
    /// Outside the funding period: counts for nothing.
    case outside
    /// Less is eligible than was given.
    case partly

    public var counts: Bool { self != .unproven && self != .outside }
  }

  /// An entry of the ledger.
  public struct Entry: Hashable, Sendable {
    public var entry: Int64
    public var measure: String
    public var source: String
    public var kind: Kind
    public var bookedOn: CalendarDate
    public var voucher: String
    public var purpose: String
    /// Negative for a reversal.
    public var amount: Money
    /// The eligible part, with the same sign.
    public var eligible: Money
    public var valuation: Valuation?
    /// Names of files, or of records in another system.
    public var evidence: [String]
    public var state: State
    /// Why less is eligible.
    public var reason: String

    public init(
      entry: Int64, measure: String, source: String, kind: Kind, bookedOn: CalendarDate,
      voucher: String, purpose: String, amount: Money, eligible: Money,
      valuation: Valuation? = nil, evidence: [String] = [], state: State = .yes,
      reason: String = ""
    ) {
      self.entry = entry
      self.measure = measure
      self.source = source
      self.kind = kind
      self.bookedOn = bookedOn
      self.voucher = voucher
      self.purpose = purpose
      self.amount = amount
      self.eligible = eligible
      self.valuation = valuation
      self.evidence = evidence
      self.state = state
      self.reason = reason
    }
  }

  /// How a contribution in kind is valued (Wertansatz): quantity × unit rate × share.
  public struct Valuation: Hashable, Sendable {
    public var method: String
    /// The quantity is hours, which add up.
    public var isHours: Bool
    /// Below zero for a reversal.
    public var quantity: Rational
    public var unitRate: Money
    public var share: Rate

    public init(
      method: String, isHours: Bool, quantity: Rational, unitRate: Money, share: Rate = .full
    ) {
      self.method = method
      self.isHours = isHours
      self.quantity = quantity
      self.unitRate = unitRate
      self.share = share
    }
  }
}
