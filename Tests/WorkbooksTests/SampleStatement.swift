import Amounts
import Funding
import Reporting
import Testing

/// A statement of use made by hand: three funders, umlauts, long texts, sixty vouchers, amounts
/// whose shares do not come out even.
enum SampleStatement {
  static let lines: [(id: String, title: String, planned: Int64, cut: Int64)] = [
    ("0812", "Beschäftigte E12–E15", 6_000_000, 0),
    ("0831", "Gegenstände über 800 € (Sensorik, Straßenbeleuchtung)", 2_000_000, 12_345),
    (
      "0850",
      "Sonstige unmittelbare Vorhabenausgaben einschließlich Öffentlichkeitsarbeit und "
        + "Bürgerbeteiligung",
      1_500_000, 0
    ),
    ("SACH", "Unbare Leistungen", 500_000, 0),
  ]

  static func day(_ offset: Int) -> CalendarDate {
    CalendarDate(days: 18_800).adding(days: offset)  // 2021-06-22
  }

  /// Vouchers with amounts that no pattern of the reader's could have made up.
  static let payments: [VoucherLine] = {
    var payments: [VoucherLine] = []
    var state: Int64 = 17
    for index in 0..<60 {
      state = (state * 48_271) % 2_147_483_647
      let line = lines[index % 4].id
      let gross = line == "SACH" ? 30_000 : 60_000 + state % 145_000
      let vat = line == "0831" ? gross * 19 / 119 : 0
      payments.append(
        .payment(
          entry: Int64(100 + index), voucher: "ER-2021/\(1000 + index)",
          bookedOn: day(index * 3 + 2), paidOn: line == "SACH" ? nil : day(index * 3),
          voucherDate: line == "0812" ? nil : day(index * 3 - 14),
          counterparty: counterparties[index % counterparties.count],
          purpose: purposes[index % purposes.count], line: line, gross: Money(cents: gross),
          vat: Money(cents: vat), eligible: Money(cents: gross - vat),
          reason: vat > 0 ? "Vorsteuerabzug" : "", source: line == "SACH" ? "tu" : "",
          tender: line == "0831" ? "V-\(index)" : ""))
    }
    return payments
  }()

  private static let counterparties = [
    "Stadt Dortmund, Personalamt", "Größmann & Söhne GmbH", "Übersetzungsbüro Çelik",
    "Technische Universität Dortmund – Lehrstuhl für Verkehrswesen und Verkehrsplanung",
    "=HYPERLINK(\"http://example.org\")",
  ]

  private static let purposes = [
    "Personalausgaben Juni", "Lieferung und Montage von 25 Umweltsensoren, Los 2",
    """
    Workshop „Quartier der Zukunft“: Moderation, Räume, Verpflegung und Dokumentation \
    an drei Tagen, \
    einschließlich der Nachbereitung und der barrierefreien Veröffentlichung im Netz
    """,
    "Öffentlichkeitsarbeit", "+49 231 12345",
  ]

  static func sum(_ values: some Sequence<Int64>) -> Int64 { values.reduce(0, +) }

