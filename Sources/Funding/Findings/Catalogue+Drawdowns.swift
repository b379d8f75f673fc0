/// Entries about drawdowns and their use.
extension FindingCode.Catalogue {
  static let drawExceedsNeed = Self(
    (
      "Abruf über dem Bedarf",
      "Drawdown above the need"
    ),
    meaning: (
      "Abgerufen ist mehr, als der Anteil des Bescheids an den gezahlten und den gebuchten fälligen Ausgaben beträgt. Mittel dürfen nicht eher angefordert werden, als sie in der Verwendungsfrist gebraucht werden.",
      "More was drawn than the award's share of paid expenditure and of booked payables. Money must not be drawn earlier than it is needed within the window of use."
    ),
    computation: (
      "ausgezahlt − zurückgezahlt ≤ Anteil an (gezahlten + in der Frist fälligen zuwendungsfähigen Ausgaben)",
      "paid out − repaid ≤ share of (eligible expenditure paid + due within the window)"
    ),
    example: (
      "65 % von 260.000,00 € sind 169.000,00 €; ausgezahlt 110.000,00 €, also höchstens 59.000,00 €; abgerufen 70.000,00 €: 11.000,00 € zu viel.",
      "65 % of €260,000.00 are €169,000.00; paid out €110,000.00, so €59,000.00 at most; drawn €70,000.00: €11,000.00 too much."
    ),
    norm: "ANBest-P/-G Nr. 1.4",
    remedies: [
      (
        "Fällige Rechnungen buchen, damit der Bedarf belegt ist, und das Geld in der Frist verwenden.",
        "Book the payables, so that the need is on record, and use the money within the window."
      ),
      (
        "Was in der Frist nicht gebraucht wird, melden und zurückzahlen.",
        "Report and repay what is not needed within the window."
      ),
    ])

  static let drawExceedsYearTranche = Self(
    (
      "Abruf über den Jahresbeträgen",
      "Drawdown above the yearly amounts"
    ),
    meaning: (
      "Bis zum Ende des Haushaltsjahres ist mehr abgerufen, als der Bescheid bis zu diesem Jahr bereitstellt. Was von einem Jahr nicht abgerufen wurde, ist mit ihm verfallen; kann es der Geldgeber übertragen haben, ist es eine Warnung.",
      "More was drawn by the end of a budget year than the notice provides up to that year. What was not drawn of a year has lapsed with it; where the funder may have carried it over it is a warning."
    ),
    computation: (
      "ausgezahlt bis Ende des Jahres ≤ in den Vorjahren abgerufen (höchstens deren Jahresbeträge) + Betrag des Jahres; nach dem letzten Jahr bleibt dessen Rest",
      "paid out by the end of the year ≤ drawn in the years before (at most their amounts) + the year's amount; after the last year its rest stays"
    ),
    example: (
      "2021: 100.000,00 €, 2022: 300.000,00 €; 2021 ausgezahlt 120.000,00 €: 20.000,00 € zu früh.",
      "2021: €100,000.00, 2022: €300,000.00; paid out in 2021 €120,000.00: €20,000.00 too early."
    ),
    norm: "Zuwendungsbescheid, § 45 LHO/BHO",
    remedies: [
      (
        "Eine Umverteilung der Jahresbeträge beantragen und den Änderungsbescheid mit `project apply` erfassen.",
        "Apply for a shift of the yearly amounts and record the amendment with `project apply`."
      )
    ])

  static let drawExceedsHoldback = Self(
    (
      "Einbehalt unterschritten",
      "Drawdown into the holdback"
    ),
    meaning: (
      "Ein Teil der Zuwendung wird erst nach Vorlage des Verwendungsnachweises ausgezahlt; abgerufen ist mehr als der Rest.",
      "A part of the grant is paid only after the statement of use; more than the rest was drawn."
    ),
    computation: (
      "ausgezahlt ≤ bewilligt × (100 % − Einbehalt), bis der Verwendungsnachweis vorliegt",
      "paid out ≤ granted × (100 % − holdback) until the statement of use is filed"
    ),
    example: (
      "650.000,00 € mit 10 % Einbehalt: bis zum Nachweis höchstens 585.000,00 €.",
      "€650,000.00 with a holdback of 10 %: €585,000.00 at most before the statement."
    ),
    norm: "Zuwendungsbescheid (Schlussrate)",
    remedies: [
      (
        "Liegt der Verwendungsnachweis vor, sein Datum in der Projektdatei beim Bescheid unter `milestones: statementFiledOn` erfassen.",
        "If the statement of use is filed, record its day in the project file with the award under `milestones: statementFiledOn`."
      ),
      (
        "Den Betrag zurückzahlen.",
        "Repay the amount."
      ),
    ])

