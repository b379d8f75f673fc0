import Amounts
import Foundation
import Funding
import Reporting
import TestSupport
import Testing
import Workbooks

@Suite("Portfolio report") struct PortfolioWorkbookTests {
  func report(
    _ language: Language = .de, _ change: (inout PortfolioData) -> Void = { _ in }
  ) throws -> Report {
    try PortfolioReport.report(
      try SamplePortfolio.data(change), form: try SampleForm.named("portfolio-standard"),
      language: language)
  }

  @Test("stands as it stood", arguments: Language.allCases)
  func golden(_ language: Language) throws {
    try expectGolden(
      try report(language).textDump(), "portfolio-standard.\(language.rawValue).txt")
  }

  @Test("ties to the ledger")
  func ties() throws {
    #expect(try report().value("control", "total", "state") == .text("alles stimmt"))
    #expect(try report(.en).value("control", "total", "state") == .text("all match"))
  }

  /// Something that the rows have otherwise than the ledger, and the rows of the control sheet that
  /// have to show it.
  enum Fault: CaseIterable {
    case expense, grant, income, award

    var rows: [String] {
      switch self {
      case .expense: ["actual.", "recognised.", "measureActual.A-1", "time.", "entries."]
      case .grant: ["drawn.", "repayable.", "entries."]
      case .income: ["source.partnerCash", "source.ownCash"]
      case .award: ["awarded.", "entitled.", "source.bund"]
      }
    }

    func apply(_ data: inout PortfolioData) {
      switch self {
      case .expense: data.rows.removeFirst()
      case .grant: data.rows.remove(at: 2)
      case .income: data.rows.remove(at: 4)
      case .award:
        data.awards.removeLast()
        data.rows.remove(at: 3)
      }
    }
  }

  @Test("shows each figure in which rows and ledger differ", arguments: Fault.allCases)
  func differs(_ fault: Fault) throws {
    let report = try report(.de) { fault.apply(&$0) }
    for row in fault.rows {
      #expect(try report.value("control", row, "state") == .text("weicht ab"), "\(row)")
    }
    #expect(try report.value("control", "total", "state") == .text("Abweichung"))
  }

  @Test("lets shares of each project add up to 100.00")
  func shares() throws {
    let report = try report()
    #expect(try report.value("shares", "project.1", "total") == .percent(hundredths: 10_000))
    #expect(try report.value("shares", "project.2", "total") == .percent(hundredths: 0))
    #expect(try report.value("shares", "total", "total") == .percent(hundredths: 10_000))
  }

  @Test("holds plan and settlement against the award's limits")
  func limits() throws {
    // 1,500.00 of 2,800.00 planned are more than 45 per cent.
    let report = try report()
    #expect(try report.value("ratios", "award.1", "rateState") == .text("überschritten"))
    #expect(try report.value("ratios", "award.1", "publicState") == .text("eingehalten"))
    #expect(try report.value("ratios", "award.2", "rateState") == .text("ohne Grenze"))
  }

