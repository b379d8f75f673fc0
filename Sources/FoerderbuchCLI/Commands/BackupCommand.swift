import ArgumentParser
import Bookkeeping
import Interchange
import LedgerStore
import Office

/// `backup FILE`: the whole ledger in one file, proved.
struct BackupCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "backup",
      abstract: say(
        "Sichert Hauptbuch, Nachweise und eigene Regeln in eine zip-Datei und prüft sie.",
        "Backs up ledger, evidence and own rules to one zip file, and proves it."),
      discussion: say(
        "Während gesichert wird, kann weiter gebucht werden; die Sicherung zeigt einen Stand. Eine Abschrift der Datei foerderbuch.sqlite mit anderen Mitteln kann die letzten Buchungen verfehlen. Zurück geht es mit `restore`; ansehen lässt sich die Datei mit jedem Zip-Programm.",
        "Booking can go on meanwhile; the backup shows one state. A copy of the file foerderbuch.sqlite made otherwise may miss the last entries. The way back is `restore`; the file can be looked at with any zip program."
      ))
  }

  @Argument(
    help: ArgumentHelp(
      say("Neue Datei, etwa Sicherung.zip.", "New file, such as backup.zip."),
      valueName: say("datei", "file")))
  var file: String

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let backup = try BackupDesk(session.office).backUp(to: file)
    let problems = backup.report.problems.map { $0.sentence(session.language) }
    session.answer(
      .members([
        ("file", .string(file)), ("ok", .bool(backup.isSound)),
        ("recordedAt", .string(backup.anchor.moment)),
        ("entries", .integer(Int64(backup.anchor.entries))),
        ("records", .integer(Int64(backup.anchor.records))),
        ("head", .string(backup.anchor.head.hexText)),
        ("evidence", .integer(Int64(backup.evidence))),
        ("ownFiles", .array(backup.ownFiles.map(JSONValue.string))),
        ("bytes", .integer(backup.byteCount)),
        ("problems", .array(problems.map(JSONValue.string))),
      ]), text(backup, problems))
    if !backup.isSound { throw NegativeAnswer() }
  }

  private func text(_ backup: BackupDesk.Backup, _ problems: [String]) -> String {
    let parts = [
      Counted.entries(backup.anchor.entries), Counted.evidence(backup.evidence),
      Counted.ownFiles(backup.ownFiles.count), FileSize.text(backup.byteCount),
    ]
    let held = "\(file): " + parts.joined(separator: ", ") + "."
    guard !backup.isSound else {
      return held + "\n"
        + say(
          "Wieder ausgepackt und geprüft: in Ordnung. Bewahren Sie die Datei an einem anderen Ort auf.",
          "Unpacked again and proved: sound. Keep the file in another place.")
    }
    let head = say(
      "✗ Gesichert ist, was da ist; doch das Hauptbuch selbst ist beschädigt (Stellen: \(backup.report.problemCount)), und so nimmt restore die Sicherung nicht zurück. Beheben Sie es, und sichern Sie erneut:",
      "✗ What is there was backed up; but the ledger itself is damaged (places: \(backup.report.problemCount)), and restore does not take such a backup. Mend it, and back up again:"
    )
    return ([held, head] + problems.map { "  " + $0 }).joined(separator: "\n")
  }
}
