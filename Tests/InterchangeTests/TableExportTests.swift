import Amounts
import Assets
import Foundation
import Interchange
import Testing

/// Tables on their way to other programs. Expected texts are by hand.
@Suite("Exported tables") struct TableExportTests {
  private static let query = """
    -- rows | zeilen | Zeilen & Summen | Was <hier> steht.
    -- * id | integer | Nummer
    -- account | text | Konto | accounts
    -- amount | money | Betrag
    -- on | day | Tag
    -- paid | flag | Gezahlt
    SELECT 1
    """
  private static let accounts = """
    -- accounts | konten | Konten | Der Plan.
    -- * number | text | Nummer
    SELECT 1
    """

  private static func table(_ query: String) throws -> ExportTable {
    try #require(ExportTable(query: query))
  }

  private static func row(_ text: String) throws -> [ExportTable.Value] {
    [
      .integer(7), .text(text), .money(Money(cents: -123_456)),
      .day(try #require(CalendarDate(yyyymmdd: 2026_01_05))), .flag(true),
    ]
  }

  @Test(
    "a text that a spreadsheet program would run gets a mark, and no other",
    arguments: [
      ("=1+1", "\"'=1+1\"", 1), ("+49 231", "\"'+49 231\"", 1), ("-5 Grad", "\"'-5 Grad\"", 1),
      ("@SUM(A1)", "\"'@SUM(A1)\"", 1), ("\tx", "\"'\tx\"", 1), ("\rx", "\"'\rx\"", 1),
      ("＝1", "\"'＝1\"", 1), ("1-5", "1-5", 0), ("a=b", "a=b", 0), ("", "", 0),
      ("a;b", "\"a;b\"", 0), ("sagt \"ja\"", "\"sagt \"\"ja\"\"\"", 0),
    ])
  func marks(_ text: String, _ field: String, _ marked: Int) throws {
    var rows = ExportRows(for: .spreadsheet)
    #expect(rows.line(try Self.row(text)) == "7;\(field);-1234,56;05.01.2026;ja\r\n")
    #expect(rows.marked == marked)
  }

  @Test("an auditor's program gets every text as it is, in quotes, on one line")
  func auditor() throws {
    var rows = ExportRows(for: .auditor)
    let line = rows.line(try Self.row("=1+1; \"a\"\nb"))
    #expect(line == "7;\"=1+1; \"\"a\"\" b\";-1234,56;05.01.2026;\"ja\"\r\n")
    #expect(rows.marked == 0)
    #expect(rows.line([.none, .none, .none, .none, .none]) == ";;;;\r\n")
  }

  @Test("JSON has amounts and days as text")
  func json() throws {
    #expect(
      try Self.table(Self.query).json(Self.row("x")).canonicalText
        == #"{"account":"x","amount":"-1234.56","id":7,"on":"2026-01-05","paid":true}"#)
  }

  @Test("index.xml names keys, kinds and references")
  func index() throws {
    let text = GoBDIndex(
      supplier: "Stadt & Land", comment: "c",
      tables: [try Self.table(Self.query), try Self.table(Self.accounts)]
    ).text
    for part in [
      "<!DOCTYPE DataSet SYSTEM \"gdpdu-01-09-2004.dtd\">",
      "<DataSupplier>\n<Name>Stadt &amp; Land</Name>",
      "<URL>zeilen.csv</URL>\n<Name>Zeilen &amp; Summen</Name>",
      "<Description>Was &lt;hier&gt; steht.</Description>",
      "<VariablePrimaryKey><Name>Nummer</Name><Numeric/></VariablePrimaryKey>",
      "<VariableColumn><Name>Betrag</Name><Numeric><Accuracy>2</Accuracy></Numeric></VariableColumn>",
      "<VariableColumn><Name>Tag</Name><Date><Format>DD.MM.YYYY</Format></Date></VariableColumn>",
      "<ForeignKey><Name>Konto</Name><References>Konten</References>"
        + "<Alias><From>Konto</From><To>Nummer</To></Alias></ForeignKey>",
    ] { #expect(text.contains(part), "\(part)") }
  }

  @Test(
    "a description that is none is refused",
    arguments: [
      "SELECT 1", "-- a | b | c | d\nSELECT 1", "-- a | b | c\n-- * x | integer | X\nSELECT 1",
      "-- a | b | c | d\n-- * x | number | X\nSELECT 1",
    ])
  func refused(_ query: String) { #expect(ExportTable(query: query) == nil) }

  /// The schema for `export json` is written by hand: it names what the tables have.
  @Test("the schema has the tables and columns of the exports")
  func schema() throws {
    struct Schema: Decodable {
      struct Rows: Decodable {
        struct Item: Decodable { let required: [String] }
        let items: Item
      }
      struct Tables: Decodable { let properties: [String: Rows] }
      struct Members: Decodable { let tables: Tables }
      let properties: Members
    }
    let bytes = try #require(Assets.bytes("export.schema.json"))
    let schema = try JSONDecoder().decode(Schema.self, from: Data(bytes)).properties.tables
    let tables = try Assets.names(in: "exports").map {
      try Self.table(try #require(Assets.text($0)))
    }
    #expect(Set(schema.properties.keys) == Set(tables.map(\.id)))
    for table in tables {
      #expect(
        schema.properties[table.id]?.items.required == table.columns.map(\.id), "\(table.id)")
      #expect(!table.keys.isEmpty)
      #expect(table.columns.prefix { $0.isKey }.count == table.keys.count, "\(table.id)")
      #expect(Set(table.columns.map(\.title)).count == table.columns.count, "\(table.id)")
      for column in table.columns {
        guard let other = column.refersTo else { continue }
        let goal = try #require(tables.first { $0.id == other }, "\(table.id).\(column.id)")
        #expect(goal.keys.count == 1 && goal.keys[0].kind == column.kind, "\(column.id)")
      }
    }
    #expect(Set(tables.map(\.fileName)).count == tables.count)
  }
}
