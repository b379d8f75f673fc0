import Foundation
import TestSupport
import Testing

@testable import Office

/// Files that bookings name as evidence, from the table to the auditor's folder.
@Suite("Evidence") struct EvidenceTests {
  /// A desk with the sample project and a folder of evidence.
  private func desk(_ files: [String: String] = [:]) throws -> Desk {
    let desk = try Desk(project: SampleFiles.project)
    for folder in ["nachweise", "nachweise/alt"] {
      try FileManager.default.createDirectory(
        at: desk.folder.url.appending(path: folder), withIntermediateDirectories: true)
    }
    for (name, content) in files { try desk.write(content, to: name) }
    return desk
  }

  /// A table with one booking for each cell of evidence.
  private func table(_ cells: [String]) -> String {
    BookingFile(
      rows: cells.enumerated().map { index, cell in
        "01.07.2025;Ausgabe;M;SACH;;1,00;01.07.2025;;;;\(cell);R\(index)"
      }
    ).csv
  }

  private struct Imported: Decodable {
    struct File: Decodable {
      struct Evidence: Decodable {
        let references: Int
        let missing: Int
        let missingNames: [String]
      }
      let filed: Int
      let evidence: Evidence
    }
    let files: [File]
  }

  private struct Listed: Decodable {
    struct Item: Decodable {
      let position: Int
      let name: String
      let sha256: String?
      let path: String?
    }
    let evidence: [Item]
  }

