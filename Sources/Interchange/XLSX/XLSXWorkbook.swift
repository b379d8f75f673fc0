/// A workbook in the form of Excel 2007 and later (ECMA-376), read in constant memory.
///
/// Macros, links to other files and everything else that is no value of a cell are left alone.
public final class XLSXWorkbook {
  /// A sheet as the workbook lists it.
  public struct SheetEntry: Hashable, Sendable {
    public let name: String
    /// Whether its tab is not shown.
    public let isHidden: Bool
    let part: String
  }

  /// The file as the user named it.
  public let file: String
  /// The sheets with cells, in the order of their tabs.
  public let sheets: [SheetEntry]
  /// Whether days count from 1904 on, as old versions for the Macintosh did.
  let countsFrom1904: Bool
  /// Whether the workbook asks to be computed when it is opened.
  let computesOnOpening: Bool
  let archive: ZipArchive
  let styles: WorkbookStyles?
  private let textsPart: String?
  private var readTexts: SharedTexts?

  /// Opens the workbook and reads what stands above its sheets.
  /// - Throws: ``FileFault``, ``WorkbookFault`` and ``XMLFault``.
  public init(_ input: InputBytes) throws(InputProblems) {
    file = input.file
    let place = SourcePosition(file: input.file)
    let kind = try FileKind.recognise(input)
    guard kind == .workbook else { throw InputProblems(place, .workbook(.otherKind(kind))) }
    archive = try ZipArchive(input)
    let root = try PackageRelations.read(archive, of: "")
    guard let main = root.first("officeDocument") else {
      throw InputProblems(place, .workbook(.missingPart("_rels/.rels")))
    }
    let relations = try PackageRelations.read(archive, of: main)
    let content = WorkbookPart()
    try archive.visit(main, content)
    guard content.isWorkbook else {
      throw InputProblems(place, .workbook(.otherKind(.officeDocument)))
    }
    countsFrom1904 = content.countsFrom1904
    computesOnOpening = content.computesOnOpening
    sheets = content.sheets.compactMap { sheet in
      guard let relation = relations.byID[sheet.id], relation.kind == "worksheet" else {
        return nil
      }
      return SheetEntry(name: sheet.name, isHidden: sheet.isHidden, part: relation.target)
    }
    textsPart = relations.first("sharedStrings")
    if let part = relations.first("styles") {
      let styles = WorkbookStyles()
      try archive.visit(part, styles)
      self.styles = styles
    } else {
      styles = nil
    }
  }

  /// A sheet to read.
  /// - Parameters:
  ///   - name: its name; nil: the only visible sheet on which something stands.
  ///   - headingRow: the row of its headings, from 1; rows above it are left out. Nil: the first
  ///     row in
  ///     which something stands.
  /// - Throws: ``WorkbookFault`` where there is no such sheet, or several.
  public func sheet(
    named name: String? = nil, headingRow: Int? = nil
  ) throws(InputProblems) -> XLSXSheet {
    let index = try SheetChoice.choose(
      name, of: sheets.map { SheetChoice.Sheet(name: $0.name, isHidden: $0.isHidden) }, file: file
    ) { (index) throws(InputProblems) in try hasContent(sheets[index]) }
    return XLSXSheet(self, sheets[index], headingRow: headingRow)
  }

  func hasContent(_ entry: SheetEntry) throws(InputProblems) -> Bool {
    let visitor = ContentSearch()
    try archive.visit(entry.part, visitor)
    return visitor.isDone
  }

  /// The shared texts, read once.
  func texts() throws(InputProblems) -> SharedTexts {
    if let readTexts { return readTexts }
    let texts = SharedTexts()
    if let textsPart { try archive.visit(textsPart, texts) }
    readTexts = texts
    return texts
  }
}

/// Reads the part that lists the sheets.
private final class WorkbookPart: XMLVisitor {
  struct Sheet {
    let name: String
    let id: String
    let isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var countsFrom1904 = false
  private(set) var computesOnOpening = false
  private(set) var isWorkbook = false
  private var depth = 0

  let isDone = false

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    depth += 1
    switch name {
    case "workbook" where depth == 1: isWorkbook = true
    case "workbookPr" where depth == 2: countsFrom1904 = attributes.isTrue("date1904")
    case "calcPr" where depth == 2: computesOnOpening = attributes.isTrue("fullCalcOnLoad")
    case "sheet" where depth == 3:
      guard let name = attributes["name"], let id = attributes.withoutPrefix("id") else { return }
      let state = attributes["state"] ?? "visible"
      sheets.append(Sheet(name: name, id: id, isHidden: state != "visible"))
    default: return
    }
  }

  func end(_ name: String) { depth -= 1 }
  func text(_ text: String) {}
}

/// Finds out whether any cell of a sheet has a value.
private final class ContentSearch: XMLVisitor {
  private(set) var isDone = false
  private var isInRows = false

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    if name == "sheetData" { isInRows = true }
    if isInRows, name == "v" || name == "is" { isDone = true }
  }

  func end(_ name: String) {
    if name == "sheetData" { isInRows = false }
  }

  func text(_ text: String) {}
}

extension [String: String] {
  /// Whether an attribute says `1` or `true`.
  func isTrue(_ name: String) -> Bool { self[name] == "1" || self[name] == "true" }
}
