import Amounts
import TestSupport
import Testing

@testable import Funding

struct ScenarioTests {
  private func books() -> Books {
    Books(
      lines: [
        .line("0812", "60000.00"), .line("SACH", "40000.00"),
        .line("UNBAR", "10000.00", inKind: true),
      ],
      sources: [
        .of(.ownCash, "13500.00", id: "eigen"), .of(.partnerCash, "15000.00", id: "dew"),
        .of(.inKind, "10000.00", id: "tu"), .of(.inKind, "0.00", id: "fh"),
      ],
      awards: [.grant(.share, "71500.00", rate: "65%")],
      activities: [
        .spend("50000.00", on: "2025-03-01", line: "0812"),
        .spend("40000.00", on: "2025-04-01", line: "SACH"),
        .cash(.partnerCash, "15000.00", on: "2025-04-01", source: "dew"),
        .inKind("6000.00", on: "2025-04-01", source: "tu"),
        .inKind("3000.00", on: "2025-05-01", source: "fh"),
        .draw("64350.00", on: "2025-05-01"),
      ], asOf: "2025-12-31")
  }

  private func compare(_ texts: [String]) throws -> ScenarioComparison {
    var books = books()
    let before = try books.assess()
    let scenario = try Scenario(
      texts.map { try ScenarioText.read($0).get() }, award: "Z", project: books.project,
      activities: books.activities, library: Rules.library, asOf: books.asOf)
    books.awards = scenario.project.awards
    books.lines = try #require(scenario.project.measures.first).lines
    books.activities = scenario.activities
    return try ScenarioComparison(before: before, after: books.assess())
  }

  @Test(
    "no change changes nothing",
    arguments: [[], ["rate=65%"], ["line=0812:=50000.00"], ["amount=71500.00"]])
  func nothing(_ texts: [String]) throws {
    #expect(try compare(texts).isUnchanged)
  }

  @Test(
    "a change of expenditure or terms goes through to the grant",
    arguments: [
      (["line=0812:-4%"], "64350.00", "63050.00"), (["rate=60%"], "64350.00", "59400.00"),
      (["amount=60000.00"], "64350.00", "60000.00"),
      (["line=SACH:=30000.00"], "64350.00", "57850.00"),
      (["line=UNBAR:-50%"], "64350.00", "61425.00"),
      (["source=tu:-6000.00"], "64350.00", "60450.00"),
      (["to=2025-03-31"], "64350.00", "32500.00"),
      (["inKindCap=5%"], "64350.00", "61425.00"),
      (["line=0812:-4%", "line=0812:-4%", "rate=60%"], "64350.00", "57048.00"),
    ] as [([String], Money, Money)])
  func entitled(_ texts: [String], _ before: Money, _ after: Money) throws {
    let row = try #require(try compare(texts).awards.first)
    #expect(row.entitledBefore == before)
    #expect(row.entitledAfter == after)
    #expect(row.repayableAfter == (after < before ? try before - after : .zero))
  }

