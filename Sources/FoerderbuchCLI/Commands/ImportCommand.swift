import Amounts
import ArgumentParser
import Interchange
import LedgerStore
import Messages
import Office

/// `import FILE…`: shows what stands in tables of bookings and books it, all or nothing per file;
/// account statements are shown with proposals, see ``StatementOptions``.
struct ImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: say(
        "Bucht Tabellen von Buchungen, Kontoauszüge und E-Rechnungen; je Datei alles oder nichts.",
        "Books tables of bookings, account statements and e-invoices; all or nothing per file."))
  }

  @Argument(
    help: ArgumentHelp(
      say(
        "Tabellen (CSV, xlsx, ods), Kontoauszüge (CAMT.053, CAMT.052, Zip davon, CSV-CAMT) oder E-Rechnungen (XRechnung, ZUGFeRD).",
        "Tables (CSV, xlsx, ods), account statements (CAMT.053, CAMT.052, zip, CSV-CAMT) or e-invoices (XRechnung, ZUGFeRD)."
      ),
      valueName: say("datei", "file")))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      say(
        "Profil einer eigenen Tabelle: Name oder Datei (sonst die vorgesehenen Überschriften).",
        "Profile of an office's own table: name or file (else the headings that are laid down)."),
      valueName: say("profil", "profile")))
  var profile: String?

  @OptionGroup var suggestion: SuggestionOptions

  @Flag(help: ArgumentHelp(say("Zeigt nur, was geschähe.", "Only shows what would happen.")))
  var dryRun = false

  @OptionGroup var repeats: RepeatOptions
  @OptionGroup var meant: MeantAmounts
  @OptionGroup var days: MeantDays

  @Option(
    help: ArgumentHelp(
      say(
        "Dezimalzeichen der Beträge, wo es nicht eindeutig ist: comma oder point.",
        "Decimal mark of amounts where it is not clear: comma or point."),
      valueName: "comma|point"))
  var decimalMark: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Blatt der Arbeitsmappe (sonst das einzige).", "Sheet of the workbook (else the only one)."),
      valueName: say("blatt", "sheet")))
  var sheet: String?

  @OptionGroup var statement: StatementOptions

  @Option(
    help: ArgumentHelp(
      say(
        "Formular eines Partners: das Unterschriebene, Nachweis aller seiner Zeilen; mehrfach möglich.",
        "A partner's form: the signed paper, evidence of all its rows; may be repeated."),
      valueName: say("datei", "file")))
  var evidence: [String] = []

  @Flag(
    help: ArgumentHelp(
      say(
        "Nimmt nur Nachweise an, die als Datei vorliegen.",
        "Only takes evidence that is there as a file.")))
  var requireEvidence = false

  @Option(
    help: ArgumentHelp(
      say(
        "Schreibt eine Tabelle mit Fehlern als Arbeitsmappe, die Meldung neben jeder Zeile.",
        "Writes a table with problems as a workbook, the message beside each row."),
      valueName: say("datei.xlsx", "file.xlsx")))
  var reportProblems: String?

  @OptionGroup var links: LinkOption
  @OptionGroup var place: TargetOptions
  @OptionGroup var global: GlobalOptions

  /// The options given that mean something for tables only.
  private var optionsOfTables: [String] {
    [
      ("--profile", profile != nil), ("--decimal-mark", decimalMark != nil),
      ("--sheet", sheet != nil), ("--report-problems", reportProblems != nil),
      ("--only-new", repeats.onlyNew), ("--same", repeats.same != nil),
      ("--require-evidence", requireEvidence), ("--evidence", !evidence.isEmpty),
    ].filter(\.1).map(\.0)
  }

  private var meantKinds: Set<Slip.Kind> { meant.kinds.union(days.kinds) }

  /// What has to be said again where a corrected table is read.
  private var readingArguments: String {
    let quoted = profile.map { $0.contains(" ") ? "'\($0)'" : $0 }
    return (quoted.map { " --profile \($0)" } ?? "")
      + (decimalMark.map { " --decimal-mark \($0)" } ?? "")
      + (repeats.again.map { " --again \($0)" } ?? "") + (repeats.onlyNew ? " --only-new" : "")
      + (requireEvidence ? " --require-evidence" : "")
  }

  func run() throws {
    let session = try Session(
      global, replacing: place.checked(("--report-problems", reportProblems != nil)),
      following: links.followLinks)
    if suggestion.isWanted {
      try suggestion.run(session, files: files, sheet: sheet, kind: .bookings)
      return
    }
    let rules = try repeats.rules(files: files.count)
    let invoices = InvoiceImport(
      session: session, files: files, assign: statement.assign, again: rules, meant: meantKinds,
      dryRun: dryRun)
    if try invoices.run(
      others: optionsOfTables.filter { $0 != "--require-evidence" }
        + (statement.accept.isEmpty ? [] : ["--accept"]))
    {
      return
    }
    if try statement.run(
      files, session, again: rules, meant: meantKinds, dryRun: dryRun, others: optionsOfTables)
    {
      return
    }
    var terms = TableImport.Terms()
    terms.decimalMark = try decimalMark.map { try ArgumentReader.word($0, "--decimal-mark") }
    terms.sheet = sheet
    terms.profileName = profile
    terms.profile = try profile.map { try session.office.bookingProfile($0) }
    terms.repeats = rules
    terms.dryRun = dryRun
    terms.requireEvidence = requireEvidence
    terms.evidence = evidence
    terms.tellsAll = session.json
    terms.problems = try reportProblems.map {
      try ProblemReport(session, output: $0, files: files, arguments: readingArguments)
    }
    var results: [TakenTable] = []
    var waiting: [Proposed] = []
    for file in files {
      do {
        var isShown = session.json
        results.append(
          // A whole table may be over its plan for good reason, which the rules then cut.
          try session.asking(
            meantKinds, telling: [.beyondPlan, .unusualDay, .unusualDiscount, .reported]
          ) { meant, told in
            (terms.meant, terms.told) = (meant, told)
            return try TableImport(session.office, terms).take(
              file, progress: Progress.ofTable(file, session.console)
            ) {
              if !isShown { session.print($0.previewText(session.language)) }
              isShown = true
            }
          })
      } catch let proposed as Proposed {
        waiting.append(proposed)
        if !session.json {
          session.print(proposed.problem.text(session.language, atTerminal: true))
        }
        continue
      } catch {
        throw AlreadyBooked.adding(
          dryRun ? [] : results.map { ($0.file, $0.posted.numbers) }, to: error)
      }
      if !session.json, let last = results.last {
        session.print(last.text(session.language, dryRun: dryRun))
      }
    }
    if session.json {
      session.console.out(
        JSONValue.members([
          ("dryRun", .bool(dryRun)), ("files", .array(results.map(\.json))),
          ("proposals", waiting.isEmpty ? nil : .array(waiting.map(\.json))),
        ]).prettyText)
    }
  }
}
