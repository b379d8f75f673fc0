import Amounts
import Funding
import Interchange
import TestSupport
import Testing

/// Every reader of money crossed with every way in which a number means something else than euros:
/// it is read rightly, or refused by name; never wrong, and never passed over.
@Suite("Every reader and every trap")
struct MeaningMatrixTests {
  // MARK: Traps

  /// What stands where an amount should, and what it is: cents of euros, nil where it is none.
  struct Trap: Sendable, CustomTestStringConvertible {
    let text: String
    /// Of a number in a sheet: its format; nil for a text.
    var format: String?
    /// What the row says of its currency.
    var currency = "EUR"
    let cents: Int64?

    var testDescription: String { "\(text) \(format ?? "") \(currency)" }
  }

  static let traps: [Trap] = [
    Trap(text: "59,50", cents: 5950), Trap(text: "59,50 €", cents: 5950),
    Trap(text: "59,50", currency: "USD", cents: nil),
    Trap(text: "59,50", currency: "CHF", cents: nil), Trap(text: "59,50 USD", cents: nil),
    Trap(text: "$59.50", cents: nil), Trap(text: "CHF 59,50", cents: nil),
    Trap(text: "59,50 DM", cents: nil), Trap(text: "59,5 T€", cents: 5_950_000),
    Trap(text: "59,5 Mio. €", cents: 5_950_000_000), Trap(text: "50 %", cents: nil),
    Trap(text: "50 v.H.", cents: nil), Trap(text: "12,5 v. H.", cents: nil),
    Trap(text: "12,5 vH", cents: nil), Trap(text: "59,50-", cents: -5950),
    Trap(text: "(59,50)", cents: -5950),
    Trap(text: "\u{2212}59,50", cents: -5950), Trap(text: "-59,50", cents: -5950),
    Trap(text: "59,50 S", cents: -5950), Trap(text: "59,50 H", cents: nil),
    Trap(text: "1'234.56", cents: 123_456), Trap(text: "1 234,56", cents: 123_456),
    Trap(text: "１２,50", cents: 1250), Trap(text: "59,\u{AD}50", cents: 5950),
    Trap(text: "59,-", cents: 5900), Trap(text: "1,5E+03", cents: nil),
    Trap(text: "59.5", format: "0%", cents: nil),
    Trap(text: "59.5", format: "[$CHF] #,##0.00", cents: nil),
    Trap(text: "59.5", format: "&quot;$&quot;#,##0.00", cents: nil),
    Trap(text: "59.5", format: "#,##0.00\\ [$€-407]", cents: 5950),
    // Euros that are shown divided, and nobody says so.
    Trap(text: "59500", format: "#,##0.0,", cents: nil),
    Trap(text: "59500", format: "#,##0.0,\\ &quot;T€&quot;", cents: 5_950_000),
    Trap(text: "59.5", format: "0.0\\ &quot;T€&quot;", cents: 5_950_000),
    Trap(text: "59.5", format: "&quot;Fr. &quot;0.00", cents: nil),
    Trap(text: "59.5", format: "0.00&quot; US&quot;", cents: nil),
    Trap(text: "59.5", format: "0.0&quot;k&quot;", cents: 5_950_000),
    Trap(text: "59500", format: "0.0,&quot;k&quot;", cents: 5_950_000),
    Trap(text: "59500000", format: "#,##0.0,,", cents: nil),
    Trap(text: "59500000", format: "0.0,,&quot; Mio. €&quot;", cents: 5_950_000_000),
    // What counts something else, or says that it is not the amount.
    Trap(text: "59.5", format: "0.0&quot; h&quot;", cents: nil),
    Trap(text: "59.5", format: "0.0&quot; Std.&quot;", cents: nil),
    Trap(text: "59.5", format: "0.0\\ \\q\\m", cents: nil),
    Trap(text: "59.5", format: "&quot;ca. &quot;0.0", cents: nil),
    Trap(text: "59.5", format: "0.0&quot; netto&quot;;-0.0&quot; netto&quot;", cents: nil),
    Trap(text: "59.5", format: "0.0&quot; brutto&quot;", cents: 5950),
    Trap(text: "59.5", format: ";;;", cents: nil),
    Trap(text: "59.5", format: "0.0;-0.0;&quot;keine&quot;;@", cents: 5950),
    Trap(text: "59,5 Stück", cents: nil), Trap(text: "59,5 Std.", cents: nil),
  ]

