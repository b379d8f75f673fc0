import Amounts
import ArgumentParser
import Bookkeeping
import Interchange
import LedgerStore

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
        "Baut auch die Summen der Teilvorhaben neu auf, prüft jede Seite der Datei und nennt Dateien im Nachweisordner, die zu keiner Buchung gehören.",
        "Also rebuilds the sums of measures, checks every page of the file and names files in the folder of evidence that belong to no entry."
      )))
  var deep = false

  @Option(
    help: ArgumentHelp(
      say(
        "Ein früher notierter Kopf der Siegelkette; zeigt, ob das Ende fehlt.",
        "A head of the seal chain noted earlier; shows whether the end was cut off."),
      valueName: "sha256"))
  var head: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Eine Arbeitsmappe des Förderbuchs: gehört sie zu diesem Hauptbuch?",
        "A workbook of Förderbuch: does it belong to this ledger?"),
      valueName: say("datei", "file")))
  var workbook: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let expected = try expectedHead(session)
    let ledger = try session.open(.readOnly)
    let report = try ledger.verify(deep: deep, expectedHead: expected)
    let problems = report.problems.map { $0.sentence(session.language) }
    session.answer(
      .members([
        ("ok", .bool(report.isSound)), ("entries", .integer(Int64(report.entries))),
        ("head", .string(report.head.hexText)),
        ("problems", .array(problems.map(JSONValue.string))),
        ("problemCount", .integer(Int64(report.problemCount))),
        ("records", .integer(Int64(report.records))),
        ("evidence", .integer(Int64(report.evidence))),
        ("strangers", .array(report.strangers.map(JSONValue.string))),
        ("expectedAtEntry", report.expected.map { .integer(Int64($0.entries)) }),
        ("entriesSince", report.expected.map { .integer(Int64(report.entries - $0.entries)) }),
      ]), text(report, problems))
    if !report.isSound { throw NegativeAnswer() }
  }

  private func text(_ report: VerificationReport, _ problems: [String]) -> String {
    var lines = problems.map { "✗ " + $0 }
    if report.problemCount > problems.count {
      let more = report.problemCount - problems.count
      lines.append(say("… und \(more) weitere.", "… and \(more) more."))
    }
    if let expected = report.expected {
      let since = report.entries - expected.entries
      lines.append(
        say(
          "Der genannte Stand liegt nach Buchung \(expected.entries); seitdem kamen \(since) Buchungen hinzu.",
          "The given state lies behind entry \(expected.entries); \(since) entries were added since."
        ))
    }
    if !report.strangers.isEmpty {
      lines.append(
        say(
          "Hinweis: Zu keiner Buchung gehören im Nachweisordner: \(report.strangers.joined(separator: ", ")).",
          "Note: in the folder of evidence these belong to no entry: \(report.strangers.joined(separator: ", "))."
        ))
    }
    lines.append(
      report.isSound
        ? say(
          "In Ordnung: \(report.entries) Buchungen, \(report.records) versiegelte Sätze, \(report.evidence) Nachweise.",
          "Sound: \(report.entries) entries, \(report.records) sealed records, \(report.evidence) pieces of evidence."
        )
        : say(
          "Beschädigt: \(report.problemCount) Stellen.", "Damaged: \(report.problemCount) places."))
    lines.append(say("Kopf der Siegelkette: ", "Head of the seal chain: ") + report.head.hexText)
    return lines.joined(separator: "\n")
  }

  private func expectedHead(_ session: Session) throws -> Digest256? {
    if let workbook {
      return try WorkbookStamp.read(session.console.absolute(workbook), file: workbook).head
    }
    return try head.map { text in
      guard let digest = Digest256(hex: text) else {
        throw CommandFailure(
          64, "--head: „\(text)“ ist kein SHA-256-Wert; erwartet werden 64 Zeichen 0–9 und a–f.",
          "--head: \"\(text)\" is no SHA-256 value; 64 characters 0–9 and a–f are expected.")
      }
      return digest
    }
  }
}
