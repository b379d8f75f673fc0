import Amounts
import Funding

// What the sheets ask for, apart from the notice itself.

extension ProjectSheet {
  var fields: [ProjectField] {
    switch self {
    case .project: Self.projectFields
    case .awards: Self.awardFields
    case .measures: Self.measureFields
    case .lines: Self.lineFields
    case .sources: Self.sourceFields
    case .partners: Self.partnerFields
    case .years: Self.yearFields
    case .terms: Self.termFields
    case .aids: Self.aidFields
    case .check, .example, .help, .choices: []
    }
  }

  private static let projectFields: [ProjectField] = [
    .needed(
      "id", "Kennung", "Id", .id, "BIB",
      "Kurze Kennung des Vorhabens, unter der es im Buch steht: Buchstaben, Ziffern, - _ . /",
      "Short id of the project: letters, digits, - _ . /"),
    .needed(
      "title", "Titel", "Title", .text, "Umbau der Stadtbibliothek",
      "Wie das Vorhaben im Bescheid heißt.", "What the notice calls the project."),
    .free(
      "field", "Handlungsfeld", "Field of action", .text, "Bildung",
      "Unter welchem Thema das Vorhaben in Übersichten steht.", "The topic in overviews."),
    .free(
      "lighthouse", "Leuchtturmprojekt", "Lighthouse project", .flag, "",
      "ja, wenn das Vorhaben als Leuchtturm gilt.", "yes if it is a lighthouse project."),
    .free(
      "from", "Beginn", "From", .date, "01.01.2026",
      "Erster Tag des Vorhabens; Beginn und Ende stehen beide da oder keines.",
      "First day of the project; both or neither."),
    .free(
      "to", "Ende", "To", .date, "31.12.2027", "Letzter Tag des Vorhabens.",
      "Last day of the project."),
    .free(
      "amendment.on", "Fassung gilt ab", "Version applies from", .date, "",
      "Nur bei einer Änderung: der Tag, ab dem diese Fassung gilt. Leer bei der ersten Fassung.",
      "Only for an amendment: the day from which this version applies."),
    .free(
      "amendment.reference", "Änderungsbescheid", "Amendment notice", .text, "",
      "Worauf die Änderung beruht, zum Beispiel: 1. Änderungsbescheid vom 01.10.2026",
      "What the amendment rests on."),
    .free(
      "amendment.lateReason", "Grund der rückwirkenden Änderung", "Reason of a late amendment",
      .text, "",
      "Nur wenn die Änderung in einen abgeschlossenen Zeitraum zurückwirkt: warum. Der Grund wird mit versiegelt.",
      "Only where the amendment reaches back into a closed period: why. It is sealed with it."),
  ]

  private static let measureFields: [ProjectField] = [
    .needed(
      "id", "Kennung", "Id", .id, "BIB-STADT",
      "Ein Teilvorhaben hat einen Empfänger, einen Ausgaben- und einen Finanzierungsplan. Meist gibt es nur eines.",
      "A measure has one recipient, one expenditure plan and one financing plan."),
    .needed(
      "title", "Titel", "Title", .text, "Umbau und Ausstattung", "Worum es geht.",
      "What it is about."),
    .needed(
      "recipient", "Empfänger", "Recipient", .choice(.partners), "stadt",
      "Kennung vom Blatt „Partner“: wer die Zuwendung erhält.",
      "Id from the sheet “Partners”: who gets the grant."),
    .needed(
      "role", "Rolle", "Role", .word(Measure.Role.self), "federführend",
      "Federführend ist, wer den Bescheid erhält; Letztempfänger, an wen weitergeleitet wird; assoziiert, wer ohne Zuwendung mitmacht.",
      "Lead gets the notice; final recipients get forwarded money; associated get none."),
    .free(
      "basis", "Grundlage", "Basis", .word(Measure.Basis.self), "Ausgaben",
      "Ausgaben (üblich) oder Kosten, wie der Bescheid sagt. Leer heißt Ausgaben.",
      "Expenditure (usual) or cost. Empty means expenditure."),
  ]

