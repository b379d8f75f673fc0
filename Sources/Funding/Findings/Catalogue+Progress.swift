/// Entries about expenditure that lags and money that lapses.
extension FindingCode.Catalogue {
  static let expenditureLags = Self(
    ("Ausgaben hinter dem Zeitplan", "Expenditure behind schedule"),
    meaning: (
      "Das Vorhaben läuft, und ausgegeben ist mehr als ein Viertel des Plans weniger, als die vergangene Zeit verlangt. Das ist eine Frühwarnung des Förderbuchs: keine Vorschrift nennt die Grenze, aber was nicht gebraucht wird, ist dem Zuwendungsgeber mitzuteilen.",
      "The measure runs, and more than a quarter of the plan less was spent than the time that is over wants. This is an early warning of Förderbuch: no clause names the limit, but the funder has to be told of what is not needed."
    ),
    computation: (
      "Ausgaben nach der Zeit − Ist > 25 % des Plans; nach der Zeit: die Jahresbeträge der Bescheide, sonst gleichmäßig über den Bewilligungszeitraum, Tag für Tag",
      "expenditure by time − actual > 25 % of the plan; by time: the yearly amounts of the awards, else evenly over the funding period, day by day"
    ),
    example: (
      "Plan 100.000,00 € für zwei Jahre; nach anderthalb Jahren wären es 75.000,00 €, ausgegeben sind 45.000,00 €: 30.000,00 € Rückstand, 5,00 Prozentpunkte über der Grenze.",
      "Plan €100,000.00 for two years; after a year and a half it would be €75,000.00, €45,000.00 were spent: a lag of €30,000.00, 5.00 points beyond the limit."
    ),
    norm: "Mitteilungspflichten, ANBest Nr. 5",
    remedies: [
      (
        "Den Zeitplan prüfen; was bis zum Ende nicht gebraucht wird, früh mitteilen, eine Verlängerung oder andere Jahresbeträge beantragen.",
        "Check the schedule; tell early what will not be needed, apply for an extension or other yearly amounts."
      ),
      (
        "Sind Ausgaben nur noch nicht gebucht, sie buchen.",
        "If expenses are only not booked yet, book them."
      ),
    ])

  static let fundsLapse = Self(
    ("Zuwendung wird nicht ausgeschöpft", "Grant not used up"),
    meaning: (
      "Geht es weiter wie bisher, bleibt am Ende des Bewilligungszeitraums oder des Haushaltsjahres mehr als ein Zwanzigstel der Zuwendung übrig und verfällt; oder ein Jahresbetrag ist schon verfallen, obwohl die Zuwendung zusteht.",
      "If all goes on as before, more than a twentieth of the grant is left at the end of the funding period or of the budget year, and lapses; or a yearly amount has lapsed already although the grant is due."
    ),
    computation: (
      "letzte 6 Monate: bewilligt − zustehend bei Ausgaben × (ganze Laufzeit / vergangene Zeit), höchstens der Plan; Oktober bis Dezember: Jahresbeträge bis zum Jahr − abgerufen; jeweils mehr als 5 %. Verfallen: offen − (Jahresbeträge ohne verfallene − abgerufen)",
      "last 6 months: granted − entitled at expenditure × (whole term / time over), at most the plan; October to December: yearly amounts up to the year − drawn; more than 5 % each. Lapsed: open − (yearly amounts without lapsed ones − drawn)"
    ),
    example: (
      "80 % von 100.000,00 €, zwei Jahre, nach 18 Monaten 60.000,00 € ausgegeben: im selben Tempo werden es 80.000,00 €, zustehend 64.000,00 € von 80.000,00 €: 16.000,00 € verfallen.",
      "80 % of €100,000.00, two years, €60,000.00 spent after 18 months: at the same pace it will be €80,000.00, entitled €64,000.00 of €80,000.00: €16,000.00 lapse."
    ),
    norm: "Mitteilungspflichten, ANBest Nr. 5; § 45 LHO/BHO",
    remedies: [
      (
        "Vor dem Ende eine Verlängerung oder die Übertragung in das nächste Haushaltsjahr beantragen; was sicher übrig bleibt, mitteilen.",
        "Apply before the end for an extension or a transfer to the next budget year; tell what is sure to be left."
      ),
      (
        "Fällige Ausgaben zahlen und buchen, dann abrufen (`drawdown`).",
        "Pay and book what is due, then draw (`drawdown`)."
      ),
      (
        "Beim Zuwendungsgeber die Übertragung der verfallenen Jahresbeträge beantragen und die neuen Beträge mit `project apply` erfassen.",
        "Ask the funder to transfer the yearly amounts that lapsed, and record the new ones by `project apply`."
      ),
      (
        "Alles ist ausgegeben, mehr Zeit hilft nicht: dem Zuwendungsgeber mitteilen, dass die Zuwendung nicht ganz gebraucht wird.",
        "All is spent, and more time does not help: tell the funder that the grant is not needed in full."
      ),
    ])

  static let unitsNotReported = Self(
    ("Keine Einheiten gemeldet", "No units reported"),
    meaning: (
      "Der Bescheid zahlt einen Festbetrag je Einheit; Ausgaben sind gebucht, gelieferte Einheiten nicht. Ohne sie steht nichts zu.",
      "The notice pays a fixed amount per unit; expenses are booked, delivered units are not. Without them nothing is due."
    ),
    computation: (
      "zustehend = Festbetrag je Einheit × gemeldete Einheiten, höchstens Zuwendung und Ausgaben",
      "entitled = fixed amount per unit × units reported, at most grant and expenditure"
    ),
    example: (
      "750,00 € je Einheit, 20 Einheiten gemeldet: 15.000,00 €.",
      "€750.00 per unit, 20 units reported: €15,000.00."
    ),
    norm: "VV Nr. 2.2.3 zu § 44 LHO/BHO",
    remedies: [
      (
        "Einheiten stehen an der Ausgabe: Spalten „Bewertung“ = Einheiten und „Menge“ = Zahl, oder `record expense … --method units --quantity 20`.",
        "Units stand at the expense: columns \"method\" = units and \"quantity\" = number, or `record expense … --method units --quantity 20`."
      )
    ])
}
