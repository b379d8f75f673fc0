import Amounts
import ArgumentParser
import Interchange
import Office

/// `export FORMAT -o PATH`: the books for other programs.
struct ExportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export",
      abstract: say(
        "Schreibt die Bücher so, dass fremde Programme sie lesen und nachrechnen können.",
        "Writes the books so that other programs can read them and add them up again."),
      discussion: say(
        """
        hledger, beancount: das Journal, mit den Salden zu jedem Abschluss (hledger auch für ledger). csv: ein Ordner mit allen Tabellen für Tabellenprogramme. json: alle Tabellen in einer Datei. gobd: ein Ordner für die Außenprüfung mit index.xml und Verfahrensdokumentation. datev: ein Buchungsstapel (EXTF 700) für die Steuerberatung, ein Jahr je Datei. audit-copy: eine Prüfkopie des Hauptbuchs mit den Nachweisen, die sich nur lesen lässt.
        """,
        """
        hledger, beancount: the journal, with the balances at each close (hledger also for ledger). csv: a folder with all tables for spreadsheet programs. json: all tables in one file. gobd: a folder for tax auditors with index.xml and the documentation of the procedure. datev: a batch of bookings (EXTF 700) for tax consultants, a year per file. audit-copy: a copy of the ledger with its evidence that can only be read.
        """))
  }

  @Argument(help: ArgumentHelp(say("Das Format.", "The format."), valueName: "format"))
  var format: String

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      say(
        "Die Datei, die entsteht; bei csv und gobd ein neuer Ordner.",
        "The file to write; a new folder for csv and gobd."), valueName: say("datei", "file")))
  var output: String

  @Option(
    help: ArgumentHelp(
      say(
        "datev: Beraternummer, 1001 bis 9999999.",
        "datev: number of the consultant, 1001 to 9999999."
      ), valueName: say("nummer", "number")))
  var consultant: Int?

  @Option(
    help: ArgumentHelp(
      say("datev: Mandantennummer, 1 bis 99999.", "datev: number of the client, 1 to 99999."),
      valueName: say("nummer", "number")))
  var client: Int?

  @Option(
    help: ArgumentHelp(
      say("datev: gebucht ab diesem Tag.", "datev: booked from this day on."),
      valueName: say("datum", "date")))
  var from: String?

  @Option(
    help: ArgumentHelp(
      say("datev: gebucht bis zu diesem Tag.", "datev: booked up to this day."),
      valueName: say("datum", "date")))
  var to: String?

  @OptionGroup var place: TargetOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global, replacing: place.replace)
    let format: ExportDesk.Format = try ArgumentReader.word(format, "export")
    var datev = DATEVQuestion()
    (datev.consultant, datev.client) = (consultant, client)
    datev.from = try from.map { try ArgumentReader.date($0, "--from") }
    datev.to = try to.map { try ArgumentReader.date($0, "--to") }
    let exported = try ExportDesk(session.office).export(format, to: output, datev: datev)
    let shown = session.office.shown(output)
    session.answer(
      .members(
        [
          ("format", .string(format.rawValue)), ("file", .string(shown)),
          ("entries", .integer(Int64(exported.entries))), ("head", .string(exported.head)),
        ] + exported.members), exported.text(shown))
  }
}
