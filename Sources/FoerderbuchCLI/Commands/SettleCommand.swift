import Amounts
import ArgumentParser
import Funding
import Interchange
import Messages
import Office

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
        "Rechnet mit einer Änderung, ohne zu buchen: partner=dew:-30000.00, line=0812:-4%, plan=0812:2000.00, rate=60%, amount=…, to=DATUM, ein Parameter des Regelwerks oder eine Projektdatei; mehrfach möglich.",
        "Computes with a change, without booking: partner=dew:-30000.00, line=0812:-4%, plan=0812:2000.00, rate=60%, amount=…, to=DATE, a parameter of the rule set, or a project file; may be repeated."
      ), valueName: say("was", "what")))
  var whatIf: [String] = []

  @OptionGroup var day: AsOfOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let asOf = try day.date(session)
    let language = session.language
    guard whatIf.isEmpty || !post else {
      throw CommandFailure(64, Problem("program.USAGE.whatIf"))
    }
    let desk = SettlementDesk(session.office)
    if !whatIf.isEmpty {
      let comparison = try desk.compare(award, with: whatIf, asOf: asOf)
      let view = ScenarioView(comparison: comparison, award: award)
      return session.answer(
        .members([
          ("asOf", .string(asOf.isoText)), ("award", .string(award)),
          ("whatIf", .array(whatIf.map(JSONValue.string))), ("comparison", view.json(language)),
        ]), view.text(language))
    }
    let found = try desk.settle(award, asOf: asOf, post: post)
    session.answer(
      .members(
        [("asOf", .string(asOf.isoText)), ("measure", .string(found.award.award.measure))]
          + found.award.members + [
            ("steps", .array(found.award.steps.map { $0.json(language) })),
            ("findings", .array(found.findings.map { $0.json(language) })),
            ("unread", UnreadValue.json(found.unread, language)),
            ("deviations", .array(found.deviations.map(JSONValue.string))),
            ("forwarding", found.forwarding?.json),
            ("entries", found.booked.map { .array($0.map { JSONValue.integer($0) }) }),
          ]),
      text(
        found.award, found.findings, found.deviations + UnreadValue.lines(found.unread, language),
        found.booked, asOf, language)
        + (found.forwarding.map { "\n\n" + $0.text(language) } ?? ""))
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
