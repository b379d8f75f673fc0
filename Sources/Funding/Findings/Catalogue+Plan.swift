/// Entries about plan and expenditure.
extension FindingCode.Catalogue {
  static let minOwnShare = Self(
    ("Mindesteigenanteil unterschritten", "Own share below its minimum"),
    meaning: (
      "Der Empfänger trägt weniger selbst, als Richtlinie oder Bescheid verlangen.",
      "The recipient bears less than the directive or the notice demands."
    ),
    computation: (
      "(Eigenmittel + anerkannte Partnerbeiträge, Spenden und unbare Leistungen) / zuwendungsfähige Ausgaben ≥ Mindesteigenanteil",
      "(own cash + counted partner cash, donations and in-kind) / eligible expenditure ≥ minimum own share"
    ),
    example: (
      "500.000,00 €, Bund 65 % und Land 30 %: Eigenanteil 5 % statt 10 %; das Land darf höchstens 125.000,00 € geben.",
      "€500,000.00, federal 65 % and Land 30 %: own share 5 % instead of 10 %; the Land may give €125,000.00 at most."
    ),
    norm: "VVG Nr. 2 zu § 44 LHO",
    remedies: [
      (
        "Eigenmittel erhöhen oder eine Zuwendung entsprechend mindern.",
        "Raise own funds or lower a grant accordingly."
      )
    ])

  static let lineOverrun = Self(
    ("Einzelansatz zu weit überschritten", "Plan line overrun beyond its limit"),
    meaning: (
      "Ein Einzelansatz des Ausgabenplans ist um mehr als das Zulässige überschritten; der Teil darüber ist ohne Einwilligung nicht zuwendungsfähig.",
      "A line of the expenditure plan is overrun by more than allowed; without consent the part beyond is not eligible."
    ),
    computation: (
      "Ist ≤ Ansatz × (100 % + Überschreitungsgrenze); genau die Grenze ist erlaubt",
      "actual ≤ planned × (100 % + overrun limit); exactly the limit is allowed"
    ),
    example: (
      "Ansatz 20.000,00 €, Ist 25.000,00 €: anerkannt 24.000,00 € (+20 %), nicht anerkannt 1.000,00 €.",
      "Planned €20,000.00, actual €25,000.00: recognised €24,000.00 (+20 %), not recognised €1,000.00."
    ),
    norm: "ANBest-P Nr. 1.2",
    remedies: [
      (
        "Die Einwilligung der Bewilligungsbehörde einholen und in der Projektdatei unter `consent` erfassen.",
        "Obtain the funder's consent and record it in the project file under `consent`."
      ),
      (
        "Ausgaben einer anderen Position zuordnen, wenn sie dorthin gehören.",
        "Move expenditure to the line it belongs to."
      ),
    ])

  static let lineNotCompensated = Self(
    ("Überschreitung nicht ausgeglichen", "Overrun not compensated"),
    meaning: (
      "Überschrittene Einzelansätze müssen durch Einsparungen bei anderen Ansätzen ausgeglichen werden.",
      "Overrun lines have to be balanced by savings on other lines."
    ),
    computation: (
      "Summe der Überschreitungen ≤ Summe der Einsparungen", "sum of overruns ≤ sum of savings"
    ),
    example: (
      "Eine Position +4.000,00 €, eine andere −1.500,00 €: 2.500,00 € sind nicht ausgeglichen.",
      "One line +€4,000.00, another −€1,500.00: €2,500.00 are not balanced."
    ),
    norm: "ANBest-P Nr. 1.2",
    remedies: [
      (
        "Bei anderen Ansätzen einsparen; sonst trägt der Empfänger den Mehrbetrag.",
        "Save on other lines; otherwise the recipient bears the excess."
      )
    ])

  static let newLine = Self(
    ("Ausgabe ohne Ansatz", "Expenditure without a plan value"),
    meaning: (
      "Auf einer Position mit dem Ansatz null wurde gebucht; das bedarf der Einwilligung.",
      "A line planned at zero has bookings; that needs consent."
    ),
    computation: ("Ansatz = 0 und Ist > 0", "planned = 0 and actual > 0"),
    example: (
      "Reisen: Ansatz 0,00 €, gebucht 480,00 €.",
      "Travel: planned €0.00, booked €480.00."
    ),
    norm: "ANBest-P Nr. 1.2",
    remedies: [
      (
        "Änderung des Finanzierungsplans beantragen und die Einwilligung unter `consent` erfassen.",
        "Apply for a change of the plan and record the consent under `consent`."
      ),
      ("Die Ausgabe auf die richtige Position umbuchen.", "Move the expense to the right line."),
    ])

  static let totalOverrun = Self(
    ("Gesamtausgaben über dem Plan", "Total expenditure above plan"),
    meaning: (
      "Die zuwendungsfähigen Ausgaben übersteigen den Plan; den Mehrbetrag trägt der Empfänger.",
      "Eligible expenditure exceeds the plan; the recipient bears the excess."
    ),
    computation: (
      "zuwendungsfähige Ausgaben Ist ≤ Plan", "eligible expenditure, actual ≤ planned"
    ),
    example: (
      "Plan 100.000,00 €, Ist 110.000,00 €: 10.000,00 € trägt der Empfänger.",
      "Plan €100,000.00, actual €110,000.00: the recipient bears €10,000.00."
    ),
    norm: "ANBest-P Nr. 1.2, VV Nr. 2.2.1 zu § 44",
    remedies: [
      (
        "Die Finanzierung des Mehrbetrags aus Eigenmitteln sichern.",
        "Secure the excess from own funds."
      )
    ])

