import Amounts
import ArgumentParser
import Bookkeeping
import Funding
import Interchange
import LedgerStore

/// `settle AWARD`: the final grant, step by step.
struct SettleCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "settle",
      abstract: say(
        "Rechnet einen Bescheid Schritt für Schritt ab.", "Settles an award step by step."))
  }

  @Argument(
    help: ArgumentHelp(say("Der Bescheid.", "The award."), valueName: say("bescheid", "award")))
  var award: String

  @Flag(
    help: ArgumentHelp(
      say(
        "Bucht die Verwendung der Mittel (Unterschied zum bisher Gebuchten).",
        "Books the use of funds (the difference to what was booked).")))
  var post = false

  @Option(
    help: ArgumentHelp(
      say(
        "Rechnet mit einer Änderung, ohne zu buchen: partner=dew:-30000.00, line=0812:-4%, rate=60%, amount=…, to=DATUM, ein Parameter des Regelwerks oder eine Projektdatei; mehrfach möglich.",
        "Computes with a change, without booking: partner=dew:-30000.00, line=0812:-4%, rate=60%, amount=…, to=DATE, a parameter of the rule set, or a project file; may be repeated."
      ), valueName: say("was", "what")))
  var whatIf: [String] = []

  @OptionGroup var day: AsOfOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let asOf = try day.date(session)
    let language = session.language
    guard whatIf.isEmpty || !post else {
      throw CommandFailure(
        64, "--what-if und --post schließen sich aus: Ein Gedankenspiel wird nicht gebucht.",
        "--what-if and --post exclude each other: a what-if is not booked.")
    }
    let ledger = try session.open(post ? .readWrite : .readOnly)
    let portfolio = try ledger.portfolio(asOf: asOf)
    let (award, measure, _) = try session.award(award, in: portfolio)
    let assessment = try session.assessments(
      ledger, portfolio: portfolio, measure: measure.id, asOf: asOf)[0]
    if !whatIf.isEmpty {
      let after = try session.scenario(whatIf, award: award, assessment, ledger, asOf: asOf)
      let view = ScenarioView(
        comparison: try ScenarioComparison(before: assessment, after: after), award: award.id)
      return session.answer(
        .members([
          ("asOf", .string(asOf.isoText)), ("award", .string(award.id)),
          ("whatIf", .array(whatIf.map(JSONValue.string))), ("comparison", view.json(language)),
        ]), view.text(language))
    }
    guard let settled = assessment.settlement.awards.first(where: { $0.award.id == award.id })
    else { return }
    let consolidated = try session.forwarding(of: award, own: assessment, ledger, portfolio, asOf)
    var booked: ClosedRange<Int64>?
    if post {
      booked = try session.postUse(of: [assessment], in: ledger, portfolio: portfolio, on: asOf)
    }
    let findings = assessment.findings.filter { $0.award == nil || $0.award == award.id }
    let unread = assessment.unread(award: award.id)
    session.answer(
      .members(
        [("asOf", .string(asOf.isoText)), ("measure", .string(measure.id))] + settled.members + [
          ("steps", .array(settled.steps.map { $0.json(language) })),
          ("findings", .array(findings.map { $0.json(language) })),
          ("unread", UnreadValue.json(unread, language)),
          ("deviations", .array(session.deviations([settled.rules]).map(JSONValue.string))),
          ("forwarding", consolidated?.json),
          (
            "entries",
            booked.map { .array($0.map { JSONValue.integer($0) }) }
          ),
        ]),
      text(
        settled, findings,
        session.deviations([settled.rules]) + UnreadValue.lines(unread, language), booked, asOf,
        language)
        + (consolidated.map { "\n\n" + $0.text(language) } ?? ""))
  }

  private func text(
    _ settled: AwardSettlement, _ findings: [Finding], _ unread: [String],
    _ booked: ClosedRange<Int64>?, _ asOf: CalendarDate, _ language: Language
  ) -> String {
    let award = settled.award
    var lines = [
      say("Abrechnung ", "Settlement of ") + award.id + ", " + award.funder.name + " – "
        + say("Stand ", "as of ") + asOf.text(language),
      say("Regelwerk ", "Rule set ") + settled.rules.title[language] + ", "
        + say("Ausgabe ", "edition ") + settled.rules.edition + "; "
        + award.financing.name[language],
      "",
    ]
    lines += settled.steps.numbered(language)
    if !findings.isEmpty { lines += [""] + findings.lines(language) }
    if !unread.isEmpty { lines += [""] + unread }
    if post {
      lines += [
        "",
        booked.map {
          say(
            "Verwendung gebucht: Buchungen \($0.lowerBound) bis \($0.upperBound).",
            "Use of funds booked: entries \($0.lowerBound) to \($0.upperBound).")
        }
          ?? say(
            "Die Verwendung ist schon gebucht; es gab keinen Unterschied.",
            "The use of funds is booked already; there was no difference."),
      ]
    }
    return lines.joined(separator: "\n")
  }
}

