import Amounts
import Funding
import Interchange
import TestSupport
import Testing

/// What a table says besides its amounts, and what would be passed over in silence.
@Suite("Nothing is passed over in silence") struct SilenceTests {
  private static let directions =
    "amounts: {negative: expense, positive: revenue}\nconstants: {measure: M}\n"

  /// Rows, then codes of problems, then codes of remarks.
  private static func read(
    _ text: String, _ more: String, columns: String = "date: Tag, amount: Betrag, purpose: Text",
    table layout: String = ""
  ) -> [String] {
    read(InputBytes(Array(text.utf8), file: "t.csv"), more, columns: columns, table: layout)
  }

  private static func read(
    _ input: InputBytes, _ more: String,
    columns: String = "date: Tag, amount: Betrag, purpose: Text", table layout: String = ""
  ) -> [String] {
    var rows: [String] = []
    let codes = refusal {
      let table = try BookingTable.open(
        input,
        profile: BookingProfile.read(
          Array(Own.profile(columns, table: "decimalMark: comma\(layout)", more).utf8),
          file: "p.yaml"))
      let problems = ProblemList()
      let survey = BookingSurvey()
      table.read(problems: problems, survey: survey) {
        rows.append("\($0.booking.kind.rawValue) \($0.booking.amount.plainText)")
      }
      _ = try problems.checked(true)
      rows += survey.readings.remarks.map { "\($0.code)@\($0.line)" }
      rows += survey.leftOut.compactMap { row in
        if case .behindEnd(_, let amounts) = row.reason { amounts.plainText } else { nil }
      }
    }
    return codes.isEmpty ? rows : codes
  }

  // MARK: Balances

