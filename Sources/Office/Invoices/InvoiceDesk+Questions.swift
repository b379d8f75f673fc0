import Amounts
import Funding
import Interchange
import Messages

// What must be answered before an invoice is booked, and what to know besides.
extension InvoiceDesk {
  static func placeMissing(_ invoice: EInvoice) -> Refusal {
    Refusal(
      .data,
      Problem(
        "office.INVOICE_PLACE_MISSING",
        [
          "file": Fact.whole(invoice.file), "number": invoice.number, "seller": invoice.seller,
          "gross": invoice.owed,
        ]))
  }

  static func creditNoteAlone(_ invoice: EInvoice) -> Refusal {
    guard invoice.preceding.isEmpty else {
      return Refusal(
        .data,
        Problem(
          "office.CREDIT_NOTE_ALONE.several",
          [
            "file": Fact.whole(invoice.file), "number": invoice.number,
            "names": Fact.series(invoice.preceding.map(Fact.text)),
          ]))
    }
    return Refusal(
      .data,
      Problem(
        "office.CREDIT_NOTE_ALONE", ["file": Fact.whole(invoice.file), "number": invoice.number]))
  }

  static func corrects(_ invoice: EInvoice, _ earlier: [Earlier]) -> Refusal {
    let number = invoice.preceding.first ?? ""
    guard earlier.count == 1, let first = earlier.first else {
      return Refusal(
        .data,
        Problem(
          "office.INVOICE_CORRECTS.several",
          [
            "file": Fact.whole(invoice.file), "number": invoice.number, "preceding": number,
            "seller": invoice.seller, "earlier": list(earlier),
          ]))
    }
    return Refusal(
      .data,
      Problem(
        "office.INVOICE_CORRECTS",
        [
          "file": Fact.whole(invoice.file), "number": invoice.number, "preceding": number,
          "earlier": list(earlier), "entry": first.number,
        ]))
  }

  static func correctsUnnamed(_ invoice: EInvoice, _ known: [Earlier]) -> Refusal {
    Refusal(
      .data,
      Problem(
        "office.INVOICE_CORRECTS.unnamed",
        [
          "file": Fact.whole(invoice.file), "number": invoice.number, "seller": invoice.seller,
          "earlier": list(known),
        ]))
  }

  /// `Buchung 5 vom 01.02.2026 über 357,00 €, Buchung 6 …`.
  private static func list(_ earlier: [Earlier]) -> LocalizedText {
    func text(_ language: Language) -> String {
      earlier.map { one in
        let day = one.date.map { language.pick(" vom ", " of ") + $0.text(language) } ?? ""
        let amount = one.amount.text(language)
        return language.pick(
          "Buchung \(one.number)\(day) über \(amount)", "entry \(one.number)\(day) of \(amount)")
      }.joined(separator: ", ")
    }
    return LocalizedText(de: text(.de), en: text(.en))
  }

  static func wasReversed(_ invoice: EInvoice, _ entry: Int64, by reversal: Int64) -> Refusal {
    Refusal(
      .data,
      Problem(
        "office.INVOICE_BOOKED.reversed",
        [
          "file": Fact.whole(invoice.file), "number": invoice.number, "entry": entry,
          "reversal": reversal,
        ]))
  }

  static func isBookedOtherwise(
    _ invoice: EInvoice, by entry: Int64, _ amount: Money
  ) -> Refusal {
    Refusal(
      .data,
      Problem(
        "office.INVOICE_BOOKED.differs",
        [
          "file": Fact.whole(invoice.file), "number": invoice.number, "seller": invoice.seller,
          "amount": amount, "entry": entry, "gross": invoice.owed,
        ]))
  }

  static func prepaidUnclear(
    _ invoice: EInvoice, _ prepaid: Money, _ known: [Earlier]
  ) -> Refusal {
    Refusal(
      .data,
      Problem(
        "office.INVOICE_PREPAID",
        [
          "file": Fact.whole(invoice.file), "number": invoice.number, "gross": invoice.owed,
          "prepaid": prepaid, "seller": invoice.seller, "known": list(Array(known.suffix(5))),
        ]))
  }

  static func finalUnclear(_ invoice: EInvoice, _ earlier: [Earlier]) -> Refusal {
    Refusal(
      .data,
      Problem(
        "office.INVOICE_PREPAID.final",
        [
          "file": Fact.whole(invoice.file), "kind": invoice.kind.name, "number": invoice.number,
          "gross": invoice.owed, "earlier": list(earlier),
        ]))
  }

