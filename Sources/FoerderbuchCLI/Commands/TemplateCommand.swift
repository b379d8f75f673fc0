import Amounts
import ArgumentParser
import Funding
import Interchange
import Office

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
  @OptionGroup var place: TargetOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global, replacing: place.replace)
    guard kind == "bookings" else {
      throw Refusal.unknown(kind, place: "template", known: ["bookings"])
    }
    let form = try ExportDesk(session.office).entryForm(
      to: output, rows: rows, project: scope.project, measure: scope.measure)
    session.answer(
      .members([
        ("template", .string(kind)), ("file", .string(form.path)), ("rows", .integer(Int64(rows))),
        ("measures", .array(form.measures.map { .string($0.id) })), ("key", .string(form.key)),
      ]),
      say(
        "\(output): \(rows) Zeilen für \(form.measures.count) Teilvorhaben. Ausfüllen, speichern, dann: foerderbuch import \(output)",
        "\(output): \(rows) rows for \(form.measures.count) measures. Fill in, save, then: foerderbuch import \(output)"
      ))
  }
}
