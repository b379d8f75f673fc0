import ArgumentParser
import Bookkeeping
import Interchange
import Office

/// `anchor`: notes how far the ledger goes, for a place that its writers cannot reach.
struct AnchorCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "anchor",
      abstract: say(
        "Schreibt den Stand des Hauptbuchs auf, damit er an einem anderen Ort die Probe erlaubt.",
        "Notes the state of the ledger, so that it can be proved from another place."),
      discussion: say(
        "Wer alle Siegel neu schreibt, den verrät das Hauptbuch allein nicht. Bewahren Sie die Datei dort auf, wo niemand sie ändern kann, der bucht: bei der Rechnungsprüfung, in der Akte, auf Papier. `verify --anchor DATEI` zeigt dann, ob bis dahin noch alles ist, wie es war.",
        "The ledger alone does not tell of somebody who writes all seals anew. Keep the file where nobody can change it who books: with the auditors, on file, on paper. `verify --anchor FILE` then shows whether everything up to there is still as it was."
      ))
  }

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(say("Zieldatei.", "Target file."), valueName: say("datei", "file")))
  var output: String

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let anchor = try Proof(session.office).anchor(to: output)
    session.answer(
      .members([
        ("file", .string(output)), ("recordedAt", .string(anchor.moment)),
        ("entries", .integer(Int64(anchor.entries))),
        ("records", .integer(Int64(anchor.records))), ("head", .string(anchor.head.hexText)),
      ]),
      say(
        "\(output): Stand nach \(anchor.entries) Buchungen. Bewahren Sie die Datei dort auf, wo niemand sie ändern kann, der bucht.",
        "\(output): the state after \(anchor.entries) entries. Keep the file where nobody can change it who books."
      ))
  }
}
