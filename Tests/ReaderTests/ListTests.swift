import Amounts
import Foundation
import Interchange
import TestSupport
import Testing

/// Rows and their sum of a list, as a person would count them.
private struct ListTotal: Equatable {
  var rows = 0
  var sum: [Money] = []

  /// - Parameters:
  ///   - headingLine: where the headings stand; rows above count for nothing.
  ///   - column: of the amounts, from 1.
  init(_ source: some TableSource, headingLine: Int, column: Int) throws {
    let problems = ProblemList()
    var amounts: [Money] = []
    source.forEachRow(problems: problems) { row in
      guard row.line > headingLine, row.cells.count >= column else { return }
      switch row.cells[column - 1] {
      case .number(let bytes):
        if let money = try? AmountText.read(utf8: bytes, mark: .point).get() {
          amounts.append(money)
        }
      case .text(let bytes):
        if let money = try? AmountText.read(utf8: bytes, mark: .comma).get() {
          amounts.append(money)
        }
      case .date, .bool: return
      }
    }
    if !problems.isEmpty { throw problems.collected }
    rows = amounts.count
    sum = [try amounts.sum()]
  }
}

@Suite("The same list in every form")
struct ListTests {
  private static let names = [
    "Wärmenetz „Süd“", "Öffentlichkeitsarbeit; Teil 2", "Café\nAltmarkt", "=1+1", "Straße",
  ]
  private static let amounts = [
    ("383520", "383.520,00 €"), ("381999.5", "381.999,50 €"),
    ("16997073.550000001", "16.997.073,55 €"),
    ("618.80000000000007", "618,80\u{A0}€"), ("0.1", "0,10"),
  ]
  private static let sum = Money(cents: 1_776_321_195)

  private static var csv: String {
    "Begünstigter;Summe\n"
      + zip(names, amounts).map { "\"\($0)\";\($1.1)\n" }.joined()
  }

  @Test("A workbook gives what its CSV gives")
  func workbook() throws {
    let rows = zip(Self.names, Self.amounts).enumerated().map { index, row in
      let name = row.0.replacing("&", with: "&amp;")
      return
        "<row r=\"\(index + 6)\"><c t=\"inlineStr\"><is><t>\(name)</t></is></c><c><v>\(row.1.0)</v></c></row>"
    }
    let numbers = "<row r=\"4\"><c><v>1</v></c><c><v>2</v></c></row>"
    let headings =
      "<row r=\"5\"><c t=\"inlineStr\"><is><t>Name</t></is></c><c t=\"inlineStr\"><is><t>Summe</t></is></c></row>"
    let builder = WorkbookBuilder(rows: numbers + headings + rows.joined())
    let total = try ListTotal(builder.open().sheet(headingRow: 5), headingLine: 5, column: 2)
    #expect(total.rows == 5)
    #expect(total.sum == [Self.sum])
    // The row of column numbers is one more for who does not say where the headings stand.
    #expect(try ListTotal(builder.open().sheet(), headingLine: 3, column: 2).rows == 6)
  }

  @Test("Encodings and line ends change nothing", arguments: ListVariant.allCases)
  func variants(_ variant: ListVariant) throws {
    let input = InputBytes(variant.bytes(Self.csv), file: "liste.csv")
    let total = try ListTotal(CSVReader(input), headingLine: 1, column: 2)
    #expect(total.rows == 5)
    #expect(total.sum == [Self.sum])
  }

  /// The folder of the public lists, which are not part of the project.
  private static let shared = ProcessInfo.processInfo.environment["FOERDERBUCH_LISTS"]

  @Test(
    "The public lists give their counts and totals, from each twin and in every encoding",
    .enabled(if: shared != nil, "FOERDERBUCH_LISTS names no folder"),
    arguments: [
      ("NRW_EFRE_2014-2020.xlsx", 5, 160, 26_173_867_939),
      ("BW_EFRE_2014-2020.xlsx", 11, 91, 11_592_251_703),
      ("BW_EFRE_2014-2020.csv", 1, 91, 11_592_251_703),
      ("TH_EFRE_2014-2020_komma.csv", 1, 1149, 45_460_759_074),
      ("TH_EFRE_2014-2020_semikolon.csv", 1, 1149, 45_460_759_074),
    ])
  func publicLists(_ name: String, _ headingLine: Int, _ rows: Int, _ cents: Int64) throws {
    let path = URL(filePath: try #require(Self.shared)).appending(path: name).path
    let input = try InputBytes(path: path, file: name)
    guard name.hasSuffix(".csv") else {
      let sheet = try XLSXWorkbook(input).sheet(headingRow: headingLine)
      let total = try ListTotal(sheet, headingLine: headingLine, column: 6)
      #expect(total.rows == rows && total.sum == [Money(cents: cents)])
      return
    }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for variant in ListVariant.allCases {
      let input = InputBytes(variant.bytes(text), file: name)
      let total = try ListTotal(CSVReader(input), headingLine: headingLine, column: 6)
      #expect(total.rows == rows && total.sum == [Money(cents: cents)], "\(variant)")
    }
  }
}

/// The ways in which offices save the same text.
enum ListVariant: CaseIterable {
  case utf8, utf8WithMark, crlf, windows1252, utf16LittleEndian, utf16BigEndian

  func bytes(_ text: String) -> [UInt8] {
    switch self {
    case .utf8: Array(text.utf8)
    case .utf8WithMark: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .crlf: Array(text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8)
    // What Windows-1252 does not have becomes a question mark, as iconv //TRANSLIT would do.
    case .windows1252: Array(text.data(using: .windowsCP1252, allowLossyConversion: true) ?? Data())
    case .utf16LittleEndian:
      [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }
  }
}
