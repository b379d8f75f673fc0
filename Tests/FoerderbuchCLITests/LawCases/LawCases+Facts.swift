/// What is recorded of orders, services, vouchers and credit notes.
extension LawCase {
  static let facts: [LawCase] = periods + starts + vouchers + procurement + staff

  /// Adds columns to a table: its heading and what each row, named by its reference, has there.
  private static func columns(
    _ headings: String, _ rows: [(reference: String, cells: String)]
  ) -> [(String, String)] {
    [(";Nachweis;Referenz", ";Nachweis;Referenz;" + headings)]
      + rows.map { (";" + $0.reference, ";" + $0.reference + ";" + $0.cells) }
  }

  /// Changes of both kinds; an operator would have to be told apart from all others.
  private static func join(
    _ changes: [(String, String)], _ more: [(String, String)]
  ) -> [(String, String)] {
    changes + more
  }

  /// Changes the notice of the case, whose period ends as said.
  private static func notice(_ end: String, _ lines: String) -> (String, String) {
    ("    to: \(end)\n", "    to: \(end)\n    \(lines)\n")
  }

  private static let k04Later = notice("2025-12-31", "paymentsAfterPeriod: servicesInside")

  private static let periods: [LawCase] = [
    LawCase(
      folder: "K04", about: "read strictly, and what the other reading gives",
      entitled: ["A": "72000.00"], found: [Found("OUT_OF_PERIOD", "10000.00", "error")],
      says: [Says("check", "Zuwendung + 8.000,00 €")]),
    LawCase(
      folder: "K04", about: "the notice lets later payments count", instead: [k04Later],
      entitled: ["A": "80000.00"], absent: ["OUT_OF_PERIOD"]),
    LawCase(
      folder: "K04", about: "an invoice of January is no service of December",
      instead: [k04Later, (";R-4;15.12.2025;", ";R-4;05.01.2026;")],
      entitled: ["A": "72000.00"], found: [Found("OUT_OF_PERIOD", "10000.00")]),
    LawCase(
      folder: "K04", about: "the service decides, not the voucher",
      instead: join(
        [k04Later, (";R-4;15.12.2025;", ";R-4;05.01.2026;")],
        columns(
          "Leistung von;Leistung bis",
          [
            ("K04-001", ";"), ("K04-002", ";"), ("K04-003", ";"),
            ("K04-004", "01.12.2025;31.12.2025"),
          ])), entitled: ["A": "80000.00"], absent: ["OUT_OF_PERIOD", "SERVICE_OUTSIDE_PERIOD"]),
    LawCase(
      folder: "K06", about: "maintenance of the years after, paid in advance",
      instead: columns(
        "Leistung von;Leistung bis",
        [("K06-001", ";"), ("K06-002", ";"), ("K06-003", "01.01.2026;31.12.2028")]),
      entitled: ["A": "0.00"], repayable: ["A": "80000.00"],
      found: [Found("SERVICE_OUTSIDE_PERIOD", "100000.00", "error")]),
    LawCase(
      // 184 of 365 days: 50,410.95; 80 % of it.
      folder: "K06", about: "a year that reaches beyond the end",
      instead: columns(
        "Leistung von;Leistung bis",
        [("K06-001", ";"), ("K06-002", ";"), ("K06-003", "01.07.2025;30.06.2026")]),
      entitled: ["A": "40328.76"], found: [Found("SERVICE_OUTSIDE_PERIOD", "49589.05")],
      says: [Says("check", "184 von 365 Tagen")]),
    LawCase(
      folder: "K06", about: "a service to the last day",
      instead: columns(
        "Leistung von;Leistung bis",
        [("K06-001", ";"), ("K06-002", ";"), ("K06-003", "01.07.2025;31.12.2025")]),
      entitled: ["A": "80000.00"], absent: ["SERVICE_OUTSIDE_PERIOD"]),
    LawCase(
      folder: "K06", about: "a service that ends before it begins",
      instead: columns(
        "Leistung von;Leistung bis",
        [("K06-001", ";"), ("K06-002", ";"), ("K06-003", "01.01.2026;31.12.2025")]),
      refused: "Die Leistung endet am 31.12.2025, bevor sie am 01.01.2026 beginnt."),
  ]

