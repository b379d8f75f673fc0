import Amounts
import Funding

/// What a person needs to know about a column of the sheet to fill in.
struct EntryHelp {
  enum Need {
    case always, sometimes, never
  }

  let need: Need
  /// Shown beside the cell and on the sheet of help; at most 255 characters.
  let hint: LocalizedText
  /// What such a cell looks like.
  let example: LocalizedText

  init(_ column: BookingColumn) {
    need =
      switch column {
      case .date, .kind, .measure, .amount, .reference: .always
      case .line, .source, .method, .quantity, .unitRate, .vat, .reason, .forVoucher, .order,
        .retentionDue:
        .sometimes
      default: .never
      }
    (hint, example) = Self.words(column)
  }

  private typealias Words = (LocalizedText, LocalizedText)

  private static func words(_ column: BookingColumn) -> Words {
    switch column {
    case .date, .kind, .measure, .line, .source: place(column)
    case .amount, .eligible, .reason, .vat: money(column)
    case .method, .quantity, .unitRate, .share, .evidence: value(column)
    case .voucherTotal, .serviceFrom, .serviceTo, .order, .discountOffered, .staffShare, .inventory,
      .forVoucher, .procedure, .offers:
      fact(column)
    case .dueOn, .retention, .retentionDue, .discount: due(column)
    default: voucher(column)
    }
  }

  private static func place(_ column: BookingColumn) -> Words {
    switch column {
    case .date:
      (
        both(
          "Tag, unter dem gebucht wird: bei Rechnungen das Rechnungsdatum, bei Geldeingängen der Tag der Gutschrift.",
          "The day to book on: the date of the invoice, or the day money came in."),
        both("31.03.2026", "2026-03-31")
      )
    case .kind:
      (
        both(
          "Was geschehen ist. Von der Art hängt ab, welche Positionen und Finanzierungsquellen zur Wahl stehen.",
          "What happened. Lines and sources to choose from depend on it."),
        BookingKind.expense.name
      )
    case .measure:
      (
        both(
          "Kennung des Teilvorhabens. Titel und Empfänger stehen auf dem Blatt „Listen“.",
          "Id of the measure. Titles are on the sheet “Lists”."), both("KW-STADT", "KW-STADT")
      )
    case .line:
      (
        both(
          "Position des Ausgabenplans: bei Ausgaben und unbaren Leistungen, sonst leer. Erst Art und Teilvorhaben wählen.",
          "Line of the expenditure plan: for expenses and in-kind contributions only. Choose kind and measure first."
        ), both("SACH", "SACH")
      )
    default:
      (
        both(
          "Woher das Geld oder die Leistung kommt: bei Zuwendungseingang, Rückzahlung, Zinsen und Weiterleitung der Bescheid, sonst die Quelle des Finanzierungsplans. Bei Ausgaben freiwillig.",
          "Where money or contribution comes from: the award for drawdown, repayment, interest and forwarding, else a source of the plan. Optional for expenses."
        ), both("eigen", "eigen")
      )
    }
  }

  private static func money(_ column: BookingColumn) -> Words {
    switch column {
    case .amount:
      (
        both(
          "Bruttobetrag in Euro, größer als 0, auch bei Rückzahlungen. Bei unbaren Leistungen: Menge × Satz × Anteil.",
          "Gross amount in euros, more than 0, for repayments too. In kind: quantity × rate × share."
        ), both("1.190,00 €", "1,190.00 €")
      )
    case .eligible:
      (
        both(
          "Nur wenn weniger zuwendungsfähig ist als Betrag abzüglich abziehbarer Vorsteuer; sonst leer lassen.",
          "Only if less is eligible than the amount less deductible input VAT; else leave empty."),
        both("1.000,00 €", "1,000.00 €")
      )
    case .reason:
      (
        both(
          "Warum weniger zuwendungsfähig ist, zum Beispiel: Skonto nicht gezogen, Pflichtaufgabe.",
          "Why less is eligible: unused discount, statutory duty."),
        both("Skonto nicht gezogen", "unused discount")
      )
    default:
      (
        both(
          "Im Betrag enthaltene Umsatzsteuer. Nötig, wenn der Empfänger Vorsteuer abzieht; 0, wenn keine enthalten ist.",
          "VAT contained in the amount. Needed where the recipient deducts input VAT; 0 if none."),
        both("190,00 €", "190.00 €")
      )
    }
  }

  private static func voucher(_ column: BookingColumn) -> Words {
    switch column {
    case .voucher:
      (
        both("Nummer der Rechnung oder des Belegs.", "Number of the invoice or voucher."),
        both("R-2026-017", "R-2026-017")
      )
    case .voucherDate:
      (
        both("Datum auf dem Beleg.", "The date on the voucher."), both("28.03.2026", "2026-03-28")
      )
    case .paidOn:
      (
        both(
          "Tag, an dem das Geld abgebucht wurde. Leer heißt: noch nicht bezahlt, die Ausgabe zählt dann noch nicht.",
          "The day the money left the account. Empty: not yet paid, so it does not count yet."),
        both("14.04.2026", "2026-04-14")
      )
    case .counterparty:
      (
        both(
          "Wer das Geld bekommt oder gibt. Die Liste schlägt Partner vor; anderes darf eingetragen werden.",
          "Who gets or gives the money. The list suggests partners; anything may be entered."),
        both("Druckhaus Nordfelde GmbH", "Druckhaus Nordfelde GmbH")
      )
    case .purpose:
      (
        both("Wofür, in wenigen Worten.", "What for, in a few words."),
        both("Ausstellung, Drucksachen", "Exhibition, printing")
      )
    default:
      (
        both(
          "Eigene Kennung der Zeile, schon eingetragen. Daran wird erkannt, was schon gebucht ist: bitte nicht ändern und nicht kopieren.",
          "The row's own id, filled in already. It tells what was booked before: do not change or copy it."
        ), both("E-1a2b3c4d-0001", "E-1a2b3c4d-0001")
      )
    }
  }

