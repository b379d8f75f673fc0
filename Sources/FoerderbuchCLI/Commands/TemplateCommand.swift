import Amounts
import ArgumentParser
import Funding
import Interchange
import Messages
import Office

/// `template bookings|project|partner ID -o FILE.xlsx`: workbooks to fill in.
struct TemplateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "template",
      abstract: say(
        "Schreibt eine Arbeitsmappe zum Ausfüllen.", "Writes a workbook to fill in."),
      discussion: say(
        "Arten: bookings (Buchungen) und partner PARTNER (Formular, in dem ein Partner seine Beiträge nachweist) liest ausgefüllt `foerderbuch import` ein; project (Vorhaben, mit --project die jetzige Fassung) `foerderbuch project apply`. Beispiel: foerderbuch template partner telenetz --year 2026 -o Formular.xlsx",
        "Kinds: bookings, and partner PARTNER (form in which a partner tells its contributions), filled in read by `foerderbuch import`; project (with --project its present version) by `foerderbuch project apply`. Example: foerderbuch template partner telenetz --year 2026 -o form.xlsx"
      ))
  }

  @Argument(
    help: ArgumentHelp(
      say("bookings, project oder partner.", "bookings, project or partner."),
      valueName: say("art", "kind")))
  var kind: String

  @Argument(
    help: ArgumentHelp(
      say("Der Partner (partner).", "The partner (partner)."), valueName: say("kennung", "id")))
  var partner: String?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      say("Die Arbeitsmappe, die entsteht.", "The workbook to write."),
      valueName: say("datei.xlsx", "file.xlsx")))
  var output: String

  @Option(
    help: ArgumentHelp(
      say(
        "Wie viele Zeilen vorbereitet werden (Vorgabe: 500; partner: 24 je Blatt).",
        "How many rows to prepare (default: 500; partner: 24 on each sheet)."),
      valueName: say("anzahl", "count")))
  var rows: Int?

  @Option(
    help: ArgumentHelp(
      say("Jahr, um das es geht (partner).", "Year that it is about (partner)."),
      valueName: say("jahr", "year")))
  var year: String?

  @Option(
    help: ArgumentHelp(
      say("Erster Tag (partner).", "First day (partner)."), valueName: say("tag", "day")))
  var from: String?

  @Option(
    help: ArgumentHelp(
      say("Letzter Tag (partner).", "Last day (partner)."), valueName: say("tag", "day")))
  var to: String?

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var place: TargetOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global, replacing: place.replace)
    switch kind.lowercased() {
    case "bookings", "buchungen":
      try refuse(ofPartner)
      try bookings(session)
    case "project", "vorhaben":
      try refuse(ofPartner)
      try project(session)
    case "partner": try partner(session)
    default:
      throw Refusal.unknown(kind, place: "template", known: ["bookings", "project", "partner"])
    }
  }

  /// What only a partner's form has a use for.
  private var ofPartner: [(String, Bool)] {
    [
      ("PARTNER", partner != nil), ("--year", year != nil), ("--from", from != nil),
      ("--to", to != nil),
    ]
  }

  private func refuse(_ options: [(String, Bool)]) throws {
    if let told = options.first(where: \.1) {
      throw CommandFailure(64, Problem("program.USAGE.ofPartnerForm", ["option": told.0]))
    }
  }

  private func partner(_ session: Session) throws {
    guard let partner else { throw CommandFailure(64, Problem("program.USAGE.partnerMissing")) }
    let written = try PartnerFormDesk(session.office).form(
      PartnerFormDesk.Question(
        partner: partner, measure: scope.measure, project: scope.project, days: try days(session),
        rows: rows ?? PartnerForm.usualRows), to: output)
    let days = written.days
    session.answer(
      .members([
        ("template", .string("partner")), ("file", .string(written.path)),
        ("partner", .string(written.partner.id)), ("measure", .string(written.measure.id)),
        ("from", .string(days.from.isoText)), ("to", .string(days.to.isoText)),
        ("key", .string(written.key)), ("booked", .integer(Int64(written.booked))),
      ]),
      say(
        "\(output): Formular für \(written.partner.name), \(written.measure.id), \(days.text(.de)). Ausgefüllt und unterschrieben zurück, dann: foerderbuch import \(output) --evidence UNTERSCHRIEBEN.pdf",
        "\(output): form for \(written.partner.name), \(written.measure.id), \(days.text(.en)). When it is back, filled in and signed: foerderbuch import \(output) --evidence SIGNED.pdf"
      ))
  }

  /// The days that are named; nil: none are.
  private func days(_ session: Session) throws -> DateRange? {
    let first = try from.map { try ArgumentReader.date($0, "--from") }
    let last = try to.map { try ArgumentReader.date($0, "--to") }
    if let year {
      guard let number = Int(year), year.utf8.count == 4,
        let from = CalendarDate(year: number, month: 1, day: 1)
      else { throw CommandFailure(64, Problem("program.USAGE.noYear", ["text": year])) }
      guard first == nil, last == nil else {
        throw CommandFailure(64, Problem("program.USAGE.yearOrDays"))
      }
      return DateRange(yearOf: from)
    }
    guard first != nil || last != nil else { return nil }
    guard let first, let last else {
      throw CommandFailure(64, Problem("program.USAGE.bothDays"))
    }
    guard let days = DateRange(from: first, to: last) else {
      throw Refusal(
        .usage, Problem("office.DAYS_REVERSED", ["from": first, "to": last]), fields: ["from"])
    }
    return days
  }

  private func bookings(_ session: Session) throws {
    let rows = rows ?? 500
    let form = try ExportDesk(session.office).entryForm(
      to: output, rows: rows, project: scope.project, measure: scope.measure)
    session.answer(
      .members([
        ("template", .string("bookings")), ("file", .string(form.path)),
        ("rows", .integer(Int64(rows))),
        ("measures", .array(form.measures.map { .string($0.id) })), ("key", .string(form.key)),
      ]),
      say(
        "\(output): \(rows) Zeilen für \(form.measures.count) Teilvorhaben. Ausfüllen, speichern, dann: foerderbuch import \(output)",
        "\(output): \(rows) rows for \(form.measures.count) measures. Fill in, save, then: foerderbuch import \(output)"
      ))
  }

  private func project(_ session: Session) throws {
    for (option, isTold) in [("--rows", rows != nil), ("--measure", scope.measure != nil)]
    where isTold {
      throw CommandFailure(64, Problem("program.USAGE.ofBookings", ["option": option]))
    }
    let form = try ProjectDesk(session.office).form(to: output, project: scope.project)
    session.answer(
      .members([
        ("template", .string("project")), ("file", .string(form.path)),
        ("project", form.project.map { .string($0.id) }),
      ]),
      say(
        "\(output): zum Ausfüllen. Speichern, dann: foerderbuch project apply \(output) --dry-run",
        "\(output): to fill in. Save, then: foerderbuch project apply \(output) --dry-run"))
  }
}