  private static let starts: [LawCase] = [
    LawCase(
      folder: "K05",
      found: [
        Found("EARLY_START", "80000.00", "error"), Found("OUT_OF_PERIOD", "5000.00", "error"),
      ], says: [Says("check", "Beleg R-3"), Says("status", "Vorzeitiger Maßnahmebeginn")]),
    LawCase(
      folder: "K05", about: "an early start from that day was permitted",
      instead: [notice("2026-06-30", "earlyStartFrom: 2025-05-15")], absent: ["EARLY_START"]),
    LawCase(
      folder: "K05", about: "permitted a day later",
      instead: [notice("2026-06-30", "earlyStartFrom: 2025-05-16")],
      found: [Found("EARLY_START", "80000.00", "error")],
      says: [
        Says("check", "Der genehmigte vorzeitige Beginn liegt später"),
        Says.never("check", "in der Projektdatei unter `earlyStartFrom` erfassen"),
      ]),
    LawCase(
      folder: "K05", about: "the order before the notice, its invoice after it",
      instead: join(
        [
          (";R-3;15.05.2025;", ";R-3;10.08.2025;"), (";R-2;10.06.2025;", ";R-2;20.06.2025;"),
          (
            ";K05-003\n",
            ";K05-003;A-1\n19.06.2025;Auftrag;M;S;;95.000,00;;;;;;;Lieferant GmbH;;;;;;;K05-004;A-1\n"
          ),
        ], columns("Auftrag", [("K05-001", ""), ("K05-002", "")])),
      found: [Found("EARLY_START", "80000.00", "error")], says: [Says("check", "Auftrag A-1")]),
    LawCase(
      folder: "K05", about: "the order on the day of the notice",
      instead: join(
        [
          (";R-3;15.05.2025;", ";R-3;10.08.2025;"), (";R-2;10.06.2025;", ";R-2;20.06.2025;"),
          (
            ";K05-003\n",
            ";K05-003;A-1\n20.06.2025;Auftrag;M;S;;95.000,00;;;;;;;Lieferant GmbH;;;;;;;K05-004;A-1\n"
          ),
        ], columns("Auftrag", [("K05-001", ""), ("K05-002", "")])), absent: ["EARLY_START"]),
  ]

