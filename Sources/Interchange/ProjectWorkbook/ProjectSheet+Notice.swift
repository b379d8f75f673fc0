import Amounts
import Funding

// What the notice says, from top to bottom.

extension ProjectSheet {
  static let awardFields: [ProjectField] = grantFields + dayFields + aidAndForwardingFields

  private static let grantFields: [ProjectField] = [
    .needed(
      "id", "Förderkennzeichen", "Reference", .id, "35.02-114/25",
      "Förderkennzeichen oder Aktenzeichen des Bescheids.", "Reference of the notice."),
    .needed(
      "measure", "Teilvorhaben", "Measure", .choice(.measures), "BIB-STADT",
      "Kennung vom Blatt „Teilvorhaben“, für das der Bescheid gilt.",
      "Id from the sheet “Measures”."),
    .needed(
      "funder.name", "Zuwendungsgeber", "Funder", .text, "Bezirksregierung",
      "Die Behörde, die den Bescheid erlassen hat.", "The authority that issued the notice."),
    .needed(
      "funder.id", "Kennung des Zuwendungsgebers", "Id of the funder", .id, "bezreg",
      "Kurze Kennung, für denselben Zuwendungsgeber immer dieselbe.",
      "Short id, the same for the same funder."),
    .needed(
      "funder.level", "Ebene", "Level", .word(Funder.Level.self), "Land",
      "Woher das Geld kommt: Land, Bund, EU, kommunal, Stiftung.", "Whose money it is."),
    .needed(
      "ruleSet", "Regelwerk", "Rule set", .choice(.ruleSets), "anbest-g-nrw",
      "Die Nebenbestimmungen, die der Bescheid zum Bestandteil macht. Die Kennungen stehen auf dem Blatt „Hilfe“.",
      "The general terms of the notice. The ids stand on the sheet “Help”."),
    .needed(
      "financing", "Finanzierungsart", "Financing", .word(Award.Financing.self),
      "Anteilfinanzierung",
      "Anteil: ein Prozentsatz. Fehlbedarf: was fehlt. Festbetrag: ein fester Betrag. Steht unter „Art der Finanzierung“.",
      "Share, deficit, fixed, fixed per unit or full."),
    .free(
      "rate", "Fördersatz", "Rate", .rate, "80%",
      "Nur bei Anteilfinanzierung, zum Beispiel 80 % oder 2/3. Leer: Höchstbetrag durch Ausgaben.",
      "Share only, such as 80 % or 2/3."),
    .free(
      "rateBase", "Fördersatz gilt von", "Rate stands on", .word(RateBase.self), "",
      "Nur wenn der Bescheid es sagt: zuwendungsfähige Ausgaben, oder was nach Deckungsmitteln bleibt.",
      "Only if the notice says so: gross or net of cover."),
    .needed(
      "amount", "Höchstbetrag", "Maximum", .amount, "80.000,00",
      "Die bewilligte Zuwendung in Euro.", "The grant in euros."),
    .free(
      "unitAmount", "Betrag je Einheit", "Amount per unit", .amount, "",
      "Nur bei Festbetrag je Einheit.", "Fixed amount per unit only."),
    .free(
      "units", "geplante Einheiten", "Planned units", .number, "",
      "Nur bei Festbetrag je Einheit.", "Fixed amount per unit only."),
    .free(
      "inKindAllowed", "unbare Leistungen zugelassen", "In-kind allowed", .flag, "",
      "ja, wenn der Bescheid Sachleistungen ausdrücklich zulässt.",
      "yes if the notice lets in-kind contributions count."),
    .free(
      "investment", "Investition", "Investment", .flag, "ja",
      "ja oder nein; davon kann die Frist des Nachweises abhängen.",
      "The time for the statement of use may depend on it."),
  ]

