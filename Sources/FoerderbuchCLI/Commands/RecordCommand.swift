import Amounts
import ArgumentParser
import Bookkeeping
import Funding
import Interchange
import LedgerStore

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
    (BookingKind.importable + [.payment]).map(\.rawValue).joined(separator: ", ")
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
      say("payment: Nummer der offenen Ausgabe.", "payment: number of the open expense."),
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

  @OptionGroup var facts: FactOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let kind = try bookingKind()
    let ledger = try session.open(.readWrite)
    let portfolio = try ledger.currentPortfolio()
    let chart = try session.chart()
    let desk = BookingDesk(portfolio: portfolio, chart: chart)
    let books = VoucherBook(ledger, wanted: [])
    if kind == .order {
      return try record(try booking(kind, session), desk, books, ledger, session)
    }
    let proposals =
      kind == .payment
      ? [try payment(desk, books, ledger, session)]
      : try desk.propose(try booking(kind, session), among: books)
    let measure = proposals[0].booking.measure
    let intake = try intake(proposals, session)
    let (before, after) = try findings(
      proposals, measure, intake.files, ledger, portfolio, session)
    try ledger.adopt(chart, act: session.console.act)
    let preview = try ledger.preview(proposals, act: session.console.act)
    let posted =
      dryRun
      ? preview.posted
      : try ledger.post(
        proposals, evidence: intake.files, act: session.console.act)
    let view = RecordView(
      proposals: proposals, posted: posted, balances: preview.balances, chart: chart,
      appeared: after.filter { !before.contains($0) },
      vanished: before.filter { old in !after.contains { $0.concernsSame(as: old) } },
      dryRun: dryRun, filed: dryRun ? intake.files.count : posted.filed,
      evidence: intake.summary)
    session.answer(view.json(session.language), view.text(session.language))
  }

  /// Records an order, which posts nothing.
  private func record(
    _ booking: Booking, _ desk: BookingDesk, _ books: VoucherBook, _ ledger: Ledger,
    _ session: Session
  ) throws {
    guard let order = try desk.order(booking, among: books, amends: facts.amend) else { return }
    let before = try books.order(order.id)
    let posted =
      dryRun || before == order
      ? 0
      : try ledger.post(
        [], orders: [order], act: session.console.act
      ).orders
    let view = OrderView(order: order, before: before, dryRun: dryRun, isNew: posted > 0)
    session.answer(view.json(session.language), view.text(session.language))
  }

  /// Evidence is named from the working folder on.
  private func intake(
    _ proposals: [ProposedEntry], _ session: Session
  ) throws -> EvidenceIntake {
    let intake = EvidenceIntake(
      folder: session.console.workingDirectory,
      shown: say("dem Arbeitsordner", "the working folder"), mustExist: requireEvidence)
    let problems = ProblemList()
    for proposal in proposals {
      intake.look(at: proposal.booking.evidence) { name, fault in
        problems.add(SourcePosition(file: "record", path: "--evidence"), value: name, fault)
      }
    }
    return try problems.checked(intake)
  }

  private func bookingKind() throws -> BookingKind {
    let kinds = BookingKind.importable + [.payment]
    let wanted = kind.lowercased()
    guard
      let found = kinds.first(where: { $0.rawValue == wanted || $0.name.de.lowercased() == wanted })
    else {
      throw UsageFault.unknownWord(kind, option: "record", known: kinds.map(\.rawValue))
    }
    return found
  }

  private func required(_ value: String?, _ option: String) throws -> String {
    guard let value else {
      throw CommandFailure(
        64, "\(option): Diese Angabe fehlt. `foerderbuch record --help` zeigt alle.",
        "\(option): This option is missing. `foerderbuch record --help` shows all.")
    }
    return value
  }

  private func booking(_ kind: BookingKind, _ session: Session) throws -> Booking {
    Booking(
      date: try date.map { try ArgumentReader.date($0, "--date") } ?? session.console.today,
      kind: kind,
      // That of a credit note follows from its voucher.
      measure: kind == .creditNote ? measure ?? "" : try required(measure, "--measure"),
      line: line, source: source,
      amount: try ArgumentReader.money(try required(amount, "--amount"), "--amount"),
      eligible: try eligible.map { try ArgumentReader.money($0, "--eligible") }, reason: reason,
      vat: try vat.map { try ArgumentReader.money($0, "--vat") }, voucher: voucher,
      voucherDate: try voucherDate.map { try ArgumentReader.date($0, "--voucher-date") },
      paidOn: try paidOn.map { try ArgumentReader.date($0, "--paid-on") },
      counterparty: counterparty, purpose: purpose,
      method: try method.map { try ArgumentReader.word($0, "--method") },
      quantity: try quantity.map { try ArgumentReader.number($0, "--quantity") },
      unitRate: try unitRate.map { try ArgumentReader.money($0, "--unit-rate") },
      share: try share.map { try ArgumentReader.rate($0, "--share") }, evidence: evidence,
      reference: reference, facts: try facts.facts())
  }

  private func payment(
    _ desk: BookingDesk, _ books: VoucherBook, _ ledger: Ledger, _ session: Session
  ) throws -> ProposedEntry {
    guard let entry else {
      throw CommandFailure(
        64, "--entry: Die Nummer der offenen Ausgabe fehlt.",
        "--entry: The number of the open expense is missing.")
    }
    let record = try ledger.entry(entry)
    let day = try (paidOn ?? date).map { try ArgumentReader.date($0, "--paid-on") }
    let proposal = try desk.propose(
      paymentOf: record,
      after: try books.settlements(of: entry).filter { $0.booking.kind == .creditNote },
      on: day ?? session.console.today)
    try checkPaid(proposal.booking.amount, entry)
    return proposal
  }

  /// A payment pays all that is open: an option that says otherwise is refused, never ignored.
  private func checkPaid(_ open: Money, _ entry: Int64) throws {
    if let amount {
      let paid = try ArgumentReader.money(amount, "--amount")
      guard paid == open else {
        throw CommandFailure(
          65,
          "--amount: \(paid.text(.de)) ist nicht der offene Betrag von Buchung \(entry), \(open.text(.de)). Eine Zahlung begleicht die Rechnung ganz; ist sie in Teilen bezahlt, nehmen Sie sie mit `reverse \(entry)` zurück und buchen je Teil eine Ausgabe mit demselben Beleg und --voucher-total.",
          "--amount: \(paid.text(.en)) is not the open amount of entry \(entry), \(open.text(.en)). A payment settles the whole invoice; if it was paid in parts, take it back with `reverse \(entry)` and book an expense for each part with the same voucher and --voucher-total."
        )
      }
    }
    let given: [(String, Any?)] = [
      ("--measure", measure), ("--line", line), ("--source", source), ("--eligible", eligible),
      ("--reason", reason), ("--vat", vat), ("--voucher", voucher),
      ("--voucher-date", voucherDate), ("--counterparty", counterparty), ("--purpose", purpose),
      ("--method", method), ("--quantity", quantity), ("--unit-rate", unitRate),
      ("--share", share), ("--reference", reference),
    ]
    let unused = given.filter { $0.1 != nil }.map(\.0).joined(separator: ", ")
    guard unused.isEmpty else {
      throw CommandFailure(
        64,
        "\(unused): Eine Zahlung übernimmt das von der Ausgabe, die sie begleicht. Nennen Sie --entry und --paid-on.",
        "\(unused): A payment takes that from the expense it settles. Give --entry and --paid-on.")
    }
  }

  /// The findings of the measure as of today or the booking's last day, before and after.
  private func findings(
    _ proposals: [ProposedEntry], _ id: String, _ files: EvidenceFiles, _ ledger: Ledger,
    _ portfolio: Portfolio, _ session: Session
  ) throws -> ([Finding], [Finding]) {
    guard let measure = portfolio.measure(id), let project = portfolio.project(ofMeasure: id) else {
      return ([], [])
    }
    let asOf = max(
      session.console.today, proposals.map(\.entry.bookedOn).max() ?? session.console.today)
    let library = try session.library()
    let earlier = try ledger.earlierVersions(of: project.id, asOf: asOf)
    let known = try ledger.activities(
      measure: id, under: project.awards(ofMeasure: id, and: earlier))
    let units = try ledger.units(measure: id, asOf: asOf)
    let delivered = proposals.filter { $0.booking.method == .units }.compactMap(\.booking.quantity)
    let before = try Assessment.of(
      measure, in: project, earlier: earlier, library: library, activities: known, units: units,
      asOf: asOf)
    let after = try Assessment.of(
      measure, in: project, earlier: earlier, library: library,
      activities: known
        + proposals.flatMap { proposal in
          proposal.activities(isFiled: proposal.booking.evidence.contains { files[$0] != nil })
        }, units: units + delivered.sum(),
      asOf: asOf)
    return (before.findings, after.findings)
  }
}
