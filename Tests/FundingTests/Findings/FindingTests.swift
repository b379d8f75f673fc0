import Amounts
import Funding
import Messages
import TestSupport
import Testing

@Suite("Findings") struct FindingTests {
  @Test(
    "is raised beyond the limit, with its numbers, and not just inside it",
    arguments: FindingCase.all)
  func raises(_ finding: FindingCase) throws {
    let raised = try finding.raising.assess().findings.filter {
      $0.code == finding.code && $0.severity == finding.severity
    }
    let found = try #require(raised.first)
    #expect(raised.count == 1)
    #expect(found.amount == finding.amount)
    #expect(found.points == finding.points)
    #expect(found.award == finding.award)
    #expect(found.subject == finding.subject)
    #expect(found.project == "P" && found.measure == "M")
    for number in finding.numbers { #expect(found.message(.de).contains(number)) }
    let inside = try finding.inside.assess().findings
    #expect(!inside.contains { $0.code == finding.code })
  }

  @Test(
    "the sentence names place, distance, norm and remedy in both languages",
    arguments: FindingCase.all)
  func message(_ finding: FindingCase) throws {
    let found = try #require(
      try finding.raising.assess().findings.first {
        $0.code == finding.code && $0.severity == finding.severity
      })
    for language in Language.allCases {
      let message = found.message(language)
      let catalogue = found.code.catalogue
      #expect(message.hasPrefix(catalogue.title[language] + " (M"))
      #expect(message.contains(found.amount.text(language)))
      #expect(!found.norm.isEmpty && message.contains(found.norm))
      #expect(message.hasSuffix(catalogue.remedies[0][language]))
      #expect(message.contains(language.pick("zulässig: ", "allowed: ")))
      #expect(!message.contains("  "))
      let other: Language = language == .de ? .en : .de
      #expect(!message.contains(catalogue.remedies[0][other]))
      if let points = found.points {
        #expect(message.contains(language.pick("Prozentpunkte", "percentage points")))
        #expect(points > .zero)
      }
    }
  }

  @Test("each of the spine's findings has its case")
  func covered() {
    #expect(Set(FindingCase.all.map(\.code)).isSuperset(of: FindingCode.spine))
  }

  @Test("a reduction shows the arithmetic that made it, also where the cash set the limit")
  func arithmetic() throws {
    let worked = try #require(WorkedCase.share.first { $0.name.contains("beyond the own share") })
    let finding = try #require(
      try worked.scenario.assess().findings.first { $0.code == .reductionDue })
    // 75,000.00 come from what no donation covers, not from 80 % of 100,000.00.
    let message = finding.message(.de)
    #expect(
      message.contains("75.000,00\u{A0}€ = 100.000,00\u{A0}€ − Spenden 25.000,00\u{A0}€;"))
    #expect(message.contains("VV Nr. 1.1 zu § 44"))
    #expect(!message.contains("80 % ×"))
  }

  @Test(
    "a reduction names the clause of its financing",
    arguments: [
      (Award.Financing.share, "ANBest-P Nr. 2.1"), (.deficit, "ANBest-P Nr. 2.2"),
      (.full, "ANBest-P Nr. 2.2"), (.fixed, "VV Nr. 2.2.3 zu § 44 LHO"),
    ])
  func clause(financing: Award.Financing, norm: String) throws {
    let scenario = Scenario(
      lines: [.all("20000.00")], awards: [.grant(financing, "20000.00", rules: "bund")],
      bookings: [.spend("10000.00"), .draw("20000.00")])
    let finding = try #require(try scenario.assess().findings.first { $0.code == .reductionDue })
    #expect(finding.norm == norm)
  }

  @Test(
    "plan lines do not bind where a fixed amount is granted",
    arguments: [Award.Financing.fixed, .fixedPerUnit])
  func fixedAmount(financing: Award.Financing) throws {
    let scenario = Scenario(
      lines: [.line("A", "10000.00"), .line("B", "10000.00"), .line("NEU", .zero)],
      awards: [.grant(financing, "5000.00", rules: "bund", unit: "5000.00", units: .one)],
      bookings: [.spend("19000.00", line: "A"), .spend("1000.00", line: "NEU")])
    let assessment = try scenario.assess()
    #expect(assessment.settlement.eligible == "20000.00")
    #expect(assessment.spineFindings.isEmpty)
  }

  @Test("a rule that two awards share is told once")
  func toldOnce() throws {
    let scenario = Scenario(
      lines: [.line("A", "10000.00"), .line("B", "10000.00")],
      awards: [
        .grant(.share, "8000.00", id: "B", level: .bund, rules: "bund"),
        .grant(.share, "8000.00", id: "L", rules: "bund"),
      ], bookings: [.spend("15000.00", line: "A")])
    let codes = try scenario.assess().spineFindings.map(\.code)
    #expect(codes == [.lineOverrun])
  }

  @Test("errors come first")
  func order() throws {
    let scenario = Scenario(
      lines: [.all("100000.00")], sources: [.own("20000.00")],
      awards: [.grant(.share, "80000.00", rate: "80%")],
      bookings: [
        .spend("110000.00"), .draw("90000.00"), .spend("1.00", paid: "2023-12-31"),
      ])
    let assessment = try scenario.assess()
    #expect(assessment.spineFindings.map(\.severity) == [.error, .error, .warning, .info])
    #expect(
      assessment.findings.map(\.severity) == assessment.findings.map(\.severity).sorted(by: >))
  }

  @Test(
    "the light shows the worst finding; a note is no warning",
    arguments: [
      ([], .green), ([.info], .green), ([.info, .warning], .yellow),
      ([.warning, .error, .info], .red),
    ] as [([Severity], Assessment.Light)])
  func light(severities: [Severity], light: Assessment.Light) throws {
    let assessment = try Scenario(lines: [.all("1.00")]).assess()
    let findings = severities.map {
      Finding(
        .totalOverrun, $0, project: "P", measure: "M", amount: "1.00", norm: "", measured: [],
        allowed: [])
    }
    let changed = Assessment(
      project: assessment.project, settlement: assessment.settlement, findings: findings)
    #expect(changed.light == light)
  }
}

