import Amounts
import Bookkeeping
import Funding
import Messages
import Office

/// How things stand and what is to be done: the first page of all but partners.
enum OverviewPage {
  static func page(_ visit: Visit) throws -> Answer {
    let language = visit.language
    guard visit.has(.entry, .release, .manager, .audit, .admin) else { return .see("/beitraege") }
    let standing = try StandingDesk(visit.office).standing(.init())
    let window = Amounts.Duration(text: "P30D")
    let items = try window.map { try AgendaDesk(visit.office).items(within: $0) } ?? []
    let waiting = try ProposalDesk(visit.office).waitingCount()
    return try visit.page(
      "overview",
      [
        "asOf": .text(standing.asOf.text(language)),
        "waiting": waiting == 0 ? false : ["count": .text(String(waiting))],
        "measures": .list(standing.assessments.map { measure($0, language) }),
        "table": agenda(items, language),
      ])
  }

  /// What is to be done, each with the place where it is.
  private static func agenda(_ items: [AgendaDesk.Item], _ language: Language) -> View {
    .table(
      "Zu tun", ["bis", "Stand", "Was", "Wofür", "Betrag €", "Näheres"],
      items.map { item in
        [
          .cell(item.day.text(language) + (item.isProvisional ? " (vorläufig)" : "")),
          .cell(item.state.name[language]), .cell(item.title[language], href: place(of: item)),
          .cell(item.subject, href: item.measure.isEmpty ? nil : Place.measure(item.measure)),
          .cell(item.amount),
          .cell([about(item, language), item.norm].compactMap(\.self).joined(separator: " ")),
        ]
      })
  }

  /// What else is known of it; the way to a drawdown is its link.
  private static func about(_ item: AgendaDesk.Item, _ language: Language) -> String? {
    let text = item.about?[language]
    return item.kind == "drawdown" ? text?.split(separator: ";").first.map(String.init) : text
  }

  private static func place(of item: AgendaDesk.Item) -> String? {
    switch item.kind {
    case "proposal": Int64(item.subject).map(Place.proposal)
    case "invoice": "/offen"
    case "drawdown": item.award.map(Place.drawdown)
    case "evidence": Place.address("/journal", "measure", item.measure)
    case "statementOfUse", "interimStatement":
      item.award.map { Place.address("/berichte", "fuer", $0) }
    default: item.award.map(Place.award)
    }
  }

  static func measure(_ assessment: Assessment, _ language: Language) -> View {
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
