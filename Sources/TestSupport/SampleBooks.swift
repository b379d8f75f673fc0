import Amounts
public import Bookkeeping
public import Funding

/// Invented books for tests: a chart, projects, and random bookings that fit them.
public enum SampleBooks {
  /// When tests record.
  public static let recordedAt = "2026-06-30T12:00:00Z"
  /// The same as an act, of which nobody says whose it is.
  public static let act = act(of: nil)

  /// An act of somebody.
  public static func act(of person: String?) -> Act {
    Act(person: person, moment: recordedAt, day: CalendarDate(days: 20_634))
  }

  /// A chart of accounts, numbered like the one that ships.
  public static func chart() throws -> Chart {
    let roles: [(AccountRole, String, AccountKind)] = [
      (.bank, "1800", .asset), (.inputVat, "1780", .asset), (.forwardedAdvance, "1660", .asset),
      (.payables, "3500", .liability), (.advanceLand, "3800", .liability),
      (.advanceBund, "3801", .liability), (.advanceEU, "3802", .liability),
      (.advanceOther, "3803", .liability), (.partnerAdvance, "3810", .liability),
      (.ineligible, "5900", .expense), (.inKindExpense, "5950", .expense),
      (.inKindFinancing, "4950", .income), (.grantLand, "4141", .income),
      (.grantBund, "4140", .income), (.grantEU, "4148", .income), (.grantOther, "4149", .income),
      (.partnerCash, "4470", .income), (.donations, "4480", .income), (.revenue, "4490", .income),
      (.otherPublic, "4495", .income), (.ownFunds, "4500", .income), (.interest, "5710", .expense),
    ]
    let lines = [("0812", "5010"), ("0831", "5220"), ("0850", "0900")]
    return try Chart(
      accounts: roles.map { role, number, kind in
        Account(
          number: number, name: LocalizedText(de: role.rawValue, en: role.rawValue), kind: kind)
      }
        + (lines.map(\.1) + ["5210"]).map {
          Account(number: $0, name: LocalizedText(de: "Ausgaben \($0)", en: $0), kind: .expense)
        },
      roles: Dictionary(uniqueKeysWithValues: roles.map { ($0.0, $0.1) }),
      lineAccounts: Dictionary(uniqueKeysWithValues: lines), defaultLineAccount: "5210")
  }

  /// A project with two measures: the city's own on the expenditure basis, with two awards, and a
  /// partner's on the cost basis with one.
  /// - Parameter number: makes the ids of several projects differ.
  public static func project(_ number: Int = 1, amendment: Amendment? = nil) throws -> Project {
    let id = "SC-\(number)"
    return try Project(
      id: id, title: "Klimaquartier \(number)", field: "Energie und Klima",
      lighthouse: number.isMultiple(of: 2), period: try period(), organisations: organisations,
      measures: [cityMeasure(id), partnerMeasure(id)],
      awards: [
        award("\(id)-B", measure: "\(id)-DO", .bund, rate: Rate(percent: 50), cents: 50_000_000),
        award("\(id)-L", measure: "\(id)-DO", .land, rate: Rate(percent: 30), cents: 30_000_000),
        award(
          "\(id)-P", measure: "\(id)-TU", .eu, rate: Rate(Rational(2, over: 3)), cents: 6_000_000),
      ],
      amendment: amendment)
  }

  /// 2021-04-01 to 2025-12-31.
  private static let firstDay = CalendarDate(days: 18_718)
  private static let lastDay = CalendarDate(days: 20_453)

  private static let organisations = [
    Organisation(id: "dortmund", name: "Stadt Dortmund", kind: .municipality),
    Organisation(
      id: "tu", name: "Technische Universität", kind: .research,
      inputVatDeductible: Rate(percent: 30)),
    Organisation(
      id: "dew21", name: "DEW21", kind: .enterprise, size: .large, undertaking: "DSW21",
      iban: IBAN("DE89370400440532013000")),
  ]

  private static func cityMeasure(_ id: String) -> Measure {
    Measure(
      id: "\(id)-DO", title: "Quartier, Stadt", recipient: "dortmund", role: .lead,
      basis: .expenditure,
      lines: [
        line("0812", "Beschäftigte", 60_000_000), line("0831", "Aufträge", 30_000_000),
        line("SACH", "Unbare Leistungen", 10_000_000, inKind: true),
      ],
      sources: [
        Source(id: "eigen", kind: .ownCash, organisation: "dortmund", planned: .zero),
        Source(
          id: "dew", kind: .partnerCash, organisation: "dew21", planned: Money(cents: 1_000_000)),
        Source(id: "tu", kind: .inKind, organisation: "tu", planned: Money(cents: 2_000_000)),
        Source(id: "verein", kind: .civicEngagement, organisation: nil, planned: .zero),
        Source(id: "spende", kind: .donation, organisation: nil, planned: .zero),
        Source(id: "miete", kind: .revenue, organisation: nil, planned: .zero),
        Source(id: "kreis", kind: .otherPublic, organisation: nil, planned: .zero),
      ])
  }

