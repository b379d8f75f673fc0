import TestSupport
import Testing

/// What a mistyped command line is answered with: what was found, what is allowed, a way out.
@Suite("Usage") struct UsageTests {
  struct Slip: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    var code: Int32 = 64
    let german, english: [String]

    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let slips = [
    Slip(
      arguments: ["statsu"], german: ["„statsu“ ist unbekannt", "verify", "wohl „status“"],
      english: ["\"statsu\" is unknown", "verify", "Probably \"status\""]),
    // What other programs call it.
    Slip(
      arguments: ["journal"], german: ["„journal“ heißt hier: foerderbuch list"],
      english: ["\"journal\" is called here: foerderbuch list"]),
    Slip(
      arguments: ["Rueckgaengig"], german: ["foerderbuch reverse --batch"],
      english: ["foerderbuch reverse --batch"]),
    Slip(
      arguments: ["project", "aply", "x.yaml"], german: ["project: „aply“", "wohl „apply“"],
      english: ["project: \"aply\"", "Probably \"apply\""]),
    Slip(
      arguments: ["status", "--as-off", "2025-12-31"],
      german: ["Unbekannte Option '--as-off'", "Meinten Sie '--as-of'", "status --help"],
      english: ["Unknown option '--as-off'", "Did you mean '--as-of'", "status --help"]),
    Slip(
      arguments: ["settle"], german: ["Es fehlt die Angabe '<bescheid>'"],
      english: ["Missing expected argument '<award>'"]),
    Slip(
      arguments: ["report", "statement-of-use", "Z"], german: ["Es fehlt die Angabe", "--output"],
      english: ["Missing expected argument", "--output"]),
    Slip(
      arguments: ["status", "--as-of"], german: ["Es fehlt der Wert zu '--as-of"],
      english: ["Missing value for '--as-of"]),
    Slip(
      arguments: ["reverse", "--batch", "eins", "--reason", "x"],
      german: ["Der Wert 'eins' gilt nicht"],
      english: ["The value 'eins' is invalid"]),
    Slip(
      arguments: ["status", "zu", "viel"], german: ["überzählige Angaben: 'zu', 'viel'"],
      english: ["unexpected arguments: 'zu', 'viel'"]),
    Slip(
      arguments: ["status", "--as-of", "31.02.2025"],
      german: ["--as-of", "„31.02.2025“", "Kalender"],
      english: ["--as-of", "31.02.2025", "calendar"]),
    Slip(
      arguments: ["record", "ausgabee", "--measure", "M", "--amount", "1,00"],
      german: ["record: „ausgabee“", "Eigenmittel"], english: ["record: \"ausgabee\"", "own-funds"]),
    Slip(
      arguments: ["record", "expense", "--measure", "M"], german: ["--amount: Diese Angabe fehlt"],
      english: ["--amount: This option is missing"]),
    Slip(
      arguments: ["record", "expense", "--measure", "M", "--line", "SACH", "--amount", "1.234"],
      german: ["--amount", "„1.234“", "zwei Arten"], english: ["--amount", "1.234", "two ways"]),
    Slip(
      arguments: [
        "record", "civic", "--measure", "M", "--line", "UNBAR", "--source", "be", "--amount",
        "160,00",
        "--method", "hours", "--quantity", "17", "--unit-rate", "10,00", "--date", "2025-08-01",
      ], code: 65,
      german: ["record, --amount: Der Betrag ist 160,00 €", "17 × 10,00 € = 170,00 €"],
      english: ["record, --amount: The amount is €160.00", "17 × €10.00 = €170.00"]),
    Slip(
      arguments: ["settle", "ZZ"], code: 65, german: ["Bescheid: „ZZ“", "Bekannt: Z"],
      english: ["Award: \"ZZ\"", "Known: Z"]),
    Slip(
      arguments: ["status", "--measure", "MM"], code: 65,
      german: ["Teilvorhaben: „MM“", "Bekannt: M", "wohl „M“"],
      english: ["Measure: \"MM\"", "Known: M", "Probably \"M\""]),
    Slip(
      arguments: ["check", "--project", "Q"], code: 65, german: ["Vorhaben: „Q“", "Bekannt: P"],
      english: ["Project: \"Q\"", "Known: P"]),
    Slip(
      arguments: ["explain", "LINE_OVERUN"], code: 65, german: ["wohl „LINE_OVERRUN“"],
      english: ["Probably \"LINE_OVERRUN\""]),
    Slip(
      arguments: ["report", "statement", "Z", "-o", "x.xlsx"],
      german: ["report: „statement“", "Verwendungsnachweis"],
      english: ["report: \"statement\"", "statement-of-use"]),
    Slip(
      arguments: ["report", "statement-of-use", "Z", "-o", "x.odt"], german: ["„x.odt“", ".xlsx"],
      english: ["\"x.odt\"", ".xlsx"]),
    Slip(
      arguments: ["report", "statement-of-use", "Z", "-o", "x.xlsx", "--form", "nrv"],
      german: ["--form: „nrv“", "wohl „nrw“"], english: ["--form: \"nrv\"", "Probably \"nrw\""]),
    Slip(
      arguments: ["export", "excel", "-o", "x"], german: ["export: „excel“", "hledger, beancount"],
      english: ["export: \"excel\"", "hledger, beancount"]),
    Slip(
      arguments: ["close", "neulich"], german: ["Datum", "„neulich“"],
      english: ["Date", "neulich"]),
  ]