  static let outOfPeriod = Self(
    ("Außerhalb des Bewilligungszeitraums", "Outside the funding period"),
    meaning: (
      "Gezahlt wurde vor Beginn oder nach Ende des Bewilligungszeitraums; der Betrag wird nicht anerkannt.",
      "Paid before the funding period began or after it ended; the amount is not recognised."
    ),
    computation: (
      "Beginn ≤ Tag der Zahlung (Ausgabenbasis) oder Entstehung (Kostenbasis) ≤ Ende",
      "start ≤ day of payment (expenditure basis) or of origin (cost basis) ≤ end"
    ),
    example: (
      "Zeitraum bis 31.12.2025, gezahlt am 05.01.2026: nicht anerkannt.",
      "Period until 2025-12-31, paid on 2026-01-05: not recognised."
    ),
    norm: "ANBest-P Nr. 1.2, VV Nr. 1.3 zu § 44",
    remedies: [
      (
        "Tag der Zahlung prüfen. Lässt der Bescheid spätere Zahlungen zu, `paymentsAfterPeriod: servicesInside` erfassen; einen Sicherheitseinbehalt vor dem Ende gegen Bürgschaft auszahlen oder eine Verlängerung beantragen.",
        "Check the day of payment. Where the notice allows later payments, record `paymentsAfterPeriod: servicesInside`; have a retention paid out against a guarantee before the end, or apply for an extension."
      ),
      (
        "Tag der Zahlung und Leistungszeitraum prüfen: spätere Zahlungen zählen nur für Leistungen im Zeitraum und bis zur Frist des Verwendungsnachweises; den Rest aus eigenen Mitteln tragen oder vor dem Ende eine Verlängerung beantragen.",
        "Check the day of payment and the period of the service: later payments count only for services inside and until the statement of use is due; bear the rest yourself, or apply for an extension before the end."
      ),
      (
        "Die Pauschale folgt ihrer Bemessungsgrundlage und hat keine Zahlung: den Tag dort prüfen.",
        "The flat rate follows its base and has no payment of its own: check the day there."
      ),
    ])

  static let minOwnCash = Self(
    (
      "Bare Eigenmittel unter dem Mindestbetrag",
      "Own cash below its minimum"
    ),
    meaning: (
      "Der Empfänger trägt weniger eigenes Geld, als Richtlinie oder Bescheid verlangen; Spenden, Partnerbeiträge und unbare Leistungen ersetzen es nicht.",
      "The recipient bears less money of its own than the directive or the notice demands; donations, partner cash and in-kind do not replace it."
    ),
    computation: (
      "Eigenmittel / zuwendungsfähige Ausgaben ≥ Mindestsatz barer Eigenmittel",
      "own cash / eligible expenditure ≥ minimum rate of own cash"
    ),
    example: (
      "100.000,00 €, mindestens 10 % bar: bei 8.000,00 € Eigenmitteln fehlen 2.000,00 €.",
      "€100,000.00, at least 10 % in cash: with €8,000.00 of own cash €2,000.00 are missing."
    ),
    norm: "FRL Städtebau Nr. 6 Abs. 2, Zuwendungsbescheid",
    remedies: [
      (
        "Haushaltsmittel bereitstellen oder eine andere Finanzierung entsprechend mindern.",
        "Provide budget money, or lower another source accordingly."
      )
    ])

  static let earlyStart = Self(
    (
      "Vorzeitiger Maßnahmebeginn",
      "Early start"
    ),
    meaning: (
      "Vor dem Tag des Bescheids wurde ein Auftrag erteilt, eine Leistung bezogen oder gezahlt. Vorhaben, die schon begonnen sind, werden nur gefördert, wenn der vorzeitige Beginn genehmigt ist; sonst ist die ganze Zuwendung gefährdet. Wo der Bescheid seinen Zeitraum früher beginnen lässt, wird zu dem, was darin liegt, nur gefragt.",
      "An order was placed, a service used or a payment made before the day of the notice. Projects that have begun are funded only if the early start was permitted; else the whole grant is at risk. Where the notice lets its period begin earlier, what lies inside is asked about only."
    ),
    computation: (
      "Tag des Auftrags, sonst des Belegs, der Leistung oder der Zahlung ≥ Tag des Bescheids oder des genehmigten Beginns",
      "day of the order, else of the voucher, the service or the payment ≥ day of the notice or of the permitted start"
    ),
    example: (
      "Bescheid vom 20.06.2025 über 80.000,00 €, Beleg vom 15.05.2025, gezahlt am 10.08.2025: 80.000,00 € gefährdet.",
      "Notice of 2025-06-20 for €80,000.00, voucher of 2025-05-15, paid on 2025-08-10: €80,000.00 at risk."
    ),
    norm: "VV Nr. 1.3 zu § 44 LHO/BHO",
    remedies: [
      (
        "Die Genehmigung des vorzeitigen Beginns in der Projektdatei unter `earlyStartFrom` erfassen.",
        "Record the permission of the early start in the project file under `earlyStartFrom`."
      ),
      (
        "Der genehmigte vorzeitige Beginn liegt später: Tag von Auftrag und Beleg und den Bescheid prüfen, eine frühere Genehmigung unter `earlyStartFrom` erfassen, sonst mit der Bewilligungsbehörde klären.",
        "The early start that was permitted is later: check the day of order and voucher and the notice, record an earlier permission under `earlyStartFrom`, else clear it with the funder."
      ),
      (
        "Ohne Genehmigung die Ausgabe als nicht zuwendungsfähig buchen.",
        "Without permission, book the expense as not eligible."
      ),
    ])
}