@Suite("Catalogue of findings") struct CatalogueTests {
  @Test("every code is explained in both languages", arguments: FindingCode.allCases)
  func explained(code: FindingCode) {
    let entry = code.catalogue
    #expect(!entry.norm.isEmpty)
    #expect(!entry.remedies.isEmpty)
    for text in [entry.title, entry.meaning, entry.computation] + entry.remedies {
      #expect(!text[.de].isEmpty && !text[.en].isEmpty)
      #expect(text[.de] != text[.en])
    }
    for sentence in [entry.meaning] + entry.remedies {
      #expect(sentence[.de].hasSuffix(".") && sentence[.en].hasSuffix("."))
    }
    #expect(code.rawValue.utf8.allSatisfy { ($0 >= 65 && $0 <= 90) || $0 == 95 }, "capitals and _")
  }

  @Test("no two codes have the same title")
  func titles() {
    for language in Language.allCases {
      let titles = FindingCode.allCases.map { $0.catalogue.title[language] }
      #expect(Set(titles).count == titles.count)
    }
  }
}

@Suite("Arithmetic as text") struct TermTests {
  @Test("reads like pencil and paper in both languages")
  func line() {
    let terms: [Term] = [
      .money("20000.00"), .times, .open, .rate(.full), .plus, .rate("20%"), .close, .equals,
      .money("24000.00"),
    ]
    #expect(terms.text(.de) == "20.000,00\u{A0}€ × (100 % + 20 %) = 24.000,00\u{A0}€")
    #expect(terms.text(.en) == "€20,000.00 × (100 % + 20 %) = €24,000.00")
  }

  @Test("shows what rounding takes away, and no digits that say nothing")
  func precision() {
    let half = Term.exact(Rational(181_728_395, over: 10))
    #expect([half].text(.de) == "181.728,395\u{A0}€")
    #expect([half].text(.en) == "€181,728.395")
    #expect([Term.exact(Rational(-100, over: 3))].text(.de) == "-0,333333\u{A0}€")
    #expect([Term.exact(Rational(-1_000_000_001, over: 10))].text(.en) == "-€1,000,000.001")
    #expect([Term.exact(Rational(7_200_000))].text(.de) == "72.000,00\u{A0}€")
    #expect([Term.rate("33.3%")].text(.de) == "33,30 %")
    #expect([Term.rate("2/3")].text(.de) == "66,67 %")
    #expect([Term.number(Rational(5, over: 2))].text(.de) == "2,5")
    #expect([Term.number(Rational(1, over: 3))].text(.en) == "1/3")
    #expect([Term.date("2025-12-31")].text(.de) == "31.12.2025")
    #expect([Term.duration(Duration(days: 42))].text(.en) == "42 days")
    #expect([Term.words("unbar", "in-kind")].text(.en) == "in-kind")
  }
}
