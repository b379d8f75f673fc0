import Amounts
import Interchange
import TestSupport
import Testing

/// What the numbers of a list of projects mean: units, currencies, rates of both forms.
@Suite("What the numbers of a list mean")
struct ListMeaningTests {
  private static func profile(
    _ amounts: String, table: String = "decimalMark: comma, dates: dmy", _ more: String = ""
  ) -> String {
    ListText.profile(
      columns:
        "{id: Nr, recipient: Empfänger, title: Vorhaben, from: Beginn, to: Ende, \(amounts)}",
      table: table, more: more)
  }

  private static let head = "Nr;Empfänger;Vorhaben;Beginn;Ende;"

  private static func list(_ headings: String, _ rows: String...) -> String {
    ([head + headings]
      + rows.enumerated().map { index, row in
        "A-\(index + 1);Amt \(index);Projekt \(index);01.01.2025;31.12.2026;\(row)"
      })
      .joined(separator: "\n") + "\n"
  }

  /// `eligible grant` of the whole list, or the codes of its problems.
  private static func sums(_ text: String, _ profile: String) -> [String] {
    var found: [String] = []
    let problems = ListText.problems {
      let list = try ListText.read(text, profile: profile)
      found = [list.eligible.plainText, list.grant.plainText]
    }
    return found + problems
  }

