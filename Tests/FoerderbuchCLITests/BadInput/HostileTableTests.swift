import Foundation
import TestSupport
import Testing

/// Files that want to crash, hang or smuggle: each is refused, named, and books nothing.
@Suite("Hostile tables") struct HostileTableTests {
  private static let headings = ["Buchungsdatum", "Art", "Teilvorhaben", "Position", "Betrag"]
  private static let good = ["01.07.2025", "Ausgabe", "M", "SACH", "1,00"]

  private static func csv(_ rows: [[String]]) -> [UInt8] {
    Array(([headings] + rows).map { $0.joined(separator: ";") + "\n" }.joined().utf8)
  }

  private static func csv(amounts: String...) -> [UInt8] {
    csv(amounts.map { Array(good.dropLast()) + [$0] })
  }

  private static let workbook = WorkbookBuilder(table: [headings, good])

  /// The sheet of a workbook with a number of this text as the amount.
  private static func number(_ text: String) -> [UInt8] {
    var builder = workbook
    builder.sheets[0].content = builder.sheets[0].content.replacingOccurrences(
      of: "<c r=\"E2\" t=\"inlineStr\"><is><t>1,00</t></is></c>", with: "<c r=\"E2\">\(text)</c>")
    return builder.bytes
  }

  private static func zip(_ change: (inout ZipBuilder, String, [UInt8]) -> Void) -> [UInt8] {
    var zip = ZipBuilder()
    for part in workbook.parts { change(&zip, part.name, Array(part.content.utf8)) }
    return zip.finished()
  }

  private static let bomb = zip { zip, name, bytes in
    if name.hasSuffix("sheet1.xml") {
      zip.addBomb(name, head: "<worksheet><sheetData>", spaces: 64 << 20)
    } else {
      zip.add(name, bytes)
    }
  }

  private static let doctype = zip { zip, name, bytes in
    let isSheet = name.hasSuffix("sheet1.xml")
    let text = String(decoding: bytes, as: UTF8.self).replacing(
      "<worksheet", with: "<!DOCTYPE x [<!ENTITY a \"1\">]><worksheet", maxReplacements: 1)
    zip.add(name, isSheet ? Array(text.utf8) : bytes)
  }

  private static let longText = String(repeating: "x", count: 40_000)

  /// The name of a file, its bytes, and words of the message.
  static let files: [(name: String, bytes: [UInt8], words: [String])] = [
    ("abgeschnitten.xlsx", Array(workbook.bytes.dropLast(40)), ["abgeschnitten"]),
    ("bombe.xlsx", bomb, ["150"]), ("doctype.xlsx", doctype, ["DOCTYPE"]),
    ("lang.csv", csv([good.dropLast() + [longText]]), ["Zeile 2", "Betrag"]),
    (
      "lang-text.csv", csv([["01.07.2025", "Ausgabe", "M", longText, "1,00"]]),
      ["Zeile 2", "40000 Zeichen"]
    ),
    (
      "lang.xlsx", WorkbookBuilder(table: [headings, good.dropLast() + [longText]]).bytes,
      ["E2", "40000 Zeichen"]
    ),
    ("17-stellig.csv", csv(amounts: "12345678901234567"), ["Zeile 2", "höchstens"]),
    ("17-stellig.xlsx", number("<v>12345678901234567</v>"), ["E2", "17"]),
    (
      "gemischt.csv", csv(amounts: "1.234,56", "1,234.56"),
      ["Zeile 3", "zwei Dezimalzeichen", "„1.234,56“", "„1,234.56“"]
    ),
    ("zweimal.csv", csv([good, headings, good]), ["Zeile 3", "zweites Mal"]),
    ("doppelt.csv", Array("Buchungsdatum;Art;Teilvorhaben;Betrag;amount\n".utf8), ["Spalte 4"]),
    ("formel.csv", csv(amounts: "=SUMME(E1:E9)"), ["Zeile 2", "„=SUMME(E1:E9)“", "kein Betrag"]),
    ("formel.xlsx", number("<f>1+1</f>"), ["E2", "Formel"]),
    ("nul.csv", csv([good]) + [0, 0x0A], ["Byte"]), ("leer.csv", [], ["leer"]),
    ("nur-kopf.csv", csv([]), ["0 Zeilen", "„Buchungsdatum“"]),
    (
      "umbenannt.xls", [0x09, 0x08, 0x10, 0x00, 0x00, 0x06],
      [".xls", "speichern Sie sie als .xlsx"]
    ),
    (
      "summe.csv", csv([good, good, ["", "", "", "", "2,00"]]),
      ["Zeile 4", "Summenzeile", "2,00 €"]
    ),
  ]

  @Test("are refused by name with a way out, and book nothing", arguments: files.indices)
  func refused(_ index: Int) throws {
    let (name, bytes, words) = Self.files[index]
    let desk = try Desk(project: SampleFiles.project)
    try desk.folder.write(Data(bytes), to: name)
    let before = try desk.snapshot()
    for arguments in [["import", name], ["import", name, "--dry-run"]] {
      let answer = desk.run(arguments)
      #expect(answer.code == 65)
      #expect(answer.out == "")
      #expect(answer.err.contains(name))
      for word in words { #expect(answer.complains(of: word), "\(answer.err.prefix(2000))") }
    }
    #expect(desk.run("import", name, "--suggest-profile").code != 74)
    #expect(try desk.snapshot() == before)
  }

  @Test("a folder, and a file that is not there")
  func noFile() throws {
    let desk = try Desk(project: SampleFiles.project)
    try FileManager.default.createDirectory(
      atPath: desk.folder.path("ordner"), withIntermediateDirectories: true)
    let folder = desk.run("import", "ordner")
    #expect(folder.code == 65)
    #expect(folder.complains(of: "ordner: Das ist keine Datei, sondern ein Ordner"))
    let missing = desk.run("import", "fehlt.csv")
    #expect(missing.code == 66)
    #expect(missing.complains(of: "fehlt.csv"))
    #expect(desk.run("import", "fehlt.csv", "--suggest-profile").code == 66)
  }

  @Test(
    "a sparse file of 2 GB is refused by its first megabyte or its end",
    arguments: ["", "Buchungsdatum;Art;Teilvorhaben;Position;Betrag\n", "PK\u{3}\u{4}", "<a>"])
  func sparse(_ head: String) throws {
    let desk = try Desk(project: SampleFiles.project)
    let path = try desk.folder.write(Data(head.utf8), to: "riesig.csv")
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.truncate(atOffset: 2 << 30)
    try handle.close()
    for arguments in [
      ["import", "riesig.csv"], ["import", "riesig.csv", "--suggest-profile"],
      ["project", "import-list", "riesig.csv", "--profile", "efre-bw"],
    ] {
      let answer = desk.run(arguments)
      #expect(answer.code == 65)
      #expect(answer.complains(of: "riesig.csv"))
    }
    #expect(try desk.done("verify").out.contains("0 Buchungen"))
  }
}