  private static let vouchers: [LawCase] = [
    LawCase(
      folder: "K07", about: "2 % offered and not taken",
      instead: columns("Skonto angeboten", [("K07-001", ""), ("K07-002", "2 %")]),
      entitled: ["A": "9329.60"]),
    LawCase(
      folder: "K07", about: "only the purpose names it",
      instead: [("Lieferant GmbH;Leistung;", "Lieferant GmbH;Leistung, 2 % Skonto bis 14 Tage;")],
      found: [Found("DISCOUNT_ASKED", "238.00", "warning")]),
    LawCase(
      folder: "K07", about: "a discount above 100 %",
      instead: columns("Skonto angeboten", [("K07-001", ""), ("K07-002", "200 %")]),
      refused: "200 %"),
    LawCase(folder: "K10n", refused: "eine Ausgabe unter null ist eine Gutschrift"),
    LawCase(
      // 99,000.00 spent, 80 % of it.
      folder: "K10n", about: "booked as a credit note",
      instead: [
        (";Nachweis;Referenz", ";Nachweis;Referenz;zu Beleg"),
        (
          "15.11.2025;Ausgabe;M;S;;-1.000,00;;;;R-1;15.11.2025;15.11.2025;Lieferant GmbH;Leistung;;;;;;K10n-001",
          """
          15.10.2025;Ausgabe;M;S;;100.000,00;;;;R-1;15.10.2025;15.10.2025;Lieferant GmbH;Leistung;;;;;;K10n-001;
          15.11.2025;Gutschrift;M;;;1.000,00;;;;G-1;15.11.2025;15.11.2025;Lieferant GmbH;Leistung;;;;;;K10n-002;R-1
          """
        ),
      ], says: [Says("settle A", "79.200,00 €"), Says("status", "99.000,00")]),
    LawCase(folder: "K18", found: [Found("DOUBLE_FUNDED", "5950.00", "error")]),
    LawCase(
      folder: "K18", about: "both rows carry the whole invoice",
      instead: [(";N;S;;5.950,00;", ";N;S;;11.900,00;")],
      found: [Found("DOUBLE_FUNDED", "5950.00", "error")]),
    LawCase(
      folder: "K18", about: "the whole twice, spelt otherwise",
      instead: [
        (
          ";N;S;;5.950,00;5.950,00;halbe Rechnung;;R-4711;15.09.2025;15.09.2025;Büro Eins GmbH;",
          ";N;S;;11.900,00;;;;R 4711;15.09.2025;15.09.2025;Büro Eins;"
        )
      ], found: [Found("DOUBLE_FUNDED", "11900.00", "error")]),
    LawCase(
      folder: "K18", about: "the number without its R and the day",
      instead: [
        (
          ";N;S;;5.950,00;5.950,00;halbe Rechnung;;R-4711;15.09.2025;15.09.2025;",
          ";N;S;;11.900,00;;;;004711;;15.09.2025;"
        )
      ], found: [Found("DOUBLE_FUNDED", "11900.00", "warning")],
      says: [Says("check", "vermutlich ein Beleg")]),
    LawCase(
      folder: "K18", about: "another number",
      instead: [
        (
          ";R-4711;15.09.2025;15.09.2025;Büro Eins GmbH;Leistung;;;;;;K18-002",
          ";14711;15.09.2025;15.09.2025;Büro Eins GmbH;Leistung;;;;;;K18-002"
        )
      ],
      absent: ["DOUBLE_FUNDED"]),
    LawCase(
      folder: "K18", about: "two honest halves of the whole amount",
      instead: [
        (";N;S;;5.950,00;", ";N;S;;11.900,00;"),
        (";M;S;;11.900,00;;;", ";M;S;;11.900,00;5.950,00;halbe Rechnung;"),
      ], absent: ["DOUBLE_FUNDED"]),
    LawCase(
      folder: "K18", about: "two honest parts that say their total",
      instead: join(
        [(";M;S;;11.900,00;", ";M;S;;5.950,00;")],
        columns("Belegbetrag", [("K18-001", "11.900,00"), ("K18-002", "11.900,00")])),
      absent: ["DOUBLE_FUNDED"]),
    LawCase(
      folder: "K18", about: "parts a cent above their total",
      instead: join(
        [(";M;S;;11.900,00;", ";M;S;;5.950,01;")],
        columns("Belegbetrag", [("K18-001", "11.900,00"), ("K18-002", "11.900,00")])),
      refused: "mehr als sein Belegbetrag von 11.900,00 €"),
    LawCase(
      folder: "K18", about: "the same own funds twice",
      instead: [
        (
          "15.09.2025;Ausgabe;N;S;;5.950,00;5.950,00;halbe Rechnung;;R-4711;15.09.2025;15.09.2025;Büro Eins GmbH;Leistung;;;;;;K18-002",
          """
          01.10.2025;Eigenmittel;M;;eigen;2.000,00;;;;;;01.10.2025;;;;;;;;K18-003
          01.10.2025;Eigenmittel;M;;eigen;2.000,00;;;;;;01.10.2025;;;;;;;;K18-004
          """
        )
      ], found: [Found("BOOKED_TWICE", "2000.00", "warning")], absent: ["DOUBLE_FUNDED"]),
  ]

  private static let asked = notice(
    "2026-06-30", "overrides: {procurement: \"above 10000.00 negotiated 3\"}")

