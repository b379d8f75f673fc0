public import Interchange

/// Makes workbooks for tests from the XML of their sheets.
public struct WorkbookBuilder: Sendable {
  /// A sheet: its name, state and what stands between `<worksheet>` and `</worksheet>`.
  public struct Sheet: Sendable {
    public var name: String
    public var state: String?
    public var content: String

    public init(name: String, state: String? = nil, content: String) {
      self.name = name
      self.state = state
      self.content = content
    }
  }

  public var sheets: [Sheet]
  /// The `<si>` elements.
  public var sharedTexts = ""
  /// What stands between `<styleSheet>` and `</styleSheet>`; nil: there is no such part.
  public var styles: String?
  /// Attributes of `<workbookPr>`.
  public var properties = ""
  /// Elements behind the sheets of the workbook.
  public var workbookTail = ""
  /// Parts that are left out.
  public var without: Set<String> = []

  /// A workbook of one sheet with these rows.
  public init(rows: String) {
    sheets = [Sheet(name: "Tabelle1", content: "<sheetData>\(rows)</sheetData>")]
  }

  public init(sheets: [Sheet]) { self.sheets = sheets }

  private static let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
  public static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  public static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  public static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// Its parts, in the order of the archive.
  public var parts: [(name: String, content: String)] {
    var parts = [
      ("[Content_Types].xml", "<Types/>"),
      (
        "_rels/.rels",
        relations([("rId1", "officeDocument", "xl/workbook.xml")])
      ),
      ("xl/workbook.xml", workbook),
      ("xl/_rels/workbook.xml.rels", workbookRelations),
    ]
    for (index, sheet) in sheets.enumerated() {
      parts.append(
        (
          "xl/worksheets/sheet\(index + 1).xml",
          #"<worksheet xmlns="\#(Self.namespace)">\#(sheet.content)</worksheet>"#
        ))
    }
    parts.append(
      ("xl/sharedStrings.xml", #"<sst xmlns="\#(Self.namespace)">\#(sharedTexts)</sst>"#))
    if let styles {
      parts.append(
        ("xl/styles.xml", #"<styleSheet xmlns="\#(Self.namespace)">\#(styles)</styleSheet>"#))
    }
    return parts.filter { !without.contains($0.0) }.map { ($0.0, Self.head + $0.1) }
  }

  private var workbook: String {
    let list = sheets.enumerated().map { index, sheet in
      let state = sheet.state.map { #" state="\#($0)""# } ?? ""
      return
        #"<sheet name="\#(sheet.name)" sheetId="\#(index + 1)" r:id="rId\#(index + 1)"\#(state)/>"#
    }
    return #"<workbook xmlns="\#(Self.namespace)" xmlns:r="\#(Self.office)">"#
      + "<workbookPr \(properties)/><sheets>\(list.joined())</sheets>\(workbookTail)</workbook>"
  }

  private var workbookRelations: String {
    relations(
      sheets.indices.map { ("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") }
        + [("rId98", "sharedStrings", "sharedStrings.xml"), ("rId99", "styles", "/xl/styles.xml")]
        .filter { $0.1 != "styles" || styles != nil })
  }

  private func relations(_ list: [(id: String, kind: String, target: String)]) -> String {
    let elements = list.map {
      #"<Relationship Id="\#($0.id)" Type="\#(Self.office)/\#($0.kind)" Target="\#($0.target)"/>"#
    }
    return #"<Relationships xmlns="\#(Self.package)">\#(elements.joined())</Relationships>"#
  }

  /// The file.
  public var bytes: [UInt8] {
    var zip = ZipBuilder()
    for part in parts { zip.add(part.name, Array(part.content.utf8)) }
    return zip.finished()
  }

  /// The file as an input.
  public var input: InputBytes { InputBytes(bytes, file: "liste.xlsx") }

  /// Opens it.
  public func open() throws -> XLSXWorkbook { try XLSXWorkbook(input) }

  /// A workbook of one sheet with texts in its cells; empty ones are left out.
  public init(table: [[String]]) {
    self.init(
      rows: table.enumerated().map { index, row in
        let cells = row.enumerated().map { column, text in
          text.isEmpty
            ? ""
            : "<c r=\"\(Self.letter(column))\(index + 1)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
        }
        return "<row r=\"\(index + 1)\">\(cells.joined())</row>"
      }.joined())
  }

  /// `C` for column 2, up to 26 columns.
  private static func letter(_ column: Int) -> Character {
    Character(UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26)))
  }
}
