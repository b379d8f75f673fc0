public import Amounts

/// The reports that are filled into forms (`contract.md` §6).
public enum FormKind: String, Hashable, Sendable, CaseIterable {
  /// Verwendungsnachweis.
  case statementOfUse = "statement-of-use"
  /// Belegliste.
  case voucherList = "voucher-list"
  /// Prüfmappe.
  case audit

  public var name: LocalizedText {
    switch self {
    case .statementOfUse: LocalizedText(de: "Verwendungsnachweis", en: "statement of use")
    case .voucherList: LocalizedText(de: "Belegliste", en: "list of vouchers")
    case .audit: LocalizedText(de: "Prüfmappe", en: "audit workbook")
    }
  }

  /// What a form of this kind can say.
  public var vocabulary: FormVocabulary {
    switch self {
    case .statementOfUse: .statementOfUse
    case .voucherList: .voucherList
    case .audit: .audit
    }
  }
}
