public import Amounts
public import Bookkeeping
public import Funding
import LedgerStore
public import Messages

/// Where it is said who may do what in a ledger. Every change is a new, sealed row.
public struct PeopleDesk: Sendable {
  let office: GrantOffice

  public init(_ office: GrantOffice) { self.office = office }

  /// What a person is to have from now on.
  public struct Change: Sendable {
    public var roles: Set<Role> = []
    public var projects: [String] = []
    public var organisation: String?
    public var login: String?
    /// What somebody says yes to, so that it is not asked about.
    public var meant: Set<Slip.Kind> = []

    public init() {}
  }

  /// Takes a person in; the first one of a ledger has to be an administrator.
  /// - Throws: ``Refusal``, ``Proposed`` where another admin has to release it, `LedgerError`.
  @discardableResult
  public func add(
    _ id: String, name: String, _ change: Change, dryRun: Bool = false
  ) throws -> Person {
    try self.change(id, Deed(id, name: name, change), dryRun, change.meant) { old, people in
      guard old == nil else {
        throw Refusal(
          .data, Problem("office.PERSON_KNOWN", ["word": id]), found: id)
      }
      guard !people.isEmpty || change.roles.contains(.admin) else {
        throw Refusal(.data, Problem("office.FIRST_IS_ADMIN"), fields: ["role"])
      }
      if let other = people.first(where: { $0.id.lowercased() == id.lowercased() }) {
        throw Refusal(.data, Problem("office.PERSON_KNOWN", ["word": other.id]), found: id)
      }
      guard !id.isEmpty, id.unicodeScalars.allSatisfy(Self.letters.contains),
        !name.allSatisfy(\.isWhitespace)
      else { throw Refusal(.usage, Problem("office.PERSON_NAMELESS"), found: id) }
      return Person(
        id: id, name: name, roles: change.roles, projects: change.projects,
        organisation: change.organisation, login: change.login)
    }
  }

  /// The most characters of an id, a name and a login.
  package static let nameLimit = 100

  /// What ids are of: a letter of another script may look like one of them.
  private static let letters = Set(
    "abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ0123456789._-".unicodeScalars)

  /// Gives a person roles, and projects, organisation and login where they are told.
  /// - Throws: as ``add(_:name:_:dryRun:)``.
  @discardableResult
  public func grant(_ id: String, _ change: Change, dryRun: Bool = false) throws -> Person {
    try self.change(id, Deed(id, change), dryRun, change.meant) { old, people in
      guard var person = old else { throw Self.unknown(id, people) }
      // Whoever gives roles does not book by them; another admin has to give these.
      let new = change.roles.subtracting(person.roles)
      if office.act.personID == id, office.act.proposal == nil,
        !new.isDisjoint(with: [.entry, .release])
      {
        throw Refusal(
          .permission, Problem("office.OWN_ROLE", ["person": person.name]), found: id)
      }
      person.roles.formUnion(change.roles)
      if !change.projects.isEmpty { person.projects = change.projects }
      person.organisation = change.organisation ?? person.organisation
      person.login = change.login ?? person.login
      return person
    }
  }

  /// Takes roles away; the person stays named, with all that they did.
  /// - Parameter roles: empty: all.
  /// - Throws: as ``add(_:name:_:dryRun:)``: that another is an admin no longer.
  @discardableResult
  public func revoke(
    _ id: String, _ roles: Set<Role> = [], dryRun: Bool = false
  ) throws -> Person {
    var change = Change()
    change.roles = roles
    return try self.change(id, Deed(id, change, isRevoked: true), dryRun) { old, people in
      guard var person = old else { throw Self.unknown(id, people) }
      person.roles.subtract(roles.isEmpty ? person.roles : roles)
      return person
    }
  }

  private static func unknown(_ id: String, _ people: [Person]) -> Refusal {
    .noPerson(id, among: people.map(\.id))
  }

