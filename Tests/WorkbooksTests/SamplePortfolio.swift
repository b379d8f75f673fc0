import Amounts
import Funding
import Reporting
import Testing

/// A portfolio made by hand: a project of two partners with two funders, one without measures, one
/// without award or plan, texts that look like formulas, amounts whose shares do not come out even.
enum SamplePortfolio {
  static func day(_ year: Int, _ month: Int, _ day: Int) throws -> CalendarDate {
    try #require(CalendarDate(year: year, month: month, day: day))
  }

  static func money(_ cents: Int64) -> Money { Money(cents: cents) }

  static func figure(_ cents: Int64) -> LedgerFigure { LedgerFigure(money(cents)) }

  static func data(_ change: (inout PortfolioData) -> Void = { _ in }) throws -> PortfolioData {
    let asOf = try day(2026, 6, 30)
    let basis = ReportBasis(
      asOf: asOf, author: "Stadt Muster", subject: "Alle Vorhaben", name: "",
      findings: [
        Finding(
          .minOwnShare, .error, project: "A", measure: "A-1", amount: money(100_000),
          norm: "§ 44 LHO", measured: [], allowed: [])
      ],
      provenance: Provenance(
        entries: 9, head: "abcd", ruleSets: [.init(id: "nrw", edition: "2020", hash: "ef")],
        program: "Förderbuch 1"))
    var data = PortfolioData(
      basis: basis, projects: try projects(), measures: try measures(), awards: try awards(),
      rows: try rows(),
      pressing: [
        .init(
          place: "Umweltsensorik", text: "=cmd|' /C calc'!A0", amount: money(100_000))
      ],
      since: try day(2026, 3, 31),
      deadlines: [
        .init(
          kind: "Verwendungsnachweis", project: 0, award: "LAND-1", person: "Erika Muster",
          due: try day(2026, 9, 30), lastDay: try day(2026, 9, 30), state: "offen",
          isOverdue: false, amount: nil, norm: "ANBest-P Nr. 6.1", isTask: true, isEstimated: false)
      ],
      // 1.000,00 paid, 900,00 eligible, 880,00 recognised; A-2: 200,00 in kind, all of it.
      ledger: [
        .planned: figure(400_000), .actual: figure(120_000), .recognised: figure(108_000),
        .awarded: figure(250_000), .entitled: figure(72_000), .drawn: figure(70_000),
        .repayable: figure(5_000), .open: figure(7_000), .lapse: figure(30_000),
        .spread: figure(400_000),
        .projects: .init(count: 3), .measures: .init(count: 3), .awards: .init(count: 2),
        .entries: .init(count: 6),
      ],
      sources: [
        .ownCash: figure(11_001), .partnerCash: figure(4_999), .inKind: figure(20_000),
        .land: figure(40_000), .bund: figure(32_000),
      ])
    change(&data)
    return data
  }

  /// A quarter ago 900.00 were spent on the first; the third was not there yet.
  private static func projects() throws -> [PortfolioData.Project] {
    [
      .init(
        id: "A", title: "Umweltsensorik", field: "Klima", isLighthouse: true, light: .red,
        lightReason: "Sensoren: Zuwendung über dem Höchstbetrag und 2 weitere",
        period: DateRange(from: try day(2025, 7, 1), to: try day(2026, 12, 31)),
        person: "Erika Muster",
        before: .init(light: .yellow, amounts: [.planned: money(400_000), .actual: money(90_000)]),
        pressing: [.init(place: "Sensoren", text: "Zu viel", amount: money(100_000))]),
      .init(
        id: "B", title: "=HYPERLINK(\"http://example.org\")", field: "", isLighthouse: false,
        light: .green, lightReason: "keine Beanstandung",
        before: .init(light: .green, amounts: [:])),
      .init(
        id: "C", title: String(repeating: "Langer Titel ", count: 5), field: "klima",
        isLighthouse: false, light: .yellow, lightReason: "Ausgaben hinter dem Zeitplan"),
    ]
  }

