import Amounts
import ArgumentParser
import Interchange
import LedgerStore
import Reporting

/// Which report is wanted, apart from its kind and day.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("Formular; welche es gibt, nennt eine falsche Angabe.", "Form; a wrong one names them."),
      valueName: say("formular", "form")))
  var form: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Ein eigenes Formular statt des mitgelieferten.",
        "A form of your own instead of the shipped one."),
      valueName: say("datei", "file")))
  var definition: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Haushaltsjahr (Nachweise); sonst das des Stichtags, beim Zwischennachweis das letzte abgelaufene.",
        "Budget year (statements); else that of the day, for an interim statement the last one that is over."
      ), valueName: say("jahr", "year")))
  var year: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Was fällig wird (Mittelanforderung): POSITION=BETRAG oder POSITION=BETRAG@DATUM; mehrfach möglich.",
        "What falls due (request for payment): LINE=AMOUNT or LINE=AMOUNT@DATE; may be repeated."),
      valueName: say("was", "what")))
  var due: [String] = []

  @Option(
    help: ArgumentHelp(
      say(
        "Was angefordert wird (Mittelanforderung); sonst der Höchstbetrag.",
        "What is requested (request for payment); else the most that may be."),
      valueName: say("betrag", "amount")))
  var amount: String?

  /// As they were typed, in order.
  private var typed: [ReportRequest.Option] {
    [("year", year), ("amount", amount)].compactMap { name, value in
      value.map { ReportRequest.Option(name: name, value: $0) }
    } + due.map { ReportRequest.Option(name: "due", value: $0) }
  }

  /// The day of the report: the one given, else today; an interim statement is as of the end of its
  /// year.
  /// - Throws: ``UsageFault``, ``CommandFailure`` (64).
  func day(_ kind: FormKind, _ given: AsOfOption, _ session: Session) throws -> CalendarDate {
    let day = try given.date(session)
    guard kind == .interim, given.asOf == nil else { return day }
    let last = try year.map { try Self.year($0, upTo: day) }
    return CalendarDate(year: last ?? day.year - 1, month: 12, day: 31) ?? day
  }

  /// A budget year that has begun by `day`.
  static func year(_ text: String, upTo day: CalendarDate) throws -> Int {
    guard let year = Int(text), text.utf8.count == 4, (1990...day.year).contains(year) else {
      throw CommandFailure(
        64,
        "--year: „\(text)“ ist kein Haushaltsjahr bis zum Stichtag \(day.text(.de)); erlaubt ist 1990 bis \(day.year). Für ein späteres Jahr nennen Sie einen späteren Stichtag (--as-of).",
        "--year: \"\(text)\" is no budget year up to \(day.text(.en)); 1990 to \(day.year) is allowed. For a later year name a later day (--as-of)."
      )
    }
    return year
  }

  /// Refuses by name what the kind does not know.
  private func check(_ kind: FormKind) throws {
    var seen: Set<String> = []
    let unknown = typed.map(\.name).filter {
      !kind.options.contains($0) && seen.insert($0).inserted
    }
    guard !unknown.isEmpty else { return }
    let names = unknown.map { "--\($0)" }.joined(separator: ", ")
    let known = (["form", "definition", "as-of"] + kind.options).map { "--\($0)" }
      .joined(separator: ", ")
    throw CommandFailure(
      64, "\(names): Die Berichtsart „\(kind.rawValue)“ kennt das nicht. Bekannt: \(known).",
      "\(names): the kind \"\(kind.rawValue)\" does not know it. Known: \(known).")
  }

  /// - Throws: ``UsageFault``, ``InputProblems``, ``CommandFailure`` (64).
  func request(
    _ kind: FormKind, _ subject: String?, asOf: CalendarDate, session: Session, ledger: Ledger
  ) throws -> ReportRequest {
    try check(kind)
    let portfolio = try ledger.portfolio(asOf: asOf)
    let scope = try subject.map { try ReportScope.named($0, in: portfolio) } ?? .all
    let name = form ?? kind.defaultForm(scope, portfolio)
    return ReportRequest(
      kind: kind, scope: scope, asOf: asOf,
      form: try session.form(kind, name, file: definition), language: session.language,
      options: typed)
  }
}
