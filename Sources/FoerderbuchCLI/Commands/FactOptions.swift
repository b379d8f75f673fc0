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
        "credit-note: Beleg-Nr. (oder Buchung), die die Gutschrift mindert.",
        "credit-note: number of the voucher (or entry) that it lowers."),
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

  func facts() throws -> BookingFacts {
    BookingFacts(
      voucherTotal: try voucherTotal.map { try ArgumentReader.money($0, "--voucher-total") },
      serviceFrom: try serviceFrom.map { try ArgumentReader.date($0, "--service-from") },
      serviceTo: try serviceTo.map { try ArgumentReader.date($0, "--service-to") }, order: order,
      discountOffered: try discountOffered.map {
        try ArgumentReader.rate($0, "--discount-offered")
      },
      staffShare: try staffShare.map { try ArgumentReader.rate($0, "--staff-share") },
      inventory: inventory, forVoucher: forVoucher, procedure: try procedure.map(Self.procedure),
      offers: offers, dueOn: try dueOn.map { try ArgumentReader.date($0, "--due-on") },
      retention: try retention.map { try ArgumentReader.money($0, "--retention") },
      retentionDue: try retentionDue.map { try ArgumentReader.date($0, "--retention-due") },
      discount: try discount.map { try ArgumentReader.money($0, "--discount") },
      guarantee: guarantee)
  }

  /// In both languages.
  private static func procedure(_ text: String) throws -> Procedure {
    try Choice.of(text, "--procedure", among: Procedure.allCases) { ($0.rawValue, $0.name) }
  }
}
