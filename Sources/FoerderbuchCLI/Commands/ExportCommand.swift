import Amounts
import ArgumentParser
import Interchange
import Office

/// `export FORMAT -o PATH`: the journal for other programs.
struct ExportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export",
      abstract: say(
        "Schreibt das Journal so, dass fremde Programme es nachrechnen können.",
        "Writes the journal so that other programs can add it up again."),
      discussion: say(
        "Formate: hledger (auch für ledger), beancount.",
        "Formats: hledger (also for ledger), beancount."))
  }

  @Argument(help: ArgumentHelp(say("Das Format.", "The format."), valueName: "format"))
  var format: String

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      say("Die Datei, die entsteht.", "The file to write."), valueName: say("datei", "file")))
  var output: String

  @OptionGroup var place: TargetOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global, replacing: place.replace)
    let format: ExportDesk.JournalFormat = try ArgumentReader.word(format, "export")
    let (count, head) = try ExportDesk(session.office).journal(format, to: output)
    session.answer(
      .members([
        ("format", .string(format.rawValue)), ("file", .string(output)),
        ("entries", .integer(Int64(count))), ("head", .string(head)),
      ]), say("\(count) Buchungen exportiert: \(output)", "\(count) entries exported: \(output)"))
  }
}
