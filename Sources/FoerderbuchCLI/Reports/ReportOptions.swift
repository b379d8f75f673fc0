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

  /// - Throws: ``UsageFault``, ``InputProblems``.
  func request(
    _ kind: FormKind, _ subject: String?, asOf: CalendarDate, session: Session, ledger: Ledger
  ) throws -> ReportRequest {
    let portfolio = try ledger.portfolio(asOf: asOf)
    let scope = try subject.map { try ReportScope.named($0, in: portfolio) } ?? .all
    let name = form ?? kind.defaultForm(scope, portfolio)
    return ReportRequest(
      kind: kind, scope: scope, asOf: asOf,
      form: try session.form(kind, name, file: definition), language: session.language)
  }
}
