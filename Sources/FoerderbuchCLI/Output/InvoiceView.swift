import Amounts
import Funding
import Interchange
import Messages
import Office

/// An electronic invoice as it was read, and what became of it or would.
struct InvoiceView {
  let proposal: InvoiceDesk.Proposal
  var recorded: RecordDesk.Recorded?
  /// Its place among the files.
  var number = 1

  /// Whether something must be answered before it can be booked.
  var isAsked: Bool { proposal.question != nil && recorded == nil && proposal.known == nil }

  private var invoice: EInvoice { proposal.invoice }
  private var booking: Booking { proposal.booking }

  // MARK: Text

  func text(_ language: Language) -> String {
    var rows: [(String, String)] = [
      (invoice.kind.name[language], invoice.number),
      (language.pick("von", "of"), invoice.seller),
      (language.pick("Datum", "Date"), invoice.date.text(language)),
    ]
    func add(_ german: String, _ english: String, _ value: String?) {
      if let value { rows.append((language.pick(german, english), value)) }
    }
    add("Fällig", "Due", invoice.due?.text(language))
    add("Leistung", "Service", service(language))
    add("Netto", "Net", invoice.net.text(language))
    add("Umsatzsteuer", "VAT", invoice.vat.text(language))
    add("Brutto", "Gross", invoice.gross.text(language))
    if invoice.owed != invoice.gross {
      add("Gerundet", "Rounded", invoice.owed.text(language))
    }
    if let prepaid = invoice.prepaid, !prepaid.isZero {
      add("Schon gezahlt", "Prepaid", prepaid.text(language))
    }
    if invoice.payable != invoice.gross {
      add("Zu zahlen", "Payable", invoice.payable.text(language))
    }
    add("Skonto", "Discount", discounts(language))
    add("Geld an", "Paid to", invoice.payee == invoice.seller ? nil : invoice.payee)
    add("IBAN", "IBAN", invoice.iban)
    add("Auftrag", "Order", invoice.order)
    add(
      "Zu Rechnung", "To invoice",
      invoice.preceding.isEmpty ? nil : invoice.preceding.joined(separator: ", "))
    let width = rows.map(\.0.count).max() ?? 0
    let lines = rows.map { row in
      "   " + row.0 + String(repeating: " ", count: width - row.0.count + 2) + row.1
    }
    let head = "\(number). \(invoice.file)"
    return ([head] + lines + [""] + outcome(language)).joined(separator: "\n")
  }

  private func outcome(_ language: Language) -> [String] {
    var lines: [String] = []
    if let known = proposal.known {
      return [
        language.pick("   Schon gebucht: Buchung \(known).", "   Booked already: entry \(known).")
      ]
    }
    if !booking.measure.isEmpty || booking.facts.forVoucher != nil && booking.kind == .creditNote {
      lines.append("   → " + target(language) + origin(language))
    }
    lines += proposal.notes.map { "   " + $0[language] }
    if isAsked, let question = proposal.question {
      lines += Failure(question, language).messages.map { "   ? " + $0.text }
    }
    if let refused = proposal.refused {
      lines += refused.problems.map { "   ✗ " + $0.text(language) }
    }
    if let entries = recorded?.entries {
      let list = Array(entries).map(String.init).joined(separator: ", ")
      lines.append(language.pick("   Gebucht: Buchung \(list).", "   Booked: entry \(list)."))
    }
    if let appeared = recorded?.appeared, !appeared.isEmpty {
      lines += appeared.lines(language).map { "   " + $0 }
    }
    if let asked = recorded?.slips.text(language, dryRun: recorded?.entries == nil) {
      lines += asked.split(separator: "\n").map { "   " + $0 }
    }
    return lines
  }

  private func target(_ language: Language) -> String {
    let amount = booking.amount.text(language)
    guard booking.kind == .creditNote, let voucher = booking.facts.forVoucher else {
      let place = [booking.measure, booking.line].compactMap { $0 }.joined(separator: ", ")
      return language.pick("Ausgabe \(amount), \(place)", "Expense \(amount), \(place)")
    }
    return language.pick(
      "Gutschrift \(amount) zu Beleg \(voucher)", "Credit note \(amount) for voucher \(voucher)")
  }

  private func origin(_ language: Language) -> String {
    switch proposal.origin {
    case .order(let id): language.pick(" (laut Auftrag \(id))", " (by order \(id))")
    case .lastBooking(let entry):
      language.pick(
        " (wie die letzte Buchung dieses Empfängers, Nr. \(entry))",
        " (as the last entry of this payee, no. \(entry))")
    case .told, .voucher, nil: ""
    }
  }

