/// What only some notices ask a statement of use for, beside what all do (Zusatzbausteine des
/// Formulars); chosen in the project file, shown by forms that have the part.
public enum FormBlock: String, Hashable, Sendable, CaseIterable {
  /// Whether input tax is deducted (Vorsteuerabzug).
  case inputVat
  /// That contracts were awarded by the rules (Vergabe).
  case procurement
  /// That no other public money was had for the same (keine anderen Mittel).
  case noOtherFunds
  /// How long what was bought is bound to its purpose (Zweckbindung).
  case purposeBinding
  /// That the funder was named in public (Publizität).
  case publicity
  /// That the facts are relevant to subsidies (§ 264 StGB).
  case subsidyFraud
  /// The list of inventory (Inventarliste).
  case inventory
  /// The list of staff (Personalliste).
  case staff
  /// The list of contracts awarded (Vergabeübersicht).
  case orders
}
