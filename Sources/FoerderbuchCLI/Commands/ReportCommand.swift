import Amounts
import ArgumentParser
import Bookkeeping
import Foundation
import Interchange
import LedgerStore
import Reporting
import Workbooks

/// `report KIND … -o FILE.xlsx`: a workbook.
struct ReportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "report",
      abstract: say(
        "Schreibt eine Arbeitsmappe mit lebenden Formeln.", "Writes a workbook with live formulas."),
      discussion: say("Arten: ", "Kinds: ")
        + FormKind.reports.map { "\($0.rawValue) (\($0.name[Console.language]))" }
        .joined(separator: ", ") + ".")
  }

  @Argument(
    help: ArgumentHelp(say("Art des Berichts.", "Kind of report."), valueName: say("art", "kind")))
  var kind: String

  @Argument(
    help: ArgumentHelp(
      say(
        "Bescheid, Teilvorhaben oder Vorhaben; ohne Angabe alles.",
        "Award, measure or project; everything where none is named."),
      valueName: say("kennung", "id")))
  var subject: String?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      say("Die Arbeitsmappe, die entsteht.", "The workbook to write."),
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
        "Legt die Nachweise zu den Buchungen dieses Berichts in einen neuen Ordner.",
        "Puts the evidence of this report's entries into a new folder."),
      valueName: say("ordner", "folder")))
  var withEvidence: String?

  @OptionGroup var options: ReportOptions
  @OptionGroup var day: AsOfOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let target = try session.workbookTarget(output, "--output")
    guard let kind = FormKind.reports.first(where: { $0.rawValue == self.kind }) else {
      throw UsageFault.unknownWord(
        self.kind, option: "report", known: FormKind.reports.map(\.rawValue))
    }
    let ledger = try session.open(freeze ? .readWrite : .readOnly)
    let request = try options.request(
      kind, subject, asOf: try options.day(kind, day, session), session: session, ledger: ledger)
    if freeze { try prove(ledger, session) }
    let report = try ReportMaker(session: session, ledger: ledger).report(request)
    var evidence: EvidenceExport.Result?
    // What does not tie must not be handed in.
    let untied = report.untied
    if freeze, let first = untied.first {
      throw CommandFailure(
        65,
        "--freeze: Die Arbeitsmappe weicht an \(untied.count) Stellen vom Hauptbuch ab (\(first)); sie wird nicht vorgelegt. Schreiben Sie sie ohne --freeze, sehen Sie auf das Kontrollblatt, und melden Sie den Fehler.",
        "--freeze: The workbook differs from the ledger in \(untied.count) places (\(first)); it is not submitted. Write it without --freeze, look at the control sheet, and report the fault."
      )
    }
    var submission: Submission?
    let progress = Progress(
      console: session.console, label: say("\(output) wird geschrieben", "writing \(output)"))
    try WorkbookFile.write(report, to: target, progress: { progress.update($0, of: $1) }) { path in
      // Before the complete workbook takes its place, so that a failure leaves neither.
      if let withEvidence { evidence = try export(request, ledger, to: withEvidence, session) }
      do {
        if freeze { submission = try submit(path, request, report, ledger, session) }
      } catch {
        if let withEvidence {
          try? FileManager.default.removeItem(atPath: session.console.absolute(withEvidence))
        }
        throw error
      }
    }
    progress.finish()
    if let evidence, !session.json { session.print(evidence.text) }
    warn(of: untied, session)
    answer(session, request, report, target, submission)
  }

  /// What is handed in rests on a ledger that is as it was written. The control sheet sees what
  /// differs from its sums; that a text was changed, or all of them alike, only the seals tell.
  private func prove(_ ledger: Ledger, _ session: Session) throws {
    let report = try ledger.verify(deep: true)
    guard !report.isSound else { return }
    throw CommandFailure(
      Failure(
        exitCode: 65,
        [
          say(
            "--freeze: Das Hauptbuch ist nicht mehr so, wie es geschrieben wurde (Stellen: \(report.problemCount)); es wird nichts vorgelegt. Alle nennt verify --deep; spielen Sie eine Sicherung zurück, die besteht. Zuerst gefunden:",
            "--freeze: The ledger is not as it was written (places: \(report.problemCount)); nothing is submitted. verify --deep names them all; restore a backup that passes. Found first:"
          )
        ] + report.problems.prefix(5).map { $0.sentence(session.language) }))
  }

  private func export(
    _ request: ReportRequest, _ ledger: Ledger, to folder: String, _ session: Session
  ) throws -> EvidenceExport.Result {
    let export = EvidenceExport(session: session, ledger: ledger)
    let entries =
      switch request.scope {
      case .award(let id): try export.entries(award: id, asOf: request.asOf)
      case .measure(let id): try export.entries(measure: id, asOf: request.asOf)
      case .project(let id): try export.entries(project: id, asOf: request.asOf)
      case .all: try export.entries(asOf: request.asOf)
      }
    return try export.write(entries, to: folder)
  }

  /// A workbook that does not tie to the ledger says so on its control sheet; nobody shall have to
  /// look there to learn of it.
  private func warn(of untied: [String], _ session: Session) {
    guard !untied.isEmpty else { return }
    let names = untied.prefix(5).joined(separator: "; ")
    session.console.err(
      say(
        "Achtung: Die Arbeitsmappe weicht an \(untied.count) Stellen vom Hauptbuch ab (\(names)). Legen Sie sie nicht vor; verify sagt, ob das Hauptbuch verändert wurde. Ist es unversehrt, melden Sie den Fehler.\n",
        "Warning: The workbook differs from the ledger in \(untied.count) places (\(names)). Do not hand it in; verify tells whether the ledger was changed. If it was not, report the fault.\n"
      ))
  }

  private func submit(
    _ path: String, _ request: ReportRequest, _ report: Report, _ ledger: Ledger,
    _ session: Session
  ) throws -> Submission {
    let head = Digest256(hex: report.property("Foerderbuch.Head")) ?? Chain.genesis
    return try ledger.submit(
      Submission.Report(request), head: head,
      fileName: (output as NSString).lastPathComponent,
      content: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))),
      basis: try session.basisFiles(try ledger.portfolio(asOf: request.asOf)),
      act: session.console.act)
  }

  private func answer(
    _ session: Session, _ request: ReportRequest, _ report: Report, _ target: String,
    _ submission: Submission?
  ) {
    let award: JSONValue? = if case .award(let id) = request.scope { .string(id) } else { nil }
    session.answer(
      .members([
        ("report", .string(request.kind.rawValue)), ("form", .string(request.form.id)),
        ("scope", .string(request.scope.text)), ("award", award),
        ("asOf", .string(request.asOf.isoText)), ("file", .string(target)),
        ("entries", .integer(Int64(report.property("Foerderbuch.Entries")) ?? 0)),
        ("head", .string(report.property("Foerderbuch.Head"))),
        ("submission", submission?.json),
      ]),
      say(
        "\(report.title), Stand \(request.asOf.text(.de)): \(output)",
        "\(report.title), as of \(request.asOf.text(.en)): \(output)")
        + (submission.map {
          say(
            "\nVorgelegt als Nr. \($0.id) nach Buchung \($0.entries), SHA-256 \($0.digest.hexText). Unverändert wieder auszuschreiben mit: \(session.console.program) submissions \($0.id) -o DATEI.xlsx",
            "\nSubmitted as no. \($0.id) after entry \($0.entries), SHA-256 \($0.digest.hexText). To write it again as it was: \(session.console.program) submissions \($0.id) -o FILE.xlsx"
          )
        } ?? ""))
  }
}

extension Report {
  /// The text of a document property; empty where there is none.
  fileprivate func property(_ key: String) -> String {
    properties.first { $0.key == key }?.value ?? ""
  }
}
