import Amounts
import Funding
import Interchange
import TestSupport
import Testing

/// What a cell shows beside its number, where euros or a quantity are wanted.
@Suite("Units of cells") struct FormatUnitTests {
  /// A workbook of one row, in which one number has a format.
  private static func sheet(
    _ headings: [String], _ row: [String], _ column: Int, _ format: String
  ) -> InputBytes {
    var file = WorkbookBuilder(table: [headings, row])
    let cell = "\("ABCDEFGHIJ".map(String.init)[column])2"
    file.sheets[0].content = file.sheets[0].content.replacing(
      "<c r=\"\(cell)\" t=\"inlineStr\"><is><t>\(row[column])</t></is></c>",
      with: "<c r=\"\(cell)\" s=\"1\"><v>\(row[column])</v></c>")
    file.styles =
      "<numFmts><numFmt numFmtId=\"200\" formatCode=\"\(format)\"/></numFmts>"
      + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"200\"/></cellXfs>"
    return InputBytes(file.bytes, file: "t.xlsx")
  }

  /// 59500 is saved, 59.5 is shown.
  @Test(
    "Euros that are shown divided are read where heading, profile or format says so",
    arguments: [
      ("Betrag", "", "0.0,", "AMOUNT_UNIT"), ("Betrag in T€", "", "0.0,", "59500.00"),
      ("Betrag", "unit: thousand", "0.0,", "59500.00"),
      ("Betrag", "unit: euro", "0.0,", "59500.00"),
      ("Betrag", "unit: million", "0.0,", "AMOUNT_UNIT"),
      ("Betrag", "", "0.0,&quot; T€&quot;", "59500.00"),
      ("Betrag", "", "0.0&quot; T€&quot;", "AMOUNT_UNIT"),
      ("Betrag (Stück)", "", "0.0", "AMOUNT_UNIT"), ("Stunden", "", "0.0", "AMOUNT_UNIT"),
      ("Betrag (H)", "", "0.0", "59500.00"), ("Satz (€/h)", "", "0.0", "59500.00"),
    ])
  func divided(_ heading: String, _ table: String, _ format: String, _ outcome: String) {
    let input = Self.sheet(["Tag", heading], ["01.02.2026", "59500"], 1, format)
    let profile = Own.profile(
      "date: Tag, amount: \"\(heading)\"",
      table: table.isEmpty ? "decimalMark: comma" : table,
      "constants: {measure: M, kind: expense}")
    #expect(Own.outcome(input, profile) { $0.booking.amount.plainText } == [outcome])
  }

  /// 100 is saved.
  @Test(
    "What shows a number above zero with a minus, as a word or per mille is no amount in euros",
    arguments: [
      ("0.00;[Red]-0.00", true), ("[&lt;0]-0.00;0.00", true),
      ("[&gt;=0]0.00;[Red]-0.00", true), ("#,##0.-", true), ("#,##0&quot;,-- €&quot;", true),
      ("_(* #,##0.00_);_(* (#,##0.00);_(* &quot;-&quot;??_);_(@_)", true),
      ("_-* #,##0.00\\ &quot;€&quot;_-;-* #,##0.00\\ &quot;€&quot;_-", true),
      ("0.00E-00", true), ("[=0]&quot;–&quot;;0.00", true), ("&quot;+&quot;0.00", true),
      ("0.00&quot; (brutto)&quot;", true), ("[&gt;=1000]#,##0.00;0.00", true),
      ("0.00;-0.00;&quot;entfällt&quot;", true), ("General", true),
      ("&quot;-&quot;0.00", false), ("0.00&quot;-&quot;", false), ("0.00\\-", false),
      ("-0.00", false), ("(0.00)", false), ("(0.00 €)", false), ("0.00&quot; –&quot;", false),
      ("€ -0.00", false), ("[&gt;0]-0.00;0.00", false), ("[&lt;0]0.00;-0.00", false),
      ("[=100]&quot;entfällt&quot;;0.00", false), ("&quot;entfällt&quot;;0.00", false),
      ("&quot;–&quot;;0.00", false), ("0.00&quot;‰&quot;", false), ("0.00‰", false),
      ("0.00&quot; p.M.&quot;", false),
    ])
  func signs(_ format: String, isRead: Bool) {
    let input = Self.sheet(["Tag", "Betrag"], ["01.02.2026", "100"], 1, format)
    let profile = Own.profile(
      "date: Tag, amount: Betrag", table: "decimalMark: comma",
      "constants: {measure: M, kind: expense}")
    #expect(
      Own.outcome(input, profile) { $0.booking.amount.plainText }
        == [isRead ? "100.00" : "AMOUNT_UNIT"])
  }

  /// 12.5 of a thing worth 20.00 each.
  @Test(
    "A quantity takes its own unit and no other",
    arguments: [
      ("Stunden", "0.0&quot; h&quot;", true), ("Stunden", "0.0\\ &quot;Std.&quot;", true),
      ("Stunden", "0.0&quot; Tage&quot;", false), ("Stunden", "0.0&quot; Stück&quot;", false),
      ("Stunden", "0.0&quot; €&quot;", false), ("Stunden", "0.0,", false),
      ("Stunden", "0.0%", false), ("Stunden", "&quot;ca. &quot;0.0", false),
      ("Miete", "0.0&quot; qm&quot;", true), ("Miete", "0.0&quot; h&quot;", false),
      ("Sachwert", "0.0&quot; Stück&quot;", true), ("Sachwert", "0.0&quot; Std.&quot;", false),
      ("Lizenz", "0.0&quot; Monate&quot;", true), ("Lizenz", "0.0&quot; Tage&quot;", false),
    ])
  func quantities(_ method: String, _ format: String, isRead: Bool) {
    let headings = [
      "Buchungsdatum", "Art", "Teilvorhaben", "Position", "Finanzierungsquelle", "Betrag",
      "Bewertung", "Satz", "Menge",
    ]
    let row = ["01.02.2026", "Sachleistung", "M", "S", "Q", "250,00", method, "20,00", "12.5"]
    let read = Own.outcome(Self.sheet(headings, row, 8, format), nil) {
      $0.booking.quantity?.exactText ?? ""
    }
    #expect(read == [isRead ? "25/2" : "AMOUNT_UNIT"])
  }

  @Test(
    "So does one that is written as text",
    arguments: [
      ("12,5 h", "25/2"), ("12,5 Std.", "25/2"), ("12,5", "25/2"), ("12,5 Tage", "AMOUNT_UNIT"),
      ("12,5 €", "NOT_A_NUMBER"), ("1/2 h", "1/2"), ("12,5 irgendwas", "AMOUNT_UNIT"),
    ])
  func texts(_ text: String, _ outcome: String) {
    let table =
      "Buchungsdatum;Art;Teilvorhaben;Position;Finanzierungsquelle;Betrag;Bewertung;Satz;Menge\n"
      + "01.02.2026;Sachleistung;M;S;Q;250,00;Stunden;20,00;\(text)\n"
    #expect(
      Own.outcome(InputBytes(Array(table.utf8), file: "t.csv"), nil) {
        $0.booking.quantity?.exactText ?? ""
      } == [outcome])
  }
}
