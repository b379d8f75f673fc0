import Amounts
import TestSupport
import Testing

@testable import Funding

/// An amendment holds from its day: what was drawn and used before is judged by the notice of that
/// time. Interest at 6.27 % to 30 June 2026 and 6.52 % after, of 365 days.
@Suite("Amendments of awards") struct AmendmentTests {
  /// A plan of 100,000; money drawn on 1 September 2025 and used in time.
  private static func books(
    _ award: Award, drawn: Money, spent: [(Money, CalendarDate)], asOf: CalendarDate
  ) -> Books {
    Books(
      lines: [.all("100000.00")], sources: [.of(.ownCash, "20000.00"), .of(.revenue, .zero)],
      awards: [award],
      activities: [.draw(drawn, on: "2025-09-01")] + spent.map { .spend($0.0, on: $0.1) },
      asOf: asOf)
  }

  private static func share(
    _ percent: Int64, to end: CalendarDate = "2027-12-31", changes: [Parameter: String?] = [:],
    milestones: Milestones = Milestones()
  ) -> Award {
    .grant(
      .share, Money(cents: percent * 1000_00), rate: Rate(percent: percent), to: end,
      changes: changes, milestones: milestones)
  }

  /// 80,000 of 80 %, all used.
  private static func used(asOf: CalendarDate = "2026-06-30") -> Books {
    books(share(80), drawn: "80000.00", spent: [("100000.00", "2025-09-15")], asOf: asOf)
  }

  private func exposure(_ books: Books) throws -> InterestExposure {
    let assessment = try books.assess()
    let settled = try #require(assessment.settlement.awards.first)
    return try InterestExposure(
      settled, funds: assessment.funds[settled.award.id], on: books.asOf,
      table: ShippedBaseRates.table())
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let books: Books
    let total: Money
    /// The last days of late use, and the days after which repayment interest begins.
    var late: [CalendarDate] = []
    var owed: [CalendarDate] = []
  }

