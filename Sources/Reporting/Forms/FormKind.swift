public import Amounts

/// The reports that are filled into forms (`contract.md` §6).
public enum FormKind: String, Hashable, Sendable, CaseIterable {
  /// Verwendungsnachweis.
  case statementOfUse = "statement-of-use"

  public var name: LocalizedText {
    switch self {
    case .statementOfUse: LocalizedText(de: "Verwendungsnachweis", en: "statement of use")
    }
  }

  /// What a form of this kind can say.
  public var vocabulary: FormVocabulary {
    switch self {
    case .statementOfUse: .statementOfUse
    }
  }
}
