import Amounts
import ArgumentParser
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// What narrows a list; all that is given applies.
struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Gebucht ab diesem Tag: 05.11.2026, 5.11., gestern.",
        "Booked from this day on: 2026-11-05, yesterday."), valueName: say("datum", "date")))
  var from: String?
  @Option(
    name: [.long, .customLong("as-of")],
    help: ArgumentHelp(
      say("Gebucht bis zu diesem Tag.", "Booked up to this day."),
      valueName: say("datum", "date")))
  var to: String?
  @Option(help: ArgumentHelp(say("Nur dieses Vorhaben.", "This project only."), valueName: "id"))
  var project: String?
  @Option(
    help: ArgumentHelp(say("Nur dieses Teilvorhaben.", "This measure only."), valueName: "id"))
  var measure: String?
  @Option(
    help: ArgumentHelp(
      say("Nur diese Position, mit Nummer oder Titel.", "This line only, by id or title."),
      valueName: "id"))
  var line: String?
  @Option(
    help: ArgumentHelp(
      say("Nur diese Quelle oder dieser Bescheid.", "This source or award only."),
      valueName: "id"))
  var source: String?
  @Option(
    help: ArgumentHelp(
      say(
        "Nur diese Art, deutsch oder englisch (mehrfach möglich).",
        "This kind only, in German or English (may be repeated)."),
      valueName: say("art", "kind")))
  var kind: [String] = []
  @Option(
    help: ArgumentHelp(
      say("Teil des Namens von Empfänger oder Einzahler.", "Part of the payee's or payer's name."),
      valueName: "text"))
  var party: String?
  @Option(
    help: ArgumentHelp(
      say("Teil der Beleg-Nummer.", "Part of the voucher number."), valueName: "text"))
  var voucher: String?
  @Option(
    help: ArgumentHelp(
      say(
        "Betrag oder Spanne: 119,00 oder 100..200 oder 1.000,00.. ohne Vorzeichen.",
        "Amount or range: 119.00 or 100..200 or 1000.00.. without sign."),
      valueName: say("betrag", "amount")))
  var amount: String?
  @Option(
    help: ArgumentHelp(
      say(
        "Wörter, die in Beleg, Name, Zweck, Begründung oder Referenz stehen, jedes irgendwo.",
        "Words that stand in voucher, name, purpose, reason or reference, each anywhere."),
      valueName: "text"))
  var search: String?
  @Option(
    help: ArgumentHelp(
      say("Teil des Namens von dem, der erfasst hat.", "Part of the name of who recorded."),
      valueName: "name"))
  var by: String?
  @Option(
    help: ArgumentHelp(
      say(
        "Erfasst an diesem Tag oder in dieser Zeit (UTC): 20.11.2026..27.11.2026.",
        "Recorded on this day or in this time (UTC): 2026-11-20..2026-11-27."),
      valueName: say("tage", "days")))
  var recorded: String?
  @Option(
    help: ArgumentHelp(
      say("Nur diese Erfassung (eine Einlesung).", "This batch only (one import)."),
      valueName: say("nummer", "number")))
  var batch: Int64?
  @Option(
    help: ArgumentHelp(
      say("Teil des Namens der eingelesenen Datei.", "Part of the name of the imported file."),
      valueName: "text"))
  var file: String?
  @Flag(
    help: ArgumentHelp(
      say("Ohne Stornos und ohne Storniertes.", "Without reversals and what they took back.")))
  var standing = false

  func question() throws -> LookupDesk.Question {
    var question = LookupDesk.Question()
    (question.project, question.measure) = (project, measure)
    question.through = try to.map { try ArgumentReader.date($0, "--to") }
    question.traits.from = try from.map { try ArgumentReader.date($0, "--from") }
    (question.traits.line, question.traits.source) = (line, source)
    question.traits.kinds = kind.isEmpty ? nil : try kind.map(Self.kind)
    (question.traits.counterparty, question.traits.voucher) = (party, voucher)
    question.traits.amount = try amount.map { try ArgumentReader.amounts($0, "--amount") }
    question.traits.words = search?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
    question.traits.person = by
    question.traits.recorded = try recorded.map { try ArgumentReader.days($0, "--recorded") }
    (question.traits.batch, question.traits.file) = (batch, file)
    question.traits.standing = standing
    return question
  }

  private static func kind(_ text: String) throws -> BookingKind {
    try Choice.of(text, "--kind", among: BookingKind.allCases.filter { $0 != .order }) {
      ($0.rawValue, $0.name)
    }
  }
}

