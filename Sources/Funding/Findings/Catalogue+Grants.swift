/// Entries about the grant and its sum.
extension FindingCode.Catalogue {
  static let grantExceedsMax = Self(
    ("Zuwendung über dem Höchstbetrag", "Grant above its maximum"),
    meaning: (
      "Ausgezahlt oder auf Jahre verteilt ist mehr, als der Bescheid bewilligt. Der Zuwendungsbetrag ist der Höchstbetrag.",
      "More was paid out, or spread over the years, than the notice grants. The granted amount is the maximum."
    ),
    computation: (
      "ausgezahlt − zurückgezahlt ≤ Höchstbetrag; Summe der Jahresbeträge ≤ Höchstbetrag",
      "paid out − repaid ≤ maximum; sum of the yearly amounts ≤ maximum"
    ),
    example: (
      "Bewilligt 80.000,00 €, ausgezahlt 82.500,00 €: 2.500,00 € zu viel.",
      "Granted €80,000.00, paid out €82,500.00: €2,500.00 too much."
    ),
    norm: "VV Nr. 2.2.1 zu § 44 LHO/BHO",
    remedies: [
      (
        "Den übersteigenden Betrag zurückzahlen oder die Buchung des Zuwendungseingangs prüfen.",
        "Repay the excess, or check the booking of the drawdown."
      ),
      (
        "Liegt ein Änderungsbescheid vor, ihn mit `project apply` erfassen.",
        "If there is an amendment notice, record it with `project apply`."
      ),
    ])

  static let rateExceeded = Self(
    ("Fördersatz überschritten", "Funding rate exceeded"),
    meaning: (
      "Der bewilligte Betrag ist mehr als der Fördersatz von den geplanten zuwendungsfähigen Ausgaben.",
      "The granted amount is more than the funding rate of the planned eligible expenditure."
    ),
    computation: (
      "Höchstbetrag ≤ Fördersatz × geplante zuwendungsfähige Ausgaben (auf den Cent aufgerundet)",
      "maximum ≤ rate × planned eligible expenditure (rounded up to the cent)"
    ),
    example: (
      "65 % von 100.000,00 € sind 65.000,00 €; bewilligt 66.000,00 €: 1.000,00 € oder 1,00 Prozentpunkte darüber.",
      "65 % of €100,000.00 are €65,000.00; granted €66,000.00: €1,000.00 or 1.00 point above."
    ),
    norm: "VV Nr. 2.2.1 zu § 44 LHO/BHO",
    remedies: [
      (
        "Betrag, Satz und Ausgabenplan mit dem Bescheid vergleichen und die Projektdatei berichtigen.",
        "Compare amount, rate and expenditure plan with the notice and correct the project file."
      )
    ])

  static let noticeInconsistent = Self(
    ("Betrag und Fördersatz passen nicht zusammen", "Amount and rate do not fit"),
    meaning: (
      "Der bewilligte Betrag ist weder der Fördersatz von den geplanten zuwendungsfähigen Ausgaben noch der von dem, was nach Abzug der geplanten Deckungsmittel bleibt. Dann steht nicht fest, ob Einnahmen und Spenden von der Bemessungsgrundlage abgehen; gerechnet wird mit den vollen Ausgaben.",
      "The granted amount is neither the rate of the planned eligible expenditure nor of what is left of it after planned cover. So it is not certain whether revenue and donations come off the base; the full expenditure is taken."
    ),
    computation: (
      "Höchstbetrag = Fördersatz × E oder Fördersatz × (E − D), auf den Cent, bei vollen Euro auf den Euro; ein Satz mit Nachkommastellen darf gerundet sein",
      "maximum = rate × E or rate × (E − D), to the cent, to the euro where it is in whole euros; a rate with decimals may be rounded"
    ),
    example: (
      "80 % von 100.000,00 € sind 80.000,00 €, von 97.000,00 € (abzüglich 3.000,00 € Einnahmen) 77.600,00 €; bewilligt 79.000,00 €: 1.000,00 € und 1.400,00 € daneben.",
      "80 % of €100,000.00 are €80,000.00, of €97,000.00 (less €3,000.00 of revenue) €77,600.00; granted €79,000.00: €1,000.00 and €1,400.00 off."
    ),
    norm: "VV Nr. 2.2.1 zu § 44 LHO/BHO",
    remedies: [
      (
        "Betrag, Satz, Ausgabenplan und geplante Deckungsmittel mit dem Bescheid vergleichen; steht der Satz auf der Nettobasis, `rateBase: net` eintragen, sonst `rateBase: gross`.",
        "Compare amount, rate, expenditure plan and planned cover with the notice; enter `rateBase: net` where the rate stands on the net base, else `rateBase: gross`."
      )
    ])