  private func names(_ desk: Desk, _ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: desk.folder.path(folder)
    ).sorted()
  }

  @Test("one paper proves several entries, by numbers and vouchers, or none of them")
  func several() throws {
    let desk = try desk(["bestaetigung.pdf": "eins"])
    try desk.write(table(["", "", ""]), to: "t.csv")
    try desk.done("import", "t.csv")
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "5,00", "--date",
      "2025-07-02", "--paid-on", "2025-07-03", "--voucher", "SL-9")
    let before = try desk.snapshot()
    for words in [["1", "2", "99"], ["1", "99", "bestaetigung.pdf"], ["1", "2", "3"]] {
      #expect(desk.run(["evidence", "add"] + words).code != 0, "\(words)")
      #expect(try desk.snapshot() == before)
    }
    #expect(desk.run("evidence", "add", "1").complains(of: "danach die Dateien"))
    try desk.done("evidence", "add", "1", "3", "sl-9", "bestaetigung.pdf")
    for name in ["1", "3", "SL-9"] {
      #expect(
        try desk.json("evidence", "list", name, as: Listed.self).evidence.map(\.name)
          == ["bestaetigung.pdf"])
    }
    #expect(try desk.json("evidence", "list", "2", as: Listed.self).evidence.isEmpty)
    try desk.done("verify", "--deep")
  }

  @Test("a table brings its files along; other names stay references, missing files are told")
  func imports() throws {
    let desk = try desk(["nachweise/a.pdf": "eins", "nachweise/alt/b.pdf": "zwei"])
    try desk.write(
      table([
        "nachweise/a.pdf", #"nachweise\alt\b.pdf|Akte 12/3|E-Akte: 4711"#, "nachweise/fehlt",
        "nachweise/A.pdf", "\"nachweise/a.pdf\nscan.pdf\"",
      ]), to: "b.csv")
    let dry = try desk.json("import", "b.csv", "--dry-run", as: Imported.self)
    #expect(dry.files[0].filed == 3)
    #expect(!FileManager.default.fileExists(atPath: desk.folder.path("foerderbuch.evidence")))
    let imported = try desk.json("import", "b.csv", as: Imported.self).files[0]
    #expect(imported.filed == 3)
    #expect(imported.evidence.references == 2)
    #expect(imported.evidence.missingNames == ["nachweise/fehlt", "nachweise/A.pdf", "scan.pdf"])
    #expect(try desk.done("verify", "--deep").out.contains("3 Nachweise."))

    // A file that arrives later is taken by the same table.
    try desk.write("drei", to: "scan.pdf")
    let again = try desk.done("import", "b.csv")
    #expect(again.out.contains("5 waren schon gebucht"))
    #expect(again.out.contains("Nachweise: 1 Datei abgelegt"))
    let listed = try desk.json("evidence", "list", "5", as: Listed.self).evidence
    #expect(listed.map(\.name) == ["nachweise/a.pdf", "scan.pdf"])
    #expect(listed.allSatisfy { $0.sha256?.count == 64 })
  }

  @Test("an umlaut is found in both ways of writing it")
  func umlauts() throws {
    let composed = "Prüfung-\u{E4}.pdf"
    let decomposed = "Vertrag-a\u{308}.pdf"
    let desk = try desk([
      composed.precomposedStringWithCanonicalMapping: "eins",
      decomposed.decomposedStringWithCanonicalMapping: "zwei",
    ])
    try desk.write(
      table([
        composed.decomposedStringWithCanonicalMapping,
        decomposed.precomposedStringWithCanonicalMapping,
      ]), to: "b.csv")
    #expect(try desk.json("import", "b.csv", as: Imported.self).files[0].filed == 2)
  }

  @Test("with --require-evidence every name has to be a file")
  func required() throws {
    let desk = try desk(["nachweise/a.pdf": "eins"])
    try desk.write(table(["nachweise/a.pdf", "Akte 7", "b.pdf"]), to: "b.csv")
    let answer = desk.run("import", "b.csv", "--require-evidence")
    #expect(answer.code == 65)
    #expect(answer.complains(of: "„Akte 7“ gibt es in dem Ordner der eingelesenen Datei nicht"))
    #expect(answer.err.split(separator: "\n").count == 2)
    #expect(try desk.done("import", "b.csv").out.contains("1 genannte Datei fehlt (b.pdf)"))
  }

  @Test("hostile names are refused with their cell, all at once, and nothing is left")
  func hostile() throws {
    let desk = try desk(["nachweise/leer.pdf": "", "nachweise/a.pdf": "eins"])
    let outside = try TemporaryFolder()
    let secret = try outside.write(Data("geheim".utf8), to: "geheim.pdf")
    let inside = desk.folder.path("nachweise")
    let files = FileManager.default
    try files.createSymbolicLink(atPath: inside + "/hinaus.pdf", withDestinationPath: secret)
    try files.createSymbolicLink(atPath: inside + "/alles", withDestinationPath: "/")
    try files.createSymbolicLink(atPath: inside + "/innen.pdf", withDestinationPath: "a.pdf")
    try files.createSymbolicLink(atPath: inside + "/kreis.pdf", withDestinationPath: "kreis.pdf")
    #expect(mkfifo(inside + "/rohr.pdf", 0o600) == 0)
    // Without a byte on the disk.
    #expect(files.createFile(atPath: inside + "/riese.pdf", contents: nil))
    #expect(truncate(inside + "/riese.pdf", Int(EvidenceIntake.limit) + 1) == 0)

    let refused = [
      ("nachweise", "ist keine Datei, sondern ein Ordner"),
      ("nachweise/rohr.pdf", "ist keine Datei"),
      ("nachweise/hinaus.pdf", "führt aus ihrem Ordner hinaus"),
      (secret, "liegt außerhalb von"),
      ("nachweise/alles/etc/passwd", "hinaus: zu /etc/passwd"),
      ("/dev/zero", "liegt außerhalb von"),
      ("../\(outside.url.lastPathComponent)/geheim.pdf", "liegt außerhalb von"),
      ("nachweise/kreis.pdf", "Fehler \(ELOOP)"), ("nachweise/leer.pdf", "ist leer (0 Byte)"),
      ("nachweise/riese.pdf", "höchstens 209715200 Byte (200 MiB)"),
    ]
    try desk.write(table(refused.map(\.0) + ["nachweise/a.pdf"]), to: "b.csv")
    let answer = desk.run("import", "b.csv")
    #expect(answer.code == 65)
    let lines = answer.err.split(separator: "\n")
    #expect(lines.count == refused.count)
    for (index, line) in lines.enumerated() where refused.indices.contains(index) {
      #expect(line.contains("Zeile \(index + 2)"), "\(line)")
      #expect(line.contains(refused[index].1), "\(line)")
    }
    #expect(!files.fileExists(atPath: desk.folder.path("foerderbuch.evidence")))
    #expect(try desk.done("verify").out.contains("0 Buchungen"))

    // Harmless ones stay names, and a link that stays inside is followed.
    let harmless = [
      "..", "../", "/gibt/es/nicht.pdf", String(repeating: "a", count: 300), "~", "|",
    ]
    .filter { $0 != ".." && $0 != "../" }
    try desk.write(table(harmless + ["nachweise/innen.pdf"]), to: "c.csv")
    #expect(try desk.json("import", "c.csv", as: Imported.self).files[0].filed == 1)
  }

  @Test("record keeps files of the working folder; a refused booking leaves none")
  func record() throws {
    let desk = try desk(["nachweise/a.pdf": "eins"])
    let words = [
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,00", "--date",
      "2025-08-01", "--evidence", "nachweise/a.pdf", "--evidence", "Akte 7",
    ]
    #expect(desk.run(words + ["--dry-run"]).out.contains("1 Datei würde abgelegt"))
    #expect(desk.run(words + ["--require-evidence"]).code == 65)
    #expect(desk.run(words + ["--evidence", "/dev/null"]).complains(of: "--evidence"))
    #expect(!FileManager.default.fileExists(atPath: desk.folder.path("foerderbuch.evidence")))
    let answer = desk.run(words)
    #expect(answer.out.contains("Nachweise: 1 Datei abgelegt, 1 Verweis ohne Datei."))
    #expect(try desk.json("evidence", "list", "1", as: Listed.self).evidence.count == 2)
  }

  @Test("verify finds a changed byte and a missing file; the same file delivered again heals it")
  func verify() throws {
    let desk = try desk(["nachweise/a.pdf": "eins", "nachweise/b.pdf": "zwei"])
    try desk.write(table(["nachweise/a.pdf", "nachweise/b.pdf"]), to: "b.csv")
    try desk.done("import", "b.csv")
    let items = try (1...2).flatMap {
      try desk.json("evidence", "list", "\($0)", as: Listed.self).evidence
    }
    let paths = items.compactMap(\.path)
    try FileManager.default.removeItem(atPath: paths[0])
    try Data("einz".utf8).write(to: URL(filePath: paths[0]))
    try FileManager.default.removeItem(atPath: paths[1])
    let answer = desk.run("verify")
    #expect(answer.code == 1)
    #expect(
      answer.out.contains("✗ Nachweis „nachweise/a.pdf“ zu Buchung 1: Der Inhalt ist ein anderer."))
    #expect(
      answer.out.contains(
        "✗ Nachweis „nachweise/b.pdf“ zu Buchung 2: Die Datei fehlt unter \(paths[1])."))
    #expect(items.allSatisfy { answer.out.contains($0.sha256 ?? "-") })
    #expect(answer.out.contains("Beschädigt: 2 Stellen."))
    let english = desk.run("verify", "--language", "en", "--json")
    #expect(english.code == 1)
    #expect(try english.json(as: ContractAnswers.Verification.self).problems.count == 2)

    // An export of what is damaged is refused whole.
    let refused = desk.run("evidence", "export", "-o", "aus")
    #expect(refused.code == 74)
    #expect(refused.err.split(separator: "\n").count == 2)
    #expect(!(try desk.folder.names()).contains { $0.hasPrefix("aus") })

    try desk.done("evidence", "add", "1", "nachweise/a.pdf")
    let added = try desk.done("evidence", "add", "2", "nachweise/b.pdf")
    #expect(added.out.contains("Buchung 2: 0 Dateien abgelegt. 1 war schon abgelegt."))
    try desk.done("verify", "--deep")
    try desk.write("x", to: "foerderbuch.evidence/fremd.txt")
    #expect(try desk.done("verify", "--deep").out.contains("gehören im Nachweisordner: fremd.txt"))
  }

  @Test("evidence that is delivered later is added, from any folder")
  func add() throws {
    let desk = try desk(["nachweise/Stunden.pdf": "eins"])
    try desk.write(table(["Stunden.pdf"]), to: "b.csv")
    try desk.done("import", "b.csv")
    let other = try TemporaryFolder()
    let path = try other.write(Data("zwei".utf8), to: "Vertrag.pdf")
    try desk.done("evidence", "add", "1", "nachweise/Stunden.pdf", path)
    let listed = try desk.json("evidence", "list", "1", as: Listed.self).evidence
    #expect(listed.map(\.name) == ["Stunden.pdf", "Vertrag.pdf"])
    #expect(desk.run("evidence", "add", "7", path).code == 65)
    #expect(desk.run("evidence", "add", "1", "fehlt.pdf").code == 66)
    #expect(desk.run("evidence", "add", "1", "nachweise").complains(of: "keine Datei"))
    #expect(desk.run("evidence", "list", "7").code == 65)
    try desk.done("verify", "--deep")
  }

  @Test("export writes the files under safe names with an index, into an empty folder only")
  func export() throws {
    let strange = "nachweise/=1+1: \"Plan\" ä.pdf"
    let desk = try desk(["nachweise/a.pdf": "eins", strange: "zwei"])
    try desk.write(
      table(["nachweise/a.pdf|Akte 7", "\"\(strange.replacing("\"", with: "\"\""))\""]), to: "b.csv"
    )
    try desk.done("import", "b.csv")
    #expect(
      try desk.done("evidence", "export", "-o", "aus").out
        == "2 Nachweise nach aus geschrieben, Verzeichnis index.csv; 1 Namen ohne Datei stehen nur im Verzeichnis.\n"
    )
    #expect(
      try names(desk, "aus") == ["0001-01-a.pdf", "0002-01-=1+1- -Plan- ä.pdf", "index.csv"])
    #expect(try desk.bytes("aus/0001-01-a.pdf") == Data("eins".utf8))
    let index = String(decoding: try desk.bytes("aus/index.csv"), as: UTF8.self)
    #expect(index.hasPrefix("\u{FEFF}Buchung;Nachweis-Nr.;Beleg-Nr.;Nachweis;Datei;SHA-256;"))
    let lines = index.split(separator: "\r\n")
    #expect(lines.count == 4)
    #expect(lines[2] == "1;2;;Akte 7;;;;")
    #expect(lines[3].hasPrefix("2;1;;\"nachweise/=1+1: \"\"Plan\"\" ä.pdf\";0002-01-"))
    #expect(desk.run("evidence", "export", "-o", "aus").code == 73)
    #expect(desk.run("evidence", "export", "-o", "b.csv").code == 73)
    #expect(desk.run("evidence", "export", "-o", "gibt/es/nicht").code == 0)
    try FileManager.default.createDirectory(
      atPath: desk.folder.path("leer"), withIntermediateDirectories: false)
    try desk.done("evidence", "export", "-o", "leer/", "--award", "Z", "--as-of", "2025-07-01")
    #expect(try names(desk, "leer").count == 3)
    try desk.done("evidence", "export", "-o", "frueh", "--measure", "M", "--as-of", "2025-06-30")
    #expect(try names(desk, "frueh") == ["index.csv"])
    for words in [["--award", "X"], ["--measure", "X"], ["--project", "X"]] {
      #expect(desk.run(["evidence", "export", "-o", "neu"] + words).code == 65)
    }
    #expect(
      desk.run("evidence", "export", "-o", "neu", "--award", "Z", "--measure", "M").code == 64)
    #expect(!(try desk.folder.names()).contains("neu"))
  }
}
