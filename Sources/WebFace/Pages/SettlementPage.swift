import Amounts
import Bookkeeping
import Foundation
import Funding
import Interchange
import LedgerStore
import Messages
import Office
import Reporting

/// An award step by step, and what it would come to with changes.
enum SettlementPage {
  static func answer(_ visit: Visit) throws -> Answer { try page(visit, [], status: 200) }

  private static func page(
    _ visit: Visit, _ told: [Complaint], status: Int
  ) throws -> Answer {
    guard let award = visit.query["bescheid"] else { return try awards(visit) }
    let typed = TypedFields(visit.query, today: visit.now.day)
    let day = typed.day("stand") ?? visit.now.day
    let desk = SettlementDesk(visit.office)
    let settled = try desk.settle(award, asOf: day)
    var complaints = told + typed.complaints
    var comparison: View = false
    let changes = changes(visit.query)
    if !changes.isEmpty, complaints.isEmpty {
      do {
        comparison = view(try desk.compare(award, with: changes, asOf: day))
      } catch let refused as ScenarioRefused {
        complaints = refused.faults.map { Complaint(text: $0.problem.pageText(.de)) }
      } catch {
        guard let (_, told) = Complaint.of(error, visit.language) else { throw error }
        complaints = told
      }
    }
    let measure = settled.award.award.measure
    let own = settled.award
    return try visit.page(
      "settlement", title: "Abrechnung \(own.award.id)",
      status: complaints.isEmpty ? 200 : status == 200 ? 422 : status,
      [
        "complaints": .texts(complaints.map(\.text)), "award": .text(own.award.id),
        "awardHref": .text(Place.award(own.award.id)), "funder": .text(own.award.funder.name),
        "measure": .text(measure), "measureHref": .text(Place.measure(measure)),
        "rules": .text("\(own.rules.title[.de]), Ausgabe \(own.rules.edition)"),
        "financing": .text(own.award.financing.name[.de]), "asOf": .text(day.text(.de)),
        "sums": .table(
          "Ergebnis",
          ["bewilligt €", "zustehend €", "ausgezahlt €", "zurückzuzahlen €", "offen €"],
          [
            [
              .cell(own.award.amount), .cell(own.entitled), .cell(own.drawn),
              .cell(own.repayable), .cell(own.open),
            ]
          ]),
        "steps": .steps(own.steps), "findings": .list(settled.findings.map { .finding($0) }),
        "notes": .texts(settled.deviations + UnreadValue.lines(settled.unread, .de)),
        "mayPost": .flag(visit.has(.entry, .manager)),
        "whatIf": try whatIf(visit, own), "comparison": comparison,
        "drawdown": .text(Place.drawdown(own.award.id)),
      ])
  }

  private static func awards(_ visit: Visit) throws -> Answer {
    let table = try LookupDesk(visit.office).list(.awards)
    return try visit.page(
      "lists",
      [
        "tables": [
          TableView.view(
            table, .de,
            link: { key, cell in
              if key == "award", case .text(let id) = cell { return Place.settlement(id) }
              return TableView.link(key, cell)
            })
        ]
      ])
  }

  /// Books the use of the award's funds.
  static func post(_ visit: Visit) throws -> Answer {
    do {
      let award = visit.query["bescheid"] ?? ""
      let day = TypedFields(visit.query, today: visit.now.day).day("stand")
      let done = try SettlementDesk(visit.office).settle(award, asOf: day, post: true)
      return .see(done.booked.map { Place.entry($0.lowerBound) } ?? Place.settlement(award))
    } catch {
      guard let (status, complaints) = Complaint.of(error, visit.language) else { throw error }
      return try page(visit, complaints, status: status)
    }
  }

  // MARK: What if

  /// The fields of the address as changes: `was:rate` is `rate=…`, `was:line=0812` is
  /// `line=0812:…`.
  private static func changes(_ query: Fields) -> [String] {
    query.all.compactMap { name, value in
      let value = value.filter { !$0.isWhitespace }
      guard name.hasPrefix("was:"), !value.isEmpty else { return nil }
      let what = name.dropFirst(4)
      return what + (what.contains("=") ? ":" : "=") + plain(value, isRate: what == "rate")
    }
  }

  /// `-2.000,00` as a change takes it: `-2000.00`; of a rate `60` is `60%`.
  private static func plain(_ value: String, isRate: Bool) -> String {
    if isRate { return value.replacing(",", with: ".") + (value.hasSuffix("%") ? "" : "%") }
    let sign = value.first.flatMap { "+-=".contains($0) ? String($0) : nil } ?? ""
    guard case .success(let money) = AmountText.read(String(value.dropFirst(sign.count))) else {
      return value.replacing(",", with: ".")
    }
    return sign + money.plainText
  }

