import Amounts
import ArgumentParser
import Bookkeeping
import Interchange
import LedgerStore
import Messages
import Office

/// `submissions`: reports as they were handed in, to list and to write out again.
struct SubmissionsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "submissions",
      abstract: say(
        "Zeigt vorgelegte Berichte und schreibt einen davon unverändert wieder aus.",
        "Shows submitted reports, and writes one of them again as it was."),
      discussion: say(
        "Vorgelegt wird ein Bericht mit `report … --freeze`.",
        "A report is submitted by `report … --freeze`."))
  }

  @Argument(
    help: ArgumentHelp(
      say("Nummer der Vorlage, die geschrieben wird.", "Number of the submission to write."),
      valueName: say("nummer", "number")))
  var number: Int64?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      say("Die Arbeitsmappe, die entsteht.", "The workbook to write."),
      valueName: say("datei.xlsx", "file.xlsx")))
  var output: String?

  @Flag(
    help: ArgumentHelp(
      say(
        "Welche Zahlen der Vorlage heute anders wären, zum selben Stichtag.",
        "Which figures of the submission would be others today, as of the same day.")))
  var difference = false

  @OptionGroup var place: TargetOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global, replacing: place.checked(("-o", output != nil)))
    guard (number == nil) == (output == nil && !difference), output == nil || !difference else {
      throw CommandFailure(64, Problem("program.USAGE.submission"))
    }
    let desk = SubmissionDesk(session.office)
    if let number, difference {
      let changes = try desk.changes(since: number)
      return session.answer(changes.json, text(changes, number, session))
    }
    guard let number, let output else {
      let all = try desk.all()
      session.answer(.members([("submissions", .array(all.map(\.json)))]), text(all, session))
      return
    }
    let found = try desk.write(number, to: output)
    session.answer(
      .members([("submission", found.json), ("file", .string(output))]),
      say(
        "Vorlage \(number) wie eingereicht: \(output) (\(found.size) Bytes, SHA-256 \(found.digest.hexText))",
        "Submission \(number) as handed in: \(output) (\(found.size) bytes, SHA-256 \(found.digest.hexText))"
      ))
  }

  private func text(_ changes: LookupTable, _ number: Int64, _ session: Session) -> String {
    guard !changes.rows.isEmpty else {
      return say(
        "Vorlage \(number): Heute kämen dieselben Zahlen heraus.",
        "Submission \(number): today the same figures would come out.")
    }
    return say(
      "Vorlage \(number): \(changes.rows.count == 1 ? "eine Zahl wäre" : "\(changes.rows.count) Zahlen wären") heute anders.",
      "Submission \(number): \(changes.rows.count == 1 ? "one figure" : "\(changes.rows.count) figures") would be other today."
    ) + "\n\n" + changes.text(session.language, width: session.console.width)
  }

  private func text(_ all: [Submission], _ session: Session) -> String {
    guard !all.isEmpty else {
      return say(
        "Noch keine Vorlagen. `foerderbuch report … --freeze` hält einen Bericht fest.",
        "No submissions yet. `foerderbuch report … --freeze` keeps a report.")
    }
    var table = TextTable([
      (say("Nr.", "No."), .right), (say("Vorgelegt", "Submitted"), .left),
      (say("Bericht", "Report"), .left), (say("Umfang", "Scope"), .left),
      (say("Stichtag", "As of"), .left), (say("nach Buchung", "After entry"), .right),
      ("SHA-256", .left),
    ])
    for submission in all {
      table.add(
        String(submission.id), submission.day(session.language),
        submission.report.title(session.language),
        submission.report.subject(session.language),
        submission.report.asOf.text(session.language),
        String(submission.entries), String(submission.digest.hexText.prefix(16)) + "…")
    }
    let reasons = all.compactMap { submission in
      submission.report.reason.map {
        say(
          "\nNr. \(submission.id) vorgelegt trotz Fehlern oder Abweichungen: \($0)",
          "\nNo. \(submission.id) submitted in spite of errors or differences: \($0)")
      }
    }
    return table.text + reasons.joined()
  }
}

extension Submission {
  var json: JSONValue {
    .members([
      ("id", .integer(id)), ("recordedAt", .string(recordedAt)), ("report", .string(report.kind)),
      ("form", .string(report.form)), ("scope", .string(report.scope)),
      ("asOf", .string(report.asOf.isoText)),
      ("options", .array(report.options.map(JSONValue.string))), ("entries", .integer(entries)),
      ("head", .string(head.hexText)), ("reason", report.reason.map(JSONValue.string)),
      ("fileName", .string(fileName)),
      ("sha256", .string(digest.hexText)), ("size", .integer(Int64(size))),
    ])
  }
}
