import Amounts
import ArgumentParser
import Bookkeeping
import Foundation
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// `demo [DIR]`: a complete ledger from the example files, checked, with its workbooks.
struct DemoCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "demo",
      abstract: say(
        "Baut ein vollständiges Beispiel: Hauptbuch, Prüfung, Arbeitsmappen.",
        "Builds a complete example: ledger, checks, workbooks."))
  }

  @Argument(
    help: ArgumentHelp(say("Zielordner.", "Target folder."), valueName: say("ordner", "folder")))
  var folder = "foerderbuch-demo"

  @Option(
    help: ArgumentHelp(
      say("Stichtag der Berichte.", "Day of the reports."), valueName: say("datum", "date")))
  var asOf = "2026-06-30"

  @Flag(
    help: ArgumentHelp(
      say(
        "Öffnet das Beispiel danach im Browser, mit vier Personen.",
        "Opens the example in a browser then, with four people.")))
  var serve = false

  @OptionGroup var web: ServeOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let listen = serve ? try web.place() : nil
    let outer = try Session(global)
    let target = outer.office.absolute(folder)
    let day = try ArgumentReader.date(asOf, "--as-of")
    try prepare(target)
    let ledgerPath = target + "/foerderbuch.sqlite"
    let session = Session(console: outer.console, ledger: ledgerPath)
    let examples = try session.office.writeExamples(to: target + "/beispiele")
    try session.office.makeEmptyLedger()
    let changes = try ProjectDesk(session.office).apply(examples.filter { $0.hasSuffix(".yaml") })
    // The examples show what goes wrong, too.
    var terms = TableImport.Terms()
    terms.meant = [.beyondPlan]
    let tables = try TableImport(session.office, terms)
    let imports = try examples.filter { $0.hasSuffix(".csv") }.map { file in
      try tables.take(file, progress: Progress.ofTable(file, session.console))
    }
    try tables.close()
    let standing = try StandingDesk(session.office).check(.init(asOf: day))
    let findings = standing.findings
    let workbooks = try DemoReports(session: session, day: day, folder: target)
      .write(standing.assessments)
    let proof = try Proof(session.office).verify(deep: true).ledger
    outer.answer(
      json(target, day, changes, imports, findings, workbooks, proof),
      text(day, changes, imports, findings, workbooks, proof))
    if !proof.isSound { throw NegativeAnswer() }
    if let listen {
      let host = WebHost(session, listen)
      try host.tellFirstPasswords(
        of: try people(ledgerPath, outer), try AccountDesk(ledger: ledgerPath))
      try host.serve()
    }
  }

  /// The four of an office, each with what they may; from 500 € on two of them are needed.
  private func people(_ ledger: String, _ outer: Session) throws -> [Person] {
    let four: [(id: String, name: String, roles: Set<Role>)] = [
      ("lange", "Petra Lange", [.manager, .admin]), ("weber", "Anna Weber", [.entry]),
      ("krause", "Jens Krause", [.release]), ("vogt", "Dr. Ute Vogt", [.audit]),
    ]
    var desk = PeopleDesk(Session(console: outer.console, ledger: ledger).office)
    return try four.map { id, name, roles in
      var change = PeopleDesk.Change()
      change.roles = roles
      let person = try desk.add(id, name: name, change)
      if roles.contains(.admin) {
        desk = PeopleDesk(Session(console: outer.console, ledger: ledger, person: id).office)
      }
      if roles.contains(.release) { try desk.setFourEyes(from: Money(cents: 500_00)) }
      return person
    }
  }

  /// The folder is new or empty: a demo never writes over anything.
  private func prepare(_ target: String) throws {
    let files = FileManager.default
    if let content = try? files.contentsOfDirectory(atPath: target), !content.isEmpty {
      throw CommandFailure(73, Problem("program.DATA.notEmpty", ["file": Fact.whole(folder)]))
    }
    do {
      try files.createDirectory(atPath: target, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(73, Problem("program.DATA.notMade", ["file": Fact.whole(folder)]))
    }
  }

  private func json(
    _ target: String, _ day: CalendarDate, _ changes: [AppliedChange], _ imports: [TakenTable],
    _ findings: [Finding], _ workbooks: [String], _ proof: VerificationReport
  ) -> JSONValue {
    .members([
      ("folder", .string(target)), ("asOf", .string(day.isoText)),
      ("projects", .array(changes.map { .members($0.members) })),
      ("imports", .array(imports.map(\.json))),
      (
        "findings",
        .array(findings.map { $0.json(Console.language) })
      ), ("workbooks", .array(workbooks.map(JSONValue.string))),
      (
        "verify",
        .members([
          ("ok", .bool(proof.isSound)), ("entries", .integer(Int64(proof.entries))),
          ("evidence", .integer(Int64(proof.evidence))),
          ("head", .string(proof.head.hexText)),
        ])
      ),
    ])
  }

  private func text(
    _ day: CalendarDate, _ changes: [AppliedChange], _ imports: [TakenTable],
    _ findings: [Finding], _ workbooks: [String], _ proof: VerificationReport
  ) -> String {
    let language = Console.language
    let entries = imports.reduce(0) { $0 + $1.posted.count }
    var lines = changes.map { $0.text(language) }
    lines += imports.map { $0.text(language, dryRun: false) }
    lines += ["", say("Feststellungen zum ", "Findings as of ") + day.text(language) + ":"]
    lines += findings.lines(language).map { "  " + $0 }
    lines += [
      "",
      say(
        "Gefunden: \(findings.summary(language)). Die Fehler stecken mit Absicht im Vorhaben „Fehlerbeispiele“.",
        "Found: \(findings.summary(language)). The errors are deliberate and lie in the project of faults."
      ),
      say(
        "Geprüft: \(entries) Buchungen, \(proof.evidence) Nachweise, Siegelkette und Salden "
          + (proof.isSound ? "in Ordnung." : "BESCHÄDIGT."),
        "Verified: \(entries) entries, \(proof.evidence) pieces of evidence, seal chain and balances "
          + (proof.isSound ? "sound." : "DAMAGED.")),
      say("Hauptbuch:    ", "Ledger:       ") + "\(folder)/foerderbuch.sqlite",
      say("Beispiele:    ", "Examples:     ") + "\(folder)/beispiele/",
      say("Nachweise:    ", "Evidence:     ") + "\(folder)/foerderbuch.evidence/",
      say("Arbeitsmappen:", "Workbooks:    ") + " \(workbooks.count) × "
        + say("alle Arten von Berichten in ", "all kinds of reports in ") + "\(folder)/",
      "",
      say("Als Nächstes:", "Next:"),
    ]
    let program = Console.current?.program ?? "foerderbuch"
    let ledger = "--ledger \(folder)/foerderbuch.sqlite"
    lines += [
      "  \(program) status \(ledger) --as-of \(day.isoText)",
      "  \(program) settle \(firstAward(changes)) \(ledger) --as-of \(day.isoText)",
      "  \(program) explain LINE_OVERRUN",
    ]
    if !serve {
      lines.append(
        say("Im Browser, mit vier Personen:", "In a browser, with four people:")
          + "\n  \(program) demo im-browser --serve   → http://\(ServeOptions.usualPlace)/")
    }
    return lines.joined(separator: "\n")
  }

  private func firstAward(_ changes: [AppliedChange]) -> String {
    let id = changes.last?.after.awards.first?.id ?? ""
    return id.contains(" ") ? "\"\(id)\"" : id
  }
}
