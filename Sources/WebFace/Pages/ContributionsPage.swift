import Amounts
import Bookkeeping
import Foundation
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// What a partner sees and does: the own contributions, a form to fill in, the signed form.
enum ContributionsPage {
  static func answer(_ visit: Visit) throws -> Answer { try page(visit, [], note: nil) }

  private static func page(
    _ visit: Visit, _ complaints: [Complaint], note: String?, status: Int = 200
  ) throws -> Answer {
    let desk = LookupDesk(visit.office)
    let found = try desk.ownContributions()
    let measures = Set(
      found.flatMap(\.tables).flatMap { table -> [String] in
        guard let column = table.columns.firstIndex(where: { $0.key == "measure" }) else {
          return []
        }
        return table.rows.map { $0[column].text(.de) }
      }
    ).subtracting([""]).sorted()
    return try visit.page(
      "contributions", status: status,
      [
        "complaints": .texts(complaints.map(\.text)), "note": .optional(note),
        "things": .list(
          found.map { shown in
            [
              "title": .text(shown.title[.de]),
              "tables": .list(shown.tables.map { TableView.view($0, .de) }),
            ]
          }),
        "measures": .list(
          measures.map {
            ["id": .text($0), "href": .text(Place.address("/beitraege/formular", "id", $0))]
          }),
        "waiting": TableView.view(
          try ProposalDesk(visit.office).list(all: true), .de, title: "Eingereicht"),
      ])
  }

  /// The empty form of a measure.
  static func form(_ visit: Visit) throws -> Answer {
    let partner = visit.person?.organisation ?? ""
    let measure = visit.query["id"]
    return try visit.file(
      "Beiträge \(measure ?? partner).xlsx", type: Visit.workbookType
    ) {
      _ = try PartnerFormDesk(visit.office).form(.init(partner: partner, measure: measure), to: $0)
    }
  }

  /// Takes a form that was filled in, with the signed paper as evidence.
  static func submit(_ visit: Visit) throws -> Answer {
    guard let table = visit.files.first(where: { $0.field == "formular" && $0.size > 0 }) else {
      return try page(
        visit, [Complaint(text: Problem("web.NO_FILE").text(.de))], note: nil, status: 422)
    }
    do {
      var terms = TableImport.Terms()
      terms.evidence = visit.files.filter { $0.field == "unterschrift" && $0.size > 0 }
        .map(\.path)
      let taken = try TableImport(visit.office, terms).take(table.path)
      return try page(visit, [], note: "\(taken.posted.count) Beiträge sind gebucht.")
    } catch let proposed as Proposed {
      return try page(visit, [], note: proposed.problem.text(.de))
    } catch {
      guard let (status, told) = Complaint.of(error, visit.language) else { throw error }
      return try page(visit, told, note: nil, status: status)
    }
  }
}

extension WebPage {
  static let contributions = WebPage(
    path: "/beitraege", title: "Eigene Beiträge", menu: [.partner], takesFiles: true,
    get: ContributionsPage.answer, post: ContributionsPage.submit)
  static let contributionForm = WebPage(
    path: "/beitraege/formular", title: "Formular", get: ContributionsPage.form)
}
