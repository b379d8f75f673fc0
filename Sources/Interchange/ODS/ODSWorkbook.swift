import Funding

/// A spreadsheet in the OpenDocument form (.ods), as LibreOffice writes it, read in constant
/// memory.
final class ODSWorkbook {
  /// The file as the user named it.
  public let file: String
  /// The sheets, in the order of their tabs.
  let sheets: [SheetChoice.Sheet]
  let archive: ZipArchive
  let styles = ODSStyles()

  /// The part that holds all sheets.
  static let content = "content.xml"

  /// Opens the spreadsheet and reads the names of its sheets.
  /// - Throws: ``FileFault``, ``WorkbookFault`` and ``XMLFault``.
  public init(_ input: InputBytes) throws(InputProblems) {
    file = input.file
    let place = SourcePosition(file: input.file)
    let kind = try FileKind.recognise(input)
    guard kind == .openDocument else { throw InputProblems(place, .workbook(.otherKind(kind))) }
    archive = try ZipArchive(input)
    if archive.contains("META-INF/manifest.xml") {
      let manifest = ODSManifest()
      try archive.visit("META-INF/manifest.xml", manifest)
      if manifest.isEncrypted {
        throw InputProblems(place, .workbook(.otherKind(.encryptedWorkbook)))
      }
    }
    if archive.contains("styles.xml") { try archive.visit("styles.xml", styles) }
    let list = ODSSheetList(styles)
    try archive.visit(Self.content, list)
    guard list.isSpreadsheet else {
      throw InputProblems(place, .workbook(.otherKind(.officeDocument)))
    }
    sheets = list.sheets
  }

  /// A sheet to read; see ``XLSXWorkbook/sheet(named:headingRow:)``.
  /// - Throws: ``WorkbookFault`` where there is no such sheet, or several.
  func sheet(named name: String? = nil, headingRow: Int? = nil) throws(InputProblems) -> ODSSheet {
    let index = try SheetChoice.choose(name, of: sheets, file: file) { sheets[$0].hasContent }
    return ODSSheet(self, index, headingRow: headingRow)
  }
}

/// Finds out whether parts are locked with a password.
private final class ODSManifest: XMLVisitor {
  private(set) var isEncrypted = false
  var isDone: Bool { isEncrypted }

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    if name == "encryption-data" { isEncrypted = true }
  }

  func end(_ name: String) {}
  func text(_ text: String) {}
}

/// Reads the names of the sheets, and whether they are shown.
private final class ODSSheetList: XMLVisitor {
  private(set) var sheets: [SheetChoice.Sheet] = []
  private(set) var isSpreadsheet = false
  /// Gets what stands above the sheets.
  private let styles: ODSStyles
  /// Styles of sheets that are not shown.
  private var hiddenStyles: Set<String> = []
  private var style: String?
  private var path: [String] = []

  let isDone = false

  init(_ styles: ODSStyles) { self.styles = styles }

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    defer { path.append(name) }
    if sheets.isEmpty { styles.start(name, attributes, line: line) }
    switch name {
    case "spreadsheet" where path.last == "body": isSpreadsheet = true
    case "style": style = attributes.withoutPrefix("name")
    case "table-properties":
      if attributes.withoutPrefix("display") == "false", let style { hiddenStyles.insert(style) }
    case "table" where path.last == "spreadsheet":
      let style = attributes["table:style-name"] ?? attributes.withoutPrefix("style-name")
      sheets.append(
        SheetChoice.Sheet(
          name: attributes["table:name"] ?? attributes.withoutPrefix("name") ?? "",
          isHidden: style.map(hiddenStyles.contains) ?? false))
    case "table-cell", "covered-table-cell":
      guard !sheets.isEmpty, path.contains("table") else { return }
      let isFilled =
        attributes["office:value-type"] != nil || attributes.withoutPrefix("value-type") != nil
      if isFilled { sheets[sheets.count - 1].hasContent = true }
    default: return
    }
  }

  func end(_ name: String) {
    path.removeLast()
    if sheets.isEmpty { styles.end(name) }
  }

  func text(_ text: String) {
    if sheets.isEmpty { styles.text(text) }
  }
}
