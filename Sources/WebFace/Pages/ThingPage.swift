import Amounts
import Bookkeeping
import Foundation
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// One thing whole: its facts, what belongs to it, and what can be done with it.
enum ThingPage {
  /// Something to go on with.
  struct Action {
    let label: String
    let href: String
  }

  /// - Parameters:
  ///   - kind: as the office names it, or `voucher`.
  ///   - name: nil: the address names nothing.
  static func answer(
    _ visit: Visit, _ kind: String, _ name: String?,
    actions: (LookupDesk.Shown) -> [Action] = { _ in [] }
  ) throws -> Answer {
    let found = try LookupDesk(visit.office).show(name ?? "", as: kind)
    let first = found.first?.title[.de] ?? visit.page.title
    return try visit.page(
      "thing", title: found.count == 1 ? first : visit.page.title,
      [
        "things": .list(
          found.map { shown($0, isAlone: found.count == 1, actions: actions($0)) }),
        "reversal": .flag(false), "review": false, "complaints": [], "note": false,
        "decision": false,
      ])
  }

  /// - Parameters:
  ///   - actions: where to go on from there.
  ///   - link: as of ``TableView``, before what leads everywhere.
  static func shown(
    _ shown: LookupDesk.Shown, isAlone: Bool = true, actions: [Action] = [],
    link: (_ key: String, _ cell: LookupTable.Cell) -> String? = { _, _ in nil }
  ) -> View {
    [
      "title": isAlone ? false : .text(shown.title[.de]),
      "facts": facts(shown),
      "tables": .list(
        shown.tables.map {
          TableView.view(
            $0, .de, link: { link($0, $1) ?? TableView.link($0, $1) }, showsAll: true)
        }),
      "actions": .list(
        actions.map { ["label": .text($0.label), "href": .text($0.href)] }),
    ]
  }

  static func facts(_ shown: LookupDesk.Shown) -> View {
    .list(
      shown.facts.map { fact in
        let text = LocalMoment.text(fact.value, .de)
        let isMoney = if case .money = fact.value { true } else { false }
        return [
          "label": .text(fact.label[.de]), "text": .text(isMoney ? text + " €" : text),
          "href": .optional(href(fact)),
        ]
      })
  }

  private static func href(_ fact: LookupDesk.Shown.Fact) -> String? {
    guard case .text(let text) = fact.value else { return TableView.link(fact.key, fact.value) }
    // The id stands before the title.
    let id = ["measure", "project"].contains(fact.key) ? text.split(separator: " ").first : nil
    return Place.of(fact.key, id.map(String.init) ?? text)
  }
}

extension WebPage {
  static let voucher = WebPage(
    path: "/beleg", title: "Buchungen zum Beleg",
    get: { try ThingPage.answer($0, "voucher", $0.query["nr"]) })

  static let order = WebPage(
    path: "/auftrag", title: "Auftrag",
    get: { try ThingPage.answer($0, "order", $0.query["id"]) })

  static let partner = WebPage(
    path: "/partner", title: "Partner",
    get: { try ThingPage.answer($0, "partner", $0.query["id"]) })

  static let award = WebPage(
    path: "/bescheid", title: "Bescheid",
    get: { visit in
      let id = visit.query["id"] ?? ""
      return try ThingPage.answer(visit, "award", id) { _ in
        [
          .init(label: "Abrechnung Schritt für Schritt", href: Place.settlement(id)),
          .init(label: "Mittelabruf", href: Place.drawdown(id)),
          .init(label: "Berichte", href: Place.address("/berichte", "fuer", id)),
        ]
      }
    })

  static let account = WebPage(
    path: "/konto", title: "Kontoblatt",
    get: { visit in
      var question = LookupDesk.Question()
      question.measure = visit.query["teilvorhaben"]
      let table = try LookupDesk(visit.office).account(visit.query["nr"] ?? "", question)
      return try visit.page(
        "lists", title: table.title[.de],
        ["tables": [TableView.view(table, .de, link: TableView.link)]])
    })
}