  static let cases: [Case] = [
    // 10,000 for 121 days.
    Case(
      testDescription: "down to 70 %",
      books: used().amended(on: "2026-03-01", share(70)), total: "207.85", owed: ["2026-03-01"]),
    // 61,250 until 28 February: 8,750 for 181 days.
    Case(
      testDescription: "up to 80 %",
      books: books(
        share(70), drawn: "70000.00", spent: [("87500.00", "2025-09-15")], asOf: "2026-06-30"
      ).amended(on: "2026-03-01", share(80)), total: "272.06", late: ["2026-03-01"]),
    // 10,000 for 92 days and 5,000 for 29 at 6.27 % and 62 at 6.52 %.
    Case(
      testDescription: "down and half of it up again",
      books: used(asOf: "2026-08-31").amended(on: "2026-03-01", share(70))
        .amended(on: "2026-06-01", share(75)),
      total: "238.32", owed: ["2026-03-01", "2026-03-01"]),
    // 10,000 for 59 days and 5,000 for 60: the same money falls twice.
    Case(
      testDescription: "down, up and down again",
      books: used().amended(on: "2026-01-01", share(70)).amended(on: "2026-03-01", share(80))
        .amended(on: "2026-05-01", share(75)),
      total: "152.88", owed: ["2026-01-01", "2026-01-01", "2026-05-01"]),
    // Each 5,000 from its own amendment: 121 and 29 days, and both 62 days at 6.52 %.
    Case(
      testDescription: "down twice",
      books: used(asOf: "2026-08-31").amended(on: "2026-03-01", share(75))
        .amended(on: "2026-06-01", share(70)),
      total: "239.59", owed: ["2026-06-01", "2026-03-01"]),
    Case(
      testDescription: "before anything was drawn",
      books: books(
        share(80), drawn: "70000.00", spent: [("100000.00", "2025-09-15")], asOf: "2026-06-30"
      ).amended(on: "2025-09-01", share(70)), total: .zero),
    Case(
      testDescription: "of another thing only",
      books: used().amended(on: "2026-03-01", share(80, to: "2028-12-31")), total: .zero),
    // 20,000 of the payment of January fall out of the period: 121 days.
    Case(
      testDescription: "of the period, cut short",
      books: books(
        share(80), drawn: "80000.00",
        spent: [("75000.00", "2025-09-15"), ("25000.00", "2025-10-05")], asOf: "2026-06-30"
      ).amended(on: "2026-03-01", share(80, to: "2025-09-30")), total: "415.71",
      owed: ["2026-03-01"]),
    // The payment after the old end counts from the extension on: 20,000 for 181 days.
    Case(
      testDescription: "of the period, extended",
      books: books(
        share(80, to: "2025-09-30"), drawn: "80000.00",
        spent: [("75000.00", "2025-09-15"), ("25000.00", "2025-10-05")], asOf: "2026-06-30"
      ).amended(on: "2026-03-01", share(80)), total: "621.85", late: ["2026-03-01"]),
    // The window of the day of payout: 61 days with 42 allowed are late, whatever came after. 50
    // % of 80,000 for 61 days.
    Case(
      testDescription: "of the window of use",
      books: books(
        share(80, changes: [.useWindow: "P42D"]), drawn: "80000.00",
        spent: [("50000.00", "2025-09-15"), ("50000.00", "2025-11-01")], asOf: "2026-06-30"
      ).amended(on: "2026-01-01", share(80, changes: [.useWindow: "P3M"])), total: "419.15",
      late: ["2025-11-01"]),
    // A revenue of 5,000 before costs 80 % of it from then on, the amendment 9,500 more: 211 and
    // 121 days.
    Case(
      testDescription: "after new cover",
      books: {
        var books = used()
        books.activities.append(
          .cash(.revenue, "5000.00", on: "2025-12-01", source: "revenue"))
        return books.amended(on: "2026-03-01", share(70))
      }(), total: "342.45", owed: ["2026-03-01", "2025-12-01"]),
    // Used late on 20 December: 40,000 for 110 days, and 10,000 for 121 from the amendment.
    Case(
      testDescription: "after late use",
      books: books(
        share(80), drawn: "80000.00",
        spent: [("50000.00", "2025-09-15"), ("50000.00", "2025-12-20")], asOf: "2026-06-30"
      ).amended(on: "2026-03-01", share(70)), total: "963.69",
      late: ["2025-12-20", "2025-12-20"], owed: ["2026-03-01"]),
    // The notice tells a later day: 76 days, and 45 of late use before it, 77.30.
    Case(
      testDescription: "with a day of its own",
      books: used().amended(
        on: "2026-03-01", share(70, milestones: Milestones(reducedFrom: "2026-04-15"))),
      total: "207.85", late: ["2026-04-15"], owed: ["2026-04-15"]),
  ]

  @Test("interest by the terms of each day", arguments: cases)
  func interest(_ item: Case) throws {
    let exposure = try exposure(item.books)
    #expect(exposure.total == item.total)
    func starts(_ rows: [InterestRow]) -> [CalendarDate] {
      rows.map { $0.from.adding(days: -1) }.filter { day in
        !rows.contains { $0.to == day && !item.owed.contains(day) }
      }
    }
    let ends = exposure.lateUse.rows.map(\.to).filter { day in
      !exposure.lateUse.rows.contains { $0.from == day.adding(days: 1) }
    }
    #expect(Set(ends) == Set(item.late))
    #expect(Set(starts(exposure.repayment.rows)) == Set(item.owed))
    #expect(exposure.amendedOn.isSubset(of: Set(item.books.earlier.map(\.replacedOn))))
  }

  @Test("what is repaid after an amendment ends its interest")
  func repaid() throws {
    var books = Self.used().amended(on: "2026-03-01", Self.share(70))
    // 4,000 for 30 days and 6,000 for 91.
    books.activities += [
      .cash(.repayment, "4000.00", on: "2026-03-31"),
      .cash(.repayment, "6000.00", on: "2026-05-31"),
    ]
    #expect(try exposure(books).total == "114.41")
    // Repaid before it was void, nothing is owed.
    books.activities[2...] = [.cash(.repayment, "10000.00", on: "2026-02-15")]
    #expect(try exposure(books).total == .zero)
  }

