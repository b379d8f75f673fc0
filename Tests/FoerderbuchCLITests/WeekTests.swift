import Amounts
import Foundation
import Reporting
import TestSupport
import Testing

/// A week at a desk, entered by hand, from tables and from the bank; what it comes to was added up
/// by hand.
@Suite("A week at the desk") struct WeekTests {
  /// Two measures with an award of 80 % each.
  static let project = """
    format: foerderbuch/project/1
    project: {id: LQ, title: "Quartierslabor", from: 2026-01-01, to: 2027-12-31}
    organisations:
      - {id: stadt, name: "Stadt", kind: municipality}
      - {id: stiftung, name: "Sparkassenstiftung", kind: other}
      - {id: telenetz, name: "TeleNetz GmbH", kind: enterprise}
    measures:
      - id: LQ-STADT
        title: "Quartier"
        recipient: stadt
        role: lead
        lines:
          - {id: "4.1", title: "Personalausgaben", planned: "120000.00", eligible: "120000.00"}
          - {id: "4.2", title: "Sachausgaben", planned: "95000.00", eligible: "95000.00"}
          - {id: "4.3", title: "Honorare", planned: "60000.00", eligible: "60000.00"}
          - {id: "4.4", title: "Unbare Leistungen", planned: "20000.00", eligible: "20000.00", inKind: true}
        sources:
          - {id: eigen, kind: ownCash, organisation: stadt, planned: "29000.00"}
          - {id: stiftung, kind: partnerCash, organisation: stiftung, planned: "10000.00"}
          - {id: telenetz, kind: inKind, organisation: telenetz, planned: "20000.00"}
      - id: KQ-STADT
        title: "Kreativquartier"
        recipient: stadt
        role: lead
        lines:
          - {id: "4.2", title: "Sachausgaben", planned: "50000.00", eligible: "50000.00"}
        sources:
          - {id: eigen, kind: ownCash, organisation: stadt, planned: "10000.00"}
    awards:
      - {id: Z-LQ, measure: LQ-STADT, funder: {id: land, name: "Land Nordrhein-Westfalen", level: land}, ruleSet: anbest-g-nrw, financing: share, rate: "80%", amount: "236000.00", awardedOn: 2025-12-12, from: 2026-01-01, to: 2027-12-31}
      - {id: Z-KQ, measure: KQ-STADT, funder: {id: land, name: "Land Nordrhein-Westfalen", level: land}, ruleSet: anbest-g-nrw, financing: share, rate: "80%", amount: "40000.00", awardedOn: 2025-12-12, from: 2026-01-01, to: 2027-12-31}
    """

  /// `ER-2026-n`, line, amount and what else is told; of LQ-STADT if no measure is.
  private static func invoice(
    _ number: Int, _ line: String, _ amount: String, _ more: String...
  ) -> [String] {
    let measure = more.contains("--measure") ? [] : ["--measure", "LQ-STADT"]
    return [
      "record", "expense", "--voucher", "ER-2026-\(number)", "--line", line, "--amount", amount,
    ]
      + measure + more
      + (more.contains("--date") ? [] : ["--date", "01.06.2026"])
      + (more.contains("--counterparty") ? [] : ["--counterparty", "Firma \(number) GmbH"])
  }

