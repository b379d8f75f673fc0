public import Amounts

/// The reports that are filled into forms (`contract.md` §6).
public enum FormKind: String, Hashable, Sendable, CaseIterable {
  /// Verwendungsnachweis.
  case statementOfUse = "statement-of-use"
  /// Finanzierungsplan Soll/Ist.
  case planActual = "plan-actual"
  /// Nachweis der Kofinanzierung.
  case contributions

  public var name: LocalizedText {
    switch self {
    case .statementOfUse: LocalizedText(de: "Verwendungsnachweis", en: "statement of use")
    case .planActual:
      LocalizedText(de: "Finanzierungsplan Soll/Ist", en: "financing plan against actual")
    case .contributions:
      LocalizedText(de: "Nachweis der Kofinanzierung", en: "proof of co-financing")
    }
  }

  /// What a form of this kind can say.
  public var vocabulary: FormVocabulary {
    switch self {
    case .statementOfUse: .statementOfUse
    case .planActual: .planActual
    case .contributions: .contributions
    }
  }
}
