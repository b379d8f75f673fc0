/// Entries about state aid and double funding.
extension FindingCode.Catalogue {
  static let aidIntensity = Self(
    (
      "Beihilfeintensität überschritten",
      "Aid intensity exceeded"
    ),
    meaning: (
      "Alle öffentlichen Mittel zusammen sind mehr, als die Gruppenfreistellungsverordnung für die Kostenarten und die Größe des Unternehmens zulässt.",
      "All public money together is more than the block exemption allows for the cost categories and the size of the enterprise."
    ),
    computation: (
      "öffentliche Mittel ≤ Summe über Kostenarten: Kosten × (Grundsatz + Zuschläge, höchstens 80 %)",
      "public money ≤ sum over categories: cost × (base + bonuses, at most 80 %)"
    ),
    example: (
      "Mittleres Unternehmen mit Zusammenarbeit: 300.000,00 € × 75 % + 200.000,00 € × 50 % = 325.000,00 €; geplant 340.000,00 €: 15.000,00 € zu viel.",
      "Medium enterprise in collaboration: €300,000.00 × 75 % + €200,000.00 × 50 % = €325,000.00; planned €340,000.00: €15,000.00 too much."
    ),
    norm: "Art. 25 Abs. 5 bis 7 VO (EU) 651/2014",
    remedies: [
      (
        "Die Zuwendung senken oder Voraussetzungen eines Zuschlags nachweisen (`aidBonus`, `size`).",
        "Lower the grant, or prove the conditions of a bonus (`aidBonus`, `size`)."
      )
    ])

  static let deMinimisExceeded = Self(
    (
      "De-minimis-Höchstbetrag überschritten",
      "De-minimis ceiling exceeded"
    ),
    meaning: (
      "Mit dieser Beihilfe überschreitet das einzige Unternehmen den Höchstbetrag in drei rollierenden Jahren; die Verordnung gilt dann für keinen Teil der neuen Beihilfe. Es zählt, was alle Projektdateien von dem Unternehmen und seinen verbundenen sagen; was mehrere sagen, zählt einmal. Nicht abgebildet sind die Abzinsung von Raten (Art. 3 Abs. 6) sowie Fusionen, Übernahmen und Aufspaltungen (Abs. 8 und 9).",
      "With this aid the single undertaking exceeds the ceiling in three rolling years; the regulation then covers no part of the new aid. What all project files tell of the undertaking and its linked companies counts; what several tell counts once. Not modelled are the discounting of instalments (Art. 3 (6)) and mergers, acquisitions and splits ((8) and (9))."
    ),
    computation: (
      "Beihilfen der drei Jahre bis zum Tag des Bescheids + neue Beihilfe ≤ Höchstbetrag",
      "aid of the three years up to the day of the notice + new aid ≤ ceiling"
    ),
    example: (
      "Bisher 270.000,00 €, neu 60.000,00 € am 01.04.2026: 30.000,00 € über 300.000,00 €.",
      "So far €270,000.00, new €60,000.00 on 2026-04-01: €30,000.00 above €300,000.00."
    ),
    norm: "Art. 3 Abs. 2 und 7 VO (EU) 2023/2831",
    remedies: [
      (
        "Die Beihilfe auf eine andere Grundlage stellen, kürzen oder später gewähren.",
        "Base the aid on another regulation, cut it, or grant it later."
      ),
      (
        "Sind zwei Beihilfen von gleichem Tag und Betrag nicht dieselbe, oder steht eine doppelt, ihre Bescheide nennen (`deMinimis`: `reference`).",
        "If two aids of one day and amount are not the same, or one stands twice, name their notices (`deMinimis`: `reference`)."
      ),
    ])

  static let deMinimisBorderDay = Self(
    (
      "De-minimis: Beihilfe auf den Tag drei Jahre alt",
      "De-minimis: aid three years old to the day"
    ),
    meaning: (
      "Der Höchstbetrag ist eingehalten, wenn eine Beihilfe nicht mehr zählt, die auf den Tag drei Jahre alt ist, und überschritten, wenn sie noch zählt. Welche Lesart gilt, sagt kein hier bekannter Text.",
      "The ceiling is kept where an aid that is three years old to the day no longer counts, and exceeded where it still does. Which reading holds no text known here tells."
    ),
    computation: (
      "Beihilfen der drei Jahre mit dem ersten Tag + neue Beihilfe ≤ Höchstbetrag",
      "aid of the three years with their first day + new aid ≤ ceiling"
    ),
    example: (
      "120.000,00 € am 10.05.2023, 150.000,00 € später, neu 60.000,00 € am 10.05.2026: 210.000,00 € oder 330.000,00 €.",
      "€120,000.00 on 2023-05-10, €150,000.00 later, new €60,000.00 on 2026-05-10: €210,000.00 or €330,000.00."
    ),
    norm: "Art. 3 Abs. 2 VO (EU) 2023/2831",
    remedies: [
      (
        "Die Bewilligungsbehörde fragen, oder den Bescheid einen Tag später erbitten.",
        "Ask the funder, or ask for the notice a day later."
      )
    ])

