/// Entries about services, and what is recorded of vouchers and objects.
extension FindingCode.Catalogue {
  static let serviceOutside = Self(
    ("Leistung außerhalb des Bewilligungszeitraums", "Service outside the funding period"),
    meaning: (
      "Bezahlt wurde im Bewilligungszeitraum, die Leistung liegt aber ganz oder zum Teil außerhalb (Vorauszahlung, Wartung über das Ende hinaus); dieser Teil wird nicht anerkannt.",
      "It was paid inside the funding period, but the service lies wholly or partly outside (advance payment, maintenance beyond the end); that part is not recognised."
    ),
    computation: (
      "anerkannt = zuwendungsfähig × Tage der Leistung im Zeitraum / Tage der Leistung, je Position und Leistungszeitraum auf den Cent abgerundet",
      "recognised = eligible × days of the service inside / days of the service, down to the cent for each line and service"
    ),
    example: (
      "Wartung 01.07.2025–30.06.2026 für 3.650,00 €, Zeitraum bis 31.12.2025: 184 von 365 Tagen, anerkannt 1.840,00 €.",
      "Maintenance 2025-07-01 to 2026-06-30 for €3,650.00, period until 2025-12-31: 184 of 365 days, recognised €1,840.00."
    ),
    norm: "VV Nr. 1.3 zu § 44 LHO/BHO, ANBest-P Nr. 1.4, Zuwendungsbescheid",
    remedies: [
      (
        "Den Rest aus eigenen Mitteln tragen oder vor dem Ende eine Verlängerung beantragen; „Leistung von/bis“ an der Rechnung prüfen.",
        "Bear the rest yourself, or apply for an extension before the end; check the period of the service on the invoice."
      )
    ])

  static let bookedTwice = Self(
    ("Möglicherweise zweimal gebucht", "Perhaps booked twice"),
    meaning: (
      "Zwei Buchungen gleichen sich in Art, Ort, Tag und Betrag, und nichts unterscheidet sie: weder Beleg noch Empfänger, Zweck oder Kontoumsatz; oder ein Beleg über eine Einnahme oder Leistung steht in zwei Teilvorhaben.",
      "Two entries are the same in kind, place, day and amount, and nothing tells them apart: neither voucher nor payee, purpose or bank line; or one voucher of a receipt or contribution stands in two measures."
    ),
    computation: (
      "gleich: Art, Teilvorhaben, Position oder Quelle, Tag, Betrag, oder statt des Orts die Beleg-Nr. einer Einnahme oder Leistung; verschieden nur, was beide angeben und worin sie sich unterscheiden",
      "the same: kind, measure, line or source, day, amount, or in place of the place the voucher number of a receipt or contribution; different only by what both tell and differ in"
    ),
    example: (
      "Spende von 1.000,00 € am 05.01.2026 aus der Januar- und noch einmal aus der Februartabelle.",
      "Donation of €1,000.00 on 2026-01-05 from the January table and once more from that of February."
    ),
    norm: "GoBD 3.2.1",
    remedies: [
      (
        "Die überzählige Buchung mit `reverse` zurücknehmen; sind es zwei Vorgänge, Beleg-Nr. oder Zweck unterscheiden.",
        "Take the surplus entry back by `reverse`; if there were two events, tell them apart by voucher or purpose."
      )
    ])

  static let discountAsked = Self(
    ("Skonto nicht erfasst", "Discount not recorded"),
    meaning: (
      "Der Grund der Zahlung nennt Skonto, an der Buchung steht aber nicht, was daraus wurde. Wurde es gezogen, ist der gezahlte Betrag zu buchen; wurde es nicht gezogen, ist es nicht zuwendungsfähig.",
      "The purpose of the payment names a discount, but the entry does not say what became of it. If it was taken, the amount paid is to be booked; if not, it is not eligible."
    ),
    computation: (
      "fraglich = Betrag × genannter Satz; ohne Satz wird nur gefragt",
      "in question = amount × rate named; without a rate it is only asked"
    ),
    example: (
      "11.900,00 € mit „2 % Skonto bis 14 Tage“ und nichts erfasst: 238,00 € fraglich.",
      "€11,900.00 with \"2 % discount within 14 days\" and nothing recorded: €238.00 in question."
    ),
    norm: "§ 7 LHO/BHO",
    remedies: [
      (
        "Nicht gezogen: die Buchung mit `reverse` zurücknehmen und mit „Skonto angeboten“ (`--discount-offered`) neu buchen. Gezogen: nur den gezahlten Betrag buchen und im Grund der Kürzung nennen.",
        "Not taken: take the entry back by `reverse` and book it again with the discount offered (`--discount-offered`). Taken: book only what was paid, and name it in the reason of the cut."
      )
    ])

  static let inputVATDiffers = Self(
    ("Vorsteuerabzug verschieden angegeben", "Deduction of input VAT told in two ways"),
    meaning: (
      "Abziehbare Vorsteuer ist nicht zuwendungsfähig. Für denselben Zuwendungsempfänger nennen zwei Vorhaben verschiedene Anteile; neu wird das nicht mehr angenommen. Zieht ein Betrieb gewerblicher Art ab und die Stadt sonst nicht, ist er eine eigene Organisation.",
      "Input VAT that may be deducted is not eligible. Two projects tell different parts for the same recipient; that is no longer taken. Where a business of the city deducts and the city else does not, it is an organisation of its own."
    ),
    computation: (
      "`inputVatDeductible` desselben Empfängers in zwei Vorhaben verschieden",
      "`inputVatDeductible` of one recipient differs between two projects"
    ),
    example: (
      "Die Stadt zieht in einem Vorhaben 0 % ab, im anderen 100 %: bei 1.190,00 € brutto zählen 1.190,00 € oder 1.000,00 €.",
      "The city deducts 0 % in one project and 100 % in the other: of €1,190.00 gross €1,190.00 count, or €1,000.00."
    ),
    norm: "§ 15 UStG, ANBest-P Nr. 6.4",
    remedies: [
      (
        "Am Vorhaben prüfen, ob der Empfänger dafür Vorsteuer abzieht; ist eine Angabe falsch, `inputVatDeductible` in ihrer Projektdatei berichtigen. Stimmen beide, dem Betrieb eigene Kennung und eigenen Namen geben (`project apply` mit beiden Dateien).",
        "Check for each project whether the recipient deducts input VAT; where one is wrong, correct `inputVatDeductible` in its project file. Where both are right, give the business an id and a name of its own (`project apply` with both files)."
      )
    ])

