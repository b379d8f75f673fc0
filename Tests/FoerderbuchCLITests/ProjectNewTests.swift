import Foundation
import TestSupport
import Testing

/// `project new`: a project told by answers to questions, which scripts give line by line.
@Suite("Project by questions") struct ProjectNewTests {
  /// What somebody answers; an empty answer takes what is suggested.
  static let answers = [
    "BIB", "Umbau der Stadtbibliothek", "1.1.2026", "31.12.2027",
    // Who takes part.
    "stadt", "Stadt Nordfelde", "Gemeinde", "", "j", "tele", "TeleNetz GmbH", "Unternehmen", "",
    "n",
    // The measure, as suggested.
    "", "", "", "", "n",
    // 60,000.00 and 40,000.00.
    "4.1", "Personalausgaben", "60.000,00", "", "", "j", "4.2", "Sachausgaben", "40000", "", "nein",
    "n",
    // 20,000.00 of own money.
    "j", "eigen", "Eigenmittel", "stadt", "20.000,00", "n",
    // The notice of 80,000.00.
    "", "35.02-114/25", "Bezirksregierung", "bezreg", "Land", "anbest-g-nrw", "Anteilfinanzierung",
    "80 %", "80.000,00", "", "ja", "12.12.2025", "", "", "31.3.2028", "", "n",
    // No yearly amounts.
    "n",
  ]

  struct Applied: Decodable {
    struct Change: Decodable {
      let project: String
      let change: String
      let notes: [String]
    }
    let changes: [Change]
  }

  /// With spaces for those that do not break.
  static func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

  @Test("asks for what the notice says, and ends with it as it was understood")
  func whole() throws {
    let desk = try Desk()
    let answer = desk.run(["project", "new", "-o", "v.yaml"], lines: Self.answers)
    #expect(answer.code == 0, "\(answer.err)")
    for words in [
      "Ausgabenplan 100.000,00 €", "Finanzierungsplan 100.000,00 €", "höchstens 80.000,00 €",
      "Umbau der Stadtbibliothek", "project apply v.yaml",
    ] {
      #expect(Self.plain(answer.out).contains(words), "\(words): \(answer.out)")
    }
    #expect(!answer.out.contains("✗"), "\(answer.out)")
    let applied = try desk.json("project", "apply", "v.yaml", as: Applied.self).changes
    #expect(applied.map(\.project) == ["BIB"])
    #expect(applied[0].change == "created")
  }

  @Test(
    "may be left at any answer, and goes on there", arguments: [1, 4, 7, 12, 16, 22, 30, 35, 44])
  func resumed(_ count: Int) throws {
    let desk = try Desk()
    let whole = desk.run(["project", "new", "-o", "w.yaml"], lines: Self.answers)
    try #require(whole.code == 0)
    let left = desk.run(
      ["project", "new", "-o", "v.yaml"], lines: Array(Self.answers.prefix(count)) + ["später"])
    #expect(left.code == 0, "\(left.err)")
    #expect(left.out.contains("noch unvollständig"))
    #expect(String(decoding: try desk.bytes("v.yaml"), as: UTF8.self).hasPrefix("# Unvollständig"))
    #expect(desk.run("project", "apply", "v.yaml").code == 65)
    // What was left open before the last answer is not asked again; lists before it are complete.
    let rest = desk.run(
      ["project", "new", "-o", "v.yaml"], lines: Array(Self.answers.dropFirst(count)))
    #expect(rest.code == 0, "\(rest.err)")
    #expect(try desk.bytes("v.yaml") == desk.bytes("w.yaml"), "\(rest.out)")
  }

  @Test("asks for yearly amounts of public money, and for other aid where the grant is one")
  func yearsAndAid() throws {
    let desk = try Desk()
    var lines = Array(Self.answers.dropLast())
    // An enterprise gets the grant, as de-minimis aid.
    lines[6] = "Unternehmen"
    lines.insert("De-minimis", at: lines.count - 1)
    lines += [
      // 50,000.00 of 80,000.00 in 2026, and what is left in 2027.
      "j", "", "90.000,00", "50.000,00", "", "", "", "",
      "j", "", "1.3.2025", "20.000,00", "Kreis", "n",
    ]
    let answer = desk.run(["project", "new", "-o", "v.yaml"], lines: lines)
    #expect(answer.code == 0, "\(answer.err)")
    for words in ["2026: 50.000,00 €, 2027: 30.000,00 €", "10.000,00 €"] {
      #expect(Self.plain(answer.out).contains(words), "\(words): \(answer.out)")
    }
    let file = String(decoding: try desk.bytes("v.yaml"), as: UTF8.self)
    #expect(file.contains("20000.00") && file.contains("2025-03-01"), "\(file)")
    try desk.done("project", "apply", "v.yaml")
  }