  private static let dayFields: [ProjectField] = [
    .needed(
      "awardedOn", "Bescheid vom", "Awarded on", .date, "12.12.2025", "Das Datum des Bescheids.",
      "The date of the notice."),
    .needed(
      "from", "Bewilligungszeitraum von", "Funding period from", .date, "01.01.2026",
      "Erster Tag des Bewilligungszeitraums.", "First day of the funding period."),
    .needed(
      "to", "Bewilligungszeitraum bis", "Funding period to", .date, "31.12.2027",
      "Letzter Tag des Bewilligungszeitraums.", "Last day of the funding period."),
    .free(
      "milestones.earlyStartFrom", "vorzeitiger Beginn ab", "Early start from", .date, "",
      "Ab wann der vorzeitige Maßnahmebeginn genehmigt ist.", "Early start permitted from."),
    .free(
      "paymentsAfterPeriod", "Zahlungen nach dem Zeitraum", "Payments after the period",
      .word(PaymentsAfterPeriod.self), "",
      "Ob später Gezahltes noch zählt. Leer heißt: keine.", "Whether later payments count."),
    .free(
      "milestones.statementDueOn", "Verwendungsnachweis bis", "Statement of use due on", .date,
      "31.03.2028",
      "Nur wenn der Bescheid einen Tag nennt; sonst ergibt sich die Frist aus den Regeln.",
      "Only if the notice names a day."),
    .free(
      "milestones.statementDueAfterAward", "Verwendungsnachweis spätestens nach",
      "Statement of use at the latest after", .duration, "",
      "Frist ab dem Bescheid, zum Beispiel 66 Monate.", "Time counted from the notice."),
    .free(
      "milestones.purposeBoundUntil", "Zweckbindung bis", "Purpose bound until", .date, "",
      "Letzter Tag der Zweckbindung.", "Last day of the purpose binding."),
    .free(
      "milestones.fulfilledOn", "Zweck erfüllt am", "Purpose fulfilled on", .date, "",
      "Wenn der Zuwendungszweck erfüllt ist.", "When the purpose is fulfilled."),
    .free(
      "milestones.statementFiledOn", "Verwendungsnachweis vorgelegt am", "Statement filed on",
      .date,
      "", "Wenn er vorgelegt ist.", "When it was filed."),
    .free(
      "milestones.accountsApprovedOn", "Jahresabschluss festgestellt am", "Accounts approved on",
      .date, "", "Feststellung des letzten Jahresabschlusses.",
      "Approval of the annual accounts of the last year."),
    .free(
      "milestones.lastPaymentOn", "letzte Zahlung des Gebers", "Last payment of the funder", .date,
      "", "Bei EU-Mitteln beginnt hier die Aufbewahrung.", "EU money: retention counts from here."),
    .free(
      "milestones.reducedFrom", "unwirksam seit", "Void from", .date, "",
      "Ab wann der Bescheid in Höhe der Erstattung unwirksam ist.",
      "When the award became void in part."),
  ]

  private static let aidAndForwardingFields: [ProjectField] = [
    .free(
      "aid.basis", "Beihilfe nach", "State aid basis", .word(AidWord.self), "",
      "Leer, wenn der Bescheid keine Beihilfe ist.", "Empty if it is no state aid."),
    .free(
      "aid.article", "Artikel der AGVO", "Article of the GBER", .number, "",
      "Nur bei AGVO: die Nummer.", "Block exemption only: its number."),
    .free(
      "aid.bonus", "Aufschlag", "Bonus", .word(AidBonus.self), "", "Nur bei Forschung.",
      "Research only."),
    .free(
      "forwardingConsent", "Weiterleitung erlaubt", "Forwarding consent", .text, "",
      "Fundstelle der Zustimmung zur Weiterleitung.", "Where forwarding is allowed."),
    .free(
      "forwardedFrom", "weitergeleitet aus", "Forwarded from", .choice(.awards), "",
      "Förderkennzeichen des Bescheids, aus dem weitergeleitet wird.",
      "The award that is passed on."),
    .free(
      "authorityReference", "Geschäftszeichen der Behörde", "Authority's reference", .text,
      "34.05-17/25", "Unter welchem Zeichen die Behörde die Akte führt, falls es ein anderes ist.",
      "Under what the authority keeps its file, if that is another."),
    .free(
      "paymentReference", "Kassenzeichen", "Payment reference", .text, "7341 0815",
      "Was bei der Auszahlung als Verwendungszweck anzugeben ist.",
      "What is to be told with a payment."),
    .free(
      "formBlocks", "Zusätze im Nachweis", "Parts of the statement", .ids,
      "Vorsteuer; Vergabeübersicht",
      "Was der Nachweis zusätzlich enthält, mit Semikolon: Vorsteuer, Vergabe, keine anderen Mittel, Zweckbindung, Publizität, § 264 StGB, Inventar, Personalliste, Vergabeübersicht.",
      "What the statement holds besides, with semicolons: inputVat, procurement, noOtherFunds, purposeBinding, publicity, subsidyFraud, inventory, staff, orders."
    ),
  ]
}