  static let publicExceedsEligible = Self(
    (
      "Öffentliche Mittel über den zuwendungsfähigen Ausgaben",
      "Public money above eligible expenditure"
    ),
    meaning: (
      "Alle öffentlichen Zuwendungen zusammen dürfen die zuwendungsfähigen Ausgaben nicht übersteigen (Kumulierung).",
      "All public grants together must not exceed the eligible expenditure (cumulation)."
    ),
    computation: (
      "Summe der öffentlichen Zuwendungen + andere öffentliche Mittel ≤ zuwendungsfähige Ausgaben",
      "sum of public grants + other public money ≤ eligible expenditure"
    ),
    example: (
      "Bund 60.000,00 € und Land 50.000,00 € auf 100.000,00 €: 10.000,00 € zu viel.",
      "Federal €60,000.00 and Land €50,000.00 on €100,000.00: €10,000.00 too much."
    ),
    norm: "VV Nr. 1.4 zu § 44 LHO",
    remedies: [
      (
        "Die Zuwendungsgeber unterrichten; sie stimmen die Kürzung untereinander ab.",
        "Inform the funders; they agree on the reduction among themselves."
      )
    ])

  static let reductionDue = Self(
    ("Zuwendung ermäßigt sich", "Grant is reduced"),
    meaning: (
      "Nach den anerkannten Ausgaben und Deckungsmitteln steht weniger zu, als ausgezahlt ist.",
      "By recognised expenditure and cover, less is due than was paid out."
    ),
    computation: (
      "Abrechnung nach `settle`; zurückzuzahlen = ausgezahlt − zustehend",
      "settlement by `settle`; repayable = paid out − entitled"
    ),
    example: (
      "80 % von 90.000,00 € statt 100.000,00 €: zustehend 72.000,00 €, ausgezahlt 80.000,00 €, zurückzuzahlen 8.000,00 €.",
      "80 % of €90,000.00 instead of €100,000.00: due €72,000.00, paid out €80,000.00, repayable €8,000.00."
    ),
    norm: "ANBest-P Nr. 2.1",
    remedies: [
      (
        "Den Betrag zurückzahlen, sobald feststeht, dass er nicht mehr zweckentsprechend verwendet wird; Zinsen laufen ab dem Eintritt.",
        "Repay the amount once it is certain that it will not be used for the purpose; interest runs from that day."
      ),
      ("`settle` zeigt jeden Rechenschritt.", "`settle` shows every step."),
    ])

  static let grantFallsLower = Self(
    (
      "Zuwendung fällt niedriger aus als bewilligt",
      "Grant comes to less than granted"
    ),
    meaning: (
      "Das Vorhaben ist zu Ende, und nach den anerkannten Ausgaben und Deckungsmitteln steht weniger zu, als bewilligt ist. Ausgezahlt ist nicht mehr als das: nichts ist zurückzuzahlen.",
      "The measure is over, and by recognised expenditure and cover less is due than was granted. Not more than that was paid out: nothing has to be repaid."
    ),
    computation: (
      "bewilligt − zustehend; noch abrufbar = zustehend − ausgezahlt",
      "granted − entitled; still to be drawn = entitled − paid out"
    ),
    example: (
      "Bewilligt 80.000,00 €, zustehend 72.000,00 €, ausgezahlt 60.000,00 €: 8.000,00 € weniger, noch abrufbar 12.000,00 €.",
      "Granted €80,000.00, due €72,000.00, paid out €60,000.00: €8,000.00 less, €12,000.00 still to be drawn."
    ),
    norm: "ANBest-P Nr. 2.1",
    remedies: [
      (
        "Nichts zurückzuzahlen; was zusteht und noch nicht ausgezahlt ist, mit dem Verwendungsnachweis abrufen.",
        "Nothing to repay; draw what is due and not paid out yet with the statement of use."
      ),
      ("`settle` zeigt jeden Rechenschritt.", "`settle` shows every step."),
      (
        "Nichts zurückzuzahlen. Von dem, was zusteht, sind Jahresbeträge verfallen (FUNDS_LAPSE); `drawdown` nennt, was ohne neue Entscheidung des Zuwendungsgebers noch abzurufen ist.",
        "Nothing to repay. Of what is due yearly amounts have lapsed (FUNDS_LAPSE); `drawdown` tells what may still be drawn without a new decision of the funder."
      ),
    ])