  private static let byHand: [[String]] = [
    invoice(1, "4.2", "1.190,00", "--paid-on", "01.06.2026", "--counterparty", "Kern GmbH"),
    invoice(2, "4.3", "2.000,00"),
    [
      "record", "payment", "--voucher", "ER-2026-2", "--amount", "1.960,00", "--discount", "40,00",
      "--paid-on", "12.06.2026",
    ],
    invoice(
      3, "4.2", "10.000,00", "--retention", "500,00", "--retention-due", "30.06.2031",
      "--paid-on", "10.06.2026"),
    invoice(4, "4.2", "714,00", "--counterparty", "Kern GmbH"),
    // One invoice on two lines, paid at once.
    invoice(5, "4.2", "600,00", "--voucher-total", "1.000,00"),
    invoice(5, "4.3", "400,00", "--voucher-total", "1.000,00"),
    ["record", "payment", "--voucher", "ER-2026-5", "--paid-on", "15.06.2026"],
    // On two measures.
    invoice(6, "4.2", "250,00", "--voucher-total", "500,00", "--paid-on", "01.06.2026"),
    invoice(
      6, "4.2", "250,00", "--voucher-total", "500,00", "--paid-on", "01.06.2026", "--measure",
      "KQ-STADT"),
    invoice(7, "4.2", "500,00", "--voucher-total", "1.000,00", "--paid-on", "01.06.2026"),
    invoice(
      7, "4.2", "500,00", "--voucher-total", "1.000,00", "--paid-on", "01.06.2026", "--measure",
      "KQ-STADT"),
    // Paid before it came.
    invoice(8, "4.3", "1.190,00", "--date", "05.06.2026", "--paid-on", "29.05.2026"),
    invoice(9, "4.2", "99,00", "--paid-on", "01.06.2026"),
    ["reverse", "ER-2026-9", "--reason", "falsches Projekt"],
    invoice(10, "4.3", "1.000,00", "--counterparty", "Büro Nord"),
    invoice(11, "4.3", "200,00", "--counterparty", "Büro Süd"),
    [
      "record", "in-kind", "--measure", "LQ-STADT", "--line", "4.4", "--source", "telenetz",
      "--amount", "1.800,00", "--method", "hours", "--quantity", "40", "--unit-rate", "45,00",
      "--date", "30.06.2026", "--voucher", "SL-1",
    ],
    [
      "record", "in-kind", "--measure", "LQ-STADT", "--line", "4.4", "--source", "telenetz",
      "--amount", "83,34", "--method", "depreciation", "--quantity", "3", "--unit-rate", "27,78",
      "--date", "30.06.2026", "--voucher", "SL-2",
    ],
    [
      "record", "partner-cash", "--measure", "LQ-STADT", "--source", "stiftung", "--amount",
      "5.000,00", "--date", "03.06.2026",
    ],
    [
      "record", "drawdown", "--measure", "LQ-STADT", "--source", "Z-LQ", "--amount", "20.000,00",
      "--date", "04.06.2026",
    ],
  ]

  private static let travel = """
    Buchungsdatum;Art;Teilvorhaben;Position;Finanzierungsquelle;Betrag;Tag der Zahlung;Beleg-Nr.;Empfänger/Einzahler
    08.06.2026;Ausgabe;LQ-STADT;4.2;;45,00;08.06.2026;RK-1;Ayşe Şahin
    09.06.2026;Ausgabe;LQ-STADT;4.2;;30,50;09.06.2026;RK-2;Ayşe Şahin
    10.06.2026;Ausgabe;LQ-STADT;4.2;;12,00;10.06.2026;RK-3;Jörg Müller
    11.06.2026;Eigenmittel;LQ-STADT;;eigen;6.500,00;;;Stadt
    12.06.2026;Eigenmittel;LQ-STADT;;eigen;500,00;;;Stadt
    30.05.2026;Ausgabe;LQ-STADT;4.1;;3.200,00;30.05.2026;G-05;Personal
    30.06.2026;Ausgabe;LQ-STADT;4.1;;3.200,00;30.06.2026;G-06;Personal
    """

  private static let staffProfile = """
    format: foerderbuch/profile/1
    id: personal
    title: {de: "Personalliste", en: "Staff"}
    kind: bookings
    table: {decimalMark: comma, dates: dmy}
    columns: {date: "gezahlt am", paidOn: "gezahlt am", counterparty: "Pers.-Nr.", amount: "Projektanteil €"}
    constants: {kind: expense, measure: LQ-STADT, line: "4.1"}
    """

  private static let staff = """
    Pers.-Nr.;AG-Brutto gesamt;Projektanteil €;gezahlt am
    P-101;6.202,84;3.314,52;29.06.2026
    P-102;6.202,84;3.314,52;29.06.2026
    P-103;6.202,84;3.314,52;29.06.2026
    """

  private static let cashProfile = """
    format: foerderbuch/profile/1
    id: kasse
    title: {de: "Kassenbuch", en: "Cash book"}
    kind: bookings
    table: {decimalMark: comma, dates: dmy}
    columns: {date: "Datum", paidOn: "Datum", voucher: "Beleg", purpose: "Text", amount: "Ausgaben"}
    constants: {kind: expense, measure: LQ-STADT, line: "4.2"}
    """

