import ArgumentParser
import Interchange
import Bookkeeping
import LedgerStore

/// `init`: an empty ledger.
struct InitCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "init",
      abstract: say("Legt ein leeres Hauptbuch an.", "Creates an empty ledger."))
  }

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let ledger = try Ledger.create(at: session.ledgerPath)
    let head = try ledger.head().hexText
    try ledger.close()
    session.answer(
      .members([("ledger", .string(session.ledgerPath)), ("head", .string(head))]),
      say(
        "Hauptbuch angelegt: \(session.ledgerPath)\nWeiter mit: foerderbuch project apply PROJEKT.yaml",
        "Ledger created: \(session.ledgerPath)\nNext: foerderbuch project apply PROJECT.yaml"))
  }
}
