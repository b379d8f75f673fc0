import Amounts
import Interchange

// What must be answered before an invoice is booked, and what to know besides.
extension InvoiceDesk {
  static func placeMissing(_ invoice: EInvoice) -> Refusal {
    Refusal(
      .data, .invoicePlaceMissing,
      "\(invoice.file): Wofür die Rechnung \(invoice.number) von \(invoice.seller) ist, steht nicht darin: Sie nennt keinen Auftrag des Hauptbuchs, und von diesem Empfänger ist noch nichts gebucht. Sagen Sie es mit NR=expense:TEILVORHABEN:POSITION.",
      "\(invoice.file): What the invoice \(invoice.number) of \(invoice.seller) is for does not stand in it: it names no order of the ledger, and nothing of this payee is booked yet. Say it with NO=expense:MEASURE:LINE."
    )
  }

  static func creditNoteAlone(_ invoice: EInvoice) -> Refusal {
    Refusal(
      .data, .creditNoteAlone,
      "\(invoice.file): Die Gutschrift \(invoice.number) nennt keine Rechnung, die sie mindert. Sagen Sie es mit NR=credit-note:BELEG-NR.",
      "\(invoice.file): The credit note \(invoice.number) names no invoice that it lowers. Say it with NO=credit-note:VOUCHER."
    )
  }

  static func corrects(_ invoice: EInvoice, _ earlier: [Earlier]) -> Refusal {
    let number = invoice.preceding.first ?? ""
    guard earlier.count == 1, let first = earlier.first else {
      return Refusal(
        .data, .invoiceCorrects,
        "\(invoice.file): Die Rechnung \(invoice.number) tritt an die Stelle von \(number); unter dieser Nummer stehen von \(invoice.seller) mehrere: \(list(earlier, .de)). Nehmen Sie die richtige zurück, und lesen Sie die Datei noch einmal ein, oder sagen Sie, dass sie für sich steht.",
        "\(invoice.file): The invoice \(invoice.number) takes the place of \(number); of \(invoice.seller) several have this number: \(list(earlier, .en)). Take the right one back, and import the file once more, or say that it stands for itself."
      )
    }
    return Refusal(
      .data, .invoiceCorrects,
      "\(invoice.file): Die Rechnung \(invoice.number) tritt an die Stelle von \(number): \(list(earlier, .de)). Nehmen Sie diese zurück (`reverse \(first.number)`, Grund: berichtigt durch \(invoice.number)), und lesen Sie die Datei noch einmal ein. Mit ihr gehen ihre Zahlungen und Gutschriften zurück.",
      "\(invoice.file): The invoice \(invoice.number) takes the place of \(number): \(list(earlier, .en)). Take that back (`reverse \(first.number)`, reason: corrected by \(invoice.number)), and import the file once more. Its payments and credit notes are taken back with it."
    )
  }

  /// `Buchung 5 vom 01.02.2026 über 357,00 €, Buchung 6 …`.
  private static func list(_ earlier: [Earlier], _ language: Language) -> String {
    earlier.map { one in
      let day = one.date.map { language.pick(" vom ", " of ") + $0.text(language) } ?? ""
      let amount = one.amount.text(language)
      return language.pick(
        "Buchung \(one.number)\(day) über \(amount)", "entry \(one.number)\(day) of \(amount)")
    }.joined(separator: ", ")
  }

  static func wasReversed(_ invoice: EInvoice, _ entry: Int64, by reversal: Int64) -> Refusal {
    Refusal(
      .data, .invoiceBooked,
      "\(invoice.file): Die Rechnung \(invoice.number) war als Buchung \(entry) gebucht und ist durch Buchung \(reversal) storniert. Soll sie noch einmal gebucht werden, sagen Sie es.",
      "\(invoice.file): The invoice \(invoice.number) was booked as entry \(entry) and is reversed by entry \(reversal). If it is to be booked once more, say so."
    )
  }

  static func isBookedOtherwise(
    _ invoice: EInvoice, by entry: Int64, _ amount: Money
  ) -> Refusal {
    Refusal(
      .data, .invoiceBooked,
      "\(invoice.file): Die Rechnung \(invoice.number) von \(invoice.seller) ist mit \(amount.text(.de)) gebucht (Buchung \(entry)), hier lautet sie auf \(invoice.gross.text(.de)). Gilt die neue, nehmen Sie die alte zurück (`reverse \(entry)`); sind es zwei, sagen Sie es.",
      "\(invoice.file): The invoice \(invoice.number) of \(invoice.seller) is booked with \(amount.text(.en)) (entry \(entry)), here it is \(invoice.gross.text(.en)). If the new one holds, take the old one back (`reverse \(entry)`); if they are two, say so."
    )
  }

  static func isAhead(_ invoice: EInvoice, of today: CalendarDate) -> Refusal {
    Refusal(
      .data, .invoiceAhead,
      "\(invoice.file): Die Rechnung \(invoice.number) ist vom \(invoice.date.text(.de)); heute ist der \(today.text(.de)). Stimmt der Tag, sagen Sie es.",
      "\(invoice.file): The invoice \(invoice.number) is of \(invoice.date.text(.en)); today is \(today.text(.en)). If the day is right, say so."
    )
  }