  private static let cashBook = """
    Datum;Beleg;Text;Ausgaben
    02.06.2026;KB-01;Porto;10,00
    03.06.2026;KB-02;Kaffee;20,00
    04.06.2026;KB-03;Papier;5,50
    05.06.2026;KB-04;Stifte;7,25
    08.06.2026;KB-05;Porto;3,00

    """

  private static let bank = BankFile(lines: [
    .init(amount: "-1190.00", day: "2026-06-01", name: "Kern GmbH", text: "ER-2026-1"),
    .init(amount: "-714.00", name: "Kern GmbH", text: "ER-2026-4"),
    .init(amount: "100.00", name: "Kern GmbH", text: "Gutschrift zu ER-2026-1"),
    .init(amount: "-300.00", name: "Buero Nord", text: "Abschlag ER-2026-10"),
    .init(amount: "-686.00", day: "2026-06-20", name: "Buero Nord", text: "ER-2026-10 Rest"),
    .init(amount: "-15.90", name: "Sparkasse", text: "Entgelt"),
    .init(amount: "20000.00", day: "2026-06-04", name: "Land Nordrhein-Westfalen", text: "Z-LQ"),
    .init(amount: "-205.00", name: "Buero Sued", text: "ER-2026-11"),
  ])

  private struct Status: Decodable {
    struct Measure: Decodable { let lines: [Line] }
    struct Line: Decodable { let id, actual: String }
    let measures: [Measure]
  }

  private struct Open: Decodable {
    struct Row: Decodable { let voucher, left: String }
    let rows: [Row]
  }

