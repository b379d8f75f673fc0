import Amounts
import ArgumentParser
import Funding
import Interchange
import Messages
import Office

/// `template bookings|project -o FILE.xlsx`: workbooks to fill in.
struct TemplateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "template",
      abstract: say(
        "Schreibt eine Arbeitsmappe zum Ausfüllen.", "Writes a workbook to fill in."),
      discussion: say(
        "Arten: bookings (Buchungen) liest ausgefüllt `foerderbuch import` ein; project (Vorhaben, mit --project die jetzige Fassung) `foerderbuch project apply`.",
        "Kinds: bookings, filled in read by `foerderbuch import`; project (with --project its present version) by `foerderbuch project apply`."
      ))
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
      say(
        "Wie viele Zeilen vorbereitet werden (Vorgabe: 500).",
        "How many rows to prepare (default: 500)."),
      valueName: say("anzahl", "count")))
  var rows: Int?

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var place: TargetOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global, replacing: place.replace)
    switch kind.lowercased() {
    case "bookings", "buchungen": try bookings(session)
    case "project", "vorhaben": try project(session)
    default: throw Refusal.unknown(kind, place: "template", known: ["bookings", "project"])
    }
  }

  private func bookings(_ session: Session) throws {
    let rows = rows ?? 500
    let form = try ExportDesk(session.office).entryForm(
      to: output, rows: rows, project: scope.project, measure: scope.measure)
    session.answer(
      .members([
        ("template", .string("bookings")), ("file", .string(form.path)),
        ("rows", .integer(Int64(rows))),
        ("measures", .array(form.measures.map { .string($0.id) })), ("key", .string(form.key)),
      ]),
      say(
        "\(output): \(rows) Zeilen für \(form.measures.count) Teilvorhaben. Ausfüllen, speichern, dann: foerderbuch import \(output)",
        "\(output): \(rows) rows for \(form.measures.count) measures. Fill in, save, then: foerderbuch import \(output)"
      ))
  }

  private func project(_ session: Session) throws {
    for (option, isTold) in [("--rows", rows != nil), ("--measure", scope.measure != nil)]
    where isTold {
      throw CommandFailure(64, Problem("program.USAGE.ofBookings", ["option": option]))
    }
    let form = try ProjectDesk(session.office).form(to: output, project: scope.project)
    session.answer(
      .members([
        ("template", .string("project")), ("file", .string(form.path)),
        ("project", form.project.map { .string($0.id) }),
      ]),
      say(
        "\(output): zum Ausfüllen. Speichern, dann: foerderbuch project apply \(output) --dry-run",
        "\(output): to fill in. Save, then: foerderbuch project apply \(output) --dry-run"))
  }
}
