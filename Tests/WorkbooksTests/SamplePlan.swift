import Amounts
import Reporting
import Testing

/// Plan against actual made by hand: one line of each state, amendments, a measure with a fixed
/// amount that nothing is booked on.
enum SamplePlan {
  static func day(_ offset: Int) -> CalendarDate { CalendarDate(days: 20_089).adding(days: offset) }

  static func euro(_ cents: Int64) -> Money { Money(cents: cents) }

  static func figure(_ cents: Int64) -> LedgerFigure { LedgerFigure(euro(cents)) }

  static func data(
    _ change: (inout PlanActualData) -> Void = { _ in }
  ) throws -> PlanActualData {
    let period = try #require(DateRange(from: day(0), to: day(364)))
    let bookings = bookings
    let receipts = receipts
    var data = PlanActualData(
      basis: SampleStatement.basis, scope: "SC-883", recipients: ["Stadt Dortmund"],
      measures: [quartier(period), fixed(period)], bookings: bookings, receipts: receipts)
    data.basis.asOf = day(400)
    data.basis.name = "SC-883"
    change(&data)
    return data
  }

  static let lines: [PlanActualData.Line] = [
    .init(id: "PERS", title: "Personal", recognised: figure(5_480_000)),
    .init(
      id: "SACH", title: "Sachausgaben", recognised: figure(2_400_000)),
    .init(
      id: "INV", title: "Investitionen", recognised: figure(1_050_033)),
    .init(id: "REISE", title: "Reisen", recognised: .nothing),
    .init(
      id: "GUT", title: "Gutachten", hasConsent: true,
      recognised: figure(400_000)),
    .init(
      id: "UNBAR", title: "Unbare Leistungen", isInKind: true,
      recognised: figure(400_000), otherCut: euro(200_000)),
  ]

  static let plan: [String: Money] = [
    "PERS": euro(6_000_000), "SACH": euro(2_000_000), "INV": euro(1_000_000), "REISE": .zero,
    "GUT": euro(300_000), "UNBAR": euro(500_000),
  ]

  private static func quartier(_ period: DateRange) -> PlanActualData.Measure {
    let planned: [Int64] = [1_800_000, 500_000, 200_001, 7_299_999]
    let actual: [Int64] = [2_130_032, 400_000, 200_001, 7_000_000]
    // Of 6,000.00 in kind only 4,000.00 are recognised.
    let adjustments: [Int64] = [0, -200_000, 0, 0]
    let ids = ["eigen", "tu", "dew", "436-0815"]
    let names = ["Eigenmittel – Stadt", "Sachleistung – TU", "Partnerbeitrag – DEW21", "Land"]
    func shares(_ cents: [Int64]) -> [Int64] {
      Allocation.hundredthsOfPercent(
        cents.map(Money.init(cents:)), of: Money(cents: cents.reduce(0, +)))
    }
    let (plannedShares, actualShares) = (shares(planned), shares(actual))
    var plan = Self.plan
    let sources = Dictionary(
      uniqueKeysWithValues: zip(ids, planned.map(Money.init(cents:))))
    let valid = plan
    plan["REISE"] = nil
    plan["ALT"] = euro(400_000)
    plan["PERS"] = euro(5_600_000)
    var versions = [PlanActualData.Version(name: "", on: day(-30), lines: plan, sources: sources)]
    for number in 2...4 {
      plan["INV"] = euro(Int64(1_000_000 - number * 100_000))
      versions.append(
        .init(
          name: "\(number). Änderungsbescheid", on: day(number * 30), lines: plan, sources: sources)
      )
    }
    versions.append(
      .init(name: "5. Änderungsbescheid", on: day(200), lines: valid, sources: sources))
    return PlanActualData.Measure(
      id: "SC-883-DO", title: "Umweltsensorik", project: "SC-883 · Klimaquartier",
      recipient: "Stadt Dortmund",
      awards: [
        .init(
          id: "436-0815", funder: "Land NRW", financing: "Anteilfinanzierung", isFixed: false,
          limit: Rate(percent: 20), rules: "anbest-p-nrw · 2025, ANBest-P Nr. 1.2", period: period)
      ], versions: versions, olderVersions: ["1. Änderungsbescheid, 31.01.2025"], lines: lines,
      removedLines: [.init(id: "ALT", title: "Altes Vorhaben")],
      sources: ids.indices.map { index in
        PlanActualData.Source(
          id: ids[index], name: names[index], isOwn: index == 0,
          adjustment: euro(adjustments[index]), actual: figure(actual[index]),
          plannedShare: LedgerFigure(hundredths: plannedShares[index]),
          actualShare: LedgerFigure(hundredths: actualShares[index]))
      },
      ledger: [
        .planned: figure(9_800_000), .gross: figure(10_142_378), .counted: figure(10_042_378),
        .recognised: figure(9_730_033), .beyond: figure(112_345), .overruns: figure(562_378),
        .savings: figure(520_000), .plannedFinancing: figure(9_800_000),
        .actualFinancing: figure(9_730_033),
      ],
      booked: .init(count: 11, amount: euro(10_142_378), eligible: euro(10_142_378)),
      received: .init(count: 5, amount: euro(9_800_001)))
  }

