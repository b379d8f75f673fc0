/// Entries about bans on sources, flat rates and articles of aid.
extension FindingCode.Catalogue {
  static let ownShareBannedSource = Self(
    ("Eigenanteil aus ausgeschlossenen Mitteln", "Own share from excluded money"),
    meaning: (
      "Der Zuwendungsgeber lässt nicht zu, dass Mittel einer bestimmten Ebene an die Stelle des Eigenanteils treten; neben ihm stehen aber solche Mittel im Finanzierungsplan, als Zuwendung, andere öffentliche Mittel, Partnerbeitrag, Spende oder Eigenmittel. KfW 436: der kommunale Eigenanteil darf nicht durch andere Bundesmittel abgelöst werden.",
      "The funder does not let money of a certain level stand in for the own share, but such money is in the financing plan beside it, as a grant, other public money, a partner's cash, a donation or own funds. KfW 436: the municipal own share may not be replaced by other federal money."
    ),
    computation: (
      "Zuwendungen und bare Beiträge von Stellen der Ebenen in `ownShareNotFrom`, ohne Bescheide desselben Regelwerks und ohne Einnahmen = 0",
      "grants and cash from bodies of the levels in `ownShareNotFrom`, without awards under the same rule set and without revenue = 0"
    ),
    example: (
      "KfW 436 mit 65 % und ein anderes Bundesprogramm mit 25 % auf 100.000,00 €: 25.000,00 € zu viel; der Eigenanteil von 35.000,00 € = 35 % muss aus anderen Mitteln kommen.",
      "KfW 436 with 65 % and another federal programme with 25 % of €100,000.00: €25,000.00 too much; the own share of €35,000.00 = 35 % has to be other money."
    ),
    norm: "Merkblatt KfW 436",
    remedies: [
      (
        "Diese Mittel durch Eigenmittel oder Mittel anderer Ebenen ersetzen, oder eine der Zuwendungen zurückgeben.",
        "Replace this money by own funds or money of other levels, or give one of the grants back."
      ),
      (
        "Die Ebene, von der Mittel kommen, steht bei der Organisation (`level`, nur mit `kind: public`).",
        "The level that money comes from stands at its organisation (`level`, with `kind: public` only)."
      ),
    ])

  static let flatRateExceeded = Self(
    ("Pauschale zu hoch", "Flat rate too high"),
    meaning: (
      "Der Pauschalsatz liegt über dem, was sein Artikel bei EU-Mitteln zulässt, oder auf der Pauschalposition ist mehr gebucht, als der Satz ergibt; das wird gekürzt. Ohne Angabe eines Artikels gilt Art. 54 Buchst. b (15 % der Personalausgaben). Art. 55 (20 %) und Art. 56 (40 %) sind nicht selbst gelesen: ein Verstoß dagegen ist eine Warnung.",
      "The flat rate is above what its article allows for EU money, or more was booked on the flat-rate line than the rate gives; that is cut. Without an article Art. 54 (b) holds (15 % of staff costs). Art. 55 (20 %) and Art. 56 (40 %) were not read themselves: a breach is a warning."
    ),
    computation: (
      "Satz ≤ 7 % (Art. 54 a), 15 % (54 b), 25 % (54 c, eigene Methode), 20 % (Art. 55), 40 % (Art. 56); gebucht ≤ Satz × Grundlage",
      "rate ≤ 7 % (Art. 54 a), 15 % (54 b), 25 % (54 c, a method of one's own), 20 % (Art. 55), 40 % (Art. 56); booked ≤ rate × base"
    ),
    example: (
      "60 % von 100.000,00 € Personalausgaben sind 60.000,00 €; zulässig 15 % = 15.000,00 €: 45.000,00 € zu viel.",
      "60 % of €100,000.00 staff costs are €60,000.00; allowed 15 % = €15,000.00: €45,000.00 too much."
    ),
    norm: "Art. 54 bis 56 VO (EU) 2021/1060",
    remedies: [
      (
        "Den Satz mit dem Bescheid vergleichen und die Grundlage angeben (`flatRate.article`: 54a, 54b, 54c, 55 oder 56), sonst ihn senken.",
        "Compare the rate with the notice and name its article (`flatRate.article`: 54a, 54b, 54c, 55 or 56), else lower it."
      ),
      (
        "Auf Pauschalpositionen nichts buchen: das Programm rechnet sie aus. Die Buchungen der Position mit `reverse NUMMER --reason \"Pauschale\"` zurücknehmen.",
        "Book nothing on flat-rate lines: the program computes them. Take the entries of the line back by `reverse NUMBER --reason \"flat rate\"`."
      ),
    ])

