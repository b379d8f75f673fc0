import Amounts
import ArgumentParser
import Funding
import Interchange
import Messages
import Office

/// `--suggest-profile [-o FILE.yaml]`: a profile guessed from a table, to be looked over.
struct SuggestionOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      say(
        "Schlägt ein Profil für die Datei vor und übernimmt nichts; jede Annahme ist gekennzeichnet.",
        "Suggests a profile for the file and takes nothing over; every guess is marked.")))
  var suggestProfile = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      say("Wohin das vorgeschlagene Profil kommt.", "Where the suggested profile goes."),
      valueName: say("datei", "file")))
  var output: String?

  var isWanted: Bool { suggestProfile || output != nil }

  func run(
    _ session: Session, files: [String], sheet: String?, kind: ProfileSuggestion.Kind
  ) throws {
    guard suggestProfile else {
      throw CommandFailure(64, Problem("program.USAGE.output"))
    }
    guard files.count == 1, let file = files.first else {
      throw CommandFailure(64, Problem("program.USAGE.oneFile"))
    }
    let progress = Progress(
      console: session.console, label: say("\(file) wird gelesen", "Reading \(file)"))
    let suggestion = try session.office.suggestProfile(file, kind: kind, sheet: sheet) {
      progress.update($0)
    }
    progress.finish()
    let trial = suggestion.trial { progress.update($0) }
    progress.finish()
    let told = trial.text(session.language).split(whereSeparator: \.isNewline)
    let text = suggestion.yaml(session.language) + told.map { "\n# \($0)" }.joined()
    if let output { try session.office.write(profile: text, to: output) }
    session.answer(
      .members([
        ("file", .string(file)), ("output", output.map(JSONValue.string)),
        ("profile", .string(text)),
        ("open", .array(suggestion.open.map(JSONValue.string))),
        (
          "trial",
          .members([
            ("rows", .integer(Int64(trial.rows))), ("leftOut", .integer(Int64(trial.leftOut))),
            (
              "sums",
              .array(
                trial.sums.map {
                  .members([
                    ("name", .string($0.name[session.language])),
                    ("amount", .string($0.amount.plainText)),
                  ])
                })
            ),
            ("problems", .integer(Int64(trial.problems?.count ?? 0))),
          ])
        ),
      ]),
      output.map { summary(file, $0, suggestion.open) + "\n" + told.joined(separator: "\n") }
        ?? text)
  }

  private func summary(_ file: String, _ output: String, _ open: [String]) -> String {
    let rest =
      open.isEmpty
      ? say("Nichts blieb offen.", "Nothing was left open.")
      : say(
        "Offen blieb: \(open.joined(separator: ", ")).",
        "Left open: \(open.joined(separator: ", ")).")
    return say(
      "\(output): Profil für \(file) vorgeschlagen. Prüfen Sie jede Zeile. ",
      "\(output): profile for \(file) suggested. Check every line. ") + rest
  }
}