  private static func measures() throws -> [PortfolioData.Measure] {
    let year = try #require(DateRange(from: try day(2025, 7, 1), to: try day(2026, 12, 31)))
    let first = try #require(DateRange(from: try day(2026, 1, 1), to: try day(2026, 12, 31)))
    let zero = Money.zero
    return [
      .init(
        project: 0, id: "A-1", title: "Sensoren", recipient: "Stadt Muster",
        role: "Federführung", light: .red,
        lightReason: "Zuwendung über dem Höchstbetrag und 2 weitere", planned: money(300_000),
        plannedEligible: money(280_000),
        plannedSources: [.ownCash: money(50_000), .land: money(150_000), .bund: money(100_000)],
        plannedPublic: money(250_000), inKind: zero, civic: zero, thirdParty: money(4_999),
        spread: [.init(period: year, amount: money(300_000))], spreadKind: .even,
        cut: money(2_000), actual: figure(100_000), recognised: figure(88_000)),
      .init(
        project: 0, id: "A-2", title: "Begleitung", recipient: "Hochschule Muster",
        role: "Partner", light: .green, lightReason: "keine Beanstandung", planned: money(100_000),
        plannedEligible: money(100_000),
        plannedSources: [.inKind: money(100_000)], plannedPublic: .zero, inKind: money(20_000),
        civic: zero,
        thirdParty: zero, spread: [.init(period: first, amount: money(100_000))],
        spreadKind: .years, cut: zero, actual: figure(20_000), recognised: figure(20_000)),
      .init(
        project: 2, id: "C-1", title: "Ohne Plan", recipient: "Verein", role: "Federführung",
        light: .yellow, lightReason: "Ausgaben hinter dem Zeitplan", planned: zero,
        plannedEligible: zero, plannedSources: [:],
        plannedPublic: zero, inKind: zero,
        civic: zero, thirdParty: zero, spread: [], spreadKind: .none, cut: zero,
        actual: .nothing, recognised: .nothing),
    ]
  }

  private static func awards() throws -> [PortfolioData.Award] {
    let period = try #require(DateRange(from: try day(2025, 7, 1), to: try day(2026, 12, 31)))
    return [
      .init(
        measure: 0, id: "LAND-1", funder: "Land", group: .land, isPublic: true,
        financing: "Anteilfinanzierung", amount: money(150_000), rate: Rate(percent: 45),
        minOwnShare: Rate(percent: 10), further: .zero, entitled: money(40_000),
        lost: .zero, lapse: money(30_000), period: period),
      .init(
        measure: 0, id: "BUND-1", funder: "Bund", group: .bund, isPublic: true,
        financing: "Festbetragsfinanzierung", amount: money(100_000), rate: nil, minOwnShare: nil,
        further: money(1_000), entitled: money(32_000), lost: .zero, lapse: .zero, period: period),
    ]
  }

  private static func rows() throws -> [PortfolioData.Row] {
    [
      .init(
        measure: 0, entry: 1, day: try day(2025, 8, 14), kind: "Ausgabe", voucher: "ER-1",
        counterparty: "Größmann & Söhne GmbH", purpose: "Sensoren",
        value: .expense(money(110_000), eligible: money(100_000))),
      .init(
        measure: 0, entry: 2, day: try day(2025, 9, 1), kind: "Ausgabe", voucher: "ER-1",
        purpose: "Storno", value: .expense(money(-10_000), eligible: money(-10_000))),
      .init(
        measure: 0, award: 0, entry: 3, day: try day(2026, 1, 5), kind: "Zuwendungseingang",
        purpose: "Abruf", value: .grant(money(45_000))),
      .init(
        measure: 0, award: 1, entry: 4, day: try day(2026, 2, 5), kind: "Zuwendungseingang",
        purpose: "Abruf", value: .grant(money(25_000))),
      .init(
        measure: 0, entry: 5, day: try day(2026, 3, 5), kind: "Partnerbeitrag",
        purpose: "Beitrag", value: .income(money(4_999), .partnerCash)),
      .init(
        measure: 1, entry: 6, day: try day(2026, 4, 2), kind: "Sachleistung",
        purpose: String(repeating: "Stunden ", count: 5_000),
        value: .expense(money(20_000), eligible: money(20_000))),
    ]
  }
}
