import Amounts
import Foundation
import Interchange
import TestSupport
import Testing

@Suite("Hostile and broken files")
struct HostileFileTests {
  private let plain = WorkbookBuilder(rows: "<row><c><v>1</v></c></row>")

  /// What opening and reading a file refuses.
  private func codes(_ bytes: [UInt8]) -> [String] {
    refusal {
      let reading = Reading(try XLSXWorkbook(InputBytes(bytes, file: "liste.xlsx")).sheet())
      if !reading.problems.isEmpty { throw reading.problems.collected }
    }
  }

  @Test("The file that the others are made of is well")
  func wellFormed() { #expect(codes(plain.bytes) == []) }

  @Test("A workbook cut off anywhere is refused, never read in part")
  func truncated() {
    let bytes = plain.bytes
    for count in stride(from: 1, to: bytes.count, by: 37) {
      let found = codes(Array(bytes[..<count]))
      #expect(found.count == 1, "\(count) of \(bytes.count) bytes")
    }
  }

  @Test("A flipped byte is noticed or changes nothing that is read")
  func flipped() {
    let bytes = plain.bytes
    let sheetText = Array("<v>1</v>".utf8)
    let value = (0..<bytes.count).first { bytes[$0...].starts(with: sheetText) } ?? 0
    for index in value + 3...value + 3 {
      var damaged = bytes
      damaged[index] ^= 1
      #expect(codes(damaged) == ["WORKBOOK_PART_DAMAGED"])
    }
    for index in stride(from: 0, to: bytes.count, by: 11) {
      var damaged = bytes
      damaged[index] ^= 0x55
      _ = codes(damaged)  // Neither a crash nor a hang.
    }
  }

  @Test(
    "A part that is missing is named",
    arguments: [
      ("_rels/.rels", "WORKBOOK_PART_MISSING"), ("xl/workbook.xml", "WORKBOOK_PART_MISSING"),
      ("xl/worksheets/sheet1.xml", "WORKBOOK_PART_MISSING"),
      ("xl/_rels/workbook.xml.rels", "WORKBOOK_NO_SHEETS"),
      ("xl/sharedStrings.xml", "WORKBOOK_PART_MISSING"),
    ])
  func missing(_ part: String, _ code: String) {
    var builder = plain
    builder.without = [part]
    #expect(codes(builder.bytes) == [code])
  }

  @Test(
    "Other kinds of files are named, whatever their name says",
    arguments: [
      ([UInt8]("Datum;Betrag\n01.01.2026;1,00\n".utf8), FileKind.text),
      ([UInt8]("%PDF-1.7".utf8), .pdf),
      ([0x1F, 0x8B, 8, 0], .gzip), ([0xFF, 0xD8, 0xFF, 0xE0], .image),
      ([UInt8]("<html><table><tr><td>1".utf8), .html), ([UInt8]("\u{FEFF}<Document/>".utf8), .xml),
      ([0, 0, 0, 0], .unknown), ([UInt8](" <!DOCTYPE html>".utf8), .html),
      (compoundFile("Workbook"), .legacyWorkbook),
      (compoundFile("EncryptedPackage"), .encryptedWorkbook),
      (compoundFile("Book"), .legacyWorkbook), (compoundFile("Something"), .unknown),
      (zip(["xl/workbook.bin"]), .binaryWorkbook), (zip(["word/document.xml"]), .officeDocument),
      (zip(["mimetype", "content.xml"]), .openDocument), (zip(["a.txt"]), .zip),
      ([UInt8](":20:STARTUMS\r\n:25:50010060/1\r\n".utf8), .mt940),
      ([UInt8]("{1:F01PBNKDEFFXXXX0000000000}".utf8), .mt940),
      (
        [UInt8](
          "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook/>".utf8),
        .spreadsheetXML
      ),
    ])
  func otherKinds(_ bytes: [UInt8], _ kind: FileKind) throws {
    #expect(try FileKind.recognise(InputBytes(bytes, file: "x.xlsx")) == kind)
    let problems = #expect(throws: InputProblems.self) {
      try XLSXWorkbook(InputBytes(bytes, file: "x.xlsx"))
    }
    #expect(problems?.problems.first?.fault == .workbook(.otherKind(kind)))
    #expect(problems?.text(.de).contains(kind.name.de) == true)
  }

