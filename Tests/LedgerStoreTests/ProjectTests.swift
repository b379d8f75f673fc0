import Amounts
import Bookkeeping
import Funding
import LedgerStore
import TestSupport
import Testing

/// Projects in versions.
@Suite struct ProjectTests {
  private static let act = SampleBooks.act

  private static func amended(
    _ project: Project, on date: CalendarDate?, title: String = "Neuer Titel",
    measures: [Measure]? = nil, awards: [Award]? = nil
  ) -> Project {
    Project(
      id: project.id, title: title, field: project.field, lighthouse: project.lighthouse,
      period: project.period, organisations: project.organisations,
      measures: measures ?? project.measures, awards: awards ?? project.awards,
      amendment: date.map { Amendment(on: $0, reference: "1. Änderungsbescheid") })
  }

  private static func day(_ text: String) throws -> CalendarDate {
    try DateText.read(text).get()
  }

  @Test("a project comes back as it was given, and again adds nothing")
  func roundTrip() throws {
    let sample = try SampleLedger(projects: 0)
    let projects = [try SampleBooks.project(1), try SampleBooks.project(2)]
    let created = try sample.ledger.apply(projects, act: Self.act)
    #expect(created.map(\.kind) == [.created, .created])
    #expect(try sample.ledger.currentPortfolio().projects == projects)
    #expect(try sample.ledger.portfolio(asOf: Self.day("1990-01-01")).projects == projects)
    let head = try sample.ledger.head()
    let again = try sample.ledger.apply(projects, act: Self.act)
    #expect(again.map(\.kind) == [.unchanged, .unchanged])
    #expect(try sample.ledger.head() == head)
    #expect(try sample.ledger.verify(deep: true).isSound)
  }

  @Test("an amendment applies from its day")
  func amendment() throws {
    let sample = try SampleLedger()
    let first = try SampleBooks.project()
    let day = try Self.day("2023-05-01")
    let second = Self.amended(first, on: day)
    let changes = try sample.ledger.apply([second, first], act: Self.act)
    #expect(changes.map(\.kind) == [.amended, .unchanged])
    #expect(changes[0].before == first)
    #expect(changes[0].effectiveOn == day)
    #expect(try sample.ledger.portfolio(asOf: day.adding(days: -1)).projects == [first])
    #expect(try sample.ledger.portfolio(asOf: day).projects == [second])
    #expect(try sample.ledger.currentPortfolio().projects == [second])
    #expect(try sample.ledger.history("SC-1").map(\.project) == [first, second])
    // A later found amendment for a day before lies between the two.
    let between = Self.amended(first, on: try Self.day("2022-01-01"), title: "Dazwischen")
    _ = try sample.ledger.apply([between], act: Self.act)
    #expect(try sample.ledger.portfolio(asOf: day.adding(days: -1)).projects == [between])
    #expect(try sample.ledger.currentPortfolio().projects == [second])
  }

  @Test("without a day a change takes the place of the version before, until something is booked")
  func correction() throws {
    let sample = try SampleLedger()
    let first = try SampleBooks.project()
    let corrected = Self.amended(first, on: nil, title: "Richtig")
    _ = try sample.ledger.apply([corrected], act: Self.act)
    #expect(try sample.ledger.portfolio(asOf: Self.day("1990-01-01")).projects == [corrected])
    var random = SeededGenerator(seed: 5)
    try sample.post(random: &random, 3)
    let later = Self.amended(first, on: nil, title: "Später")
    let change = try sample.ledger.apply([later], act: Self.act)
    #expect(change[0].effectiveOn == (try Self.day("2026-06-30")))
    #expect(try sample.ledger.portfolio(asOf: Self.day("2026-06-29")).projects == [corrected])
    #expect(try sample.ledger.portfolio(asOf: Self.day("2026-06-30")).projects == [later])
  }

  @Test("a dry run tells the same and writes nothing")
  func dryRun() throws {
    let sample = try SampleLedger()
    let head = try sample.ledger.head()
    let changed = Self.amended(try SampleBooks.project(), on: try Self.day("2024-01-01"))
    let told = try sample.ledger.apply([changed], act: Self.act, dryRun: true)
    #expect(try sample.ledger.head() == head)
    #expect(try sample.ledger.apply([changed], act: Self.act) == told)
  }

  @Test("a dry run of several projects knows those before it")
  func dryRunOfSeveral() throws {
    let sample = try SampleLedger()
    let known = try SampleBooks.project()
    let first = Self.amended(known, on: try Self.day("2024-01-01"), title: "Erst")
    let second = Self.amended(known, on: try Self.day("2025-01-01"), title: "Dann")
    let told = try sample.ledger.apply(
      [first, second, first, second], act: Self.act, dryRun: true)
    #expect(told.map(\.kind) == [.amended, .amended, .unchanged, .unchanged])
    #expect(told.map(\.version) == [2, 3, 2, 3])
    #expect(told[1].before == first)
    #expect(try sample.ledger.apply([first, second, first, second], act: Self.act) == told)
  }

