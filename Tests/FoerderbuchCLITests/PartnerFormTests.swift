import Foundation
import TestSupport
import Testing

/// The form in which a partner tells its contributions: from the command that writes it, through
/// the partner's hands, into the ledger.
@Suite("Partner's form") struct PartnerFormTests {
  typealias Cells = [String: FilledWorkbook.Value]

  struct Written: Decodable {
    let partner: String
    let measure: String
    let from: String
    let to: String
    let booked: Int
  }

  struct Imported: Decodable {
    struct File: Decodable {
      struct Table: Decodable {
        let format: String
        let confirmedOn: String?
        let confirmedBy: String?
      }
      struct Sums: Decodable {
        let `in`: String
        let unpaid: String
      }
      let rows: Int
      let entries: Int
      let known: Int
      let table: Table
      let sums: Sums
    }
    let files: [File]
  }

  static let measure = MeasureFile(
    lines: [
      MeasureFile.line("SACH", "60000.00"), MeasureFile.line("UNBAR", "20000.00", inKind: true),
    ],
    sources: [
      MeasureFile.source("leistung", "inKind", "20000.00", "organisation: partner"),
      MeasureFile.source("geld", "partnerCash", "10000.00", "organisation: partner"),
      MeasureFile.source("eigen", "ownCash", "10000.00", "organisation: stadt"),
      MeasureFile.source("stunden", "civicEngagement", "1000.00"),
    ],
    awards: [MeasureFile.award("Z", "land", "anbest-g-nrw", "share", "40000.00", "rate: \"80%\"")])

  /// Days as spreadsheets count them.
  static let march7 = FilledWorkbook.Value.number(46_088)  // 2026-03-07
  static let april2 = FilledWorkbook.Value.number(46_114)  // 2026-04-02

  /// One row on each sheet, by hand: 7.5 h × 48.50 = 363.75; 3,600 / 36 × 5 × 50 % = 250.00;
  /// 45 m² × 6 × 12.50 × 40 % = 1,350.00; 12 × 249 × 25 % = 747.00; together 2,710.75.
  static let filled: Cells = [
    "2!B6": march7, "2!C6": .text("A. Beispiel"), "2!D6": .text("Netzmessung"),
    "2!E6": .number(7.5), "2!F6": .number(48.5),
    "3!B6": march7, "3!C6": .text("Messkoffer"), "3!D6": .number(3600), "3!F6": .number(5),
    "3!G6": .number(0.5),
    "4!B6": march7, "4!C6": .text("Werkraum"), "4!D6": .number(45), "4!E6": .number(6),
    "4!F6": .number(12.5), "4!G6": .number(0.4),
    "5!B6": march7, "5!C6": .text("Planungssoftware"), "5!D6": .text("Lizenz"),
    "5!E6": .number(12), "5!F6": .number(249), "5!G6": .number(0.25),
    "6!B6": march7, "6!C6": .text("Rate"), "6!D6": .number(4000), "6!E6": .text("KA-7"),
  ]

  static let confirmed: Cells = ["1!B26": april2, "1!B27": .text("Dr. C. Beispiel, Leitung")]

  /// A desk with a form that is filled in.
  func desk(_ cells: Cells = filled) throws -> Desk {
    let desk = try Desk(project: Self.measure.yaml)
    try desk.done("template", "partner", "partner", "--year", "2026", "-o", "f.xlsx")
    try FilledWorkbook.write(
      desk.folder.path("f.xlsx"), cells, to: desk.folder.path("g.xlsx"))
    return desk
  }

  @Test("is written for what one partner gives to one measure")
  func written() throws {
    let desk = try Desk(project: Self.measure.yaml)
    let form = try desk.json(
      "template", "partner", "Partner GmbH", "--from", "1.1.2026", "--to", "31.3.2026", "-o",
      "f.xlsx", as: Written.self)
    #expect(form.partner == "partner")
    #expect(form.measure == "M")
    #expect(form.from == "2026-01-01")
    #expect(form.to == "2026-03-31")
    #expect(form.booked == 0)
    let text = try desk.texts("f.xlsx")
    for name in ["Stundennachweis", "Geräte", "Räume", "Güter und Lizenzen", "Barzahlungen"] {
      #expect(text.contains(name))
    }
    // Nothing of the others.
    #expect(!text.contains("eigen<"))
  }