  private func change(
    _ id: String, _ deed: Deed, _ dryRun: Bool, _ meant: Set<Slip.Kind> = [],
    _ change: (_ old: Person?, _ people: [Person]) throws -> Person
  ) throws -> Person {
    let ledger = try office.open(dryRun ? .readOnly : .readWrite, for: .administer)
    let portfolio = try ledger.currentPortfolio()
    func changed(_ people: [Person]) throws -> [Person] {
      let person = try change(people.first { $0.id == id }, people)
      for (text, field) in [(person.id, "id"), (person.name, "name"), (person.login, "login")] {
        if let text { try Refusal.check(text, of: field, limit: Self.nameLimit) }
      }
      let others = people.filter { $0.id != id }
      let old = people.first { $0.id == id }
      if person.roles.contains(.admin), !person.projects.isEmpty,
        old?.projects != person.projects || old?.roles.contains(.admin) == false
      {
        // Whoever gives rights could give these to themselves or sign in as another one.
        throw Refusal(
          .data, Problem("office.ADMIN_BOUND", ["person": person.name]), fields: ["project"],
          found: person.projects.joined(separator: ", "))
      }
      guard (others + [person]).contains(where: { $0.roles.contains(.admin) }) else {
        throw Refusal(
          .data, Problem("office.LAST_ADMIN", ["person": person.name]), found: id)
      }
      if let login = person.login, let other = others.first(where: { $0.login == login }) {
        throw Refusal(
          .data, Problem("office.LOGIN_TAKEN", ["login": login, "person": other.name]),
          fields: ["login"], found: login)
      }
      if let own = office.act.login, let login = person.login, own != login,
        !meant.contains(.shutOut), people.first(where: { $0.id == id })?.login != login,
        isLastWayIn(person, among: others)
      {
        throw SlipsFound(slips: [.shutOut(person.name, login: login, own: own)])
      }
      for project in person.projects where !portfolio.projects.contains(where: { $0.id == project })
      {
        throw Refusal.noProject(project, in: portfolio)
      }
      let partners = portfolio.projects.flatMap(\.organisations).map(\.id)
      if let organisation = person.organisation, !partners.contains(organisation) {
        throw Refusal.noOrganisation(organisation, among: Set(partners).sorted())
      }
      return people.contains(person) ? [] : [person]
    }
    let done =
      try dryRun
      ? changed(try ledger.people())
      : office.proposing(deed) { try ledger.change(act: office.act, changed) }
    let people = try ledger.people()
    guard let person = done.first ?? people.first(where: { $0.id == id }) else {
      throw Self.unknown(id, people)
    }
    return person
  }

  /// Whether nobody but this person can say any more who may do what. Who signed in with a password
  /// of their own needs no login, and who releases does what another one was asked about.
  private func isLastWayIn(_ person: Person, among others: [Person]) -> Bool {
    person.roles.contains(.admin) && !others.contains { $0.roles.contains(.admin) }
      && office.act.proposal == nil && office.act.login != AccountDesk.login(of: person.id)
  }

  /// From which amount on a second person has to release.
  /// - Parameters:
  ///   - from: cents, more than zero; nil: nobody else is needed.
  ///   - kinds: empty: all.
  ///   - day: nil: today; no day that has passed.
  /// - Throws: ``Refusal`` where nobody could release; ``Proposed`` where another admin has to
  ///   release that it is loosened; `LedgerError`.
  @discardableResult
  public func setFourEyes(
    from: Money?, kinds: [BookingKind] = [], effectiveOn day: CalendarDate? = nil,
    dryRun: Bool = false
  ) throws -> FourEyes {
    let today = office.act.day
    if let day, day < today {
      throw Refusal(
        .data, Problem("office.FOUR_EYES_BACKDATED", ["day": day, "today": today]),
        fields: ["effective"], found: day.isoText)
    }
    if let from, from <= .zero {
      throw Refusal(
        .data, Problem("office.FOUR_EYES_NO_LIMIT"), fields: ["from"], found: from.plainText)
    }
    let ledger = try office.open(dryRun ? .readOnly : .readWrite, for: .administer)
    let people = try ledger.people()
    if from != nil, !people.contains(where: { $0.roles.contains(.release) }) {
      throw Refusal(.data, Problem("office.FOUR_EYES_NOBODY"))
    }
    let setting = FourEyes(effectiveOn: day ?? today, from: from, kinds: kinds.map(\.rawValue))
    if !dryRun { try office.proposing(Deed(setting)) { try ledger.set(setting, act: office.act) } }
    return setting
  }

