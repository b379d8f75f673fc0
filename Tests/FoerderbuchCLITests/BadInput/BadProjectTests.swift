import Testing

@Suite("Bad project files") struct BadProjectTests {
  /// What is replaced in a good file, and what its message has to say.
  struct Fault: Sendable, CustomTestStringConvertible {
    let old, new: String
    let german, english: [String]

    var testDescription: String { new }
  }

  static let faults = [
    Fault(
      old: "kind: ownCash, planned:", new: "kind: ownCash, plannd:",
      german: [
        "projekt.yaml, Zeile", "measures[0].sources[0].plannd", "„plannd“ gibt es hier nicht",
        "„countsAsOwnShare“", "wohl „planned“", "measures[0].sources[0].planned: Der Schlüssel",
      ],
      english: ["projekt.yaml, line", "no key \"plannd\"", "Allowed:", "Probably \"planned\""]),
    Fault(
      old: "\"17000.00\"", new: "\"17.000,00\"",
      german: ["measures[0].sources[0].planned", "„17.000,00“"], english: ["\"17.000,00\""]),
    Fault(
      old: "awardedOn: 2024-01-01", new: "awardedOn: 2024-02-30",
      german: ["awards[0].awardedOn", "„2024-02-30“"], english: ["\"2024-02-30\""]),
    Fault(
      old: "ruleSet: anbest-g-nrw", new: "ruleSet: anbest-g-nwr",
      german: ["awards[0].ruleSet", "„anbest-g-nwr“", "wohl „anbest-g-nrw“"],
      english: ["Probably \"anbest-g-nrw\""]),
    Fault(
      old: "recipient: stadt", new: "recipient: stadtt",
      german: ["measures[0].recipient", "„stadtt“"], english: ["\"stadtt\""]),
    Fault(
      old: "format: foerderbuch/project/1", new: "format: foerderbuch/project/2",
      german: ["format", "foerderbuch/project/1"], english: ["foerderbuch/project/1"]),
    Fault(
      old: "    lines:\n",
      new: "    lines:\n"
        + "      - {id: G1, title: \"G1\", planned: \"0.00\", eligible: \"0.00\", "
        + "flatRate: {percent: \"15%\", of: [G2]}}\n"
        + "      - {id: G2, title: \"G2\", planned: \"0.00\", eligible: \"0.00\", "
        + "flatRate: {percent: \"20%\", of: [SACH, G1]}}\n",
      german: ["measures[0].lines", "„G1“ → „G2“ → „G1“", "nur andere Positionen"],
      english: ["refers to itself", "Name other lines"]),
    Fault(
      old: "measures:", new: "measures: [",
      german: ["projekt.yaml, Zeile"], english: ["projekt.yaml, line"]),
  ]

  @Test("a plan that does not add up is taken, and named with the difference")
  func doesNotAddUp() throws {
    let desk = try Desk(ledger: false)
    try desk.done("init")
    try desk.write(SampleFiles.project, to: "projekt.yaml")
    let plain = try desk.done("project", "apply", "projekt.yaml", "--dry-run")
    #expect(!plain.out.contains("Unterschied"))
    try desk.write(
      SampleFiles.project.replacing("\"17000.00\"", with: "\"16999.99\""), to: "b.yaml")
    let told = try desk.done("project", "apply", "b.yaml", "--dry-run")
    let text = told.out.replacing("\u{A0}", with: " ")
    #expect(
      text.contains(
        "Ausgabenplan 100.000,00 €, Finanzierungsplan 99.999,99 €; Unterschied -0,01 €"),
      "\(told.out)")
    let json = try desk.done("project", "apply", "b.yaml", "--dry-run", "--json")
    #expect(json.out.contains("\"notes\""))
    // An amount that is neither the rate times the gross nor times the net base.
    try desk.write(
      SampleFiles.project.replacing("\"80000.00\"", with: "\"79000.00\""), to: "c.yaml")
    #expect(
      try desk.done("project", "apply", "c.yaml", "--dry-run").out.contains("NOTICE_INCONSISTENT"))
  }

  @Test("are refused with place, value, what is allowed and a way out", arguments: faults)
  func refused(_ fault: Fault) throws {
    let desk = try Desk.booked()
    #expect(SampleFiles.project.contains(fault.old))
    try desk.write(SampleFiles.project.replacing(fault.old, with: fault.new), to: "projekt.yaml")
    let before = try desk.snapshot()
    for (language, words) in [("de", fault.german), ("en", fault.english)] {
      let answer = desk.run("project", "apply", "projekt.yaml", "--language", language)
      #expect(answer.code == 65)
      #expect(answer.out == "")
      for word in words { #expect(answer.complains(of: word), "\(answer.err)") }
    }
    #expect(try desk.snapshot() == before)
  }

  @Test("several files are applied all or not at all")
  func allOrNone() throws {
    let desk = try Desk()
    try desk.write(SampleFiles.project, to: "gut.yaml")
    try desk.write(SampleFiles.project.replacing("planned", with: "plannd"), to: "falsch.yaml")
    let before = try desk.snapshot()
    #expect(desk.run("project", "apply", "gut.yaml", "falsch.yaml").code == 65)
    #expect(try desk.snapshot() == before)
  }

  @Test("a line that has bookings cannot be taken away")
  func lineInUse() throws {
    let desk = try Desk.booked()
    var measure = SampleFiles.measure
    measure.lines.remove(at: 1)
    try desk.write(measure.yaml, to: "ohne.yaml")
    let before = try desk.snapshot()
    let answer = desk.run("project", "apply", "ohne.yaml")
    #expect(answer.code == 65)
    #expect(answer.err.contains("„SACH“ in „M“ fehlt in der Datei, hat aber 1 Buchung"))
    #expect(try desk.snapshot() == before)
  }
}
