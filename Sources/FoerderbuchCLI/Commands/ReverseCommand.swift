import Amounts
import ArgumentParser
import Interchange
import LedgerStore
import Office

/// `reverse ENTRY`: the linked reversal of an entry.
struct ReverseCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "reverse",
      abstract: say(
        "Storniert eine Buchung; beide bleiben sichtbar und verweisen aufeinander.",
        "Reverses an entry; both stay visible and refer to each other."))
  }

  @Argument(
    help: ArgumentHelp(
      say("Nummer der Buchung.", "Number of the entry."),
      valueName: say("buchung", "entry")))
  var entry: Int64

  @Option(
    help: ArgumentHelp(say("Warum storniert wird.", "Why it is reversed."), valueName: "text"))
  var reason: String

  @Option(
    help: ArgumentHelp(
      say("Buchungstag des Stornos (sonst heute).", "Booking date of the reversal (else today)."),
      valueName: say("datum", "date")))
  var on: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let date = try on.map { try ArgumentReader.date($0, "--on") }
    let posted = try RecordDesk(session.office).reverse(entry, reason: reason, on: date)
    let numbers = posted.numbers.map(Array.init) ?? []
    let shown = numbers.map(String.init).joined(separator: ", ")
    session.answer(
      .members([
        ("reversed", .integer(entry)), ("entries", .array(numbers.map(JSONValue.integer))),
      ]),
      say(
        "Buchung \(entry) ist storniert durch Buchung \(shown).",
        "Entry \(entry) is reversed by entry \(shown)."))
  }
}