  @Test("has no per cent of nothing")
  func nothing() throws {
    #expect(
      try report().value("projects", "project.3", "ratio") == .percent(hundredths: 0))
    #expect(try report().value("measures", "measure.3", "ownShare") == .percent(hundredths: 0))
  }

  @Test("spreads a plan over its days")
  func spread() throws {
    // 300,000 cents over 549 days, of which 365 are over; 100,000 over 365, of which 181.
    #expect(
      try report().value("keyFigures", "plannedToDate", "value")
        == .money(Money(cents: 199_454 + 49_589)))
  }

  @Test("adds up fields of action, whatever their case, and weights their time by the plans")
  func fields() throws {
    let report = try report()
    // Both "Klima" and "klima"; the third has neither plan nor time.
    #expect(try report.value("fields", "field.1", "label") == .text("Klima"))
    #expect(try report.value("fields", "field.1", "projects") == .integer(2))
    #expect(try report.value("fields", "field.1", "planned") == .money(Money(cents: 400_000)))
    #expect(try report.value("fields", "field.1", "red") == .integer(1))
    #expect(try report.value("fields", "field.1", "lapse") == .money(Money(cents: 30_000)))
    // 365 of 549 days.
    #expect(try report.value("fields", "field.1", "elapsed") == .percent(hundredths: 6_648))
    #expect(try report.value("fields", "field.2", "label") == .text("ohne Handlungsfeld"))
    #expect(try report.value("fields", "total", "actual") == .money(Money(cents: 120_000)))
  }

  @Test("tells what changed since the quarter before")
  func change() throws {
    let report = try report()
    #expect(try report.value("keyFigures", "actual", "before") == .money(Money(cents: 90_000)))
    #expect(try report.value("keyFigures", "actual", "change") == .money(Money(cents: 30_000)))
    #expect(try report.value("board", "project.1", "trend") == .text("schlechter"))
    #expect(try report.value("board", "project.2", "trend") == .text("gleich"))
    #expect(try report.value("board", "project.3", "trend") == .text("neu"))
    #expect(
      try report.value("projectFigures#1", "actual", "change") == .money(Money(cents: 30_000)))
  }

  @Test("has a page for each project, and what a committee reads on one page each")
  func pages() throws {
    let sheets = try report().sheets.filter { $0.part == .funder }
    #expect(sheets.map(\.key) == ["overview", "board", "project#1", "project#2", "project#3"])
    #expect(sheets.filter(\.print.isOnePage).count == 4)
  }

  @Test("shows the largest 15 projects and all others together")
  func most() throws {
    let report = try report { data in
      let measure = data.measures[1]
      for index in 0..<30 {
        data.projects.append(
          .init(
            id: "N-\(index)", title: "", field: "", isLighthouse: false, light: .green,
            lightReason: ""))
        data.measures.append(
          .init(
            project: data.projects.count - 1, id: "N-\(index)-1", title: "", recipient: "",
            role: "", light: .green, lightReason: "", planned: measure.planned,
            plannedEligible: measure.plannedEligible, plannedSources: measure.plannedSources,
            plannedPublic: .zero,
            inKind: Money(cents: 100), civic: .zero, thirdParty: .zero, spread: [],
            spreadKind: .none, cut: .zero, actual: .nothing, recognised: .nothing))
        data.rows.append(
          .init(
            measure: data.measures.count - 1, entry: 7, day: nil, kind: "Sachleistung",
            value: .expense(Money(cents: 100), eligible: Money(cents: 100))))
      }
    }
    let block = try #require(
      report.sheets.flatMap(\.blocks).first { $0.key == "financingTop" })
    #expect(block.rows.known.count { $0.role == .data } == 16)
    #expect(
      try report.value("financingTop", "others", "inKind") == .money(Money(cents: 1_600)))
    let chart = try #require(
      report.sheets.flatMap(\.charts).first { $0.kind == .stackedBars })
    #expect(chart.series.count == 5)
  }

  @Test("shows the plan as long as nothing is recognised")
  func planned() throws {
    let report = try report { data in
      data.rows = []
      data.measures = data.measures.map { old in
        .init(
          project: old.project, id: old.id, title: old.title, recipient: old.recipient,
          role: old.role, light: old.light, lightReason: old.lightReason,
          planned: old.planned,
          plannedEligible: old.plannedEligible, plannedSources: old.plannedSources,
          plannedPublic: old.plannedPublic,
          inKind: .zero, civic: .zero, thirdParty: .zero, spread: old.spread,
          spreadKind: old.spreadKind, cut: .zero, actual: .nothing, recognised: .nothing)
      }
    }
    let chart = try #require(
      report.sheets.flatMap(\.charts).first { $0.kind == .stackedBars })
    #expect(chart.title == "Wer soll die geplanten Ausgaben tragen?")
  }

  @Test("is written with charts that hold the values of their cells, the same bytes each time")
  func written() throws {
    let folder = try TemporaryFolder()
    try WorkbookFile.write(try report(), to: folder.path("a.xlsx"))
    try WorkbookFile.write(try report(), to: folder.path("b.xlsx"))
    let (a, b) = (
      try Data(contentsOf: URL(filePath: folder.path("a.xlsx"))),
      try Data(contentsOf: URL(filePath: folder.path("b.xlsx")))
    )
    #expect(a == b)
    let parts = try WorkbookParts(folder.path("a.xlsx"))
    #expect(parts.names.count { $0.hasPrefix("xl/charts/chart") } == 3)
    let chart = try parts.text("xl/charts/chart1.xml")
    #expect(chart.contains("<c:v>Q3 2025</c:v>") || chart.contains("<c:v>07/2025</c:v>"))
    #expect(chart.contains("<c:v>1200</c:v>"))
    #expect(try parts.text("xl/drawings/drawing1.xml").contains("descr=\"Liniendiagramm: "))
  }

  @Test("is written where there is nothing")
  func empty() throws {
    let report = try report { data in
      data.projects = []
      data.measures = []
      data.awards = []
      data.rows = []
      data.pressing = []
      data.deadlines = []
      data.basis.findings = []
      (data.ledger, data.sources) = ([:], [:])
    }
    #expect(!report.sheets.contains { !$0.charts.isEmpty })
    #expect(try report.value("control", "total", "state") == .text("alles stimmt"))
    let folder = try TemporaryFolder()
    try WorkbookFile.write(report, to: folder.path("a.xlsx"))
  }
}
