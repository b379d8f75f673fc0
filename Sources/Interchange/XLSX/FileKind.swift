public import Amounts

/// What a file is by its content, whatever its name says.
public enum FileKind: String, Hashable, Sendable, CaseIterable {
  /// An xlsx or xlsm workbook.
  case workbook
  /// A workbook of Excel 97 to 2003 (.xls).
  case legacyWorkbook
  /// An xlsx workbook locked with a password.
  case encryptedWorkbook
  /// A workbook in Excel's binary form (.xlsb).
  case binaryWorkbook
  /// A workbook in the XML form of Excel 2003.
  case spreadsheetXML
  /// A spreadsheet of LibreOffice (.ods).
  case openDocument
  /// A Word or PowerPoint document.
  case officeDocument
  /// A zip file with something else in it.
  case zip
  case pdf
  /// A web page, as some programs export it under the name .xls.
  case html
  /// XML: bank statements, invoices.
  case xml
  /// An account statement in the form of SWIFT (.sta, .mt940).
  case mt940
  case image
  /// Packed with gzip.
  case gzip
  /// Text: CSV and the like.
  case text
  /// Nothing that is known here.
  case unknown

  /// Whether it has sheets that are read here.
  var isSpreadsheet: Bool { self == .workbook || self == .openDocument }

  /// Looks at the first bytes and, for a zip file, at the names of its parts.
  /// - Throws: ``FileFault`` where the file is empty or cannot be read, ``WorkbookFault`` where it
  ///   begins as a zip file and is none.
  public static func recognise(_ input: InputBytes) throws(InputProblems) -> FileKind {
    guard input.count > 0 else {
      throw InputProblems(SourcePosition(file: input.file), .file(.empty))
    }
    let head = try input.piece(at: 0, limit: 1024)
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return ofZip(try ZipArchive(input))
    }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      return try ofCompoundFile(input, head)
    }
    if let signature = signatures.first(where: { head.starts(with: $0.bytes) }) {
      return signature.kind
    }
    return ofText(head)
  }

  private static let signatures: [(bytes: [UInt8], kind: FileKind)] = [
    (Array("%PDF".utf8), .pdf),
    ([0x1F, 0x8B], .gzip),
    ([0x89, 0x50, 0x4E, 0x47], .image),
    ([0xFF, 0xD8, 0xFF], .image),
    (Array("GIF8".utf8), .image),
    ([0x09, 0x08, 0x10, 0x00], .legacyWorkbook),
    ([0x09, 0x04, 0x06, 0x00], .legacyWorkbook),
  ]

  static func ofZip(_ archive: ZipArchive) -> FileKind {
    if archive.contains("xl/workbook.xml") { return .workbook }
    if archive.contains("xl/workbook.bin") { return .binaryWorkbook }
    if archive.contains("word/document.xml") || archive.contains("ppt/presentation.xml") {
      return .officeDocument
    }
    if archive.contains("mimetype"), archive.contains("content.xml") { return .openDocument }
    // A workbook may name its parts as it likes.
    return archive.contains("[Content_Types].xml") ? .workbook : .zip
  }

  /// A compound file holds streams; its directory, whose place its head tells, says which.
  private static func ofCompoundFile(
    _ input: InputBytes, _ head: [UInt8]
  ) throws(InputProblems) -> FileKind {
    guard head.count >= 52, (7...16).contains(head[30]) else { return .unknown }
    let size = 1 << Int(head[30])
    let sector = (48..<52).reversed().reduce(0) { $0 << 8 | Int(head[$1]) }
    let directory = try input.piece(at: (sector + 1) * size, limit: 1 << 14)
    let names = stride(from: 0, to: directory.count - 127, by: 128).map { start in
      let units = stride(from: start, to: start + 64, by: 2).map {
        UInt16(directory[$0]) | UInt16(directory[$0 + 1]) << 8
      }
      return String(decoding: units.prefix { $0 != 0 }, as: UTF16.self)
    }
    if names.contains("EncryptedPackage") { return .encryptedWorkbook }
    if names.contains("Workbook") || names.contains("Book") { return .legacyWorkbook }
    return names.contains("WordDocument") ? .officeDocument : .unknown
  }

  private static func ofText(_ head: [UInt8]) -> FileKind {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      // UTF-16: its first character tells.
      return head.dropFirst(2).prefix(2).contains(UInt8(ascii: "<")) ? .xml : .text
    }
    if head.contains(0) { return .unknown }
    let text = String(decoding: head.drop { $0 >= 0x80 || $0 <= 0x20 }, as: UTF8.self)
      .lowercased()
    if ["<!doctype html", "<html", "<table", "<meta"].contains(where: text.hasPrefix) {
      return .html
    }
    if text.hasPrefix(":20:") || text.hasPrefix("{1:f") { return .mt940 }
    guard text.hasPrefix("<") else { return .text }
    let isWorkbook =
      text.contains("urn:schemas-microsoft-com:office:spreadsheet")
      || text.contains("progid=\"excel.sheet\"")
    return isWorkbook ? .spreadsheetXML : .xml
  }

  /// `eine PDF-Datei`.
  public var name: LocalizedText {
    switch self {
    case .workbook: LocalizedText(de: "eine xlsx-Datei", en: "an xlsx file")
    case .legacyWorkbook:
      LocalizedText(
        de: "eine Arbeitsmappe von Excel 97–2003 (.xls)", en: "a workbook of Excel 97–2003 (.xls)")
    case .encryptedWorkbook:
      LocalizedText(
        de: "eine mit Kennwort geschützte Arbeitsmappe", en: "a workbook locked with a password")
    case .binaryWorkbook:
      LocalizedText(de: "eine binäre Arbeitsmappe (.xlsb)", en: "a binary workbook (.xlsb)")
    case .spreadsheetXML:
      LocalizedText(
        de: "eine Arbeitsmappe im XML-Format von Excel 2003",
        en: "a workbook in the XML form of Excel 2003")
    case .mt940:
      LocalizedText(
        de: "ein Kontoauszug im Format MT940", en: "an account statement in the MT940 form")
    case .openDocument:
      LocalizedText(
        de: "eine Datei von LibreOffice (.ods)", en: "a file of LibreOffice (.ods)")
    case .officeDocument:
      LocalizedText(de: "ein Word- oder PowerPoint-Dokument", en: "a Word or PowerPoint document")
    case .zip: LocalizedText(de: "ein Zip-Archiv", en: "a zip archive")
    case .pdf: LocalizedText(de: "eine PDF-Datei", en: "a PDF file")
    case .html: LocalizedText(de: "eine Webseite (HTML)", en: "a web page (HTML)")
    case .xml: LocalizedText(de: "ein XML-Dokument", en: "an XML document")
    case .image: LocalizedText(de: "ein Bild", en: "an image")
    case .gzip: LocalizedText(de: "eine mit gzip gepackte Datei", en: "a file packed with gzip")
    case .text: LocalizedText(de: "eine Textdatei (CSV)", en: "a text file (CSV)")
    case .unknown: LocalizedText(de: "eine Datei unbekannter Art", en: "a file of unknown kind")
    }
  }
}
