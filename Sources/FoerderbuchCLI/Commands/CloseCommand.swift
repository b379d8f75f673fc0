import Amounts
import ArgumentParser
import Funding
import Interchange
import LedgerStore

/// `close DATE`: locks all booking dates up to a day.
struct CloseCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "close",
      abstract: say(
        "Bucht die Mittelverwendung und schließt alle Buchungstage bis zu einem Tag ab.",
        "Books the use of funds and locks all booking dates up to a day."))
  }

  @Argument(
    help: ArgumentHelp(
      say("Letzter Tag, der abgeschlossen wird.", "Last day to be locked."),
      valueName: say("datum", "date")))
  var date: String

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let through = try ArgumentReader.date(date, say("Datum", "Date"))
    let today = session.console.today
    guard through <= today else {
      throw CommandFailure(
        65,
        "close: \(through.text(.de)) liegt nach heute, dem \(today.text(.de)), um \(today.days(to: through)) Tage. Ein Abschluss lässt sich nicht zurücknehmen; nennen Sie höchstens heute.",
        "close: \(through.text(.en)) lies \(today.days(to: through)) days after today, \(today.text(.en)). A close cannot be taken back; name today at the latest."
      )
    }
    let ledger = try session.open(.readWrite)
    let portfolio = try ledger.portfolio(asOf: through)
    let booked = try session.postUse(
      of: try session.assessments(ledger, portfolio: portfolio, asOf: through), in: ledger,
      portfolio: portfolio, on: through)
    try ledger.closePeriod(through: through, act: session.console.act)
    session.answer(
      .members([
        ("closedThrough", .string(through.isoText)),
        ("entries", booked.map { .array($0.map { JSONValue.integer($0) }) }),
      ]),
      say(
        "Abgeschlossen bis \(through.text(.de)); gebuchte Verwendungen: \(booked?.count ?? 0).",
        "Closed through \(through.text(.en)); uses of funds booked: \(booked?.count ?? 0)."))
  }
}
