/// The reports that are filled into forms.
public enum FormKind: String, Hashable, Sendable, CaseIterable {
  /// Verwendungsnachweis.
  case statementOfUse = "statement-of-use"

  /// What a form of this kind can say.
  public var vocabulary: FormVocabulary {
    switch self {
    case .statementOfUse: .statementOfUse
    }
  }
}