  @Test("a partner that drops out leaves its part to own cash; shares still add up")
  func partner() throws {
    let comparison = try compare(["partner=dew:-15000.00"])
    let rows = Dictionary(uniqueKeysWithValues: comparison.sources.map { ($0.id, $0.difference) })
    #expect(
      rows == ["eigen": "15000.00", "dew": "-15000.00", "tu": "0.00", "fh": "0.00", "Z": "0.00"])
    #expect(comparison.sources.map(\.shareAfter).reduce(0, +) == 10_000)
  }

  @Test("findings that appear and vanish")
  func findings() throws {
    let worse = try compare(["rate=60%"])
    #expect(Set(worse.appeared.map(\.code)) == [.reductionDue, .rateExceeded, .lateUse])
    #expect(worse.vanished.isEmpty)
    let better = try compare(["minOwnShare=40%"])
    #expect(better.appeared.map(\.code) == [.minOwnShare, .minOwnShare])
  }

  /// 40,000.00 spent of 40,000.00: 2.6 % above 39,000.00, a third above 30,000.00, and 20 % may be.
  @Test("a shift of the plan shows how far the lines may be exceeded")
  func plan() throws {
    let limit = "lineOverrunLimit=20%"
    let small = try compare([limit, "plan=SACH:-1000.00", "plan=0812:+1000.00"])
    #expect(!small.appeared.map(\.code).contains(.lineOverrun))
    let large = try compare([limit, "plan=SACH:-10000.00", "plan=0812:+10000.00"])
    #expect(large.appeared.map(\.code).contains(.lineOverrun))
  }

  @Test(
    "every fault of a scenario is told",
    arguments: [
      ("line=0813:-4%", .unknownLine("0813", nearest: "0812", known: ["0812", "SACH", "UNBAR"])),
      (
        "partner=dev:-1.00",
        .unknownSource("dev", nearest: "dew", known: ["eigen", "dew", "tu", "fh"])
      ),
      ("plan=SACH:-40000.01", .belowZero(id: "SACH", booked: "40000.00", becomes: "-0.01")),
      ("partner=dew:-15000.01", .belowZero(id: "dew", booked: "15000.00", becomes: "-0.01")),
      (
        "to=2024-12-31", .periodReversed(from: "2025-01-01", to: "2024-12-31")
      ),
    ] as [(String, ScenarioFault)])
  func faults(_ text: String, _ fault: ScenarioFault) throws {
    #expect(throws: ScenarioRefused(faults: [fault])) { try compare([text]) }
  }

  @Test("all faults at once")
  func together() {
    #expect(
      throws: ScenarioRefused(faults: [
        .belowZero(id: "SACH", booked: "40000.00", becomes: "-1.00"),
        .periodReversed(from: "2025-01-01", to: "2024-12-31"),
      ])
    ) { try compare(["line=SACH:-40001.00", "to=2024-12-31", "rate=60%"]) }
  }

  @Test(
    "what is not written as a change is refused",
    arguments: [
      "rate", "=5", "rate=", "rate=140%", "rate=x", "amount=-1.00", "to=2026-02-30", "line=0812",
      "line=0812:", "line=:5", "line=0812:x%", "line=0812:1.234", "line=0812:=-5.00",
      "partner=dew:0", "line=0812:+0.00", "line=0812:-0%",
      "holdback=none", "useWindow=6 Wochen", "rounding=null",
    ])
  func unreadable(_ text: String) {
    #expect(throws: ScenarioFault.self) { try ScenarioText.read(text).get() }
  }

  @Test("a misspelt key gets the nearest one")
  func nearest() {
    guard
      case .failure(.unknownKey("partnr", let nearest, _)) = ScenarioText.read("partnr=dew:1.00")
    else {
      Issue.record("partnr is no key")
      return
    }
    #expect(nearest == "partner")
  }

  @Test("only a share award has a rate; an in-kind line without bookings names nobody")
  func notApplicable() throws {
    var books = books()
    books.awards = [.grant(.deficit, "70000.00")]
    books.activities = []
    #expect(
      throws: ScenarioRefused(faults: [
        .notAShareAward("Z", .deficit), .nothingBooked("UNBAR"), .nothingBooked("tu"),
      ])
    ) {
      try Scenario(
        [
          .rate("60%"), .line("UNBAR", .by("5.00")), .source("tu", .by("5.00")),
        ], award: "Z", project: books.project, activities: [],
        library: Rules.library, asOf: books.asOf)
    }
  }

  @Test("what-if with no change changes nothing, on random measures")
  func nothingAtRandom() throws {
    try forAll(150) { random in
      let books = try Books.random(&random)
      let before = try books.assess()
      let changes: [ScenarioChange] =
        random.chance(50)
        ? []
        : [.line("A", .byPart(.zero)), .source("p", .by(.zero)), .amount(books.awards[0].amount)]
      let scenario = try Scenario(
        changes, award: books.awards[0].id, project: books.project, activities: books.activities,
        library: Rules.library, asOf: books.asOf)
      var after = books
      after.awards = scenario.project.awards
      after.activities = scenario.activities
      try #require(try ScenarioComparison(before: before, after: after.assess()).isUnchanged)
    }
  }
}

extension ScenarioComparison {
  /// Whether both come to the same.
  fileprivate var isUnchanged: Bool {
    eligibleBefore == eligibleAfter && appeared.isEmpty && vanished.isEmpty && changed.isEmpty
      && sources.allSatisfy { $0.difference.isZero && $0.shareBefore == $0.shareAfter }
      && awards.allSatisfy {
        $0.entitledBefore == $0.entitledAfter && $0.repayableBefore == $0.repayableAfter
      }
  }
}
