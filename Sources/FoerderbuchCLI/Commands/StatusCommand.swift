import Amounts
import ArgumentParser
import Funding
import Interchange
import LedgerStore
import Office

/// Which part of the ledger a question is about.
struct ScopeOptions: ParsableArguments {
  @Option(help: ArgumentHelp(say("Nur dieses Vorhaben.", "This project only."), valueName: "id"))
  var project: String?

  @Option(
    help: ArgumentHelp(say("Nur dieses Teilvorhaben.", "This measure only."), valueName: "id"))
  var measure: String?
}

/// `status`: where do we stand.
struct StatusCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "status",
      abstract: say(
        "Plan, Ist, Anspruch, Abruf und Anteile je Quelle, mit Ampel.",
        "Plan, actual, entitlement, drawn and shares per source, with a traffic light."))
  }

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var day: AsOfOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let asOf = try day.date(session)
    let ledger = try session.office.open(.readOnly)
    let assessments = try session.office.assessments(
      ledger, portfolio: try ledger.portfolio(asOf: asOf), project: scope.project,
      measure: scope.measure, asOf: asOf)
    let later = assessments.contains(where: \.settlement.leavesOutLater)
    let language = session.language
    var parts = [say("Stand ", "As of ") + asOf.text(language)]
    if assessments.isEmpty {
      parts.append(
        say(
          "Es gibt noch kein Vorhaben. Legen Sie eines an: foerderbuch project apply PROJEKT.yaml",
          "There is no project yet. Create one: foerderbuch project apply PROJECT.yaml"))
    }
    parts += assessments.map { $0.text(language) }
    if later {
      parts.append(
        say(
          "Buchungen nach dem Stichtag sind nicht berücksichtigt.",
          "Entries after this day are not included."))
    }
    session.answer(
      .members([
        ("asOf", .string(asOf.isoText)), ("leavesOutLater", .bool(later)),
        ("measures", .array(assessments.map { $0.json(language) })),
      ]), parts.joined(separator: "\n\n"))
  }
}

/// `check`: every finding.
struct CheckCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: say(
        "Prüft alle Bedingungen der Bescheide; Rückgabe 1 bei Fehlern.",
        "Checks every condition of the awards; exit code 1 if one is an error."))
  }

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var day: AsOfOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let asOf = try day.date(session)
    let ledger = try session.office.open(.readOnly)
    let portfolio = try ledger.portfolio(asOf: asOf)
    let assessments = try session.office.assessments(
      ledger, portfolio: portfolio, project: scope.project, measure: scope.measure, asOf: asOf)
    let measures = Set(assessments.map(\.settlement.measure.id))
    let findings =
      try assessments.flatMap(\.findings)
      + session.office.crossFindings(ledger, portfolio: portfolio, asOf: asOf).filter {
        measures.contains($0.measure)
      }
    let language = session.language
    let deviations = session.office.deviations(
      assessments.flatMap { $0.settlement.awards.map(\.rules) })
    let unread = assessments.flatMap { assessment in
      assessment.unread { settled in
        findings.filter { $0.award == settled.award.id }.flatMap(\.code.parameters)
      }
    }
    session.answer(
      .members([
        ("asOf", .string(asOf.isoText)),
        ("findings", .array(findings.map { $0.json(language) })),
        ("unread", UnreadValue.json(unread, language)),
        ("deviations", .array(deviations.map(JSONValue.string))),
      ]),
      (findings.lines(language) + [
        say("Stand ", "As of ") + asOf.text(language) + ": " + findings.summary(language) + "."
      ] + deviations + UnreadValue.lines(unread, language)).joined(separator: "\n"))
    if findings.contains(where: { $0.severity == .error }) { throw NegativeAnswer() }
  }
}
