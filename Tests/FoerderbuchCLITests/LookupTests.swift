import Foundation
import Office
import TestSupport
import Testing

/// Lists, registers and single things, on five bookings that were added up by hand.
@Suite("Looking things up") struct LookupTests {
  /// Five entries, in this order:
  ///
  /// 1 drawdown 500.00 · 2 expense 119.00 SACH, paid · 3 expense 80.00 SACH, open ·
  /// 4 own funds 200.00 · 5 expense 61.00 PERSONAL, paid.
  private static let bookings = """
    Buchungsdatum;Art;Teilvorhaben;Position;Finanzierungsquelle;Betrag;Tag der Zahlung;Beleg-Nr.;Empfänger/Einzahler;Grund der Zahlung
    01.03.2025;Zuwendungseingang;M;;Z;500,00;;;Land;1. Abruf
    05.03.2025;Ausgabe;M;SACH;;119,00;05.03.2025;ER-1;Müller & Söhne;Papier 100% Recycling
    07.04.2025;Ausgabe;M;SACH;;80,00;;ER-2;MUELLER Druck;Plakate
    09.04.2025;Eigenmittel;M;;eigen;200,00;;;Kämmerei;Haushalt
    11.05.2025;Ausgabe;M;PERSONAL;;61,00;11.05.2025;P-1;Straße e.V.;Honorar
    """

  private func desk() throws -> Desk {
    try Desk(project: SampleFiles.project, bookings: Self.bookings + "\n")
  }

  private struct List: Decodable {
    struct Row: Decodable {
      var number: Int?
      var kind: String?
      var amount: String?
      var left: String?
      var debit: String?
      var credit: String?
      var balance: String?
      var line: String?
      var open: String?
      var payee: String?
    }
    let rows: [Row]
    let totals: [Row]?
  }

