import Amounts
import ArgumentParser
import Funding
import Interchange

/// What a booking tells, as options of `record` and `correct`.
struct BookingOptions: ParsableArguments {
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
  @OptionGroup var facts: FactOptions

  /// What is given in place of a value that is to be empty.
  static var empty: String { "-" }

  /// `booking` with all that is told; what is not told stays, and `-` empties it.
  /// - Throws: what cannot be read.
  func applied(to booking: Booking) throws -> Booking {
    var told = booking
    if let date { told.date = try ArgumentReader.date(date, "--date") }
    if let measure { told.measure = measure }
    if let amount { told.amount = try ArgumentReader.money(amount, "--amount") }
    func set<Value>(
      _ path: WritableKeyPath<Booking, Value?>, _ text: String?, _ read: (String) throws -> Value
    ) throws {
      guard let text else { return }
      told[keyPath: path] = text == Self.empty ? nil : try read(text)
    }
    try set(\.line, line) { $0 }
    try set(\.source, source) { $0 }
    try set(\.eligible, eligible) { try ArgumentReader.money($0, "--eligible") }
    try set(\.reason, reason) { $0 }
    try set(\.vat, vat) { try ArgumentReader.money($0, "--vat") }
    try set(\.voucher, voucher) { $0 }
    try set(\.voucherDate, voucherDate) { try ArgumentReader.date($0, "--voucher-date") }
    try set(\.paidOn, paidOn) { try ArgumentReader.date($0, "--paid-on") }
    try set(\.counterparty, counterparty) { $0 }
    try set(\.purpose, purpose) { $0 }
    try set(\.method, method) { text in
      try Choice.of(text, "--method", among: ValuationMethod.allCases) { ($0.rawValue, $0.name) }
    }
    try set(\.quantity, quantity) { try ArgumentReader.number($0, "--quantity") }
    try set(\.unitRate, unitRate) { try ArgumentReader.money($0, "--unit-rate") }
    try set(\.share, share) { try ArgumentReader.rate($0, "--share") }
    try set(\.reference, reference) { $0 }
    if !evidence.isEmpty { told.evidence = evidence }
    told.facts = try facts.applied(to: told.facts)
    return told
  }
}
