import Amounts
import Bookkeeping
import Funding
import LedgerStore
import Messages

/// What somebody wants to do in a ledger, as roles allow it.
package enum Right: Sendable {
  /// Prove that it is what was written: open to everyone.
  case prove
  case read
  /// See what an organisation brings in, with its entries, and prepare more; a partner its own
  /// only.
  case contribute
  /// Try what would be booked.
  case prepare
  /// See what waits for a second person.
  case look
  case book
  /// Have something wait for a second person.
  case propose
  case release
  /// Note what is thought of entries.
  case audit
  /// Projects, reports that are handed in, closing.
  case manage
  /// Something is written, and the desk does not say what.
  case write
  /// People and settings.
  case administer

  /// Whether it is about rows of projects as they are: of some projects for whoever works in these
  /// only. What is proved, released, settled by all or handed in rests on the whole ledger.
  var isOfRows: Bool {
    switch self {
    case .read, .contribute, .audit, .prepare, .book, .write: true
    case .prove, .look, .propose, .release, .manage, .administer: false
    }
  }

  /// The roles that may, one of them is enough.
  var roles: [Role] {
    switch self {
    case .prove, .look, .contribute, .prepare: Role.allCases
    case .read: [.entry, .release, .manager, .audit, .admin]
    case .book: [.entry]
    case .propose: [.entry, .manager, .partner, .admin]
    case .release: [.release]
    case .audit: [.audit]
    case .manage: [.manager]
    case .write: [.entry, .manager]
    case .administer: [.admin]
    }
  }
}

extension GrantOffice {
  /// Finds out who acts, among the people of the ledger, and whether they may.
  ///
  /// A person whose login is told acts under this login only, or signs in with the own password
  /// (``AccountDesk``); another one is named by whoever acts
  /// (`--as`). A ledger without people knows nobody and refuses nobody.
  /// - Returns: nil for a ledger without people.
  /// - Throws: ``Refusal``.
  func actor(in ledger: Ledger, for right: Right) throws -> Person? {
    let people = try ledger.people()
    if let name = given.person {
      try Refusal.check(name, of: "as", limit: PeopleDesk.nameLimit)
    }
    guard !people.isEmpty, right != .prove else { return nil }
    let person = try who(among: people)
    let roles = right.roles + (right == .book ? [.partner] : [])
    guard roles.contains(where: person.roles.contains) else {
      throw Refusal(
        .permission,
        Problem(
          "office.ROLE_MISSING",
          [
            "person": person.name, "wanted": Self.names(right.roles),
            "has": Self.names(person.orderedRoles), "admins": Self.admins(people),
          ]))
    }
    return person
  }

  private func who(among people: [Person]) throws -> Person {
    let (stated, login) = (given.person, given.login)
    // Who signed in with a password of their own needs no login of the system.
    if let person = people.first(where: { AccountDesk.login(of: $0.id) == login }) {
      return person
    }
    let isStated = stated != nil && stated != login
    if !isStated, let login, let person = people.first(where: { $0.login == login }) {
      return person
    }
    let word = stated ?? login ?? ""
    let named = people.filter { $0.name == word }
    guard
      let person = people.first(where: { $0.id == word }) ?? (named.count == 1 ? named[0] : nil)
    else {
      throw Refusal(
        .permission,
        Problem(
          "office.PERSON_UNKNOWN",
          [
            "word": word, "login": login.map { LocalizedText(de: $0, en: $0) },
            "admins": Self.admins(people),
          ]), found: word)
    }
    if let own = person.login, own != login {
      throw Refusal(
        .permission,
        Problem(
          "office.LOGIN_OF_ANOTHER",
          ["person": person.name, "own": own, "admins": Self.admins(people)]), found: login)
    }
    if let login, let owner = people.first(where: { $0.login == login }), owner.id != person.id {
      throw Refusal(
        .permission,
        Problem(
          "office.LOGIN_OF_ANOTHER.owned",
          [
            "person": person.name, "login": login, "owner": owner.name,
            "admins": Self.admins(people),
          ]), found: login)
    }
    return person
  }

  private static func names(_ roles: [Role]) -> LocalizedText {
    func list(_ language: Language, _ none: String, _ or: String) -> String {
      roles.isEmpty ? none : roles.map { $0.name[language] }.joined(separator: or)
    }
    return LocalizedText(
      de: list(.de, "keine", ", "), en: list(.en, "none", ", "))
  }

