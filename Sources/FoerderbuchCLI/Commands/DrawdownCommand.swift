import Amounts
import ArgumentParser
import Funding
import Interchange
import Office

/// `drawdown AWARD|--all --on DATE`: the most that may be drawn.
struct DrawdownCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "drawdown",
      abstract: say(
        "Der höchste Betrag, der abgerufen werden darf, Schritt für Schritt.",
        "The highest amount that may be drawn, step by step."),
      discussion: say(
        "--due nennt, was fällig wird: BETRAG (innerhalb der Verwendungsfrist), POSITION=BETRAG oder POSITION=BETRAG@DATUM; mehrfach möglich.",
        "--due names what falls due: AMOUNT (inside the window), LINE=AMOUNT, or LINE=AMOUNT@DATE; may be repeated."
      ))
  }

  @OptionGroup var choice: AwardChoice

  @Option(
    help: ArgumentHelp(
      say("Tag des Abrufs (sonst heute).", "Day of the drawdown (else today)."),
      valueName: say("datum", "date")))
  var on: String?

  @Option(
    help: ArgumentHelp(
      say("Was fällig wird.", "What falls due."), valueName: say("betrag", "amount")))
  var due: [String] = []

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let language = session.language
    let date = try on.map { try ArgumentReader.date($0, "--on") } ?? session.console.today
    guard let award = try choice.award([("--due", !due.isEmpty)]) else {
      return session.answer(try SettlementDesk(session.office).drawdowns(on: date), on: date)
    }
    let found = try SettlementDesk(session.office).drawdown(
      award, on: date, due: try due.map { try DueText.read($0, on: date) })
    let drawdown = found.drawdown
    session.answer(
      .members([
        ("award", .string(award)), ("on", .string(date.isoText)),
        ("maximum", .string(drawdown.maximum.plainText)),
        ("need", .string(drawdown.share.plainText)),
        ("expenditure", .string(drawdown.need.plainText)), ("due", .string(drawdown.due.plainText)),
        ("drawn", .string(drawdown.drawn.plainText)),
        ("open", .string(found.reconciling.open.plainText)),
        ("useBy", .string(drawdown.useBy.isoText)),
        ("steps", .array(drawdown.steps.map { $0.json(language) })),
        ("careful", .array(found.careful.map { $0.reading.json("maximum", $0.amount) })),
        ("unread", UnreadValue.json(found.unread, language)),
      ]),
      ([
        say("Abruf ", "Drawdown of ") + award + say(" am ", " on ") + date.text(language), "",
      ] + drawdown.steps.numbered(language) + [
        "",
        say("Höchstens abzurufen: ", "At most: ") + drawdown.maximum.text(language) + "; "
          + say("zu verwenden bis ", "to be used by ") + drawdown.useBy.text(language) + ".",
        found.reconciling.text(language),
      ] + found.careful.map { $0.reading.line($0.amount, language) } + found.deviations
        + UnreadValue.lines(found.unread, language)).joined(separator: "\n"))
  }
}

extension Drawdown.Reconciling {
  /// One line: what is open, what may be drawn, and why they differ.
  fileprivate func text(_ language: Language) -> String {
    let told = language.pick(
      "Abstimmung: noch auszuzahlen laut Verwendungsnachweis \(open.text(.de)), abrufbar \(maximum.text(.de))",
      "Reconciled: still to be paid out by the statement of use \(open.text(.en)), to be drawn \(maximum.text(.en))"
    )
    guard let reason else { return told + "." }
    return told
      + language.pick(
        "; Unterschied \(difference.text(.de)): \(reason.de).",
        "; difference \(difference.text(.en)): \(reason.en).")
  }
}

extension Reliance.Stricter {
  /// What an answer would be by this reading.
  func json(_ name: String, _ amount: Money) -> JSONValue {
    .members([
      ("parameter", .string(unread.parameter?.rawValue ?? "")), ("norm", .string(unread.norm)),
      (name, .string(amount.plainText)),
    ])
  }

  func line(_ amount: Money, _ language: Language) -> String {
    lead(language) + amount.text(language) + "."
  }
}
