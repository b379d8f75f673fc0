import Amounts
import ArgumentParser
import Interchange
import LedgerStore

/// `import FILE…`: books tables of bookings, all or nothing per file.
struct ImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: say(
        "Bucht Tabellen von Buchungen; je Datei alles oder nichts.",
        "Books tables of bookings; all or nothing per file."))
  }

  @Argument(
    help: ArgumentHelp(
      say("Tabellen (CSV oder xlsx).", "Tables (CSV or xlsx)."), valueName: say("datei", "file")))
  var files: [String]

  @Flag(help: ArgumentHelp(say("Zeigt nur, was geschähe.", "Only shows what would happen.")))
  var dryRun = false

  @Flag(
    help: ArgumentHelp(
      say(
        "Bucht eine schon eingelesene Datei ohne Referenzen noch einmal.",
        "Books a file that was imported before and has no references once more.")))
  var again = false

  @Option(
    help: ArgumentHelp(
      say(
        "Dezimalzeichen der Beträge, wo es nicht eindeutig ist: comma oder point.",
        "Decimal mark of amounts where it is not clear: comma or point."),
      valueName: "comma|point"))
  var decimalMark: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Blatt der Arbeitsmappe (sonst das einzige).", "Sheet of the workbook (else the only one)."),
      valueName: say("blatt", "sheet")))
  var sheet: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Schreibt eine Tabelle mit Fehlern als Arbeitsmappe, die Meldung neben jeder Zeile.",
        "Writes a table with problems as a workbook, the message beside each row."),
      valueName: say("datei.xlsx", "file.xlsx")))
  var reportProblems: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let problemReport = try reportProblems.map {
      try ProblemReport(session: session, output: $0, files: files)
    }
    let ledger = try session.open(.readWrite)
    var work = try BookingImport(session: session, ledger: ledger)
    work.decimalMark = try decimalMark.map { try ArgumentReader.word($0, "--decimal-mark") }
    work.sheet = sheet
    work.problemReport = problemReport
    work.again = again
    work.dryRun = dryRun
    var results: [ImportResult] = []
    for file in files {
      results.append(try work.run(file))
      if !session.json, let last = results.last {
        session.print(last.text(session.language, dryRun: dryRun))
      }
    }
    if session.json {
      session.console.out(
        JSONValue.members([
          ("dryRun", .bool(dryRun)), ("files", .array(results.map(\.json))),
        ]).prettyText)
    }
  }
}
