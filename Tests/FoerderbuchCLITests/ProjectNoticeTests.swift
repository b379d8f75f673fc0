import Foundation
import TestSupport
import Testing

/// From the notice to the project: what `project apply` says it understood.
@Suite("From the notice to the project") struct ProjectNoticeTests {
  /// A notice of 320,000.00 whose own funds were typed as 4,000.00 for 40,000.00: 36,000.00 are
  /// missing between the plans, and 108,000.00 in the years.
  static let notice = """
    format: foerderbuch/project/1
    project: {id: LQ, title: "Quartierslabor"}
    organisations:
      - {id: stadt, name: "Stadt Nordfelde", kind: Gemeinde}
    measures:
      - id: LQ-STADT
        title: "Labor"
        recipient: stadt
        role: federführend
        lines:
          - {id: "4.1", title: "Personalausgaben", planned: "300000.00", eligible: "300000.00"}
          - {id: "4.2", title: "Aufträge", planned: "100000.00", eligible: "100000.00"}
        sources:
          - {id: eigen, kind: Eigenmittel, organisation: stadt, planned: "4000.00"}
          - {id: spende, kind: Spende, planned: "40000.00"}
    awards:
      - id: "35.02-114/25"
        measure: LQ-STADT
        funder: {id: bezreg, name: "Bezirksregierung", level: Land}
        ruleSet: anbest-g-nrw
        financing: Festbetrag
        amount: "320000.00"
        awardedOn: 2025-12-12
        from: 2026-01-01
        to: 2027-12-31
        years: {2026: "112000.00", 2027: "100000.00"}
        milestones: {statementDueOn: 2028-06-30}
    """

  struct Applied: Decodable {
    struct Change: Decodable {
      struct Difference: Decodable {
        let path: String
        let before: String?
        let after: String?
      }
      struct Notice: Decodable {
        struct Award: Decodable {
          struct Deadline: Decodable {
            let kind: String
            let lastDay: String
          }
          let amount: String
          let deadlines: [Deadline]
        }
        struct Measure: Decodable {
          let planned: String
          let financed: String
        }
        let awards: [Award]
        let measures: [Measure]
      }
      let change: String
      let notes: [String]
      let notice: Notice?
      let differences: [Difference]?
    }
    let changes: [Change]
  }

  func desk() throws -> Desk {
    let desk = try Desk()
    try desk.write(Self.notice, to: "lq.yaml")
    return desk
  }