  @Test(
    "What is not awarded is no award, unless the column says something else",
    arguments: ["abgelehnt", "beantragt", "zurückgezogen", "nicht bewilligt", "in Prüfung"])
  func notAwarded(_ state: String) {
    let text = Self.list(
      "Ausgaben;Zuwendung;Status", "100,00;80,00;bewilligt", "50,00;40,00;\(state)")
    let columns = "eligible: Ausgaben, grant: Zuwendung"
    let sums = ["150.00", "120.00"]
    #expect(Self.sums(text, Self.profile(columns)) == ["ROW_MARKED@3"])
    #expect(Self.sums(text, Self.profile(columns, "skip: {columns: [Status]}")) == sums)
    #expect(
      Self.sums(text, Self.profile(columns, "skip: {rows: [3]}")) == ["100.00", "80.00"])
    #expect(
      Self.sums(text.replacing(state, with: "abgeschlossen"), Self.profile(columns)) == sums)
  }

  @Test("What was applied for is told where the profile takes it for the grant")
  func requested() throws {
    let text = Self.list("Ausgaben;Beantragte Zuwendung", "100,00;80,00")
    let list = try ListText.read(
      text, profile: Self.profile("eligible: Ausgaben, grant: \"Beantragte Zuwendung\""))
    #expect(list.remarks.map(\.code) == ["GRANT_REQUESTED"])
  }

  @Test("Thousands by the heading: 250,0 + 80,5 + 1.200,0 T€ are 1,530,500.00 euros")
  func thousands() throws {
    let headings = "Zuwendungsfähige Ausgaben in T€;Zuwendung in T€"
    let text = Self.list(headings, "250,0;200,0", "80,5;64,4", "1.200,0;960,0")
    let columns = "eligible: \"Zuwendungsfähige Ausgaben in T€\", grant: \"Zuwendung in T€\""
    #expect(Self.sums(text, Self.profile(columns)) == ["1530500.00", "1224400.00"])
    #expect(
      Self.sums(
        text, Self.profile(columns, table: "decimalMark: comma, unit: {grant: million}"))
        == ["AMOUNT_UNIT@1"])
    let list = try ListText.read(text, profile: Self.profile(columns))
    #expect(list.remarks.map(\.code) == ["AMOUNT_UNIT", "AMOUNT_UNIT"])
  }

  @Test("Thousands of one column by the profile, and a total row in them")
  func units() {
    let text =
      Self.list("Ausgaben;Zuwendung", "250,5;200.000,00", "80,5;64.400,00")
      + ";;Summe;;;331,0;264.400,00\n"
    let profile = Self.profile(
      "eligible: Ausgaben, grant: Zuwendung",
      table: "decimalMark: comma, unit: {eligible: thousand}", "skip: {totals: true}")
    #expect(Self.sums(text, profile) == ["331000.00", "264400.00"])
  }

  @Test("Another currency, by its column and by the heading")
  func currencies() {
    let text = Self.list("Währung;Ausgaben;Zuwendung", "EUR;250,00;200,00", "USD;80,50;64,40")
    let profile = Self.profile("eligible: Ausgaben, grant: Zuwendung")
    #expect(Self.sums(text, profile) == ["AMOUNT_CURRENCY@3"])
    #expect(
      Self.sums(
        text.replacing("Währung", with: "W"),
        Self.profile("currency: W, eligible: Ausgaben, grant: Zuwendung"))
        == ["AMOUNT_CURRENCY@3"])
    #expect(Self.sums(text.replacing("Währung", with: "W"), profile) == ["AMOUNT_CURRENCY@3"])
    #expect(
      Self.sums(
        Self.list("Ausgaben (USD);Zuwendung", "250,00;200,00"),
        Self.profile("eligible: \"Ausgaben (USD)\", grant: Zuwendung")) == ["AMOUNT_CURRENCY@1"])
  }

  /// 80, 0.8 as 80 %, 75, 0.5 as 50 % and 80 shown with a sign, of 100,000.00 each: 365,000.00.
  @Test("Rates as numbers and as cells of per cent stand in one column")
  func rates() throws {
    let rows = [("80", 0), ("0.8", 1), ("75", 0), ("0.5", 1), ("80", 2)]
    let file = Self.workbook(
      formats: ["0%", "0.00&quot; %&quot;"], heading: "Satz", rows.map { ("100000", 0, $0, $1) })
    let list = try ProjectList.read(
      file.input,
      profile: ListText.read(
        profile: Self.profile(
          "eligible: Ausgaben, rate: Satz", table: "decimalMark: comma, rates: percent")))
    #expect(list.grant == "365000.00")
    let samples = list.samples.filter { $0.column == .rate || $0.column == .grant }
    #expect(
      samples.prefix(4).map { "\($0.text) = \($0.value)" } == [
        "80 = 80.00 %", "80 × 100000 = 80000.00", "80 % = 80.00 %",
        "80 % × 100000 = 80000.00",
      ])
  }

  @Test("0,8 among rates of per cent is asked about, not read as 0.8 %")
  func tinyRate() {
    let profile = Self.profile(
      "eligible: Ausgaben, rate: Satz", table: "decimalMark: comma, rates: percent")
    #expect(
      Self.sums(Self.list("Ausgaben;Satz", "100,00;80", "100,00;0,8"), profile)
        == ["RATE_BELOW_ONE_PERCENT@3"])
    #expect(
      Self.sums(Self.list("Ausgaben;Satz", "100,00;80", "100,00;0,8 %"), profile)
        == ["200.00", "80.80"])
  }

  /// The format of a number in a column of euros, the number saved, the heading, what comes out.
  static let formats: [(String, String, String, [String])] = [
    ("#,##0.00\\ &quot;€&quot;", "250", "Ausgaben", ["250.00"]),
    ("#,##0.00\\ [$€-407]", "250", "Ausgaben", ["250.00"]),
    ("[$-407]#,##0.00", "250", "Ausgaben", ["250.00"]),
    ("&quot;$&quot;#,##0.00", "250", "Ausgaben", ["AMOUNT_CURRENCY@2"]),
    ("[$$-409]#,##0.00", "250", "Ausgaben", ["AMOUNT_CURRENCY@2"]),
    ("[$CHF] #,##0.00", "250", "Ausgaben", ["AMOUNT_CURRENCY@2"]),
    ("[$USD-409] #,##0.00", "250", "Ausgaben", ["AMOUNT_CURRENCY@2"]),
    ("_-* #,##0.00\\ &quot;DM&quot;_-", "250", "Ausgaben", ["AMOUNT_CURRENCY@2"]),
    ("0%", "0.8", "Ausgaben", ["AMOUNT_PERCENT@2"]),
    // What is shown as 250 was saved as 250,000 euros, if heading or format says that it is T€.
    ("#,##0.0,", "250000", "Ausgaben", ["AMOUNT_UNIT@2"]),
    ("#,##0,,", "1500000", "Ausgaben", ["AMOUNT_UNIT@2"]),
    ("0.00&quot; h&quot;", "250", "Ausgaben", ["AMOUNT_UNIT@2"]),
    ("#,##0,", "60", "Ausgaben in T€", ["60.00"]),
    ("0.0&quot;k&quot;", "250", "Ausgaben", ["AMOUNT_UNIT@2"]),
    ("0.0&quot;k&quot;", "250", "Ausgaben in T€", ["250000.00"]),
    ("0.0,&quot;k&quot;", "250000", "Ausgaben", ["250000.00"]),
    ("0.0,&quot;Mio&quot;", "250000", "Ausgaben", ["AMOUNT_UNIT@2"]),
    (
      "[&gt;=1000000]0.0,,&quot;M&quot;;[&gt;=1000]0.0,&quot;k&quot;;0", "250000", "Ausgaben",
      ["250000.00"]
    ), ("&quot;Fr. &quot;0.00", "250", "Ausgaben", ["AMOUNT_CURRENCY@2"]),
    ("0.00&quot; US&quot;", "250", "Ausgaben", ["AMOUNT_CURRENCY@2"]),
    // What is shown as 250 is saved in euros: the heading must not multiply it again.
    ("#,##0.0,", "250000", "Ausgaben in T€", ["250000.00"]),
    ("#,##0.0,\\ &quot;T€&quot;", "250000", "Ausgaben", ["250000.00"]),
    ("0.00,,&quot;Mio&quot;", "1500000", "Ausgaben", ["1500000.00"]),
    ("0.00,,&quot;Mio&quot;", "1500000", "Ausgaben in T€", ["AMOUNT_UNIT@2"]),
    ("#,##0.0\\ &quot;T€&quot;", "250", "Ausgaben", ["AMOUNT_UNIT@2"]),
    ("#,##0.0\\ &quot;T€&quot;", "250", "Ausgaben in TEUR", ["250000.00"]),
    ("#,##0.00", "80.525", "Ausgaben in TEUR", ["80525.00"]),
  ]

  @Test("The format of a cell tells currency, unit and per cent", arguments: formats)
  func format(_ code: String, _ number: String, _ heading: String, _ wanted: [String]) throws {
    let file = Self.workbook(
      formats: [code], heading: "Satz", amounts: heading, [(number, 1, "50", 0)])
    var found: [String] = []
    let problems = ListText.problems {
      let list = try ProjectList.read(
        file.input,
        profile: ListText.read(
          profile: Self.profile(
            "eligible: \"\(heading)\", rate: Satz", table: "decimalMark: comma, rates: percent")))
      found = [list.eligible.plainText]
    }
    #expect(found + problems == wanted)
  }

  /// A workbook with an amount and a rate in each row, each with the number of its format: 0 is
  /// General, 1 and more those given.
  private static func workbook(
    formats: [String], heading: String, amounts: String = "Ausgaben",
    _ rows: [(amount: String, amountFormat: Int, rate: String, rateFormat: Int)]
  ) -> WorkbookBuilder {
    func text(_ cell: String, _ text: String) -> String {
      "<c r=\"\(cell)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }
    func row(_ number: Int, _ texts: [String], _ more: String) -> String {
      let cells = zip("ABCDEFG", texts).map { text("\($0)\(number)", $1) }.joined()
      return "<row r=\"\(number)\">\(cells)\(more)</row>"
    }
    var content = row(1, ["Nr", "Empfänger", "Vorhaben", "Beginn", "Ende", amounts, heading], "")
    for (index, item) in rows.enumerated() {
      let number = index + 2
      content += row(
        number, ["A-\(number)", "Amt", "Projekt", "01.01.2025", "31.12.2026"],
        "<c r=\"F\(number)\" s=\"\(item.amountFormat)\"><v>\(item.amount)</v></c>"
          + "<c r=\"G\(number)\" s=\"\(item.rateFormat)\"><v>\(item.rate)</v></c>")
    }
    var file = WorkbookBuilder(rows: content)
    let codes = formats.enumerated().map {
      "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\($1)\"/>"
    }
    let styles = formats.indices.map { "<xf numFmtId=\"\(200 + $0)\"/>" }
    file.styles =
      "<numFmts>\(codes.joined())</numFmts><cellXfs><xf numFmtId=\"0\"/>\(styles.joined())</cellXfs>"
    return file
  }
}