  @Test("comes to what was added up by hand, and stays sound")
  func week() throws {
    let desk = try Desk(project: Self.project)
    for words in Self.byHand {
      let answer = desk.run(words)
      #expect(answer.code == 0, "\(words) \(answer.err)")
    }
    try desk.write(Self.travel, to: "reise.csv")
    try desk.done("import", "reise.csv")
    try desk.write(Self.staffProfile, to: "personal.yaml")
    try desk.write(Self.staff, to: "personal.csv")
    try desk.done("import", "personal.csv", "--profile", "personal.yaml")
    try desk.write(Self.cashProfile, to: "kasse.yaml")
    try desk.write(Self.cashBook, to: "kasse.csv")
    try desk.done("import", "kasse.csv", "--profile", "kasse.yaml")
    // The book grows by two lines.
    try desk.write(
      Self.cashBook + "10.06.2026;KB-06;Batterien;4,00\n11.06.2026;KB-07;Klebeband;6,25\n",
      to: "kasse2.csv")
    #expect(desk.run("import", "kasse2.csv", "--profile", "kasse.yaml").code == 65)
    try desk.done("import", "kasse2.csv", "--profile", "kasse.yaml", "--only-new")
    try entryWorkbook(desk)
    try desk.write(Self.bank.xml, to: "auszug.xml")
    let shown: StatementAnswer = try desk.json("import", "auszug.xml")
    #expect(
      shown.files[0].statements[0].rows.map { $0.candidates.first?.certainty } == [
        "sure", "sure", "likely", "likely", "likely", nil, "sure", nil,
      ])
    try desk.done(
      "import", "auszug.xml", "--accept", "likely", "--assign", "5=payment:ER-2026-10:skonto",
      "--assign", "6=ignore:Kontoführung trägt der Haushalt", "--assign",
      "8=payment:ER-2026-11:überzahlt")
    try sums(desk)
    try lookups(desk)
  }

  /// Five rows of 1 to 5 euros, wrong in five ways at first.
  private func entryWorkbook(_ desk: Desk) throws {
    try desk.done("template", "bookings", "-o", "e.xlsx", "--rows", "5", "--project", "LQ")
    let path = desk.folder.path("e.xlsx")
    var office = try SpreadsheetProgram(path)
    let day = CellValue.date("2026-06-15" as CalendarDate)
    for row in 2...6 {
      try office.enter(
        row,
        [
          "Buchungsdatum": day, "Art": .text("Ausgabe"), "Teilvorhaben": .text("LQ-STADT"),
          "Position": .text("4.1"), "Betrag": .money(Money(cents: Int64(row - 1) * 100)),
          "Tag der Zahlung": day, "Empfänger/Einzahler": .text("Aushilfe"),
        ])
    }
    let slips: [(String, CellValue)] = [
      ("Art", .text("Ausgeba")), ("Teilvorhaben", .text("LQ-STAD")), ("Position", .text("9.9")),
      ("Betrag", .text("eins")), ("Buchungsdatum", .text("31.02.2026")),
    ]
    var wrong = office
    for (index, slip) in slips.enumerated() { try wrong.enter(index + 2, [slip.0: slip.1]) }
    try wrong.save(path)
    let refused = desk.run("import", "e.xlsx")
    #expect(refused.code == 65)
    for (index, slip) in slips.enumerated() {
      guard case .text(let value) = slip.1 else { continue }
      #expect(
        refused.err.split(separator: "\n").contains {
          $0.contains("„\(value)“") && $0.contains("\(index + 2)")
        }, "\(value): \(refused.err)")
    }
    try office.save(path)
    try desk.done("import", "e.xlsx")
  }

  /// What is asked in an office, and was answered nowhere.
  private func lookups(_ desk: Desk) throws {
    struct Payees: Decodable {
      struct Row: Decodable { let payee, amount: String }
      let rows: [Row]
    }
    struct Lines: Decodable {
      struct Row: Decodable { let line, left: String }
      let rows: [Row]
    }
    // 1,190 + 714 − 100 went to Kern.
    let kern = try desk.json("list", "payees", "--party", "kern", as: Payees.self)
    #expect(kern.rows.map(\.amount) == ["1804.00"])
    // 95,000.00 − 12,797.50 − 500.00 that are open.
    let lines = try desk.json("list", "lines", "--measure", "LQ-STADT", as: Lines.self)
    #expect(lines.rows.first { $0.line == "4.2" }?.left == "81702.50")
    #expect(try desk.done("list", "--search", "MUELLER RK-3").out.contains("1 Zeile"))
    #expect(try desk.done("show", "ER-2026-2").out.contains("1.960,00"))
    #expect(try desk.done("list", "--by", "niemand").out.contains("Nichts gefunden"))
    for file in ["liste.xlsx", "liste.csv"] {
      try desk.done("list", "--party", "kern", "-o", file)
      #expect(desk.run("list", "--party", "kern", "-o", file).code == 73)
    }
    // A whole import is taken back, and taking back is seen.
    let before = try desk.done("status").out
    try desk.write(
      "Buchungsdatum;Art;Teilvorhaben;Position;Betrag\n25.06.2026;Ausgabe;LQ-STADT;4.2;7,00\n",
      to: "zuviel.csv")
    try desk.done("import", "zuviel.csv")
    #expect(try desk.done("status").out != before)
    let batches = try desk.json("list", "batches", "--file", "zuviel.csv", as: Batches.self)
    try desk.done(
      "reverse", "--batch", "\(batches.rows[0].batch)", "--reason", "falsche Liste", "--on",
      "25.06.2026")
    #expect(try desk.done("status").out == before)
    try desk.done("verify", "--deep")
  }

  private struct Batches: Decodable {
    struct Row: Decodable { let batch: Int }
    let rows: [Row]
  }

  private func sums(_ desk: Desk) throws {
    let status = try desk.json("status", "--as-of", "2026-12-31", as: Status.self)
    var actual: [String] = []
    for measure in status.measures { actual += measure.lines.map { "\($0.id) \($0.actual)" } }
    #expect(
      actual.sorted() == [
        // 2 × 3,200.00 + 3 × 3,314.52 + 15.00.
        "4.1 16358.56",
        // 1,190 − 100 + 9,500 + 714 + 600 + 250 + 500 + 87.50 + 45.75 + 10.25.
        "4.2 12797.50",
        // Of the other measure: 250 + 500.
        "4.2 750.00",
        // 1,960 + 400 + 1,190 + 300 + 686 + 205, of which 5 are to come back.
        "4.3 4741.00", "4.4 1883.34",
      ])
    // 5,000 + 20,000 + 7,000 come in; 16,358.56 + 12,797.50 + 750 + 4,741 go out.
    let account = desk.run("account", "1800").out
    #expect(account.contains("-2.647,06"), "\(account)")
    // By the end of May what was paid in advance and a salary have left the bank.
    let may = desk.run("account", "1800", "--to", "31.05.2026").out
    #expect(may.contains("-4.390,00"), "\(may)")
    let open = try desk.json("list", "open", as: Open.self)
    #expect(open.rows.map { "\($0.voucher) \($0.left)" } == ["ER-2026-3 500.00"])
    try desk.done("verify", "--deep")
  }
}