  private static func partnerMeasure(_ id: String) -> Measure {
    Measure(
      id: "\(id)-TU", title: "Quartier, Forschung", recipient: "tu", role: .partner, basis: .cost,
      lines: [line("0850", "Geräte", 9_000_000), line("0899", "Sonstiges", 1_000_000)],
      sources: [Source(id: "eigen", kind: .ownCash, organisation: "tu", planned: .zero)])
  }

  private static func period() throws -> DateRange {
    guard let period = DateRange(from: firstDay, to: lastDay) else { throw SampleError.period }
    return period
  }

  private enum SampleError: Error { case period }

  private static func line(
    _ id: String, _ title: String, _ cents: Int64, inKind: Bool = false
  ) -> PlanLine {
    PlanLine(
      id: id, title: title, planned: Money(cents: cents), eligible: Money(cents: cents),
      inKind: inKind)
  }

  private static func award(
    _ id: String, measure: String, _ level: Funder.Level, rate: Rate, cents: Int64
  ) throws -> Award {
    try Award(
      id: id, measure: measure, funder: Funder(id: level.rawValue, name: "Geldgeber", level: level),
      ruleSet: "anbest-p-bund", financing: .share, rate: rate, amount: Money(cents: cents),
      awardedOn: firstDay, period: period(),
      years: [2021: Money(cents: cents / 2), 2022: Money(cents: cents / 2)],
      overrides: [.reductionThreshold: .money(Money(cents: 50_000)), .lineOverrunLimit: .off])
  }

  // MARK: Random bookings

  /// A booking that fits ``project(_:amendment:)``, of any kind a table may hold.
  public static func booking(_ random: inout SeededGenerator, project number: Int = 1) -> Booking {
    let id = "SC-\(number)"
    let date = CalendarDate(
      days: Int32(random.int(Int(firstDay.days)...Int(lastDay.days))))
    let kind = random.element(of: kinds) ?? .expense
    let amount = Money(cents: Int64(random.int(1...500_000)))
    switch kind {
    case .expense:
      return expense(&random, measure: random.pick("\(id)-DO", "\(id)-TU"), date, amount)
    case .inKind, .civic: return inKind(&random, kind, measure: "\(id)-DO", date)
    default:
      return Booking(
        date: date, kind: kind, measure: "\(id)-DO", source: source(kind, id), amount: amount,
        counterparty: random.chance(50) ? "Überweisung \(random.int(1...9))" : nil)
    }
  }

  /// Kinds that stand for themselves.
  private static let kinds = BookingKind.importable.filter {
    ![.payment, .creditNote, .order].contains($0)
  }

  private static func source(_ kind: BookingKind, _ id: String) -> String {
    switch kind {
    case .ownFunds: "eigen"
    case .partnerCash: "dew"
    case .donation: "spende"
    case .revenue: "miete"
    case .otherPublic: "kreis"
    default: "\(id)-B"
    }
  }

  private static func expense(
    _ random: inout SeededGenerator, measure: String, _ date: CalendarDate, _ amount: Money
  ) -> Booking {
    let isCity = measure.hasSuffix("DO")
    let paid = random.int(0...9)
    let cut = random.chance(20) ? Money(cents: amount.cents / 2) : nil
    return Booking(
      date: date, kind: .expense, measure: measure,
      line: isCity ? random.pick("0812", "0831") : random.pick("0850", "0899"), amount: amount,
      eligible: cut,
      reason: cut == nil ? nil : "nicht zuwendungsfähig",
      vat: isCity && random.chance(50) ? nil : Money(cents: amount.cents * 19 / 119),
      voucher: "R-\(random.int(1...99_999))", voucherDate: date,
      paidOn: paid == 0 ? nil : date.adding(days: paid < 7 ? 0 : paid),
      counterparty: "Firma \(random.int(1...40)) GmbH",
      purpose: random.pick("Planung", "Straßenbau", "Öffentlichkeitsarbeit"),
      evidence: random.chance(20) ? ["beleg-\(random.int(1...999)).pdf"] : [])
  }

  private static func inKind(
    _ random: inout SeededGenerator, _ kind: BookingKind, measure: String, _ date: CalendarDate
  ) -> Booking {
    let hours = random.int(1...80)
    let rate = random.int(10...90) * 100
    return Booking(
      date: date, kind: kind, measure: measure, line: "SACH",
      source: kind == .civic ? "verein" : "tu", amount: Money(cents: Int64(hours * rate)),
      voucher: random.chance(50) ? "N-\(random.int(1...999))" : nil, method: .hours,
      quantity: Rational(Int64(hours)), unitRate: Money(cents: Int64(rate)),
      evidence: random.chance(50) ? ["stundenzettel.pdf", "vertrag.pdf"] : [])
  }
}
