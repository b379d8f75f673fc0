public import Amounts

/// What a person may do in a ledger that knows its people (Rolle).
public enum Role: String, CaseIterable, Sendable {
  /// Proposes and, where no second person is needed, books.
  case entry
  /// Books what others proposed, never the own.
  case release
  /// Projects, reports, freezing, closing.
  case manager
  /// Reads everything, writes nothing.
  case audit
  /// Proposes the contributions of the own organisation.
  case partner
  /// People and settings; books nothing.
  case admin

  public var name: LocalizedText {
    switch self {
    case .entry: LocalizedText(de: "Erfassung", en: "Entry")
    case .release: LocalizedText(de: "Freigabe", en: "Release")
    case .manager: LocalizedText(de: "Bewirtschaftung", en: "Manager")
    case .audit: LocalizedText(de: "Prüfung", en: "Audit")
    case .partner: LocalizedText(de: "Partner", en: "Partner")
    case .admin: LocalizedText(de: "Verwaltung", en: "Admin")
    }
  }
}

/// A person of a ledger.
public struct Person: Hashable, Sendable {
  public let id: String
  public var name: String
  /// Empty: revoked. The person stays named.
  public var roles: Set<Role>
  /// Where the person may book and manage; empty: everywhere.
  public var projects: [String]
  /// The partner that a person stands for.
  public var organisation: String?
  /// The login by which the system knows the person; only this login acts as them.
  public var login: String?

  public init(
    id: String, name: String, roles: Set<Role>, projects: [String] = [],
    organisation: String? = nil, login: String? = nil
  ) {
    (self.id, self.name, self.roles, self.projects) = (id, name, roles, projects)
    (self.organisation, self.login) = (organisation, login)
  }

  /// Whether the person may do more than before: has more roles, acts by another login, in other
  /// projects or for another partner.
  /// - Parameter old: nil: the person is new.
  package func mayMore(than old: Person?) -> Bool {
    guard !roles.isEmpty else { return false }
    guard let old, roles.isSubset(of: old.roles), login == old.login else { return true }
    let isFree = projects.isEmpty || !Set(projects).isSubset(of: old.projects)
    return (!old.projects.isEmpty && isFree) || organisation != old.organisation
  }

  /// Whether an admin is made one no longer by another person.
  package func isDeposed(from old: Person?, by other: String?) -> Bool {
    id != other && !roles.contains(.admin) && old?.roles.contains(.admin) == true
  }

  /// The roles in the order in which they are told.
  public var orderedRoles: [Role] { Role.allCases.filter(roles.contains) }
}

/// From which amount on a second person has to release (Vier-Augen-Prinzip).
public struct FourEyes: Hashable, Sendable {
  /// The day from which it holds.
  public let effectiveOn: CalendarDate
  /// Cents, more than zero; nil: nobody else is needed.
  public let from: Money?
  /// The kinds of bookings it is about; empty: all.
  public let kinds: [String]

  public init(effectiveOn: CalendarDate, from: Money?, kinds: [String] = []) {
    (self.effectiveOn, self.from, self.kinds) = (effectiveOn, from, kinds)
  }

  /// Whether something of this kind and amount needs a second person.
  /// - Parameter amount: of either sign.
  public func covers(kind: String, amount: Money) -> Bool {
    guard let from else { return false }
    return amount.magnitude >= from && covers(kind: kind)
  }

  /// Whether whatever needs a second person by another setting needs one by this, too.
  package func isAtLeastAsStrict(as other: FourEyes) -> Bool {
    guard let limit = other.from else { return true }
    guard let from, from <= limit else { return false }
    return kinds.isEmpty || (!other.kinds.isEmpty && Set(other.kinds).isSubset(of: kinds))
  }

  /// Whether it is about a kind.
  package func covers(kind: String) -> Bool { kinds.isEmpty || kinds.contains(kind) }
}

extension [FourEyes] {
  /// What holds on a day, of settings in the order in which they were made; nil where nothing does.
  public func holding(on day: CalendarDate) -> FourEyes? {
    last { $0.effectiveOn <= day }.flatMap { $0.from == nil ? nil : $0 }
  }
}
