import Amounts
import Reporting
import TestSupport
import Testing
import Workbooks

@Suite("Proof of co-financing") struct ContributionsTests {
  func report(
    _ language: Language = .de, _ change: (inout ContributionsData) -> Void = { _ in }
  ) throws -> Report {
    try Contributions.report(
      try SampleContributions.data(change),
      form: try SampleForm.named("contributions-standard"), language: language)
  }

  @Test("stands as it stood", arguments: Language.allCases)
  func golden(_ language: Language) throws {
    try expectGolden(
      try report(language).textDump(), "contributions-standard.\(language.rawValue).txt")
  }

  @Test("ties to the ledger")
  func ties() throws {
    #expect(try report().differing().isEmpty)
    #expect(try report().value("control", "total", "state") == .text("alles stimmt"))
  }

  @Test("a contribution in kind is worth quantity × rate × share, as the ledger rounds it")
  func valuation() throws {
    let report = try report()
    for (row, cents) in [
      ("entry.1.0", 582_000 as Int64), ("entry.1.1", 160_000), ("entry.1.2", 1217),
      ("entry.1.3", -1217),
    ] {
      #expect(try report.value("inKind#1", row, "amount") == .money(Money(cents: cents)))
    }
    #expect(try report.value("civic#3", "total", "quantity") == .number(Rational(200)))
  }

  @Test("what is not proven, or outside the period, counts for nothing")
  func states() throws {
    let report = try report()
    #expect(try report.value("inKind#1", "entry.1.4", "counted") == .money(.zero))
    #expect(try report.value("inKind#1", "entry.1.5", "counted") == .money(.zero))
    #expect(
      try report.value("inKind#1", "entry.1.1", "counted") == .money(Money(cents: 140_000)))
    #expect(
      try report.value("inKind#1", "entry.1.1", "state") == .text("teilweise: Anteil zu hoch"))
    #expect(
      try report.value("proofs", "partner.1", "unproven") == .money(Money(cents: 30_000)))
    #expect(
      try report.value("proofs", "partner.3", "unfiled") == .money(Money(cents: 300_000)))
    #expect(
      try report.value("proofs", "partner.1", "state")
        == .text("unvollständig"))
  }

  @Test("groups sources without an organisation, and shows which cash is own share")
  func groups() throws {
    let report = try report()
    #expect(try report.value("partners", "partner.3", "label") == .text("Spenden und Ehrenamt"))
    #expect(try report.value("sources#1", "source.1", "ownShare") == .text("ja"))
    #expect(try report.value("sources#2", "source.0", "ownShare") == .text("nein"))
    #expect(try report.value("sources#1", "source.0", "ownShare") == .text("–"))
    // Of nothing planned there is no per cent.
    #expect(try report.value("partners", "partner.2", "deviationShare") == .text("–"))
    #expect(
      try report.value("partners", "total", "share") == .percent(hundredths: 10_000))
  }

  /// Something that the rows have otherwise than the ledger, and a row that has to show it.
  enum Fault: CaseIterable {
    case cash, inKind, entry, recognised

    var row: String {
      switch self {
      case .cash: "sourceBooked.2.0"
      case .inKind: "valuation."
      case .entry: "entries."
      case .recognised: "sourceRecognised.1.0"
      }
    }

    func apply(_ data: inout ContributionsData) {
      switch self {
      case .cash: data.partners[1].entries[0].amount = Money(cents: 400_001)
      case .inKind: data.partners[0].entries[0].amount = Money(cents: 582_001)
      case .entry: data.partners[0].entries.removeLast()
      case .recognised: data.partners[0].sources[0].capped = .zero
      }
    }
  }

  @Test("shows each figure in which rows and ledger differ", arguments: Fault.allCases)
  func differs(_ fault: Fault) throws {
    let report = try report(.de) { fault.apply(&$0) }
    #expect(try report.differing().contains(fault.row))
    #expect(try report.value("control", "total", "state") == .text("Abweichung"))
  }

  @Test("gives each partner a sheet, whatever it is called")
  func sheetNames() throws {
    let long = String(repeating: "Klimaschutzgesellschaft ", count: 3)
    let report = try report { data in
      data.partners[0].name = long + "Nord/Süd [1]"
      data.partners[1].name = long + "Nord/Süd [2]"
      data.partners[2].name = "=cmd|' /C calc'!A0"
    }
    let names = try ReportLayout(report).sheetNames
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
    #expect(names.allSatisfy { $0.utf16.count <= 31 && !$0.contains("/") })
    let folder = try TemporaryFolder()
    try WorkbookFile.write(report, to: folder.path("a.xlsx"))
    // The whole name stands on the sheet.
    #expect(
      try report.value("partner-facts#1", "partner", "value") == .text(long + "Nord/Süd [1]"))
  }

  @Test("says so where there is no partner", arguments: Language.allCases)
  func nobody(_ language: Language) throws {
    let report = try report(language) { data in
      data.partners = []
      (data.planned, data.ledger) = (.nothing, .init())
    }
    guard case .text(let text) = try report.value("partners", "none", "label") else {
      return #expect(Bool(false), "no text")
    }
    #expect(text.hasPrefix(language == .de ? "Kein Partner" : "No partner"))
    #expect(
      try report.value("control", "total", "state")
        == .text(language == .de ? "alles stimmt" : "all match"))
    let folder = try TemporaryFolder()
    try WorkbookFile.write(report, to: folder.path("a.xlsx"))
  }

  @Test("writes partners without entries, and texts that are hostile or long")
  func odd() throws {
    let folder = try TemporaryFolder()
    let report = try report { data in
      data.partners[1].entries = []
      data.partners[0].entries[0].purpose = String(repeating: "lang ", count: 8_000)
      data.partners[0].entries[1].reason = "=HYPERLINK(\"http://example.org\")"
      data.partners[0].entries[2].evidence = Array(repeating: "=1+1", count: 40)
    }
    try WorkbookFile.write(report, to: folder.path("a.xlsx"))
    #expect(try Set(report.differing()).isSuperset(of: ["sourceBooked.2.0", "entries."]))
  }
}