  @Test("checks each answer at once, explains, and asks again")
  func slips() throws {
    let desk = try Desk()
    var lines = Self.answers
    lines.insert(contentsOf: ["?", "31.2.2027"], at: 3)
    lines.insert("Gemeindee", at: 8)
    let amount = try #require(lines.firstIndex(of: "60.000,00"))
    lines.insert(contentsOf: ["", "60.000", "viel"], at: amount)
    let answer = desk.run(["project", "new", "-o", "v.yaml"], lines: lines)
    #expect(answer.code == 0)
    for words in [
      "Letzter Tag des Vorhabens", "Gemeint ist wohl „Gemeinde“", "Diese Angabe ist nötig",
      "auf zwei Arten lesen", "„viel“ ist kein Betrag", "Ausgabenplan 100.000,00 €",
    ] {
      #expect(Self.plain(answer.out).contains(words), "\(words): \(answer.out)")
    }
  }

  @Test("takes days as people say them, and no id that could not be typed")
  func spoken() throws {
    let desk = try Desk()
    var lines = Self.answers
    lines[2] = "1.1.26"
    lines[3] = "heute"
    lines.insert("A B", at: 0)
    let answer = desk.run(["project", "new", "-o", "v.yaml"], lines: lines)
    #expect(answer.out.contains("ohne Leerzeichen, zum Beispiel „A-B“"), "\(answer.out)")
    let file = String(decoding: try desk.bytes("v.yaml"), as: UTF8.self)
    // The desk's today is 1 July 2026.
    #expect(file.contains("from: \"2026-01-01\"") && file.contains("to: \"2026-07-01\""), "\(file)")
  }

  @Test("amends what a notice rules otherwise than its general terms")
  func amendedTerms() throws {
    let desk = try Desk(project: SampleFiles.project)
    let shown = desk.run(
      ["project", "new", "--amend", "P", "-o", "w.yaml"],
      lines: ["1.2.2026", "ÄB", "nix", "später"])
    let list = shown.out.split(separator: "\n").map(String.init)
    let line = try #require(list.first { $0.contains("neu: Nebenbestimmung") })
    let number = String(line.drop { $0 == " " }.prefix { $0.isNumber })
    let answer = desk.run(
      ["project", "new", "--amend", "P", "-o", "v.yaml"],
      lines: ["1.2.2026", "ÄB", number, "Überschreitung der Einzelansätze", "25 %", ""])
    #expect(answer.code == 0, "\(answer.out)\(answer.err)")
    let applied = try desk.done("project", "apply", "v.yaml").out
    #expect(Self.plain(applied).contains("25"), "\(applied)")
    let file = String(decoding: try desk.bytes("v.yaml"), as: UTF8.self)
    #expect(file.contains("lineOverrunLimit"), "\(file)")
  }

  @Test("needs somebody who answers, and writes over no other file")
  func refused() throws {
    let desk = try Desk()
    for lines in [nil, []] as [[String]?] {
      let answer = desk.run(["project", "new", "-o", "v.yaml"], lines: lines)
      #expect(answer.code == 64)
      #expect(answer.complains(of: "template project"))
    }
    try desk.write("anderes", to: "v.yaml")
    let answer = desk.run(["project", "new", "-o", "v.yaml"], lines: Self.answers)
    #expect(answer.code == 73 || answer.code == 65 || answer.code == 64, "\(answer.code)")
    #expect(try desk.bytes("v.yaml") == Data("anderes".utf8))
    #expect(desk.run(["project", "new", "--amend", "NIX"], lines: ["x"]).code == 65)
  }

