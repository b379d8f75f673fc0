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
    help: ArgumentHelp(say("Art der Buchung.", "Kind of booking."), valueName: say("art", "kind")))
  var kind: String

  @Option(
    help: ArgumentHelp(
      say("Buchungsdatum (sonst heute).", "Booking date (else today)."),
      valueName: say("datum", "date")))
  var date: String?
  @Option(help: ArgumentHelp(say("Teilvorhaben.", "Measure."), valueName: "id"))
  var measure: String?
  @Option(help: ArgumentHelp(say("Position des Ausgabenplans.", "Plan line."), valueName: "id"))
  var line: String?
  @Option(
    help: ArgumentHelp(
      say("Finanzierungsquelle oder Bescheid.", "Source or award."), valueName: "id"))
  var source: String?
  @Option(
    help: ArgumentHelp(
      say("Betrag, brutto, EUR.", "Amount, gross, EUR."), valueName: say("betrag", "amount")))
  var amount: String?
  @Option(
    help: ArgumentHelp(
      say("davon zuwendungsfähig.", "Eligible part."), valueName: say("betrag", "amount")))
  var eligible: String?
  @Option(help: ArgumentHelp(say("Grund der Kürzung.", "Reason for the cut."), valueName: "text"))
  var reason: String?
  @Option(
    help: ArgumentHelp(
      say("Enthaltene Umsatzsteuer.", "VAT contained."), valueName: say("betrag", "amount")))
  var vat: String?
  @Option(help: ArgumentHelp(say("Beleg-Nr.", "Voucher number."), valueName: say("nr", "no")))
  var voucher: String?
  @Option(help: ArgumentHelp(say("Belegdatum.", "Voucher date."), valueName: say("datum", "date")))
  var voucherDate: String?
  @Option(
    help: ArgumentHelp(say("Tag der Zahlung.", "Day of payment."), valueName: say("datum", "date")))
  var paidOn: String?
  @Option(
    help: ArgumentHelp(say("Empfänger oder Einzahler.", "Payee or payer."), valueName: "name"))
  var counterparty: String?
  @Option(
    help: ArgumentHelp(say("Grund der Zahlung.", "Purpose of the payment."), valueName: "text"))
  var purpose: String?
  @Option(
    help: ArgumentHelp(
      say(
        "Bewertung: hours, months, depreciation, rent, goods, licence, units.",
        "Valuation: hours, months, depreciation, rent, goods, licence, units."),
      valueName: say("verfahren", "method")))
  var method: String?
  @Option(
    help: ArgumentHelp(
      say("Menge, auch als Bruch 8/36.", "Quantity, also as a fraction 8/36."),
      valueName: say("zahl", "number")))
  var quantity: String?
  @Option(
    help: ArgumentHelp(
      say("Satz je Einheit.", "Rate per unit."), valueName: say("betrag", "amount")))
  var unitRate: String?
  @Option(
    help: ArgumentHelp(
      say("Anteil der Nutzung, zum Beispiel 50%.", "Share of use, such as 50%."),
      valueName: say("satz", "rate")))
  var share: String?
  @Option(
    help: ArgumentHelp(
      say(
        "Nachweis (Datei oder Aktenzeichen); mehrfach möglich.",
        "Evidence (file or reference); may be repeated."), valueName: say("nachweis", "evidence")))
  var evidence: [String] = []
  @Option(
    help: ArgumentHelp(
      say("Eigene Kennung des Vorgangs.", "Own id of the matter."), valueName: "text"))
  var reference: String?
  @Option(
    help: ArgumentHelp(
      say(
        "payment: Nummer der offenen Ausgabe, statt --voucher.",
        "payment: number of the open expense, instead of --voucher."),
      valueName: say("buchung", "entry")))
  var entry: Int64?

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

  @OptionGroup var meant: MeantOptions
  @OptionGroup var facts: FactOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let kind = try bookingKind()
    try checkOptions(kind)
    let desk = RecordDesk(session.office)
    let terms = RecordDesk.Terms(
      dryRun: dryRun, requireEvidence: requireEvidence, meant: meant.kinds)
    if kind == .order {
      let booking = try booking(kind, session)
      guard let order = try desk.order(booking, amends: facts.amend, dryRun: dryRun) else { return }
      let view = OrderView(recorded: order, dryRun: dryRun)
      return session.answer(view.json(session.language), view.text(session.language))
    }
    let booking = try booking(kind, session)
    let recorded = try session.asking(terms) { terms in
      kind == .payment
        ? try desk.pay(
          booking, entry: entry, amount: amount == nil ? nil : booking.amount, terms)
        : try desk.record(booking, terms)
    }
    let view = RecordView(recorded: recorded, dryRun: dryRun)
    session.answer(view.json(session.language), view.text(session.language))
  }

  private func bookingKind() throws -> BookingKind {
    try Choice.of(kind, "record", among: BookingKind.importable) { ($0.rawValue, $0.name) }
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
    if isPayment, entry == nil { _ = try required(voucher, "--voucher") }
    return Booking(
      date: try date.map { try ArgumentReader.date($0, "--date") } ?? session.console.today,
      kind: kind, measure: isOfVoucher ? measure ?? "" : try required(measure, "--measure"),
      line: line, source: source,
      amount: try ArgumentReader.money(
        isPayment ? amount ?? "0" : try required(amount, "--amount"), "--amount"),
      eligible: try eligible.map { try ArgumentReader.money($0, "--eligible") }, reason: reason,
      vat: try vat.map { try ArgumentReader.money($0, "--vat") }, voucher: voucher,
      voucherDate: try voucherDate.map { try ArgumentReader.date($0, "--voucher-date") },
      paidOn: try paidOn.map { try ArgumentReader.date($0, "--paid-on") },
      counterparty: counterparty, purpose: purpose,
      method: try method.map { text in
        try Choice.of(text, "--method", among: ValuationMethod.allCases) { ($0.rawValue, $0.name) }
      },
      quantity: try quantity.map { try ArgumentReader.number($0, "--quantity") },
      unitRate: try unitRate.map { try ArgumentReader.money($0, "--unit-rate") },
      share: try share.map { try ArgumentReader.rate($0, "--share") }, evidence: evidence,
      reference: reference, facts: try facts.facts())
  }

  /// What only one kind has.
  private func checkOptions(_ kind: BookingKind) throws {
    let given: [(option: String, isGiven: Bool, kind: BookingKind)] = [
      ("--entry", entry != nil, .payment), ("--amend", facts.amend, .order),
    ]
    for (option, isGiven, only) in given where isGiven && only != kind {
      throw CommandFailure(
        64, Problem("program.USAGE.otherKind", ["option": option, "kind": only.name]))
    }
    guard kind == .order, requireEvidence else { return }
    throw CommandFailure(64, Problem("program.USAGE.evidence"))
  }
}
