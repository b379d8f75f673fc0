import Amounts
import ArgumentParser
import Bookkeeping
import Foundation
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

  /// `evidence add ENTRY… FILE…`: files that come after the booking.
  struct Add: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "add",
        abstract: say(
          "Legt später gelieferte Dateien zu Buchungen ab; nichts wird ersetzt.",
          "Keeps files that were delivered later with entries; nothing is replaced."),
        discussion: say(
          "Eine Bestätigung für drei Buchungen: foerderbuch evidence add 29 30 SL-9 Bestätigung.pdf",
          "One paper for three entries: foerderbuch evidence add 29 30 SL-9 paper.pdf"))
    }

    @Argument(
      help: ArgumentHelp(
        say(
          "Nummern von Buchungen oder ihren Belegen, dann die Dateien.",
          "Numbers of entries or their vouchers, then the files."),
        valueName: say("buchung|datei", "entry|file")))
    var words: [String]

    @OptionGroup var links: LinkOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try Session(global, following: links.followLinks)
      guard words.count > 1 else { throw CommandFailure(64, Problem("program.USAGE.evidenceAdd")) }
      // The first names an entry and the last a file, whatever they are called.
      let middle = words.dropFirst().dropLast().prefix {
        !session.office.hasFile($0)
      }
      let desk = EvidenceDesk(session.office)
      let entries = try RecordDesk(session.office).numbers(of: [words[0]] + middle)
      let added = try desk.add(Array(words.dropFirst(entries.count)), to: entries)
      let views = added.map { json($0) }
      session.answer(
        views.count == 1
          ? .members(views[0]) : .members([("entries", .array(views.map { .members($0) }))]),
        added.map { text($0, session.language) }.joined(separator: "\n"))
    }

    private func json(_ added: EvidenceDesk.Added) -> [(String, JSONValue?)] {
      [
        ("entry", .integer(added.entry)), ("filed", .array(added.new.map(\.json))),
        ("known", .integer(Int64(added.known))), ("head", .string(added.head)),
      ]
    }

    private func text(_ added: EvidenceDesk.Added, _ language: Language) -> String {
      let (new, known) = (added.new, added.known)
      let rest =
        known == 0
        ? ""
        : say(
          " \(known) \(known == 1 ? "war" : "waren") schon abgelegt.",
          " \(known) \(known == 1 ? "was" : "were") kept already.")
      let files = language.count(new.count, ("Datei", "Dateien"), ("file", "files"))
      return
        (new.map { $0.line(language) }
        + [
          say(
            "Buchung \(added.entry): \(files) abgelegt.\(rest)",
            "Entry \(added.entry): \(files) kept.\(rest)")
        ]).joined(separator: "\n")
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
        say(
          "Nummer der Buchung, oder ihres Belegs, wenn nur sie ihn hat.",
          "Number of the entry, or of its voucher where only it has that."),
        valueName: say("buchung", "entry")))
    var entry: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let session = try Session(global)
      let entry = try RecordDesk(session.office).numbers(of: [entry])[0]
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
