import Amounts
import Bookkeeping
import Foundation
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// What an auditor does: draw entries with their vouchers, and prove that the ledger is what was
/// written. Nothing is changed here.
enum AuditPage {
  static func answer(_ visit: Visit) throws -> Answer {
    let typed = TypedFields(visit.query, today: visit.now.day)
    let fields = typed.fields
    let method = method(typed)
    var lookup = LookupDesk.Question()
    (lookup.project, lookup.measure) = (fields["project"], fields["measure"])
    lookup.traits.from = typed.day("from")
    lookup.through = typed.day("to")
    lookup.traits.kinds = fields["kind"].flatMap { BookingKind(rawValue: $0) }.map { [$0] }
    var (complaints, sample): ([Complaint], SampleDesk.Sample?) = (typed.complaints, nil)
    if let method, complaints.isEmpty {
      do {
        sample = try SampleDesk(visit.office).draw(
          .init(method, of: lookup, seed: fields["seed"]))
      } catch {
        guard let (status, told) = Complaint.of(error, visit.language), status == 422 else {
          throw error
        }
        complaints = told
      }
    }
    if fields["export"] == "xlsx", let sample {
      return try visit.file("Stichprobe \(sample.seed).xlsx", type: Visit.workbookType) {
        _ = try LookupDesk(visit.office).write(sample.entries, to: $0)
      }
    }
    return try visit.page(
      "audit", status: complaints.isEmpty ? 200 : 422,
      [
        "complaints": .texts(complaints.map(\.text)), "methods": .list(methods(fields["method"])),
        "kinds": .list(kinds(fields["kind"])),
        "fields": .list(
          names.map { name, label in
            [
              "name": .text(name), "label": .text(label), "value": .text(fields[name] ?? ""),
            ]
          }),
        "sample": sample.map { view($0, fields) } ?? false, "proof": false,
      ])
  }

  private static let names = [
    ("size", "Anzahl"), ("amount", "ab Betrag"), ("seed", "Startwert"),
    ("project", "Vorhaben"), ("measure", "Teilvorhaben"), ("from", "gebucht ab"), ("to", "bis"),
  ]

  private static let methodNames = [
    ("above", "alle ab einem Betrag"), ("random", "Zufallsauswahl"),
    ("units", "wertproportional (MUS)"),
  ]

  private static func methods(_ chosen: String?) -> [View] {
    methodNames.map {
      ["key": .text($0), "label": .text($1), "isChosen": .flag($0 == chosen)]
    }
  }

  private static func kinds(_ chosen: String?) -> [View] {
    [BookingKind.expense, .inKind, .civic, .creditNote, .payment, .drawdown].map {
      [
        "key": .text($0.rawValue), "label": .text($0.name[.de]),
        "isChosen": .flag($0.rawValue == chosen),
      ]
    }
  }

  private static func method(_ typed: TypedFields) -> SampleDesk.Method? {
    switch typed.fields["method"] {
    case "above": typed.money("amount").map { .above($0) }
    case "random": typed.number("size").map { .random(Int(clamping: $0)) }
    case "units": typed.number("size").map { .monetaryUnit(Int(clamping: $0)) }
    default: nil
    }
  }

  private static func view(_ sample: SampleDesk.Sample, _ fields: Fields) -> View {
    var again = fields.without("seed", "export")
    again.add("seed", sample.seed)
    var export = again
    export.add("export", "xlsx")
    return [
      "seed": .text(sample.seed), "count": .text(String(sample.drawn.count)),
      "sum": .text(sample.drawn.sum.text(.de)), "all": .text(String(sample.population.count)),
      "total": .text(sample.population.sum.text(.de)),
      "coverage": .text(MeasureCharts.percent(sample.coverage)),
      "interval": .optional(sample.interval?.text(.de)),
      "again": .text("/pruefung?" + again.encoded),
      "export": .text("/pruefung?" + export.encoded),
      "table": TableView.view(sample.entries, .de, link: TableView.link),
    ]
  }

  /// Proves the whole ledger and shows what was found.
  static func prove(_ visit: Visit) throws -> Answer {
    // Anybody may prove a file that they have; here only those who may read all of it.
    _ = try LookupDesk(visit.office).list(.projects)
    let result = try Proof(visit.office).verify(deep: true)
    return try visit.page(
      "audit",
      [
        "complaints": [], "methods": .list(methods(nil)), "kinds": .list(kinds(nil)),
        "fields": .list(
          names.map { ["name": .text($0), "label": .text($1), "value": ""] }),
        "sample": false,
        "proof": [
          "isSound": .flag(result.isSound), "entries": .text(String(result.ledger.entries)),
          "records": .text(String(result.ledger.records)),
          "head": .text(result.ledger.head.hexText),
          "problems": .texts(
            result.ledger.problems.map { $0.problem.text(.de) }
              + result.submissions.map {
                "Vorlage \($0.id) nennt einen Stand, den das Hauptbuch nie hatte."
              }),
          "deviations": .texts(result.deviations.map(\.text)),
        ],
      ])
  }
}

extension WebPage {
  static let audit = WebPage(
    path: "/pruefung", title: "Prüfung", menu: [.audit], get: AuditPage.answer,
    post: AuditPage.prove)
}