  static func prepaidUnclear(
    _ invoice: EInvoice, _ prepaid: Money, _ known: [Earlier]
  ) -> Refusal {
    Refusal(
      .data, .invoicePrepaid,
      "\(invoice.file): Von der Rechnung \(invoice.number) über \(invoice.gross.text(.de)) sind \(prepaid.text(.de)) schon gezahlt. Gebucht ist von \(invoice.seller): \(list(Array(known.suffix(5)), .de)). Sind das Abschläge auf diese Rechnung, buchen Sie nur den Rest mit `record expense`; steht sie für sich, sagen Sie es.",
      "\(invoice.file): Of the invoice \(invoice.number) of \(invoice.gross.text(.en)), \(prepaid.text(.en)) was paid before. Booked of \(invoice.seller): \(list(Array(known.suffix(5)), .en)). If these are advances on it, book only the rest with `record expense`; if it stands for itself, say so."
    )
  }

  static func finalUnclear(_ invoice: EInvoice, _ earlier: [Earlier]) -> Refusal {
    Refusal(
      .data, .invoicePrepaid,
      "\(invoice.file): Die \(invoice.kind.name.de) \(invoice.number) über \(invoice.gross.text(.de)) zieht die Abschläge nicht ab, die sie nennt: \(list(earlier, .de)). Enthält sie diese, buchen Sie nur den Rest mit `record expense`; steht sie für sich, sagen Sie es.",
      "\(invoice.file): The \(invoice.kind.name.en) \(invoice.number) of \(invoice.gross.text(.en)) does not take off the advances that it names: \(list(earlier, .en)). If it holds them, book only the rest with `record expense`; if it stands for itself, say so."
    )
  }

  static func isBooked(_ invoice: EInvoice, by entry: Int64) -> Refusal {
    Refusal(
      .data, .invoiceBooked,
      "\(invoice.file): Der Beleg \(invoice.number) von \(invoice.seller) vom \(invoice.date.text(.de)) ist schon gebucht: Buchung \(entry). Fehlt dort nur die Datei: `evidence add \(entry) \(invoice.file)`. Ist es ein anderer, sagen Sie es.",
      "\(invoice.file): The voucher \(invoice.number) of \(invoice.seller) of \(invoice.date.text(.en)) is booked already: entry \(entry). If only the file is missing there: `evidence add \(entry) \(invoice.file)`. If it is another one, say so."
    )
  }

  static func nothingLeft(
    _ invoice: EInvoice, _ earlier: [Earlier], _ booked: Money
  ) -> Refusal {
    Refusal(
      .data, .invoicePaid,
      "\(invoice.file): Die Rechnung \(invoice.number) über \(invoice.gross.text(.de)) ist mit ihren Abschlägen schon gebucht: \(list(earlier, .de)), zusammen \(booked.text(.de)). Kommt Geld zurück, buchen Sie es als Gutschrift zu einem davon (`record credit-note`).",
      "\(invoice.file): The invoice \(invoice.number) of \(invoice.gross.text(.en)) is booked already by its advances: \(list(earlier, .en)), together \(booked.text(.en)). If money comes back, book it as a credit note for one of them (`record credit-note`)."
    )
  }

  static func isOfOtherKind(_ invoice: EInvoice) -> Refusal {
    let (german, english) =
      invoice.lowers
      ? ("Gutschrift: NR=credit-note:BELEG-NR", "credit note: NO=credit-note:VOUCHER")
      : ("Rechnung: NR=expense:TEILVORHABEN:POSITION", "invoice: NO=expense:MEASURE:LINE")
    return Refusal(
      .data, .invoicePlaceMissing,
      "\(invoice.file): \(invoice.number) ist eine \(german).",
      "\(invoice.file): \(invoice.number) is a \(english).")
  }

  static let buyerOwesTax = LocalizedText(
    de:
      "Die Umsatzsteuer schuldet der Empfänger der Leistung (§ 13b UStG): Sie steht nicht in der Rechnung und ist mit der Zahlung an das Finanzamt als eigene Ausgabe zu buchen.",
    en:
      "The buyer owes the VAT (§ 13b UStG): it does not stand in the invoice, and is to be booked as an expense of its own with its payment to the tax office."
  )

  static func wasPrepaid(_ amount: Money) -> LocalizedText {
    LocalizedText(
      de: "Davon sind \(amount.text(.de)) schon gezahlt; gebucht wird die ganze Rechnung.",
      en: "\(amount.text(.en)) of it was paid before; the whole invoice is booked.")
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
        "Brutto \(invoice.gross.text(.de)) − Abschläge \(booked.text(.de)) = \(rest.text(.de)); gebucht sind \(list(earlier, .de)).",
        "Gross \(invoice.gross.text(.en)) − advances \(booked.text(.en)) = \(rest.text(.en)); booked are \(list(earlier, .en))."
      ) + payable
    }
    return LocalizedText(de: text(.de), en: text(.en))
  }
}