  @Test("A part with a password is refused")
  func encrypted() {
    var zip = ZipBuilder()
    for part in plain.parts { zip.add(part.name, Array(part.content.utf8), isEncrypted: true) }
    #expect(codes(zip.finished()) == ["WORKBOOK_PART_ENCRYPTED"])
  }

  @Test("A part with a wrong checksum, or there twice, is refused")
  func damagedParts() {
    var damaged = ZipBuilder()
    var twice = ZipBuilder()
    for part in plain.parts {
      let bytes = Array(part.content.utf8)
      if part.name.hasSuffix("sheet1.xml") {
        damaged.addDamaged(part.name, bytes)
      } else {
        damaged.add(part.name, bytes)
      }
      twice.add(part.name, bytes)
    }
    twice.add("XL/Workbook.xml", [])
    #expect(codes(damaged.finished()) == ["WORKBOOK_PART_DAMAGED"])
    #expect(codes(twice.finished()) == ["WORKBOOK_PART_TWICE"])
  }

  @Test("A zip bomb stops after a few megabytes")
  func bomb() {
    var zip = ZipBuilder()
    for part in plain.parts {
      if part.name.hasSuffix("sheet1.xml") {
        zip.addBomb(part.name, head: "<worksheet><sheetData>", spaces: 64 << 20)
      } else {
        zip.add(part.name, Array(part.content.utf8))
      }
    }
    #expect(codes(zip.finished()) == ["WORKBOOK_ZIP_BOMB"])
    // None of three parts of 60 MB each is too large; all together are, before any is read.
    var parts = ZipBuilder()
    for part in plain.parts { parts.add(part.name, Array(part.content.utf8)) }
    for number in 1...3 { parts.addBomb("x\(number).xml", head: "", spaces: 60 << 20) }
    #expect(codes(parts.finished()) == ["WORKBOOK_TOO_LARGE"])
  }

  @Test(
    "XML that tries anything is refused in every part",
    arguments: [
      (#"<!DOCTYPE x [<!ENTITY a "1">]>"#, "", "XML_DOCTYPE"), ("", "&a;", "XML_ENTITY"),
      ("", "\u{0}", "XML_NUL_BYTE"), ("", "</row>", "XML_NOT_WELL_FORMED"),
      ("", String(repeating: "<a>", count: 70), "XML_TOO_DEEP"),
      (#"<!-- --><?x y?><!DOCTYPE x SYSTEM "file:///etc/passwd">"#, "", "XML_DOCTYPE"),
    ])
  func xml(_ prolog: String, _ inside: String, _ code: String) {
    var zip = ZipBuilder()
    for part in plain.parts {
      var content = part.content
      if part.name.hasSuffix("sheet1.xml") {
        content = content.replacingOccurrences(of: "<worksheet", with: prolog + "<worksheet")
        content = content.replacingOccurrences(of: "<v>1", with: "<v>" + inside + "1")
      }
      zip.add(part.name, Array(content.utf8))
    }
    #expect(codes(zip.finished()) == [code])
  }

  @Test("A formula in a text stays text")
  func formulaText() throws {
    let builder = WorkbookBuilder(
      rows: "<row><c t=\"inlineStr\"><is><t>=HYPERLINK(\"x\")</t></is></c></row>")
    #expect(Reading(try builder.open().sheet()).rows == ["'=HYPERLINK(\"x\")'"])
  }

  @Test("Nothing, a folder, no file")
  func noFile() throws {
    #expect(codes([]) == ["FILE_EMPTY"])
    #expect(refusal { _ = try InputBytes(path: Fixture.folder.path) } == ["FILE_NOT_A_FILE"])
    #expect(refusal { _ = try InputBytes(path: Fixture.path("nowhere.xlsx")) } == ["FILE_MISSING"])
    let problems = ProblemList()
    #expect(BankStatementFile.read(InputBytes([], file: "x.xml"), problems: problems) == [])
    #expect(problems.problems.map(\.fault.code) == ["FILE_EMPTY"])
  }

  @Test(
    "A sparse file of 2 GB is refused by its first bytes or its end",
    arguments: ["", "PK\u{3}\u{4}", "<a>"])
  func sparse(_ head: String) throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "foerderbuch-sparse-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(head.utf8).write(to: URL(filePath: path))
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.truncate(atOffset: 2 << 30)
    try handle.close()
    let input = try InputBytes(path: path)
    #expect(refusal { _ = try XLSXWorkbook(input) }.count == 1)
    let problems = ProblemList()
    #expect(BankStatementFile.read(input, problems: problems) == [])
    #expect(problems.count == 1)
  }

  private static func zip(_ names: [String]) -> [UInt8] {
    var zip = ZipBuilder()
    for name in names { zip.add(name, [0x61]) }
    return zip.finished()
  }

  /// The head of a compound file and a directory with one stream.
  private static func compoundFile(_ stream: String) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 1024)
    bytes.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    bytes[30] = 9
    for (index, unit) in "Root Entry".utf16.enumerated() { bytes[512 + index * 2] = UInt8(unit) }
    for (index, unit) in stream.utf16.enumerated() { bytes[640 + index * 2] = UInt8(unit) }
    return bytes
  }
}

