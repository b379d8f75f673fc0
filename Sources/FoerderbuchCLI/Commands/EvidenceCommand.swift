import Amounts
import ArgumentParser
import Bookkeeping
import Interchange
import LedgerStore
import Messages
import Office

/// `evidence`: the files that prove entries.
struct EvidenceCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "evidence",
      abstract: say(
        "Nachweise zu Buchungen: nachreichen, zeigen, herausgeben.",
        "Evidence of entries: deliver later, show, hand out."),
      subcommands: [Add.self, List.self, Export.self])
  }

  /// `evidence add ENTRY FILE…`: files that come after the booking.
  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add",
        abstract: say(
          "Legt später gelieferte Dateien zu einer Buchung ab; nichts wird ersetzt.",
          "Keeps files that were delivered later with an entry; nothing is replaced."))
    }

    @Argument(
      help: ArgumentHelp(
        say("Nummer der Buchung.", "Number of the entry."),
        valueName: say("buchung", "entry")))
    var entry: Int64

    @Argument(
      help: ArgumentHelp(say("Die Dateien.", "The files."), valueName: say("datei", "file")))
    var files: [String]

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try Session(global)
      let added = try EvidenceDesk(session.office).add(files, to: entry)
      let (new, known) = (added.new, added.known)
      let rest =
        known == 0
        ? ""
        : say(
          " \(known) \(known == 1 ? "war" : "waren") schon abgelegt.",
          " \(known) \(known == 1 ? "was" : "were") kept already.")
      let files = session.language.count(new.count, ("Datei", "Dateien"), ("file", "files"))
      session.answer(
        .members([
          ("entry", .integer(entry)), ("filed", .array(new.map(\.json))),
          ("known", .integer(Int64(known))), ("head", .string(added.head)),
        ]),
        (new.map { $0.line(session.language) }
          + [
            say(
              "Buchung \(entry): \(files) abgelegt.\(rest)",
              "Entry \(entry): \(files) kept.\(rest)")
          ]).joined(separator: "\n"))
    }
  }

  /// `evidence list ENTRY`: what proves an entry.
  struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list",
        abstract: say("Zeigt die Nachweise einer Buchung.", "Shows the evidence of an entry."))
    }

    @Argument(
      help: ArgumentHelp(
        say("Nummer der Buchung.", "Number of the entry."),
        valueName: say("buchung", "entry")))
    var entry: Int64

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try Session(global)
      let evidence = try EvidenceDesk(session.office).evidence(of: entry)
      session.answer(
        .members([("entry", .integer(entry)), ("evidence", .array(evidence.map(\.json)))]),
        evidence.isEmpty
          ? say(
            "Buchung \(entry) nennt keinen Nachweis. Nachreichen: foerderbuch evidence add \(entry) DATEI",
            "Entry \(entry) names no evidence. Deliver it: foerderbuch evidence add \(entry) FILE")
          : evidence.map { $0.line(session.language) }.joined(separator: "\n"))
    }
  }

  /// `evidence export -o DIR`: copies for the funder or the auditor.
  struct Export: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "export",
        abstract: say(
          "Schreibt die abgelegten Nachweise mit einem Verzeichnis in einen neuen Ordner.",
          "Writes the evidence that is kept into a new folder, with an index."))
    }

    @Option(
      name: [.customShort("o"), .long],
      help: ArgumentHelp(
        say("Der Ordner, der entsteht.", "The folder to write."),
        valueName: say("ordner", "folder")))
    var output: String

    @Option(help: ArgumentHelp(say("Nur dieser Bescheid.", "Only this award."), valueName: "id"))
    var award: String?
    @Option(
      help: ArgumentHelp(say("Nur dieses Teilvorhaben.", "Only this measure."), valueName: "id"))
    var measure: String?
    @Option(help: ArgumentHelp(say("Nur dieses Vorhaben.", "Only this project."), valueName: "id"))
    var project: String?

    @Option(
      help: ArgumentHelp(
        say("Buchungen bis zu diesem Tag (sonst alle).", "Entries up to this day (else all)."),
        valueName: say("datum", "date")))
    var asOf: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try Session(global)
      let day = try asOf.map { try ArgumentReader.date($0, "--as-of") }
      let scopes =
        [award.map(ReportScope.award), measure.map(ReportScope.measure)]
        + [project.map(ReportScope.project)]
      guard scopes.compactMap({ $0 }).count <= 1 else {
        throw CommandFailure(64, Problem("program.USAGE.oneScope"))
      }
      let result = try EvidenceDesk(session.office).export(
        scopes.lazy.compactMap { $0 }.first ?? .all, asOf: day, to: output)
      session.answer(result.json, result.text)
    }
  }
}

extension FiledEvidence {
  var json: JSONValue {
    .members([
      ("entry", .integer(entry)), ("position", .integer(Int64(position))), ("name", .string(name)),
      ("sha256", content.map { .string($0.digest.hexText) }),
      ("bytes", content.map { .integer($0.byteCount) }),
      ("mediaType", content.map { .string($0.mediaType) }),
      ("filedAt", content.map { .string($0.filedAt) }), ("path", content.map { .string($0.path) }),
    ])
  }

  /// One line, or two for a file that is kept.
  func line(_ language: Language) -> String {
    let head = "  \(position). \(name)"
    guard let content else {
      return head + language.pick(" – nur der Name, keine Datei", " – the name only, no file")
    }
    let moment = Fact.moment(content.filedAt).text(language)
    return head
      + language.pick(
        " – \(content.byteCount) Byte, abgelegt \(moment)",
        " – \(content.byteCount) bytes, kept \(moment)")
      + "\n     SHA-256 \(content.digest.hexText)\n     \(content.path)"
  }
}
