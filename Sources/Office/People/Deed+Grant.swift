import Amounts
import Bookkeeping

extension Deed {
  /// What a person is to have from now on.
  struct Grant: Codable {
    let id: String
    /// Of one who is taken in; nil: the person is known.
    let name: String?
    let roles: [String]
    let projects: [String]
    let organisation: String?
    let login: String?
    /// Whether the roles are taken away.
    let isRevoked: Bool

    var change: PeopleDesk.Change {
      var change = PeopleDesk.Change()
      change.roles = Set(roles.compactMap { Role(rawValue: $0) })
      (change.projects, change.organisation, change.login) = (projects, organisation, login)
      return change
    }
  }

  /// - Parameter name: of one who is taken in.
  init(_ id: String, name: String? = nil, _ change: PeopleDesk.Change, isRevoked: Bool = false) {
    self.init(.grant)
    person = Grant(
      id: id, name: name, roles: change.roles.map(\.rawValue).sorted(), projects: change.projects,
      organisation: change.organisation, login: change.login, isRevoked: isRevoked)
  }

  init(_ setting: FourEyes) {
    self.init(.fourEyes)
    (limit, kinds) = (setting.from?.cents, setting.kinds)
    day = setting.effectiveOn.yyyymmdd
  }
}
