import Amounts
import Interchange

// What must be answered before an invoice is booked, and what to know besides.
extension InvoiceDesk {
  static func placeMissing(_ invoice: EInvoice) -> Refusal {
    Refusal(
      .data, .invoicePlaceMissing, fields: ["assign"],
      "\(invoice.file): Wofür die Rechnung \(invoice.number) von \(invoice.seller) ist, steht nicht darin: Sie nennt keinen Auftrag des Hauptbuchs, und von diesem Empfänger ist noch nichts gebucht. Sagen Sie es mit NR=expense:TEILVORHABEN:POSITION.",
      "\(invoice.file): What the invoice \(invoice.number) of \(invoice.seller) is for does not stand in it: it names no order of the ledger, and nothing of this payee is booked yet. Say it with NO=expense:MEASURE:LINE."
    )
  }

  static func creditNoteAlone(_ invoice: EInvoice) -> Refusal {
    Refusal(
      .data, .creditNoteAlone, fields: ["assign"],
      "\(invoice.file): Die Gutschrift \(invoice.number) nennt keine Rechnung, die sie mindert. Sagen Sie es mit NR=credit-note:BELEG-NR.",
      "\(invoice.file): The credit note \(invoice.number) names no invoice that it lowers. Say it with NO=credit-note:VOUCHER."
    )
  }

  static func corrects(_ invoice: EInvoice, _ entry: Int64) -> Refusal {
    let number = invoice.preceding.first ?? ""
    return Refusal(
      .data, .invoiceCorrects,
      "\(invoice.file): Die Rechnung \(invoice.number) tritt an die Stelle von \(number), gebucht als Buchung \(entry). Nehmen Sie diese zurück (`reverse \(entry)`, Grund: berichtigt durch \(invoice.number)), und lesen Sie die Datei noch einmal ein.",
      "\(invoice.file): The invoice \(invoice.number) takes the place of \(number), booked as entry \(entry). Take that back (`reverse \(entry)`, reason: corrected by \(invoice.number)), and import the file once more."
    )
  }

  static func isBooked(_ invoice: EInvoice, by entry: Int64) -> Refusal {
    Refusal(
      .data, .invoiceBooked, fields: ["again"],
      "\(invoice.file): Der Beleg \(invoice.number) von \(invoice.seller) vom \(invoice.date.text(.de)) ist schon gebucht: Buchung \(entry). Fehlt dort nur die Datei: `evidence add \(entry) \(invoice.file)`. Ist es ein anderer, sagen Sie es.",
      "\(invoice.file): The voucher \(invoice.number) of \(invoice.seller) of \(invoice.date.text(.en)) is booked already: entry \(entry). If only the file is missing there: `evidence add \(entry) \(invoice.file)`. If it is another one, say so."
    )
  }

  static func nothingLeft(_ invoice: EInvoice) -> Refusal {
    Refusal(
      .data, .nothingToBookFor,
      "\(invoice.file): Von der Rechnung \(invoice.number) ist nichts mehr zu zahlen; die Abschläge sind gebucht.",
      "\(invoice.file): Nothing of the invoice \(invoice.number) is left to be paid; its advances are booked."
    )
  }

  static func wasPrepaid(_ amount: Money) -> LocalizedText {
    LocalizedText(
      de: "Davon sind \(amount.text(.de)) schon gezahlt; gebucht wird die ganze Rechnung.",
      en: "\(amount.text(.en)) of it was paid before; the whole invoice is booked.")
  }

  static func onlyTheRest(_ invoice: EInvoice, _ entries: [Int64]) -> LocalizedText {
    let list = entries.map(String.init).joined(separator: ", ")
    return LocalizedText(
      de:
        "Brutto \(invoice.gross.text(.de)) weniger Abschläge, gebucht als \(list): \(invoice.payable.text(.de)).",
      en:
        "Gross \(invoice.gross.text(.en)) less advances, booked as \(list): \(invoice.payable.text(.en))."
    )
  }
}