  static func partMissing(_ invoice: EInvoice, _ missing: [String]) -> Refusal {
    Refusal(
      .data,
      Problem(
        "office.INVOICE_PREPAID.missing",
        [
          "file": Fact.whole(invoice.file), "kind": invoice.kind.name, "number": invoice.number,
          "gross": invoice.owed, "seller": invoice.seller,
          "names": Fact.series(missing.map(Fact.text)),
        ]))
  }

  static func isBooked(_ invoice: EInvoice, by entry: Int64) -> Refusal {
    Refusal(
      .data,
      Problem(
        "office.INVOICE_BOOKED",
        [
          "file": Fact.whole(invoice.file), "number": invoice.number, "seller": invoice.seller,
          "date": invoice.date, "entry": entry,
        ]))
  }

  static func nothingLeft(
    _ invoice: EInvoice, _ earlier: [Earlier], _ booked: Money
  ) -> Refusal {
    Refusal(
      .data,
      Problem(
        "office.INVOICE_PAID",
        [
          "file": Fact.whole(invoice.file), "number": invoice.number, "gross": invoice.owed,
          "earlier": list(earlier), "booked": booked,
        ]))
  }

  static func isOfOtherKind(_ invoice: EInvoice) -> Refusal {
    let key =
      invoice.lowers
      ? "office.INVOICE_PLACE_MISSING.credit" : "office.INVOICE_PLACE_MISSING.invoice"
    return Refusal(
      .data, Problem(key, ["file": Fact.whole(invoice.file), "number": invoice.number]))
  }

  static func buyerOwes(_ tax: EInvoice.BuyerTax) -> LocalizedText {
    let (german, english) =
      switch tax {
      case .reverseCharge:
        (
          "Die Umsatzsteuer schuldet der Empfänger der Leistung (§ 13b UStG)",
          "The buyer owes the VAT (§ 13b UStG)"
        )
      case .acquisition:
        (
          "Die Umsatzsteuer auf den innergemeinschaftlichen Erwerb schuldet der Empfänger (§ 1a UStG)",
          "The buyer owes the VAT on what comes from another country of the Union (§ 1a UStG)"
        )
      case .imported:
        (
          "Auf eine Einfuhr erhebt der Zoll die Umsatzsteuer (§ 21 UStG)",
          "The customs office takes the VAT on an import (§ 21 UStG)"
        )
      }
    return LocalizedText(
      de:
        german
        + ": Sie steht nicht in der Rechnung und ist mit ihrer Zahlung als eigene Ausgabe zu buchen.",
      en:
        english
        + ": it does not stand in the invoice, and is to be booked as an expense of its own when it is paid."
    )
  }

  static func correctsNothing(_ number: String) -> LocalizedText {
    LocalizedText(
      de: "Sie berichtigt \(number); davon steht nichts im Buch, was zurückzunehmen wäre.",
      en: "It corrects \(number), of which nothing stands in the ledger to be taken back.")
  }

  static func wasPrepaid(_ amount: Money) -> LocalizedText {
    LocalizedText(
      de:
        "Davon sind \(amount.text(.de)) schon gezahlt; gebucht wird die ganze Rechnung. Sie bleibt offen, bis auch diese Zahlung gebucht ist.",
      en:
        "\(amount.text(.en)) of it was paid before; the whole invoice is booked. It stays open until that payment is booked, too."
    )
  }

  /// - Parameter unpaid: what is open here of what the invoice calls paid.
  static func advancesOpen(_ prepaid: Money, _ unpaid: [OpenExpense]) throws -> LocalizedText {
    let problem = Problem(
      "office.ADVANCES_OPEN",
      [
        "prepaid": prepaid, "open": try unpaid.map(\.left).sum(),
        "entries": Fact.series(unpaid.map { .text(String($0.record.number)) }),
      ])
    return LocalizedText(de: problem.text(.de), en: problem.text(.en))
  }

  static func onlyTheRest(
    _ invoice: EInvoice, _ earlier: [Earlier], _ booked: Money, _ rest: Money
  ) -> LocalizedText {
    func text(_ language: Language) -> String {
      let payable =
        invoice.payable == rest
        ? ""
        : language.pick(
          " Zu zahlen sind laut Rechnung \(invoice.payable.text(.de)).",
          " By the invoice \(invoice.payable.text(.en)) is to be paid.")
      return language.pick(
        "Brutto \(invoice.owed.text(.de)) − Abschläge \(booked.text(.de)) = \(rest.text(.de)); gebucht sind \(list(earlier).de).",
        "Gross \(invoice.owed.text(.en)) − advances \(booked.text(.en)) = \(rest.text(.en)); booked are \(list(earlier).en)."
      ) + payable
    }
    return LocalizedText(de: text(.de), en: text(.en))
  }
}