  @Test("books every sheet at once, with the signed paper and who confirmed it")
  func roundTrip() throws {
    let desk = try desk(Self.filled.merging(Self.confirmed) { $1 })
    try desk.write("unterschrieben", to: "scan.pdf")
    let first = try desk.json(
      "import", "g.xlsx", "--evidence", "scan.pdf", as: Imported.self
    ).files[0]
    #expect(first.rows == 5 && first.entries == 5 && first.known == 0)
    #expect(first.sums.unpaid == "2710.75")
    #expect(first.sums.in == "4000.00")
    #expect(first.table.format == "partner-form")
    #expect(first.table.confirmedOn == "2026-04-02")
    #expect(first.table.confirmedBy == "Dr. C. Beispiel, Leitung")
    let shown = try desk.done("show", "1").out
    for words in [
      "363,75", "Netzmessung · A. Beispiel", "scan.pdf", "bestätigt am 02.04.2026 von Dr. C.",
    ] {
      #expect(shown.contains(words), "\(words): \(shown)")
    }
    for (entry, amount) in [("2", "250,00"), ("3", "1.350,00"), ("4", "747,00"), ("5", "4.000,00")]
    {
      let shown = try desk.done("show", entry).out
      #expect(shown.contains(amount), "\(shown)")
      #expect(shown.contains("scan.pdf"))
    }
    try desk.done("report", "contributions", "partner", "-o", "k.xlsx")
    #expect(try desk.texts("k.xlsx").contains("bestätigt am 02.04.2026 von Dr. C."))
    // Once more, and nothing comes twice.
    let again = try desk.json(
      "import", "g.xlsx", "--evidence", "scan.pdf", as: Imported.self
    ).files[0]
    #expect(again.rows == 5 && again.entries == 0 && again.known == 5)
    let next = try desk.json(
      "template", "partner", "partner", "-o", "h.xlsx", as: Written.self)
    #expect(next.booked == 5)
    try desk.done("verify", "--deep")
  }

  @Test(
    "is refused with sheet and cell, and nothing of it is booked",
    arguments: [
      ("a day outside its period", ["2!B6": .number(45_000)], "Blatt „Stundennachweis“, Zelle B6"),
      ("a value that is none", ["3!H6": .number(251)], "Blatt „Geräte“, Zelle H6"),
      ("months that nobody told", ["3!F6": .text("")], "Blatt „Geräte“, Zelle F6"),
      ("hours without a rate", ["2!F6": .text("")], "Blatt „Stundennachweis“, Zelle F6"),
      ("a source of another kind", ["6!F6": .text("leistung")], "Blatt „Barzahlungen“, Zelle F6"),
      ("a word for a number", ["4!D6": .text("viel")], "Blatt „Räume“, Zelle D6"),
      ("a word for hours", ["2!E6": .text("viele")], "Blatt „Stundennachweis“, Zelle E6"),
      ("a number that is lost", ["5!A6": .text("")], "Blatt „Güter und Lizenzen“, Zelle A6"),
      ("a row copied", ["3!A6": .number(1)], "Blatt „Geräte“, Zelle A6"),
      ("half a confirmation", ["1!B27": .text("Dr. C.")], "„Bestätigt am“ fehlt"),
      (
        "a name computed", ["1!B26": .number(46_111), "1!B27": .formula("A1")],
        "Hier steht eine Formel, wo ein Wort"
      ),
      ("a person computed", ["2!C6": .formula("A1")], "Blatt „Stundennachweis“, Zelle C6"),
      ("another ledger", ["1!B10": .text("000000000000")], "anderen Hauptbuch"),
      ("another partner", ["1!B3": .text("fremd")], "fremd"),
      ("the form of another", ["1!B2": .text("Fremd GmbH")], "gehört zu „Partner GmbH“"),
      ("too long a day", ["2!E6": .number(24.5)], "Das sind 24,5 Stunden am 07.03.2026"),
      (
        "too long a day in two rows",
        [
          "2!E6": .number(16), "2!B7": march7, "2!C7": .text("a.  beispiel"),
          "2!D7": .text("Bericht"), "2!E7": .number(9), "2!F7": .number(48.5),
        ], "Blatt „Stundennachweis“, Zelle E7"
      ),
      (
        "confirmed before", ["1!B26": .number(46_087), "1!B27": .text("Dr. C.")],
        "nach dem Tag der Bestätigung, 06.03.2026"
      ),
      (
        "confirmed ahead", ["1!B26": .number(73_050), "1!B27": .text("Dr. C.")],
        "Bestätigt am 31.12.2099"
      ),
      ("another measure", ["1!B5": .text("X")], "Blatt „Bestätigung“"),
    ] as [(String, Cells, String)])
  func refused(_ what: String, _ cells: Cells, _ words: String) throws {
    let desk = try desk(Self.filled.merging(cells) { $1 })
    let answer = desk.run("import", "g.xlsx")
    #expect(answer.code == 65, "\(what): \(answer.out)")
    #expect(answer.complains(of: words), "\(what): \(answer.err)")
    // The cell of a formula is nobody's to fill in.
    #expect(!answer.err.contains("Spalte „Wert“") || words.contains("H6"), "\(answer.err)")
    #expect(desk.run("show", "1").code == 65)
  }