  static func data(
    _ change: (inout StatementOfUseData) -> Void = { _ in }
  ) throws -> StatementOfUseData {
    let period = try #require(DateRange(from: day(-80), to: day(365)))
    let eligible = { (line: String) in
      sum(payments.filter { $0.line == line }.map(\.eligible.cents))
    }
    let grossOf = { (line: String) in
      sum(payments.filter { $0.line == line }.map(\.amount.cents))
    }
    let recognised = sum(lines.map { eligible($0.id) - $0.cut })
    let gross = sum(payments.map(\.amount.cents))
    let planned = sum(lines.map(\.planned))
    // Land 45 %, Bund 20 %, Europe 10 %; partners as received; the rest is the city's.
    let actual: [(String, Int64)] = [
      ("tu", 450_000), ("dew", 333_333), ("bmwsb", recognised * 20 / 100),
      ("efre", recognised / 10), ("436-0815", recognised * 45 / 100),
    ]
    let own = recognised - sum(actual.map(\.1))
    let amounts = [own] + actual.map(\.1)
    // What ``receipts`` bring to each.
    let booked: [Int64] = [1_000_000, 450_000, 333_333, 900_000, 400_000, 2_950_000]
    let plan: [Int64] = [1_200_000, 500_000, 800_000, 2_000_000, 1_000_000, 4_500_000]
    let names = [
      "Stadt Dortmund", "Technische Universität Dortmund, Räume und Geräte", "DEW21",
      "Bundesministerium für Wohnen, Stadtentwicklung und Bauwesen", "EFRE/JTF-Programm NRW",
      "Land Nordrhein-Westfalen",
    ]
    let groups: [StatementOfUseData.Source.Group] = [
      .own, .thirdParty, .thirdParty, .otherPublic, .otherPublic, .grant,
    ]
    let shares = Allocation.hundredthsOfPercent(
      amounts.map(Money.init(cents:)), of: Money(cents: recognised))
    let planShares = Allocation.hundredthsOfPercent(
      plan.map(Money.init(cents:)), of: Money(cents: planned))
    let sources = (["eigen"] + actual.map(\.0)).enumerated().map { index, id in
      StatementOfUseData.Source(
        id: id, group: groups[index], name: names[index], planned: Money(cents: plan[index]),
        adjustment: Money(cents: amounts[index] - booked[index]),
        actual: LedgerFigure(Money(cents: amounts[index])),
        plannedShare: LedgerFigure(hundredths: planShares[index]),
        actualShare: LedgerFigure(hundredths: shares[index]))
    }
    func figure(_ cents: Int64) -> LedgerFigure { LedgerFigure(Money(cents: cents)) }
    let eligibleTotal = sum(payments.map(\.eligible.cents))
    let drawn: Int64 = 3_000_000
    let entitled = amounts[5]
    var data = StatementOfUseData(
      basis: basis,
      recipient: .init(
        "Stadt Dortmund",
        contact: Contact(
          address: "Südwall 2–4, 44137 Dortmund", person: "Erika Muster", phone: "0231 50-0")),
      funder: "Bezirksregierung Arnsberg",
      partners: ["Technische Universität Dortmund", "DEW21 – Dortmunder Energie und Wasser"],
      project: .init(id: "SC-883", title: "Smart City Dortmund: Klimaquartier Hörde"),
      measure: .init(
        id: "SC-883-DO", title: "Umweltsensorik und Bürgerbeteiligung im Quartier"),
      award: .init(
        id: "436-0815",
        notices: [
          .init(
            reference: "436-0815", date: day(-100), amount: Money(cents: 4_000_000),
            granted: LedgerFigure(Money(cents: 4_000_000))),
          .init(
            reference: "436-0815, 1. Änderung", date: day(200), amount: Money(cents: 4_500_000),
            granted: LedgerFigure(Money(cents: 4_500_000))),
        ],
        amount: Money(cents: 4_500_000), rate: Rate(percent: 45), financing: "Anteilfinanzierung",
        period: period),
      lines: lines.map {
        .init(
          id: $0.id, title: $0.title, planned: Money(cents: $0.planned),
          plannedEligible: Money(cents: $0.planned), cut: Money(cents: $0.cut),
          booked: .init(
            amount: Money(cents: grossOf($0.id)), eligible: Money(cents: eligible($0.id))),
          recognised: figure(eligible($0.id) - $0.cut))
      },
      sources: sources, payments: payments, receipts: receipts,
      steps: [
        .init(label: "Anerkannte Ausgaben", formula: "E", value: Rational(recognised)),
        .init(
          label: "Zuwendung ungerundet", formula: "45 % × E",
          value: Rational(recognised) * Rational(45, over: 100)),
        .init(
          label: "Zuwendung, auf den Cent abgerundet", formula: "min(45.000,00 €; abgerundet)",
          value: Rational(entitled)),
      ],
      ledger: [
        .planned: figure(planned), .plannedEligible: figure(planned), .actual: figure(gross),
        .recognised: figure(recognised), .plannedFinancing: figure(planned),
        .actualFinancing: figure(recognised), .received: figure(drawn), .repaid: figure(50_000),
        .entitled: figure(entitled), .repayable: figure(max(0, drawn - 50_000 - entitled)),
        .open: figure(max(0, entitled - drawn + 50_000)), .awarded: figure(4_500_000),
      ],
      paid: .init(
        count: 60, amount: Money(cents: gross), vat: Money(cents: sum(payments.map(\.vat.cents))),
        eligible: Money(cents: eligibleTotal)),
      // 20,000 + 9,000 + 3,333.33 + 10,000 + 4,500 + 4,000 + 10,000 − 500 euros.
      booked: .init(count: 8, amount: Money(cents: 6_033_333)))
    // Nothing lies in other years.
    data.year.sources = Dictionary(
      uniqueKeysWithValues: sources.map { ($0.id, $0.actual) })
    change(&data)
    return data
  }

