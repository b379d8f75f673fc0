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
        "Mit `report statement-of-use` erstellen und einreichen; das Datum beim Bescheid unter `milestones: statementFiledOn` erfassen.",
        "Make it with `report statement-of-use` and file it; record the day with the award under `milestones: statementFiledOn`."
      ),
      (
        "Eine Fristverlängerung beantragen und unter `statementDueOn` erfassen.",
        "Apply for an extension and record it under `statementDueOn`."
      ),
    ])

  static let statementTimeAsked = Self(
    (
      "Frist des Verwendungsnachweises unsicher",
      "Time for the statement of use unsure"
    ),
    meaning: (
      "Die angezeigte Frist gilt nur unter einer Bedingung (ANBest-G: für Investitionsmaßnahmen) oder ist nicht im geltenden Text gelesen; eine kürzere kann gelten. Ein verspäteter Nachweis kann die ganze Zuwendung kosten.",
      "The time shown holds under a condition only (ANBest-G: for investments), or was not read in the text in force; a shorter one may hold. A late statement can cost the whole grant."
    ),
    computation: (
      "ab dem Ende der Maßnahme ein Hinweis; eine Warnung, sobald Zeitraum + kürzere Frist vorbei ist, ohne dass der Nachweis vorliegt",
      "a note once the measure is over; a warning once period + shorter time has passed without a statement"
    ),
    example: (
      "Zeitraum bis 30.06.2026, ANBest-G: 31.12.2026 für eine Investition, sonst 30.09.2026.",
      "Period until 2026-06-30, ANBest-G: 2026-12-31 for an investment, else 2026-09-30."
    ),
    norm: "ANBest-G Nr. 7.1, ANBest-Gk Nr. 6",
    remedies: [
      (
        "Die Frist im Bescheid nachlesen und am Bescheid eintragen: `investment: true` oder `false`, oder `overrides: {statementDue: P6M}`, oder den Tag unter `statementDueOn`.",
        "Read the time in the notice and put it to the award: `investment: true` or `false`, or `overrides: {statementDue: P6M}`, or the day as `statementDueOn`."
      )
    ])

  static let purposeBindingAsked = Self(
    (
      "Ende der Zweckbindung fehlt",
      "End of the purpose binding is missing"
    ),
    meaning: (
      "Das Programm oder eine Investition bringt eine Zweckbindung mit sich; ihr letzter Tag ist nicht erfasst. Wer vorher veräußert oder anders nutzt, zahlt anteilig zurück.",
      "The programme or an investment brings a purpose binding; its last day is not recorded. Who sells or uses otherwise before it pays back in part."
    ),
    computation: (
      "Maßnahme beendet und kein `purposeBoundUntil`",
      "measure over and no `purposeBoundUntil`"
    ),
    example: (
      "EFRE, Maßnahme beendet am 30.06.2026: fünf Jahre, also bis 30.06.2031.",
      "ERDF, measure over on 2026-06-30: five years, so until 2031-06-30."
    ),
    norm: "Art. 65 VO (EU) 2021/1060, Zuwendungsbescheid",
    remedies: [
      (
        "Den letzten Tag im Bescheid nachlesen und beim Bescheid unter `milestones: purposeBoundUntil` erfassen; gibt es keine Zweckbindung, `investment: false`.",
        "Read the last day in the notice and record it with the award as `milestones: purposeBoundUntil`; where there is none, `investment: false`."
      )
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
        "Mit `report interim` erstellen und einreichen; das Datum beim Bescheid unter `milestones: interimFiledOn` erfassen.",
        "Make it with `report interim` and file it; record the day with the award under `milestones: interimFiledOn`."
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