  @Test("amends the present version from a day that is not closed")
  func amended() throws {
    let desk = try Desk(project: SampleFiles.project)
    try desk.done("close", "2025-12-31")
    let answer = desk.run(
      ["project", "new", "--amend", "P", "-o", "v.yaml"],
      lines: ["", "1.10.2025", "1.2.2026", "1. Änderungsbescheid", "Z"]
        + Array(repeating: "", count: 6) + ["84.000,00"] + Array(repeating: "", count: 30))
    #expect(answer.code == 0, "\(answer.err)\(answer.out)")
    #expect(answer.out.contains("Diese Angabe ist nötig"))
    #expect(
      Self.plain(answer.out).contains("abgeschlossenen Zeitraum bis 31.12.2025"))
    let applied = try desk.done("project", "apply", "v.yaml").out
    #expect(applied.contains("Fassung 2 ab 01.02.2026"), "\(applied)")
    #expect(Self.plain(applied).contains("84.000,00"), "\(applied)")
  }

  @Test("keeps and checks what is told after it was left before the first position")
  func leftBeforePositions() throws {
    let desk = try Desk()
    // Through the role of the first measure.
    for count in [18, 19] {
      let left = desk.run(
        ["project", "new", "-o", "\(count).yaml"],
        lines: Array(Self.answers.prefix(count)) + ["später"])
      #expect(left.code == 0)
      let more = desk.run(
        ["project", "new", "-o", "\(count).yaml"],
        // Whether there is one more measure is asked again.
        lines: ["n", "4.1", "Personalausgaben", "fünf", "60.000,00", "", "", "später"])
      #expect(more.out.contains("„fünf“ ist kein Betrag"), "\(more.out)")
      let file = String(decoding: try desk.bytes("\(count).yaml"), as: UTF8.self)
      #expect(file.contains("60000.00"), "\(file)")
    }
    let draft = desk.run("project", "apply", "18.yaml")
    #expect(draft.code == 65)
    #expect(draft.complains(of: "project new -o"), "\(draft.err)")
  }

  @Test("goes on with an amendment where it was left, by the command that it prints")
  func amendmentResumed() throws {
    let desk = try Desk(project: SampleFiles.project)
    let left = desk.run(
      ["project", "new", "--amend", "P", "-o", "v.yaml"],
      lines: ["1.2.2026", "1. Änderungsbescheid", "Z", "", "später"])
    #expect(left.out.contains("foerderbuch project new --amend P -o v.yaml"), "\(left.out)")
    // With and without the project, which stands in the file.
    try desk.write(
      String(decoding: try desk.bytes("v.yaml"), as: UTF8.self), to: "w.yaml")
    for (file, words) in [("v.yaml", ["--amend", "P"]), ("w.yaml", [])] {
      let rest = desk.run(
        ["project", "new", "-o", file] + words,
        lines: Array(repeating: "", count: 5) + ["84.000,00"] + Array(repeating: "", count: 30))
      #expect(rest.code == 0, "\(rest.err)")
      #expect(!rest.out.contains("Was ändert sich? (leer: nichts weiter) (1"))
      #expect(Self.plain(rest.out).contains("84.000,00"), "\(rest.out)")
      let applied = try desk.done("project", "apply", file, "--dry-run").out
      #expect(applied.contains("Fassung 2 ab 01.02.2026"), "\(applied)")
    }
  }

  @Test("amends from no day before the project begins, and not nothing")
  func nothingAmended() throws {
    let desk = try Desk(project: SampleFiles.project)
    let answer = desk.run(
      ["project", "new", "--amend", "P", "-o", "v.yaml"],
      lines: ["1.1.1990", "1.2.2026", "ÄB", "", "später"])
    #expect(answer.out.contains("liegt vor dem Beginn des Vorhabens"), "\(answer.out)")
    #expect(answer.out.contains("Nichts ist geändert"), "\(answer.out)")
    #expect(answer.out.contains("noch unvollständig"))
    let choice = desk.run(
      ["project", "new", "--amend", "P", "-o", "w.yaml"],
      lines: ["1.2.2026", "ÄB", "Z"] + Array(repeating: "", count: 30))
    #expect(Self.plain(choice.out).contains("Fördersatz [80,00 %]"), "\(choice.out)")
    #expect(choice.out.contains("Finanzierungsquelle eigen Eigenmittel"), "\(choice.out)")
    let line = desk.run(
      ["project", "new", "--amend", "P", "-o", "x.yaml"],
      lines: ["1.2.2026", "ÄB", "PERSONAL"] + Array(repeating: "", count: 9))
    #expect(Self.plain(line.out).contains("zuwendungsfähig [70.000,00"), "\(line.out)")
  }
}
