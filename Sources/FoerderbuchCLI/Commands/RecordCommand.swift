import Amounts
import ArgumentParser
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// `record KIND`: books one entry.
struct RecordCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "record", abstract: say("Bucht einen Vorgang.", "Books one entry."),
      discussion: say(
        "Arten: " + kinds
          + ". Beispiel: foerderbuch record expense --measure SC-1 --line 0835 --amount 1.190,00 --date 2026-03-01 --paid-on 2026-03-10",
        "Kinds: " + kinds
          + ". Example: foerderbuch record expense --measure SC-1 --line 0835 --amount 1190.00 --date 2026-03-01 --paid-on 2026-03-10"
      ))
  }

  private static var kinds: String {
    BookingKind.importable.map(\.rawValue).joined(separator: ", ")
  }

  @Argument(
    help: ArgumentHelp(
      say(
        "Art der Buchung; ohne weitere Angaben wird am Terminal gefragt.",
        "Kind of booking; with nothing else a terminal asks."),
      valueName: say("art", "kind")))
  var kind: String?

  @OptionGroup var told: BookingOptions
  @Option(
    help: ArgumentHelp(
      say(
        "payment: Nummer der offenen Ausgabe oder ihres Belegs, statt --voucher.",
        "payment: number of the open expense or its voucher, instead of --voucher."),
      valueName: say("buchung", "entry")))
  var entry: String?

  @Flag(
    help: ArgumentHelp(
      say(
        "Zeigt Buchungssätze, Salden vorher und nachher und die Feststellungen, ohne zu buchen.",
        "Shows postings, balances before and after and the findings, without booking.")))
  var dryRun = false

  @Flag(
    help: ArgumentHelp(
      say(
        "Nimmt nur Nachweise an, die als Datei vorliegen.",
        "Only takes evidence that is there as a file.")))
  var requireEvidence = false

  @OptionGroup var links: LinkOption
  @OptionGroup var meant: MeantOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global, following: links.followLinks)
    guard let read = session.console.answer, !session.json, tellsNothing else {
      return try book(session)
    }
    let questions = RecordQuestions(session: session, read: read)
    var command = self
    command.kind = try self.kind ?? questions.kind()
    let kind = try command.bookingKind()
    try command.checkOptions(kind)
    try questions.fill(&command.told, kind)
    if !dryRun {
      var trial = command
      trial.dryRun = true
      try trial.book(session)
      guard questions.isMeant() else {
        throw CommandFailure(65, Problem("slip.NOTHING_BOOKED"))
      }
    }
    try command.book(session)
  }

  /// Whether nothing is told of what is to be booked.
  private var tellsNothing: Bool {
    [
      told.measure, told.line, told.source, told.amount, told.voucher, told.counterparty,
      told.facts.forVoucher, told.facts.order, entry,
    ].allSatisfy { $0 == nil }
  }

  private func book(_ session: Session) throws {
    let kind = try bookingKind()
    try checkOptions(kind)
    let desk = RecordDesk(session.office)
    let terms = RecordDesk.Terms(
      dryRun: dryRun, requireEvidence: requireEvidence, meant: meant.kinds)
    if kind == .order {
      let booking = try booking(kind, session)
      let recorded = try session.asking(terms) {
        try desk.order(booking, amends: told.facts.amend, $0)
      }
      guard let order = recorded else { return }
      let view = OrderView(recorded: order, dryRun: dryRun)
      return session.answer(view.json(session.language), view.text(session.language))
    }
    let booking = try booking(kind, session)
    let number = try entry.map { try desk.numbers(of: [$0])[0] }
    let recorded = try session.asking(terms) { terms in
      kind == .payment
        ? try desk.pay(
          booking, entry: number, amount: told.amount == nil ? nil : booking.amount, terms)
        : try desk.record(booking, terms)
    }
    let view = RecordView(recorded: recorded, dryRun: dryRun)
    session.answer(view.json(session.language), view.text(session.language))
  }

  private func bookingKind() throws -> BookingKind {
    let word = try required(kind, say("<art>", "<kind>"))
    return try Choice.of(word, "record", among: BookingKind.importable) { ($0.rawValue, $0.name) }
  }

  private func required(_ value: String?, _ option: String) throws -> String {
    guard let value else {
      throw CommandFailure(64, Problem("program.USAGE.missing", ["option": option]))
    }
    return value
  }

  private func booking(_ kind: BookingKind, _ session: Session) throws -> Booking {
    // What follows from its voucher need not be told; a payment is of all that is due.
    let isPayment = kind == .payment
    let isOfVoucher = isPayment || kind == .creditNote
    if isPayment, entry == nil { _ = try required(told.voucher, "--voucher") }
    return try told.applied(
      to: Booking(
        date: session.console.today, kind: kind,
        measure: isOfVoucher ? told.measure ?? "" : try required(told.measure, "--measure"),
        amount: try ArgumentReader.money(
          isPayment ? told.amount ?? "0" : try required(told.amount, "--amount"), "--amount")))
  }

  /// What only one kind has.
  private func checkOptions(_ kind: BookingKind) throws {
    let given: [(option: String, isGiven: Bool, kind: BookingKind)] = [
      ("--entry", entry != nil, .payment), ("--amend", told.facts.amend, .order),
      ("--unusual-discount", meant.amounts.unusualDiscount, .payment),
    ]
    for (option, isGiven, only) in given where isGiven && only != kind {
      throw CommandFailure(
        64, Problem("program.USAGE.otherKind", ["option": option, "kind": only.name]))
    }
    for (option, isGiven) in [
      ("--require-evidence", requireEvidence), ("--follow-links", links.followLinks),
    ] where isGiven && kind == .order {
      throw CommandFailure(64, Problem("program.USAGE.evidence", ["option": option]))
    }
  }
}