  static let flatRateBase = Self(
    ("Pauschale auf falscher Grundlage", "Flat rate on the wrong base"),
    meaning: (
      "Die Pauschale steht auf Ausgaben, die ihr Artikel nicht nennt, oder neben einer zweiten für die indirekten Ausgaben: von den Sätzen des Art. 54 gilt nur einer. Art. 54 Buchst. b und Art. 56 sind Sätze der direkten Personalausgaben; was eine Position enthält, sagt hier nur ihr Name. Indirekte und übrige Ausgaben sind keine direkten. Die Pauschale für alle übrigen Ausgaben (Art. 56) duldet keine weitere Position neben den Personalausgaben und steht nicht auf Personalausgaben, die selbst eine Pauschale sind (Art. 55). Art. 55 und 56 sind nicht selbst gelesen: ein Verstoß dagegen ist eine Warnung. Entgelte für Teilnehmer dürfen nach Art. 56 Abs. 2 daneben stehen.",
      "The flat rate stands on costs that its article does not name, or beside a second one for the indirect costs: only one of the rates of Art. 54 holds. Art. 54 (b) and Art. 56 are rates of direct staff costs; what a line holds only its name says here. Indirect and remaining costs are no direct ones. The rate for all remaining costs (Art. 56) allows no other line beside staff costs and does not stand on staff costs that are a flat rate themselves (Art. 55). Art. 55 and 56 were not read themselves: a breach is a warning. Allowances of participants may stand beside it (Art. 56 (2))."
    ),
    computation: (
      "Art. 56: andere Positionen als Personal und die Pauschale selbst = 0; Grundlage ohne Pauschalen außer Personal nach Art. 55 für indirekte Ausgaben; nur eine Pauschale nach Art. 54 je Grundlage",
      "Art. 56: lines other than staff and the flat rate itself = 0; no flat rate in the base but staff by Art. 55 for indirect costs; one rate of Art. 54 for a base"
    ),
    example: (
      "40.000,00 € Personal, 40 % Restkosten = 16.000,00 €, daneben Sachausgaben von 5.000,00 €: diese sind schon in den 40 % enthalten.",
      "€40,000.00 staff, 40 % for the rest = €16,000.00, and material of €5,000.00 beside it: that is in the 40 % already."
    ),
    norm: "Art. 54 bis 56 VO (EU) 2021/1060",
    remedies: [
      (
        "Mit Bescheid und Förderrichtlinie vergleichen; die Position streichen oder die Pauschale nach Art. 54 ansetzen.",
        "Compare with notice and directive; drop the line, or take a flat rate by Art. 54."
      ),
      (
        "Den Artikel jeder Pauschale nennen (`flatRate.article`).",
        "Name the article of each flat rate (`flatRate.article`)."
      ),
    ])

  static let aidArticleUnchecked = Self(
    ("Beihilfe nicht geprüft", "State aid not checked"),
    meaning: (
      "Der Bescheid stützt sich auf einen Artikel der Gruppenfreistellungsverordnung, dessen Beihilfeintensitäten und Anmeldeschwellen hier nicht hinterlegt sind. Dass nichts beanstandet wird, sagt darüber nichts.",
      "The notice rests on an article of the block exemption whose intensities and thresholds are not known here. That nothing is found says nothing about it."
    ),
    computation: (
      "hinterlegt sind Art. 25 (`basis: research`) und De-minimis (`basis: deMinimis`)",
      "known are Art. 25 (`basis: research`) and de-minimis (`basis: deMinimis`)"
    ),
    example: (
      "`aid: {basis: blockExemption, article: 56}`: lokale Infrastrukturen, nicht geprüft.",
      "`aid: {basis: blockExemption, article: 56}`: local infrastructures, not checked."
    ),
    norm: "VO (EU) 651/2014",
    remedies: [
      (
        "Intensität und Schwelle nach der Förderrichtlinie und dem Bescheid von Hand prüfen und das Ergebnis zu den Akten nehmen.",
        "Check intensity and threshold by hand against directive and notice, and keep the result on file."
      )
    ])
}
