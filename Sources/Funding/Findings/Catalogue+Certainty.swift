/// Entries about what a figure rests on.
extension FindingCode.Catalogue {
  static let unreadValueFavours = Self(
    (
      "Nicht gelesener Wert zugunsten des Empfängers",
      "A value not read favours the recipient"
    ),
    meaning: (
      "Der Betrag beruht auf einem Wert des Regelwerks, den niemand im Text gelesen hat. Gilt ein strengerer, den andere Texte haben, steht weniger zu.",
      "The amount rests on a value of the rule set that nobody read in its text. If a stricter one holds, as other texts have, less is due."
    ),
    computation: (
      "zustehend − zustehend mit dem strengsten Wert bekannter Texte",
      "entitled − entitled by the strictest value of known texts"
    ),
    example: (
      "Ausgaben 99.500,00 € statt 100.000,00 €, 80 %, Bagatellgrenze 500,00 € nicht gelesen: 80.000,00 €; ohne Bagatellgrenze 79.600,00 €: 400,00 €.",
      "Expenditure €99,500.00 in place of €100,000.00, 80 %, threshold €500.00 not read: €80,000.00; without a threshold €79,600.00: €400.00."
    ),
    norm: "Regelwerk des Bescheids",
    remedies: [
      (
        "Den Wert im Bescheid oder in seinen Nebenbestimmungen nachlesen und unter `overrides` eintragen; bis dahin den kleineren Betrag annehmen.",
        "Read the value in the notice or its conditions and put it under `overrides`; until then assume the smaller amount."
      )
    ])

  static let callProcedureAsked = Self(
    (
      "Gilt das Abrufverfahren?",
      "Does the call procedure apply?"
    ),
    meaning: (
      "Die Zuwendung eines Jahres ist so groß, dass der Bund sie in der Regel nur am Tag des Bedarfs abrufen lässt; der Bescheid ist aber mit einer Verwendungsfrist erfasst.",
      "The grant of a year is so large that federal money is called on the day of need as a rule; the award is recorded with a window of use, however."
    ),
    computation: (
      "größter Jahresbetrag (ohne Jahresbeträge: Betrag / Haushaltsjahre) > Betrag des Regelwerks",
      "largest yearly amount (without any: amount / budget years) > amount of the rule set"
    ),
    example: (
      "600.000,00 € im Jahr 2026, Abrufverfahren über 500.000,00 €: nachfragen.",
      "€600,000.00 in 2026, call procedure above €500,000.00: ask."
    ),
    norm: "BNBest-Abruf, VV Nr. 7 zu § 44 BHO",
    remedies: [
      (
        "Den Bescheid nachlesen. Gilt das Abrufverfahren, `ruleSet: abruf-bund` oder `overrides: {useWindow: P0D}` eintragen; gilt es nicht, `overrides: {callProcedureAbove: null}`.",
        "Read the notice. Where the call procedure applies put `ruleSet: abruf-bund` or `overrides: {useWindow: P0D}`; where not, `overrides: {callProcedureAbove: null}`."
      )
    ])

  static let aidBaseExpired = Self(
    (
      "Beihilfegrundlage ausgelaufen",
      "Legal base of the aid has ended"
    ),
    meaning: (
      "Der Bescheid stützt sich auf die Gruppenfreistellungsverordnung (AGVO), die an seinem Tag nicht mehr oder nur noch in der Übergangszeit galt.",
      "The award rests on the block exemption, which no longer held on its day, or only in the time of transition."
    ),
    computation: (
      "Tag des Bescheids ≤ 31.12.2026; Übergang bis 30.06.2027",
      "day of the award ≤ 2026-12-31; transition until 2027-06-30"
    ),
    example: (
      "Bescheid vom 01.07.2027 nach Art. 25 AGVO: ohne Grundlage.",
      "Award of 2027-07-01 under Art. 25: without a legal base."
    ),
    norm: "Art. 58 Abs. 5, Art. 59 VO (EU) 651/2014",
    remedies: [
      (
        "Die Rechtsgrundlage im Bescheid nachlesen; nennt er eine spätere Verordnung, deren Höchstsätze prüfen, denn hier wird nach der alten gerechnet.",
        "Read the legal base in the notice; where it names a later regulation check its maximum rates, for these are computed by the old one."
      )
    ])
}
