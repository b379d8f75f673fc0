import ArgumentParser
import Funding
import Interchange
import Messages
import Office

/// `correct ENTRY`: takes an entry back and books it anew with what is told otherwise.
struct CorrectCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "correct",
      abstract: say(
        "Berichtigt eine Buchung: Storno und neue Buchung in einem Schritt.",
        "Corrects an entry: its reversal and a new entry in one step."),
      discussion: say(
        "Was nicht genannt ist, bleibt; „-“ leert eine Angabe. Nachweise bleiben bei der Buchung. Beispiel: foerderbuch correct ER-7 --amount 95,00 --because Zahlendreher",
        "What is not told stays; \"-\" empties a value. Evidence stays with the entry. Example: foerderbuch correct ER-7 --amount 95.00 --because transposed"
      ))
  }

  @Argument(
    help: ArgumentHelp(
      say(
        "Nummer der Buchung, oder ihres Belegs, wenn nur sie ihn hat.",
        "Number of the entry, or of its voucher where only it has that."),
      valueName: say("buchung", "entry")))
  var entry: String

  @Option(
    help: ArgumentHelp(say("Warum berichtigt wird.", "Why it is corrected."), valueName: "text"))
  var because: String

  @OptionGroup var told: BookingOptions
  @OptionGroup var takingBack: TakingBackOptions
  @OptionGroup var meant: MeantOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let desk = RecordDesk(session.office)
    let (number, before) = try desk.told(entry)
    let booking = try told.applied(to: before)
    guard booking != before else { throw CommandFailure(64, Problem("program.USAGE.correct")) }
    let dryRun = takingBack.dryRun
    let day = try takingBack.day()
    let done = try session.asking(takingBack.terms(meant.kinds)) { terms in
      try desk.correct(number, to: booking, reason: because, on: day, terms)
    }
    let language = session.language
    let view = RecordView(
      recorded: done.recorded, dryRun: dryRun, balances: done.takenBack.balances)
    session.answer(
      .members([
        ("corrected", .integer(number)),
        ("reversed", .array(done.takenBack.reversed.map(JSONValue.integer))),
        ("by", .array(done.takenBack.entries.map(JSONValue.integer))),
        ("recorded", view.json(language)),
      ]),
      [
        dryRun
          ? say("Probelauf. Storniert würde:", "Dry run. To be reversed:")
          : say("Storniert:", "Reversed:"),
        done.takenBack.table.text(language, width: session.console.width), view.text(language),
      ].joined(separator: "\n\n"))
  }
}