  private static let procurement: [LawCase] = [
    LawCase(
      // 11,900.00 less 1,900.00 VAT are exactly the limit.
      folder: "K07", about: "paid up to the limit without an order", instead: [asked],
      absent: ["PROCUREMENT_MISSING"]),
    LawCase(
      folder: "K07", about: "paid above the limit without an order",
      instead: [asked, (";1.900,00;R-2;", ";1.899,99;R-2;")],
      found: [Found("PROCUREMENT_MISSING", "10000.01", "warning")]),
    LawCase(
      folder: "K07", about: "an order below what its value asks",
      instead: join(
        [asked, order("11.900,01", "Direktauftrag;1")],
        columns("Auftrag;Vergabeart;Angebote", [("K07-001", ";;")])),
      // 25 % of 10,000.01.
      found: [Found("PROCUREMENT_BELOW", "2500.00", "warning")], absent: ["PROCUREMENT_MISSING"]),
    LawCase(
      folder: "K07", about: "an order with two offers of three",
      instead: join(
        [asked, order("11.900,01", "Verhandlungsvergabe;2")],
        columns("Auftrag;Vergabeart;Angebote", [("K07-001", ";;")])),
      found: [Found("PROCUREMENT_BELOW", "2500.00")]),
    LawCase(
      folder: "K07", about: "an order as asked",
      instead: join(
        [asked, order("11.900,01", "Verhandlungsvergabe;3")],
        columns("Auftrag;Vergabeart;Angebote", [("K07-001", ";;")])),
      absent: ["PROCUREMENT_BELOW", "PROCUREMENT_MISSING"]),
    LawCase(
      folder: "K07", about: "no limit is known, and it says so",
      found: [Found("PROCUREMENT_UNCHECKED", "0.00", "info")],
      says: [Says("check", "keine Wertgrenze hinterlegt")]),
    LawCase(
      folder: "K07", about: "a federal grant above 100,000",
      instead: [
        ("ruleSet: anbest-g-nrw", "ruleSet: anbest-p-bund"), ("level: land", "level: bund"),
        (
          "planned: \"11900.00\", eligible: \"11900.00\"",
          "planned: \"125000.02\", eligible: \"125000.02\""
        ),
        ("amount: \"9520.00\"", "amount: \"100000.01\""),
        ("planned: \"2380.00\"", "planned: \"25000.01\""),
      ], found: [Found("PROCUREMENT_MISSING", "10000.00", "warning")],
      says: [Says("check", "Wertgrenze nicht gelesen")]),
    LawCase(
      folder: "K07", about: "more invoiced than ordered, and divided in two",
      instead: join(
        [
          asked,
          (
            ";K07-002\n",
            """
            ;K07-002;A-1;;
            10.07.2025;Auftrag;M;S;;9.000,00;;;;;;;Lieferant GmbH;;;;;;;K07-003;A-1;Direktauftrag;1
            01.08.2025;Auftrag;M;S;;2.000,00;;;;;;;Lieferant GmbH;;;;;;;K07-004;A-2;Direktauftrag;1

            """
          ),
        ], columns("Auftrag;Vergabeart;Angebote", [("K07-001", ";;")])),
      found: [
        Found("ORDER_EXCEEDED", "2900.00", "warning"),
        Found("PROCUREMENT_SPLIT", "1000.00", "warning"),
      ]),
    LawCase(
      folder: "K07", about: "an unknown procedure",
      instead: join(
        [order("11.900,00", "Losverfahren;3")],
        columns("Auftrag;Vergabeart;Angebote", [("K07-001", ";;")])), refused: "Losverfahren"),
    LawCase(
      folder: "K07", about: "an order after its invoice",
      instead: join(
        [order("11.900,00", "Verhandlungsvergabe;3", on: "16.09.2025")],
        columns("Auftrag;Vergabeart;Angebote", [("K07-001", ";;")])),
      refused: "„A-1“ ist vom 16.09.2025, die Rechnung vom 15.09.2025"),
  ]

  /// An order of that value and its invoice.
  private static func order(
    _ value: String, _ award: String, on day: String = "10.07.2025"
  ) -> (String, String) {
    (
      ";K07-002\n",
      ";K07-002;A-1;;\n\(day);Auftrag;M;S;;\(value);;;1.900,00;;;;Lieferant GmbH;;;;;;;K07-003;A-1;\(award)\n"
    )
  }

  private static let staff: [LawCase] = [
    LawCase(folder: "K29", about: "no share told: a full post", absent: ["STAFF_HOURS_EXCEEDED"]),
    LawCase(
      // 140 h at 51.00.
      folder: "K29", about: "half a post",
      instead: columns("Stellenanteil", [("K29-001", "50 %")]),
      found: [Found("STAFF_HOURS_EXCEEDED", "7140.00", "warning")],
      says: [Says("check", "140 zu viel")]),
    LawCase(
      folder: "K29", about: "half a post to the hour",
      instead: join(
        columns("Stellenanteil", [("K29-001", "50 %")]),
        [
          (";51.000,00;", ";43.860,00;"), (";1000;", ";860;"),
        ]), absent: ["STAFF_HOURS_EXCEEDED"]),
    LawCase(
      folder: "K29", about: "one person under three spellings, over a full year",
      instead: [
        (";51.000,00;", ";40.000,00;"), ("Person 1 (halbe Stelle)", "Meier, Anna"),
        (
          ";1000;51,00;;;K29-001",
          ";1000;40,00;;;K29-001\n31.12.2026;Ausgabe;M;P;;28.840,00;;;;PK-2;31.12.2026;31.12.2026;Dr. Anna Meier;2026;Stunden;721;40,00;;;K29-002"
        ),
      ], found: [Found("STAFF_HOURS_EXCEEDED", "40.00", "warning")],
      says: [Says("check", "1721 Stunden")]),
    LawCase(
      // 1,204 h: 96 h too many at 51.00.
      folder: "K29", about: "a year of 1,204 hours by the notice",
      instead: [
        notice("2026-12-31", "overrides: {staffYearHours: \"1204\"}"),
        (";51.000,00;", ";66.300,00;"), (";1000;", ";1300;"),
      ], found: [Found("STAFF_HOURS_EXCEEDED", "4896.00", "warning")]),
  ]
}
