import Amounts
import TestSupport
import Testing

@testable import Funding

/// C28 and C29.
struct StateAidTests {
  private static let costs: [AidCategory: Money] = [
    .industrialResearch: "300000.00", .experimentalDevelopment: "200000.00",
  ]

  @Test(
    "C28: the most aid by size and bonus",
    arguments: [
      (.medium, .collaboration, "325000.00"),
      // Industrial research 85 % stops at 80 %.
      (.small, .collaboration, "360000.00"), (.large, nil, "200000.00"),
      (.large, .assistedArea, "225000.00"), (.medium, .europeanProject, "360000.00"),
    ] as [(EnterpriseSize, AidBonus?, Money)])
  func maximum(_ size: EnterpriseSize, _ bonus: AidBonus?, _ most: Money) throws {
    #expect(try AidIntensity.gber2023.maximum(for: Self.costs, size: size, bonus: bonus) == most)
  }

  @Test(
    "intensities of the other categories",
    arguments: [
      (.fundamentalResearch, .small, "100.00"), (.feasibilityStudy, .large, "50.00"),
      (.feasibilityStudy, .medium, "60.00"), (.feasibilityStudy, .small, "70.00"),
    ] as [(AidCategory, EnterpriseSize, String)])
  func intensity(_ category: AidCategory, _ size: EnterpriseSize, _ percent: String) {
    let rate = AidIntensity.gber2023.rate(category, size: size, bonus: .europeanProject)
    #expect(rate.percentText() == percent)
  }

  private static let history = [
    ("2023-05-10", "120000.00"), ("2024-03-01", "90000.00"), ("2025-11-15", "60000.00"),
  ].map { day, amount in
    DeMinimis.Grant(
      undertaking: "GmbH", awardedOn: CalendarDate(stringLiteral: day),
      amount: Money(stringLiteral: amount), place: nil)
  }

  @Test(
    "C29: the room of rolling three years",
    arguments: [
      ("2026-04-01", false, "30000.00"), ("2026-05-10", false, "150000.00"),
      ("2026-05-10", true, "30000.00"), ("2026-05-11", false, "150000.00"),
      ("2026-05-11", true, "150000.00"), ("2030-01-01", false, "300000.00"),
    ] as [(CalendarDate, Bool, Money)])
  func room(_ day: CalendarDate, _ includesFirstDay: Bool, _ room: Money) throws {
    let rules = DeMinimis(
      ceiling: "300000.00", lookBack: Duration(months: 36), includesFirstDay: includesFirstDay,
      norm: "")
    #expect(try rules.room(on: day, Self.history) == room)
  }

  private func books(_ amount: Money) -> Books {
    Books(
      recipient: Organisation(
        id: "gmbh", name: "GmbH", kind: .enterprise, size: .medium),
      lines: [
        .line("IF", "300000.00", aid: .industrialResearch),
        .line("EE", "200000.00", aid: .experimentalDevelopment),
        .line("OHNE", "100000.00"),
      ], sources: [.of(.ownCash, "260000.00")],
      awards: [.grant(.fixed, amount, aid: .research(.collaboration))], asOf: "2025-02-01")
  }

  @Test(
    "AID_INTENSITY: a cent beyond the maximum",
    arguments: [("340000.00", "15000.00"), ("325000.01", "0.01"), ("325000.00", nil)]
      as [(Money, Money?)])
  func finding(_ granted: Money, _ excess: Money?) throws {
    let findings = try books(granted).findings(.aidIntensity)
    #expect(findings.map(\.amount) == [excess].compactMap { $0 })
  }

  @Test("AID_INTENSITY as settled: aid costs that were not spent carry no aid")
  func settled() throws {
    var books = books("325000.00")
    books.activities = [
      .spend("300000.00", on: "2025-03-01", line: "IF"),
      .spend("100000.00", on: "2025-03-01", line: "EE"),
      .spend("200000.00", on: "2025-03-01", line: "OHNE"),
    ]
    books.asOf = "2025-06-01"
    // 225,000 + 50,000 against a fixed grant of 325,000.
    #expect(try books.findings(.aidIntensity).map(\.amount) == ["50000.00"])
  }

  @Test("AID_INTENSITY without any cost of aid says what is missing")
  func noCategory() throws {
    let books = Books(
      lines: [.all("100000.00")],
      awards: [.grant(.share, "50000.00", rate: "50%", aid: .research(nil))], asOf: "2025-01-31")
    let found = try #require(try books.findings(.aidIntensity).first).message(.de)
    #expect(found.contains("zulässig: 0,00\u{A0}€, keine Position nennt"))
  }

  @Test("AID_INTENSITY only where a grant is aid")
  func noAid() throws {
    var books = books("340000.00")
    books.awards = [.grant(.fixed, "340000.00")]
    #expect(try books.findings(.aidIntensity).isEmpty)
  }