  private static func fixed(_ period: DateRange) -> PlanActualData.Measure {
    let plan = ["L1": euro(1_000_000)]
    return PlanActualData.Measure(
      id: "SC-883-SW", title: "Festbetrag", project: "SC-883 · Klimaquartier",
      recipient: "Stadt Dortmund",
      awards: [
        .init(
          id: "436-0816", funder: "Land NRW", financing: "Festbetragsfinanzierung", isFixed: true,
          limit: Rate(percent: 20), rules: "anbest-p-nrw · 2025", period: period)
      ],
      versions: [.init(name: "", on: nil, lines: plan, sources: ["436-0816": euro(1_000_000)])],
      lines: [.init(id: "L1", title: "Ausgaben", recognised: .nothing)],
      sources: [
        .init(
          id: "436-0816", name: "Land", isOwn: false,
          adjustment: .zero, actual: .nothing, plannedShare: LedgerFigure(hundredths: 10_000),
          actualShare: LedgerFigure(hundredths: 0))
      ],
      ledger: [
        .planned: figure(1_000_000), .savings: figure(1_000_000),
        .plannedFinancing: figure(1_000_000),
      ], booked: .init(), received: .init())
  }

  static let bookings: [VoucherLine] = {
    let rows: [(line: String, cents: Int64, day: Int)] = [
      ("PERS", 5_000_000, 20), ("PERS", 480_000, 300), ("PERS", 100_000, 370),
      ("SACH", 2_500_000, 40), ("INV", 1_000_000, 50), ("INV", 100_033, 60), ("INV", -50_000, 70),
      ("REISE", 12_345, 80), ("GUT", 400_000, 90), ("UNBAR", 350_000, 100),
      ("UNBAR", 250_000, 110),
    ]
    return rows.enumerated().map { index, row in
      var line = VoucherLine(
        entry: Int64(100 + index), bookedOn: day(row.day + 2), amount: euro(row.cents))
      (line.measure, line.line, line.voucher) = ("SC-883-DO", row.line, "R-\(index)")
      line.day = day(row.day)
      line.counterparty = index == 0 ? "=cmd|' /C calc'!A0" : "Größmann & Söhne GmbH"
      line.purpose = row.cents < 0 ? "Storno: doppelt erfasst" : "Lieferung \(index)"
      line.eligible = line.amount
      return line
    }
  }()

  static let receipts: [VoucherLine] = {
    let rows: [(source: String, kind: String, cents: Int64)] = [
      ("436-0815", "Zuwendungseingang", 7_500_000), ("436-0815", "Rückzahlung", -500_000),
      ("dew", "Partnerbeitrag", 200_001), ("tu", "Sachleistung", 600_000),
      ("eigen", "Eigenmittel", 2_000_000),
    ]
    return rows.enumerated().map { index, row in
      var line = VoucherLine(
        entry: Int64(200 + index), bookedOn: day(index * 10), amount: euro(row.cents))
      (line.measure, line.source, line.kind) = ("SC-883-DO", row.source, row.kind)
      (line.voucher, line.counterparty) = ("AO-\(index)", "Landeskasse")
      line.purpose = "Abruf \(index)"
      return line
    }
  }()
}
