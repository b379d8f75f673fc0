import Amounts
import Funding
import Interchange
import TestSupport
import Testing

/// What a number means: currency, unit, per cent, sign. The right values are those of the cases
/// that people reported of other programs, computed by hand.
@Suite("What a number means")
struct MeaningTests {
  // MARK: Tables of bookings

  /// A cell in the column of amounts of an office's own table, and what it is: the amount in cents
  /// of an expense, or the code of its refusal.
  static let texts: [(String, String)] = [
    ("59,50", "59.50"), ("59,50 €", "59.50"), ("EUR 59,50", "59.50"),
    // A minus wherever it stands, and brackets; the profile says that it is an expense.
    ("-59,50", "-59.50"), ("59,50-", "-59.50"), ("\u{2212}59,50", "-59.50"),
    ("\u{2013} 59,50 €", "-59.50"), ("(59,50)", "-59.50"), ("(1.234,56 €)", "-1234.56"),
    ("59,50 S", "S 59.50"), ("59,50 H", "H 59.50"), ("59,50 DR", "S 59.50"),
    ("-(59,50)", "NOT_AN_AMOUNT"), ("59,50- S", "NOT_AN_AMOUNT"), ("12-50", "NOT_AN_AMOUNT"),
    // Another currency.
    ("59,50 USD", "AMOUNT_CURRENCY"), ("$59.50", "AMOUNT_CURRENCY"),
    ("CHF 59,50", "AMOUNT_CURRENCY"),
    ("59,50 DM", "AMOUNT_CURRENCY"), ("£59.50", "AMOUNT_CURRENCY"), ("59,50 zł", "AMOUNT_CURRENCY"),
    ("59,50 Kč", "AMOUNT_CURRENCY"), ("59,50 ¥", "AMOUNT_CURRENCY"),
    // A unit that nobody declared, and a rate.
    ("1,5 Mio. €", "AMOUNT_UNIT"), ("12,5 T€", "AMOUNT_UNIT"), ("12,5 TEUR", "AMOUNT_UNIT"),
    ("1,2 Tsd. €", "AMOUNT_UNIT"), ("3k€", "AMOUNT_UNIT"), ("50 %", "AMOUNT_PERCENT"),
    ("19%", "AMOUNT_PERCENT"),
    // Digits that are not read, each by its cause.
    ("1'234.56", "NOT_AN_AMOUNT"), ("1 234,56", "NOT_AN_AMOUNT"), ("１２,50", "NOT_AN_AMOUNT"),
    ("12\u{AD}34,50", "NOT_AN_AMOUNT"), ("12,-", "NOT_AN_AMOUNT"), ("1,5E+03", "NOT_AN_AMOUNT"),
    ("=12+3", "NOT_AN_AMOUNT"), ("–", "NOT_AN_AMOUNT"), ("zwölf", "NOT_AN_AMOUNT"),
  ]

  @Test("A text in a column of amounts is read rightly or refused by name", arguments: texts)
  func text(_ cell: String, _ wanted: String) throws {
    let profile = Own.profile(
      "date: Tag, amount: Betrag",
      "amounts: {positive: revenue, negative: expense, debit: own-funds, credit: donation}\n"
        + "constants: {measure: M, source: S}")
    let table = "Tag;Betrag\n01.02.2026;\"\(cell)\"\n"
    let prefixes: [String: String] = [
      "expense": "-", "revenue": "", "own-funds": "S ", "donation": "H ",
    ]
    let found = Own.outcome(table, profile) { row in
      (prefixes[row.booking.kind.rawValue] ?? "?") + row.booking.amount.plainText
    }
    #expect(found == [wanted])
  }

  /// The cause in the message, in a table without a profile.
  static let causes: [(String, String)] = [
    ("1.234,56-", "Das Minus steht hinter dem Betrag"), ("(12,50)", "Der Betrag steht in Klammern"),
    ("12,50 S", "„S“ (Soll oder Haben)"), ("1'234.56", "ein Apostroph"),
    ("−12,50", "Minus- oder Gedankenstrich"), ("12,50 USD", "Der Betrag steht in USD"),
    ("$12", "Der Betrag steht in USD"), ("CHF 5", "Der Betrag steht in CHF"),
    ("1,5 Mio. €", "steht in Millionen Euro"), ("50 %", "ein Anteil in Prozent"),
    ("12,--", "Ein Strich steht für die Cent"), ("1 234,56", "Leerzeichen"),
    ("12\u{200B}34,50", "unsichtbare Zeichen U+200B"), ("1,5E+03", "Zehnerpotenz"),
    ("-12,50", "ist eine Gutschrift"),
  ]