  private static let lineFields: [ProjectField] = [
    .needed(
      "measure", "Teilvorhaben", "Measure", .choice(.measures), "BIB-STADT",
      "Kennung vom Blatt „Teilvorhaben“.", "Id from the sheet “Measures”."),
    .needed(
      "id", "Position", "Line", .id, "4.1",
      "Nummer oder Kürzel der Position, wie sie im Bescheid steht.",
      "Number or short name of the line, as in the notice."),
    .needed(
      "title", "Bezeichnung", "Title", .text, "Personalausgaben", "Wie die Position heißt.",
      "What the line is called."),
    .needed(
      "planned", "geplant", "planned", .amount, "100.000,00", "Geplante Ausgaben in Euro.",
      "Planned expenditure in euros."),
    .free(
      "eligible", "zuwendungsfähig", "eligible", .amount, "100.000,00",
      "Was davon zuwendungsfähig ist. Leer heißt: alles.", "What is eligible. Empty means all."),
    .free(
      "inKind", "unbar", "in kind", .flag, "nein",
      "ja, wenn die Position nur Sachleistungen und Ehrenamt aufnimmt.",
      "yes if it takes in-kind contributions and civic engagement only."),
    .free(
      "group", "Gruppe", "Group", .text, "",
      "Überschrift, unter der Formulare die Position summieren: A. Personal.",
      "Heading under which forms add the line up."),
    .free(
      "account", "Konto", "Account", .id, "",
      "Ausgabenkonto im Kontenplan, wenn es ein anderes sein soll als das nach der Bezeichnung.",
      "Expense account of the chart, if another than by the title."),
    .free(
      "consent", "Zustimmung", "Consent", .text, "",
      "Zustimmung der Bewilligungsbehörde zu Überschreitung oder neuer Position: Tag und Aktenzeichen.",
      "The funder's consent: day and file reference."),
    .free(
      "aidCategory", "Art der Forschung", "Kind of research", .word(AidCategory.self), "",
      "Nur bei Forschungsbeihilfe nach Art. 25 AGVO.", "Only for research aid (Art. 25 GBER)."),
    .free(
      "flatRate.percent", "Pauschale", "Flat rate", .rate, "",
      "Wenn die Position ein Prozentsatz anderer Positionen ist und keine Belege hat.",
      "If the line is a percentage of other lines."),
    .free(
      "flatRate.of", "Pauschale von", "Flat rate of", .ids, "",
      "Die Positionen, von denen der Prozentsatz gilt, mit Semikolon getrennt.",
      "The lines it is a percentage of, separated by semicolons."),
    .free(
      "flatRate.cap", "Pauschale höchstens", "Flat rate at most", .amount, "",
      "Obergrenze der Pauschale in Euro.", "The most it may come to, in euros."),
    .free(
      "flatRate.article", "Artikel der Pauschale", "Article of the flat rate", .number, "",
      "Nur bei EU-Mitteln: 54a, 54b, 54c, 55 oder 56 der VO (EU) 2021/1060.",
      "EU money only: 54a, 54b, 54c, 55 or 56."),
  ]

  private static let sourceFields: [ProjectField] = [
    .needed(
      "measure", "Teilvorhaben", "Measure", .choice(.measures), "BIB-STADT",
      "Kennung vom Blatt „Teilvorhaben“. Die Zuwendung selbst steht auf dem Blatt „Bescheid“, nicht hier.",
      "Id from the sheet “Measures”. The grant itself stands on the sheet “Notice”."),
    .needed(
      "id", "Quelle", "Source", .id, "eigen", "Kurze Kennung, unter der gebucht wird.",
      "Short id to book under."),
    .needed(
      "kind", "Art", "Kind", .word(Source.Kind.self), "Eigenmittel",
      "Eigenmittel: eigenes Geld. Partnerbeitrag: Geld eines Partners. Sachleistung und Ehrenamt: unbar.",
      "Own cash, partner cash, in kind, civic engagement, donation, revenue or other public money."),
    .free(
      "organisation", "von Partner", "From partner", .choice(.partners), "stadt",
      "Kennung vom Blatt „Partner“; leer, wenn es niemand Bestimmtes ist.",
      "Id from the sheet “Partners”; empty if nobody in particular."),
    .needed(
      "planned", "geplant", "planned", .amount, "20.000,00", "Geplanter Betrag in Euro.",
      "Planned amount in euros."),
    .free(
      "countsAsOwnShare", "zählt als Eigenanteil", "counts as own share", .flag, "",
      "Nur beim Partnerbeitrag: ja, wenn er zum Eigenanteil gehört.",
      "Partner cash only: yes if it is part of the own share."),
    .free(
      "fixed", "fest zugesagt", "fixed", .flag, "",
      "Nur beim Partnerbeitrag: ja, wenn der Betrag vertraglich feststeht.",
      "Partner cash only: yes if it is fixed by contract."),
  ]