  /// 500.00 less 100.00 and plus 20.00 is 420.00.
  @Test(
    "A closing balance follows from the opening one and the rows between them",
    arguments: [
      ("420,00", true), ("999,00", false), ("420,01", false), ("", true),
    ])
  func closing(_ closing: String, _ follows: Bool) {
    let text = """
      Tag;Text;Betrag
      01.02.2026;Anfangsbestand;500,00
      05.02.2026;A;-100,00
      06.02.2026;B;20,00
      28.02.2026;Endbestand;\(closing)

      """
    let wanted = ["expense 100.00", "revenue 20.00"]
    #expect(
      Self.read(text, Self.directions + "skip: {totals: true}")
        == (follows ? wanted : ["BALANCE_DIFFERS"]))
    // What the profile leaves out moves the balance all the same; its own row may be left out.
    let skipped = text.replacing("06.02.2026;B;", with: "06.02.2026;Umbuchung;")
    #expect(
      Self.read(skipped, Self.directions + "skip: {totals: true, rows: [{is: Umbuchung}]}")
        == (follows ? ["expense 100.00"] : ["BALANCE_DIFFERS"]))
    #expect(Self.read(text, Self.directions + "skip: {totals: true, rows: [5]}") == wanted)
  }

  @Test("Both balances may stand together, above the table or below it")
  func together() {
    let head = "Tag;Text;Betrag\n"
    let rows = "05.02.2026;A;-100,00\n06.02.2026;B;20,00\n"
    for closing in ["420,00", "421,00"] {
      let balances = "01.02.2026;Anfangssaldo;500,00\n28.02.2026;Endsaldo;\(closing)\n"
      for text in [head + rows + balances, head + balances + rows] {
        #expect(
          Self.read(text, Self.directions + "skip: {totals: true}")
            == (closing == "420,00"
              ? ["expense 100.00", "revenue 20.00"] : ["BALANCE_DIFFERS"]))
      }
    }
  }

  @Test(
    "A running balance that does not follow from its row is told, whichever row is the newest",
    arguments: [
      (["-100,00;400,00", "20,00;420,00", "5,00;425,00"], []),
      (["5,00;425,00", "20,00;420,00", "-100,00;400,00"], []),
      (["-100,00;400,00", "20,00;470,00", "5,00;475,00"], ["BALANCE_GAP@3"]),
      (["5,00;475,00", "20,00;470,00", "-100,00;400,00"], ["BALANCE_GAP@4"]),
      (["-100,00;400,00", "20,00;470,00"], ["BALANCE_GAP@3"]),
      // A number of pieces is no balance.
      (["-100,00;4,00", "20,00;7,00", "5,00;1,00", "6,00;2,50", "7,00;9,00"], []),
    ])
  func running(_ rows: [String], _ gaps: [String]) {
    let lines = rows.map { "05.02.2026;A;" + $0 }.joined(separator: "\n")
    for heading in ["Saldo", "Saldo (EUR)", "Kontostand", "Bestand"] {
      let read = Self.read("Tag;Text;Betrag;\(heading)\n\(lines)\n", Self.directions)
      #expect(read.filter { $0.contains("@") } == gaps, "\(heading) \(rows)")
    }
  }

  // MARK: Rows that are not there, or behind the end

  @Test("A number under skip.rows that no row has is refused", arguments: [1, 4, 30])
  func numbers(_ row: Int) {
    let text = "Tag;Text;Betrag\n05.02.2026;A;-1,50\n06.02.2026;B;-2,00\n"
    #expect(Self.read(text, Self.directions + "skip: {rows: [3]}") == ["expense 1.50"])
    #expect(
      Self.read(text, Self.directions + "skip: {rows: [3, \(row)]}") == ["SKIPPED_ROW_UNKNOWN"])
  }

  @Test("Money behind the end of a table is told with its sum")
  func behindEnd() {
    let text =
      "Tag;Text;Betrag\n05.02.2026;A;-1,50\n;;\n06.02.2026;B;-2.500,00\n07.02.2026;C;1,00\n"
    #expect(
      Self.read(text, Self.directions, table: ", until: empty") == ["expense 1.50", "2501.00"])
  }

  // MARK: Rows struck through

  @Test("Rows in which something is struck through are told, of a workbook")
  func struckWorkbook() throws {
    var file = WorkbookBuilder(
      rows: """
        <row r="1"><c r="A1" s="0"><v>1</v></c></row><row r="2"><c r="A2" s="1"><v>2</v></c></row>\
        <row r="3"><c r="A3" s="2"><v>3</v></c></row><row r="4"><c r="A4" s="1"/></row>
        """)
    file.styles = """
      <fonts><font><sz val="11"/></font><font><strike/></font><font><strike val="0"/></font></fonts>\
      <cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>\
      <dxfs><dxf><font><strike/></font></dxf></dxfs>
      """
    let sheet = try file.open().sheet()
    #expect(Reading(sheet).faults == [])
    #expect(sheet.notices == [.struckRows(count: 1, first: [2])])
    for notice in sheet.notices { #expect(notice.text(.de) != notice.text(.en)) }
  }

  // MARK: What headings say

  @Test(
    "Amounts that are net are asked about, unless the profile says that they have no tax",
    arguments: [
      ("Betrag netto", "", ["AMOUNT_NET"]), ("Nettobetrag", "", ["AMOUNT_NET"]),
      ("Betrag netto", ", vat: \"0,00\"", ["expense 1.50"]), ("Betrag", "", ["expense 1.50"]),
    ])
  func net(_ heading: String, _ constant: String, _ wanted: [String]) {
    #expect(
      Self.read(
        "Tag;Text;\(heading)\n05.02.2026;A;1,50\n",
        "constants: {measure: M, kind: expense\(constant)}",
        columns: "date: Tag, purpose: Text, amount: \"\(heading)\"") == wanted)
  }

  @Test(
    "An account that stands as debit and as credit says that money went both ways",
    arguments: [
      ("1200;8400", ["ACCOUNT_ON_BOTH_SIDES"]), ("4910;1200", ["expense 1.50", "expense 20.00"]),
      ("1600;4900", ["ACCOUNT_ON_BOTH_SIDES"]),
    ])
  func accounts(_ second: String, _ wanted: [String]) {
    for headings in ["Konto Soll;Konto Haben", "Sollkonto;Habenkonto", "Soll-Konto;Haben-Konto"] {
      #expect(
        Self.read(
          "Tag;Text;Betrag;\(headings)\n05.02.2026;A;1,50;4900;1200\n06.02.2026;B;20,00;\(second)\n",
          "constants: {measure: M, kind: expense}") == wanted)
    }
  }

  @Test(
    "The name of a sheet may tell another currency",
    arguments: [
      ("USD-Konto", ["AMOUNT_CURRENCY"]), ("Kasse CHF", ["AMOUNT_CURRENCY"]),
      ("SEK I", ["expense 1.50"]), ("Ausgaben 2026", ["expense 1.50"]), ("EUR", ["expense 1.50"]),
    ])
  func sheetName(_ name: String, _ wanted: [String]) {
    var file = WorkbookBuilder(table: [["Tag", "Text", "Betrag"], ["05.02.2026", "A", "-1,50"]])
    file.sheets[0].name = name
    #expect(Self.read(file.input, Self.directions) == wanted)
  }

  // MARK: The program's own headings

  @Test(
    "The heading of an amount may tell its unit, and a column the currency",
    arguments: [
      ("Betrag in EUR;Währung", "100,00;EUR", ["100.00"]),
      ("Betrag (EUR);Währung", "100,00;Euro", ["100.00"]),
      ("Betrag EUR;Whg.", "100,00;", ["HEADING_UNKNOWN"]),
      ("Betrag €;Whg", "100,00;", ["100.00"]),
      ("Betrag in TEUR;Currency", "12,5;EUR", ["12500.00"]),
      ("Betrag (Tsd. €);Währung", "1,5;EUR", ["1500.00"]),
      ("Betrag in Cent;Währung", "1250;EUR", ["12.50"]),
      ("Betrag;Währung", "100,00;PLN", ["AMOUNT_CURRENCY"]),
      ("Betrag in USD;Währung", "100,00;EUR", ["AMOUNT_CURRENCY"]),
      ("Betrag in TDM;Währung", "100,00;EUR", ["AMOUNT_CURRENCY"]),
      ("Betrag;Währungskurs", "100,00;1,08", ["HEADING_UNKNOWN"]),
    ])
  func ownHeadings(_ headings: String, _ values: String, _ wanted: [String]) {
    let text =
      "Buchungsdatum;Art;Teilvorhaben;Position;\(headings)\n"
      + "05.02.2026;Ausgabe;M;SACH;\(values)\n"
    let sheet = WorkbookBuilder(
      table: text.split(separator: "\n").map {
        $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      })
    for input in [InputBytes(Array(text.utf8), file: "t.csv"), sheet.input] {
      var rows: [String] = []
      let codes = refusal {
        rows = try BookingTable<TableFile>.open(input, profile: nil, decimalMark: .comma).rows()
          .map(\.booking.amount.plainText)
      }
      #expect((codes.isEmpty ? rows : codes) == wanted)
    }
  }

  // MARK: Messages that help

  /// 46,058 days after 30 December 1899 is 5 February 2026.
  @Test(
    "The number of a day is told as the day it is", arguments: ["46058", "46058.0", "20260205"])
  func serialDay(_ number: String) {
    let messages = Own.messages(
      "Tag;Betrag\n\(number);1,50\n",
      Own.profile("date: Tag, amount: Betrag", "constants: {measure: M, kind: expense}"))
    switch number {
    case "46058":
      #expect(
        messages.first?.contains("als die eine Tabellenkalkulation den 05.02.2026 speichert")
          == true)
    case "20260205": #expect(messages.isEmpty)
    default: #expect(messages.first?.contains("ist kein Datum") == true)
    }
  }

  @Test("Where two rows tell the headings, the message names both rows and all columns")
  func twoRows() {
    let table = """
      Beleg;;Zahlung;;Betrag
      Nr.;Datum;Empfänger;Datum;brutto
      1;05.02.2026;Druck;10.02.2026;100,00

      """
    let rest = "constants: {measure: M, kind: expense}"
    let wrong = Own.profile(
      "date: Datum, amount: brutto", table: "decimalMark: comma, headingRow: 2", rest)
    let message = Own.messages(table, wrong).first ?? ""
    #expect(message.contains("„table: {headingRow: 1, headingRows: 2}“"))
    #expect(
      message.contains(
        "date: \"Beleg Datum\" | \"Zahlung Datum\", amount: \"Betrag brutto\""
      ), "\(message)")
    // As the message says.
    let right = Own.profile(
      "date: \"Beleg Datum\", paidOn: \"Zahlung Datum\", amount: \"Betrag brutto\"",
      table: "decimalMark: comma, headingRow: 1, headingRows: 2", rest)
    #expect(
      Own.outcome(table, right) { $0.booking.paidOn?.isoText ?? "-" } == ["2026-02-10"])
    // „Zahlung“ over „Datum“ is the day of payment, and what is left the other one.
    let told = Own.profile(
      "date: Datum, paidOn: Datum, amount: brutto", table: "decimalMark: comma, headingRow: 2",
      rest)
    #expect(
      Own.outcome(table, told) {
        $0.booking.date.isoText + " " + ($0.booking.paidOn?.isoText ?? "-")
      }
        == ["2026-02-05 2026-02-10"])
    // Nothing over the second one says which it is.
    let unclear = table.replacing(";;Zahlung;;", with: ";;Firma;;")
    #expect(Own.messages(unclear, told).first?.contains("headingRows: 2") == true)
    #expect(
      Own.messages(
        "Nr.;Datum;Wer;Datum;brutto\n1;05.02.2026;D;10.02.2026;1,00\n",
        Own.profile(
          "date: \"Datum [B]\", paidOn: \"Datum [D]\", amount: brutto", rest)
      ).isEmpty)
  }

  @Test("Of a sheet with two rows of headings a row without its last cell is whole")
  func shortRow() {
    let rows = [
      ["Lieferant", "Rechnung"], ["", "Datum", "Nr", "Betrag", "Text"],
      ["Druckhaus", "05.02.2026", "R-1", "119,00", "x"], ["Post", "06.02.2026", "R-2", "50,00"],
    ]
    let profile = Own.profile(
      "date: \"Rechnung Datum\", amount: \"Rechnung Betrag\", counterparty: Lieferant",
      table: "decimalMark: comma, headingRow: 1, headingRows: 2",
      "constants: {measure: M, kind: expense}")
    let sheet = InputBytes(WorkbookBuilder(table: rows).bytes, file: "t.xlsx")
    #expect(
      Own.outcome(sheet, profile) { $0.booking.amount.plainText } == ["119.00", "50.00"])
    // A text file that ends early may be cut off.
    let text = rows.map { $0.joined(separator: ";") + "\n" }.joined()
    #expect(
      Own.messages(text, profile).contains { $0.contains("ist die Zeile abgeschnitten?") })
  }

  @Test(
    "Headings that stand elsewhere than the profile says are told with their row",
    arguments: [
      (", headingRows: 2", "in zwei Zeilen, sie stehen aber alle in dieser Zeile", "Zeile 2"),
      (", headingRow: 1, headingRows: 2", "in den Zeilen 1 und 2, sie stehen", "Zeile 2"),
      (", headingRow: 1", "in Zeile 1, sie stehen aber alle in dieser Zeile", "Zeile 2"),
      (", headingRow: 4", "in Zeile 4, sie stehen aber alle in dieser Zeile", "Zeile 2"),
      (", headingRow: 9", "in Zeile 9, sie stehen aber alle in dieser Zeile", "Zeile 2"),
    ])
  func headingsElsewhere(_ layout: String, _ said: String, _ place: String) {
    let rows = [
      ["Kasse Februar", "", ""], ["Tag", "Kosten", "Zweck"], ["05.02.2026", "12,50", "Flyer"],
      ["06.02.2026", "2,50", "Porto"],
    ]
    let table = rows.map { $0.joined(separator: ";") + "\n" }.joined()
    let rest = "constants: {measure: M, kind: expense}"
    func profile(_ amount: String, _ layout: String) -> String {
      Own.profile(
        "date: Tag, amount: \(amount), purpose: Zweck", table: "decimalMark: comma\(layout)", rest)
    }
    for input in [
      InputBytes(Array(table.utf8), file: "t.csv"),
      InputBytes(WorkbookBuilder(table: rows).bytes, file: "t.xlsx"),
    ] {
      let messages = Own.messages(input, profile("Kosten", layout))
      #expect(messages.count == 1)
      #expect(messages.first?.contains(said) == true, "\(messages)")
      #expect(messages.first?.contains(place) == true, "\(messages)")
      #expect(messages.first?.contains("headingRow: 2") == true, "\(messages)")
      // As the message says.
      #expect(Own.messages(input, profile("Kosten", ", headingRow: 2")).isEmpty)
      // Where they stand nowhere, nobody is sent anywhere.
      let missing = Own.messages(input, profile("Preis", layout))
      #expect(!missing.contains { $0.contains("sie stehen") }, "\(missing)")
    }
  }

  @Test("A row beyond the end of the table is told as that")
  func headingsBeyond() {
    let profile = Own.profile(
      "date: Tag, amount: Preis", table: "headingRow: 9", "constants: {measure: M, kind: expense}")
    #expect(
      Own.messages("Tag;Kosten\n05.02.2026;12,50\n", profile).map {
        $0.contains("in Zeile 9, die Tabelle endet mit Zeile 2")
      } == [true])
  }

  @Test(
    "A sum that was never computed is told once, with or without its word",
    arguments: ["", "Summe", "Gesamt"])
  func uncomputedSum(_ word: String) {
    var file = WorkbookBuilder(table: [
      ["Tag", "Zweck", "Kosten"], ["05.02.2026", "Druck", "100,00"],
      ["06.02.2026", "Papier", "50,00"], ["", word, "FORMEL"],
    ])
    file.sheets[0].content = file.sheets[0].content.replacing(
      "<c r=\"C4\" t=\"inlineStr\"><is><t>FORMEL</t></is></c>",
      with: "<c r=\"C4\"><f>SUM(C2:C3)</f></c>")
    let input = InputBytes(file.bytes, file: "t.xlsx")
    for rest in ["", "\nskip: {totals: true}"] {
      let profile = Own.profile(
        "date: Tag, purpose: Zweck, amount: Kosten", "constants: {measure: M, kind: expense}\(rest)"
      )
      #expect(
        Own.outcome(input, profile) { $0.booking.amount.plainText }
          == ["100.00", "50.00", "CELL_FORMULA_WITHOUT_VALUE"])
    }
  }

  @Test(
    "A month is no day of a booking, written or shown",
    arguments: ["Feb 2026", "02/2026", "Februar 26"])
  func month(_ text: String) {
    let rows = [["Tag", "Kosten", "Zweck"], [text, "12,50", "Flyer"]]
    let profile = Own.profile(
      "date: Tag, amount: Kosten, purpose: Zweck", "constants: {measure: M, kind: expense}")
    let table = rows.map { $0.joined(separator: ";") + "\n" }.joined()
    #expect(Own.outcome(table, profile) { _ in "" } == ["MONTH_WITHOUT_DAY"])
    var file = WorkbookBuilder(table: rows)
    file.sheets[0].content = file.sheets[0].content.replacing(
      "<c r=\"A2\" t=\"inlineStr\"><is><t>\(text)</t></is></c>",
      with: "<c r=\"A2\" s=\"1\"><v>46054</v></c>")
    for (format, codes) in [("mmm\\ yy", ["MONTH_WITHOUT_DAY"]), ("dd.mm.yyyy", [""])] {
      file.styles =
        "<numFmts><numFmt numFmtId=\"200\" formatCode=\"\(format)\"/></numFmts>"
        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"200\"/></cellXfs>"
      #expect(Own.outcome(InputBytes(file.bytes, file: "t.xlsx"), profile) { _ in "" } == codes)
    }
  }
}
