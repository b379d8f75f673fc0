import Amounts
import Bookkeeping
import Funding
import TestSupport
import Testing

/// A measure with its plan, its awards and its bookings, told in a few lines and settled through
/// the public interface: booking desk, activities, assessment.
struct Scenario: Sendable {
  var role = Measure.Role.lead
  var basis = Measure.Basis.expenditure
  var vatDeductible = Rate.zero
  var lines: [PlanLine]
  var sources: [Source] = []
  var awards: [Award] = []
  var bookings: [Booking] = []
  var asOf: CalendarDate = "2025-12-31"

  static let period = DateRange("2024-01-01", "2025-12-31")

  var measure: Measure {
    Measure(
      id: "M", title: "Teilvorhaben", recipient: "stadt", role: role, basis: basis, lines: lines,
      sources: sources)
  }

  var project: Project {
    Project(
      id: "P", title: "Vorhaben", field: nil, lighthouse: false, period: nil,
      organisations: [
        Organisation(
          id: "stadt", name: "Stadt", kind: .municipality, inputVatDeductible: vatDeductible)
      ], measures: [measure], awards: awards, amendment: nil)
  }

  var desk: BookingDesk {
    BookingDesk(portfolio: Portfolio(projects: [project]), chart: TestChart.chart)
  }

  /// What the booking desk makes of the bookings.
  func proposals() throws -> [ProposedEntry] {
    let desk = desk
    return try bookings.flatMap { try desk.propose($0) }
  }

  /// Settles and checks the measure.
  func assess() throws -> Assessment { try assess(activities()) }

  /// What the bookings add, evidence that they name being filed with them.
  func activities() throws -> [Activity] {
    try proposals().flatMap { $0.activities(isFiled: !$0.booking.evidence.isEmpty) }
  }

  func assess(_ activities: [Activity]) throws -> Assessment {
    try Assessment.of(
      measure, in: project, library: TestRules.library, activities: activities, units: units,
      asOf: asOf)
  }

  /// Settles the measure without checking it.
  func settle() throws -> MeasureSettlement { try settle(proposals().flatMap(\.activities)) }

  func settle(_ activities: [Activity]) throws -> MeasureSettlement {
    try Settlement.settle(
      measure, awards: awards.map { ($0, try TestRules.library.rules(for: $0)) },
      activities: activities, units: units, asOf: asOf)
  }

  /// Units delivered by ``asOf``.
  private var units: DeliveredUnits {
    DeliveredUnits(
      bookings.filter { $0.method == .units && $0.date <= asOf }.compactMap { booking in
        booking.quantity.map { DeliveredUnits.Delivery(on: booking.date, quantity: $0) }
      })
  }
}

/// A chart with an account of its own for every role, numbered like the role.
enum TestChart {
  static let chart: Chart = {
    let accounts = AccountRole.allCases.map {
      Account(number: $0.rawValue, name: name, kind: .asset)
    }
    let expenses = ["staff", "material"].map { Account(number: $0, name: name, kind: .expense) }
    do {
      return try Chart(
        accounts: accounts + expenses,
        roles: Dictionary(uniqueKeysWithValues: AccountRole.allCases.map { ($0, $0.rawValue) }),
        lineAccounts: ["0812": "staff"], defaultLineAccount: "material")
    } catch {
      preconditionFailure("the chart of the tests: \(error)")
    }
  }()

  private static let name = LocalizedText(de: "Konto", en: "Account")
}

extension PlanLine {
  /// A line that is eligible as planned.
  static func line(
    _ id: String, _ planned: Money, inKind: Bool = false, consent: String? = nil
  ) -> PlanLine {
    PlanLine(
      id: id, title: id, planned: planned, eligible: planned, inKind: inKind, consent: consent)
  }

  /// The one cash line of a measure where lines do not matter.
  static func all(_ planned: Money) -> PlanLine { line("ALLE", planned) }

  /// The line for in-kind contributions.
  static func unpaid(_ planned: Money) -> PlanLine { line("UNBAR", planned, inKind: true) }
}

extension Source {
  static func own(_ planned: Money) -> Source {
    Source(id: "eigen", kind: .ownCash, organisation: "stadt", planned: planned)
  }

  static func partner(
    _ planned: Money, ownShare: Bool = false, fixed: Bool = false, id: String = "partner"
  ) -> Source {
    Source(
      id: id, kind: .partnerCash, organisation: "dew", planned: planned, countsAsOwnShare: ownShare,
      fixed: fixed)
  }

  static func other(_ kind: Source.Kind, _ planned: Money, id: String? = nil) -> Source {
    Source(id: id ?? kind.rawValue, kind: kind, organisation: nil, planned: planned)
  }
}

extension Award {
  static func grant(
    _ financing: Financing, _ amount: Money, rate: Rate? = nil, id: String = "Z",
    level: Funder.Level = .land, rules: String = "nrw", on date: CalendarDate = "2024-01-01",
    unit: Money? = nil, units: Rational? = nil, period: DateRange = Scenario.period,
    years: [Int: Money] = [:], changes: [Parameter: String?] = [:], base: RateBase? = nil
  ) -> Award {
    Award(
      id: id, measure: "M", funder: Funder(id: "f-\(id)", name: "Geber", level: level),
      ruleSet: rules, financing: financing, rate: rate, amount: amount, unitAmount: unit,
      units: units, awardedOn: date,
      period: period, years: years,
      overrides: TestRules.overrides(changes), rateBase: base)
  }
}

extension DateRange {
  /// A period that a test writes down.
  init(_ from: CalendarDate, _ to: CalendarDate) {
    guard let range = DateRange(from: from, to: to) else {
      preconditionFailure("the period ends before it begins")
    }
    self = range
  }
}

extension Booking {
  /// An expense that was paid, in full eligible.
  static func spend(
    _ amount: Money, line: String = "ALLE", paid: CalendarDate? = "2025-07-01"
  ) -> Booking {
    Booking(
      date: "2025-07-01", kind: .expense, measure: "M", line: line, amount: amount, paidOn: paid)
  }

  /// Money that comes in from `source`, or goes out.
  static func cash(_ kind: BookingKind, _ amount: Money, _ source: String) -> Booking {
    Booking(date: "2025-07-01", kind: kind, measure: "M", source: source, amount: amount)
  }

  static func draw(_ amount: Money, _ award: String = "Z") -> Booking {
    cash(.drawdown, amount, award)
  }

  /// An in-kind contribution with its evidence.
  static func unpaid(
    _ kind: BookingKind, _ amount: Money, _ source: String, evidence: [String] = ["nachweis.pdf"]
  ) -> Booking {
    Booking(
      date: "2025-07-01", kind: kind, measure: "M", line: "UNBAR", source: source, amount: amount,
      voucher: evidence.isEmpty ? nil : "B-1", evidence: evidence)
  }
}