  @Test("an option that takes one value and is there twice is refused, whatever it says")
  func repeated() throws {
    let desk = try Desk.booked()
    let before = try desk.snapshot()
    let words = [
      "record", "own-funds", "--measure", "M", "--source", "eigen", "--date", "2025-06-01",
    ]
    for twice in [
      ["--amount", "1,00", "--amount", "2,00"], ["--amount=1,00", "--amount", "1,00"],
    ] {
      let answer = desk.run(words + twice)
      #expect(answer.code == 64)
      #expect(answer.err.contains("--amount steht mehrfach da"), "\(answer.err)")
    }
    #expect(desk.run("list", "-o", "a.csv", "-o", "b.csv").err.contains("-o steht mehrfach da"))
    #expect(try desk.snapshot() == before)
    // What may be repeated, and flags.
    #expect(
      desk.run("list", "--kind", "expense", "--kind", "drawdown", "--json", "--json").code == 0)
  }

  @Test("what was found, what is allowed, a way out", arguments: slips)
  func refused(_ slip: Slip) throws {
    let desk = try Desk.booked()
    let before = try desk.snapshot()
    for (language, words) in [("de", slip.german), ("en", slip.english)] {
      let answer = desk.run(slip.arguments, environment: ["FOERDERBUCH_LANGUAGE": language])
      #expect(answer.code == slip.code)
      #expect(answer.out == "")
      for word in words { #expect(answer.complains(of: word), "\(answer.err)") }
    }
    let json = desk.run(slip.arguments + ["--json"])
    #expect(json.code == slip.code)
    let failure = try json.json(as: ContractAnswers.Failure.self)
    #expect(failure.exitCode == slip.code)
    #expect(!failure.errors.isEmpty)
    #expect(failure.errors.allSatisfy { $0.code.allSatisfy { $0.isUppercase || $0 == "_" } })
    #expect(try desk.snapshot() == before)
  }

  @Test("the language is --language, then the environment, else German")
  func language() throws {
    let desk = try Desk()
    let english = ["FOERDERBUCH_LANGUAGE": "en"]
    #expect(desk.run("verify").out.contains("In Ordnung"))
    #expect(desk.run(["verify"], environment: english).out.contains("Sound"))
    #expect(
      desk.run(["verify", "--language", "de"], environment: english).out.contains("In Ordnung"))
    #expect(desk.run("verify", "--language=en").out.contains("Sound"))
    #expect(
      desk.run(["verify"], environment: ["FOERDERBUCH_LANGUAGE": "fr"]).out.contains("In Ordnung"))
    let french = desk.run("verify", "--language", "fr")
    #expect(french.code == 64)
    #expect(french.err.contains("--language: „fr“ ist unbekannt. Bekannt: de, en"))
  }

  @Test("the ledger is --ledger, then the environment, else the one in the working folder")
  func ledger() throws {
    let desk = try Desk(ledger: false)
    let elsewhere = ["FOERDERBUCH_LEDGER": desk.folder.path("zwei.sqlite")]
    #expect(desk.run("init", "--ledger", "eins.sqlite").code == 0)
    #expect(desk.run(["init"], environment: elsewhere).code == 0)
    #expect(desk.run(["init", "--ledger", "drei.sqlite"], environment: elsewhere).code == 0)
    #expect(desk.run("init").code == 0)
    #expect(
      try desk.folder.names() == [
        "drei.sqlite", "eins.sqlite", "foerderbuch.sqlite", "zwei.sqlite",
      ])
  }

  @Test("a request for payment has the names of other funders; a kind that lacks is listed")
  func kinds() throws {
    let desk = try Desk.booked()
    let request = desk.run("report", "Mittelabruf", "Z", "-o", "m.xlsx")
    #expect(!request.err.contains("unbekannt"), "\(request.err)")
    let without = desk.run("report", "-o", "m.xlsx")
    #expect(without.code == 64 && without.err.contains("drawdown-request"), "\(without.err)")
    #expect(desk.run("template", "-o", "m.xlsx").err.contains("bookings, project oder partner"))
  }
}
