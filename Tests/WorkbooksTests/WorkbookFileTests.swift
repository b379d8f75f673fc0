import Amounts
import Files
import Foundation
import Glibc
import Reporting
import TestSupport
import Testing

@testable import Workbooks

@Suite("Workbook files") struct WorkbookFileTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test("the same report gives the same bytes")
  func sameBytes() throws {
    let report = try SampleReport.report([.text("Straße"), .money(Money(cents: 7))])
    try WorkbookFile.write(report, to: folder.path("a.xlsx"))
    try WorkbookFile.write(report, to: folder.path("b.xlsx"))
    #expect(
      try Data(contentsOf: folder.url.appending(path: "a.xlsx"))
        == Data(contentsOf: folder.url.appending(path: "b.xlsx")))
    #expect(try folder.names() == ["a.xlsx", "b.xlsx"])
  }

  /// All categories of the German locale, where the machine has it.
  static func german() -> locale_t? { newlocale(0x1FBF, "de_DE.UTF-8", nil) }

  @Test("a locale with a decimal comma changes nothing", .enabled(if: german() != nil))
  func locale() throws {
    let report = try SampleReport.report([
      .money(Money(cents: 123_456)), .money(Money(cents: 7), "0.01*7"),
    ])
    try WorkbookFile.write(report, to: folder.path("plain.xlsx"))
    let german = try #require(Self.german())
    let before = uselocale(german)
    defer {
      uselocale(before)
      freelocale(german)
    }
    try WorkbookFile.write(report, to: folder.path("german.xlsx"))
    #expect(
      try Data(contentsOf: folder.url.appending(path: "plain.xlsx"))
        == Data(contentsOf: folder.url.appending(path: "german.xlsx")))
  }

  @Test("replaces what lay there before")
  func replaces() throws {
    try folder.write(Data("old".utf8), to: "a.xlsx")
    try WorkbookFile.write(try SampleReport.report([.text("neu")]), to: folder.path("a.xlsx"))
    #expect(try WorkbookParts(folder.path("a.xlsx")).strings() == ["neu"])
    #expect(try folder.names() == ["a.xlsx"])
  }

  @Test(
    "writes through a symbolic link, also to a file that is yet to come", arguments: [true, false])
  func link(exists: Bool) throws {
    if exists { try folder.write(Data("old".utf8), to: "real.xlsx") }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.xlsx"), withDestinationPath: "real.xlsx")
    try WorkbookFile.write(try SampleReport.report([.text("neu")]), to: folder.path("link.xlsx"))
    #expect(try WorkbookParts(folder.path("real.xlsx")).strings() == ["neu"])
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.xlsx"))
        == "real.xlsx")
    #expect(try folder.names().sorted() == ["link.xlsx", "real.xlsx"])
  }

  @Test(
    "says why a file cannot be created",
    arguments: [("missing/a.xlsx", ENOENT), ("file/a.xlsx", ENOTDIR)])
  func cannotCreate(_ name: String, _ code: Int32) throws {
    try folder.write(Data("x".utf8), to: "file")
    let path = folder.path(name)
    #expect(throws: WriteFault.cannotCreate(path: path, errno: code)) {
      try WorkbookFile.write(try SampleReport.report([.text("x")]), to: path)
    }
    #expect(try folder.names() == ["file"])
  }

  @Test("leaves a read-only folder as it is", .enabled(if: geteuid() != 0))
  func readOnly() throws {
    try folder.write(Data("old".utf8), to: "a.xlsx")
    chmod(folder.url.path, 0o555)
    defer { chmod(folder.url.path, 0o755) }
    let path = folder.path("a.xlsx")
    #expect(throws: WriteFault.cannotCreate(path: path, errno: EACCES)) {
      try WorkbookFile.write(try SampleReport.report([.text("x")]), to: path)
    }
    #expect(try Data(contentsOf: folder.url.appending(path: "a.xlsx")) == Data("old".utf8))
  }

  @Test("does not take the place of a folder")
  func folderAsTarget() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("a.xlsx"), withIntermediateDirectories: false)
    let path = folder.path("a.xlsx")
    #expect(throws: WriteFault.cannotWrite(path: path, errno: EISDIR)) {
      try WorkbookFile.write(try SampleReport.report([.text("x")]), to: path)
    }
    #expect(try folder.names() == ["a.xlsx"])
  }

  @Test(
    "knows a full disk, a full quota and a file limit by their errors",
    arguments: [(ENOSPC, true), (EDQUOT, true), (EFBIG, true), (EIO, false)])
  func full(_ code: Int32, _ isFull: Bool) throws {
    let path = folder.path("a.xlsx")
    let file = try PendingFile(path)
    defer { file.discard() }
    #expect(
      file.failure(code)
        == (isFull ? .diskFull(path: path) : .cannotWrite(path: path, errno: code)))
  }

  @Test("a report that cannot be laid out leaves the target as it was")
  func layout() throws {
    try folder.write(Data("old".utf8), to: "a.xlsx")
    let report = try SampleReport.report([.money(.zero, .sum(.block("nowhere")))])
    #expect(throws: LayoutProblems.self) {
      try WorkbookFile.write(report, to: folder.path("a.xlsx"))
    }
    #expect(try Data(contentsOf: folder.url.appending(path: "a.xlsx")) == Data("old".utf8))
    #expect(try folder.names() == ["a.xlsx"])
  }

  @Test(
    "a stream that gives another number of rows than it said is refused",
    arguments: [(10, 11), (10, 9), (3, 1)])
  func rowCount(_ count: Int, _ announced: Int) throws {
    let report = try SampleReport.stream(count: count, announced: announced)
    let given = min(count, announced + 1)
    #expect(
      throws: WorkbookError.rowCount(block: "list", announced: announced, given: given)
    ) { try WorkbookFile.write(report, to: folder.path("a.xlsx")) }
    #expect(try folder.names() == [])
  }

  @Test("a long list tells how far it is")
  func progress() throws {
    var seen: [Int] = []
    try WorkbookFile.write(try SampleReport.stream(count: 5000), to: folder.path("a.xlsx")) {
      seen.append($0)
      #expect($1 == 5001)
    }
    #expect(seen == [1024, 2048, 3072, 4096])
    let xml = try WorkbookParts(folder.path("a.xlsx")).text("xl/worksheets/sheet1.xml")
    #expect(xml.contains("<f>SUBTOTAL(9,C3:C5002)</f><v>874825</v>"))
    #expect(xml.contains("<c r=\"C5002\""))
  }

  @Test(
    "a sheet that lost rows on its way is found out",
    arguments: [(500, 0), (499, 0), (500, 1 << 20)])
  func lostRows(_ rows: Int, _ bytes: Int) throws {
    let path = folder.path("a.xlsx")
    let texts = (0..<500).map { Cell.text("Zeile \($0)") }
    try WorkbookFile.write(try SampleReport.report(texts), to: path)
    let sheets = [PackageCheck.Sheet(rows: rows, bytes: bytes)]
    if rows == 500, bytes == 0 {
      try PackageCheck.run(path, as: path, sheets: sheets)
    } else {
      let damaged = WorkbookError.damaged(path: path, part: "xl/worksheets/sheet1.xml")
      #expect(throws: damaged) { try PackageCheck.run(path, as: path, sheets: sheets) }
    }
  }

  @Test(
    "a file that lost a part on its way is found out",
    arguments: ["cut", "flipped", "empty"])
  func damaged(_ fault: String) throws {
    let path = folder.path("a.xlsx")
    let texts = (0..<500).map { Cell.text("Zeile \($0)") }
    try WorkbookFile.write(try SampleReport.report(texts), to: path)
    var bytes = try Data(contentsOf: URL(filePath: path))
    switch fault {
    case "cut": bytes.removeLast(bytes.count / 2)
    case "flipped": bytes[bytes.count / 3] ^= 0x10
    default: bytes = Data()
    }
    try bytes.write(to: URL(filePath: path))
    #expect(throws: WorkbookError.self) { try PackageCheck.run(path, as: "a.xlsx") }
  }
}