  static let basis = ReportBasis(
    asOf: day(400), author: "Stadt Dortmund",
    subject: "SC-883 Umweltsensorik und Bürgerbeteiligung im Quartier", name: "436-0815",
    properties: [.init("Foerderbuch.Award", "436-0815")],
    findings: [
      Finding(
        .lineOverrun, .warning, project: "SC-883", measure: "M", award: "436-0815",
        subject: "0831", amount: Money(cents: 12_345), norm: "ANBest-P Nr. 1.2",
        measured: [.money(Money(cents: 2_412_345))], allowed: [.money(Money(cents: 2_400_000))])
    ],
    conditions: "ANBest-P Bund Nr. 6.1",
    provenance: Provenance(
      entries: 171,
      head: "9f2c7a41d0b3e85566aa12f0c4d97b3e8a1f5c60e2d4b7a9183c5e7f90a2b4c6",
      ruleSets: [
        .init(
          id: "anbest-g-nrw", edition: "2022-06-30",
          hash: "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9")
      ], program: "Förderbuch 0.1.0"),
    making: Making(on: day(401), by: "Erika Muster", submission: 3),
    provisional: ["Der Bewilligungszeitraum endet erst am 22.06.2022."],
    bookedSince: BookedSince(
      submission: 2, submittedOn: "03.05.2022", entries: 169,
      rows: [
        .init(
          entry: 170, bookedOn: day(390), kind: "Ausgabe", voucher: "R-61",
          counterparty: "Druckhaus", purpose: "Nachdruck Faltblatt", amount: Money(cents: 11_900)),
        .init(
          entry: 171, bookedOn: day(391), kind: "Ausgabe", voucher: "R-61",
          counterparty: "Druckhaus", purpose: "Storno: doppelt erfasst",
          amount: Money(cents: -11_900)),
      ]))

  static let receipts: [VoucherLine] = {
    let rows: [(Int, BookingKind, String, String, Int64)] = [
      (5, .drawdown, "436-0815", "Landeskasse", 2_000_000),
      (20, .drawdown, "bmwsb", "Bundeskasse Trier", 900_000),
      (30, .partnerCash, "dew", "DEW21", 333_333),
      (44, .drawdown, "436-0815", "Landeskasse", 1_000_000),
      (60, .inKind, "tu", "TU Dortmund", 450_000), (90, .drawdown, "efre", "NRW.BANK", 400_000),
      (120, .ownFunds, "eigen", "Stadt Dortmund, Kämmerei", 1_000_000),
      (150, .repayment, "436-0815", "Landeskasse", -50_000),
    ]
    return rows.enumerated().map { index, row in
      .receipt(
        entry: Int64(200 + index), voucher: "AO-\(index + 1)", bookedOn: day(row.0 + 1),
        receivedOn: row.1 == .inKind ? nil : day(row.0), counterparty: row.3,
        purpose: "Abruf \(index + 1) für das Quartier Hörde", kind: row.1, source: row.2,
        amount: Money(cents: row.4))
    }
  }()
}

extension VoucherLine {
  /// A payment; the day that counts is that of payment, or of booking.
  static func payment(
    entry: Int64, voucher: String, bookedOn: CalendarDate, paidOn: CalendarDate?,
    voucherDate: CalendarDate? = nil, counterparty: String, purpose: String, line: String,
    gross: Money, vat: Money = .zero, eligible: Money, reason: String = "", source: String = "",
    tender: String = ""
  ) -> VoucherLine {
    var row = VoucherLine(entry: entry, bookedOn: bookedOn, amount: gross)
    (row.voucher, row.paidOn, row.voucherDate) = (voucher, paidOn, voucherDate)
    (row.counterparty, row.purpose, row.line) = (counterparty, purpose, line)
    (row.vat, row.eligible, row.reason) = (vat, eligible, reason)
    (row.source, row.tender, row.day) = (source, tender, paidOn ?? bookedOn)
    return row
  }

  /// A receipt.
  static func receipt(
    entry: Int64, voucher: String, bookedOn: CalendarDate, receivedOn: CalendarDate?,
    counterparty: String, purpose: String, kind: BookingKind, source: String, amount: Money
  ) -> VoucherLine {
    var row = VoucherLine(entry: entry, bookedOn: bookedOn, amount: amount)
    (row.voucher, row.paidOn, row.day) = (voucher, receivedOn, receivedOn ?? bookedOn)
    (row.counterparty, row.purpose, row.booking) = (counterparty, purpose, kind)
    row.source = source
    return row
  }
}
