/// Entries about in-kind contributions.
extension FindingCode.Catalogue {
  static let inKindCap = Self(
    ("Obergrenze unbarer Leistungen", "Cap on in-kind contributions"),
    meaning: (
      "Bürgerschaftliches Engagement (`civicCap`) und Sachleistungen von Partnern (`inKindCap`) werden je für sich nur bis zu einem Teil der Ausgaben anerkannt.",
      "Civic engagement (`civicCap`) and partners' in-kind contributions (`inKindCap`) are each recognised only up to a part of the expenditure."
    ),
    computation: (
      "nur bare Ausgaben: unbar ≤ Satz × bare Ausgaben; einschließlich unbarer: unbar ≤ Satz × (bare + unbare Ausgaben)",
      "cash only: in-kind ≤ rate × cash expenditure; including fictive: in-kind ≤ rate × (cash + in-kind)"
    ),
    example: (
      "Bare Ausgaben 10.000,00 €, Obergrenze 20 %: von 3.000,00 € zählen 2.000,00 €.",
      "Cash expenditure €10,000.00, cap 20 %: of €3,000.00 €2,000.00 count."
    ),
    norm: "VV Nr. 2.4.2, VVG Nr. 2.3.2 zu § 44 LHO",
    remedies: [
      (
        "Den übersteigenden Teil durch Eigenmittel ersetzen.",
        "Replace the part beyond by own cash."
      )
    ])

  static let inKindUnconfirmed = Self(
    ("Unbare Leistungen nicht bestätigt", "In-kind contributions not confirmed"),
    meaning: (
      "Auf Ausgabenbasis zählen unbare Leistungen nur, wenn Richtlinie oder Bescheid sie zulassen. Führt der bewilligte Ausgabenplan sie als zuwendungsfähig, werden sie angerechnet, bis der Bescheid geprüft ist; führt er keine, zählen sie mit null.",
      "On the expenditure basis in-kind contributions count only where programme or notice allow them. Where the approved plan has them as eligible they are counted until the notice was checked; where it has none they count as zero."
    ),
    computation: (
      "unbar zählt, wenn der Plan eine zuwendungsfähige unbare Position hat oder inKindAllowed gilt; sonst 0",
      "in-kind counts where the plan has an eligible in-kind line or inKindAllowed holds; else 0"
    ),
    example: (
      "Bund, Ausgabenbasis: 10.000,00 € bar und 5.000,00 € Sachleistung laut Plan zählen als 15.000,00 €, mit dieser Warnung; ohne die Position im Plan nur 10.000,00 €.",
      "Federal grant on the expenditure basis: €10,000.00 cash and €5,000.00 in kind as planned count as €15,000.00, with this warning; without the line only €10,000.00."
    ),
    norm: "VV Nr. 2.4.2, VVG Nr. 2.3.2 zu § 44 LHO; Förderrichtlinie, Zuwendungsbescheid",
    remedies: [
      (
        "Im Bescheid nachlesen, ob unbare Leistungen zuwendungsfähig sind; wenn ja, beim Bescheid `inKindAllowed: true` eintragen, sonst `inKindAllowed: false`: sie zählen dann bei diesem Bescheid nicht, bei anderen wie bisher.",
        "Look up in the notice whether in-kind contributions are eligible; if so, enter `inKindAllowed: true` with the award, else `inKindAllowed: false`: they then count nothing for this award, and as before for others."
      )
    ])

  static let hourlyRateExceeded = Self(
    ("Stundensatz über dem anerkannten", "Hourly rate above what is recognised"),
    meaning: (
      "Stunden sind zu einem höheren Satz gebucht, als Richtlinie oder Bescheid anerkennen. Gerechnet wird mit dem anerkannten Satz.",
      "Hours are booked at a higher rate than programme or notice recognise. The recognised rate is taken."
    ),
    computation: (
      "anerkannt = Betrag × anerkannter Satz / gebuchter Satz, auf den Cent ab",
      "recognised = amount × recognised rate / booked rate, down to the cent"
    ),
    example: (
      "50 h zu 40,00 € statt 15,00 €: 750,00 € statt 2.000,00 €.",
      "50 h at €40.00 instead of €15.00: €750.00 instead of €2,000.00."
    ),
    norm: "VVG Nr. 2.3.2 zu § 44 LHO, Förderrichtlinie",
    remedies: [
      (
        "Den Satz mit Richtlinie und Bescheid vergleichen; lässt der Bescheid einen höheren zu, ihn als `civicHourlyRate` oder `staffHourlyRateLimit` eintragen.",
        "Compare the rate with programme and notice; where the notice allows a higher one, enter it as `civicHourlyRate` or `staffHourlyRateLimit`."
      )
    ])

  static let inKindUnverified = Self(
    ("Unbare Leistung nicht belegt", "In-kind contribution without proof"),
    meaning: (
      "Zu einer Sachleistung oder ehrenamtlichen Arbeit fehlt der Nachweis. Ohne Beleg-Nummer und ohne Nachweis zählt sie mit null; mit Beleg-Nummer zählt sie, der Nachweis ist aber noch abzulegen.",
      "An in-kind contribution or volunteer work lacks proof. With neither voucher number nor evidence it counts as zero; with a voucher number it counts, but the evidence still has to be filed."
    ),
    computation: (
      "anerkannt = bewertet − ohne Beleg und Nachweis",
      "recognised = valued − without voucher and evidence"
    ),
    example: (
      "120 h zu 48,50 € ohne unterschriebenen Stundenzettel und ohne Beleg-Nummer: 0,00 € statt 5.820,00 €.",
      "120 h at €48.50 without a signed time sheet and without a voucher number: €0.00 instead of €5,820.00."
    ),
    norm: "VV Nr. 2.4.2 zu § 44 LHO; Art. 67 Abs. 1 VO (EU) 2021/1060",
    remedies: [
      (
        "Den Nachweis (unterschriebener Stundenzettel, Rechnung, Gutachten) mit `evidence add` zur Buchung nachreichen; er zählt dann zu jedem Stichtag.",
        "File the evidence (signed time sheet, invoice, appraisal) to the entry by `evidence add`; it then counts on every day."
      )
    ])

