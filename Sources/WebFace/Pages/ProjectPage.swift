import Amounts
import Bookkeeping
import Funding
import Messages
import Office

/// A project whole: how its measures stand, what is left of their lines, their financing, notices
/// with amendments, partners, orders, open invoices, deadlines; and the list of all.
enum ProjectPage {
  static func answer(_ visit: Visit) throws -> Answer {
    guard let id = visit.query["id"] else { return try all(visit) }
    let desk = LookupDesk(visit.office)
    guard let shown = try desk.show(id, as: "project").first else { return try all(visit) }
    let standing = try StandingDesk(visit.office).deadlines(.init(project: id), within: nil)
    var question = LookupDesk.Question()
    question.project = id
    let lists = try [LookupDesk.List.orders, .open].map { try desk.list($0, question) }
    let tables = (shown.tables + lists).filter { !$0.rows.isEmpty }
    return try visit.page(
      "project", title: shown.title[.de],
      [
        "measures": .list(standing.assessments.map { OverviewPage.measure($0, visit.language) }),
        "facts": ThingPage.facts(shown),
        "tables": .list(
          tables.map { TableView.view($0, .de, link: TableView.link) }
            + [MeasurePage.table(standing.deadlines)]),
        "reports": .text(Place.address("/berichte", "fuer", id)),
        "journal": .text(Place.address("/journal", "project", id)),
      ])
  }

  private static func all(_ visit: Visit) throws -> Answer {
    let desk = LookupDesk(visit.office)
    let lists: [LookupDesk.List] = [.projects, .measures, .awards, .orders, .partners]
    return try visit.page(
      "lists",
      [
        "tables": .list(
          try lists.map { TableView.view(try desk.list($0), .de, link: TableView.link) })
      ])
  }
}

extension WebPage {
  static let project = WebPage(
    path: "/vorhaben", title: "Vorhaben", menu: [.entry, .release, .manager, .audit],
    get: ProjectPage.answer)
}
