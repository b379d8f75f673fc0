import Amounts
import ArgumentParser
import Interchange
import Office

/// `agenda`: what is to be done.
struct AgendaCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "agenda",
      abstract: say(
        "Was zu tun ist: Fristen, Rechnungen, Abrufe, Nachweise; auch als Kalender.",
        "What is to be done: deadlines, invoices, drawdowns, evidence; also as a calendar."))
  }

  @Option(
    help: ArgumentHelp(
      say(
        "Was in dieser Zeit fällig wird oder überfällig ist: 30, „90 Tage“, P2M.",
        "What falls due in this time or is overdue: 30, \"90 days\", P2M."),
      valueName: say("dauer", "duration")))
  var within = "30"

  @Option(
    help: ArgumentHelp(
      say(
        "Schreibt alles als Kalender (RFC 5545), den jedes Kalenderprogramm einliest.",
        "Writes all of it as a calendar (RFC 5545) that every calendar program reads."),
      valueName: say("datei.ics", "file.ics")))
  var ics: String?

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var place: TargetOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global, replacing: place.checked(("--ics", ics != nil)))
    let desk = AgendaDesk(session.office)
    let items = try desk.items(
      project: scope.project, measure: scope.measure,
      within: try ArgumentReader.span(within, "--within"))
    let written = try ics.map { try desk.write(items, toCalendar: $0) }
    let table = AgendaDesk.table(items)
    let shown =
      items.isEmpty
      ? say("Nichts zu tun.", "Nothing to do.")
      : table.title[session.language] + "\n\n"
        + Self.shown(table).text(session.language, width: session.console.width)
    let calendar = ics.map { file in
      written == true
        ? say("Kalender: \(file)", "Calendar: \(file)")
        : say(
          "\(file): nicht geschrieben, denn ein Kalender braucht ein Ereignis.",
          "\(file): not written, for a calendar needs an event.")
    }
    session.answer(
      table.json, ([shown] + [calendar].compactMap(\.self)).joined(separator: "\n\n"))
  }

  /// Without what only programs need.
  private static func shown(_ table: LookupTable) -> LookupTable {
    table.without("kind", "award", "uid")
  }
}
