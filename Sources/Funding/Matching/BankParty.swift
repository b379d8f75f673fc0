/// Who is paid or pays, as far as the ledger knows.
public struct BankParty: Hashable, Sendable {
  /// Every name it goes by.
  public let names: [String]
  public let iban: IBAN?
  let prepared: [PartyName]

  public init(names: [String], iban: IBAN? = nil) {
    self.names = names
    self.iban = iban
    prepared = names.map(PartyName.init)
  }
}
