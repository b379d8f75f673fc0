import Amounts
import Funding

// Sentences about what only some bookings tell: parts of vouchers, services, orders, credit notes.

extension BookingFault {
  var factSentences: FaultSentences {
    switch self {
    case .partAboveTotal, .partsAboveTotal: partSentences
    case .unknownOrder, .orderOfOtherMeasure, .orderAfterInvoice, .orderDiffers,
      .offersNotPositive:
      orderSentences
    case .creditWithoutVoucher, .creditAmbiguous, .creditExceeds, .creditBeforeInvoice:
      creditSentences
    case .nothingLeftToPay, .paysTooMuch, .retainedUntil, .paymentWithoutVoucher,
      .paymentAmbiguous, .retentionOutside, .dueBeforeInvoice:
      paymentSentences
    case .serviceReversed(let from, let to):
      sentences(
        "Die Leistung endet am \(to.text(.de)), bevor sie am \(from.text(.de)) beginnt.",
        "The service ends on \(to.text(.en)), before it begins on \(from.text(.en)).",
        remedy: "Prüfen Sie „Leistung von“ und „Leistung bis“ auf der Rechnung.",
        "Check \"serviceFrom\" and \"serviceTo\" on the invoice.")
    case .rateOutOfRange(let field, let rate):
      sentences(
        "\(quoted(field).de) ist \(rate.text(.de)).", "\(quoted(field).en) is \(rate.text(.en)).",
        allowed: "Mehr als 0 % und höchstens 100 %.", "More than 0 % and at most 100 %.",
        remedy: "Berichtigen Sie den Satz.", "Correct the rate.")
    default: sentences("", "")
    }
  }

  private var partSentences: FaultSentences {
    switch self {
    case .partAboveTotal(let amount, let total):
      sentences(
        "Der Teil von \(amount.text(.de)) ist mehr als der Belegbetrag von \(total.text(.de)).",
        "The part of \(amount.text(.en)) is more than the voucher's total of \(total.text(.en)).",
        allowed: "Ein Teil ist höchstens der ganze Beleg; es sind \(over(amount, total).text(.de)) "
          + "zu viel.",
        "A part is at most the whole voucher; it is \(over(amount, total).text(.en)) too much.",
        remedy: "Berichtigen Sie Betrag oder Belegbetrag nach der Rechnung.",
        "Correct the amount or the total by the invoice.")
    case .partsAboveTotal(let amount, let booked, let total, let entries):
      sentences(
        "Mit diesem Teil von \(amount.text(.de)) wären von dem Beleg \(sum(booked, amount).text(.de)) "
          + "gebucht, mehr als sein Belegbetrag von \(total.text(.de)).",
        "With this part of \(amount.text(.en)) \(sum(booked, amount).text(.en)) of the voucher would "
          + "be booked, more than its total of \(total.text(.en)).",
        allowed: "\(total.text(.de)) − schon gebucht \(booked.text(.de)) "
          + "(Buchung \(numbers(entries))) = \(over(total, booked).text(.de)).",
        "\(total.text(.en)) − booked already \(booked.text(.en)) (entry \(numbers(entries))) = "
          + "\(over(total, booked).text(.en)).",
        remedy: "Mindern Sie den Teil oder nehmen Sie die falsche Buchung mit `reverse` zurück.",
        "Lower the part, or take the wrong entry back by `reverse`.")
    default: sentences("", "")
    }
  }

  private var orderSentences: FaultSentences {
    switch self {
    case .unknownOrder(let id, let nearest):
      FaultSentences(
        both(
          "Einen Auftrag „\(Quote.line(id))“ gibt es nicht.",
          "There is no order \"\(Quote.line(id))\"."),
        remedy: Quote.suggestion(nearest)
          ?? both(
            "Erfassen Sie ihn zuerst, mit `record order` oder als Zeile der Art „Auftrag“.",
            "Record it first, by `record order` or as a row of kind \"order\"."))
    case .orderOfOtherMeasure(let id, let measure):
      sentences(
        "Der Auftrag „\(Quote.line(id))“ gehört zum Teilvorhaben „\(measure)“.",
        "Order \"\(Quote.line(id))\" belongs to measure \"\(measure)\".",
        remedy: "Nennen Sie einen Auftrag dieses Teilvorhabens, oder berichtigen Sie es.",
        "Name an order of this measure, or correct the measure.")
    case .orderAfterInvoice(let id, let ordered, let invoiced):
      sentences(
        "Der Auftrag „\(Quote.line(id))“ ist vom \(ordered.text(.de)), die Rechnung vom "
          + "\(invoiced.text(.de)).",
        "Order \"\(Quote.line(id))\" is of \(ordered.text(.en)), the invoice of "
          + "\(invoiced.text(.en)).",
        allowed: "Ein Auftrag geht seiner Rechnung voraus.", "An order comes before its invoice.",
        remedy: "Prüfen Sie beide Tage; war es ein anderer Auftrag, nennen Sie ihn.",
        "Check both days; if it was another order, name that.")
    case .orderDiffers(let id, let field, let known, let found):
      sentences(
        "Der Auftrag „\(Quote.line(id))“ ist schon erfasst, mit \(quoted(field).de) „\(known)“ statt "
          + "„\(found)“.",
        "Order \"\(Quote.line(id))\" is recorded already, with \(quoted(field).en) \"\(known)\" "
          + "instead of \"\(found)\".",
        remedy: "Eine Änderung des Auftrags erfasst `record order … --amend`; ein anderer Auftrag "
          + "braucht eine andere Kennung.",
        "A change of the order is recorded by `record order … --amend`; another order needs "
          + "another id.")
    case .offersNotPositive(let count):
      sentences(
        "Die Zahl der Angebote ist \(count).", "The number of offers is \(count).",
        allowed: "Mindestens 1.", "At least 1.",
        remedy: "Leeren Sie das Feld, wenn keine Angebote eingeholt wurden.",
        "Empty the field if no offers were obtained.")
    default: sentences("", "")
    }
  }