  @Test("a sheet that was renamed is missed, and nothing is lost in silence")
  func renamed() throws {
    let desk = try desk()
    try PatchedWorkbook.changing(
      "xl/workbook.xml", "name=\"Räume\"", to: "name=\"Räume neu\"",
      of: desk.folder.path("g.xlsx"), to: desk.folder.path("h.xlsx"))
    let answer = desk.run("import", "h.xlsx")
    #expect(answer.code == 65 && answer.complains(of: "Blatt „Räume“"), "\(answer.err)")
  }

  @Test("tells what somebody wrote beside the columns and below the rows")
  func strays() throws {
    let desk = try desk(
      Self.filled.merging([
        "4!M6": .text("Schlüssel bei Frau X"), "6!A60": .text("Bitte Rückruf"), "2!K7": .number(7),
      ]) { $1 })
    try desk.write("unterschrieben", to: "scan.pdf")
    let signed = ["import", "g.xlsx", "--evidence", "scan.pdf"]
    for answer in [desk.run(signed + ["--dry-run"]), desk.run(signed)] {
      #expect(answer.code == 0, "\(answer.err)")
      for words in [
        "nicht übernommen (3)", "Räume M6: Schlüssel bei Frau X", "Stundennachweis K7: 7",
        "Barzahlungen A60: Bitte Rückruf", "(bei 5 Buchungen)",
      ] {
        let told = answer.out.replacing("\u{A0}", with: " ")
        #expect(told.contains(words), "\(words): \(told)")
      }
    }
  }

  @Test("asks where the ledger has the amount already, whatever was written beside it")
  func bookedBefore() throws {
    let desk = try desk(["6!B6": Self.march7, "6!C6": .text("Rate"), "6!D6": .number(4000)])
    try desk.done(
      "record", "partner-cash", "--measure", "M", "--source", "geld", "--amount", "4000", "--date",
      "2026-03-07", "--purpose", "Abschlag 1", "--counterparty", "Stadtkasse", "--reference", "B-1")
    let answer = desk.run("import", "g.xlsx")
    #expect(answer.code == 65, "\(answer.out)")
    #expect(answer.complains(of: "Buchung 1"), "\(answer.err)")
    // 10 h × 40.00: work in kind that the ledger has of somebody who is named.
    try desk.done(
      "record", "in-kind", "--measure", "M", "--source", "leistung", "--line", "UNBAR", "--amount",
      "400", "--method", "hours", "--quantity", "10", "--unit-rate", "40", "--date", "2026-03-07",
      "--counterparty", "A. Beispiel", "--reference", "B-2")
    try FilledWorkbook.write(
      desk.folder.path("f.xlsx"),
      [
        "2!B6": Self.march7, "2!C6": .text("B. Beispiel"), "2!D6": .text("Messung"),
        "2!E6": .number(10), "2!F6": .number(40),
      ], to: desk.folder.path("h.xlsx"))
    let hours = desk.run("import", "h.xlsx")
    #expect(hours.code == 65, "\(hours.out)")
    #expect(hours.complains(of: "Buchung 2"), "\(hours.err)")
  }

