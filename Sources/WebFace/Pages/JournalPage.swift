import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// What was booked, with filters in the address.
enum JournalPage {
  /// As many rows are shown at once.
  static let pageSize = 50

  static func page(_ visit: Visit) throws -> Answer {
    let reader = TypedFields(visit.query, today: visit.now.day)
    let question = question(reader)
    let desk = LookupDesk(visit.office)
    var complaints = reader.complaints
    let wanted = max(1, visit.query["page"].flatMap { Int($0) } ?? 1)
    var found: (page: LookupTable, count: Int)?
    if complaints.isEmpty {
      do {
        if let kind = visit.query["export"] {
          return try export(try desk.list(.entries, question), kind, desk, visit)
        }
        found = try desk.entries(question, page: wanted, of: pageSize)
      } catch let refusal as Refusal
        where refusal.kind != .permission
      {
        complaints = Complaint.of(refusal, visit.language)?.1 ?? []
      }
    }
    let count = found?.count ?? 0
    let last = max(1, (count + pageSize - 1) / pageSize)
    let page = min(wanted, last)
    func address(_ number: Int) -> View {
      guard number >= 1, number <= last, number != page else { return false }
      var query = visit.query.without("page", "export")
      query.add("page", String(number))
      return .text("/journal?" + query.encoded)
    }
    func exported(_ kind: String) -> View {
      var query = visit.query.without("page", "export")
      query.add("export", kind)
      return .text("/journal?" + query.encoded)
    }
    let view = found.map { TableView.view($0.page, visit.language, link: TableView.link) }
    return try visit.page(
      "journal", status: complaints.isEmpty ? 200 : 422,
      [
        "filters": filters(main, visit, complaints), "more": filters(more, visit, complaints),
        "isMoreOpen": .flag(
          (more.map(\.name) + ["kind", "standing"]).contains { visit.query[$0] != nil }),
        "kinds": .list(kinds(visit)), "standing": .flag(visit.query["standing"] != nil),
        "complaints": .texts(complaints.filter { $0.field == nil }.map(\.text)),
        "count": .text(count == 1 ? "1 Buchung" : "\(count) Buchungen"),
        "pageNumber": .text(String(page)),
        "pages": .text(String(last)), "earlier": address(page - 1), "later": address(page + 1),
        "first": address(1), "last": address(last),
        "export": exported("xlsx"), "exportText": exported("csv"), "table": view ?? false,
      ])
  }

  private static let main: [(name: String, label: String)] = [
    ("search", "Suche"), ("from", "ab"), ("to", "bis"), ("amount", "Betrag"),
    ("party", "Empfänger"), ("voucher", "Beleg"),
  ]

  private static let more: [(name: String, label: String)] = [
    ("project", "Vorhaben"), ("measure", "Teilvorhaben"), ("line", "Position"),
    ("source", "Quelle"), ("by", "erfasst von"), ("batch", "Erfassung"),
  ]

  private static func filters(
    _ names: [(name: String, label: String)], _ visit: Visit, _ complaints: [Complaint]
  ) -> View {
    .list(
      names.map { name, label in
        [
          "name": .text(name), "label": .text(label), "value": .text(visit.query[name] ?? ""),
          "fault": .optional(complaints.first { $0.field == name }?.text),
        ]
      })
  }

  private static func kinds(_ visit: Visit) -> [View] {
    BookingKind.allCases.filter { $0 != .order }.map { kind in
      [
        "key": .text(kind.rawValue), "label": .text(kind.name[visit.language]),
        "isChosen": .flag(visit.query["kind"] == kind.rawValue),
      ]
    }
  }

  private static func question(_ reader: TypedFields) -> LookupDesk.Question {
    var question = LookupDesk.Question()
    let fields = reader.fields
    (question.project, question.measure) = (fields["project"], fields["measure"])
    question.through = reader.day("to")
    question.traits.from = reader.day("from")
    (question.traits.line, question.traits.source) = (fields["line"], fields["source"])
    question.traits.kinds = fields["kind"].flatMap { BookingKind(rawValue: $0) }.map { [$0] }
    (question.traits.counterparty, question.traits.voucher) = (fields["party"], fields["voucher"])
    question.traits.amount = reader.amounts("amount")
    question.traits.words =
      fields["search"]?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
    question.traits.person = fields["by"]
    question.traits.batch = reader.number("batch")
    question.traits.standing = fields["standing"] != nil
    return question
  }

  private static func export(
    _ table: LookupTable, _ kind: String, _ desk: LookupDesk, _ visit: Visit
  ) throws -> Answer {
    let isText = kind == "csv"
    return try visit.file(
      "Journal \(visit.now.day.isoText).\(isText ? "csv" : "xlsx")",
      type: isText ? "text/csv; charset=utf-8" : Visit.workbookType
    ) {
      _ = try desk.write(table, to: $0)
    }
  }
}

extension WebPage {
  static let journal = WebPage(
    path: "/journal", title: "Journal", menu: [.entry, .release, .manager, .audit, .admin],
    get: JournalPage.page)
}
