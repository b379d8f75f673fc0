import Amounts
import Funding
import TestSupport
import Testing

/// Findings about time and money: 100,000.00 planned for 2025 and 2026, 80 % granted. On 30 June
/// 2026 546 of 730 days are over.
struct ProgressFindingsTests {
  private func books(
    _ spent: Money, years: [Int: Money] = [:], to end: CalendarDate = "2026-12-31",
    milestones: Milestones = Milestones(), asOf: CalendarDate = "2026-06-30"
  ) -> Books {
    Books(
      lines: [.all("100000.00")], sources: [.of(.ownCash, "20000.00")],
      awards: [
        .grant(
          .share, "80000.00", rate: "80%", to: end, years: years, changes: [.interimDue: nil],
          milestones: milestones)
      ], activities: [.spend(spent, on: "2025-03-01")], asOf: asOf)
  }

  @Test(
    "EXPENDITURE_LAGS: more than 25 % of the plan behind time",
    // 100,000.00 × 546 / 730 = 74,794.52 by time.
    arguments: [("49794.52", nil), ("49794.51", "25000.01")] as [(Money, Money?)])
  func lag(_ spent: Money, _ behind: Money?) throws {
    let found = try books(spent).findings(.expenditureLags)
    #expect(found.map(\.amount) == [behind].compactMap { $0 })
    #expect(found.allSatisfy { $0.severity == .warning && $0.stage == .now })
    #expect(found.allSatisfy { $0.message(.de).contains("74.794,52") })
    // EUR and points are the same distance: 25,000.01 of 100,000.00.
    #expect(found.allSatisfy { $0.points == Rate("25000.01", of: "100000.00") })
  }

  @Test("EXPENDITURE_LAGS: by the yearly amounts where the notice names them")
  func lagByYears() throws {
    // 25 % for 2025 and 181 of 365 days of the 75 % for 2026: 62,191.78.
    let years: [Int: Money] = [2025: "20000.00", 2026: "60000.00"]
    #expect(try books("37191.78", years: years).findings(.expenditureLags).isEmpty)
    let found = try books("37191.77", years: years).findings(.expenditureLags)
    #expect(found.map(\.amount) == ["25000.01"])
  }

  /// 60,000 for 2025 of which 30,000 were drawn, 20,000 for 2026; 100,000 spent, 80,000 due.
  @Test(
    "FUNDS_LAPSE: what is due and was meant for a year that is over",
    arguments: [
      // 50,000 open, 20,000 of it for 2026, which lapse with that year.
      ("2025-12-31", "30000.00", []), ("2026-01-15", "30000.00", ["30000.00"]),
      ("2026-01-15", "60000.00", []), ("2027-03-31", "30000.00", ["50000.00"]),
      ("2027-03-31", "80000.00", []),
    ] as [(CalendarDate, Money, [Money])])
  func lapsed(asOf: CalendarDate, drawn: Money, gone: [Money]) throws {
    var books = books(
      "100000.00", years: [2025: "60000.00", 2026: "20000.00"], asOf: asOf)
    books.activities.append(.draw(drawn, on: "2025-06-01"))
    let found = try books.findings(.fundsLapse).filter { $0.stage != .forecast }
    #expect(found.map(\.amount) == gone)
    #expect(found.allSatisfy { $0.severity == .warning && $0.message(.de).contains("verfallen") })
  }

  /// 80,000 due, a tenth of it held back until the statement of use: of the 20,000 for 2026 12,000
  /// could be drawn in that year.
  @Test(
    "what is held back is paid with the statement, what was not drawn lapsed with the last year",
    arguments: [("12000.00", []), ("10000.00", ["2000.00"])] as [(Money, [Money])])
  func heldBack(drawn: Money, gone: [Money]) throws {
    let books = Books(
      lines: [.all("100000.00")],
      awards: [
        .grant(
          .share, "80000.00", rate: "80%", to: "2026-12-31",
          years: [2025: "60000.00", 2026: "20000.00"], changes: [.holdback: "10%"],
          milestones: Milestones(statementFiledOn: "2027-02-01"))
      ],
      activities: [
        .spend("100000.00", on: "2025-05-01"), .draw("60000.00", on: "2025-06-01"),
        .draw(drawn, on: "2026-06-01"),
      ], asOf: "2027-03-31")
    #expect(try books.drawdown().maximum == "8000.00")
    #expect(try books.findings(.fundsLapse).map(\.amount) == gone)
  }

  @Test("once the measure is over nothing lags and nothing lapses any more")
  func over() throws {
    for books in [
      books("10000.00", asOf: "2026-12-31"),
      books("10000.00", milestones: Milestones(fulfilledOn: "2026-06-30")),
      books("10000.00", milestones: Milestones(statementFiledOn: "2026-06-15")),
    ] {
      #expect(try books.findings(.expenditureLags).isEmpty)
      #expect(try books.findings(.fundsLapse).isEmpty)
      #expect(try books.findings(.grantFallsLower).map(\.amount) == ["72000.00"])
      #expect(try books.findings(.grantFallsLower).map(\.severity) == [.warning])
    }
  }

  @Test(
    "FUNDS_LAPSE: in the last six months by the pace so far, more than 5 % of the grant",
    arguments: [
      // 71,054.80 + 23,945.20 are 95,000.00: 76,000.00, and 4,000.00 are left.
      ("71054.80", "2026-06-30", nil), ("71054.78", "2026-06-30", "4000.02"),
      // 60,000.00 × 730 / 546 = 80,219.78, of which 80 % are 64,175.82.
      ("60000.00", "2026-06-30", "15824.18"), ("60000.00", "2026-06-29", nil),
      ("100000.00", "2026-06-30", nil),
    ] as [(Money, CalendarDate, Money?)])
  func lapse(_ spent: Money, _ asOf: CalendarDate, _ left: Money?) throws {
    let found = try books(spent, asOf: asOf).findings(.fundsLapse)
    #expect(found.map(\.amount) == [left].compactMap { $0 })
    #expect(found.allSatisfy { $0.severity == .warning && $0.stage == .forecast })
    #expect(found.allSatisfy { $0.message(.de).hasPrefix("Voraussichtlich: ") })
  }