  @Test(
    "DEMINIMIS_EXCEEDED over linked companies and aid from elsewhere",
    arguments: [("30000.00", nil), ("30000.01", "0.01")] as [(Money, Money?)])
  func deMinimis(_ new: Money, _ excess: Money?) throws {
    func project(_ id: String, _ organisation: Organisation, _ award: Award) -> Project {
      Project(
        id: id, title: id, field: nil, lighthouse: false, period: nil,
        organisations: [organisation],
        measures: [
          Measure(
            id: award.measure, title: "", recipient: organisation.id, role: .lead,
            basis: .expenditure, lines: [.all("500000.00")], sources: [])
        ], awards: [award], amendment: nil)
    }
    let mother = Organisation(
      id: "mutter", name: "Mutter", kind: .enterprise, undertaking: "Konzern",
      deMinimis: [
        DeMinimis.Aid("2023-05-10", "120000.00"), DeMinimis.Aid("2024-03-01", "90000.00"),
      ])
    let daughter = Organisation(
      id: "tochter", name: "Tochter", kind: .enterprise, undertaking: "Konzern")
    let portfolio = Portfolio(projects: [
      project(
        "A", mother,
        .grant(.fixed, "60000.00", id: "a", measure: "MA", on: "2025-11-15", aid: .deMinimis)),
      project(
        "B", daughter,
        .grant(.fixed, new, id: "b", measure: "MB", on: "2026-04-01", aid: .deMinimis)),
      // Its own undertaking, and no de-minimis aid.
      project(
        "C", Organisation(id: "c", name: "C", kind: .enterprise),
        .grant(.fixed, "300000.00", id: "c", measure: "MC", on: "2026-04-01", aid: .deMinimis)),
      project("D", daughter, .grant(.fixed, "300000.00", id: "d", measure: "MD", on: "2026-04-01")),
    ])
    let findings = try PortfolioRuleBook().findings(portfolio, claims: [], hours: [])
    #expect(findings.map(\.code) == (excess == nil ? [] : [.deMinimisExceeded]))
    #expect(findings.first?.amount == excess)
    #expect(findings.first?.award == (excess == nil ? nil : "b"))
  }

  private struct Telling {
    var id = "a"
    var undertaking: String?
    var aids: [DeMinimis.Aid] = []
    var award: (CalendarDate, Money)?
  }

  /// One project for each telling, ordered as they stand.
  private func portfolio(_ tellings: [Telling]) -> Portfolio {
    let projects = tellings.enumerated().map { index, told in
      Project(
        id: "P\(index)", title: "", field: nil, lighthouse: false, period: nil,
        organisations: [
          Organisation(
            id: told.id, name: told.id, kind: .enterprise, undertaking: told.undertaking,
            deMinimis: told.aids)
        ],
        measures: [
          Measure(
            id: "M\(index)", title: "", recipient: told.id, role: .lead, basis: .expenditure,
            lines: [.all("500000.00")], sources: [])
        ],
        awards: told.award.map {
          [
            .grant(
              .fixed, $0.1, id: "A\(index)", measure: "M\(index)", on: $0.0, aid: .deMinimis)
          ]
        } ?? [], amendment: nil)
    }
    return Portfolio(projects: projects)
  }

  private func findings(_ tellings: [Telling]) throws -> [Finding] {
    try PortfolioRuleBook().findings(portfolio(tellings), claims: [], hours: [])
  }

  private static let first = DeMinimis.Aid("2024-06-15", "100000.00")
  private static let second = DeMinimis.Aid("2025-03-01", "150000.00")

