import Amounts
import Reporting
import TestSupport
import Testing
import Workbooks

@Suite("Plan against actual") struct PlanActualTests {
  func report(
    _ language: Language = .de, _ change: (inout PlanActualData) -> Void = { _ in }
  ) throws -> Report {
    try PlanActual.report(
      try SamplePlan.data(change), form: try SampleForm.named("plan-actual-standard"),
      language: language)
  }

  @Test("stands as it stood", arguments: Language.allCases)
  func golden(_ language: Language) throws {
    try expectGolden(
      try report(language).textDump(), "plan-actual-standard.\(language.rawValue).txt")
  }

  @Test("ties to the ledger")
  func ties() throws {
    #expect(try report().differing().isEmpty)
    #expect(try report().value("control", "total", "state") == .text("alles stimmt"))
  }

  @Test(
    "says how each line stands",
    arguments: [
      ("PERS", "eingehalten"), ("SACH", "überschritten um 1.000,00 €"),
      ("INV", "im zulässigen Rahmen"), ("REISE", "neue Position"),
      ("GUT", "Zustimmung liegt vor"), ("UNBAR", "unbar, ohne Grenze"),
    ])
  func states(_ line: String, _ state: String) throws {
    #expect(try report().value("lines#1", "line.\(line)", "state") == .text(state))
  }

  @Test("exactly the allowed overrun is allowed, a cent more is not")
  func limit() throws {
    for (cents, state) in [
      (2_400_000 as Int64, "im zulässigen Rahmen"), (2_400_001, "überschritten um 0,01 €"),
    ] {
      let report = try report { data in data.bookings[3].eligible = Money(cents: cents) }
      #expect(try report.value("lines#1", "line.SACH", "state") == .text(state))
    }
  }

  @Test("a limit of 30 % is the rule set's, and without one lines do not bind")
  func otherLimits() throws {
    let wider = try report { $0.measures[0].awards[0].limit = Rate(percent: 30) }
    #expect(
      try wider.value("lines#1", "line.SACH", "limit") == .money(Money(cents: 2_600_000)))
    #expect(try wider.value("lines#1", "line.SACH", "state") == .text("im zulässigen Rahmen"))
    let none = try report { $0.measures[0].awards[0].limit = nil }
    #expect(try none.value("lines#1", "line.SACH", "state") == .text("nicht verbindlich"))
    #expect(try none.value("lines#1", "line.REISE", "state") == .text("neue Position"))
    #expect(
      try none.value("verdict#1", "uncovered", "state")
        == .text("kein Ausgleich verlangt: Einzelansätze nicht verbindlich"))
    // A third is finer than what the workbook multiplies with: the ledger's amount stands.
    let third = try report { $0.measures[0].awards[0].limit = Rate(Rational(1, over: 3)) }
    #expect(
      try third.value("lines#1", "line.SACH", "limit") == .money(Money(cents: 2_666_666)))
  }

  @Test("a fixed amount does not bind its lines")
  func fixed() throws {
    #expect(
      try report().value("lines#2", "line.L1", "state")
        == .text("nicht verbindlich (Festbetrag)"))
    #expect(
      try report().value("verdict#2", "uncovered", "state")
        == .text("kein Ausgleich verlangt: Festbetrag"))
  }

  @Test("the largest saving makes up for the largest overrun first")
  func compensation() throws {
    let report = try report()
    #expect(try report.value("compensation#1", "pair.0", "to") == .text("SACH"))
    #expect(
      try report.value("compensation#1", "pair.0", "amount") == .money(Money(cents: 500_000)))
    #expect(try report.value("compensation#1", "pair.1", "to") == .text("INV"))
    #expect(
      try report.value("compensation#1", "total", "amount") == .money(Money(cents: 520_000)))
    #expect(
      try report.value("verdict#1", "uncovered", "amount") == .money(Money(cents: 42_378)))
    #expect(
      try report.value("verdict#1", "uncovered", "state")
        == .text("nicht ausgeglichen"))
  }

  @Test("what is balanced is the lesser of overruns and savings, whatever they are")
  func balanced() throws {
    try forAll(40) { random in
      let cents = SamplePlan.lines.prefix(3).map { _ in Int64(random.int(0...4_000_000)) }
      let report = try report { data in
        for (index, amount) in zip([0, 3, 4], cents) {
          data.bookings[index].eligible = Money(cents: amount)
        }
      }
      func sum(_ column: String) throws -> Money {
        guard case .money(let money) = try report.value("balance#1", "total", column) else {
          return .zero
        }
        return money
      }
      try #require(try sum("covered") == min(try sum("over"), try sum("saving")))
      try #require(try sum("covered") == sum("used"))
    }
  }

  @Test("shows columns only for the amendments there are")
  func columns() throws {
    let blocks = try report().sheets.flatMap(\.blocks)
    let columns = blocks.filter { $0.key.hasPrefix("versions#") }.map(\.columns)
    #expect(
      columns[0] == [
        "label", "id", "original", "amendment1", "amendment2", "amendment3", "amendment4", "valid",
        "change",
      ])
    // What nobody amended is no second time beside itself.
    #expect(columns[1] == ["label", "id", "valid"])
  }

  /// Something that the rows have otherwise than the ledger, and a row that has to show it.
  enum Fault: CaseIterable {
    case booking, receipt, plan, share

    var row: String {
      switch self {
      case .booking: "gross.1."
      case .receipt: "receipts."
      case .plan: "planned.1."
      case .share: "actualShare.1.eigen"
      }
    }

    func apply(_ data: inout PlanActualData) {
      switch self {
      case .booking: data.bookings[1].amount = Money(cents: 480_001)
      case .receipt: data.receipts.removeLast()
      case .plan:
        let valid = data.measures[0].versions.count - 1
        data.measures[0].versions[valid].lines["PERS"] = Money(cents: 6_000_001)
      case .share: data.measures[0].sources[0].actualShare = LedgerFigure(hundredths: 1)
      }
    }
  }

  @Test("shows each figure in which rows and ledger differ", arguments: Fault.allCases)
  func differs(_ fault: Fault) throws {
    let report = try report(.de) { fault.apply(&$0) }
    #expect(try report.differing().contains(fault.row))
    #expect(try report.value("control", "total", "state") == .text("Abweichung"))
  }

  @Test("writes what is empty, hostile or long", arguments: Language.allCases)
  func odd(_ language: Language) throws {
    let folder = try TemporaryFolder()
    let hostile = "=cmd|' /C calc'!A0"
    let changes: [(inout PlanActualData) -> Void] = [
      { data in
        data.bookings = []
        data.receipts = []
      },
      { data in
        data.measures[0].awards = []
        data.measures[0].sources = []
        data.measures[0].lines = []
      },
      { data in
        data.measures[0].id = hostile
        for index in data.bookings.indices { data.bookings[index].measure = hostile }
        data.measures[1].id = "a/b:c*" + String(repeating: "x", count: 60)
        data.measures[0].versions[1].name = hostile
        data.bookings[0].purpose = String(repeating: "lang ", count: 8_000)
        data.measures[0].sources[1].name = String(repeating: "Ä", count: 60)
      },
    ]
    for (index, change) in changes.enumerated() {
      let report = try report(language, change)
      try WorkbookFile.write(report, to: folder.path("\(index).xlsx"))
      #expect(!(try report.textDump().contains("=cmd|' /C calc'!A0 →")))
    }
  }
}
