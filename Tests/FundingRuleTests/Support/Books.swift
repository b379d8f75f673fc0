import Amounts
import Funding
import TestSupport
import Testing

/// A measure with its plan, its awards and what was booked, told in a few lines.
struct Books: Sendable {
  var recipient = Organisation(id: "stadt", name: "Stadt", kind: .municipality)
  var others: [Organisation] = []
  var role = Measure.Role.lead
  var basis = Measure.Basis.expenditure
  var lines: [PlanLine]
  var sources: [Source] = []
  var awards: [Award] = []
  var activities: [Activity] = []
  var asOf: CalendarDate
  var units = DeliveredUnits.zero
  /// What held before, oldest first.
  var earlier: [EarlierVersion] = []
  var baseRates: BaseRateTable?
  /// Open parts of invoices that fall due later.
  var deferred: [DuePayment] = []

  var measure: Measure {
    Measure(
      id: "M", title: "Teilvorhaben", recipient: recipient.id, role: role, basis: basis,
      lines: lines, sources: sources)
  }

  var project: Project {
    Project(
      id: "P", title: "Vorhaben", field: nil, lighthouse: false, period: nil,
      organisations: [recipient] + others, measures: [measure], awards: awards, amendment: nil)
  }

  func assess() throws -> Assessment {
    try Assessment.of(
      measure, in: project, earlier: earlier, library: Rules.library, activities: activities,
      units: units, asOf: asOf, records: MeasureRecords(deferred: deferred), baseRates: baseRates)
  }

  /// The same books after an amendment of their one award, their plan or both.
  func amended(
    on day: CalendarDate, _ award: Award, lines: [PlanLine]? = nil, sources: [Source]? = nil
  ) -> Books {
    var after = self
    after.earlier.append(EarlierVersion(project, replacedOn: day))
    after.awards = [award]
    after.lines = lines ?? self.lines
    after.sources = sources ?? self.sources
    return after
  }

  func findings(_ code: FindingCode) throws -> [Finding] {
    try assess().findings.filter { $0.code == code }
  }

  func drawdown(_ due: [DuePayment] = [], award: String = "Z") throws -> Drawdown {
    try Drawdown.maximum(
      of: award, measure: measure, in: project, library: Rules.library, activities: activities,
      on: asOf, due: due)
  }
}

extension PlanLine {
  /// The one line of a measure where lines do not matter.
  static func all(_ planned: Money) -> PlanLine { line("ALLE", planned) }

  static func line(
    _ id: String, _ planned: Money, inKind: Bool = false, aid: AidCategory? = nil,
    flatRate: FlatRate? = nil
  ) -> PlanLine {
    PlanLine(
      id: id, title: id, planned: planned, eligible: planned, inKind: inKind, aidCategory: aid,
      flatRate: flatRate)
  }
}

extension Source {
  static func of(_ kind: Kind, _ planned: Money, id: String? = nil) -> Source {
    Source(id: id ?? kind.rawValue, kind: kind, organisation: nil, planned: planned)
  }
}

extension Award {
  static func grant(
    _ financing: Financing = .share, _ amount: Money, rate: Rate? = nil, id: String = "Z",
    measure: String = "M", level: Funder.Level = .land, on date: CalendarDate = "2025-01-01",
    from: CalendarDate = "2025-01-01", to: CalendarDate = "2027-12-31", years: [Int: Money] = [:],
    changes: [Parameter: String?] = [:], milestones: Milestones = Milestones(),
    aid: StateAidBasis? = nil, consent: String? = nil, forwardedFrom: String? = nil
  ) -> Award {
    Award(
      id: id, measure: measure, funder: Funder(id: "geber", name: "Geber", level: level),
      ruleSet: "plain", financing: financing, rate: rate, amount: amount, awardedOn: date,
      period: DateRange(from: from, to: to) ?? DateRange(day: from), years: years,
      overrides: Rules.overrides(changes), milestones: milestones, aid: aid,
      forwardingConsent: consent, forwardedFrom: forwardedFrom)
  }
}

extension DateRange {
  /// One day; a test that gets here wrote its period the wrong way round.
  fileprivate init(day: CalendarDate) {
    Issue.record("the period ends before it begins")
    guard let range = DateRange(from: day, to: day) else { preconditionFailure("a day is a range") }
    self = range
  }
}

extension Activity {
  /// An expense, eligible in full; `paid` nil: not yet.
  static func spend(
    _ amount: Money, on paid: CalendarDate?, line: String = "ALLE", measure: String = "M",
    known: CalendarDate? = nil
  ) -> Activity {
    booked(.expense, amount, on: paid, line: line, measure: measure, known: known, eligible: amount)
  }

  static func inKind(
    _ amount: Money, on day: CalendarDate, line: String = "UNBAR", source: String = "inKind",
    kind: BookingKind = .inKind
  ) -> Activity {
    booked(kind, amount, on: day, line: line, source: source, eligible: amount)
  }

  /// Money that comes in from `source` or goes back to it.
  static func cash(
    _ kind: BookingKind, _ amount: Money, on day: CalendarDate, source: String = "Z",
    measure: String = "M"
  ) -> Activity {
    booked(kind, amount, on: day, source: source, measure: measure)
  }

  static func draw(
    _ amount: Money, on day: CalendarDate, award: String = "Z", measure: String = "M"
  ) -> Activity {
    cash(.drawdown, amount, on: day, source: award, measure: measure)
  }

  private static func booked(
    _ kind: BookingKind, _ amount: Money, on day: CalendarDate?, line: String? = nil,
    source: String? = nil, measure: String = "M", known: CalendarDate? = nil,
    eligible: Money = .zero
  ) -> Activity {
    Activity(
      key: Key(
        measure: measure, kind: kind, line: line, source: source, countsOn: day,
        knownOn: known ?? day ?? "2025-01-01"),
      amount: amount, eligible: eligible)
  }
}
