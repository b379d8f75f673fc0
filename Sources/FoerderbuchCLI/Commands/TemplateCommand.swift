import Amounts
import ArgumentParser
import Bookkeeping
import Funding
import Interchange
import LedgerStore
import Office
import Workbooks

/// `template bookings -o FILE.xlsx`: the workbook to enter bookings in.
struct TemplateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "template",
      abstract: say(
        "Schreibt die Arbeitsmappe, in der Buchungen erfasst werden.",
        "Writes the workbook to enter bookings in."),
      discussion: say(
        "Arten: bookings (Buchungen). Ausgefüllt und gespeichert liest `foerderbuch import` sie ein.",
        "Kinds: bookings. Filled in and saved, `foerderbuch import` reads it."))
  }

  @Argument(
    help: ArgumentHelp(say("Art der Mappe.", "Kind of workbook."), valueName: say("art", "kind")))
  var kind: String

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      say("Die Arbeitsmappe, die entsteht.", "The workbook to write."),
      valueName: say("datei.xlsx", "file.xlsx")))
  var output: String

  @Option(
    help: ArgumentHelp(
      say("Wie viele Zeilen vorbereitet werden.", "How many rows to prepare."),
      valueName: say("anzahl", "count")))
  var rows = 500

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    guard kind == "bookings" else {
      throw Refusal.unknown(kind, place: "template", known: ["bookings"])
    }
    guard (1...EntryWorkbook.rowLimit).contains(rows) else {
      throw CommandFailure(
        64, "--rows: \(rows) liegt außerhalb von 1 bis \(EntryWorkbook.rowLimit).",
        "--rows: \(rows) is outside 1 to \(EntryWorkbook.rowLimit).")
    }
    let target = try session.office.workbookTarget(output, field: "output")
    let ledger = try session.office.open(.readOnly)
    let measures = try measures(try ledger.currentPortfolio())
    let key = key(try ledger.head(), session)
    let workbook = EntryWorkbook(
      scope: measures, language: session.language, today: session.console.today,
      closedThrough: try ledger.periodLock().closedThrough, key: key, rows: rows,
      program: "Förderbuch \(GrantOffice.version)")
    try WorkbookFile.write(workbook.report(), to: target)
    session.answer(
      .members([
        ("template", .string(kind)), ("file", .string(target)), ("rows", .integer(Int64(rows))),
        ("measures", .array(measures.map { .string($0.measure.id) })), ("key", .string(key)),
      ]),
      say(
        "\(output): \(rows) Zeilen für \(measures.count) Teilvorhaben. Ausfüllen, speichern, dann: foerderbuch import \(output)",
        "\(output): \(rows) rows for \(measures.count) measures. Fill in, save, then: foerderbuch import \(output)"
      ))
  }

  /// The measures to choose from.
  private func measures(_ portfolio: Portfolio) throws -> [(project: Project, measure: Measure)] {
    if let id = scope.project, portfolio.project(id) == nil {
      throw Refusal.noProject(id, in: portfolio)
    }
    if let id = scope.measure, portfolio.measure(id) == nil {
      throw Refusal.noMeasure(id, in: portfolio)
    }
    let chosen = portfolio.projects.filter { scope.project == nil || $0.id == scope.project }
      .flatMap { project in
        project.measures.filter { scope.measure == nil || $0.id == scope.measure }.map {
          (project: project, measure: $0)
        }
      }
    guard !chosen.isEmpty else {
      throw CommandFailure(
        65,
        "Es gibt kein Teilvorhaben, für das gebucht werden könnte. Legen Sie eines an: foerderbuch project apply PROJEKT.yaml",
        "There is no measure to book for. Create one: foerderbuch project apply PROJECT.yaml")
    }
    return chosen
  }

  /// How the references of this workbook begin. Two workbooks must not have the same, so it stands
  /// for the ledger, the moment, and the file: two colleagues may each have one.
  private func key(_ head: Digest256, _ session: Session) -> String {
    let origin = [
      head.hexText, session.console.timestamp, session.office.absolute(output),
      scope.project ?? "", scope.measure ?? "",
    ].joined(separator: "\n")
    return "E-" + Digest256(of: Array(origin.utf8)).hexText.prefix(8)
  }
}
