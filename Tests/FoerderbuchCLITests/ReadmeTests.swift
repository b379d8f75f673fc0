import Amounts
import Foundation
import Reporting
import TestSupport
import Testing
import Workbooks

/// Every command that the README shows, run one after the other as it stands there, with all it
/// answers. `FOERDERBUCH_RECORD=1` records the answers anew.
@Suite("README") struct ReadmeTests {
  private static let readme: String = {
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    let path = here.appending(path: "../../README.md").standardized
    return (try? String(contentsOf: path, encoding: .utf8)) ?? ""
  }()

  /// The commands of a section in order, each without its comment and with what goes on behind `\`.
  private static func commands(_ section: String) -> [String] {
    let text = readme.components(separatedBy: "\n## \(section)\n").last ?? ""
    let block = text.components(separatedBy: "```sh\n").dropFirst().first ?? ""
    let code = block.components(separatedBy: "\n```").first ?? ""
    return code.replacing("\\\n", with: " ").split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix("foerderbuch ") }
      .map { line in
        let command = line.components(separatedBy: " # ").first ?? line
        return command.split(separator: " ").joined(separator: " ")
      }
  }

  /// The words of a command line; quotation marks hold some together.
  static func words(_ command: String) -> [String] {
    var words: [String] = []
    var isQuoted = false
    var word = ""
    for letter in command + " " {
      switch letter {
      case "\"": isQuoted.toggle()
      case " " where !isQuoted:
        if !word.isEmpty { words.append(word) }
        word = ""
      default: word.append(letter)
      }
    }
    return words
  }

  /// What an office has lying there before it calls a command: by a part of the command.
  private static let ready: [(command: String, make: @Sendable (Desk) throws -> Void)] = [
    (
      "project apply Vorhaben.xlsx",
      { desk in
        try desk.done(
          "template", "project", "--project", "KW", "-o", "Vorhaben.xlsx", "--replace")
      }
    ),
    (
      "import auszug.xml",
      { desk in
        guard !desk.has("auszug.xml") else { return }
        for (voucher, amount) in [("K-15", "10,00"), ("K-16", "5,00"), ("K-17", "24,00")] {
          try desk.expense(voucher, amount)
        }
        let file = BankFile(lines: [
          .init(amount: "5000.00", name: "Stadtwerke", text: "Beitrag"),
          .init(amount: "-10.00", name: "Druckhaus", text: "K-15"),
          .init(amount: "-5.00", name: "Druckhaus", text: "K-16"),
          .init(amount: "-12.50", name: "Bank", text: "Kontofuehrung"),
          .init(amount: "-9.99", name: "Unbekannt", text: "Abo"),
          .init(amount: "-20.00", name: "Druckhaus", text: "Abschlag"),
        ])
        try desk.write(file.xml, to: "auszug.xml")
      }
    ),
    ("record payment --voucher Q-1", { desk in try desk.expense("Q-1", "100,00") }),
    (
      "import rechnung.xml",
      { desk in
        try desk.write(Self.invoice, to: "rechnung.xml")
      }
    ),
    (
      "import kasse.xlsx --suggest-profile",
      { desk in
        let rows = [
          ["Datum", "Text", "An", "Ausgabe EUR", "Beleg"],
          ["03.06.2026", "Briefmarken", "Post", "16,00", "B-1"],
          ["04.06.2026", "Farben", "Baumarkt", "42,50", "B-2"],
        ]
        try WorkbookFile.write(
          Report(
            title: "Kasse", language: .de, created: Desk.today, properties: [],
            sheets: [
              Sheet(
                key: "a", name: "Kasse", widths: rows[0].map { _ in 12 },
                blocks: [
                  Block(
                    key: "a", columns: rows[0],
                    rows: rows.map { Row(.data, $0.map { Cell(.text($0)) }) })
                ])
            ]), to: desk.folder.path("kasse.xlsx"))
      }
    ),
    (
      "import Erfassung.xlsx",
      { desk in
        var office = try SpreadsheetProgram(desk.folder.path("Erfassung.xlsx"))
        try office.enter(
          2,
          [
            "Buchungsdatum": .text("05.06.2026"), "Art": .text("Ausgabe"),
            "Teilvorhaben": .text("KW-STADT"), "Position": .text("SACH"),
            "Betrag": .text("11,90"), "Beleg-Nr.": .text("E-1"),
            "Empfänger/Einzahler": .text("Post"),
          ])
        try office.save(desk.folder.path("Erfassung.xlsx"))
      }
    ),
    (
      "import kasse.xlsx --profile kasse",
      { desk in
        // What was left open is filled in, as the suggestion asks for it.
        let path = desk.folder.path("profiles/kasse.yaml")
        let text = try String(contentsOfFile: path, encoding: .utf8)
          .replacing("# measure: \"…\"", with: "measure: KW-STADT")
          .replacing("# line: \"…\"", with: "line: SACH")
        try desk.write(text, to: "profiles/kasse.yaml")
      }
    ),
    (
      "foerderbuch proposals",
      { desk in
        for voucher in ["V-1", "V-2"] {
          let answer = desk.run(
            [
              "record", "expense", "--date", "2026-06-10", "--measure", "M", "--line", "SACH",
              "--amount", "600,00", "--voucher", voucher, "--counterparty", "Druckhaus",
              "--beyond-plan",
            ], login: "aberger")
          try #require(answer.out.contains("Vorschlag") || answer.err.contains("Vorschlag"))
        }
      }
    ),
    ("evidence add", { desk in try desk.write("%PDF-1.4\n", to: "Rechnung.pdf") }),
    ("record credit-note --for R-17", { desk in try desk.expense("R-17", "59,50") }),
    ("correct R-18", { desk in try desk.expense("R-18", "20,00") }),
  ]

  /// An invoice in UBL.
  private static let invoice = """
    <Invoice><ID>R-16</ID><IssueDate>2026-06-01</IssueDate><InvoiceTypeCode>380</InvoiceTypeCode>
    <DocumentCurrencyCode>EUR</DocumentCurrencyCode>
    <AccountingSupplierParty><Party><PartyLegalEntity><RegistrationName>Druckhaus</RegistrationName></PartyLegalEntity></Party></AccountingSupplierParty>
    <TaxTotal><TaxAmount currencyID="EUR">19.00</TaxAmount></TaxTotal>
    <LegalMonetaryTotal><LineExtensionAmount>100</LineExtensionAmount><TaxExclusiveAmount>100</TaxExclusiveAmount><TaxInclusiveAmount>119.00</TaxInclusiveAmount><PayableAmount>119.00</PayableAmount></LegalMonetaryTotal>
    <InvoiceLine><LineExtensionAmount>100</LineExtensionAmount><Item><Name>Plakate</Name></Item></InvoiceLine>
    </Invoice>
    """

  @Test("shows commands that run as they stand there")
  func byHand() throws {
    let desk = try Desk(ledger: false)
    let examples = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Schemas").standardized
    try FileManager.default.copyItem(
      at: examples, to: URL(filePath: desk.folder.path("Schemas")))
    let commands = Self.commands("Von Hand")
    #expect(commands.count > 40)
    try run(commands, desk, "readme.txt")
  }

  @Test("shows how a second person releases")
  func people() throws {
    let desk = try Desk.booked()
    let commands = Self.commands("Wer was darf")
    #expect(commands.count > 6)
    try run(commands, desk, "readme-people.txt") { command in
      switch command.split(separator: " ")[1] {
      case "proposals": "aberger"
      case "release", "reject": "bfrei"
      default: "vwald"
      }
    }
    try desk.done("verify", "--deep")
  }

  private func run(
    _ commands: [String], _ desk: Desk, _ golden: String, login: (String) -> String? = { _ in nil }
  ) throws {
    var told = ""
    for command in commands {
      for (part, make) in Self.ready where command.contains(part) { try make(desk) }
      let words = Array(Self.words(command).dropFirst())
      let answer = desk.run(try words.map { try given($0, desk) }, login: login(command))
      told += "$ \(command)\n\(answer.out)\(answer.err)"
      if answer.code != 0 { told += "→ \(answer.code)\n" }
      told += "\n"
    }
    try expectGolden(
      Self.masked(told.replacing(desk.folder.url.path + "/", with: "")), golden)
  }

  /// For what the README shortens, a head of 64 digits, the one that stands in the ledger.
  private func given(_ word: String, _ desk: Desk) throws -> String {
    struct State: Decodable {
      let entries: Int
      let head: String
    }
    guard word.contains("…") else { return word }
    let state: State = try desk.json("verify")
    return "\(state.head) @\(state.entries)"
  }

  /// Without what differs from machine to machine: room on the disk, sizes and sums of files.
  private static func masked(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      line.contains(" belegt, ") ? String(line.prefix(16)) + "…" : String(line)
    }.joined(separator: "\n")
      .replacing(/[0-9a-f]{64}/, with: "…").replacing(/[0-9]+ (Bytes|kB)/) { "… \($0.1)" }
  }
}

extension Desk {
  fileprivate func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.path(name))
  }

  fileprivate func expense(_ voucher: String, _ amount: String) throws {
    // Of a line that has room for them.
    try done(
      "record", "expense", "--date", "2026-06-10", "--measure", "KW-STADT", "--line", "HON",
      "--amount", amount, "--voucher", voucher, "--counterparty", "Druckhaus")
  }
}
