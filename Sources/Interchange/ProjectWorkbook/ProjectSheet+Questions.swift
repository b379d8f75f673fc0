import Amounts
import Funding

// What the questions call things.

extension GermanWords {
  static func shown(_ word: String, _ language: Language) -> String {
    language.pick(Self(word: word)?.german.first ?? word, word)
  }
}

extension ProjectSheet {
  /// One thing that it tells.
  var one: LocalizedText {
    switch self {
    case .partners: LocalizedText(de: "Partner", en: "partner")
    case .measures: LocalizedText(de: "Teilvorhaben", en: "measure")
    case .lines: LocalizedText(de: "Position", en: "line")
    case .sources: LocalizedText(de: "Finanzierungsquelle", en: "source")
    case .awards: LocalizedText(de: "Bescheid", en: "notice")
    case .years: LocalizedText(de: "Jahresbetrag", en: "yearly amount")
    case .terms: LocalizedText(de: "Nebenbestimmung", en: "term")
    case .aids: LocalizedText(de: "Weitere De-minimis-Beihilfe", en: "other de-minimis aid")
    default: name
    }
  }

  var meaning: LocalizedText {
    switch self {
    case .partners:
      LocalizedText(
        de:
          "Wer am Vorhaben teilnimmt: zuerst wer die Zuwendung erhält, dann wer Geld oder Leistungen beiträgt.",
        en: "Who takes part: first who gets the grant, then who gives money or contributes in kind."
      )
    case .lines:
      LocalizedText(
        de: "Eine Zeile des Ausgabenplans, wie sie im Bescheid steht.",
        en: "A line of the expenditure plan, as in the notice.")
    case .sources:
      LocalizedText(
        de:
          "Woher Geld und Leistungen kommen, außer der Zuwendung selbst: eigenes Geld, Partner, Spenden.",
        en:
          "Where money and contributions come from, the grant itself apart: own money, partners, gifts."
      )
    case .awards:
      LocalizedText(de: "Ein Zuwendungsbescheid.", en: "A notice of award.")
    case .years:
      LocalizedText(
        de:
          "Wie viel der Zuwendung in einem Haushaltsjahr bereitsteht, wenn der Bescheid Jahresbeträge (Tranchen) nennt. Was davon nicht abgerufen wird, kann verfallen.",
        en:
          "How much of the grant is there in a budget year, where the notice names yearly amounts. What is not drawn of them may lapse."
      )
    case .aids:
      LocalizedText(
        de:
          "Was dasselbe Unternehmen in den letzten drei Jahren von anderer Seite an De-minimis-Beihilfen erhielt.",
        en:
          "What the same undertaking got of de-minimis aid from elsewhere in the last three years.")
    default: LocalizedText(de: "Meist gibt es nur eines.", en: "Usually there is only one.")
    }
  }
}
