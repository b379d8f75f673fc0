public import Amounts

/// The kinds of research and development aid (Art. 25 (2) AGVO, Regulation (EU) 651/2014).
public enum AidCategory: String, Sendable, CaseIterable {
  case fundamentalResearch, industrialResearch, experimentalDevelopment, feasibilityStudy

  public var name: LocalizedText {
    switch self {
    case .fundamentalResearch: LocalizedText(de: "Grundlagenforschung", en: "Fundamental research")
    case .industrialResearch: LocalizedText(de: "Industrielle Forschung", en: "Industrial research")
    case .experimentalDevelopment:
      LocalizedText(de: "Experimentelle Entwicklung", en: "Experimental development")
    case .feasibilityStudy: LocalizedText(de: "Durchführbarkeitsstudie", en: "Feasibility study")
    }
  }
}

/// The size of an enterprise (Annex I AGVO).
public enum EnterpriseSize: String, Sendable, CaseIterable { case small, medium, large }

/// What raises an intensity beside the size; of these only one counts (Art. 25 (6) AGVO).
public enum AidBonus: String, Sendable, CaseIterable {
  /// Effective collaboration, wide dissemination, or an assisted area under point (a): letter b.
  case collaboration
  /// An assisted area under point (c): letter c.
  case assistedArea
  /// An EU-type project of several member states: letter d.
  case europeanProject
}

/// The state-aid rules that a grant rests on.
public enum StateAidBasis: Hashable, Sendable {
  /// Art. 25 AGVO, with the bonus beside the size, if there is one.
  case research(AidBonus?)
  /// Another article of the AGVO, whose intensities and thresholds are not checked here.
  case exemption(article: Int)
  /// Regulation (EU) 2023/2831.
  case deMinimis
}