  static let doubleFunded = Self(
    (
      "Doppelt gefördert",
      "Funded twice"
    ),
    meaning: (
      "Derselbe Beleg ist mehr als einmal oder über seinen Betrag hinaus zur Förderung angesetzt. Derselbe Euro darf nur Teil eines gemeinsamen Finanzierungsplans sein.",
      "The same voucher is claimed more than once, or beyond its amount. The same euro may be part of one common financing plan only."
    ),
    computation: (
      "je Beleg (Nummer, Datum, Empfänger, Betrag): Summe der zuwendungsfähigen Beträge ≤ Rechnungsbetrag",
      "per voucher (number, date, payee, amount): sum of the eligible amounts ≤ amount of the invoice"
    ),
    example: (
      "Rechnung 4711 über 11.900,00 € in zwei Vorhaben mit je 11.900,00 €: 11.900,00 € zu viel.",
      "Invoice 4711 of €11,900.00 in two projects with €11,900.00 each: €11,900.00 too much."
    ),
    norm: "VV Nr. 1.4 zu § 44 LHO/BHO (Doppelförderungsverbot)",
    remedies: [
      (
        "Eine der Buchungen mit `reverse` zurücknehmen.",
        "Take one of the bookings back with `reverse`."
      ),
      (
        "Ist es eine aufgeteilte Rechnung, den Belegbetrag an jeder ihrer Buchungen erfassen (Spalte „Belegbetrag“, `--voucher-total`: mit `reverse` zurücknehmen und mit ihm neu buchen); ist sie doppelt angesetzt, eine der Buchungen zurücknehmen.",
        "If it is one invoice shared out, record its total on each of its bookings (`--voucher-total`: take back by `reverse` and book again with it); if it is claimed twice, take one of them back."
      ),
      (
        "Ist die Rechnung aufgeteilt, in jeder Buchung nur den Teilbetrag ansetzen (`eligible` mit `reason`).",
        "If the invoice is shared out, claim only the part in each booking (`eligible` with `reason`)."
      ),
    ])

  static let voucherTotalsDiffer = Self(
    ("Ein Beleg mit zwei Belegbeträgen", "One voucher with two totals"),
    meaning: (
      "Buchungen zu demselben Beleg geben verschiedene Belegbeträge an. Einer davon ist falsch, und mit dem größeren ließe sich mehr ansetzen, als der Beleg hergibt; geprüft wird mit dem kleineren.",
      "Bookings of one voucher tell different totals. One of them is wrong, and by the larger one more could be claimed than the voucher has; the smaller one is checked by."
    ),
    computation: (
      "je Beleg (Nummer, Datum, Empfänger): ein Belegbetrag",
      "per voucher (number, date, payee): one total"
    ),
    example: (
      "Beleg 4712: Belegbetrag 10.000,00 € im einen und 9.000,00 € im anderen Vorhaben.",
      "Voucher 4712: total €10,000.00 in one and €9,000.00 in another project."
    ),
    norm: "VV Nr. 1.4 zu § 44 LHO/BHO (Doppelförderungsverbot)",
    remedies: [
      (
        "Den Belegbetrag auf der Rechnung nachlesen; die Buchung mit dem falschen mit `reverse` zurücknehmen und mit dem richtigen neu buchen.",
        "Read the total on the invoice; take the booking with the wrong one back by `reverse` and book it again with the right one."
      )
    ])

  static let staffHoursExceeded = Self(
    (
      "Mehr Stunden als ein volles Jahr",
      "More hours than a full-time year"
    ),
    meaning: (
      "Für eine Person sind über alle geförderten Vorhaben mehr Stunden angesetzt, als ein Vollzeitjahr hat; von einer Teilzeitstelle ihr Anteil. Ein Bescheid kann für sein Teilvorhaben ein kürzeres Jahr setzen (`staffYearHours`).",
      "More hours are claimed for a person over all funded projects than a full-time year has; of a part-time post its share. A notice may set a shorter year for its measure (`staffYearHours`)."
    ),
    computation: (
      "Summe der Stunden einer Person im Kalenderjahr der Leistung ≤ 1.720 × Stellenanteil, über alle Maßnahmen mit kürzerem Jahr (`staffYearHours`) ≤ dieses; ein Monat zählt ein Zwölftel. Ändert sich der Stellenanteil im Jahr, gilt für jeden Monat der Anteil der Buchung, in deren Zeit er liegt (seit der vorigen Buchung mit Stellenanteil).",
      "sum of a person's hours in the calendar year of the service ≤ 1,720 × share of the post, over all measures with a shorter year (`staffYearHours`) ≤ that; a month counts a twelfth. Where the share changes within the year, each month has that of the booking in whose time it lies (since the last one that tells a share)."
    ),
    example: (
      "1.000 h im einen und 800 h im anderen Vorhaben: 80 h zu viel. Halbe Stelle bis Juni, ganze ab Juli: 1.720 × 75 % = 1.290 h.",
      "1,000 h in one and 800 h in another project: 80 h too many. Half a post until June, a full one from July: 1,720 × 75 % = 1,290 h."
    ),
    norm:
      "Art. 55 Abs. 2 VO (EU) 2021/1060; ohne EU-Mittel VV Nr. 1.4 zu § 44 LHO/BHO (Doppelförderungsverbot)",
    remedies: [
      (
        "Stundennachweise vergleichen und die überzähligen Stunden mit `reverse` zurücknehmen.",
        "Compare the time sheets and take the surplus hours back with `reverse`."
      )
    ])
}