  private static func whatIf(_ visit: Visit, _ settled: AwardSettlement) throws -> View {
    var fields: [(name: String, label: String, hint: String)] = []
    if settled.award.financing == .share {
      fields.append(("rate", "Fördersatz", "60%"))
    }
    fields += [
      ("amount", "Höchstbetrag", "100.000,00"), ("to", "Ende des Zeitraums", "30.06.2027"),
    ]
    fields += settled.recognition.lines.map {
      ("line=\($0.line.id)", "\($0.line.id) \($0.line.title)", "-4% oder -1.000,00")
    }
    var question = LookupDesk.Question()
    question.measure = settled.award.measure
    let partners = try LookupDesk(visit.office).list(.partners, question)
    for row in partners.rows where row[4] != .none {
      let id = row[0].text(.de)
      fields.append(("partner=\(id)", "Beitrag \(row[1].text(.de))", "-30.000,00"))
    }
    return .list(
      fields.enumerated().map { index, field in
        [
          "id": .text("was\(index)"), "name": .text("was:" + field.name),
          "label": .text(field.label), "hint": .text(field.hint),
          "value": .text(visit.query["was:" + field.name] ?? ""),
        ]
      })
  }

  private static func view(_ comparison: ScenarioComparison) -> View {
    func findings(_ title: String, _ all: [Finding]) -> View {
      ["title": .text(title), "findings": .list(all.map { .finding($0) })]
    }
    return [
      "sources": .table(
        "Finanzierung vorher und nachher",
        ["Quelle", "vorher €", "nachher €", "Unterschied €", "vorher v. H.", "nachher v. H."],
        comparison.sources.map { row in
          [
            .cell(row.id), .cell(row.before), .cell(row.after), .cell(row.difference),
            .cell(MeasureCharts.percent(row.shareBefore), isNumber: true),
            .cell(MeasureCharts.percent(row.shareAfter), isNumber: true),
          ]
        },
        totals: [
          [
            .cell("Zuwendungsfähig"), .cell(comparison.eligibleBefore),
            .cell(comparison.eligibleAfter), .cell(""), .cell(""), .cell(""),
          ]
        ]),
      "awards": .table(
        "Bescheide vorher und nachher",
        [
          "Bescheid", "zustehend vorher €", "nachher €", "zurückzuzahlen vorher €", "nachher €",
        ],
        comparison.awards.map { row in
          [
            .cell(row.id), .cell(row.entitledBefore), .cell(row.entitledAfter),
            .cell(row.repayableBefore), .cell(row.repayableAfter),
          ]
        }),
      "groups": .list(
        [
          ("Neue Feststellungen", comparison.appeared),
          ("Erledigte Feststellungen", comparison.vanished),
          ("Geänderte Feststellungen", comparison.changed.map(\.after)),
        ].filter { !$0.1.isEmpty }.map(findings)),
    ]
  }
}

/// The most that may be drawn: of all awards, and step by step of one.
enum DrawdownPage {
  static func answer(_ visit: Visit) throws -> Answer {
    let typed = TypedFields(visit.query, today: visit.now.day)
    let day = typed.day("tag") ?? visit.now.day
    let desk = SettlementDesk(visit.office)
    var members: [String: View] = [
      "day": .text(day.text(.de)), "one": false, "table": false,
      "complaints": .texts(typed.complaints.map(\.text)),
    ]
    guard let award = visit.query["bescheid"] else {
      members["table"] = TableView.view(
        try desk.drawdowns(on: day), .de,
        link: { key, cell in
          guard key == "award", case .text(let id) = cell else { return TableView.link(key, cell) }
          return Place.drawdown(id)
        })
      return try visit.page("drawdown", title: "Mittelabruf", members)
    }
    let due = visit.query["faellig"] ?? ""
    let found: SettlementDesk.Drawable
    do {
      found = try desk.drawdown(
        award, on: day,
        due: try due.split(whereSeparator: \.isWhitespace).map {
          try DueText.read(String($0), on: day)
        })
    } catch {
      guard let (_, told) = Complaint.of(error, visit.language), !due.isEmpty else { throw error }
      members["complaints"] = .texts(told.map(\.text))
      found = try desk.drawdown(award, on: day, due: [])
    }
    let drawdown = found.drawdown
    members["one"] = [
      "award": .text(award), "awardHref": .text(Place.award(award)), "due": .text(due),
      "maximum": .text(drawdown.maximum.text(.de)), "useBy": .text(drawdown.useBy.text(.de)),
      "steps": .steps(drawdown.steps),
      "careful": .texts(found.careful.map { $0.reading.lead(.de) + $0.amount.text(.de) + "." }),
      "notes": .texts(found.deviations + UnreadValue.lines(found.unread, .de)),
      "request": .text(
        "/berichte?"
          + (["art": FormKind.drawdownRequest.rawValue, "fuer": award] as Fields).encoded),
    ]
    return try visit.page("drawdown", title: "Mittelabruf \(award)", members)
  }
}

extension WebPage {
  static let settlement = WebPage(
    path: "/abrechnung", title: "Abrechnung", menu: [.manager, .audit],
    get: SettlementPage.answer, post: SettlementPage.post)
  static let drawdown = WebPage(
    path: "/abruf", title: "Mittelabruf", menu: [.manager], get: DrawdownPage.answer)
}