  @Test("takes its signed paper after it was booked")
  func signedLater() throws {
    let desk = try desk()
    try desk.done("import", "g.xlsx")
    #expect(try desk.done("show", "1").out.contains("Partner GmbH"))
    try desk.write("unterschrieben", to: "scan.pdf")
    try FilledWorkbook.write(
      desk.folder.path("g.xlsx"), Self.confirmed, to: desk.folder.path("h.xlsx"))
    for _ in 1...2 {
      let signed = try desk.json(
        "import", "h.xlsx", "--evidence", "scan.pdf", as: Imported.self
      ).files[0]
      #expect(signed.entries == 0 && signed.known == 5)
    }
    #expect(try desk.done("show", "1").out.contains("scan.pdf"))
    try desk.done("verify", "--deep")
  }

  @Test("is refused where the same form comes back filled in otherwise")
  func filledTwice() throws {
    let desk = try desk()
    try desk.done("import", "g.xlsx")
    try FilledWorkbook.write(
      desk.folder.path("g.xlsx"), ["2!E6": .number(8)], to: desk.folder.path("h.xlsx"))
    let answer = desk.run("import", "h.xlsx")
    #expect(answer.code == 65)
    #expect(answer.complains(of: "Blatt „Stundennachweis“, Zeile 6"), "\(answer.err)")
  }

  @Test(
    "needs a partner who gives something, and one measure",
    arguments: [
      (["template", "partner", "-o", "x.xlsx"], 64, "Von welchem Partner"),
      (["template", "partner", "stadt", "-o", "x.xlsx"], 65, "keinem Teilvorhaben"),
      (["template", "partner", "niemand", "-o", "x.xlsx"], 65, "Bekannt: stadt, partner"),
      (["template", "bookings", "partner", "-o", "x.xlsx"], 64, "nur für template partner"),
      (["template", "partner", "partner", "--year", "26", "-o", "x.xlsx"], 64, "kein Jahr"),
      (["template", "partner", "partner", "--from", "1.1.2026", "-o", "x.xlsx"], 64, "fehlt"),
      (["import", "liste.csv", "--evidence", "scan.pdf"], 64, "kein Formular"),
      (["import", "f.xlsx", "--evidence", "fehlt.pdf"], 66, "Die Datei gibt es nicht"),
    ] as [([String], Int32, String)])
  func usage(_ command: [String], _ code: Int32, _ words: String) throws {
    let desk = try desk()
    try desk.write("Buchungsdatum;Art;Teilvorhaben;Betrag\n", to: "liste.csv")
    try desk.write("x", to: "scan.pdf")
    let answer = desk.run(command)
    #expect(answer.code == code, "\(answer.err)")
    #expect(answer.complains(of: words), "\(answer.err)")
  }

  @Test("of co-financing holds one partner alone, and nobody confirms what they did not bring")
  func report() throws {
    let desk = try Desk(project: Self.measure.yaml)
    try desk.done(
      "record", "partner-cash", "--measure", "M", "--source", "geld", "--amount", "4000", "--date",
      "2026-03-07", "--voucher", "KA-7")
    try desk.done(
      "record", "civic", "--measure", "M", "--source", "stunden", "--line", "UNBAR", "--amount",
      "150", "--method", "hours", "--quantity", "10", "--unit-rate", "15", "--date", "2026-03-07",
      "--voucher", "L-1")
    try desk.done("report", "contributions", "partner", "-o", "a.xlsx")
    let own = try desk.texts("a.xlsx")
    #expect(own.contains("Barbeiträge in der genannten Höhe"))
    #expect(!own.contains("unbaren Leistungen für das Vorhaben tatsächlich"))
    #expect(!own.contains("ehrenamtliche Stunden") && !own.contains("Spenden und Ehrenamt führt"))
    #expect(own.contains("Rechtsverbindliche Unterschrift: Partner GmbH"))
    #expect(!own.contains("Unterschrift: wer die Liste"))
    try desk.done("report", "contributions", "--partner", "-", "-o", "b.xlsx")
    let group = try desk.texts("b.xlsx")
    #expect(group.contains("Spenden und Ehrenamt"))
    #expect(group.contains("Unterschrift: wer die Liste der Spenden und des Ehrenamts führt"))
    #expect(group.contains("ehrenamtliche Stunden freiwillig"))
    #expect(!group.contains("Barbeiträge in der genannten Höhe") && !group.contains("Partner GmbH"))
    #expect(desk.run("report", "contributions", "--partner", "x", "-o", "c.xlsx").code == 65)
    #expect(desk.run("report", "audit", "--partner", "x", "-o", "c.xlsx").code == 64)
    try desk.done("verify", "--workbook", "a.xlsx")
  }
}
