import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// Who may do what, and who can sign in.
enum PeoplePage {
  static func page(
    _ visit: Visit, status: Int = 200, _ complaints: [Complaint] = [], password: View = false
  ) throws -> Answer {
    let desk = PeopleDesk(visit.office)
    let (people, fourEyes) = try desk.list()
    let names = try visit.site.accounts.people()
    let mayChange = visit.has(.admin)
    let fields = ["id", "name", "project", "organisation", "from", "effective"]
    return try visit.page(
      "people", status: status,
      [
        "complaints": .texts(complaints.map(\.text)), "password": password,
        "people": TableView.view(people, visit.language, link: { _, _ in nil }),
        "fourEyes": TableView.view(fourEyes, visit.language, link: { _, _ in nil }),
        "mayChange": .flag(mayChange),
        "persons": .list(
          try desk.people().map { person in
            [
              "personID": .text(person.id), "personName": .text(person.name),
              "canSignIn": .flag(names.contains(person.id)),
            ]
          }),
        "typed": .members(
          Dictionary(uniqueKeysWithValues: fields.map { ($0, .text(visit.form[$0] ?? "")) })),
        "roles": .list(
          Role.allCases.map { role in
            [
              "key": .text(role.rawValue), "label": .text(role.name[visit.language]),
              "isChosen": .flag(visit.form.values("role").contains(role.rawValue)),
            ]
          }),
      ])
  }

  static func change(_ visit: Visit) throws -> Answer {
    let desk = PeopleDesk(visit.office)
    let form = visit.form
    var change = PeopleDesk.Change()
    change.roles = Set(form.values("role").compactMap { Role(rawValue: $0) })
    change.projects = (form["project"] ?? "").split(separator: ",").map {
      $0.trimmingPrefix(while: \.isWhitespace).description
    }
    change.organisation = form["organisation"]
    let id = form["id"] ?? ""
    do {
      switch form["do"] {
      case "add":
        let person = try desk.add(id, name: form["name"] ?? "", change)
        return try told(visit, person)
      case "grant": try desk.grant(id, change)
      case "revoke":
        guard !change.roles.isEmpty || form["everything"] != nil else {
          return try page(
            visit, status: 422,
            [Complaint(text: Problem("web.NOTHING_CHOSEN").text(visit.language))])
        }
        try desk.revoke(id, change.roles)
      case "password":
        // Whoever may change people may give passwords; the desk judges it.
        guard let person = try desk.personToAdminister(id) else { return .see("/personen") }
        return try told(visit, person)
      case "four-eyes", "no-four-eyes":
        let reader = TypedFields(form, today: visit.now.day)
        let (from, day) = (reader.money("from"), reader.day("effective"))
        guard reader.complaints.isEmpty else {
          return try page(visit, status: 422, reader.complaints)
        }
        let isOn = form["do"] == "four-eyes"
        if isOn, from == nil {
          return try page(
            visit, status: 422, [Complaint(text: Problem("web.MISSING").text(visit.language))])
        }
        try desk.setFourEyes(from: isOn ? from : nil, effectiveOn: day)
      default: break
      }
      return .see("/personen")
    } catch {
      guard let (status, complaints) = Complaint.of(error, visit.language), status < 500 else {
        throw error
      }
      return try page(visit, status: status, complaints)
    }
  }

  /// The first password is told here, and nowhere else.
  private static func told(_ visit: Visit, _ person: Person) throws -> Answer {
    try page(
      visit,
      password: [
        "name": .text(person.name), "id": .text(person.id),
        "secret": .text(try visit.site.accounts.firstPassword(for: person)),
      ])
  }
}

extension WebPage {
  static let people = WebPage(
    path: "/personen", title: "Personen", menu: [.admin, .audit], get: { try PeoplePage.page($0) },
    post: PeoplePage.change)
}
