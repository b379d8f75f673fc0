import Amounts
import ArgumentParser
import Funding
import Interchange
import Messages
import Office

/// Which part of the ledger a question is about.
struct ScopeOptions: ParsableArguments {
  @Option(help: ArgumentHelp(say("Nur dieses Vorhaben.", "This project only."), valueName: "id"))
  var project: String?

  @Option(
    help: ArgumentHelp(say("Nur dieses Teilvorhaben.", "This measure only."), valueName: "id"))
  var measure: String?
}

extension ScopeOptions {
  /// - Throws: ``UsageFault`` where the day cannot be read.
  func question(_ day: AsOfOption) throws -> StandingDesk.Question {
    StandingDesk.Question(
      project: project, measure: measure,
      asOf: try day.asOf.map { try ArgumentReader.date($0, "--as-of") })
  }
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
    let found = try StandingDesk(session.office).standing(try scope.question(day))
    let (asOf, assessments) = (found.asOf, found.assessments)
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
    parts += found.notes.map { $0.text(language) }
    session.answer(
      .members([
        ("asOf", .string(asOf.isoText)), ("leavesOutLater", .bool(later)),
        ("notes", .array(found.notes.map { .string($0.text(language)) })),
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
    let found = try StandingDesk(session.office).check(try scope.question(day))
    let (asOf, assessments, findings) = (found.asOf, found.assessments, found.findings)
    let language = session.language
    let deviations = found.deviations
    let unread = assessments.flatMap { assessment in
      assessment.unread { assessment.parameters(of: findings, about: $0) }
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