  @Test("K17c: what all files tell of an organisation, in any order, told twice or not")
  func union() throws {
    let new = (CalendarDate("2026-06-20"), Money("100000.00"))
    let tellings = [
      Telling(aids: [Self.first]), Telling(aids: [Self.first, Self.second], award: new),
      Telling(aids: [Self.second]),
    ]
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      let found = try findings(order.map { tellings[$0] })
      #expect(found.map(\.code) == [.deMinimisExceeded])
      #expect(found.map(\.amount) == ["50000.00"])
    }
    // A cent less, told by two files that know one aid each.
    let inside = [
      Telling(aids: [Self.first]),
      Telling(aids: [Self.second], award: ("2026-06-20", "50000.00")),
    ]
    #expect(try findings(inside).isEmpty)
    let beyond = [
      Telling(aids: [Self.first]),
      Telling(aids: [Self.second], award: ("2026-06-20", "50000.01")),
    ]
    #expect(try findings(beyond).map(\.amount) == ["0.01"])
  }

  @Test("two aids of a day and amount: twice in one file or under two references are two")
  func twins() throws {
    let plain = DeMinimis.Aid("2024-06-15", "100000.00")
    let named = DeMinimis.Aid("2024-06-15", "100000.00", reference: "Bescheid 1")
    let respelt = DeMinimis.Aid("2024-06-15", "100000.00", reference: "bescheid  1")
    let other = DeMinimis.Aid("2024-06-15", "100000.00", reference: "Bescheid 2")
    for (lists, count) in [
      ([[plain, plain], [plain]], 2), ([[plain], [plain, plain]], 2), ([[named], [respelt]], 1),
      ([[named], [other]], 2), ([[plain], [named]], 1), ([[named], [plain]], 1),
      ([[named], [plain, named]], 2), ([[named, other], [plain]], 2),
      ([[plain], [named], [other]], 2), ([[other], [plain], [named]], 2),
    ] as [([[DeMinimis.Aid]], Int)] {
      let grants = try DeMinimis.grants(of: portfolio(lists.map { Telling(aids: $0) }))
      #expect(grants.count == count)
    }
  }

  @Test("an aid of the ledger that a file tells as from elsewhere counts once")
  func ownAward() throws {
    let told = DeMinimis.Aid("2025-03-01", "150000.00")
    let tellings = [
      Telling(aids: [told]), Telling(award: ("2025-03-01", "150000.00")),
      Telling(award: ("2026-06-20", "150000.00")),
    ]
    #expect(try findings(tellings).isEmpty)
    #expect(try findings(tellings + [Telling(award: ("2026-06-21", "0.01"))]).count == 1)
  }

  @Test("what an amendment adds is given on its day, what it takes away was given last")
  func amended() throws {
    func grants(_ amounts: [Money], of days: [CalendarDate]) throws -> [String] {
      let versions = amounts.map {
        portfolio([Telling(award: ("2023-03-01", $0))])
      }
      let earlier = zip(versions, days).map { EarlierVersion($0.projects[0], replacedOn: $1) }
      return try DeMinimis.grants(of: #require(versions.last), earlier: earlier).map {
        "\($0.awardedOn.isoText) \($0.amount.plainText)"
      }
    }
    #expect(
      try grants(["100000.00", "200000.00"], of: ["2026-05-01"])
        == ["2023-03-01 100000.00", "2026-05-01 100000.00"])
    #expect(
      try grants(["100000.00", "200000.00", "120000.00"], of: ["2025-05-01", "2026-05-01"])
        == ["2023-03-01 100000.00", "2025-05-01 20000.00"])
    #expect(
      try grants(["100000.00", "40000.00"], of: ["2026-05-01"]) == ["2023-03-01 40000.00"])
  }

  @Test("one file that links companies links them everywhere")
  func linked() throws {
    let tellings = [
      Telling(id: "a", aids: [Self.first]), Telling(id: "a", undertaking: "Konzern"),
      Telling(id: "b", undertaking: "KONZERN", aids: [Self.second]),
      Telling(id: "b", undertaking: "Holding"), Telling(id: "c", undertaking: "Holding"),
      Telling(id: "c", award: ("2026-06-20", "50000.01")),
    ]
    #expect(try findings(tellings).map(\.amount) == ["0.01"])
    #expect(try findings(tellings.dropLast(2) + [tellings[5]]).isEmpty)
  }

  @Test(
    "one undertaking however its name is written",
    arguments: [
      ("K Gruppe", true), ("KGruppe", true), ("k–gruppe", true), ("Die K-Gruppe GmbH", true),
      ("E-Gruppe", false), ("Gruppe", false), ("K-Gruppe 2", false),
    ])
  func spelling(_ name: String, _ isOne: Bool) throws {
    let found = try findings([
      Telling(id: "a", undertaking: "K-Gruppe", aids: [Self.first, Self.second]),
      Telling(id: "b", undertaking: name, award: ("2026-06-15", "50000.01")),
    ])
    #expect(found.map(\.amount) == (isOne ? ["0.01"] : []))
  }

  @Test(
    "DEMINIMIS_BORDER_DAY: an aid three years old to the day is told, and is no error",
    arguments: [
      ("2026-05-09", .deMinimisExceeded, Severity.error),
      ("2026-05-10", .deMinimisBorderDay, .info), ("2026-05-11", nil, .info),
    ] as [(CalendarDate, FindingCode?, Severity)])
  func borderDay(_ day: CalendarDate, _ code: FindingCode?, _ severity: Severity) throws {
    let found = try findings([
      Telling(
        aids: [DeMinimis.Aid("2023-05-10", "120000.00"), DeMinimis.Aid("2024-03-01", "150000.00")],
        award: (day, "60000.00"))
    ])
    #expect(found.map(\.code) == [code].compactMap { $0 })
    #expect(found.allSatisfy { $0.severity == severity && $0.amount == "30000.00" })
  }
}