@Suite("Reading XML")
struct XMLTests {
  private func codes(_ bytes: [UInt8]) -> [String] {
    let problems = ProblemList()
    _ = BankStatementFile.read(InputBytes(bytes, file: "x.xml"), problems: problems)
    return problems.problems.map(\.fault.code)
  }

  @Test(
    "What no XML document of a bank has is refused",
    arguments: [
      ("<?xml version='1.0'?><!DOCTYPE Document><Document/>", "XML_DOCTYPE"),
      ("<!-- a --><!DOCTYPE Document><Document/>", "XML_DOCTYPE"),
      ("<?xml version='1.0' encoding='UTF-16'?><Document/>", "XML_ENCODING"),
      ("<?xml version='1.0' encoding = \"utf-7\"?><Document/>", "XML_ENCODING"),
      ("<Document>", "XML_TRUNCATED"), ("<Document><BkToCstmrStmt><Stmt>", "XML_TRUNCATED"),
      ("<?xml version='1.0'?>", "XML_NO_ELEMENT"), ("<!-- ", "XML_TRUNCATED"),
      ("<Document></Dokument>", "XML_NOT_WELL_FORMED"), ("<Document/>x", "XML_NOT_WELL_FORMED"),
      ("<Document>&x;</Document>", "XML_ENTITY"), ("<Document/>", "STATEMENT_NONE"),
      ("<Document><BkToCstmrDbtCdtNtfctn/></Document>", "STATEMENT_OTHER_MESSAGE"),
      ("<Invoice/>", "STATEMENT_OTHER_MESSAGE"),
      ("<Document><BkToCstmrStmt/></Document>", "STATEMENT_NONE"),
    ])
  func refused(_ text: String, _ code: String) { #expect(codes(Array(text.utf8)) == [code]) }

  @Test("UTF-16 is read by its mark; halves of characters and NUL bytes are refused")
  func bytes() {
    func little(_ text: String) -> [UInt8] {
      text.utf16.reduce(into: [0xFF, 0xFE]) { $0 += [UInt8($1 & 0xFF), UInt8($1 >> 8)] }
    }
    let big: [UInt8] = "<Document/>".utf16.reduce(into: [0xFE, 0xFF]) {
      $0 += [UInt8($1 >> 8), UInt8($1 & 0xFF)]
    }
    #expect(codes(big) == ["STATEMENT_NONE"])
    #expect(
      codes(little("<?xml version='1.0' encoding='utf-16'?><Document/>")) == ["STATEMENT_NONE"])
    #expect(codes(little("<!DOCTYPE Document><Document/>")) == ["XML_DOCTYPE"])
    #expect(codes(little("<Document>\u{0}</Document>")) == ["XML_NUL_BYTE"])
    #expect(codes(little("<Document/>") + [0x20]) == ["FILE_NOT_UTF16"])
    #expect(codes(little("<Document>") + [0x00, 0xDC] + [0x20, 0]) == ["FILE_NOT_UTF16"])
    // A character of two units, on the border of two pieces.
    let wide = String(repeating: "x", count: (1 << 15) - 12) + "😀"
    #expect(codes(little("<Document>\(wide)</Document>")) == ["STATEMENT_NONE"])
    let late = Array("<Document>\(String(repeating: " ", count: 200_000))".utf8) + [0]
    #expect(codes(late) == ["XML_NUL_BYTE"])
  }

