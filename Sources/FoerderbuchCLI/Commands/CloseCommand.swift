import Amounts
import ArgumentParser
import Interchange
import Office

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
    let booked = try SettlementDesk(session.office).close(through: through)
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