  @Test(
    "The message says why a text is no amount, and never to reverse anything", arguments: causes)
  func cause(_ cell: String, _ words: String) {
    let table =
      "Buchungsdatum;Art;Teilvorhaben;Position;Betrag\n01.02.2026;Ausgabe;M;SACH;\"\(cell)\"\n"
    let messages = Own.messages(table, nil)
    #expect(messages.count == 1)
    #expect(messages.first?.contains(words) ?? false, "\(messages)")
    #expect(!messages.joined().contains("reverse"))
  }

  @Test(
    "Headings tell currency and unit",
    arguments: [
      ("Betrag in USD", ["AMOUNT_CURRENCY"]), ("Amount (CHF)", ["AMOUNT_CURRENCY"]),
      ("Betrag DM", ["AMOUNT_CURRENCY"]), ("Betrag $", ["AMOUNT_CURRENCY"]),
      ("Betrag in %", ["AMOUNT_PERCENT"]), ("Betrag in EUR", ["12.50"]), ("Betrag (€)", ["12.50"]),
      ("Betrag inkl. 19 % USt", ["12.50"]), ("Betrag in TEUR", ["12500.00"]),
      ("Betrag in T€", ["12500.00"]), ("Betrag (Tsd. €)", ["12500.00"]),
      ("Betrag in Tausend Euro", ["12500.00"]), ("Betrag k€", ["12500.00"]),
      ("Betrag in 1.000 €", ["12500.00"]), ("Betrag in Mio. €", ["12500000.00"]),
      ("Betrag Mill. EUR", ["12500000.00"]), ("Betrag in Cent", ["AMOUNT_DECIMALS"]),
      ("Betrag TOP", ["12.50"]),
    ])
  func heading(_ heading: String, _ wanted: [String]) {
    let profile = Own.profile(
      "date: Tag, amount: \"\(heading)\"", "constants: {measure: M, kind: expense}")
    let found = Own.outcome("Tag;\(heading)\n01.02.2026;12,5\n", profile) {
      $0.booking.amount.plainText
    }
    #expect(found == wanted)
  }

  @Test("A unit that the profile tells, for all columns or one, and against the heading")
  func unit() {
    func read(_ unit: String, heading: String = "Betrag", _ cell: String = "80,525") -> [String] {
      let profile = Own.profile(
        "date: Tag, amount: \"\(heading)\"", table: "decimalMark: comma, unit: \(unit)",
        "constants: {measure: M, kind: expense}")
      return Own.outcome("Tag;\(heading)\n01.02.2026;\"\(cell)\"\n", profile) {
        $0.booking.amount.plainText
      }
    }
    #expect(read("thousand") == ["80525.00"])
    #expect(read("{amount: million}") == ["80525000.00"])
    #expect(read("million", heading: "Betrag in T€") == ["AMOUNT_UNIT"])
    // The profile's word against the heading's.
    #expect(read("euro", heading: "Betrag in T€", "12,50") == ["12.50"])
    // 0.0001 cents are none.
    #expect(read("thousand", "80,525001") == ["AMOUNT_DECIMALS"])
    #expect(read("million", "1,5 Mio. €") == ["1500000.00"])
    #expect(read("thousand", "1,5 Mio. €") == ["AMOUNT_UNIT"])
    #expect(read("cent", "1250") == ["12.50"])
  }

