import Amounts
import ArgumentParser
import Funding
import Interchange
import Office

/// What only some bookings tell, as options of `record`.
struct FactOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Belegbetrag: der ganze Beleg, wo die Buchung ein Teil davon ist.",
        "Total of the voucher where the booking is a part of it."),
      valueName: say("betrag", "amount")))
  var voucherTotal: String?
  @Option(
    help: ArgumentHelp(
      say("Leistung von.", "First day of the service."), valueName: say("datum", "date")))
  var serviceFrom: String?
  @Option(
    help: ArgumentHelp(
      say("Leistung bis.", "Last day of the service."), valueName: say("datum", "date")))
  var serviceTo: String?
  @Option(
    help: ArgumentHelp(
      say(
        "Auftrag, zu dem die Rechnung gehört; bei order seine eigene Kennung.",
        "Order that the invoice belongs to; with order its own id."), valueName: "id"))
  var order: String?
  @Option(
    help: ArgumentHelp(
      say(
        "Angebotenes Skonto, das nicht gezogen wurde, zum Beispiel 2%: es ist nicht zuwendungsfähig.",
        "Offered discount that was not taken, such as 2%: it is not eligible."),
      valueName: say("satz", "rate")))
  var discountOffered: String?
  @Option(
    help: ArgumentHelp(
      say(
        "Stellenanteil der Person, zum Beispiel 50%.",
        "The person's part of a full post, such as 50%."
      ), valueName: say("satz", "rate")))
  var staffShare: String?
  @Option(
    help: ArgumentHelp(
      say("Inventar-Nr. des Gegenstands.", "Inventory number of the object."),
      valueName: say("nr", "no")))
  var inventory: String?
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      say(
        "credit-note: Beleg-Nr. (oder Buchung), die die Gutschrift mindert; expense: frühere Rechnungen, die diese berichtigt oder abschließt, mehrere mit |.",
        "credit-note: number of the voucher (or entry) that it lowers; expense: earlier invoices that it corrects or completes, several with |."
      ),
      valueName: say("beleg", "voucher")))
  var forVoucher: String?
  @Option(
    help: ArgumentHelp(
      say(
        "order: Vergabeart: direct, negotiated, restricted, open.",
        "order: how it was awarded: direct, negotiated, restricted, open."),
      valueName: say("art", "procedure")))
  var procedure: String?
  @Option(
    help: ArgumentHelp(
      say("order: Zahl der Angebote.", "order: number of offers."),
      valueName: say("zahl", "number")))
  var offers: Int?
  @Option(
    help: ArgumentHelp(
      say("expense: fällig am.", "expense: due on."), valueName: say("datum", "date")))
  var dueOn: String?
  @Option(
    help: ArgumentHelp(
      say(
        "expense: Einbehalt, der bis zu --retention-due offen bleibt.",
        "expense: what is retained and stays open until --retention-due."),
      valueName: say("betrag", "amount")))
  var retention: String?
  @Option(
    help: ArgumentHelp(
      say("expense: Einbehalt fällig am.", "expense: what is retained is due on."),
      valueName: say("datum", "date")))
  var retentionDue: String?
  @Option(
    help: ArgumentHelp(
      say(
        "payment: gezogenes Skonto; es schließt den Rest und mindert die Ausgabe.",
        "payment: discount taken; it closes the rest and lowers the expense."),
      valueName: say("betrag", "amount")))
  var discount: String?
  @Option(
    help: ArgumentHelp(
      say(
        "payment: Bürgschaft, die den Einbehalt ablöst.",
        "payment: guarantee that replaces what is retained."), valueName: "text"))
  var guarantee: String?
  @Flag(
    help: ArgumentHelp(
      say(
        "order: ändert einen Auftrag, der schon erfasst ist; die alte Fassung bleibt stehen.",
        "order: changes an order that is recorded; the old version stays.")))
  var amend = false

  /// `facts` with all that is told; what is not told stays, and `-` empties it.
  /// - Throws: what cannot be read.
  func applied(to facts: BookingFacts) throws -> BookingFacts {
    var told = facts
    func set<Value>(
      _ path: WritableKeyPath<BookingFacts, Value?>, _ text: String?,
      _ read: (String) throws -> Value
    ) throws {
      guard let text else { return }
      told[keyPath: path] = text == BookingOptions.empty ? nil : try read(text)
    }
    try set(\.voucherTotal, voucherTotal) { try ArgumentReader.money($0, "--voucher-total") }
    try set(\.serviceFrom, serviceFrom) { try ArgumentReader.date($0, "--service-from") }
    try set(\.serviceTo, serviceTo) { try ArgumentReader.date($0, "--service-to") }
    try set(\.order, order) { $0 }
    try set(\.discountOffered, discountOffered) {
      try ArgumentReader.rate($0, "--discount-offered")
    }
    try set(\.staffShare, staffShare) { try ArgumentReader.rate($0, "--staff-share") }
    try set(\.inventory, inventory) { $0 }
    try set(\.forVoucher, forVoucher) { $0 }
    try set(\.procedure, procedure, Self.procedure)
    if let offers { told.offers = offers }
    try set(\.dueOn, dueOn) { try ArgumentReader.date($0, "--due-on") }
    try set(\.retention, retention) { try ArgumentReader.money($0, "--retention") }
    try set(\.retentionDue, retentionDue) { try ArgumentReader.date($0, "--retention-due") }
    try set(\.discount, discount) { try ArgumentReader.money($0, "--discount") }
    try set(\.guarantee, guarantee) { $0 }
    return told
  }

  /// In both languages.
  private static func procedure(_ text: String) throws -> Procedure {
    try Choice.of(text, "--procedure", among: Procedure.allCases) { ($0.rawValue, $0.name) }
  }
}
