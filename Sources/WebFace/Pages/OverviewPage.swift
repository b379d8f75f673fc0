import Amounts
import Bookkeeping
import Funding
import Messages
import Office

/// How things stand and what is to be done: the first page of all but partners.
enum OverviewPage {
  static func page(_ visit: Visit) throws -> Answer {
    let language = visit.language
    guard visit.has(.entry, .release, .manager, .audit, .admin) else { return .see("/vorschlaege") }
    let standing = try StandingDesk(visit.office).standing(.init())
    let window = Amounts.Duration(text: "P30D")
    let items = try window.map { try AgendaDesk(visit.office).items(within: $0) } ?? []
    let agenda = AgendaDesk.table(items).without("kind", "award", "uid")
    let waiting = try ProposalDesk(visit.office).waitingCount()
    return try visit.page(
      "overview",
      [
        "asOf": .text(standing.asOf.text(language)),
        "waiting": waiting == 0 ? false : ["count": .text(String(waiting))],
        "measures": .list(standing.assessments.map { measure($0, language) }),
        "table": TableView.view(agenda, language, title: "Zu tun", link: TableView.link),
      ])
  }

  private static func measure(_ assessment: Assessment, _ language: Language) -> View {
    let settlement = assessment.settlement
    return [
      "id": .text(settlement.measure.id),
      "href": .text(Place.measure(settlement.measure.id)),
      "title": .text(settlement.measure.title),
      "light": .text(assessment.light.rawValue),
      "lightName": .text(assessment.light.name[language]),
      "reason": .text(assessment.lightReason[language]),
      "planned": .text(settlement.plannedTotal.text(language)),
      "actual": .text(settlement.actualTotal.text(language)),
    ]
  }
}

extension WebPage {
  static let overview = WebPage(
    path: "/", title: "Übersicht", menu: [.entry, .release, .manager, .audit, .admin],
    get: OverviewPage.page)
}