  @Test("A column of currencies, named or not, and one beside a column of euros")
  func currencies() {
    func read(_ headings: String, _ rows: [String], _ columns: String = "amount: Betrag")
      -> [String]
    {
      let profile = Own.profile(
        "date: Tag, " + columns, "constants: {measure: M, kind: expense}")
      return Own.outcome(([headings] + rows).joined(separator: "\n") + "\n", profile) {
        $0.booking.amount.plainText
      }
    }
    let rows = ["01.02.2026;USD;120,00", "02.02.2026;EUR;59,50"]
    for heading in ["Währung", "Currency", "WKZ", "Whg.", "Buchungswährung"] {
      #expect(read("Tag;\(heading);Betrag", rows) == ["59.50", "AMOUNT_CURRENCY"])
    }
    // Nobody says what it holds, but it holds nothing else.
    #expect(read("Tag;X;Betrag", rows) == ["120.00", "59.50", "AMOUNT_CURRENCY"])
    #expect(read("Tag;X;Betrag", ["01.02.2026;USD;1,00", "02.02.2026;Hosting;2,00"]).count == 2)
    #expect(
      read("Tag;X;Betrag", rows, "currency: X, amount: Betrag") == ["59.50", "AMOUNT_CURRENCY"])
    // The currency is that of the other amount.
    #expect(
      read(
        "Tag;Währung;Originalbetrag;Betrag EUR", ["01.02.2026;USD;120,00;104,35"],
        "amount: Betrag EUR") == ["104.35"])
    #expect(
      read(
        "Tag;Originalwährung;Währung;Betrag", ["01.02.2026;USD;EUR;104,35"]) == ["104.35"])
  }

  @Test("Both signs of a profile may not mean the same")
  func sameKind() {
    func codes(_ amounts: String) -> [String] {
      refusal {
        _ = try BookingProfile.read(
          Array(
            Own.profile(
              "date: Tag, amount: Betrag", "amounts: {\(amounts)}\nconstants: {measure: M}"
            ).utf8),
          file: "p.yaml")
      }
    }
    #expect(codes("positive: expense, negative: expense") == ["PROFILE_SIGNS_MEAN_THE_SAME"])
    #expect(codes("debit: expense, credit: expense") == ["PROFILE_SIGNS_MEAN_THE_SAME"])
    #expect(codes("positive: expense") == [])
  }

  @Test("Debits with a minus are money out; a mixture is told, and a credit below zero")
  func debits() {
    let profile = Own.profile(
      "date: Tag, debit: Soll, credit: Haben",
      "amounts: {debit: expense, credit: donation}\nconstants: {measure: M, source: S}")
    func read(_ rows: String...) -> [String] {
      Own.outcome(
        "Tag;Soll;Haben\n" + rows.map { "01.02.2026;" + $0 + "\n" }.joined(), profile
      ) { $0.booking.kind.rawValue + " " + $0.booking.amount.plainText }
    }
    #expect(
      read("-59,50;", "-14,99;", ";20,00") == ["expense 59.50", "expense 14.99", "donation 20.00"])
    #expect(read("59,50;", "14,99;") == ["expense 59.50", "expense 14.99"])
    #expect(read("59,50;", "-14,99;") == ["expense 59.50", "AMOUNT_SIGNS_DIFFER"])
    #expect(read("-59,50;", "14,99;") == ["expense 59.50", "AMOUNT_SIGNS_DIFFER"])
    #expect(read(";-20,00") == ["AMOUNT_NOT_ABOVE_ZERO"])
  }

  // MARK: Tax

  @Test("Rates in the column of the tax are told where the whole column holds nothing else")
  func rates() {
    let profile = Own.profile(
      "date: Tag, amount: Brutto, vat: USt", "constants: {measure: M, kind: expense}")
    func read(_ rows: String...) -> [String] {
      Own.outcome(
        "Tag;Brutto;USt\n" + rows.map { "01.02.2026;" + $0 + "\n" }.joined(), profile
      ) { $0.booking.vat?.plainText ?? "-" }
    }
    // 19 % of 200.00 gross is 31.93, 7 % of 53.50 is 3.50.
    #expect(read("200,00;19", "107,00;7") == ["19.00", "7.00", "TAX_IS_RATE"])
    #expect(read("200,00;0,19", "107,00;0,07") == ["0.19", "0.07", "TAX_IS_RATE", "TAX_IS_RATE"])
    #expect(read("119,00;19,00", "107,00;7,00") == ["19.00", "7.00"])
    #expect(read("1,19;0,19", "1,07;0,07") == ["0.19", "0.07"])
    #expect(read("200,00;31,93", "53,50;3,50") == ["31.93", "3.50"])
    #expect(read("119,00;19 %") == ["AMOUNT_PERCENT"])
  }

  @Test("Net amounts are told, by the heading and by the tax")
  func net() {
    func read(_ headings: String, _ columns: String, _ rows: String...) -> [String] {
      Own.outcome(
        headings + "\n" + rows.map { "01.02.2026;" + $0 + "\n" }.joined(),
        Own.profile("date: Tag, " + columns, "constants: {measure: M, kind: expense}")
      ) { $0.booking.amount.plainText }
    }
    let headings = "Tag;Betrag netto;MwSt;Betrag brutto"
    let rows = ["100,00;19,00;119,00", "50,00;9,50;59,50"]
    #expect(
      read(headings, "amount: Betrag netto, vat: MwSt", rows[0], rows[1])
        == ["AMOUNT_NET"])
    #expect(
      read(headings, "amount: Betrag brutto, vat: MwSt", rows[0], rows[1]) == ["119.00", "59.50"])
    // What a bank leaves after its fee.
    #expect(
      read("Tag;Brutto;Entgelt;Netto", "amount: Netto", "100,00;-2,00;98,00") == ["98.00"])
    // 7 % of 40.00 and 19 % of 10.00 say that the amounts are net, whatever the heading.
    #expect(
      read("Tag;Betrag;MwSt", "amount: Betrag, vat: MwSt", "40,00;2,80", "10,00;1,90")
        == ["40.00", "10.00", "AMOUNT_NET"])
    #expect(
      read("Tag;Betrag;MwSt", "amount: Betrag, vat: MwSt", "40,00;2,80", "11,90;1,90")
        == ["40.00", "11.90"])
  }

  @Test("A share in place of what is eligible is offered as an amount")
  func share() {
    let table = """
      Buchungsdatum;Art;Teilvorhaben;Position;Betrag;davon zuwendungsfähig
      01.02.2026;Ausgabe;M;SACH;119,00;50 %

      """
    #expect(Own.messages(table, nil).first?.contains("50,00 % von 119,00 € sind 59,50 €") ?? false)
  }

  // MARK: Rows that are no bookings

  @Test(
    "Rows of balances and sums by their own words",
    arguments: [
      ("Anfangsbestand", "1.250,00", true), ("Saldovortrag", "1.250,00", true),
      ("Kassenbestand am 31.01.2026", "1.250,00", true), ("Vortrag", "1.250,00", true),
      ("Übertrag von Seite 2", "1.250,00", true), ("Endbestand Januar", "1.250,00", true),
      ("alter Kontostand", "1.250,00", true), ("ÜBERTRAG", "1.250,00", true),
      ("Opening balance", "1.250,00", true), ("Zwischensumme", "9,00", true),
      ("Startguthaben", "1.250,00", true), ("EB-Wert", "1.250,00", true),
      ("Eröffnungsbilanz", "1.250,00", true), ("Saldo alt", "1.250,00", true),
      ("Übertrag Vorseite", "1.250,00", true), ("Gesamtausgaben", "9,00", true),
      ("Wertstoffhof", "1.250,00", false), ("Werte und Wandel e. V.", "1.250,00", false),
      ("Übertragungsnetz", "1.250,00", false), ("Summenformel GmbH", "1.250,00", false),
      ("Vortrag Klimaschutz", "1.250,00", false), ("Gesamtschule Nord", "1.250,00", false),
      ("Saldenliste drucken", "1.250,00", false), ("Miete Übertragungswagen", "1.250,00", false),
    ])
  func balances(_ text: String, _ amount: String, _ isNone: Bool) throws {
    let rows = "Tag;Text;Betrag\n01.02.2026;Flyer;4,00\n02.02.2026;Plakat;5,00\n"
    func read(_ skip: String) throws -> (rows: [String], leftOut: Int) {
      let profile = Own.profile(
        "date: Tag, amount: Betrag, purpose: Text",
        "constants: {measure: M, kind: expense}\n\(skip)")
      let survey = BookingSurvey()
      let found = Own.outcome(rows + "03.02.2026;\(text);\(amount)\n", profile, survey) {
        $0.booking.amount.plainText
      }
      return (found, survey.leftOutCount)
    }
    let skipped = try read("skip: {totals: true}")
    let plain = try read("")
    #expect(skipped.rows.count == (isNone ? 2 : 3))
    #expect(skipped.leftOut == (isNone ? 1 : 0))
    #expect(plain.leftOut == 0)
    #expect(
      plain.rows.last
        == (!isNone ? "1250.00" : amount == "9,00" ? "LIST_TOTAL_ROW" : "BALANCE_ROW"))
  }

  @Test("A lecture with a speaker is no balance; a bare row that is the sum is asked about")
  func arithmetic() {
    let profile = Own.profile(
      "date: Tag, amount: Betrag, purpose: Text, counterparty: Name",
      "constants: {measure: M, kind: expense}\nskip: {totals: true}")
    func read(_ last: String) -> [String] {
      Own.outcome(
        "Tag;Text;Name;Betrag\n01.02.2026;Flyer;A;4,00\n02.02.2026;Plakat;B;5,00\n03.02.2026;\(last)\n",
        profile
      ) { $0.booking.amount.plainText }
    }
    #expect(read("Vortrag;Dr. Meier;300,00") == ["4.00", "5.00", "300.00"])
    #expect(read(";;9,00") == ["4.00", "5.00", "MAYBE_TOTAL_ROW"])
    #expect(read(";;9,01") == ["4.00", "5.00", "9.01"])
    #expect(read("Papier;C;9,00") == ["4.00", "5.00", "9.00"])
  }

  @Test("A prefix to leave out counts in whole words")
  func prefixes() {
    let profile = Own.profile(
      "date: Tag, amount: Betrag, purpose: Text",
      "constants: {measure: M, kind: expense}\n"
        + "skip: {rows: [{column: purpose, startsWith: \"Umbuchung\"}]}")
    let found = Own.outcome(
      "Tag;Text;Betrag\n01.02.2026;Umbuchung 7;4,00\n02.02.2026;Umbuchungsprogramm;5,00\n", profile
    ) { $0.booking.amount.plainText }
    #expect(found == ["5.00"])
  }

  // MARK: Commas

  @Test("Amounts cut at a comma that both separates and is the decimal mark")
  func cut() {
    let headings = "Buchungsdatum,Art,Teilvorhaben,Betrag,Beleg-Nr.\n"
    func read(_ rows: String...) -> [String] {
      Own.outcome(
        headings + rows.map { "05.02.2026,Ausgabe,M," + $0 + "\n" }.joined(), nil
      ) { $0.booking.amount.plainText }
    }
    #expect(read("59,50", "1234,56") == ["59.00", "1234.00", "AMOUNTS_CUT_AT_COMMA"])
    #expect(read("59,50", "1234,567") == ["59.00", "1234.00"])
    #expect(read("59.00,50", "1234.00,56") == ["59.00", "1234.00"])
    #expect(read("\"59,50\",B-1", "\"1234,56\",B-2") == ["59.50", "1234.56"])
  }
}