  // MARK: Readers

  enum Reader: CaseIterable, Sendable {
    /// The program's own headings, an office's own by a profile, each as text and as a workbook.
    case table, sheet, own, ownSheet
    case entryWorkbook
    case list, listSheet
    /// The office's own table and the list as LibreOffice saves them.
    case ownODS, listODS
    case camt, camtCSV

    /// Those that can be given back with their problems.
    static let tables = allCases.filter { $0 != .camt && $0 != .camtCSV }
  }

  /// What came of it.
  enum Outcome: Equatable {
    case cents(Int64)
    case refused([String])
    case nothing
  }

  /// Only sheets have formats; some readers have no column of currencies to tell.
  static func isTried(_ reader: Reader, _ trap: Trap) -> Bool {
    if trap.format != nil,
      ![.sheet, .ownSheet, .entryWorkbook, .listSheet, .ownODS, .listODS].contains(reader)
    {
      return false
    }
    return trap.currency == "EUR" || ![.table, .sheet, .entryWorkbook].contains(reader)
  }

  @Test("read rightly or refused by name", arguments: Reader.allCases, traps)
  func cross(_ reader: Reader, _ trap: Trap) {
    guard Self.isTried(reader, trap) else { return }
    let outcome = Self.outcome(reader, trap)
    switch outcome {
    case .nothing: Issue.record("nothing was read and nothing refused")
    case .refused(let codes):
      #expect(!codes.isEmpty)
      #expect(
        reader == .camt || trap.cents == nil || trap.text != "59,50" || trap.format != nil,
        "a plain amount: \(codes)")
    case .cents(let cents):
      // Of an expense the sign goes with its kind.
      #expect(trap.cents.map { abs($0) } == abs(cents))
      // What lowers is never added, except where the profile says that a minus is an expense.
      if trap.cents ?? 0 < 0 {
        #expect([.own, .ownSheet, .ownODS].contains(reader) || cents < 0)
      }
    }
  }

  private static func outcome(_ reader: Reader, _ trap: Trap) -> Outcome {
    if let file = file(reader, trap) {
      return file.isList ? list(file) : bookings(file.input, file.profile)
    }
    let day = "01.02.2026"
    guard reader == .camt else {
      let table = csv([
        ["Auftragskonto", "Buchungstag", "Betrag", "Waehrung", "Info"],
        ["DE02120300000000202051", day, trap.text, trap.currency, "Umsatz gebucht"],
      ])
      return statements(InputBytes(table.bytes, file: table.name))
    }
    let amount = "<Amt Ccy=\"\(trap.currency)\">\(trap.text)</Amt><CdtDbtInd>DBIT</CdtDbtInd>"
    var file = CAMTBuilder()
    file.entries = [
      amount + "<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-02-01</Dt></BookgDt>"
    ]
    return statements(file.input)
  }

  /// The table of a reader with a trap in it; nil for what is none.
  /// - Parameter other: an amount of a second row; nil: there is none.
  static func file(
    _ reader: Reader, _ trap: Trap, beside other: String? = nil
  ) -> ProblemRoundTripTests.File? {
    let day = "01.02.2026"
    func rows(_ headings: [String], _ row: [String]) -> [[String]] {
      [headings, row]
        + (other.map { other in [row.map { $0 == trap.text ? other : $0 }] } ?? [])
    }
    func made(
      _ file: (name: String, bytes: [UInt8]), _ profile: String?, isList: Bool = false
    ) -> ProblemRoundTripTests.File {
      ProblemRoundTripTests.File(
        testDescription: "\(reader) \(trap)", name: file.name, bytes: file.bytes, profile: profile,
        isList: isList)
    }
    switch reader {
    case .table, .sheet:
      let rows = rows(
        ["Buchungsdatum", "Art", "Teilvorhaben", "Position", "Betrag"],
        [day, "Ausgabe", "M", "SACH", trap.text])
      return made(reader == .table ? csv(rows) : ("t.xlsx", sheet(rows, trap).bytes), nil)
    case .own, .ownSheet, .ownODS:
      let rows = rows(
        ["Tag", "Währung", "Kosten", "Zweck"], [day, trap.currency, trap.text, "Flyer"])
      return made(
        input(rows, trap, reader),
        Own.profile(
          "date: Tag, amount: Kosten, purpose: Zweck",
          "amounts: {negative: expense, positive: revenue, debit: expense}\nconstants: {measure: M}"
        ))
    case .entryWorkbook:
      var rows = rows(
        ["Referenz", "Buchungsdatum", "Art", "Teilvorhaben", "Position", "Betrag"],
        ["1", day, "Ausgabe", "M", "SACH", trap.text])
      if rows.count > 2 { rows[2][0] = "2" }
      var file = sheet(rows, trap)
      file.sheets[0].name = "Buchungen"
      for name in ["Listen", "Auswahl"] {
        file.sheets.append(WorkbookBuilder.Sheet(name: name, content: "<sheetData/>"))
      }
      return made(("t.xlsx", file.bytes), nil)
    case .list, .listSheet, .listODS:
      let rows = rows(
        ["Nr", "Name", "Titel", "von", "bis", "Satz", "Währung", "Ausgaben"],
        ["A-1", "Amt", "Radweg", "01.01.2025", "31.12.2026", "50 %", trap.currency, trap.text])
      return made(input(rows, trap, reader), listProfile, isList: true)
    case .camt, .camtCSV: return nil
    }
  }

  private static let listProfile = """
    format: foerderbuch/profile/1
    id: probe
    title: {de: "Probe", en: "Sample"}
    kind: projects
    table: {decimalMark: comma}
    project: {rest: ownCash}
    columns: {id: Nr, recipient: Name, title: Titel, from: von, to: bis, rate: Satz, eligible: Ausgaben}
    award: {funder: {id: land, name: "Land", level: land}, ruleSet: anbest-p-nrw, awardedOn: from}
    """

  private static func list(_ file: ProblemRoundTripTests.File) -> Outcome {
    do {
      let read = try ProjectList.read(
        file.input, profile: Profile.read(Array(listProfile.utf8), file: "p.yaml"))
      return read.rows.first.map { .cents($0.eligible.cents) } ?? .nothing
    } catch {
      return .refused(codes(error))
    }
  }

  private static func bookings(_ input: InputBytes, _ profile: String?) -> Outcome {
    var cents: Int64?
    let problems = Own.outcome(input, profile) { row in
      cents = row.booking.kind == .expense ? row.booking.amount.cents : -row.booking.amount.cents
      return ""
    }.filter { !$0.isEmpty }
    if !problems.isEmpty { return .refused(problems) }
    return cents.map(Outcome.cents) ?? .nothing
  }

  private static func statements(_ input: InputBytes) -> Outcome {
    do {
      let read = try BankStatementFile.read(input).flatMap(\.transactions)
      return read.first.map { .cents($0.amount.cents) } ?? .nothing
    } catch {
      return .refused(codes(error))
    }
  }

  private static func codes(_ error: any Error) -> [String] {
    (error as? InputProblems)?.problems.map(\.fault.code) ?? ["\(error)"]
  }

  // MARK: Files

  private static func input(
    _ rows: [[String]], _ trap: Trap, _ reader: Reader
  ) -> (name: String, bytes: [UInt8]) {
    switch reader {
    case .own, .list: csv(rows)
    case .ownODS, .listODS: spreadsheet(rows, trap)
    default: ("t.xlsx", sheet(rows, trap).bytes)
    }
  }

  /// What LibreOffice shows of a number in a format, by German rules, and its own name for it.
  private static let shown: [String: (type: String, text: String, style: String)] = [
    "0%": ("percentage", "5950%", ""), "[$CHF] #,##0.00": ("float", "CHF 59,50", ""),
    "&quot;$&quot;#,##0.00": ("float", "$59,50", ""),
    "#,##0.00\\ [$€-407]": ("currency", "59,50 €", ""),
    "#,##0.0,": ("float", "59,5", divided(1000)),
    "#,##0.0,\\ &quot;T€&quot;": (
      "float", "59,5 T€", divided(1000) + "<number:text> T€</number:text>"
    ),
    "0.0\\ &quot;T€&quot;": ("float", "59,5 T€", ""),
    "&quot;Fr. &quot;0.00": ("float", "Fr. 59,50", ""),
    "0.00&quot; US&quot;": (
      "float", "59,50 US", "<number:number/><number:text> US</number:text>"
    ), "0.0&quot;k&quot;": ("float", "59,5k", ""),
    "0.0,&quot;k&quot;": ("float", "59,5k", divided(1000) + "<number:text>k</number:text>"),
    "#,##0.0,,": ("float", "59,5", divided(1_000_000)),
    "0.0,,&quot; Mio. €&quot;": (
      "float", "59,5 Mio. €", divided(1_000_000) + "<number:text> Mio. €</number:text>"
    ), "0.0&quot; h&quot;": ("float", "59,5 h", ""),
    "0.0&quot; Std.&quot;": (
      "float", "59,5 Std.", "<number:number/><number:text> Std.</number:text>"
    ), "0.0\\ \\q\\m": ("float", "59,5 qm", ""),
    "&quot;ca. &quot;0.0": (
      "float", "ca. 59,5", "<number:text>ca. </number:text><number:number/>"
    ), "0.0&quot; brutto&quot;": ("float", "59,5 brutto", ""),
  ]

  private static func divided(_ factor: Int) -> String {
    "<number:number number:decimal-places=\"1\" number:display-factor=\"\(factor)\"/>"
  }

  /// The same rows as a spreadsheet of LibreOffice.
  private static func spreadsheet(
    _ rows: [[String]], _ trap: Trap
  ) -> (name: String, bytes: [UInt8]) {
    let table = rows.map { row in
      let cells = row.map { text -> String in
        guard text == trap.text, let format = trap.format, let shown = shown[format] else {
          return "<table:table-cell office:value-type=\"string\"><text:p>\(text)</text:p>"
            + "</table:table-cell>"
        }
        let style = shown.style.isEmpty ? "" : " table:style-name=\"ce1\""
        return
          "<table:table-cell\(style) office:value-type=\"\(shown.type)\" office:value=\"\(text)\">"
          + "<text:p>\(shown.text)</text:p></table:table-cell>"
      }
      return "<table:table-row>\(cells.joined())</table:table-row>"
    }
    let style = trap.format.flatMap { shown[$0]?.style } ?? ""
    let head =
      "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      + "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
      + "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
      + "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" "
      + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"
      + "<office:automatic-styles><number:number-style style:name=\"N1\">"
      + style
      + "</number:number-style><style:style style:name=\"ce1\" style:family=\"table-cell\" "
      + "style:data-style-name=\"N1\"/></office:automatic-styles><office:body>"
    let content =
      head + "<office:spreadsheet><table:table table:name=\"T\">\(table.joined())</table:table>"
      + "</office:spreadsheet></office:body></office:document-content>"
    var zip = ZipBuilder()
    zip.add("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
    zip.add("content.xml", Array(content.utf8))
    return ("t.ods", zip.finished())
  }

  private static func csv(_ rows: [[String]]) -> (name: String, bytes: [UInt8]) {
    let text = rows.map { $0.joined(separator: ";") + "\n" }.joined()
    return ("t.csv", Array(text.utf8))
  }

  /// A workbook of the same rows; the trap is a number where it has a format.
  private static func sheet(_ rows: [[String]], _ trap: Trap) -> WorkbookBuilder {
    var file = WorkbookBuilder(table: rows)
    guard let format = trap.format else { return file }
    let column = rows[1].firstIndex(of: trap.text) ?? 0
    let cell = "\("ABCDEFGH".map(String.init)[column])2"
    file.sheets[0].content = file.sheets[0].content.replacing(
      "<c r=\"\(cell)\" t=\"inlineStr\"><is><t>\(trap.text)</t></is></c>",
      with: "<c r=\"\(cell)\" s=\"1\"><v>\(trap.text)</v></c>")
    file.styles =
      "<numFmts><numFmt numFmtId=\"200\" formatCode=\"\(format)\"/></numFmts>"
      + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"200\"/></cellXfs>"
    return file
  }
}