  @Test(
    "Bytes that are no UTF-8 never reach the parser, which would stop the program at such a name",
    arguments: [
      ("<Docu\u{1}ment/>", 6), ("<Document a\u{1}=''/>", 12), ("<Document a='\u{1}'/>", 14),
      ("<Document>\u{1}</Document>", 11), ("<Document>\u{1}", 11), ("<!--\u{1}--><Document/>", 5),
    ])
  func notUTF8(_ text: String, _ place: Int) {
    for bad: [UInt8] in [[0xF2], [0xC3], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80]] {
      let bytes = text.utf8.flatMap { $0 == 1 ? bad : [$0] }
      let problems = ProblemList()
      _ = BankStatementFile.read(InputBytes(bytes, file: "x.xml"), problems: problems)
      #expect(problems.problems.map(\.fault) == [.file(.notUTF8(byte: place))])
    }
  }

  @Test("A character that two pieces share is whole", arguments: 0..<5)
  func splitCharacter(_ shift: Int) throws {
    var builder = CAMTBuilder(balances: [("OPBD", "0"), ("CLBD", "1")])
    let filler = String(repeating: "x", count: shift) + String(repeating: "😀", count: 60_000)
    builder.entries = [CAMTBuilder.entry("1", "<AddtlNtryInf>\(filler)ü</AddtlNtryInf>")]
    #expect(try builder.read().first?.transactions.first?.bookingText == filler + "ü")
  }

  @Test(
    "Single-byte encodings are read as declared",
    arguments: [
      ("ISO-8859-1", 0xA4, "¤"), ("iso-8859-15", 0xA4, "€"), ("Windows-1252", 0x80, "€"),
      ("windows-1252", 0xFC, "ü"), ("ISO-8859-15", 0xFC, "ü"),
    ] as [(String, UInt8, String)])
  func singleByte(_ name: String, _ byte: UInt8, _ character: String) throws {
    let builder = CAMTBuilder(
      balances: [("OPBD", "0"), ("CLBD", "1")],
      entries: [CAMTBuilder.entry("1", "<AddtlNtryInf>\u{1}</AddtlNtryInf>")])
    let bytes = builder.text.replacing("UTF-8", with: name).utf8.map { $0 == 1 ? byte : $0 }
    let statements = try BankStatementFile.read(InputBytes(bytes, file: "x.xml"))
    #expect(statements.first?.transactions.first?.bookingText == character)
  }

  @Test("A byte that Windows-1252 does not have, and a mark that contradicts the declaration")
  func contradictions() {
    let head = "<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n<Document>"
    #expect(codes(Array(head.utf8) + [0x81]) == ["FILE_NOT_WINDOWS1252"])
    #expect(codes([0xEF, 0xBB, 0xBF] + Array(head.utf8)) == ["XML_ENCODING"])
    let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("<?xml version=\"1.0\"?><Document/>".utf8)
    #expect(codes(marked) == ["STATEMENT_NONE"])
  }

  @Test("A place that breaks the rules is told with its line")
  func line() {
    let problems = ProblemList()
    let text = "<Document>" + String(repeating: "\n", count: 99) + "<a></b>\n\n\n</Document>"
    _ = BankStatementFile.read(InputBytes(Array(text.utf8), file: "x.xml"), problems: problems)
    #expect(problems.problems.first?.place.line == 100)
  }
}