/// Tables and profiles of an office, read from text.
enum Own {
  static func profile(
    _ columns: String, table: String = "decimalMark: comma", _ more: String
  ) -> String {
    BookingProfileTests.profile(columns, table: table, more)
  }

  /// What `body` makes of each row, then the codes of what was refused.
  static func outcome(
    _ table: String, _ profile: String?, _ survey: BookingSurvey = BookingSurvey(),
    _ body: (BookingRow) -> String
  ) -> [String] {
    outcome(InputBytes(Array(table.utf8), file: "t.csv"), profile, survey, body)
  }

  static func outcome(
    _ input: InputBytes, _ profile: String?, _ survey: BookingSurvey = BookingSurvey(),
    _ body: (BookingRow) -> String
  ) -> [String] {
    var rows: [String] = []
    let problems = read(input, profile, survey) { rows.append(body($0)) }
    return rows + problems.map(\.fault.code)
  }

  /// The German messages.
  static func messages(_ table: String, _ profile: String?) -> [String] {
    messages(InputBytes(Array(table.utf8), file: "t.csv"), profile)
  }

  static func messages(_ input: InputBytes, _ profile: String?) -> [String] {
    read(input, profile, BookingSurvey()) { _ in }
      .map { $0.text(.de).replacing("\u{A0}", with: " ") }
  }

  private static func read(
    _ input: InputBytes, _ profile: String?, _ survey: BookingSurvey, _ body: (BookingRow) -> Void
  ) -> [InputProblem] {
    do {
      let profile = try profile.map { try BookingProfile.read(Array($0.utf8), file: "p.yaml") }
      let problems = ProblemList()
      try BookingTable.open(input, profile: profile).read(
        problems: problems, survey: survey, body)
      return problems.collected.problems
    } catch let problems as InputProblems {
      return problems.problems
    } catch {
      return []
    }
  }
}