  /// What somebody should know who is the only admin while four eyes hold: nobody else looks at who
  /// may do what. Nil for others.
  public func warning() throws -> Problem? {
    let ledger = try office.open(.readOnly, for: .prove)
    // Who took in the first person of a ledger need not be among its people.
    guard let admin = try? office.actor(in: ledger, for: .administer) else { return nil }
    var act = office.act
    act.personID = admin.id
    return try ledger.isUnwatched(act) ? Problem("office.ONLY_ADMIN") : nil
  }

  /// Everyone with what they may do, also those who were revoked, and the settings of four eyes.
  /// - Parameter history: every change instead of what holds.
  public func list(history: Bool = false) throws -> (people: LookupTable, fourEyes: LookupTable) {
    let ledger = try office.open(.readOnly, for: .read)
    return try ledger.reading {
      let all = try ledger.peopleHistory()
      var table = LookupTable(
        "people", "Personen", "People",
        [
          .init("id", "Kennung", "Id"), .init("name", "Name", "Name"),
          .init("roles", "Rollen", "Roles"), .init("projects", "Vorhaben", "Projects", rank: 2),
          .init("organisation", "Partner", "Partner", rank: 2),
          .init("login", "Anmeldung", "Login", rank: 1),
          .init("recordedAt", "seit", "Since", rank: 1), .init("by", "durch", "By", rank: 1),
        ])
      for (index, version) in all.enumerated()
      where history || !all[(index + 1)...].contains(where: { $0.person.id == version.person.id }) {
        table.rows.append(table.line(Self.cells(version)))
      }
      var settings = LookupTable(
        "fourEyes", "Vier-Augen-Prinzip", "Four eyes",
        [
          .init("effective", "gilt ab", "From day"), .init("from", "ab Betrag €", "From €"),
          .init("kinds", "Arten", "Kinds"), .init("recordedAt", "bestimmt am", "Set at", rank: 1),
          .init("by", "durch", "By"),
        ])
      settings.rows = try ledger.fourEyes().map { version in
        let kinds = version.setting.kinds.joined(separator: ", ")
        return settings.line([
          "effective": .day(version.setting.effectiveOn),
          "from": version.setting.from.map { .money($0) }
            ?? .word("off", LocalizedText(de: "aus", en: "off")),
          "kinds": kinds.isEmpty
            ? .word("all", LocalizedText(de: "alle", en: "all")) : .text(kinds),
          "recordedAt": .moment(version.recordedAt), "by": .person(version.recorder),
        ])
      }
      return (table, settings)
    }
  }

  private static func cells(_ version: PersonVersion) -> [String: LookupTable.Cell] {
    let person = version.person
    func roles(_ language: Language) -> String {
      person.orderedRoles.map { $0.name[language] }.joined(separator: ", ")
    }
    let words = person.orderedRoles.map(\.rawValue).joined(separator: " ")
    return [
      "id": .text(person.id), "name": .text(person.name),
      "roles": person.roles.isEmpty
        ? .word("revoked", LocalizedText(de: "entzogen", en: "revoked"))
        : .word(words, LocalizedText(de: roles(.de), en: roles(.en))),
      "projects": person.projects.isEmpty
        ? .none : .text(person.projects.joined(separator: ", ")),
      "organisation": .text(optional: person.organisation), "login": .text(optional: person.login),
      "recordedAt": .moment(version.recordedAt), "by": .person(version.recorder),
    ]
  }
}