/// Where a list goes instead of the screen.
struct ListOutput: ParsableArguments {
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      say("Schreibt die Liste als .xlsx oder .csv.", "Writes the list as .xlsx or .csv."),
      valueName: say("datei", "file")))
  var output: String?
  @OptionGroup var place: TargetOptions

  /// The session of a command that may write its answer to a file.
  func session(_ global: GlobalOptions) throws -> Session {
    try Session(global, replacing: place.checked(("-o", output != nil)))
  }

  func answer(_ table: LookupTable, _ desk: LookupDesk, _ session: Session) throws {
    let marked = try output.map { try desk.write(table, to: $0) } ?? 0
    let count = table.rows.count
    let rows = say(
      count == 1 ? "1 Zeile" : "\(count) Zeilen", count == 1 ? "1 row" : "\(count) rows")
    session.answer(
      table.json,
      output.map {
        "\(table.title[session.language]): \(rows), \($0)"
          + (RunningNote.text(marked).map { "\n" + $0 } ?? "")
      }
        ?? (count == 0
          ? say("Nichts gefunden.", "Nothing found.")
          : table.title[session.language] + "\n\n"
            + table.text(session.language, width: session.console.width) + "\n\n  " + rows
            + table.notes.map { "\n  " + $0.text(session.language) }.joined()))
  }
}

/// `list`: what there is.
struct ListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list",
      abstract: say(
        "Zeigt Buchungen, offene Rechnungen, Belege, Positionen … gefiltert, auch als Excel.",
        "Shows entries, open invoices, vouchers, lines … filtered, also as a workbook."),
      discussion: say("Listen: ", "Lists: ")
        + LookupDesk.List.allCases.map {
          say("\($0.name.de) (\($0.rawValue))", $0.rawValue)
        }.joined(separator: ", ") + ".")
  }

  @Argument(help: ArgumentHelp(say("Die Liste.", "The list."), valueName: say("liste", "list")))
  var list = "entries"

  @OptionGroup var filters: FilterOptions
  @OptionGroup var target: ListOutput
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try target.session(global)
    let desk = LookupDesk(session.office)
    try target.answer(try desk.list(try wanted(), try filters.question()), desk, session)
  }

  /// The list of a name, or of a beginning that only one has.
  private func wanted() throws -> LookupDesk.List {
    try Choice.of(list, "list", among: LookupDesk.List.allCases, short: true) {
      ($0.rawValue, $0.name)
    }
  }
}

/// `account NUMBER`: the register of an account.
struct AccountCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "account",
      abstract: say(
        "Kontoblatt: Anfangsbestand, Bewegungen mit laufendem Saldo, Endbestand.",
        "Register of an account: opening, movements with running balance, closing."),
      discussion: say(
        "Soll steht über null. Filter grenzen auch die Bestände ein.",
        "Debit is above zero. Filters narrow the balances, too."))
  }

  @Argument(
    help: ArgumentHelp(
      say("Nummer oder Bezeichnung des Kontos.", "Number or name of the account."),
      valueName: say("konto", "account")))
  var account: String

  @OptionGroup var filters: FilterOptions
  @OptionGroup var target: ListOutput
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try target.session(global)
    let desk = LookupDesk(session.office)
    try target.answer(try desk.account(account, try filters.question()), desk, session)
  }
}

/// `show NAME`: one thing whole.
struct ShowCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: say(
        "Zeigt eines ganz: Buchung, Beleg, Auftrag, Vorhaben, Position, Bescheid, Partner.",
        "Shows one thing whole: entry, voucher, order, project, line, award, partner."))
  }

  @Argument(
    help: ArgumentHelp(
      say(
        "Buchungsnummer, Beleg-Nummer, Auftrag oder Name.",
        "Number of an entry, of a voucher, of an order, or a name."), valueName: "name"))
  var name: String

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let found = try LookupDesk(session.office).show(name)
    session.answer(found)
  }
}