  private static func value(_ column: BookingColumn) -> Words {
    switch column {
    case .method:
      (
        both(
          "Bei unbaren Leistungen: wie bewertet wird. Das Blatt „Rechner unbare Leistungen“ rechnet es aus.",
          "In-kind contributions: how they are valued. The calculator sheet works it out."),
        ValuationMethod.hours.name
      )
    case .quantity:
      (
        both(
          "Stunden, Monate, Quadratmeter × Monate oder Stück.",
          "Hours, months, square metres × months, or pieces."), both("120", "120")
      )
    case .unitRate:
      (
        both("Euro je Einheit der Menge.", "Euros for one unit of the quantity."),
        both("48,50 €", "48.50 €")
      )
    case .share:
      (
        both(
          "Anteil der Nutzung für das Vorhaben. Leer heißt 100 %.",
          "Share of the use for the project. Empty means 100 %."), both("40,00 %", "40.00 %")
      )
    default:
      (
        both(
          "Name der Datei oder Fundstelle des Nachweises, mehrere durch Semikolon getrennt.",
          "File name or place of the evidence; several separated by semicolons."),
        both("stundenzettel.pdf", "timesheet.pdf")
      )
    }
  }

  private static func due(_ column: BookingColumn) -> Words {
    switch column {
    case .dueOn:
      (
        both(
          "Tag, bis zu dem die Rechnung zu zahlen ist.",
          "The day by which the invoice is to be paid."), both("30.04.2026", "2026-04-30")
      )
    case .retention:
      (
        both(
          "Teil der Rechnung, der einbehalten wird und bis zu seinem eigenen Tag offen bleibt.",
          "The part of the invoice that is retained and stays open until a day of its own."),
        both("500,00 €", "500.00 €")
      )
    case .retentionDue:
      (
        both(
          "Tag, an dem der Einbehalt fällig wird.", "The day on which what is retained is due."),
        both("31.03.2031", "2031-03-31")
      )
    default:
      (
        both(
          "Bei einer Zahlung: gezogenes Skonto in Euro. Es schließt den Rest der Rechnung und mindert die Ausgabe.",
          "Of a payment: the discount taken, in euros. It closes the rest and lowers the expense."),
        both("23,80 €", "23.80 €")
      )
    }
  }

  private static func fact(_ column: BookingColumn) -> Words {
    switch column {
    case .voucherTotal:
      (
        both(
          "Der ganze Beleg, wenn die Zeile nur ein Teil davon ist. Die Teile dürfen ihn zusammen nicht übersteigen.",
          "The whole voucher where the row is a part of it. The parts must not exceed it."),
        both("11.900,00 €", "11,900.00 €")
      )
    case .serviceFrom, .serviceTo:
      (
        both(
          "Zeitraum der Leistung. Was davon außerhalb des Bewilligungszeitraums liegt, ist nicht zuwendungsfähig.",
          "Period of the service. What of it lies outside the funding period is not eligible."),
        both("01.01.2026", "2026-01-01")
      )
    case .order:
      (
        both(
          "Auftrag, zu dem die Rechnung gehört. Bei Art „Auftrag“ seine eigene Kennung.",
          "The order that the invoice belongs to. With kind “Order” its own id."),
        both("AUF-2026-07", "AUF-2026-07")
      )
    case .discountOffered:
      (
        both(
          "Skonto, das die Rechnung anbietet und das nicht gezogen wurde: es ist nicht zuwendungsfähig.",
          "A discount that the invoice offers and that was not taken: it is not eligible."),
        both("2,00 %", "2.00 %")
      )
    case .staffShare:
      (
        both(
          "Stellenanteil der Person, deren Stunden gebucht werden. Leer heißt: volle Stelle.",
          "The person's part of a full post. Empty means full."), both("50,00 %", "50.00 %")
      )
    case .inventory:
      (
        both(
          "Nummer, unter der der Gegenstand im Inventarverzeichnis steht.",
          "The number of the object in the list of inventory."), both("INV-0815", "INV-0815")
      )
    case .forVoucher:
      (
        both(
          "Bei einer Gutschrift: Nummer des Belegs, den sie mindert; bei einer Rechnung: frühere, die sie berichtigt oder abschließt, mehrere mit |.",
          "Of a credit note: the voucher that it lowers; of an invoice: earlier ones that it corrects or completes, several with |."
        ),
        both("R-2026-017", "R-2026-017")
      )
    case .procedure:
      (
        both("Bei einem Auftrag: wie er vergeben wurde.", "Of an order: how it was awarded."),
        Procedure.negotiated.name
      )
    default:
      (
        both(
          "Bei einem Auftrag: wie viele Angebote eingeholt wurden.",
          "Of an order: how many offers were obtained."), both("3", "3")
      )
    }
  }

  private static func both(_ german: String, _ english: String) -> LocalizedText {
    LocalizedText(de: german, en: english)
  }
}
