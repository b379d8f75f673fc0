import Amounts
import ArgumentParser
import Funding
import Interchange
import LedgerStore

/// `drawdown AWARD --on DATE`: the most that may be drawn.
struct DrawdownCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "drawdown",
      abstract: say(
        "Der höchste Betrag, der abgerufen werden darf, Schritt für Schritt.",
        "The highest amount that may be drawn, step by step."),
      discussion: say(
        "--due nennt, was fällig wird: ein Betrag (innerhalb der Verwendungsfrist) oder DATUM:BETRAG oder DATUM:BETRAG:POSITION; mehrfach möglich.",
        "--due names what falls due: an amount (inside the window), or DATE:AMOUNT, or DATE:AMOUNT:LINE; may be repeated."
      ))
  }

  @Argument(
    help: ArgumentHelp(say("Der Bescheid.", "The award."), valueName: say("bescheid", "award")))
  var award: String

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
    let payments = try due.map { try payment($0, on: date) }
    let ledger = try session.open(.readOnly)
    let portfolio = try ledger.portfolio(asOf: date)
    let (award, measure, project) = try session.award(award, in: portfolio)
    let activities = try ledger.activities(
      measure: measure.id, under: project.awards(ofMeasure: measure.id))
    let units = try ledger.units(measure: measure.id, asOf: date)
    func maximum(in project: Project) throws -> Drawdown {
      try Drawdown.maximum(
        of: award.id, measure: measure, in: project, library: session.library(),
        activities: activities, units: units, on: date, due: payments)
    }
    let drawdown = try maximum(in: project)
    let assessments = try session.assessments(
      ledger, portfolio: portfolio, measure: measure.id, asOf: date)
    let rules = assessments.flatMap(\.settlement.awards).filter { $0.award.id == award.id }
      .map(\.rules)
    let unread = assessments.flatMap {
      $0.unread(award: award.id) { _ in [.useWindow, .holdback] }
    }
    // What stricter texts would give stands beside what nobody read.
    var careful: [(reading: Reliance.Stricter, maximum: Money)] = []
    for reading in assessments.flatMap({ $0.stricter(award: award.id) }) {
      let strict = try maximum(in: project.supposing(reading, of: award.id))
      if strict.maximum < drawdown.maximum { careful.append((reading, strict.maximum)) }
    }
    let last: [String] =
      careful.map { $0.reading.lead(language) + $0.maximum.text(language) + "." }
      + session.deviations(rules) + UnreadValue.lines(unread, language)
    session.answer(
      .members([
        ("award", .string(award.id)), ("on", .string(date.isoText)),
        ("maximum", .string(drawdown.maximum.plainText)),
        ("need", .string(drawdown.need.plainText)), ("due", .string(drawdown.due.plainText)),
        ("drawn", .string(drawdown.drawn.plainText)), ("useBy", .string(drawdown.useBy.isoText)),
        ("steps", .array(drawdown.steps.map { $0.json(language) })),
        ("careful", .array(careful.map { $0.reading.json("maximum", $0.maximum) })),
        ("unread", UnreadValue.json(unread, language)),
      ]),
      ([
        say("Abruf ", "Drawdown of ") + award.id + say(" am ", " on ") + date.text(language), "",
      ] + drawdown.steps.numbered(language) + [
        "",
        say("Höchstens abzurufen: ", "At most: ") + drawdown.maximum.text(language) + "; "
          + say("zu verwenden bis ", "to be used by ") + drawdown.useBy.text(language) + ".",
      ] + last).joined(separator: "\n"))
  }

  /// `60000.00`, `2026-07-01:60000.00` or `2026-07-01:60000.00:0835`.
  private func payment(_ text: String, on date: CalendarDate) throws -> DuePayment {
    let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(
      String.init)
    guard parts.count > 1 else {
      return DuePayment(on: date, amount: try ArgumentReader.money(text, "--due"))
    }
    return DuePayment(
      on: try ArgumentReader.date(parts[0], "--due"),
      amount: try ArgumentReader.money(parts[1], "--due"), line: parts.count > 2 ? parts[2] : nil)
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
}

extension [SettlementStep] {
  /// Two lines for each step: what, and its arithmetic.
  func numbered(_ language: Language) -> [String] {
    enumerated().flatMap { number, step in
      [
        "\(number + 1). \(step.label[language])",
        "   \(step.formula.text(language)) → \([Term.exact(step.value)].text(language))",
      ]
    }
  }
}
