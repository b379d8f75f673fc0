import Foundation
import TestSupport
import Testing

/// What `export` hands to other programs. Amounts are those of ``SampleFiles``, added up by hand.
@Suite("Export") struct ExportTests {
  private func text(_ desk: Desk, _ name: String) throws -> String {
    String(decoding: try desk.bytes(name), as: UTF8.self)
  }

  @Test("csv: a file for each table, and texts that would run told")
  func csv() throws {
    let desk = try Desk.booked()
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,00", "--date",
      "2025-08-01", "--purpose", "=HYPERLINK(\"http://x\")")
    let answer = try desk.done("export", "csv", "-o", "tabellen")
    #expect(answer.out.contains("Formel ausführen würde, steh"))
    let entries = try text(desk, "tabellen/buchungen.csv")
    #expect(entries.hasPrefix("\u{FEFF}Nummer;Erfassung;Buchungstag;Art;"))
    #expect(entries.contains("\"'=HYPERLINK(\"\"http://x\"\")\""))
    #expect(entries.split(separator: "\r\n").count == 6)
    // The bank: 80.000,00 drawn, 87.000,00 spent, and 1,00 is still to be paid.
    let accounts = try text(desk, "tabellen/konten.csv").split(separator: "\r\n")
    let bank = try #require(accounts.first { $0.hasPrefix("1800;") })
    #expect(bank.hasSuffix(";80000,00;87000,00;-7000,00"))
    #expect(
      try text(desk, "tabellen/liesmich.txt").contains("\r\nDateien\r\nbuchungszeilen.csv\r\n"))
    let list = try desk.done("list", "entries", "-o", "liste.csv")
    #expect(list.out.contains("Formel ausführen würde"))
  }

  @Test(
    "a folder appears whole or not at all, and never in the place of another",
    arguments: ["csv", "gobd"])
  func folder(_ format: String) throws {
    let desk = try Desk.booked()
    try desk.write("x", to: "ziel")
    let before = try desk.snapshot()
    for more in [[], ["--replace"]] {
      #expect(desk.run(["export", format, "-o", "ziel"] + more).code == 73)
    }
    #expect(desk.run("export", format, "-o", "fehlt/ziel").code == 73)
    #expect(try desk.snapshot() == before)
    let (files, taken) = (FileManager.default, desk.folder.path("ordner"))
    try files.createDirectory(atPath: taken, withIntermediateDirectories: false)
    #expect(desk.run("export", format, "-o", "ordner", "--replace").code == 73)
    #expect(try files.contentsOfDirectory(atPath: taken).isEmpty)
    let names = try files.contentsOfDirectory(atPath: desk.folder.path("."))
    #expect(!names.contains { $0.hasSuffix(".tmp") })
  }

  @Test("gobd: described tables, the document type and the documentation of the procedure")
  func gobd() throws {
    let desk = try Desk.booked()
    try desk.done("export", "gobd", "-o", "z3")
    #expect(try desk.another("xmllint", "--noout", "--valid", "z3/index.xml").code == 0)
    let postings = try text(desk, "z3/buchungszeilen.csv").split(separator: "\r\n")
    let amounts = try postings.map { line in
      let fields = line.split(separator: ";", omittingEmptySubsequences: false)
      return try #require(Int(fields[7].replacing(",", with: "")))
    }
    let total = amounts.reduce(0, +)
    #expect(total == 0 && amounts.count >= 8)
    let head = try desk.json("verify", as: ContractAnswers.Verification.self).head.description
    let procedure = try text(desk, "z3/verfahrensdokumentation.txt")
    #expect(procedure.contains(head) && !procedure.contains("{"))
  }

  @Test("json: every table, amounts as text")
  func json() throws {
    struct Document: Decodable {
      struct Tables: Decodable {
        struct Posting: Decodable { let amount: ContractAnswers.Amount }
        struct Entry: Decodable {
          let number: Int
          let kind: String
          let amount: ContractAnswers.Amount
        }
        let postings: [Posting]
        let entries: [Entry]
      }
      let format: String
      let entries: Int
      let tables: Tables
    }
    let desk = try Desk.booked()
    try desk.done("export", "json", "-o", "alles.json")
    let document = try JSONDecoder().decode(Document.self, from: try desk.bytes("alles.json"))
    #expect(document.format == "foerderbuch/export/1" && document.entries == 4)
    #expect(
      document.tables.entries.map(\.amount)
        == ["62000.00", "25000.00", "3000.00", "80000.00"])
  }

  @Test("datev: one year a file, numbers within their ranges, and only for it")
  func datev() throws {
    let desk = try Desk.booked()
    let whose = ["--consultant", "1001", "--client", "1"]
    for (arguments, word) in [
      (["datev"], "1001 bis 9999999"),
      (["datev", "--consultant", "1000", "--client", "1"], "1001"),
      (["datev", "--consultant", "1001", "--client", "100000"], "1 bis 99999"),
      (["datev", "--from", "2024-12-31", "--to", "2025-01-01"] + whose, "--from 01.01.2025 --to"),
      (["csv", "--client", "1"], "kennt das nicht"),
    ] {
      let answer = desk.run(["export", "-o", "EXTF.csv"] + arguments)
      #expect(answer.code != 0 && answer.err.contains(word), "\(answer.err)")
    }
    let answer = try desk.json(
      "export", "datev", "-o", "EXTF.csv", "--consultant", "1001", "--client", "1",
      as: Counts.self)
    #expect(answer.entries == 4 && answer.rows + answer.unmoved >= 4)
    #expect(try desk.bytes("EXTF.csv").starts(with: Data("\"EXTF\";700;21;".utf8)))
    let empty = try desk.done(
      "export", "datev", "-o", "leer.csv", "--from", "2024-01-01", "--to", "2024-12-31",
      "--consultant", "1001", "--client", "1")
    #expect(empty.out.contains("0 Buchungen"))
  }

  private struct Counts: Decodable { let entries, rows, unmoved: Int }

  @Test("audit-copy: the same head, every reading command, and no writing")
  func auditCopy() throws {
    let desk = try Desk.booked()
    try desk.write("Rechnung", to: "rechnung.txt")
    try desk.done("evidence", "add", "1", "rechnung.txt")
    try desk.done("export", "audit-copy", "-o", "kopie.sqlite")
    let own = try desk.json("verify", as: ContractAnswers.Verification.self)
    let copy = try desk.json(
      "verify", "--deep", "--ledger", "kopie.sqlite", as: ContractAnswers.Verification.self)
    #expect(copy.ok && copy.head.description == own.head.description && copy.entries == 4)
    let mask = umask(0)
    umask(mask)
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: desk.folder.path("kopie.evidence"))
    for name in ["", "/" + (try #require(folders.first))] {
      let rights = try FileManager.default.attributesOfItem(
        atPath: desk.folder.path("kopie.evidence" + name))[.posixPermissions]
      #expect(rights as? Int == 0o770 & ~Int(mask), "\(name)")
    }
    let before = try desk.bytes("kopie.sqlite")
    for command in [
      ["status"], ["list"], ["check", "--as-of", "2025-12-31"], ["export", "json", "-o", "k.json"],
      ["report", "audit", "--as-of", "2025-12-31", "-o", "k.xlsx"],
    ] {
      #expect(
        [0, 1].contains(desk.run(command + ["--ledger", "kopie.sqlite"]).code), "\(command)")
    }
    for command in [
      [
        "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,00", "--date",
        "2025-08-01",
      ], ["close", "2025-12-31"], ["reverse", "1", "--reason", "x"],
    ] {
      let answer = desk.run(command + ["--ledger", "kopie.sqlite"])
      #expect(answer.code == 73 && answer.err.contains("Prüfkopie"), "\(answer.err)")
    }
    #expect(try desk.bytes("kopie.sqlite") == before)
    // What was booked since is what the copy lacks, and its head stands in the ledger.
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1,00", "--date",
      "2025-08-01")
    try desk.done("verify", "--head", copy.head.description)
    #expect(desk.run("export", "audit-copy", "-o", "kopie.sqlite", "--replace").code == 73)
  }

  @Test("hledger and beancount compare the balances at each close")
  func assertions() throws {
    let desk = try Desk.booked()
    try desk.done("close", "2025-12-31")
    try desk.done("export", "hledger", "-o", "a.journal")
    try desk.done("export", "beancount", "-o", "a.beancount")
    let journal = try text(desk, "a.journal")
    #expect(journal.components(separatedBy: "\n2025-12-31 * closed\n").count == 2)
    #expect(try text(desk, "a.beancount").contains("\n2026-01-01 balance Assets:1800-"))
  }

  @Test("a form prints the state of the ledger; typed in it proves a tail cut off")
  func printed() throws {
    let desk = try Desk.booked()
    let noted = try desk.json("verify", as: ContractAnswers.Verification.self)
    let head = noted.head.description
    try desk.done("report", "statement-of-use", "Z", "--as-of", SampleFiles.day, "-o", "n.xlsx")
    let groups = stride(from: 0, to: 64, by: 8).map { String(head.dropFirst($0).prefix(8)) }
    let printed = groups.joined(separator: " ") + " @4"
    #expect(try desk.texts("n.xlsx").contains(printed))
    try desk.done("verify", "--head", printed)
    try desk.done("verify", "--head", head.uppercased() + "@4")
    let other = desk.run("verify", "--head", head + "@5")
    #expect(other.code == 1 && other.out.contains("nennt 5 Buchungen"))
    for text in [head + "@", head + "@x", head + "@-1", "@4", head + "@4@4"] {
      #expect(desk.run("verify", "--head", text).code == 64, "\(text)")
    }
    let missing = desk.run("verify", "--head", String(repeating: "0", count: 63) + "1@4")
    #expect(missing.code == 1)
  }
}