  static let civicHoursAsked = Self(
    ("Ehrenamtliche Arbeit ohne Stunden", "Civic work without hours"),
    meaning: (
      "Ehrenamtliche Arbeit wird nach Stunden und einem Satz je Stunde bewertet. Bei diesen Buchungen fehlen sie: ob der anerkannte Satz eingehalten ist, lässt sich nicht prüfen, und der Betrag zählt vorerst ganz.",
      "Civic work is valued by hours and a rate per hour. These bookings lack them: whether the recognised rate is kept cannot be checked, and the amount counts in full for now."
    ),
    computation: (
      "Betrag = Stunden × Satz, Satz ≤ `civicHourlyRate`",
      "amount = hours × rate, rate ≤ `civicHourlyRate`"
    ),
    example: (
      "5.000,00 € bürgerschaftliches Engagement ohne Stunden: bei 20,00 € je Stunde müssten es 250 Stunden sein.",
      "€5,000.00 of civic engagement without hours: at €20.00 an hour it has to be 250 hours."
    ),
    norm: "VVG Nr. 2.3.2, VV Nr. 2.4.2 zu § 44 LHO, Förderrichtlinie",
    remedies: [
      (
        "Stunden und Satz angeben (Bewertung „Stunden“, Menge, Satz): die Buchung mit `reverse` zurücknehmen und mit ihnen neu buchen; was keine Arbeit ist, als Sachleistung buchen.",
        "Tell hours and rate (method hours, quantity, rate): take the entry back by `reverse` and book it again with them; book what is no work as in-kind."
      )
    ])

  static let publicExceedsCash = Self(
    (
      "Öffentliche Mittel über den baren Ausgaben",
      "Public money above cash expenditure"
    ),
    meaning: (
      "Öffentliche Mittel dürfen die zuwendungsfähigen Ausgaben abzüglich der unbaren Leistungen nicht übersteigen: unbare Leistungen sind Deckung, aber kein Geld, das zu ersetzen wäre.",
      "Public money must not exceed eligible expenditure less in-kind contributions: in-kind is cover, but no money that could be refunded."
    ),
    computation: (
      "Zuwendungen + andere öffentliche Mittel ≤ zuwendungsfähige Ausgaben − unbare Leistungen",
      "grants + other public money ≤ eligible expenditure − in-kind"
    ),
    example: (
      "100.000,00 €, davon 30.000,00 € unbar; 80 % wären 80.000,00 €, höchstens 70.000,00 €: 10.000,00 € zu viel.",
      "€100,000.00, of it €30,000.00 in kind; 80 % would be €80,000.00, at most €70,000.00: €10,000.00 too much."
    ),
    norm: "VV Nr. 2.4 zu § 44 LHO/BHO; EU-Mittel: Art. 67 Abs. 1 Buchst. a VO (EU) 2021/1060",
    remedies: [
      (
        "Die Zuwendung auf die baren Ausgaben begrenzen; die Abrechnung kürzt sie selbst.",
        "Limit the grant to cash expenditure; settlement cuts it by itself."
      ),
      (
        "Den unbaren Anteil des Plans verringern.",
        "Lower the in-kind part of the plan."
      ),
      (
        "Der Festbetrag wird nicht von selbst gekürzt: den Zuwendungsgeber unterrichten; er setzt ihn gewöhnlich auf die baren Ausgaben neu fest.",
        "A fixed grant is not cut by itself: tell the funder, who usually sets it anew at the cash expenditure."
      ),
    ])

  static let civicOverCash = Self(
    (
      "Zuwendung über den tatsächlichen Ausgaben",
      "Grant above real expenditure"
    ),
    meaning: (
      "Mit bürgerschaftlichem Engagement in der Bemessungsgrundlage ergäbe der Fördersatz mehr, als tatsächlich ausgegeben wurde; die Zuwendung endet bei den baren Ausgaben.",
      "With civic engagement in the base the rate would give more than was really spent; the grant ends at the cash expenditure."
    ),
    computation: (
      "Fördersatz × (bare Ausgaben + Engagement) ≤ bare Ausgaben",
      "rate × (cash expenditure + engagement) ≤ cash expenditure"
    ),
    example: (
      "10.000,00 € bar und 2.000,00 € Engagement: 90 % wären 10.800,00 €, gewährt werden 10.000,00 €.",
      "€10,000.00 cash and €2,000.00 engagement: 90 % would be €10,800.00, €10,000.00 are granted."
    ),
    norm: "VV Nr. 2.4.2, VVG Nr. 2.3.2 zu § 44 LHO",
    remedies: [
      (
        "Nichts zu tun: die Abrechnung begrenzt die Zuwendung; im nächsten Antrag den Fördersatz danach bemessen.",
        "Nothing to do: settlement limits the grant; set the rate of the next application accordingly."
      ),
      (
        "Der Festbetrag wird nicht von selbst gekürzt: den Zuwendungsgeber unterrichten; er setzt ihn gewöhnlich auf die baren Ausgaben neu fest.",
        "A fixed grant is not cut by itself: tell the funder, who usually sets it anew at the cash expenditure."
      ),
    ])
}