  private var creditSentences: FaultSentences {
    switch self {
    case .creditWithoutVoucher(let number):
      sentences(
        "Einen Beleg „\(Quote.line(number))“, den die Gutschrift mindern könnte, gibt es nicht.",
        "There is no voucher \"\(Quote.line(number))\" that the credit note could lower.",
        allowed: "Gemeint ist eine bestehende Ausgabe mit dieser Beleg-Nr. und, soweit angegeben, "
          + "diesem Teilvorhaben, dieser Position und diesem Empfänger, die vorher gebucht ist.",
        "It is a standing expense with this voucher number and, where given, this measure, line and "
          + "payee, which is booked before.",
        remedy: "Berichtigen Sie „zu Beleg“, oder buchen Sie erst die Rechnung.",
        "Correct \"for\", or book the invoice first.")
    case .creditAmbiguous(let number, let entries):
      sentences(
        "Der Beleg „\(Quote.line(number))“ steht in mehreren Buchungen: \(numbers(entries)).",
        "Voucher \"\(Quote.line(number))\" stands in several entries: \(numbers(entries)).",
        remedy:
          "Nennen Sie auch Position und Empfänger, oder in „zu Beleg“ die Nummer der Buchung.",
        "Name line and payee too, or the number of the entry in \"for\".")
    case .creditExceeds(let number, let amount, let voucher, let credited):
      sentences(
        "Die Gutschrift von \(amount.text(.de)) ist mehr, als von dem Beleg "
          + "„\(Quote.line(number))“ übrig ist.",
        "The credit note of \(amount.text(.en)) is more than is left of voucher "
          + "\"\(Quote.line(number))\".",
        allowed: "\(voucher.text(.de)) − schon gutgeschrieben \(credited.text(.de)) = "
          + "\(over(voucher, credited).text(.de)); das sind "
          + "\(over(amount, over(voucher, credited)).text(.de)) zu viel.",
        "\(voucher.text(.en)) − credited already \(credited.text(.en)) = "
          + "\(over(voucher, credited).text(.en)); that is "
          + "\(over(amount, over(voucher, credited)).text(.en)) too much.",
        remedy: "Prüfen Sie Betrag und Beleg.", "Check amount and voucher.")
    case .creditBeforeInvoice(let date, let invoice):
      sentences(
        "Die Gutschrift vom \(date.text(.de)) liegt vor ihrem Beleg vom \(invoice.text(.de)).",
        "The credit note of \(date.text(.en)) is before its voucher of \(invoice.text(.en)).",
        remedy: "Prüfen Sie beide Tage.", "Check both days.")
    default: sentences("", "")
    }
  }

  func numbers(_ entries: [Int64]) -> String {
    entries.prefix(10).map(String.init).joined(separator: ", ") + (entries.count > 10 ? ", …" : "")
  }

  /// `a − b`, for messages.
  func over(_ a: Money, _ b: Money) -> Money { (try? a - b) ?? .zero }

  func sum(_ a: Money, _ b: Money) -> Money { (try? a + b) ?? .maximum }

  private func both(_ german: String, _ english: String) -> LocalizedText {
    LocalizedText(de: german, en: english)
  }

  func sentences(_ german: String, _ english: String) -> FaultSentences {
    FaultSentences(both(german, english))
  }

  func sentences(
    _ german: String, _ english: String, remedy: String, _ remedyEnglish: String
  ) -> FaultSentences {
    FaultSentences(both(german, english), remedy: both(remedy, remedyEnglish))
  }

  func sentences(
    _ german: String, _ english: String, allowed: String, _ allowedEnglish: String, remedy: String,
    _ remedyEnglish: String
  ) -> FaultSentences {
    FaultSentences(
      both(german, english), allowed: both(allowed, allowedEnglish),
      remedy: both(remedy, remedyEnglish))
  }
}
