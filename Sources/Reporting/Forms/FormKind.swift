public import Amounts

/// The reports that are filled into forms (`Reports/README.md`).
public enum FormKind: String, Hashable, Sendable, CaseIterable {
  /// Verwendungsnachweis.
  case statementOfUse = "statement-of-use"
  /// Zwischennachweis.
  case interim
  /// Mittelanforderung.
  case drawdownRequest = "drawdown-request"
  /// Belegliste.
  case voucherList = "voucher-list"
  /// Finanzierungsplan Soll/Ist.
  case planActual = "plan-actual"
  /// Nachweis der Kofinanzierung je Partner.
  case contributions
  /// Vorhabenübersicht: alle Vorhaben auf einen Blick.
  case portfolio
  /// Prüfmappe.
  case audit
  /// Several reports in one workbook; made where a report on one award is asked of more.
  case binder

  /// The kinds that one can ask for.
  public static let reports = allCases.filter { $0 != .binder }

  public var name: LocalizedText {
    switch self {
    case .statementOfUse: LocalizedText(de: "Verwendungsnachweis", en: "statement of use")
    case .interim: LocalizedText(de: "Zwischennachweis", en: "interim statement")
    case .drawdownRequest: LocalizedText(de: "Mittelanforderung", en: "request for payment")
    case .voucherList: LocalizedText(de: "Belegliste", en: "list of vouchers")
    case .planActual:
      LocalizedText(de: "Finanzierungsplan Soll/Ist", en: "financing plan against actual")
    case .contributions:
      LocalizedText(de: "Nachweis der Kofinanzierung", en: "proof of co-financing")
    case .portfolio: LocalizedText(de: "Vorhabenübersicht", en: "portfolio of projects")
    case .audit: LocalizedText(de: "Prüfmappe", en: "audit workbook")
    case .binder: LocalizedText(de: "Sammelmappe", en: "binder")
    }
  }

  /// Whether it is made to be handed in.
  var isForFunder: Bool { ![.portfolio, .audit].contains(self) }

  /// What a form of this kind can say.
  public var vocabulary: FormVocabulary {
    switch self {
    case .statementOfUse: .statementOfUse
    case .interim: .interim
    case .drawdownRequest: .drawdownRequest
    case .voucherList: .voucherList
    case .planActual: .planActual
    case .contributions: .contributions
    case .portfolio: .portfolio
    case .audit: .audit
    case .binder: .binder
    }
  }
}
