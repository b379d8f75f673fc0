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

  @Flag(
    help: ArgumentHelp(
      say(
        "Zeigt nur, was gebucht würde; abgeschlossen wird nichts.",
        "Only shows what would be booked; nothing is closed.")))
  var dryRun = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let through = try ArgumentReader.date(date, say("Datum", "Date"))
    guard !dryRun else { return try preview(through, session) }
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

  private func preview(_ through: CalendarDate, _ session: Session) throws {
    let tables = try SettlementDesk(session.office).outlook(closing: through)
    let head = say(
      "Probelauf, nichts abgeschlossen. Bis \(through.text(.de)) würde gebucht:",
      "Dry run, nothing closed. Through \(through.text(.en)) this would be booked:")
    let none = say(
      "Probelauf, nichts abgeschlossen. Bis \(through.text(.de)) ist alles gebucht.",
      "Dry run, nothing closed. Through \(through.text(.en)) all is booked.")
    session.answer(
      .members([
        ("dryRun", .bool(true)), ("closedThrough", .string(through.isoText)),
        ("tables", .array(tables.map(\.json))),
      ]),
      ([tables.isEmpty ? none : head]
        + tables.map { $0.text(session.language, width: session.console.width) }).joined(
          separator: "\n\n"))
  }
}