  static let overfinanced = Self(
    ("Überfinanzierung", "Overfinanced"),
    meaning: (
      "Festbeträge und die übrigen Deckungsmittel sind zusammen höher als die anerkannten Ausgaben; oder Bescheide mit verschiedenen Zeiträumen tragen von den Ausgaben einer Zeit zusammen mehr, als in ihr ausgegeben wurde. Gekürzt wird das nicht von selbst.",
      "Fixed grants and the other cover together exceed the recognised expenditure; or awards of different periods together bear more of the expenditure of a time than was spent in it. That is not cut by itself."
    ),
    computation: (
      "Zuwendungen + Deckungsmittel + Spenden + Partnerbeiträge + unbare Leistungen ≤ anerkannte Ausgaben; je Zeit: Summe (Zuwendung × Ausgaben dieser Zeit / Ausgaben des Bescheids) ≤ bare Ausgaben dieser Zeit",
      "grants + cover + donations + partner cash + in-kind ≤ recognised expenditure; for a time: sum of (grant × expenditure of that time / expenditure of the award) ≤ cash expenditure of that time"
    ),
    example: (
      "Festbetrag 50.000,00 € und Spenden 20.000,00 € auf 65.000,00 €: 5.000,00 € zu viel.",
      "Fixed amount €50,000.00 and donations €20,000.00 on €65,000.00: €5,000.00 too much."
    ),
    norm: "VV Nr. 1.1 und 2.2.3 zu § 44 (Subsidiarität)",
    remedies: [
      (
        "Den Zuwendungsgeber unterrichten; der Festbetrag wird gewöhnlich neu festgesetzt.",
        "Inform the funder; a fixed amount is usually set anew."
      ),
      (
        "Mit den Zuwendungsgebern klären, wer die Ausgaben dieser Zeit in welcher Höhe trägt; doppelt finanzierte Ausgaben fordert einer zurück.",
        "Clear with the funders who bears how much of the expenditure of that time; one of them claims back what is funded twice."
      ),
    ])

  static let associatedPartnerGrant = Self(
    ("Zuwendung an einen assoziierten Partner", "Grant to an associated partner"),
    meaning: (
      "Assoziierte Partner beteiligen sich auf eigene Kosten und erhalten keine Zuwendung.",
      "Associated partners take part at their own cost and receive no grant."
    ),
    computation: (
      "Rolle assoziiert → Bewilligungen und Zuwendungseingänge = 0",
      "role associated → awards and drawdowns = 0"
    ),
    example: (
      "Ein assoziierter Partner, für den ein Zuwendungseingang gebucht ist.",
      "An associated partner with a booked drawdown."
    ),
    norm: "VV Nr. 12 zu § 44 LHO",
    remedies: [
      (
        "Die Rolle in der Projektdatei berichtigen oder die Zuwendung beim Empfänger des Bescheids buchen.",
        "Correct the role in the project file, or book the grant at the recipient of the notice."
      )
    ])

  static let forwardWithoutConsent = Self(
    (
      "Weiterleitung ohne Einwilligung",
      "Forwarding without consent"
    ),
    meaning: (
      "Zuwendungsmittel wurden an Letztempfänger weitergegeben, ohne dass der Bescheid oder eine Einwilligung das zulässt.",
      "Grant money was passed on to final recipients although neither the notice nor a consent allows it."
    ),
    computation: (
      "weitergeleitet > 0 nur mit Einwilligung; weitergeleitet ≤ Summe der Weiterleitungsbescheide",
      "forwarded > 0 only with consent; forwarded ≤ sum of the forwarding notices"
    ),
    example: (
      "Von 500.000,00 € wurden 200.000,00 € an einen Partner weitergeleitet, eine Einwilligung ist nicht erfasst.",
      "Of €500,000.00 €200,000.00 were passed on to a partner, no consent is recorded."
    ),
    norm: "VV/VVG Nr. 12 zu § 44 LHO",
    remedies: [
      (
        "Die Einwilligung der Bewilligungsbehörde einholen und in der Projektdatei unter `forwardingConsent` erfassen.",
        "Obtain the funder's consent and record it in the project file under `forwardingConsent`."
      ),
      (
        "Liegt ein Auftrag vor (Leistung gegen Entgelt), ihn als Ausgabe buchen.",
        "If it is a contract (service for pay), book it as an expense."
      ),
    ])

  static let forwardDiffers = Self(
    ("Weitergeleitet und eingegangen verschieden", "Passed on and received differ"),
    meaning: (
      "Was der Erstempfänger als weitergeleitet gebucht hat, muss bei den Letztempfängern als Zuwendungseingang stehen. Weicht es ab, fehlt eine Buchung, oder Geld ist nicht angekommen.",
      "What the first recipient booked as passed on has to stand at the final recipients as money received. Where it differs a booking is missing, or money did not arrive."
    ),
    computation: (
      "Summe der Weiterleitungen = Summe der Zuwendungseingänge der Letztempfänger, am Stichtag",
      "sum of what was passed on = sum of what the final recipients received, on the day"
    ),
    example: (
      "Weitergeleitet 200.000,00 €, beim Verein eingegangen 150.000,00 €: 50.000,00 € fehlen.",
      "Passed on €200,000.00, received by the association €150,000.00: €50,000.00 are missing."
    ),
    norm: "VV/VVG Nr. 12 zu § 44 LHO",
    remedies: [
      (
        "Die Kontoauszüge beider Seiten vergleichen und die fehlende Buchung nachholen oder die falsche mit `reverse` zurücknehmen.",
        "Compare the statements of both sides and book what is missing, or take the wrong entry back with `reverse`."
      )
    ])
}
