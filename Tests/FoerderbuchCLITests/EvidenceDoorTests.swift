import FoerderbuchCLI
import Foundation
import TestSupport
import Testing

/// What may become evidence, and under which name.
@Suite struct EvidenceDoorTests {
  private struct Verified: Decodable { let entries: Int }

  private func add(_ desk: Desk, _ file: String) -> Answer {
    desk.run("evidence", "add", "1", file, "--json")
  }

  private func record(_ desk: Desk, _ file: String) -> Answer {
    desk.run(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "5,00", "--date",
      "2025-07-02", "--paid-on", "2025-07-03", "--evidence", file, "--json")
  }

  @Test("no ledger and no part of one proves anything, under whatever name")
  func ledgers() throws {
    let desk = try Desk.booked()
    try desk.done("export", "audit-copy", "-o", "kopie.sqlite")
    let files = FileManager.default
    try files.copyItem(atPath: desk.ledger, toPath: desk.folder.path("rechnung.pdf"))
    try files.copyItem(atPath: desk.folder.path("kopie.sqlite"), toPath: desk.folder.path("b.pdf"))
    try files.linkItem(atPath: desk.ledger, toPath: desk.folder.path("c.pdf"))
    try files.createSymbolicLink(
      atPath: desk.folder.path("d.pdf"), withDestinationPath: "foerderbuch.sqlite")
    // How a log, its index and a journal of SQLite begin.
    let log = Data([0x37, 0x7F, 0x06, 0x82] + Array(repeating: 7, count: 100))
    let index = Data([0x18, 0xE2, 0x2D, 0x00] + Array(repeating: 0, count: 100))
    let journal = Data([0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7])
    try desk.folder.write(log, to: "e.pdf")
    try desk.folder.write(index, to: "f.pdf")
    try desk.folder.write(journal, to: "g.pdf")
    let before = try desk.snapshot()
    for name in ["foerderbuch.sqlite", "rechnung.pdf", "b.pdf", "c.pdf", "d.pdf", "e.pdf", "f.pdf"]
      + ["g.pdf"]
    {
      for answer in [add(desk, name), record(desk, name)] {
        #expect(answer.code == 65, "\(name): \(answer.out)")
        #expect((answer.out + answer.err).contains("EVIDENCE_LEDGER"), "\(name): \(answer.err)")
      }
    }
    #expect(try desk.snapshot() == before)
  }

