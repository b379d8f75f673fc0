import Amounts
import Reporting
import Testing

/// A proof of co-financing made by hand: cash, each way of valuation, civic engagement, entries
/// that do not count, a reversal, a partner in two measures, and sources without an organisation.
enum SampleContributions {
  static func day(_ offset: Int) -> CalendarDate { CalendarDate(days: 20_089).adding(days: offset) }

  static func euro(_ cents: Int64) -> Money { Money(cents: cents) }

  static func figure(_ cents: Int64) -> LedgerFigure { LedgerFigure(euro(cents)) }

  static func data(
    _ change: (inout ContributionsData) -> Void = { _ in }
  ) throws -> ContributionsData {
    var data = ContributionsData(
      basis: SampleStatement.basis, scope: "SC-883", recipients: ["Stadt Dortmund"],
      partners: [university, works, unnamed], planned: figure(1_192_000),
      ledger: .init(count: 11, amount: euro(1_565_333)))
    data.basis.asOf = day(400)
    data.basis.name = "SC-883"
    change(&data)
    return data
  }

  private static func partner(
    _ name: String?, _ measures: [String], _ sources: [ContributionsData.Source],
    _ entries: [ContributionsData.Entry], share: Int64
  ) -> ContributionsData.Partner {
    ContributionsData.Partner(
      name: name, projects: ["SC-883 · Klimaquartier"], measures: measures, awards: ["436-0815"],
      recipients: ["Stadt Dortmund"], period: "01.01.2025–31.12.2025", sources: sources,
      entries: entries, share: LedgerFigure(hundredths: share))
  }

  private static func entry(
    _ number: Int64, _ source: String, _ kind: ContributionsData.Kind, _ cents: Int64,
    measure: String = "DO", _ valuation: ContributionsData.Valuation? = nil,
    eligible: Int64? = nil, state: ContributionsData.State = .yes, reason: String = ""
  ) -> ContributionsData.Entry {
    ContributionsData.Entry(
      entry: number, measure: measure, source: source, kind: kind, bookedOn: day(Int(number)),
      voucher: "UL-\(number)", purpose: "Beitrag \(number)", amount: euro(cents),
      eligible: euro(eligible ?? cents), valuation: valuation,
      evidence: state == .unproven || state == .unfiled ? [] : ["stundenzettel-\(number).pdf"],
      state: state, reason: reason)
  }

  private static func hours(
    _ quantity: Int64, over: Int64 = 1, at rate: Int64
  ) -> ContributionsData.Valuation {
    .init(
      method: "Stunden", isHours: true, quantity: Rational(quantity, over: over),
      unitRate: euro(rate))
  }

  /// 120 × 48.50 = 5,820.00; 8 × 400.00 × 50 % = 1,600.00; 0.5 × 24.33 = 12.165, half up 12.17, and
  /// the same taken back.
  private static let university = partner(
    "Technische Universität", ["DO · Umweltsensorik", "SW · Verkehr"],
    [
      .init(
        measure: "DO", id: "tu", kind: .inKind, planned: euro(742_000), countsAsOwnShare: nil,
        booked: figure(792_000), recognised: figure(700_000), capped: euro(22_000)),
      .init(
        measure: "SW", id: "tu", kind: .partnerCash, planned: euro(100_000),
        countsAsOwnShare: true, booked: figure(90_000), recognised: figure(90_000)),
    ],
    [
      entry(1, "tu", .inKind, 582_000, hours(120, at: 4850)),
      entry(
        2, "tu", .inKind, 160_000,
        .init(
          method: "Abschreibung", isHours: false, quantity: Rational(8), unitRate: euro(40_000),
          share: Rate(percent: 50)), eligible: 140_000, state: .partly, reason: "Anteil zu hoch"),
      entry(3, "tu", .inKind, 1217, hours(1, over: 2, at: 2433)),
      entry(4, "tu", .inKind, -1217, hours(-1, over: 2, at: 2433)),
      entry(5, "tu", .inKind, 30_000, hours(10, at: 3000), state: .unproven),
      entry(6, "tu", .inKind, 20_000, state: .outside),
      entry(7, "tu", .partnerCash, 90_000, measure: "SW"),
      // 790,000 of 1,473,333 cents are 53.6199 %, 333,333 are 22.6244 %, 350,000 are 23.7556 %.
    ], share: 5_362)

  private static let works = partner(
    "Stadtwerke", ["DO · Umweltsensorik"],
    [
      .init(
        measure: "DO", id: "werke", kind: .partnerCash, planned: .zero, countsAsOwnShare: false,
        booked: figure(333_333), recognised: figure(333_333))
    ],
    [
      entry(8, "werke", .partnerCash, 400_000), entry(9, "werke", .partnerCash, -66_667),
    ], share: 2_262)

  private static let unnamed = partner(
    nil, ["DO · Umweltsensorik"],
    [
      .init(
        measure: "DO", id: "be", kind: .civic, planned: euro(300_000), countsAsOwnShare: nil,
        booked: figure(300_000), recognised: figure(300_000)),
      .init(
        measure: "DO", id: "spende", kind: .donation, planned: euro(50_000), countsAsOwnShare: nil,
        booked: figure(50_000), recognised: figure(50_000)),
    ],
    [
      entry(10, "be", .civic, 300_000, hours(200, at: 1500), state: .unfiled),
      entry(11, "spende", .donation, 50_000),
    ], share: 2_376)
}