  private func service(_ language: Language) -> String? {
    guard let from = booking.facts.serviceFrom else { return nil }
    guard let to = booking.facts.serviceTo, to != from else { return from.text(language) }
    return "\(from.text(language)) – \(to.text(language))"
  }

  private func discounts(_ language: Language) -> String? {
    let offered = invoice.discounts.filter { !$0.percent.value.isZero }
    guard !offered.isEmpty else { return nil }
    return offered.map {
      let base = $0.base.map { language.pick(" auf ", " of ") + $0.text(language) } ?? ""
      return language.pick(
        "\($0.percent.exactPercentText.replacing(".", with: ","))\(base) in \($0.days) Tagen",
        "\($0.percent.exactPercentText)\(base) within \($0.days) days")
    }.joined(separator: ", ")
  }

  // MARK: JSON

  /// The terms under the names of the documented answer; absent ones are null.
  func json(_ language: Language) -> JSONValue {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    func money(_ value: Money?) -> JSONValue { text(value?.plainText) }
    func day(_ value: CalendarDate?) -> JSONValue { text(value?.isoText) }
    return .members([
      ("file", .string(invoice.file)), ("kind", .string(invoice.kind.rawValue)),
      ("number", .string(invoice.number)), ("date", day(invoice.date)), ("due", day(invoice.due)),
      ("currency", .string("EUR")), ("seller", .string(invoice.seller)),
      ("payee", text(invoice.payee)), ("buyerReference", text(invoice.buyerReference)),
      ("order", text(invoice.order)), ("net", money(invoice.net)), ("vat", money(invoice.vat)),
      ("gross", money(invoice.gross)), ("prepaid", money(invoice.prepaid)),
      ("payable", money(invoice.payable)), ("iban", text(invoice.iban)),
      ("serviceFrom", day(invoice.serviceFrom)), ("serviceTo", day(invoice.serviceTo)),
      ("deliveredOn", day(invoice.deliveredOn)),
      (
        "skonto",
        invoice.discounts.isEmpty
          ? .null
          : .array(
            invoice.discounts.map {
              .members([
                ("days", .integer(Int64($0.days))), ("percent", .string($0.percent.percentText())),
                ("base", $0.base.map { .string($0.plainText) }),
              ])
            })
      ),
      ("preceding", text(invoice.preceding.first)),
      (
        "allPreceding",
        invoice.preceding.count > 1 ? .array(invoice.preceding.map(JSONValue.string)) : nil
      ),
      ("proposal", proposalJSON(language)),
    ])
  }

  private func proposalJSON(_ language: Language) -> JSONValue {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    let facts = booking.facts
    return .members([
      ("kind", .string(booking.kind.rawValue)), ("date", .string(booking.date.isoText)),
      ("measure", text(booking.measure.isEmpty ? nil : booking.measure)),
      ("line", text(booking.line)), ("amount", .string(booking.amount.plainText)),
      ("vat", text(booking.vat?.plainText)), ("voucher", text(booking.voucher)),
      ("voucherDate", text(booking.voucherDate?.isoText)),
      ("counterparty", text(booking.counterparty)), ("purpose", text(booking.purpose)),
      ("serviceFrom", text(facts.serviceFrom?.isoText)),
      ("serviceTo", text(facts.serviceTo?.isoText)), ("order", text(facts.order)),
      ("discountOffered", text(facts.discountOffered?.percentText())),
      ("forVoucher", text(facts.forVoucher)), ("dueOn", text(facts.dueOn?.isoText)),
      ("evidence", .array(booking.evidence.map(JSONValue.string))),
      ("reference", text(booking.reference)), ("origin", text(originWord)),
      ("known", proposal.known.map(JSONValue.integer) ?? .null),
      ("question", text(proposal.question?.problem.text(language))),
      ("notes", .array(proposal.notes.map { .string($0[language]) })),
      (
        "refused",
        .array((proposal.refused?.problems ?? []).map { .string($0.text(language)) })
      ),
      ("appearing", .array((recorded?.appeared ?? []).map { $0.json(language) })),
      (
        "entries", .array((recorded?.entries.map(Array.init) ?? []).map(JSONValue.integer))
      ),
    ])
  }

  private var originWord: String? {
    switch proposal.origin {
    case .told: "told"
    case .order: "order"
    case .lastBooking: "last-booking"
    case .voucher: "voucher"
    case nil: nil
    }
  }
}
