import ArgumentParser
import Interchange
import Office

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
    let head = try session.office.makeLedger()
    session.answer(
      .members([("ledger", .string(session.office.ledgerName)), ("head", .string(head))]),
      say(
        "Hauptbuch angelegt: \(session.office.ledgerName)\nWeiter mit: foerderbuch project apply PROJEKT.yaml\nOder der Bescheid als Mappe zum Ausfüllen: foerderbuch template project -o VORHABEN.xlsx",
        "Ledger created: \(session.office.ledgerName)\nNext: foerderbuch project apply PROJECT.yaml\nOr the notice as a workbook to fill in: foerderbuch template project -o PROJECT.xlsx"
      ))
  }
}