extension SettlementStep {
  func json(_ language: Language) -> JSONValue {
    .members([
      ("label", .string(label[language])), ("formula", .string(formula.text(language))),
      ("value", .string((value / Rational(100)).decimalText(places: isWhole ? 2 : 6))),
    ])
  }

  private var isWhole: Bool { value.floor.map { Rational($0) == value } ?? false }
}

extension Session {
  /// Books the use of grant money and partner cash of the measures: for each award what it is
  /// entitled to, at most what was drawn; for each partner what came in, at most the expenditure.
  /// Only the difference to what is booked already, so that rounding never drifts.
  /// - Returns: the new entries; nil where nothing changed.
  func postUse(
    of assessments: [Assessment], in ledger: Ledger, portfolio: Portfolio, on date: CalendarDate
  ) throws -> ClosedRange<Int64>? {
    let chart = try chart()
    let rules = try ruleSets()
    let desk = BookingDesk(portfolio: portfolio, chart: chart)
    var proposals: [ProposedEntry] = []
    var settlements: [BookedSettlement] = []
    for assessment in assessments {
      let settlement = assessment.settlement
      for settled in settlement.awards {
        let account = chart.number(BookingDesk.grant(settled.award.funder.level))
        let target = max(.zero, min(settled.entitled, settled.drawn))
        // The grant account grows on the credit side.
        let before =
          -(try ledger.posted(
            on: [account], item: settled.award.id, measure: settlement.measure.id))
        if let entry = desk.propose(
          useOf: settled.award.id, measure: settlement.measure, by: try target - before, on: date)
        {
          proposals.append(entry)
        }
        settlements.append(
          BookedSettlement(
            award: settled.award.id, asOf: date, entitled: settled.entitled,
            drawn: settled.drawn,
            ruleSet: StoredRuleSet(
              name: settled.rules.id, content: rules.files[settled.award.ruleSet]?.bytes ?? []),
            edition: settled.rules.edition))
      }
      for source in settlement.sources where source.kind == .source(.partnerCash) {
        let before =
          -(try ledger.posted(
            on: [chart.number(.partnerCash)], item: source.id, measure: settlement.measure.id))
        let target = max(.zero, min(source.booked, settlement.eligible))
        if let entry = desk.propose(
          useOf: source.id, measure: settlement.measure, by: try target - before, on: date)
        {
          proposals.append(entry)
        }
      }
    }
    guard !proposals.isEmpty else { return nil }
    try ledger.adopt(chart, act: console.act)
    return try ledger.post(
      proposals, settlements: settlements, basis: basisFiles(portfolio),
      act: console.act
    )
    .numbers
  }
}

extension Session {
  /// The measure as it would be with the changes; a text that ends in `.yaml` or `.json` is a
  /// project file.
  func scenario(
    _ texts: [String], award: Award, _ before: Assessment, _ ledger: Ledger, asOf: CalendarDate
  ) throws -> Assessment {
    var project = before.project
    var changes: [ScenarioChange] = []
    var faults: [ScenarioFault] = []
    for text in texts {
      if [".yaml", ".yml", ".json"].contains(where: { text.lowercased().hasSuffix($0) }),
        !text.contains("=")
      {
        let bytes = try InputBytes(path: console.absolute(text), file: text)
          .all(limit: Session.configLimit)
        project = try ProjectFile.read(bytes, file: text, ruleSets: try library().ids)
        continue
      }
      switch ScenarioText.read(text) {
      case .success(let change): changes.append(change)
      case .failure(let fault): faults.append(fault)
      }
    }
    guard faults.isEmpty else { throw ScenarioRefused(faults: faults) }
    let measure = award.measure
    let earlier = try ledger.earlierVersions(of: before.project.id, asOf: asOf)
    let scenario = try Scenario(
      changes, award: award.id, project: project,
      activities: try ledger.activities(
        measure: measure, under: project.awards(ofMeasure: measure, and: earlier)),
      library: try library(), asOf: asOf)
    guard let changed = scenario.project.measure(measure) else {
      throw UsageFault.unknownMeasure(
        measure, nearest: nil, known: scenario.project.measures.map(\.id))
    }
    return try Assessment.of(
      changed, in: scenario.project, earlier: earlier, library: try library(),
      activities: scenario.activities, units: try ledger.units(measure: measure, asOf: asOf),
      asOf: asOf)
  }
}
