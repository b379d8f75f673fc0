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
    default: LocalizedText(de: "Meist gibt es nur eines.", en: "Usually there is only one.")
    }
  }
}
