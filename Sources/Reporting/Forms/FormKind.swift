public import Amounts

/// The reports that are filled into forms (`contract.md` §6).
public enum FormKind: String, Hashable, Sendable, CaseIterable {
  /// Verwendungsnachweis.
  case statementOfUse = "statement-of-use"
  /// Vorhabenübersicht: alle Vorhaben auf einen Blick.
  case portfolio

  public var name: LocalizedText {
    switch self {
    case .statementOfUse: LocalizedText(de: "Verwendungsnachweis", en: "statement of use")
    case .portfolio: LocalizedText(de: "Vorhabenübersicht", en: "portfolio of projects")
    }
  }

  /// What a form of this kind can say.
  public var vocabulary: FormVocabulary {
    switch self {
    case .statementOfUse: .statementOfUse
    case .portfolio: .portfolio
    }
  }
}
