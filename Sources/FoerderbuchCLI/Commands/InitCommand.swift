import ArgumentParser
import Bookkeeping
import Interchange
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
    let chart = try session.chart()
    let ledger = try Ledger.create(at: session.ledgerPath)
    // With its accounts from the start, so that a dry run finds nothing left to write.
    try ledger.adopt(chart, act: session.console.act)
    let head = try ledger.head().hexText
    try ledger.close()
    session.answer(
      .members([("ledger", .string(session.ledgerPath)), ("head", .string(head))]),
      say(
        "Hauptbuch angelegt: \(session.ledgerPath)\nWeiter mit: foerderbuch project apply PROJEKT.yaml",
        "Ledger created: \(session.ledgerPath)\nNext: foerderbuch project apply PROJECT.yaml"))
  }
}