  static let inventoryMissing = Self(
    ("Gegenstand nicht inventarisiert", "Object not in the inventory"),
    meaning: (
      "Gegenstände über der Wertgrenze sind in ein Inventarverzeichnis aufzunehmen; im Verwendungsnachweis wird das unterschrieben. Gefragt wird bei Positionen, die nach ihrem Titel für Gegenstände sind.",
      "Objects above the limit belong in a list of inventory; the statement of use has that signed. Asked for on lines that are for objects by their title."
    ),
    computation: (
      "Betrag ohne Umsatzsteuer > Wertgrenze und keine Inventar-Nr.",
      "amount without VAT > limit and no inventory number"
    ),
    example: (
      "Messgerät für 952,00 € brutto, 800,00 € netto: genau die Grenze, keine Pflicht; bei 952,01 € schon.",
      "A meter for €952.00 gross, €800.00 net: exactly the limit, no duty; at €952.01 there is."
    ),
    norm: "ANBest-P Nr. 4.2",
    remedies: [
      (
        "Den Gegenstand inventarisieren und die Nummer angeben (`--inventory`, Spalte „Inventar-Nr.“): die Buchung mit `reverse` zurücknehmen und mit der Nummer neu buchen.",
        "Put the object on the list and tell its number (`--inventory`, column \"inventory\"): take the entry back by `reverse` and book it again with the number."
      )
    ])

  static let serviceTimeAsked = Self(
    ("Leistungszeitraum nicht angegeben", "Time of the service not told"),
    meaning: (
      "Der Bescheid lässt Zahlungen nach dem Ende für Leistungen im Bewilligungszeitraum zu. Ob die Leistung darin liegt, sagt bei diesen Zahlungen nur der Tag des Belegs; liegt sie ganz oder zum Teil danach, zählt sie insoweit nicht. Oder es ist nur „Leistung von“ angegeben: dann zählt die Ausgabe mit diesem einen Tag, auch wenn die Leistung (Wartung, Miete, Lizenz) über das Ende hinausreicht.",
      "The notice allows payments after the end for services inside the funding period. Whether the service lies there only the day of the voucher says; what of it lies later does not count. Or only the first day of the service is told: then the expense counts by that one day, even where the service (maintenance, rent, licence) goes on beyond the end."
    ),
    computation: (
      "gezahlt nach dem Ende, Tag des Belegs im Zeitraum, „Leistung von/bis“ leer; oder „Leistung von“ ohne „Leistung bis“",
      "paid after the end, day of the voucher inside, period of the service not told; or its first day told and not its last"
    ),
    example: (
      "Zeitraum bis 31.12.2025, Rechnung vom 20.12.2025 über 5.000,00 €, gezahlt am 20.01.2026: zählt, wenn bis zum Ende geleistet wurde.",
      "Period until 2025-12-31, invoice of 2025-12-20 for €5,000.00, paid on 2026-01-20: it counts if the service was done by the end."
    ),
    norm: "VV Nr. 1.3 zu § 44 LHO/BHO, Zuwendungsbescheid",
    remedies: [
      (
        "Den Leistungszeitraum der Rechnung angeben („Leistung von/bis“, `--service-from`, `--service-to`): die Buchung mit `reverse` zurücknehmen und mit ihm neu buchen.",
        "Tell the period of the service (`--service-from`, `--service-to`): take the entry back by `reverse` and book it again with it."
      )
    ])

  static let advancePayment = Self(
    ("Vor der Leistung gezahlt", "Paid before the service"),
    meaning: (
      "Gezahlt wurde lange, bevor geleistet ist. Zahlungen vor Empfang der Gegenleistung sind nur zulässig, soweit sie allgemein üblich oder durch besondere Umstände gerechtfertigt sind; sonst sind Mittel zu früh verwendet.",
      "It was paid long before the service is done. Payments before the return service are allowed only where they are usual or special circumstances justify them; else money was used too early."
    ),
    computation: (
      "mehr als 31 Tage vor dem Beginn oder mehr als 92 Tage vor dem Ende der Leistung gezahlt; Monats- und Quartalszahlungen im Voraus sind üblich",
      "paid more than 31 days before the service begins or more than 92 days before it ends; monthly and quarterly payments in advance are usual"
    ),
    example: (
      "9.000,00 € am 01.03.2025 für Oktober bis Dezember 2025: 214 Tage vor dem Beginn.",
      "€9,000.00 on 2025-03-01 for October to December 2025: 214 days before it begins."
    ),
    norm: "§ 56 LHO/BHO",
    remedies: [
      (
        "Festhalten, warum die Vorauszahlung üblich oder gerechtfertigt war und welche Sicherheit es gab; sonst mit der Bewilligungsbehörde klären.",
        "Keep on file why the advance payment was usual or justified and what secured it; else clear it with the funder."
      )
    ])
}
