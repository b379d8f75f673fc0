/// How to reach an organisation, as papers show it; nil where nobody told.
public struct Contact: Hashable, Sendable {
  /// Street and place (Anschrift).
  public var address: String?
  /// Who answers questions (Ansprechperson).
  public var person: String?
  public var phone: String?
  public var email: String?

  public init(
    address: String? = nil, person: String? = nil, phone: String? = nil, email: String? = nil
  ) {
    (self.address, self.person, self.phone, self.email) = (address, person, phone, email)
  }
}
