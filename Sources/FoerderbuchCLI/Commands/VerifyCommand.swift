import Amounts
import ArgumentParser
import Bookkeeping
import Interchange
import LedgerStore
import Messages
import Office

/// `verify`: read-only proof that the ledger is what was written.
struct VerifyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: say(
        "Beweist, dass das Hauptbuch unverändert ist: Siegelkette, Salden, Nachweise, Stand einer Arbeitsmappe.",
        "Proves that the ledger is unchanged: seal chain, balances, evidence, state of a workbook.")
    )
  }

  @Flag(
    help: ArgumentHelp(
      say(
        "Prüft auch jede Seite der Datei, stellt die Prüfabfragen und nennt Dateien im Nachweisordner, die zu keiner Buchung gehören.",
        "Also checks every page of the file, asks the auditor's queries and names files in the folder of evidence that belong to no entry."
      )))
  var deep = false

  @Option(
    help: ArgumentHelp(
      say(
        "Ein früher notierter Kopf der Siegelkette oder der Stand des Buchs, wie ihn ein Formular druckt (KOPF@BUCHUNG); zeigt, ob das Ende fehlt oder die Kette neu geschrieben wurde.",
        "A head of the seal chain noted earlier, or the state of the ledger as a form prints it (HEAD@ENTRY); shows whether the end was cut off or the chain written anew."
      ), valueName: say("stand", "state")))
  var head: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Eine Arbeitsmappe des Förderbuchs: gehört sie zu diesem Hauptbuch, und stimmt jede Zahl?",
        "A workbook of Förderbuch: does it belong to this ledger, and is every figure right?"),
      valueName: say("datei", "file")))
  var workbook: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Das eigene Formular, nach dem die Arbeitsmappe geschrieben wurde.",
        "The form of your own by which the workbook was written."),
      valueName: say("datei", "file")))
  var definition: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Ein Anker, den `anchor` schrieb: Ist alles bis dahin noch, wie es war?",
        "An anchor that `anchor` wrote: is everything up to there still as it was?"),
      valueName: say("datei", "file")))
  var anchor: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Der öffentliche Schlüssel, mit dem der Anker unterschrieben sein muss.",
        "The public key that the anchor has to be signed with."),
      valueName: say("datei", "file")))
  var publicKey: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let found = try Proof(session.office).verify(
      deep: deep, head: try expectedHead(), anchor: anchor, publicKey: publicKey,
      workbook: workbook,
      definition: definition)
    let (report, proof) = (found.ledger, found.workbook)
    let witnesses = witnesses(found)
    let unsigned = unsigned(found)
    let others = witnesses.count + unsigned.count
    let deviations = found.deviations.map { note in
      (note.isKept
        ? say("gebuchte Abrechnung oder Vorlage: ", "booked settlement or submission: ") : "")
        + note.text
    }
    let problems =
      report.problems.map { $0.sentence(session.language) }
      + witnesses + unsigned
      + (proof?.differences.map { $0.text(session.language) } ?? [])
    let notes = report.notes.map { $0.message.text(session.language) } + deviations
    session.answer(
      .members([
        ("ok", .bool(found.isSound)), ("entries", .integer(Int64(report.entries))),
        ("head", .string(report.head.hexText)),
        ("problems", .array(problems.map(JSONValue.string))),
        (
          "problemCount",
          .integer(Int64(report.problemCount + (proof?.differenceCount ?? 0) + others))
        ),
        ("records", .integer(Int64(report.records))),
        ("evidence", .integer(Int64(report.evidence))),
        ("strangers", .array(report.strangers.map(JSONValue.string))),
        ("expectedAtEntry", report.expected.map { .integer(Int64($0.entries)) }),
        ("anchorSigned", found.signature.map { .bool($0 == .right) }),
        ("entriesSince", report.expected.map { .integer(Int64(report.entries - $0.entries)) }),
        ("deviations", .array(deviations.map(JSONValue.string))),
        ("notes", .array(report.notes.map { .string($0.message.text(session.language)) })),
        ("submission", found.handedIn.map { .integer($0.submission.id) }),
        ("sameFile", found.handedIn.map { .bool($0.isSame) }),
        ("cellsCompared", proof.map { .integer(Int64($0.compared)) }),
        ("cellsDiffering", proof.map { .integer(Int64($0.differenceCount)) }),
      ]), text(found, problems, notes))
    if !found.isSound { throw NegativeAnswer() }
  }

  /// What stands outside the chain and speaks against it.
  private func witnesses(_ found: Proof.Result) -> [String] {
    return found.submissions.map(sentence) + (found.anchor.map { [sentence($0)] } ?? [])
      + (found.printed.map {
        [
          say(
            "Formular: nennt \($0.told) Buchungen bis zu seinem Kopf; im Hauptbuch sind es \($0.found).",
            "Form: names \($0.told) entries up to its head; the ledger has \($0.found).")
        ]
      } ?? [])
  }

  private func sentence(_ submission: Submission, isSame: Bool) -> String {
    Problem(
      isSame
        ? "verification.FILE_OF_SUBMISSION.same" : "verification.FILE_OF_SUBMISSION.other",
      [
        "id": Int(submission.id), "day": submission.day(Console.language),
        "digest": Fact.whole(submission.digest.hexText),
      ]
    ).text(Console.language, atTerminal: true)
  }

  /// Why an anchor does not prove the ledger, whatever the ledger is like.
  private func unsigned(_ found: Proof.Result) -> [String] {
    switch found.signature {
    case .missing:
      [
        say(
          "Anker: trägt keine Unterschrift, verlangt ist die zu diesem Schlüssel.",
          "Anchor: bears no signature; the one of this key is asked for.")
      ]
    case .wrong:
      [
        say(
          "Anker: mit einem anderen Schlüssel unterschrieben, oder die Datei wurde danach geändert.",
          "Anchor: signed with another key, or the file was changed afterwards.")
      ]
    default: []
    }
  }

  private func sentence(_ submission: Submission) -> String {
    say(
      "Vorlage \(submission.id): Die aufbewahrte Arbeitsmappe nennt einen anderen Stand des Hauptbuchs als die Siegelkette. Die Kette wurde neu geschrieben; suchen Sie eine Sicherung, in der beide übereinstimmen.",
      "Submission \(submission.id): the workbook that is kept names another state of the ledger than the seal chain. The chain was written anew; look for a backup in which the two agree."
    )
  }

  private func sentence(_ difference: Anchor.Difference) -> String {
    let (anchor, ledger) = (difference.anchor, difference.ledger)
    return say(
      "Anker: nennt \(anchor.entries) Buchungen und \(anchor.records) Sätze bis zu seinem Kopf; im Hauptbuch sind es \(ledger.entries) und \(ledger.records).",
      "Anchor: names \(anchor.entries) entries and \(anchor.records) records up to its head; the ledger has \(ledger.entries) and \(ledger.records)."
    )
  }

  private func text(_ found: Proof.Result, _ problems: [String], _ notes: [String]) -> String {
    let (report, proof) = (found.ledger, found.workbook)
    var lines = problems.map { "✗ " + $0 }
    let damaged = report.problemCount + witnesses(found).count
    let count = damaged + (proof?.differenceCount ?? 0) + unsigned(found).count
    if count > problems.count {
      let more = count - problems.count
      lines.append(say("… und \(more) weitere.", "… and \(more) more."))
    }
    if let expected = report.expected {
      let since = report.entries - expected.entries
      lines.append(
        say(
          "Der genannte Stand liegt nach Buchung \(expected.entries); seitdem \(since == 1 ? "kam" : "kamen") \(Counted.entries(since)) hinzu.",
          "The given state lies behind entry \(expected.entries); \(Counted.entries(since)) \(since == 1 ? "was" : "were") added since."
        ))
    }
    switch found.signature {
    case .right:
      lines.append(
        say("Die Unterschrift des Ankers stimmt.", "The signature of the anchor is right."))
    case .unchecked:
      lines.append(
        say(
          "Der Anker ist unterschrieben; --public-key prüft die Unterschrift.",
          "The anchor is signed; --public-key checks the signature."))
    case .some(.none):
      lines.append(Problem("office.ANCHOR_UNSIGNED").text(Console.language, atTerminal: true))
    default: break
    }
    if let file = found.handedIn {
      lines.append(sentence(file.submission, isSame: file.isSame))
    }
    if let proof {
      lines.append(
        proof.differenceCount == 0
          ? say(
            "Arbeitsmappe: \(proof.compared) Zellen aus dem Hauptbuch neu berechnet, alle gleich, auch Formeln, Formate und was sichtbar ist.",
            "Workbook: \(proof.compared) cells computed again from the ledger, all equal, and so are formulas, formats and what is visible."
          )
          : say(
            "Arbeitsmappe: \(proof.differenceCount == 1 ? "1 Stelle weicht" : "\(proof.differenceCount) Stellen weichen") vom Hauptbuch ab (\(proof.compared) Zellen verglichen).",
            "Workbook: \(proof.differenceCount == 1 ? "1 place differs" : "\(proof.differenceCount) places differ") from the ledger (\(proof.compared) cells compared)."
          )
      )
      if proof.filled > 0 {
        lines.append(
          say(
            "Außerdem wurden \(proof.filled) offene Felder ausgefüllt.",
            "Besides, \(proof.filled) open fields were filled in."))
      }
    }
    if !report.strangers.isEmpty {
      lines.append(
        say(
          "Hinweis: Zu keiner Buchung gehören im Nachweisordner: \(report.strangers.joined(separator: ", ")).",
          "Note: in the folder of evidence these belong to no entry: \(report.strangers.joined(separator: ", "))."
        ))
    }
    lines += notes
    // Nobody shall read that all is well below what is not.
    let isAll = found.isSound
    lines.append(
      damaged == 0
        ? say(
          "\(isAll ? "In Ordnung" : "Das Hauptbuch selbst ist unversehrt"): \(report.entries) Buchungen, \(report.records) versiegelte Sätze, \(report.evidence) Nachweise.",
          "\(isAll ? "Sound" : "The ledger itself is unharmed"): \(report.entries) entries, \(report.records) sealed records, \(report.evidence) pieces of evidence."
        )
        : say(
          "Beschädigt: \(damaged == 1 ? "1 Stelle" : "\(damaged) Stellen").",
          "Damaged: \(damaged == 1 ? "1 place" : "\(damaged) places")."))
    lines.append(say("Kopf der Siegelkette: ", "Head of the seal chain: ") + report.head.hexText)
    return lines.joined(separator: "\n")
  }

  private func expectedHead() throws -> PrintedHead? {
    try head.map { text in
      guard let printed = PrintedHead(text: text) else {
        throw CommandFailure(64, Problem("program.USAGE.head", ["text": text]))
      }
      return printed
    }
  }
}