  /// Who may give roles.
  static func admins(_ people: [Person]) -> Fact {
    Fact.names(people.filter { $0.roles.contains(.admin) }.map(\.name))
  }

  /// Whether the person who acts may book on a measure.
  /// - Parameters:
  ///   - source: of a contribution.
  ///   - kind: nil: what is done is no booking.
  /// - Throws: ``Refusal``.
  func checkPlace(_ booking: Booking, in portfolio: Portfolio) throws {
    if let refusal = Refusal.withheld(booking.measure, portfolio) { throw refusal }
    let project = portfolio.project(ofMeasure: booking.measure)
    try checkProject(project?.id)
    guard let person = actingPerson, !person.roles.contains(.entry),
      person.roles.contains(.partner)
    else { return }
    let source = portfolio.measure(booking.measure)?.source(booking.source ?? "")
    let kinds: [BookingKind] = [.partnerCash, .inKind, .civic]
    guard kinds.contains(booking.kind), let organisation = person.organisation,
      source?.organisation == organisation
    else {
      throw Refusal(
        .permission,
        Problem(
          "office.NOT_OWN_CONTRIBUTION",
          ["person": person.name, "organisation": person.organisation]))
    }
  }

  /// Whether the person who acts may see what an organisation brings in.
  /// - Throws: ``Refusal``.
  func checkOrganisation(_ id: String) throws {
    guard let person = actingPerson, person.roles == [.partner], person.organisation != id
    else { return }
    throw Refusal(
      .permission,
      Problem(
        "office.NOT_OWN_CONTRIBUTION",
        ["person": person.name, "organisation": person.organisation]))
  }

  /// Which entries the person who acts may see; nil: all.
  func seenEntries(in portfolio: Portfolio) -> ((_ measure: String, _ source: String?) -> Bool)? {
    guard let person = actingPerson, !person.roles.contains(where: Right.read.roles.contains)
    else { return nil }
    var own: Set<[String]> = []
    for project in portfolio.projects
    where person.projects.isEmpty || person.projects.contains(project.id) {
      for measure in project.measures {
        for source in measure.sources
        where source.organisation != nil && source.organisation == person.organisation {
          own.insert([measure.id, source.id])
        }
      }
    }
    return { measure, source in source.map { own.contains([measure, $0]) } ?? false }
  }

  /// Has a ledger show only the projects that the person who acts works in, if there are such.
  func limit(_ ledger: Ledger) {
    guard let person = actingPerson, !person.projects.isEmpty else { return }
    ledger.show(only: Set(person.projects))
  }

  /// Whether the person who acts may work on a project.
  /// - Throws: ``Refusal``.
  func checkProject(_ id: String?) throws { try Self.checkProject(id, of: actingPerson) }

  private static func checkProject(_ id: String?, of person: Person?) throws {
    guard let person, !person.projects.isEmpty, let id, !person.projects.contains(id)
    else { return }
    throw Refusal(
      .permission,
      Problem(
        "office.OTHER_PROJECT",
        ["person": person.name, "project": id, "projects": Fact.names(person.projects)]),
      found: id)
  }

  /// Whether the person who acts may do what is about all projects.
  /// - Throws: ``Refusal``.
  func checkAllProjects() throws { try Self.checkAllProjects(actingPerson) }

  private static func checkAllProjects(_ person: Person?) throws {
    guard let person, !person.projects.isEmpty else { return }
    throw Refusal(
      .permission,
      Problem(
        "office.OTHER_PROJECT.all",
        ["person": person.name, "projects": Fact.names(person.projects)]))
  }

  /// Whether the person who acts may see or hand in what is about a scope.
  /// - Throws: ``Refusal``.
  func checkScope(_ scope: ReportScope, in portfolio: Portfolio) throws {
    try checkScope(scope, of: actingPerson, in: portfolio)
  }

  /// The same of another person.
  func checkScope(_ scope: ReportScope, of person: Person?, in portfolio: Portfolio) throws {
    if let refusal = Refusal.withheld(scope.id, portfolio) { throw refusal }
    switch scope {
    case .all: try Self.checkAllProjects(person)
    case .project(let id): try Self.checkProject(id, of: person)
    case .measure(let id):
      try Self.checkProject(portfolio.project(ofMeasure: id)?.id, of: person)
    case .award(let id):
      let project = portfolio.projects.first { $0.awards.contains { $0.id == id } }
      try Self.checkProject(project?.id, of: person)
    }
  }
}
