import Amounts
import Funding

// Sentences about open invoices: what is paid of them, what is retained, when they are due.

extension BookingFault {
  var paymentSentences: FaultSentences {
    switch self {
    case .nothingLeftToPay(let entry, let amount):
      sentences(
        "Von Buchung \(entry) über \(amount.text(.de)) ist nichts mehr offen, 0,00 €.",
        "Of entry \(entry) of \(amount.text(.en)) nothing is open any more, €0.00.",
        remedy: "`show \(entry)` zeigt, was sie beglich; eine falsche Zahlung oder Gutschrift "
          + "nimmt `reverse` zurück.",
        "`show \(entry)` shows what settled it; a wrong payment or credit note is taken back by "
          + "`reverse`.")
    case .paysTooMuch(let entry, let amount, let discount, let open):
      tooMuch(entry, amount, discount, open)
    case .retainedUntil(let day, let amount, let retained, let open):
      sentences(
        "Von \(amount.text(.de)) ist ein Teil bis zum \(day.text(.de)) einbehalten: "
          + "\(retained.text(.de)).",
        "A part of \(amount.text(.en)) is retained until \(day.text(.en)): "
          + "\(retained.text(.en)).",
        allowed: "Ohne den Einbehalt sind \(open.text(.de)) offen.",
        "Without it \(open.text(.en)) are open.",
        remedy: "Zahlen Sie höchstens das, oder nennen Sie die Bürgschaft, die den Einbehalt "
          + "ablöst (`--guarantee`).",
        "Pay at most that, or name the guarantee that replaces what is retained (`--guarantee`).")
    case .paymentWithoutVoucher(let number):
      sentences(
        "Einen Beleg „\(Quote.line(number))“, der zu zahlen wäre, gibt es nicht.",
        "There is no voucher \"\(Quote.line(number))\" to be paid.",
        allowed: "Gemeint ist eine bestehende Ausgabe mit dieser Beleg-Nr. (oder Buchungsnummer) "
          + "und, soweit angegeben, diesem Teilvorhaben, dieser Position und diesem Empfänger; eine "
          + "stornierte wird nicht bezahlt.",
        "It is a standing expense with this number of a voucher (or entry) and, where given, this "
          + "measure, line and payee; one that was reversed is not paid.",
        remedy: "`list open` zeigt die offenen Rechnungen.", "`list open` shows the open invoices.")
    case .paymentAmbiguous(let number, let entries):
      sentences(
        "Den Beleg „\(Quote.line(number))“ haben mehrere offene Buchungen: \(numbers(entries)).",
        "Several open entries have voucher \"\(Quote.line(number))\": \(numbers(entries)).",
        remedy: "Nennen Sie auch Position oder Empfänger, oder als Beleg-Nr. die der Buchung.",
        "Name line or payee too, or as the voucher the number of the entry.")
    case .retentionOutside(let retention, let amount):
      sentences(
        "Der Einbehalt ist \(retention.text(.de)), die Rechnung \(amount.text(.de)).",
        "\(retention.text(.en)) are retained of an invoice of \(amount.text(.en)).",
        allowed: "Mehr als 0,00 € und weniger als die Rechnung.",
        "More than €0.00 and less than the invoice.",
        remedy: "Berichtigen Sie den Einbehalt; ist nichts bezahlt, lassen Sie ihn und den Tag der "
          + "Zahlung weg.",
        "Correct it; where nothing is paid, leave it and the day of payment out.")
    case .dueBeforeInvoice(let field, let day, let invoice):
      sentences(
        "\(quoted(field).de) ist der \(day.text(.de)), die Rechnung vom \(invoice.text(.de)).",
        "\(quoted(field).en) is \(day.text(.en)), the invoice of \(invoice.text(.en)).",
        remedy: "Prüfen Sie beide Tage.", "Check both days.")
    default: sentences("", "")
    }
  }

  private func tooMuch(
    _ entry: Int64, _ amount: Money, _ discount: Money, _ open: Money
  ) -> FaultSentences {
    let sum = sum(amount, discount)
    let (german, english) =
      discount.isZero
      ? (amount.text(.de), amount.text(.en))
      : (
        "\(amount.text(.de)) + Skonto \(discount.text(.de)) = \(sum.text(.de))",
        "\(amount.text(.en)) + discount \(discount.text(.en)) = \(sum.text(.en))"
      )
    return sentences(
      "\(german) sind mehr, als von Buchung \(entry) offen ist.",
      "\(english) is more than is open of entry \(entry).",
      allowed: "Offen sind \(open.text(.de)), Abstand \(over(sum, open).text(.de)).",
      "\(open.text(.en)) are open, distance \(over(sum, open).text(.en)).",
      remedy: "Zahlen Sie höchstens das. Was zu viel überwiesen ist, bleibt ungebucht, bis es "
        + "zurückkommt.",
      "Pay at most that. What was transferred beyond it is not booked until it comes back.")
  }
}