  @Test("a link that leads out of its folder is followed where that is said, one within it always")
  func links() throws {
    let desk = try Desk.booked()
    let files = FileManager.default
    let other = try TemporaryFolder()
    try other.write(Data("fremd".utf8), to: "geheim.txt")
    try desk.write("eigen", to: "eigen.pdf")
    try files.createSymbolicLink(
      atPath: desk.folder.path("hinaus.pdf"), withDestinationPath: other.path("geheim.txt"))
    try files.createSymbolicLink(
      atPath: desk.folder.path("nebenan.pdf"), withDestinationPath: "eigen.pdf")
    // Also where the folder is one.
    try files.createSymbolicLink(
      atPath: desk.folder.path("scans"), withDestinationPath: other.url.path)
    let before = try desk.snapshot()
    for name in ["scans/geheim.txt", desk.folder.path("scans/geheim.txt")] {
      let answer = add(desk, name)
      #expect((answer.out + answer.err).contains("EVIDENCE_LINK"), "\(answer.err)")
    }
    for answer in [add(desk, "hinaus.pdf"), record(desk, "hinaus.pdf")] {
      #expect(answer.code == 65)
      #expect((answer.out + answer.err).contains("EVIDENCE_LINK"), "\(answer.err)")
      #expect(answer.err.contains("--follow-links"), "\(answer.err)")
    }
    #expect(try desk.snapshot() == before)
    #expect(add(desk, "nebenan.pdf").code == 0)
    let kept = try desk.done("evidence", "add", "1", "hinaus.pdf", "--follow-links").out
    // Of "fremd", by sha256sum.
    #expect(
      kept.contains("d5ec8a57ea0902c4e3c6c4c748908ffd53eba7e95567b580e406e3949325b418"), "\(kept)")
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "6,00", "--date",
      "2025-07-02", "--paid-on", "2025-07-03", "--evidence", "hinaus.pdf", "--follow-links")
    // A path that leads out is none of a link.
    let out = desk.run(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "7,00", "--date",
      "2025-07-02", "--paid-on", "2025-07-03", "--evidence", other.path("geheim.txt"),
      "--follow-links")
    #expect(out.code == 65)
    #expect(out.err.contains("liegt außerhalb"), "\(out.err)")
  }

  /// A file whose name has the bytes of ISO 8859-1, as old archives leave it.
  private func western(_ desk: Desk, _ name: String, _ content: String) throws -> [UInt8] {
    let bytes = name.unicodeScalars.map { UInt8($0.value) }
    let path = Array(desk.folder.url.path.utf8) + [UInt8(ascii: "/")] + bytes
    let file = path.withUnsafeBytes { bytes in
      var path = Array(bytes.bindMemory(to: CChar.self))
      path.append(0)
      return open(path, O_CREAT | O_EXCL | O_WRONLY, 0o644)
    }
    try #require(file >= 0)
    defer { close(file) }
    try FileHandle(fileDescriptor: file).write(contentsOf: Data(content.utf8))
    return bytes
  }

  @Test("a name that is no UTF-8 is taken, shown, kept, handed out, backed up and restored")
  func foreignName() throws {
    let desk = try Desk.booked()
    let bytes = try western(desk, "Rechnung Müller.pdf", "eins")
    // Only where the file is can an argument be its name.
    let path = Array(desk.folder.url.path.utf8) + [UInt8(ascii: "/")] + bytes
    let argument = Program.argument(path)
    #expect(argument == desk.folder.path("Rechnung M%FCller.pdf"))
    #expect(
      Program.argument(Array("--evidence=".utf8) + path) == "--evidence=" + argument)
    try desk.done("evidence", "add", "1", argument)
    #expect(try desk.done("evidence", "list", "1").out.contains("Rechnung M%FCller.pdf"))
    try desk.done("evidence", "export", "-o", "heraus")
    let index = try #require(String(data: desk.bytes("heraus/index.csv"), encoding: .utf8))
    #expect(index.contains("Rechnung M%FCller.pdf"))
    let names = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path("heraus"))
    let copy = try #require(names.first { $0.hasSuffix("M%FCller.pdf") })
    #expect(try desk.bytes("heraus/" + copy) == Data("eins".utf8))
    try desk.done("backup", "s.zip")
    try desk.done("restore", "s.zip", "--ledger", "neu.sqlite")
    #expect(
      try desk.done("evidence", "list", "1", "--ledger", "neu.sqlite").out.contains("M%FCller"))
    try desk.done("verify", "--deep")
  }

  @Test("a table finds evidence under the name that an old archive gave it")
  func foreignNameInTable() throws {
    let desk = try Desk.booked()
    _ = try western(desk, "Gebühr.pdf", "zwei")
    let answer = record(desk, "Gebühr.pdf")
    #expect(answer.code == 0, "\(answer.err)")
    let last = try desk.json("verify", as: Verified.self).entries
    // An expense that is paid is two entries, and the paper is the expense's.
    let lists = try [last - 1, last].map { try desk.done("evidence", "list", String($0)).out }
    #expect(lists.joined().contains("Gebühr.pdf – 4 Byte"), "\(lists)")
  }

  @Test("a table of such a name is read")
  func foreignTable() throws {
    let desk = try Desk(project: SampleFiles.project)
    let bytes = try western(desk, "Bücher.csv", SampleFiles.bookings)
    let path = Program.argument(
      Array(desk.folder.url.path.utf8) + [UInt8(ascii: "/")] + bytes)
    try desk.done("import", path)
    #expect(try desk.json("verify", as: Verified.self).entries > 0)
  }

  @Test("what is no UTF-8 and no name of a file is refused, not changed")
  func noText() throws {
    let desk = try Desk.booked()
    let before = try desk.snapshot()
    let payee = Program.argument([0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72])
    let answer = desk.run(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "5,00", "--date",
      "2025-07-02", "--counterparty", payee)
    #expect(answer.code == 64)
    #expect(answer.err.contains("ist kein UTF-8"), "\(answer.err)")
    #expect(try desk.snapshot() == before)
  }
}
