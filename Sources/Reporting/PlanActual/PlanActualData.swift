public import Amounts

/// The financing plan against what came of it (Finanzierungsplan Soll/Ist) of one or more measures,
/// as of a day. Sentences are already in the language of the report; amounts in cents.
public struct PlanActualData: Sendable {
  /// Day, subject, findings, provenance.
  public var basis: ReportBasis
  /// What the report is about, as its pages name it: the award, measure or project.
  public var scope: String
  /// The recipients of the grants, each once.
  public var recipients: [String]
  public var measures: [Measure]
  /// Expenditure entry by entry, by measure, line and day. Reversals stand as negative rows.
  /// ``VoucherLine/day`` decides whether a row lies in the funding period.
  public var bookings: [VoucherLine]
  /// Money and value received, by measure and day.
  public var receipts: [VoucherLine]

  public init(
    basis: ReportBasis, scope: String, recipients: [String], measures: [Measure],
    bookings: [VoucherLine], receipts: [VoucherLine]
  ) {
    self.basis = basis
    self.scope = scope
    self.recipients = recipients
    self.measures = measures
    self.bookings = bookings
    self.receipts = receipts
  }
}

extension PlanActualData {
  /// A measure (Teilvorhaben) with its plan and what the settlement says of it.
  public struct Measure: Sendable {
    public var id: String
    public var title: String
    public var project: String
    public var recipient: String
    /// The first one's period and line limit hold for the measure's figures; none for a measure
    /// without a grant.
    public var awards: [Award]
    /// The plans in force one after the other, the valid one last; never empty.
    public var versions: [Version]
    /// Plans that are not shown, by name.
    public var olderVersions: [String]
    /// Lines of the valid plan.
    public var lines: [Line]
    /// Lines of earlier plans that the valid one has no more, by id.
    public var removedLines: [Titled]
    /// Sources of the valid plan, then awards.
    public var sources: [Source]
    public var ledger: [PlanActual.Check: LedgerFigure]
    /// What the ledger has for its bookings and receipts.
    public var booked: BookedFigures
    public var received: BookedFigures

    public init(
      id: String, title: String, project: String, recipient: String, awards: [Award],
      versions: [Version], olderVersions: [String] = [], lines: [Line],
      removedLines: [Titled] = [], sources: [Source],
      ledger: [PlanActual.Check: LedgerFigure], booked: BookedFigures, received: BookedFigures
    ) {
      self.id = id
      self.title = title
      self.project = project
      self.recipient = recipient
      self.awards = awards
      self.versions = versions
      self.olderVersions = olderVersions
      self.lines = lines
      self.removedLines = removedLines
      self.sources = sources
      self.ledger = ledger
      self.booked = booked
      self.received = received
    }
  }

  /// A grant notice with what it says of plan lines.
  public struct Award: Hashable, Sendable {
    public var id: String
    public var funder: String
    public var financing: String
    /// The grant is a fixed amount: its plan lines do not bind (ANBest-P Nr. 1.2 last sentence).
    public var isFixed: Bool
    /// How far a line may be overrun; nil where the rule set knows no limit.
    public var limit: Rate?
    /// Rule set and edition, and the clause the limit is from.
    public var rules: String
    public var period: DateRange

    public init(
      id: String, funder: String, financing: String, isFixed: Bool, limit: Rate?, rules: String,
      period: DateRange
    ) {
      self.id = id
      self.funder = funder
      self.financing = financing
      self.isFixed = isFixed
      self.limit = limit
      self.rules = rules
      self.period = period
    }
  }

  /// A plan (Finanzierungsplan) as it was in force from a day on.
  public struct Version: Hashable, Sendable {
    /// The amendment's reference; empty for the first plan.
    public var name: String
    /// From when it applies; nil where that is not known.
    public var on: CalendarDate?
    /// Planned amounts by line, and by source or award.
    public var lines: [String: Money]
    public var sources: [String: Money]

    public init(
      name: String, on: CalendarDate?, lines: [String: Money], sources: [String: Money]
    ) {
      self.name = name
      self.on = on
      self.lines = lines
      self.sources = sources
    }
  }

  /// A line (Einzelansatz) of the valid plan and what the settlement says of it.
  public struct Line: Hashable, Sendable {
    public var id: String
    public var title: String
    /// Takes in-kind contributions only; limits do not hold for it.
    public var isInKind: Bool
    /// The funder has agreed to an overrun.
    public var hasConsent: Bool
    public var recognised: LedgerFigure
    /// What is cut from recognition for other reasons than the line limit: missing proof, the cap
    /// on in-kind contributions.
    public var otherCut: Money

    public init(
      id: String, title: String, isInKind: Bool = false, hasConsent: Bool = false,
      recognised: LedgerFigure, otherCut: Money = .zero
    ) {
      self.id = id
      self.title = title
      self.isInKind = isInKind
      self.hasConsent = hasConsent
      self.recognised = recognised
      self.otherCut = otherCut
    }
  }

  /// A source of the financing plan, or an award.
  public struct Source: Hashable, Sendable {
    public var id: String
    public var name: String
    /// The recipient's own cash; the last of them bears what no other source covers.
    public var isOwn: Bool
    /// By how much the settlement takes it for more, or less, than was booked on it.
    public var adjustment: Money
    public var actual: LedgerFigure
    /// Of all sources.
    public var plannedShare: LedgerFigure
    public var actualShare: LedgerFigure

    public init(
      id: String, name: String, isOwn: Bool, adjustment: Money,
      actual: LedgerFigure, plannedShare: LedgerFigure, actualShare: LedgerFigure
    ) {
      self.id = id
      self.name = name
      self.isOwn = isOwn
      self.adjustment = adjustment
      self.actual = actual
      self.plannedShare = plannedShare
      self.actualShare = actualShare
    }
  }
}

extension PlanActualData.Measure {
  /// The award whose limit and period hold.
  var award: PlanActualData.Award? { awards.first }

  /// How far a line may be overrun; nil where lines do not bind.
  var limit: Rate? { award.flatMap { $0.isFixed ? nil : $0.limit } }

  /// That of a line; nil where it does not bind.
  func limit(of line: PlanActualData.Line) -> Rate? {
    line.isInKind || line.hasConsent ? nil : limit
  }

  /// What the valid plan has for a line.
  func planned(_ line: PlanActualData.Line) -> Money { versions.last?.lines[line.id] ?? .zero }
}
