import Amounts
import ArgumentParser
import Bookkeeping
import Funding
import Interchange
import LedgerStore
import Messages
import Office
import Reporting

/// `report KIND … -o FILE.xlsx`: a workbook.
struct ReportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "report",
      abstract: say(
        "Schreibt eine Arbeitsmappe mit lebenden Formeln.", "Writes a workbook with live formulas.")
    )
  }

  @Argument(
    help: ArgumentHelp(
      say("Art des Berichts: ", "Kind of report: ")
        + FormKind.reports.map { "\($0.rawValue) (\($0.name[Console.language]))" }
        .joined(separator: ", ") + ".", valueName: say("art", "kind")))
  var kind: String

  /// What some funders call a request for payment.
  private static let requests = ["mittelabruf", "auszahlungsantrag", "zahlungsanforderung"]

  @Argument(
    help: ArgumentHelp(
      say(
        "Bescheid, Teilvorhaben oder Vorhaben, bei contributions auch ein Partner; ohne Angabe alles.",
        "Award, measure or project, of contributions a partner, too; everything where none is named."
      ),
      valueName: say("kennung", "id")))
  var subject: String?

  @Flag(
    help: ArgumentHelp(
      say(
        "Alles in einer Mappe, wie ohne Kennung.",
        "Everything in one workbook, as where nothing is named.")))
  var all = false

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      say(
        "Die Arbeitsmappe, die entsteht; endet der Name auf .pdf, daneben ein PDF (mit LibreOffice).",
        "The workbook to write; where the name ends in .pdf, a PDF beside it (with LibreOffice)."),
      valueName: say("datei.xlsx", "file.xlsx")))
  var output: String

  @Flag(
    help: ArgumentHelp(
      say(
        "Hält die Arbeitsmappe als vorgelegt im Hauptbuch fest.",
        "Keeps the workbook in the ledger as submitted.")))
  var freeze = false

  @Option(
    help: ArgumentHelp(
      say(
        "Warum trotz Fehlern der Prüfung oder abweichender Summen vorgelegt wird; wird mit der Vorlage aufbewahrt.",
        "Why it is submitted in spite of errors or totals that differ; kept with the submission."),
      valueName: "text"))
  var reason: String?

  @Flag(
    help: ArgumentHelp(
      say(
        "Eine weitere Vorlage, auch wenn dasselbe schon vorgelegt ist und sich nichts geändert hat.",
        "A further submission, also where the same is handed in and nothing has changed.")))
  var again = false

  @Option(
    help: ArgumentHelp(
      say(
        "Legt die Nachweise zu den Buchungen dieses Berichts in einen neuen Ordner.",
        "Puts the evidence of this report's entries into a new folder."),
      valueName: say("ordner", "folder")))
  var withEvidence: String?

  @OptionGroup var options: ReportOptions
  @OptionGroup var day: AsOfOption
  @OptionGroup var place: TargetOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global, replacing: place.replace)
    let isRequest = Self.requests.contains(kind.lowercased())
    let kind = try Choice.of(
      isRequest ? FormKind.drawdownRequest.rawValue : kind, "report", among: FormKind.reports
    ) { ($0.rawValue, $0.name) }
    guard !all || subject == nil else {
      throw CommandFailure(64, Problem("program.USAGE.awardAndAll"))
    }
    for (option, isGiven) in [("--reason", reason != nil), ("--again", again)]
    where isGiven && !freeze {
      throw CommandFailure(64, Problem("program.USAGE.freezeOnly", ["option": option]))
    }
    var question = try options.question(kind, of: subject, day, session)
    question.reason = reason
    let printed = try PrintedWorkbook(output, session.office)
    let workbook = printed?.workbook ?? output
    let progress = Progress(
      console: session.console, label: say("\(output) wird geschrieben", "writing \(output)"))
    let written =
      freeze
      ? try session.asking(again ? [.repeated] : []) { meant, _ in
        question.meant = meant
        return try SubmissionDesk(session.office).submit(
          question, as: workbook, evidence: withEvidence,
          progress: { progress.update($0, of: $1) })
      }
      : try ReportDesk(session.office).write(
        question, to: workbook, evidence: withEvidence, progress: { progress.update($0, of: $1) })
    progress.finish()
    try printed?.write(session.office)
    if let evidence = written.evidence, !session.json { session.print(evidence.text) }
    warn(of: written.untied, session)
    session.answer(json(written, printed), text(written, session))
  }

  /// A workbook that does not tie to the ledger says so on its control sheet; nobody shall have to
  /// look there to learn of it.
  private func warn(of untied: [String], _ session: Session) {
    guard !untied.isEmpty else { return }
    let names = untied.prefix(5).joined(separator: "; ")
    session.console.err(
      say(
        "Achtung: Die Arbeitsmappe weicht an \(untied.count == 1 ? "einer Stelle" : "\(untied.count) Stellen") vom Hauptbuch ab (\(names)). Legen Sie sie nicht vor; verify sagt, ob das Hauptbuch verändert wurde. Ist es unversehrt, melden Sie den Fehler.\n",
        "Warning: The workbook differs from the ledger in \(untied.count) \(untied.count == 1 ? "place" : "places") (\(names)). Do not hand it in; verify tells whether the ledger was changed. If it was not, report the fault.\n"
      ))
  }

  private func json(_ written: ReportDesk.Written, _ printed: PrintedWorkbook?) -> JSONValue {
    let request = written.request
    let award: JSONValue? = if case .award(let id) = request.scope { .string(id) } else { nil }
    return .members([
      ("report", .string(request.kind.rawValue)), ("form", .string(request.form.id)),
      ("scope", .string(request.scope.text)), ("award", award),
      ("asOf", .string(request.asOf.isoText)), ("file", .string(written.path)),
      ("pdf", printed.map { _ in .string(output) }),
      ("entries", .integer(written.entries)), ("head", .string(written.head)),
      ("submission", written.submission?.json),
    ])
  }

  private func text(_ written: ReportDesk.Written, _ session: Session) -> String {
    let asOf = written.request.asOf
    return say(
      "\(written.title), Stand \(asOf.text(.de)): \(output)",
      "\(written.title), as of \(asOf.text(.en)): \(output)")
      + (written.submission.map {
        say(
          "\nVorgelegt als Nr. \($0.id) nach Buchung \($0.entries), SHA-256 \($0.digest.hexText). Unverändert wieder auszuschreiben mit: \(session.console.program) submissions \($0.id) -o DATEI.xlsx",
          "\nSubmitted as no. \($0.id) after entry \($0.entries), SHA-256 \($0.digest.hexText). To write it again as it was: \(session.console.program) submissions \($0.id) -o FILE.xlsx"
        )
      } ?? "")
  }
}
