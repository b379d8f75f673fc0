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
        "reversal": .flag(false), "complaints": [],
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
      "facts": .list(
        shown.facts.map { fact in
          let text = fact.value.text(.de)
          let isMoney = if case .money = fact.value { true } else { false }
          return [
            "label": .text(fact.label[.de]), "text": .text(isMoney ? text + " €" : text),
            "href": .optional(href(fact)),
          ]
        }),
      "tables": .list(
        shown.tables.map {
          TableView.view($0, .de, link: { link($0, $1) ?? TableView.link($0, $1) })
        }),
      "actions": .list(
        actions.map { ["label": .text($0.label), "href": .text($0.href)] }),
    ]
  }

  private static func href(_ fact: LookupDesk.Shown.Fact) -> String? {
    guard case .text(let text) = fact.value else { return nil }
    // The id stands before the title.
    let id = ["measure", "project"].contains(fact.key) ? text.split(separator: " ").first : nil
    return Place.of(fact.key, id.map(String.init) ?? text)
  }
}

/// An entry of the journal, with its files, and taking it back.
enum EntryPage {
  static func answer(_ visit: Visit, status: Int = 200, complaints: [Complaint] = []) throws
    -> Answer
  {
    guard let shown = try LookupDesk(visit.office).show(visit.name, as: "entry").first else {
      return .see("/journal")
    }
    let number = visit.name
    let isStanding = !shown.facts.contains {
      $0.key == "state" && $0.value.text(.en).hasPrefix("revers")
    }
    let files = try EvidenceDesk(visit.office).evidence(of: Int64(number) ?? 0)
    let thing = ThingPage.shown(shown) { key, cell in
      guard key == "name", case .text(let name) = cell,
        let file = files.first(where: { $0.name == name && $0.content != nil })
      else { return nil }
      return "/nachweis/\(number)-\(file.position)"
    }
    return try visit.page(
      "thing", title: shown.title[.de], status: status,
      [
        "things": [thing],
        "reversal": visit.has(.entry) && isStanding
          ? [
            "reason": .text(visit.form["reason"] ?? "")
          ] : .flag(false), "complaints": .texts(complaints.map(\.text)),
      ])
  }

  /// Takes the entry back, for the reason that was typed.
  static func takeBack(_ visit: Visit) throws -> Answer {
    do {
      let done = try RecordDesk(visit.office).takeBack(
        .entries([visit.name]), reason: visit.form["reason"] ?? "")
      return .see(done.entries.first.map(Place.entry) ?? Place.entry(Int64(visit.name) ?? 0))
    } catch {
      guard let (status, complaints) = Complaint.of(error, visit.language) else { throw error }
      return try answer(visit, status: status, complaints: complaints)
    }
  }

  /// A file that proves an entry: `12-1` is the first of entry 12.
  static func file(_ visit: Visit) throws -> Answer {
    let parts = visit.name.split(separator: "-").map { Int64($0) ?? 0 }
    let (entry, position) = (parts.first ?? 0, Int(parts.dropFirst().first ?? 0))
    let kept = try EvidenceDesk(visit.office).file(position, of: entry)
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: kept.path)))
    return .file(bytes, name: kept.name, type: "application/octet-stream")
  }
}

extension WebPage {
  static let entry = WebPage(
    path: "/buchung/*", title: "Buchung", get: { try EntryPage.answer($0) },
    post: EntryPage.takeBack)

  static let evidence = WebPage(path: "/nachweis/*", title: "Nachweis", get: EntryPage.file)

  static let voucher = WebPage(
    path: "/beleg", title: "Buchungen zum Beleg",
    get: { try ThingPage.answer($0, "voucher", $0.query["nr"]) })

  static let order = WebPage(
    path: "/auftrag", title: "Auftrag",
    get: { try ThingPage.answer($0, "order", $0.query["id"]) })

  static let partner = WebPage(
    path: "/partner", title: "Partner",
    get: { try ThingPage.answer($0, "partner", $0.query["id"]) })

  static let project = WebPage(
    path: "/vorhaben", title: "Vorhaben", menu: [.entry, .release, .manager, .audit],
    get: { visit in
      guard let id = visit.query["id"] else { return try projects(visit) }
      return try ThingPage.answer(visit, "project", id) { _ in
        [.init(label: "Berichte", href: Place.address("/berichte", "fuer", id))]
      }
    })

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

  private static func projects(_ visit: Visit) throws -> Answer {
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