  @Test("what has bookings stays; all refusals come at once, and nothing is written")
  func removal() throws {
    let sample = try SampleLedger()
    let date = try Self.day("2022-03-01")
    try sample.post([
      Booking(
        date: date, kind: .expense, measure: "SC-1-DO", line: "0831", amount: Money(cents: 100),
        paidOn: date),
      Booking(
        date: date, kind: .partnerCash, measure: "SC-1-DO", source: "dew", amount: Money(cents: 200)
      ),
      Booking(
        date: date, kind: .drawdown, measure: "SC-1-DO", source: "SC-1-L", amount: Money(cents: 300)
      ),
      Booking(
        date: date, kind: .expense, measure: "SC-1-TU", line: "0850", amount: Money(cents: 400),
        vat: .zero, paidOn: date),
    ])
    let head = try sample.ledger.head()
    let project = try SampleBooks.project()
    let city = try #require(project.measure("SC-1-DO"))
    let less = Measure(
      id: city.id, title: city.title, recipient: city.recipient, role: city.role, basis: city.basis,
      lines: city.lines.filter { $0.id != "0831" },
      sources: city.sources.filter { $0.id != "dew" && $0.id != "kreis" })
    let changed = Self.amended(
      project, on: date, measures: [less], awards: project.awards.filter { $0.id == "SC-1-B" })
    func refusal(_ reason: ProjectRefusal.Reason) -> ProjectRefusal {
      ProjectRefusal(project: "SC-1", reason: reason)
    }
    #expect(
      throws: LedgerError.refusedProjects([
        refusal(.itemInUse(item: "0831", measure: "SC-1-DO", entries: 1)),
        refusal(.itemInUse(item: "dew", measure: "SC-1-DO", entries: 1)),
        refusal(.itemInUse(item: "SC-1-L", measure: "SC-1-DO", entries: 1)),
        refusal(.measureInUse(measure: "SC-1-TU", entries: 1)),
      ])
    ) { try sample.ledger.apply([changed], act: Self.act) }
    #expect(try sample.ledger.head() == head)
    for number in Int64(1)...4 {
      _ = try sample.ledger.reverse(number, reason: "falsch", on: date, act: Self.act)
    }
    #expect(try sample.ledger.apply([changed], act: Self.act)[0].kind == .amended)
  }

  @Test("a measure and an award belong to one project")
  func identities() throws {
    let sample = try SampleLedger(projects: 2)
    let (first, second) = (try SampleBooks.project(1), try SampleBooks.project(2))
    let mixed = Self.amended(
      second, on: nil, measures: second.measures + [try #require(first.measure("SC-1-TU"))],
      awards: second.awards + first.awards.filter { $0.id == "SC-1-P" })
    #expect(
      throws: LedgerError.refusedProjects([
        ProjectRefusal(
          project: "SC-2", reason: .measureOfOtherProject(measure: "SC-1-TU", project: "SC-1")),
        ProjectRefusal(
          project: "SC-2", reason: .awardOfOtherProject(award: "SC-1-P", project: "SC-1")),
      ])
    ) { try sample.ledger.apply([mixed], act: Self.act) }
  }

  @Test("an organisation is told alike in all projects, or both files are named")
  func organisations() throws {
    func project(_ id: String, _ name: String, _ aid: Money, reference: String? = "B 1") -> Project
    {
      Project(
        id: id, title: id, field: nil, lighthouse: false, period: nil,
        organisations: [
          Organisation(
            id: "a", name: name, kind: .enterprise,
            deMinimis: [DeMinimis.Aid("2024-06-15", aid, reference: reference)])
        ],
        measures: [
          Measure(
            id: "M-" + id, title: "", recipient: "a", role: .lead, basis: .expenditure,
            lines: [
              PlanLine(id: "S", title: "", planned: "1.00", eligible: "1.00")
            ], sources: [])
        ], awards: [], amendment: nil)
    }
    let sample = try SampleLedger()
    _ = try sample.ledger.apply([project("X", "A GmbH", "100.00")], act: Self.act)
    let head = try sample.ledger.head()
    #expect(
      throws: LedgerError.refusedProjects([
        ProjectRefusal(
          project: "Y",
          reason: .organisationDiffers(id: "a", here: "B AG", there: "A GmbH", project: "X")),
        ProjectRefusal(
          project: "Y",
          reason: .deMinimisDiffers(
            organisation: "a", on: "2024-06-15", reference: "B 1", here: "200.00",
            there: "100.00", project: "X")),
      ])
    ) { try sample.ledger.apply([project("Y", "B AG", "200.00")], act: Self.act) }
    #expect(try sample.ledger.head() == head)
    // Spelling does not tell names apart, and without a reference it is another aid.
    _ = try sample.ledger.apply(
      [project("Y", "a  gmbh", "200.00", reference: nil)], act: Self.act)
    // Renamed in both files at once.
    _ = try sample.ledger.apply(
      [project("X", "B AG", "100.00"), project("Y", "B AG", "100.00")], act: Self.act)
    // Without any aid nothing depends on who it is.
    let plain = Organisation(id: "stadt", name: "Stadt", kind: .municipality)
    func bare(_ id: String, _ organisation: Organisation) -> Project {
      Project(
        id: id, title: id, field: nil, lighthouse: false, period: nil,
        organisations: [organisation],
        measures: [
          Measure(
            id: "M-" + id, title: "", recipient: "stadt", role: .lead, basis: .expenditure,
            lines: [PlanLine(id: "S", title: "", planned: "1.00", eligible: "1.00")], sources: [])
        ], awards: [], amendment: nil)
    }
    _ = try sample.ledger.apply(
      [
        bare("V", plain),
        bare("W", Organisation(id: "stadt", name: "Andere Stadt", kind: .municipality)),
      ], act: Self.act)
    let there = try sample.ledger.currentPortfolio().project("Y")?.organisation("a")
    #expect(there?.deMinimis == [DeMinimis.Aid("2024-06-15", "100.00", reference: "B 1")])
  }

  /// One project with one organisation.
  private static func project(_ id: String, _ organisation: Organisation) -> Project {
    Project(
      id: id, title: id, field: nil, lighthouse: false, period: nil, organisations: [organisation],
      measures: [
        Measure(
          id: "M-" + id, title: "", recipient: organisation.id, role: .lead, basis: .expenditure,
          lines: [PlanLine(id: "S", title: "", planned: "1.00", eligible: "1.00")], sources: [])
      ], awards: [], amendment: nil)
  }

  private static func x(
    _ kind: Organisation.Kind = .enterprise, id: String = "x", name: String = "X GmbH",
    size: EnterpriseSize? = nil, undertaking: String? = nil, level: Funder.Level? = nil,
    vat: Rate = .zero
  ) -> Organisation {
    Organisation(
      id: id, name: name, kind: kind, inputVatDeductible: vat, size: size,
      undertaking: undertaking, level: level)
  }

  @Test(
    "what can only be one of an organisation is told alike in all projects",
    arguments: [
      (x(size: .small), x(size: .large), "size", "large", "small"),
      (x(), x(.public, level: .bund), "kind", "public", "enterprise"),
      (x(undertaking: "K1"), x(undertaking: "K2"), "undertaking", "K2", "K1"),
      // What nobody tells is deducted by nobody.
      (x(), x(vat: "100%"), "inputVatDeductible", "100 %", "0 %"),
      (x(vat: "30%"), x(vat: "30.01%"), "inputVatDeductible", "30.01 %", "30 %"),
      (x(.public, level: .land), x(.public, level: .bund), "level", "bund", "land"),
      // Another id and the same name, up to case and spacing.
      (x(), x(.public, id: "y", name: "x  gmbh"), "kind", "public", "enterprise"),
    ])
  func facts(
    here: Organisation, there: Organisation, field: String, new: String, old: String
  ) throws {
    let sample = try SampleLedger()
    _ = try sample.ledger.apply([Self.project("A", here)], act: Self.act)
    let head = try sample.ledger.head()
    #expect(
      throws: LedgerError.refusedProjects([
        ProjectRefusal(
          project: "B",
          reason: .organisationFactDiffers(
            id: there.id, field: field, here: new, there: old, project: "A"))
      ])
    ) { try sample.ledger.apply([Self.project("B", there)], act: Self.act) }
    #expect(try sample.ledger.head() == head)
    // Both at once may change it.
    _ = try sample.ledger.apply(
      [Self.project("A", there), Self.project("B", there)], act: Self.act)
  }

  @Test(
    "what only one tells contradicts nothing",
    arguments: [
      x(size: .small), x(undertaking: "K1"), x(.other), x(vat: "0%"),
      x(.public, id: "y", name: "Y AG"),
    ])
  func silence(told: Organisation) throws {
    let sample = try SampleLedger()
    _ = try sample.ledger.apply([Self.project("A", Self.x())], act: Self.act)
    _ = try sample.ledger.apply([Self.project("B", told)], act: Self.act)
  }

  @Test("a rate of more digits than can be read back is refused")
  func fraction() throws {
    let sample = try SampleLedger()
    let project = try SampleBooks.project()
    let award = try #require(project.awards.first)
    let tiny = Rational(1, over: .max) * Rational(1, over: .max)
    let odd = Award(
      id: award.id, measure: award.measure, funder: award.funder, ruleSet: award.ruleSet,
      financing: award.financing, rate: Rate(tiny), amount: award.amount,
      awardedOn: award.awardedOn, period: award.period)
    let changed = Self.amended(project, on: nil, awards: [odd])
    #expect(
      throws: LedgerError.refusedProjects([
        ProjectRefusal(project: "SC-1", reason: .fractionTooLong)
      ])
    ) { try sample.ledger.apply([changed], act: Self.act) }
  }
}
