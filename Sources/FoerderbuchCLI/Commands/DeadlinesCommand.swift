import Amounts
import ArgumentParser
import Funding
import Interchange
import Office

/// `deadlines`: what has to be done by when.
struct DeadlinesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "deadlines",
      abstract: say(
        "Fristen: Verwendung, Zwischen- und Verwendungsnachweise, Zweckbindung, Aufbewahrung.",
        "Deadlines: use of funds, interim and final statements, purpose binding, retention."))
  }

  @Option(
    help: ArgumentHelp(
      say(
        "Nur was in dieser Zeit fällig wird oder überfällig ist: 90, „90 Tage“, P2M.",
        "Only what falls due in this time or is overdue: 90, \"90 days\", P2M."),
      valueName: say("dauer", "duration")))
  var within: String?

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var day: AsOfOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let language = session.language
    let window = try within.map { try ArgumentReader.span($0, "--within") }
    let found = try StandingDesk(session.office).deadlines(
      try scope.question(day), within: window)
    let (assessments, deadlines) = (found.assessments, found.deadlines)
    let unread = Self.unread(assessments, deadlines)
    var table = TextTable([
      (say("Frist", "Due"), .left), (say("Was", "What"), .left), (say("Bescheid", "Award"), .left),
      (say("Stand", "State"), .left), (say("Betrag €", "Amount €"), .right), ("Norm", .left),
    ])
    for deadline in deadlines {
      table.add(
        deadline.lastDay.text(language)
          + (deadline.isProvisional ? "*" : ""),
        deadline.kind.name[language], deadline.award, deadline.state.name[language],
        deadline.amount?.numberText(language) ?? "", deadline.norm)
    }
    session.answer(
      .members([
        ("asOf", .string(found.asOf.isoText)),
        ("deadlines", .array(deadlines.map { $0.json(language) })),
        ("unread", UnreadValue.json(unread, language)),
      ]),
      deadlines.isEmpty
        ? say("Keine Fristen.", "No deadlines.")
        : ([table.text]
          + (deadlines.contains(where: \.isProvisional)
            ? [
              say(
                "  * vorläufig: ein Tag, von dem sie abhängt, steht noch nicht fest, oder die Frist ist nicht gelesen.",
                "  * provisional: a day it depends on is not known yet, or its time was not read.")
            ] : []) + Self.notes(deadlines, language)
          + found.deviations
          + UnreadValue.lines(unread, language)).joined(separator: "\n"))
  }

  /// What the deadlines rest on that nobody read.
  private static func unread(
    _ assessments: [Assessment], _ deadlines: [Deadline]
  ) -> [(award: String, values: [UnreadValue])] {
    let used = Dictionary(grouping: deadlines, by: \.award)
    return assessments.flatMap(\.settlement.awards).compactMap { settled in
      guard let own = used[settled.award.id] else { return nil }
      return (
        settled.award.id,
        settled.rules.unread(
          Parameter.allCases.filter { parameter in
            own.contains { $0.parameter == parameter }
          })
      )
    }
  }

  /// What rule sets say beside the times they give, each once; what nobody read is told with its
  /// note elsewhere.
  private static func notes(_ deadlines: [Deadline], _ language: Language) -> [String] {
    var seen: Set<String> = []
    return deadlines.compactMap { deadline in
      guard !deadline.isUnread, let note = deadline.note else { return nil }
      let line = "  \(deadline.norm): \(note[language])"
      return seen.insert(line).inserted ? line : nil
    }
  }
}

extension Deadline {
  fileprivate var isProvisional: Bool { isEstimated || isUnread }

  fileprivate func json(_ language: Language) -> JSONValue {
    .members([
      ("kind", .string(kind.key)), ("year", year.map { .integer(Int64($0)) }),
      ("project", .string(project)), ("measure", .string(measure)), ("award", .string(award)),
      ("due", .string(due.isoText)), ("lastDay", .string(lastDay.isoText)),
      ("state", .string(state.key)), ("amount", amount.map { .string($0.plainText) }),
      ("norm", .string(norm)), ("estimated", .bool(isEstimated)),
      ("parameter", parameter.map { .string($0.rawValue) }), ("read", .bool(!isUnread)),
      ("note", note.map { .string($0[language]) }),
    ])
  }
}
