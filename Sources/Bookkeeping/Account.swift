public import Amounts

/// The side of the accounts an account stands on (Kontenart).
public enum AccountKind: String, Sendable, CaseIterable {
  /// Bank, claims (Aktiva).
  case asset
  /// Advances received, payables (Passiva).
  case liability
  /// Financing of the project (Erträge, Deckungsmittel).
  case income
  /// Expenditure of the project (Aufwendungen, Ausgaben).
  case expense
}

/// An account of the chart (Konto), numbered after the NKF-Kontenrahmen NRW.
public struct Account: Hashable, Sendable {
  public let number: String
  public let name: LocalizedText
  public let kind: AccountKind

  public init(number: String, name: LocalizedText, kind: AccountKind) {
    self.number = number
    self.name = name
    self.kind = kind
  }
}

/// What an account is for, in a posting recipe. The chart says which account number has the role,
/// so that an office can keep its own numbers.
public enum AccountRole: String, Sendable, CaseIterable {
  case bank
  /// Deductible input VAT (abziehbare Vorsteuer).
  case inputVat
  /// Claim against a final recipient for forwarded money (Forderung aus Weiterleitung).
  case forwardedAdvance
  case payables
  /// Grant money received and not yet used (erhaltene Anzahlung), by the funder's level.
  case advanceLand, advanceBund, advanceEU, advanceOther
  /// Partner cash received and not yet used.
  case partnerAdvance
  /// Expenditure outside the award (nicht zuwendungsfähig).
  case ineligible
  /// Fictive expenditure of in-kind contributions and its counterpart (unbare Leistungen).
  case inKindExpense, inKindFinancing
  /// Grant money used for its purpose, by the funder's level.
  case grantLand, grantBund, grantEU, grantOther
  case partnerCash, donations, revenue, otherPublic, ownFunds
  /// Interest paid to a funder.
  case interest
}