  @Test("who stated a name is shown with the login it was stated under, where that tells more")
  func logins() throws {
    let desk = try Desk.booked()
    func record(_ voucher: String, user: String, login: String) {
      let answer = desk.run(
        [
          "record", "own-funds", "--measure", "M", "--source", "eigen", "--amount", "1,00",
          "--date", "2025-06-01", "--voucher", voucher, "--reported", "--as", user,
        ], login: login)
      #expect(answer.code == 0, "\(answer.err)")
    }
    record("L 1", user: "Bert", login: "anna")
    record("L 2", user: "anna", login: "anna")
    let first = try desk.done("show", "5").out
    #expect(try first.contains(Regex("erfasst von +Bert\n.*mit der Anmeldung +anna")), "\(first)")
    #expect(try !desk.done("show", "6").out.contains("mit der Anmeldung"))
    let acts = try desk.done("list", "batches").out
    #expect(acts.contains("Bert (Anmeldung anna)"), "\(acts)")
    #expect(!acts.contains("anna (Anmeldung anna)"))
    #expect(
      desk.run(["list", "entries", "--language", "en"]).out
        .contains("Bert (login anna)"))
  }

  @Test(
    "filters combine",
    arguments: [
      ("", [1, 2, 3, 4, 5]), ("--kind Ausgabe", [2, 3, 5]), ("--kind drawdown", [1]),
      ("--kind ausgabe --kind eigenmittel --from 7.4.2025", [3, 4, 5]),
      ("--from 05.03.25 --to 09.04.2025", [2, 3, 4]), ("--line SACH", [2, 3]),
      ("--party müller", [2, 3]), ("--party Mueller --amount 100..", [2]),
      ("--party STRASSE", [5]), ("--party straße", [5]), ("--amount 61", [5]),
      ("--amount ..80,00", [3, 5]), ("--amount 80..200", [2, 3, 4]), ("--voucher er-", [2, 3]),
      ("--search 100%", [2]), ("--search %", [2]), ("--search _", []),
      ("--source Z", [1]), ("--source eigen", [4]), ("--file buchungen", [1, 2, 3, 4, 5]),
      ("--recorded 1.7.26", [1, 2, 3, 4, 5]), ("--recorded gestern", []),
      ("--from heute", []), ("--recorded vorgestern", []), ("--from 29.2.", [1, 2, 3, 4, 5]),
      ("--from 5.11", []), ("--from 1.4.2025 --to 9.4.25 --line SACH", [3]),
      ("--from 1.4.2025 --kind Ausgabe --line sach --standing", [3]),
    ])
  func filters(_ options: String, _ numbers: [Int]) throws {
    #expect(try desk().run("list", "entries", "--amount", "200..80").code == 64)
    let answer = try desk().run(
      ["list", "entries"] + options.split(separator: " ").map(String.init) + ["--json"])
    #expect(answer.code == 0, "\(answer.err)")
    #expect(try answer.json(as: List.self).rows.compactMap(\.number) == numbers)
  }

  @Test("words of a search may stand in different places, each somewhere")
  func words() throws {
    let desk = try desk()
    func found(_ text: String) throws -> [Int] {
      try desk.json("list", "--search", text, as: List.self).rows.compactMap(\.number)
    }
    #expect(try found("soehne papier") == [2])
    #expect(try found("söhne plakate") == [])
  }

  @Test("sums are those of each kind: 119 + 80 + 61")
  func sums() throws {
    let list = try desk().json("list", as: List.self)
    let sums = Dictionary(
      uniqueKeysWithValues: (list.totals ?? []).map { ($0.kind ?? "", $0.amount ?? "") })
    #expect(sums == ["expense": "260.00", "own-funds": "200.00", "drawdown": "500.00"])
  }

  @Test("a reversal takes its entry out of the sums, and both out of what stands")
  func reversed() throws {
    let desk = try desk()
    try desk.done("reverse", "5", "--reason", "doppelt")
    let all = try desk.json("list", "--kind", "Ausgabe", as: List.self)
    #expect(all.rows.map(\.number) == [2, 3, 5, 6])
    #expect(all.totals?.map(\.amount) == ["199.00"])
    let standing = try desk.json("list", "--standing", as: List.self)
    #expect(standing.rows.map(\.number) == [1, 2, 3, 4])
    #expect(try desk.done("show", "5").out.contains("storniert durch 6"))
  }

  @Test("the register of the bank: 500 - 119, then + 200 - 61")
  func account() throws {
    let desk = try desk()
    let all = try desk.json("account", "1800", as: List.self)
    #expect(all.rows.map(\.balance) == ["500.00", "381.00", "581.00", "520.00"])
    #expect(all.totals?.first?.debit == "700.00")
    #expect(all.totals?.first?.credit == "180.00")
    // April alone: 381.00 stood there, 200.00 came in.
    let april = try desk.json(
      "account", "1800", "--from", "1.4.2025", "--to", "30.04.2025", as: List.self)
    #expect(april.rows.map(\.balance) == ["381.00", "581.00"])
    #expect(april.totals?.first?.balance == "581.00")
    // Nothing in June: what stood there stands there.
    let june = try desk.json("account", "1800", "--from", "1.6.2025", as: List.self)
    #expect(june.rows.map(\.balance) == ["520.00"])
  }

  @Test("open invoices, what is left of a line, what went to a payee")
  func standing() throws {
    let desk = try desk()
    let open = try desk.json("list", "offen", as: List.self)
    #expect(open.rows.map(\.number) == [3])
    #expect(open.totals?.first?.left == "80.00")
    #expect(try desk.json("list", "open", "--amount", "..50", as: List.self).rows.isEmpty)
    // 27,000.00 planned, 119.00 spent, 80.00 open.
    let lines = try desk.json("list", "Positionen", as: List.self)
    let material = try #require(lines.rows.first { $0.line == "SACH" })
    #expect(material.left == "26801.00")
    #expect(material.open == "80.00")
    let payees = try desk.json("list", "payees", as: List.self)
    #expect(payees.rows.map(\.amount) == ["119.00", "80.00", "61.00"])
    try desk.done("record", "payment", "--entry", "3", "--paid-on", "2025-07-20")
    #expect(try desk.json("list", "open", as: List.self).rows.isEmpty)
  }

  @Test(
    "what has a name is shown",
    arguments: [
      ("2", "Buchung 2: Ausgabe"), ("er-2", "MUELLER Druck"), ("M", "Teilvorhaben M"),
      ("SACH", "26.801,00"), ("Z", "Bescheid Z"),
    ])
  func shows(_ name: String, _ words: String) throws {
    #expect(try desk().done("show", name).out.contains(words))
  }

  @Test("all vouchers of one number are shown")
  func twice() throws {
    let desk = try desk()
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "7,00", "--voucher",
      "ER-1", "--counterparty", "Andere GmbH", "--date", "2025-06-01", "--paid-on", "2025-06-01")
    let out = try desk.done("show", "ER-1").out
    #expect(out.contains("Buchung 2: Ausgabe"))
    #expect(out.contains("Buchung 6: Ausgabe"))
  }

  @Test(
    "what is unknown is refused with the nearest",
    arguments: [
      ("list belgee", 64, "Gemeint ist wohl „Belege“"),
      ("list --kind ausgab", 64, "Gemeint ist wohl „Ausgabe“"),
      ("list --line SACHE", 65, "Gemeint ist wohl „SACH“"),
      ("list --measure N", 65, "Bekannt: M"), ("account 1801", 65, "Gemeint ist wohl „1800“"),
      ("show ER-3", 65, "Gemeint ist wohl"), ("show 99", 65, "„99“ ist unbekannt"),
      ("list projects --party x", 64, "--party: Die Liste „Vorhaben“"),
      ("list proposals --to heute", 64, "--to: Die Liste „Vorschläge“"),
      ("list --from 31.2.", 64, "--from"), ("list --recorded 2.1.26..1.1.26", 64, "--recorded"),
      ("list -o liste.pdf", 64, ".xlsx noch auf .csv"),
      ("list -o foerderbuch.sqlite", 64, "Dort liegt das Hauptbuch"),
    ])
  func refuses(_ line: String, _ code: Int, _ words: String) throws {
    let desk = try desk()
    let before = try desk.snapshot()
    let answer = desk.run(line.split(separator: " ").map(String.init))
    #expect(Int(answer.code) == code, "\(answer.err)")
    #expect(answer.complains(of: words) || words.isEmpty, "\(answer.err)")
    #expect(try desk.snapshot() == before)
  }

  @Test("as text with separators, as a German spreadsheet reads it; no text is a formula")
  func csv() throws {
    let desk = try desk()
    try desk.done(
      "record", "own-funds", "--measure", "M", "--source", "eigen", "--amount", "1.234,50",
      "--date", "2025-06-01", "--counterparty", "=1+1; \"x\"")
    try desk.done("list", "accounts", "-o", "konten.csv")
    let accounts = String(decoding: try desk.bytes("konten.csv"), as: UTF8.self)
    #expect(accounts.hasPrefix("\u{FEFF}Konto;Bezeichnung;Soll €;Haben €;Saldo €\r\n"))
    #expect(accounts.contains("\r\n1800;Bank und Kasse;1934,50;180,00;1754,50\r\n"))
    try desk.done("list", "-o", "liste.csv", "--kind", "Eigenmittel")
    let list = String(decoding: try desk.bytes("liste.csv"), as: UTF8.self)
    #expect(list.contains(";\"'=1+1; \"\"x\"\"\";"))
  }

  @Test("as a workbook")
  func workbook() throws {
    let desk = try desk()
    try desk.done("list", "-o", "liste.xlsx")
    let text = try desk.texts("liste.xlsx")
    #expect(text.contains("Müller &amp; Söhne"))
    #expect(text.contains("<v>260</v>"))
  }

  @Test("every list goes into a file whole", arguments: LookupDesk.List.allCases.map(\.rawValue))
  func files(_ kind: String) throws {
    let desk = try desk()
    try desk.done(
      "record", "order", "--order", "A-1", "--measure", "M", "--line", "SACH", "--amount", "9,00",
      "--date", "2025-06-01", "--counterparty", "Kern GmbH")
    let rows = try desk.json("list", kind, as: List.self).rows.count
    #expect(rows > 0 || kind == "proposals")
    try desk.done("list", kind, "-o", "liste.csv")
    let lines = String(decoding: try desk.bytes("liste.csv"), as: UTF8.self)
      .components(separatedBy: "\r\n")
    // Headings before, nothing behind the last line.
    #expect(lines.count == rows + 2)
    try desk.done("list", kind, "-o", "liste.xlsx")
    #expect(try desk.texts("liste.xlsx").components(separatedBy: "<row ").count - 1 > rows)
  }

  @Test("on a terminal no line is wider than it", arguments: [60, 80, 100, 120])
  func fits(_ width: Int) throws {
    let desk = try desk()
    let commands = [
      ["list"], ["list", "open"], ["account", "1800"], ["show", "2"], ["status"], ["deadlines"],
    ]
    for command in commands {
      let out = desk.run(command, width: width).out
      #expect(out.split(separator: "\n").allSatisfy { $0.count <= width }, "\(out)")
      #expect(out.contains("119,00") || ["open", "deadlines"].contains(command.last))
    }
  }
}