  @Test("the notice is told as it was understood, with what does not add up")
  func understood() throws {
    let desk = try desk()
    let told = try desk.done("project", "apply", "lq.yaml", "--dry-run").out
      .replacing("\u{A0}", with: " ")
    for line in [
      "Bescheid 35.02-114/25 vom 12.12.2025, Bezirksregierung (Land)",
      "Festbetragsfinanzierung, höchstens 320.000,00 €",
      "Bewilligungszeitraum 01.01.2026 – 31.12.2027", "Regelwerk anbest-g-nrw: ",
      "Jahresbeträge 2026: 112.000,00 €, 2027: 100.000,00 €",
      "Verwendungsnachweis 30.06.2028", "Ausgabenplan 400.000,00 €",
      "Finanzierungsplan 364.000,00 €", "4.1 Personalausgaben: 300.000,00 €",
      "eigen Eigenmittel: 4.000,00 €", "Unterschied -36.000,00 €",
      "108.000,00 € stehen in keinem Jahr", "LQ: würde angelegt",
      "Probelauf, nichts gespeichert.",
    ] {
      #expect(told.contains(line), "\(line) in\n\(told)")
    }
    let answer = try desk.json("project", "apply", "lq.yaml", as: Applied.self)
    let notice = try #require(answer.changes[0].notice)
    #expect(answer.changes[0].notes.count == 2)
    #expect(notice.awards[0].amount == "320000.00")
    #expect(
      notice.awards[0].deadlines.first { $0.kind == "statementOfUse" }?.lastDay == "2028-06-30")
    #expect((notice.measures[0].planned, notice.measures[0].financed) == ("400000.00", "364000.00"))
    let again = try desk.json("project", "apply", "lq.yaml", as: Applied.self)
    #expect(again.changes[0].notice == nil)
  }

  @Test("a notice that adds up has no notes, whatever leaves its years open")
  func addsUp() throws {
    let desk = try Desk()
    let whole = Self.notice.replacing("\"4000.00\"", with: "\"40000.00\"")
    try desk.write(whole.replacing("112000.00", with: "220000.00"), to: "a.yaml")
    #expect(try desk.json("project", "apply", "a.yaml", as: Applied.self).changes[0].notes == [])
    try desk.write(
      whole.replacing("    years: {2026: \"112000.00\", 2027: \"100000.00\"}\n", with: ""),
      to: "b.yaml")
    #expect(
      try desk.json("project", "apply", "b.yaml", "--dry-run", as: Applied.self).changes[0].notes
        == [])
  }

  @Test("salaries are booked as salaries, and the file may say otherwise")
  func accounts() throws {
    let desk = try desk()
    try desk.write(
      Self.notice.replacing(
        "title: \"Aufträge\",", with: "title: \"Aufträge\", account: \"5230\","),
      to: "konto.yaml")
    let told = try desk.done("project", "apply", "konto.yaml").out
    #expect(told.contains("Konto 5010 Personalausgaben"), "\(told)")
    #expect(told.contains("Konto 5230 Dienstreisen"), "\(told)")
    for (line, account) in [("4.1", "5010"), ("4.2", "5230")] {
      try desk.done(
        "record", "expense", "--measure", "LQ-STADT", "--line", line, "--amount", "100,00",
        "--date", "2026-06-01", "--paid-on", "2026-06-01", "--voucher", "R-\(line)")
      #expect(try desk.done("account", account, "--json").out.contains("R-\(line)"))
    }
    try desk.done("template", "project", "--project", "LQ", "-o", "konto.xlsx")
    #expect(try desk.done("project", "apply", "konto.xlsx").out == "LQ: unverändert\n")
    try desk.write(
      Self.notice.replacing(
        "title: \"Aufträge\",", with: "title: \"Aufträge\", account: \"5999\","),
      to: "falsch.yaml")
    let wrong = desk.run("project", "apply", "falsch.yaml")
    #expect(wrong.code == 65)
    #expect(wrong.err.contains("measures[0].lines[1].account"), "\(wrong.err)")
    #expect(wrong.err.contains("„5999“"), "\(wrong.err)")
  }

  @Test("a changed deadline is named")
  func deadline() throws {
    let desk = try desk()
    try desk.done("project", "apply", "lq.yaml")
    try desk.write(Self.notice.replacing("2028-06-30", with: "2028-07-31"), to: "neu.yaml")
    let dry = try desk.json("project", "apply", "neu.yaml", "--dry-run", as: Applied.self)
    let differences = try #require(dry.changes[0].differences)
    #expect(differences.map(\.path) == ["35.02-114/25.milestones.statementDueOn"])
    #expect(differences[0].before == "2028-06-30" && differences[0].after == "2028-07-31")
    #expect(
      try desk.done("project", "apply", "neu.yaml").out.contains(
        "Bescheid 35.02-114/25, Verwendungsnachweis bis: 30.06.2028 → 31.07.2028"))
  }

  @Test("the workbook of a project, read back, changes nothing")
  func workbook() throws {
    let desk = try desk()
    try desk.done("project", "apply", "lq.yaml")
    try desk.done("template", "project", "--project", "LQ", "-o", "lq.xlsx")
    #expect(try desk.done("project", "apply", "lq.xlsx").out == "LQ: unverändert\n")
    // What is filled in is never written over, and no option is left out in silence.
    let before = try Data(contentsOf: URL(fileURLWithPath: desk.folder.path("lq.xlsx")))
    let again = desk.run("template", "project", "-o", "lq.xlsx")
    #expect(
      again.code != 0 && again.err.contains("lq.xlsx: Dort liegt schon etwas"), "\(again.err)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: desk.folder.path("lq.xlsx"))) == before)
    for option in [["--rows", "9"], ["--measure", "LQ-STADT"]] {
      let unused = desk.run(["template", "project", "-o", "n.xlsx"] + option)
      #expect(unused.code == 64 && unused.err.contains(option[0]), "\(unused.err)")
    }
    try desk.done("template", "vorhaben", "-o", "leer.xlsx")
    let empty = desk.run("project", "apply", "leer.xlsx")
    #expect(empty.code == 65)
    #expect(empty.err.contains("leer.xlsx, Blatt „Vorhaben“, Zelle B2, Kennung:"), "\(empty.err)")
    #expect(desk.run("template", "project", "--project", "LX", "-o", "x.xlsx").code != 0)
    try desk.done("template", "bookings", "-o", "e.xlsx")
    #expect(
      desk.run("project", "apply", "e.xlsx").err.contains("Das ist keine Mappe für ein Vorhaben"))
  }
}
