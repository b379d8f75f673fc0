import Amounts
import Bookkeeping
import Funding
import TestSupport
import Testing

@Suite("Rule sets") struct RuleSetTests {
  @Test(
    "the edition of the day of the award holds",
    arguments: [
      ("1999-01-01", "NRW-2003", DonationTreatment.reducesEligibleBase),
      ("2025-06-06", "NRW-2003", .reducesEligibleBase),
      ("2025-06-07", "NRW-2025-06-07", .countsAsOwnShare),
      ("2030-01-01", "NRW-2025-06-07", .countsAsOwnShare),
    ] as [(CalendarDate, String, DonationTreatment)])
  func edition(date: CalendarDate, id: String, donations: DonationTreatment) throws {
    let rules = try TestRules.library.rules(for: .grant(.share, "1.00", on: date))
    #expect(rules.edition == id)
    #expect(rules.donationTreatment == donations)
    #expect(rules.rate(.civicCap) == "20%", "what an edition does not change stays")
  }

  @Test("a notice changes what it names, and is the norm of it")
  func overrides() throws {
    let award = Award.grant(
      .share, "1.00", id: "436-0815", rules: "bund",
      changes: [.lineOverrunLimit: nil, .reductionThreshold: "2500.00"])
    let rules = try TestRules.library.rules(for: award)
    #expect(rules.rate(.lineOverrunLimit) == nil)
    #expect(rules.reductionThreshold == "2500.00")
    #expect(rules.norm(.reductionThreshold) == "Zuwendungsbescheid 436-0815")
    #expect(rules.norm(.rounding) == "ANBest-P Nr. 1 (rounding)")
    #expect(
      rules.hash == (try TestRules.library.rules(for: .grant(.share, "1.00", rules: "bund")).hash))
  }

  @Test("a rule set that is not at hand is refused with the nearest known one")
  func unknown() {
    let error = #expect(throws: UnknownRuleSet.self) {
      try TestRules.library.rules(for: .grant(.share, "1.00", rules: "bunt"))
    }
    #expect(error?.award == "Z" && error?.ruleSet == "bunt" && error?.nearest == "bund")
    #expect(error?.known == ["bund", "eu", "nrw"])
  }

  @Test("a family without editions, or with a first one that lacks parameters, is refused")
  func incomplete() {
    func family(_ editions: [RuleSetFamily.Edition]) throws -> RuleSetFamily {
      try RuleSetFamily(
        id: "x", title: LocalizedText(de: "X", en: "X"), editions: editions,
        hash: Digest256(of: []))
    }
    #expect(throws: RuleSetError.noEdition) { try family([]) }
    let rounding = RuleSetting(value: .word("down"), norm: "", certainty: .verified)
    let edition = RuleSetFamily.Edition(
      id: "1", from: "2025-01-01", note: nil, settings: [.rounding: rounding])
    #expect(
      throws: RuleSetError.missing(Parameter.allCases.filter { $0 != .rounding && $0.isRequired })
    ) {
      try family([edition])
    }
  }

  struct Value: Sendable, CustomTestStringConvertible {
    let parameter: Parameter
    let text: String?
    let value: ParameterValue?
    var testDescription: String { "\(parameter.rawValue): \(text ?? "null")" }

    init(_ parameter: Parameter, _ text: String?, _ value: ParameterValue?) {
      self.parameter = parameter
      self.text = text
      self.value = value
    }
  }

  @Test(
    "values as files write them",
    arguments: [
      Value(.lineOverrunLimit, "20%", .rate("20%")), Value(.lineOverrunLimit, nil, .off),
      Value(.lineOverrunLimit, "100%", .rate(.full)), Value(.lineOverrunLimit, "101%", nil),
      Value(.lineOverrunLimit, "-1%", nil), Value(.lineOverrunLimit, "viel", nil),
      Value(.minOwnShare, nil, nil), Value(.holdback, "0.05", .rate("5%")),
      Value(.reductionThreshold, "500.00", .money("500.00")),
      Value(.reductionThreshold, "-1.00", nil), Value(.reductionThreshold, "500,00", nil),
      Value(.reductionThreshold, nil, nil), Value(.civicHourlyRate, nil, .off),
      Value(.useWindow, "P42D", .duration(Duration(days: 42))), Value(.useWindow, "42", nil),
      Value(.interimDue, nil, .off), Value(.rounding, "halfUp", .word("halfUp")),
      Value(.rounding, "up", nil), Value(.dayCount, "30E/360", .word("30E/360")),
      Value(.gapBase, "capToPlan", .word("capToPlan")), Value(.rounding, nil, nil),
      Value(.simpleStatement, "true", .flag(true)), Value(.simpleStatement, "yes", nil),
      Value(.simpleStatement, nil, nil), Value(.ownShareNotFrom, "bund", .list(["bund"])),
      Value(.ownShareNotFrom, "bund,land", .list(["land", "bund"])),
      Value(.ownShareNotFrom, "bund,kreis", nil), Value(.ownShareNotFrom, "", nil),
      Value(.ownShareNotFrom, nil, .off),
    ])
  func values(_ value: Value) { #expect(value.parameter.value(value.text) == value.value) }

  @Test("every value is written as it is read", arguments: Parameter.allCases)
  func roundTrip(parameter: Parameter) throws {
    let texts: [String]
    switch parameter.domain {
    case .rate: texts = ["0", "1/3", "1"]
    case .money: texts = ["0.00", "1234.56"]
    case .duration: texts = ["P0D", "P42D", "P2M", "P1M15D"]
    case .flag: texts = ["true", "false"]
    case .words(let words): texts = words
    case .list(let words): texts = [words[0], words[0] + "," + words[1]]
    case .number: texts = ["1204", "1720"]
    case .procurement: texts = ["above 10000.00 negotiated 3"]
    }
    for text in texts {
      let value = try #require(parameter.value(text))
      #expect(value.fileText == text)
    }
    #expect((parameter.value(nil) == .off) == parameter.isOptional)
    #expect(ParameterValue.off.fileText == nil)
  }

  @Test("parameters with words know each of their words")
  func words() {
    let domains = Parameter.allCases.map(\.domain)
    for domain in domains {
      if case .words(let words) = domain { #expect(words.count >= 2) }
    }
    #expect(Parameter.rounding.domain == .words(["down", "halfUp", "wholeEuroDown"]))
    #expect(Parameter.dayCount.domain == .words(["act/act", "act/365", "30E/360"]))
  }
}

@Suite("Names and lookups") struct LookupTests {
  @Test(
    "the nearest known name",
    arguments: [
      ("ammount", "amount"), ("Betrg", nil), ("amount", "amount"), ("AMOUNT", "amount"),
      ("rat", "rate"), ("xyz", nil), ("", nil), ("sources", nil),
    ] as [(String, String?)])
  func nearest(name: String, known: String?) {
    #expect(NearestName.of(name, among: ["amount", "rate", "ruleSet"]) == known)
  }

  @Test("a portfolio finds measures and awards over all projects, ordered by project")
  func portfolio() {
    func project(_ id: String) -> Project {
      let measure = Measure(
        id: "M-\(id)", title: "", recipient: "", role: .lead, basis: .cost, lines: [], sources: [])
      let award = Award.grant(.share, "1.00", id: "A-\(id)")
      return Project(
        id: id, title: "", field: nil, lighthouse: false, period: nil, organisations: [],
        measures: [measure], awards: [award], amendment: nil)
    }
    let portfolio = Portfolio(projects: [project("B"), project("A")])
    #expect(portfolio.projects.map(\.id) == ["A", "B"])
    #expect(portfolio.measureIDs == ["M-A", "M-B"])
    #expect(portfolio.awardIDs == ["A-A", "A-B"])
    #expect(portfolio.project(ofMeasure: "M-B")?.id == "B")
    #expect(portfolio.measure("M-B")?.id == "M-B")
    #expect(portfolio.award("A-A")?.id == "A-A")
    #expect(portfolio.measure("M-C") == nil && portfolio.award("x") == nil)
    #expect(portfolio.project("C") == nil)
  }
}
