package import Amounts
package import Funding

extension MatchCandidate {
  /// `sicher: Betrag, Referenz, Name`.
  package func why(_ language: Language) -> String {
    let reasons = MatchReason.allCases.filter(reasons.contains).map { $0.name[language] }
    return certainty.name[language] + ": " + reasons.joined(separator: ", ")
  }
}

extension MatchCertainty {
  package var name: LocalizedText {
    switch self {
    case .sure: LocalizedText(de: "sicher", en: "sure")
    case .likely: LocalizedText(de: "wahrscheinlich", en: "likely")
    case .weak: LocalizedText(de: "schwach", en: "weak")
    }
  }

  /// As JSON answers name it.
  package var key: String { name.en }
}

extension MatchReason {
  package var name: LocalizedText {
    switch self {
    case .amount: LocalizedText(de: "Betrag", en: "amount")
    case .sum: LocalizedText(de: "Summe", en: "sum")
    case .discount: LocalizedText(de: "Skonto", en: "discount")
    case .day: LocalizedText(de: "Tag", en: "day")
    case .reference: LocalizedText(de: "Referenz", en: "reference")
    case .iban: LocalizedText(de: "IBAN", en: "IBAN")
    case .name: LocalizedText(de: "Name", en: "name")
    case .text: LocalizedText(de: "Text", en: "text")
    }
  }
}
