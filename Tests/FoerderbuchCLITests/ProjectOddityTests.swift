import TestSupport
import Testing

/// What `project apply` tells of notices that are possible and hardly ever meant.
@Suite("Odd notices") struct ProjectOddityTests {
  /// A notice of 2025 that runs to `end`, with an amount of 20,000.00 in a year.
  static func project(end: String, year: String, projectEnd: String) -> String {
    """
    format: foerderbuch/project/1
    project: {id: P, title: "Vorhaben", from: 2025-01-01, to: \(projectEnd)}
    organisations:
      - {id: stadt, name: "Stadt", kind: municipality}
    measures:
      - id: M
        title: "Teil"
        recipient: stadt
        role: lead
        lines:
          - {id: SACH, title: "Sachausgaben", planned: "25000.00", eligible: "25000.00"}
        sources:
          - {id: eigen, kind: ownCash, organisation: stadt, planned: "5000.00"}
    awards:
      - id: Z
        measure: M
        funder: {id: land, name: "Land", level: land}
        ruleSet: anbest-g-nrw
        financing: share
        rate: "80%"
        amount: "20000.00"
        awardedOn: 2025-01-01
        from: 2025-01-01
        to: \(end)
        years: {\(year): "20000.00"}
    """
  }

  @Test(
    "are told, and one just inside is not",
    arguments: [
      ("2027-12-31", "2025", "2027-12-31", nil), ("2027-12-31", "2027", "2027-12-31", nil),
      ("2027-12-31", "2024", "2027-12-31", "Jahresbetrag für 2024"),
      ("2027-12-31", "2028", "2027-12-31", "Jahresbetrag für 2028"),
      ("2050-01-01", "2025", "2050-01-01", nil),
      ("2050-01-02", "2025", "2050-01-02", "über 25 Jahre"),
      ("2072-12-31", "2025", "2072-12-31", "über 25 Jahre"),
      ("2028-01-01", "2025", "2027-12-31", "endet am 31.12.2027"),
    ] as [(String, String, String, String?)])
  func told(_ end: String, _ year: String, _ projectEnd: String, _ words: String?) throws {
    let desk = try Desk()
    try desk.write(
      Self.project(end: end, year: year, projectEnd: projectEnd), to: "p.yaml")
    let told = try desk.done("project", "apply", "p.yaml").out
    #expect(told.contains("fällt auf") == (words != nil), "\(told)")
    if let words { #expect(told.contains(words), "\(told)") }
  }
}