  static let drawBeforeOwnFunds = Self(
    (
      "Abruf vor den eigenen Mitteln",
      "Drawdown before own funds"
    ),
    meaning: (
      "Bei Fehlbedarfs- und Vollfinanzierung sind eigene und sonstige Mittel zuerst zu verwenden. Abgerufen wurde, bevor sie gebucht sind: der Betrag ist höchstens so hoch wie das, was von ihnen noch fehlt. Auch dafür können Zinsen verlangt werden. Sind sie alle da, ist zu viel Ausgezahltes eine Überzahlung (REDUCTION_DUE, LATE_USE).",
      "Under deficit and full financing own and other funds have to be used first. Money was drawn before they are booked: the amount is at most what is missing of them. Interest can be demanded for that as well. Once they are all in, what was paid out in excess is an overpayment (REDUCTION_DUE, LATE_USE)."
    ),
    computation: (
      "ausgezahlt ≤ Ausgaben − Eigenmittel − Deckungsmittel − andere Zuwendungen, soweit eigene Mittel noch nicht gebucht sind",
      "paid out ≤ expenditure − own funds − cover − other grants, as far as own funds are not booked yet"
    ),
    example: (
      "Ausgaben 50.000,00 €, Eigenmittel 20.000,00 € und Dritte 10.000,00 € noch nicht gebucht: höchstens 20.000,00 €; ausgezahlt 30.000,00 €.",
      "Expenditure €50,000.00, own funds €20,000.00 and third parties €10,000.00 not booked yet: €20,000.00 at most; paid out €30,000.00."
    ),
    norm: "ANBest-P Nr. 1.4.2, § 49a Abs. 4 Satz 2 VwVfG",
    remedies: [
      (
        "Zuerst Eigenmittel und sonstige Mittel einsetzen und buchen; sonst den Betrag bis dahin zurückzahlen.",
        "Use own and other funds first and book them; else repay the amount until then."
      )
    ])

  static let lateUse = Self(
    (
      "Nicht in der Frist verwendet",
      "Not used within the window"
    ),
    meaning: (
      "Ausgezahltes Geld wurde nicht innerhalb der Verwendungsfrist für den Zweck ausgegeben. Für die Zeit von der Auszahlung bis zur Verwendung fallen Zinsen an: in NRW in der Regel, beim Bund nach Ermessen. Bis zu einem Zinsbescheid ist es ein Risiko, keine Schuld.",
      "Money paid out was not spent for the purpose within the window of use. Interest accrues from payout to use: as a rule in NRW, at discretion for federal grants. Until an interest notice it is an exposure, not a debt."
    ),
    computation: (
      "Zuerst ausgezahlt, zuerst verwendet: Auszahlungen gegen den Anteil des Bescheids an den gezahlten Ausgaben; verspätet ist, was am letzten Tag der Frist noch nicht verwendet ist",
      "First in, first out: payouts against the award's share of paid expenditure; late is what is not used on the last day of the window"
    ),
    example: (
      "59.000,00 € am 01.06.2026, Frist bis 13.07.2026; 29.000,00 € erst am 15.10.2026 verwendet: Zinsen 698,76 € (act/act).",
      "€59,000.00 on 2026-06-01, window until 2026-07-13; €29,000.00 used on 2026-10-15 only: interest €698.76 (act/act)."
    ),
    norm: "ANBest-P/-G Nr. 1.4 und 8.5, § 49a Abs. 4 VwVfG",
    remedies: [
      (
        "Nicht benötigte Mittel sofort zurückzahlen; `interest` zeigt die Zinsen Zeile für Zeile.",
        "Repay money that is not needed at once; `interest` shows the interest row by row."
      ),
      (
        "Die Verspätung der Bewilligungsbehörde melden (ANBest-P Nr. 5.4) und die Zinsen als Risiko einplanen.",
        "Report the delay to the funder (ANBest-P Nr. 5.4) and plan for the interest."
      ),
    ])

  static let repaymentInterest = Self(
    ("Zinsen auf zurückgezahltes Geld offen", "Interest on money paid back is open"),
    meaning: (
      "Geld, das verwendet war und nicht mehr zusteht, ist vom Eintritt bis zur Rückzahlung zu verzinsen. Es ist zurückgezahlt; die Zinsen sind noch nicht gebucht.",
      "Money that was used and is due no longer bears interest from the event until it is paid back. It was paid back; the interest is not booked yet."
    ),
    computation: (
      "Betrag × (Basiszinssatz + 5 Prozentpunkte) × Tage, vom Tag nach dem Eintritt bis zur Rückzahlung; offen ist, was davon nicht gebucht ist",
      "amount × (base rate + 5 points) × days, from the day after the event to the repayment; open is what of it is not booked"
    ),
    example: (
      "4.000,00 € seit 01.04.2025 nicht mehr zustehend, am 28.02.2026 zurückgezahlt: 238,68 € (act/act).",
      "€4,000.00 due no longer since 2025-04-01, paid back on 2026-02-28: €238.68 (act/act)."
    ),
    norm: "§ 49a Abs. 3 VwVfG",
    remedies: [
      (
        "Die Zinsen einplanen; nach dem Zinsbescheid zahlen und unter der Art „Zinsen“ buchen. `interest` zeigt sie Zeile für Zeile.",
        "Plan for the interest; pay it after the notice and book it under the kind \"Zinsen\". `interest` shows it row by row."
      )
    ])
}
