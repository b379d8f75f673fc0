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
    let reviews = try Self.reviews(visit)
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
        "sample": sample.map { view($0, fields, reviews) } ?? false, "proof": false,
        "reviews": notes(reviews, visit.language),
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

  private static func reviews(_ visit: Visit) throws -> [ReviewDesk.Review] {
    visit.has(.audit) ? try ReviewDesk(visit.office, visit.site.accounts).all() : []
  }

  /// What auditors noted, the entry first.
  private static func notes(_ reviews: [ReviewDesk.Review], _ language: Language) -> View {
    .table(
      "Prüfvermerke", ["Buchung Nr.", "Ergebnis", "Vermerk", "von", "am"],
      reviews.map { review in
        [
          .cell(String(review.entry), href: Place.entry(review.entry), isNumber: true),
          .cell(review.mark.name[language]), .cell(review.note), .cell(review.by),
          .cell(LocalMoment.text(review.at, language)),
        ]
      })
  }

  private static func view(
    _ sample: SampleDesk.Sample, _ fields: Fields, _ reviews: [ReviewDesk.Review]
  ) -> View {
    var again = fields.without("seed", "export")
    again.add("seed", sample.seed)
    let place = sample.entries.columns.firstIndex { $0.key == "evidence" }
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
      "table": TableView.view(
        sample.entries, .de, link: TableView.link,
        rowLink: { key, row in
          guard key == "evidence", case .number(let entry) = row.first,
            let place, case .text = row[place]
          else { return nil }
          return "/nachweis/\(entry)-1"
        },
        more: (
          "Vermerk",
          { row in
            guard case .number(let entry) = row.first else { return "" }
            return reviews.filter { $0.entry == entry }.map { $0.mark.name[.de] }
              .joined(separator: ", ")
          }
        )),
    ]
  }

  /// Proves the whole ledger, and with it an anchor and a workbook that were sent along.
  static func prove(_ visit: Visit) throws -> Answer {
    // Anybody may prove a file that they have; here only those who may read all of it.
    _ = try LookupDesk(visit.office).list(.projects)
    let keeper = KeptFiles(beside: visit.site.settings.ledger, of: visit.person?.id ?? "")
    let sent = visit.files.filter { $0.size > 0 }
    let (key, names) = sent.isEmpty ? ("", []) : try keeper.keep(sent)
    defer { keeper.drop(key) }
    func name(_ field: String) -> String? {
      zip(sent, names).first { $0.0.field == field }?.1
    }
    do {
      let result = try Proof(visit.office.at(keeper.find(key)?.folder ?? visit.office.folder))
        .verify(
          deep: true, head: nil, anchor: name("anker"), publicKey: nil, workbook: name("mappe"),
          definition: nil)
      return try proved(visit, view(result, visit.language))
    } catch {
      guard let (status, told) = Complaint.of(error, visit.language), status < 500 else {
        throw error
      }
      return try proved(visit, false, told, status: status)
    }
  }

  private static func proved(
    _ visit: Visit, _ proof: View, _ complaints: [Complaint] = [], status: Int = 200
  ) throws -> Answer {
    try visit.page(
      "audit", status: status,
      [
        "complaints": .texts(complaints.map(\.text)), "methods": .list(methods(nil)),
        "kinds": .list(kinds(nil)),
        "fields": .list(
          names.map { ["name": .text($0), "label": .text($1), "value": ""] }),
        "sample": false, "reviews": notes(try reviews(visit), visit.language), "proof": proof,
      ])
  }

  private static func view(_ result: Proof.Result, _ language: Language) -> View {
    var problems = result.ledger.problems.map { $0.problem.text(language) }
    problems += result.submissions.map {
      Problem("web.SUBMISSION_STRANGE", ["number": $0.id]).text(language)
    }
    if let found = result.anchor {
      problems.append(
        Problem(
          "web.ANCHOR_DIFFERS",
          [
            "told": found.anchor.entries, "toldRecords": found.anchor.records,
            "entries": found.ledger.entries, "records": found.ledger.records,
          ]
        ).text(language))
    }
    let workbook = result.workbook
    problems += (workbook?.differences ?? []).map { $0.text(language) }
    let witnesses = [
      result.anchor == nil && result.signature != nil
        ? Problem("web.ANCHOR_HOLDS").text(language) : nil,
      result.signature == .some(.none)
        ? Problem("office.ANCHOR_UNSIGNED").text(language) : nil,
      workbook.map {
        Problem("web.WORKBOOK_COMPARED", ["count": $0.compared, "differing": $0.differenceCount])
          .text(language)
      },
    ]
    return [
      "isSound": .flag(result.isSound), "entries": .text(String(result.ledger.entries)),
      "records": .text(String(result.ledger.records)),
      "head": .text(result.ledger.head.hexText), "problems": .texts(problems),
      "witnesses": .texts(witnesses.compactMap(\.self)),
      "deviations": .texts(result.deviations.map(\.text)),
    ]
  }

  /// How far the ledger goes, for a place that its writers cannot reach.
  static func anchor(_ visit: Visit) throws -> Answer {
    _ = try LookupDesk(visit.office).list(.projects)
    return try visit.file(
      "Anker \(visit.now.day.isoText).txt", type: "text/plain; charset=utf-8"
    ) {
      _ = try Proof(visit.office).anchor(to: $0)
    }
  }
}

extension WebPage {
  static let audit = WebPage(
    path: "/pruefung", title: "Prüfung", menu: [.audit], takesFiles: true,
    get: AuditPage.answer, post: AuditPage.prove)
  static let anchor = WebPage(path: "/pruefung/anker", title: "Anker", get: AuditPage.anchor)
}
