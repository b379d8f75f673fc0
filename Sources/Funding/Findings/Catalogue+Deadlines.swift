/// Entries about statements and retention.
extension FindingCode.Catalogue {
  static let statementOverdue = Self(
    (
      "Verwendungsnachweis überfällig",
      "Statement of use overdue"
    ),
    meaning: (
      "Die Frist für den Verwendungsnachweis ist abgelaufen, ohne dass seine Vorlage erfasst ist. Der Bescheid kann deshalb widerrufen werden.",
      "The time for the statement of use has passed and its filing is not recorded. The notice can be revoked for that."
    ),
    computation: (
      "Frist = das frühere von: Erfüllung des Zwecks + Frist; Ende des Monats, in dem die Frist nach dem Bewilligungszeitraum endet",
      "due = the earlier of: fulfilment of the purpose + period; end of the month in which the period after the funding period ends"
    ),
    example: (
      "Zeitraum bis 30.06.2026, Zweck erfüllt am 15.03.2026, 6 Monate: fällig am 15.09.2026.",
      "Period until 2026-06-30, purpose fulfilled on 2026-03-15, 6 months: due on 2026-09-15."
    ),
    norm: "ANBest-P Nr. 6.1, ANBest-G Nr. 7.1",
    remedies: [
      (
        "Mit `report statement-of-use` erstellen und einreichen; das Datum unter `statementFiledOn` erfassen.",
        "Make it with `report statement-of-use` and file it; record the day under `statementFiledOn`."
      ),
      (
        "Eine Fristverlängerung beantragen und unter `statementDueOn` erfassen.",
        "Apply for an extension and record it under `statementDueOn`."
      ),
    ])

  static let interimOverdue = Self(
    (
      "Zwischennachweis überfällig",
      "Interim statement overdue"
    ),
    meaning: (
      "Für ein abgelaufenes Haushaltsjahr ist kein Zwischennachweis erfasst, obwohl die Frist vorbei ist.",
      "No interim statement is recorded for a past budget year although its time has passed."
    ),
    computation: (
      "Frist = Ende des Haushaltsjahres + Frist (Bund: 4 Monate)",
      "due = end of the budget year + period (federal: 4 months)"
    ),
    example: (
      "Zwischennachweis für 2025: fällig am 30.04.2026.",
      "Interim statement for 2025: due on 2026-04-30."
    ),
    norm: "ANBest-P Nr. 6.1, NABF Nr. 4.4",
    remedies: [
      (
        "Mit `report interim` erstellen und einreichen; das Datum unter `interimFiledOn` erfassen.",
        "Make it with `report interim` and file it; record the day under `interimFiledOn`."
      )
    ])

  static let retentionRunning = Self(
    (
      "Aufbewahrungsfrist läuft",
      "Retention period running"
    ),
    meaning: (
      "Der Verwendungsnachweis liegt vor; Belege und Verträge sind bis zum Ende der längsten geltenden Frist aufzubewahren.",
      "The statement of use is filed; vouchers and contracts have to be kept until the end of the longest period that applies."
    ),
    computation: (
      "aufbewahren bis = die späteste von: Nebenbestimmungen, Gemeindehaushalt, EU, Beihilfe, Abgabenordnung",
      "keep until = the latest of: auxiliary conditions, municipal budget law, EU, state aid, tax code"
    ),
    example: (
      "Nachweis vom 31.03.2026, ANBest-P fünf Jahre: bis 31.03.2031; De-minimis-Beihilfe von 2026: bis 31.12.2036.",
      "Statement of 2026-03-31, ANBest-P five years: until 2031-03-31; de-minimis aid of 2026: until 2036-12-31."
    ),
    norm: "ANBest-P Nr. 6.8, ANBest-G Nr. 7.5, § 59 KomHVO NRW",
    remedies: [
      (
        "Nichts vernichten; `deadlines` nennt den letzten Tag und die maßgebende Vorschrift.",
        "Destroy nothing; `deadlines` names the last day and the rule it follows from."
      )
    ])
}
