import ArgumentParser
import Bookkeeping
import Interchange
import Messages
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
  var output: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Unterschreibt den Stand mit diesem geheimen Schlüssel (Ed25519, PEM).",
        "Signs the state with this secret key (Ed25519, PEM)."),
      valueName: say("datei", "file")))
  var signWith: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Legt statt eines Ankers einen Schlüssel an: diese Datei für den, der unterschreibt, und eine öffentliche für alle, die prüfen.",
        "Makes a key instead of an anchor: this file for whoever signs, and a public one for all who check."
      ), valueName: say("datei", "file")))
  var makeKey: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    if let makeKey {
      guard output == nil, signWith == nil else {
        throw CommandFailure(64, Problem("program.USAGE.makeKey"))
      }
      return try newKey(makeKey, session)
    }
    guard let output else {
      throw CommandFailure(64, Problem("program.USAGE.anchor"))
    }
    let anchor = try Proof(session.office).anchor(to: output, signedWith: signWith)
    session.answer(
      .members([
        ("file", .string(output)), ("recordedAt", .string(anchor.moment)),
        ("entries", .integer(Int64(anchor.entries))),
        ("records", .integer(Int64(anchor.records))), ("head", .string(anchor.head.hexText)),
        ("signed", .bool(anchor.signature != nil)),
      ]),
      say(
        "\(output): Stand nach \(anchor.entries) Buchungen. Bewahren Sie die Datei dort auf, wo niemand sie ändern kann, der bucht.",
        "\(output): the state after \(anchor.entries) entries. Keep the file where nobody can change it who books."
      ))
  }

  private func newKey(_ file: String, _ session: Session) throws {
    let other = try Proof(session.office).makeKey(file)
    session.answer(
      .members([("file", .string(file)), ("publicKey", .string(other))]),
      say(
        "\(file): geheim, nur für den, der unterschreibt; nicht dort, wo gebucht wird.\n\(other): für alle, die prüfen: verify --anchor DATEI --public-key \"\(other)\"",
        "\(file): secret, only for whoever signs; not where people book.\n\(other): for all who check: verify --anchor FILE --public-key \"\(other)\""
      ))
  }
}