  @Test("FUNDS_LAPSE: a deficit award's pace is that of the expenditure, own funds come first")
  func lapseOfDeficit() throws {
    var books = books("71054.80")
    books.awards = [.grant(.deficit, "80000.00", to: "2026-12-31")]
    // 95,000.00 − 20,000.00 own funds leave a gap of 75,000.00.
    #expect(try books.findings(.fundsLapse).map(\.amount) == ["5000.00"])
  }

  @Test(
    "FUNDS_LAPSE: from October on what is not drawn of the yearly amounts, more than 5 % of them",
    arguments: [
      ("19000.00", "2025-10-01", nil), ("18999.99", "2025-10-01", "1000.01"),
      ("0.00", "2025-09-30", nil), ("0.00", "2026-01-01", nil), ("0.00", "2025-12-31", "20000.00"),
    ] as [(Money, CalendarDate, Money?)])
  func lapseOfYear(_ drawn: Money, _ asOf: CalendarDate, _ left: Money?) throws {
    var books = books(
      "25000.00", years: [2025: "20000.00", 2026: "60000.00"], to: "2027-12-31", asOf: asOf)
    if drawn > .zero { books.activities.append(.draw(drawn, on: "2025-05-01")) }
    let found = try books.findings(.fundsLapse)
    #expect(found.map(\.amount) == [left].compactMap { $0 })
    #expect(found.allSatisfy { $0.subject == "2025" && $0.norm.contains("§ 45 LHO") })
  }

  @Test("the light sees a lag and an overdue statement, and says so")
  func light() throws {
    let late = try books("10000.00").assess()
    #expect(late.light == .yellow)
    #expect(late.lightReason.de.hasPrefix("Ausgaben hinter dem Zeitplan (64.794,52"))
    let overdue = try books("100000.00", asOf: "2027-07-01").assess()
    #expect(overdue.light == .red)
    #expect(overdue.lightReason.de == "Verwendungsnachweis überfällig")
  }

  @Test(
    "OWN_SHARE_BANNED_SOURCE: money of a body of a banned level, whatever it is called",
    arguments: [
      (Funder.Level.bund, .otherPublic, 1), (.land, .otherPublic, 0), (nil, .otherPublic, 0),
      (.bund, .partnerCash, 1), (.land, .partnerCash, 0), (.bund, .donation, 1),
      (.bund, .ownCash, 1), (nil, .ownCash, 0), (.bund, .revenue, 0), (.bund, .inKind, 0),
    ] as [(Funder.Level?, Source.Kind, Int)])
  func bannedSource(_ level: Funder.Level?, _ kind: Source.Kind, _ count: Int) throws {
    var books = books("100000.00")
    books.others = [Organisation(id: "giver", name: "Geber", kind: .public, level: level)]
    books.sources.append(
      Source(id: "zuschuss", kind: kind, organisation: "giver", planned: "5000.00"))
    books.awards = [
      .grant(.share, "75000.00", rate: "75%", level: .bund, changes: [.ownShareNotFrom: "bund"])
    ]
    let found = try books.findings(.ownShareBannedSource)
    #expect(found.count == count)
    #expect(found.allSatisfy { $0.amount == "5000.00" && $0.severity == .error })
    // More came in than planned.
    let bookings = BookingKind.allCases.filter { $0.sourceKind == kind }
    books.activities += bookings.map { .cash($0, "5000.01", on: "2025-03-01", source: "zuschuss") }
    #expect(try books.findings(.ownShareBannedSource).map(\.amount).count == count)
    #expect(try books.findings(.ownShareBannedSource).allSatisfy { $0.amount == "5000.01" })
  }

  @Test("OWN_SHARE_BANNED_SOURCE: parts of one grant are not each other's own share")
  func oneGrant() throws {
    var books = books("100000.00")
    let ban: [Parameter: String?] = [.ownShareNotFrom: "bund"]
    let first = Award.grant(.share, "40000.00", rate: "40%", id: "A", level: .bund, changes: ban)
    let second = Award.grant(.share, "40000.00", rate: "40%", id: "B", level: .bund, changes: ban)
    books.awards = [first, second]
    #expect(try books.findings(.ownShareBannedSource).isEmpty)
    // Of the same rule set, but another notice that says nothing of it.
    books.awards = [first, .grant(.share, "40000.00", rate: "40%", id: "B", level: .bund)]
    let found = try books.findings(.ownShareBannedSource)
    #expect(found.map(\.award) == ["A"])
    #expect(found.map(\.amount) == ["40000.00"])
    #expect(found[0].message(.de).contains("60.000,00\u{A0}€ = 60 %"))
  }

  @Test("AID_ARTICLE_UNCHECKED: an article that is not known here, and those that are")
  func aidArticle() throws {
    func found(_ aid: StateAidBasis?) throws -> [Finding] {
      var books = books("100000.00")
      books.awards = [.grant(.share, "80000.00", rate: "80%", aid: aid)]
      return try books.findings(.aidArticleUnchecked)
    }
    #expect(try found(.exemption(article: 56)).map(\.subject) == ["Art. 56"])
    #expect(try found(.exemption(article: 56))[0].message(.de).contains("Art. 25 und De-minimis"))
    for aid in [nil, .research(nil), .deMinimis] as [StateAidBasis?] {
      #expect(try found(aid).isEmpty)
    }
  }
}