  private static let partnerFields: [ProjectField] = [
    .needed(
      "id", "Kennung", "Id", .id, "stadt", "Kurze Kennung, auf die andere Blätter verweisen.",
      "Short id that other sheets refer to."),
    .needed(
      "name", "Name", "Name", .text, "Stadt Nordfelde", "Voller Name, wie er in Nachweisen steht.",
      "Full name, as reports show it."),
    .needed(
      "kind", "Art", "Kind", .word(Organisation.Kind.self), "Gemeinde",
      "Davon hängen Regeln ab, zum Beispiel die für Gemeinden.", "Rules depend on it."),
    .free(
      "inputVatDeductible", "Vorsteuerabzug", "Input VAT deductible", .rate, "0%",
      "Welcher Teil der Vorsteuer abziehbar ist. Leer heißt 0 %.",
      "The part of input VAT that is deductible. Empty means 0 %."),
    .free(
      "size", "Größe", "Size", .word(EnterpriseSize.self), "",
      "Nur bei Unternehmen: für Beihilfehöchstsätze. Leer zählt als groß.",
      "Enterprises only. Empty counts as large."),
    .free(
      "undertaking", "einziges Unternehmen", "Single undertaking", .text, "",
      "Name des Konzerns, zu dem es gehört (De-minimis).", "The group it belongs to."),
    .free(
      "level", "Ebene", "Level", .word(Funder.Level.self), "",
      "Nur bei öffentlichen Stellen: wessen Geld es ist.", "Public bodies only."),
    .free(
      "iban", "IBAN", "IBAN", .text, "",
      "Konto, an dem Zeilen des Kontoauszugs erkannt werden.",
      "Account by which lines of bank statements are recognised."),
    .free(
      "address", "Anschrift", "Address", .text, "Rathausplatz 1, 59000 Nordfelde",
      "Straße und Ort, wie sie in Nachweisen stehen.", "Street and place, as reports show them."),
    .free(
      "contact", "Ansprechperson", "Contact", .text, "Erika Muster, Amt 20",
      "Wer Rückfragen beantwortet.", "Who answers questions."),
    .free(
      "phone", "Telefon", "Phone", .text, "02900 100-20", "Für Rückfragen.", "For questions."),
    .free(
      "email", "E-Mail", "E-mail", .text, "e.muster@nordfelde.example", "Für Rückfragen.",
      "For questions."),
  ]

  private static let yearFields: [ProjectField] = [
    .needed(
      "award", "Bescheid", "Notice", .choice(.awards), "35.02-114/25",
      "Förderkennzeichen vom Blatt „Bescheid“.", "Reference from the sheet “Notice”."),
    .needed("year", "Haushaltsjahr", "Budget year", .number, "2026", "Das Jahr.", "The year."),
    .free(
      "amount", "Betrag", "Amount", .amount, "50.000,00",
      "Wie viel der Zuwendung in diesem Jahr bereitsteht, in Euro.",
      "How much of the grant is available in the year, in euros."),
    .free(
      "filedOn", "Zwischennachweis vorgelegt am", "Interim statement filed on", .date, "",
      "Der Tag, an dem der Zwischennachweis dieses Jahres vorgelegt wurde.",
      "The day the interim statement of the year was filed."),
  ]

  private static let termFields: [ProjectField] = [
    .needed(
      "award", "Bescheid", "Notice", .choice(.awards), "35.02-114/25",
      "Förderkennzeichen vom Blatt „Bescheid“.", "Reference from the sheet “Notice”."),
    .needed(
      "parameter", "Regel", "Rule", .parameter, "Überschreitung der Einzelansätze",
      "Nur was der Bescheid anders regelt als die Nebenbestimmungen, die für ihn gelten.",
      "Only what the notice rules otherwise."),
    .needed(
      "value", "Wert", "Value", .value, "20 %",
      "Was der Bescheid sagt: ein Satz, ein Betrag, eine Frist (42 Tage, 6 Monate), ja oder nein; „entfällt“, wenn die Regel nicht gilt.",
      "What the notice says: a rate, an amount, a time, yes or no; “none” if the rule does not hold."
    ),
  ]

  private static let aidFields: [ProjectField] = [
    .needed(
      "organisation", "Partner", "Partner", .choice(.partners), "",
      "De-minimis-Beihilfen von anderer Seite. Kennung vom Blatt „Partner“.",
      "De-minimis aid from elsewhere. Id from the sheet “Partners”."),
    .needed("on", "bewilligt am", "Awarded on", .date, "", "Tag der Bewilligung.", "Its day."),
    .needed("amount", "Betrag", "Amount", .amount, "", "In Euro.", "In euros."),
    .free(
      "reference", "Bescheid oder Geber", "Notice or giver", .text, "",
      "Unterscheidet zwei Beihilfen gleichen Tages und Betrags.", "Tells two of a day apart."),
  ]
}
