import ArgumentParser
import Bookkeeping
import Interchange
import Office

/// `restore FILE`: a ledger from its backup.
struct RestoreCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "restore",
      abstract: say(
        "Spielt eine Sicherung zurück, nachdem sie geprüft wurde.",
        "Restores a backup once it is proved."),
      discussion: say(
        "Geschrieben wird nur, wo nichts liegt: Nennen Sie mit --ledger einen neuen Ort, oder legen Sie das alte Hauptbuch vorher beiseite.",
        "It is written only where nothing lies: name a new place with --ledger, or put the old ledger aside first."
      ))
  }

  @Argument(
    help: ArgumentHelp(
      say("Datei, die `backup` schrieb.", "File that `backup` wrote."),
      valueName: say("datei", "file")))
  var file: String

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let restored = try BackupDesk(session.office).restore(from: file)
    let held = [
      Counted.entries(restored.anchor.entries), Counted.evidence(restored.evidence),
      Counted.ownFiles(restored.ownFiles.count),
    ].joined(separator: ", ")
    session.answer(
      .members([
        ("ledger", .string(session.office.ledgerPath)),
        ("recordedAt", .string(restored.anchor.moment)),
        ("entries", .integer(Int64(restored.anchor.entries))),
        ("head", .string(restored.anchor.head.hexText)),
        ("evidence", .integer(Int64(restored.evidence))),
        ("ownFiles", .array(restored.ownFiles.map(JSONValue.string))),
      ]),
      say(
        "\(session.office.ledgerPath): geprüft und zurückgespielt (\(held)).",
        "\(session.office.ledgerPath): proved and restored (\(held))."))
  }
}