  @Test("a line that comes with an amendment was not planned before; an award was, as it came")
  func added() throws {
    let limit: [Parameter: String?] = [.lineOverrunLimit: "20%"]
    var books = Self.books(
      Self.share(80, changes: limit), drawn: "80000.00", spent: [("70000.00", "2025-09-15")],
      asOf: "2026-06-30")
    books.activities.append(.spend("30000.00", on: "2025-09-16", line: "NEU"))
    books = books.amended(
      on: "2026-03-01", Self.share(80, changes: limit),
      lines: [.all("70000.00"), .line("NEU", "30000.00")])
    // 24,000 used on the day of the amendment: 181 days.
    #expect(try exposure(books).total == "746.22")

    var joined = Self.used()
    joined.earlier = [EarlierVersion(joined.project, replacedOn: "2026-03-01")]
    joined.awards.append(.grant(.share, "10000.00", rate: Rate(percent: 10), id: "Y"))
    joined.activities.append(.draw("10000.00", on: "2025-09-01", award: "Y"))
    #expect(try #require(joined.assess().funds["Y"]).use.open() == .zero)
    #expect(try joined.findings(.lateUse).isEmpty)
  }

  @Test("a drawdown keeps to the tranches of its day")
  func tranches() throws {
    let old = Award.grant(
      .share, "80000.00", rate: Rate(percent: 80), years: [2025: "80000.00", 2026: .zero])
    let new = Award.grant(
      .share, "80000.00", rate: Rate(percent: 80), years: [2025: "30000.00", 2026: "50000.00"])
    var books = Self.books(
      old, drawn: "80000.00", spent: [("100000.00", "2025-09-15")], asOf: "2026-06-30")
    #expect(try books.amended(on: "2026-03-01", new).findings(.drawExceedsYearTranche).isEmpty)
    books.awards = [new]
    #expect(try books.findings(.drawExceedsYearTranche).map(\.amount) == ["50000.00"])
  }

  @Test("on any day the entitlement is that of the versions which held by then")
  func knownThen() throws {
    let first: CalendarDate = "2025-01-01"
    try forAll(1_000, seed: 26) { random in
      var books = try Books.random(&random)
      guard !books.awards.isEmpty else { return }
      books.asOf = "2026-12-31"
      for day in Set((0..<random.int(1...3)).map { _ in random.int(1...700) }).sorted() {
        let before = books.project
        let change = try Books.random(&random)
        for index in books.awards.indices {
          guard let other = change.awards.first else { continue }
          books.awards[index] = books.awards[index].changing(
            amount: other.amount,
            rate: .some(books.awards[index].rate.flatMap { other.rate ?? $0 }),
            overrides: random.chance(50) ? other.overrides : nil)
        }
        books.sources = random.chance(50) ? change.sources : books.sources
        books.earlier.append(
          EarlierVersion(before, replacedOn: first.adding(days: day)))
      }
      let input = try SettlementInput(
        books.measure, in: books.project, library: Rules.library, activities: books.activities,
        asOf: books.asOf)
      let phases = try Phase.all(
        books.measure, in: books.project, input, earlier: books.earlier, library: Rules.library,
        activities: books.activities, asOf: books.asOf, passedOn: [:])
      let day = first.adding(days: random.int(0...720))
      let then = books.earlier.first { $0.replacedOn > day }?.project ?? books.project
      let measure = try #require(then.measure("M"))
      let settled = try Settlement.settle(
        measure,
        awards: then.awards.map { (award: $0, rules: try Rules.library.rules(for: $0)) },
        activities: books.activities, asOf: day)
      let held = try #require(phases.last { $0.from.map { $0 <= day } ?? true })
      let curve = try EntitlementCurve(held, units: .zero, from: first)
      guard let point = curve.points.last(where: { $0.date <= day }) else { return }
      try #require(point.entitled == settled.awards.map(\.entitled))
    }
  }
}
