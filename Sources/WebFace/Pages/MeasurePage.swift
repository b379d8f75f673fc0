import Amounts
import Bookkeeping
import Foundation
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// How a measure stands: its light with the reason, what is left of each line, its financing, what
/// was found and what has to be done.
enum MeasurePage {
  static func answer(_ visit: Visit) throws -> Answer {
    let name = visit.query["id"] ?? ""
    let typed = TypedFields(visit.query, today: visit.now.day)
    let day = typed.day("stand") ?? visit.now.day
    let desk = StandingDesk(visit.office)
    let question = StandingDesk.Question(measure: name, asOf: day)
    let standing = try desk.check(question)
    guard let assessment = standing.assessments.first else { return .see("/vorhaben") }
    let measure = assessment.settlement.measure
    let deadlines = try desk.deadlines(question, within: nil).deadlines
    let unread = UnreadValue.lines(
      assessment.unread { assessment.parameters(of: standing.findings, about: $0) }, .de)
    return try visit.page(
      "measure", title: measure.title,
      [
        "id": .text(measure.id), "complaints": .texts(typed.complaints.map(\.text)),
        "project": .text(assessment.project.title),
        "projectHref": .text(Place.project(assessment.project.id)),
        "asOf": .text(day.text(.de)), "light": .text(assessment.light.rawValue),
        "lightName": .text(assessment.light.name[.de]),
        "reason": .text(assessment.lightReason[.de]),
        "charts": .list(MeasureCharts.all(assessment, on: day).map(\.view)),
        "findings": .list(standing.findings.map { .finding($0) }),
        "tables": .list(
          [
            try lines(assessment), financing(assessment), awards(assessment),
            table(deadlines),
          ] + (try lists(measure.id, visit, day))),
        "notes": .texts(standing.deviations + unread),
        "leavesOutLater": .flag(assessment.settlement.leavesOutLater),
        "reports": .text(Place.address("/berichte", "fuer", measure.id)),
        "journal": .text(Place.address("/journal", "measure", measure.id)),
      ])
  }

  /// The expenditure plan with what is spent, bound and free.
  private static func lines(_ assessment: Assessment) throws -> View {
    let settlement = assessment.settlement
    let lines = settlement.recognition.lines
    let bound = lines.map { assessment.commitments[$0.line.id] }
    let rows = zip(lines, bound).map { line, bound -> [View] in
      [
        .cell("\(line.line.id) \(line.line.title)"), .cell(line.line.planned), .cell(line.actual),
        .cell(line.recognised), .cell(bound?.open), .cell(bound?.ordered),
        .cell(bound?.available),
      ]
    }
    func sum(_ part: KeyPath<Commitments, Money>) throws -> View {
      .cell(try bound.compactMap { $0?[keyPath: part] }.sum())
    }
    return .table(
      "Ausgaben je Position",
      [
        "Position", "Plan €", "Ist €", "anerkannt €",
        "offen €", "bestellt €", "noch frei €",
      ], rows,
      totals: [
        [
          .cell("Summe"), .cell(settlement.plannedTotal), .cell(settlement.actualTotal),
          .cell(settlement.eligible), try sum(\.open), try sum(\.ordered), try sum(\.available),
        ]
      ])
  }

  private static func financing(_ assessment: Assessment) -> View {
    let settlement = assessment.settlement
    return .table(
      "Finanzierung",
      [
        "Quelle", "Art", "Plan €", "Ist €",
        "Anteil v. H.",
      ],
      settlement.sources.map { source in
        [
          .cell(
            source.id,
            href: settlement.awards.contains { $0.award.id == source.id }
              ? Place.award(source.id) : source.organisation.map(Place.partner)),
          .cell(source.kind.name[.de]), .cell(source.planned), .cell(source.actual),
          .cell(MeasureCharts.percent(source.shareHundredths), isNumber: true),
        ]
      },
      totals: [
        [
          .cell("Zuwendungsfähige Ausgaben"), .cell(""), .cell(settlement.plannedEligible),
          .cell(settlement.eligible), .cell(""),
        ]
      ])
  }

  private static func awards(_ assessment: Assessment) -> View {
    .table(
      "Bescheide",
      [
        "Bescheid", "bewilligt €", "zustehend €", "ausgezahlt €",
        "zurückzuzahlen €", "offen €", "Abrechnung", "Abruf",
      ],
      assessment.awards.map { settled in
        let id = settled.award.id
        return [
          .cell(id, href: Place.award(id)), .cell(settled.award.amount), .cell(settled.entitled),
          .cell(settled.drawn), .cell(settled.repayable), .cell(settled.open),
          .cell("Rechenweg", href: Place.settlement(id)),
          .cell("abrufen", href: Place.drawdown(id)),
        ]
      })
  }

  static func table(_ deadlines: [Deadline]) -> View {
    .table(
      "Fristen",
      [
        "bis", "Stand", "Frist", "Bescheid",
        "Betrag €", "Norm",
      ],
      deadlines.map { deadline in
        [
          .cell(deadline.lastDay.text(.de) + (deadline.isEstimated ? " (geschätzt)" : "")),
          .cell(deadline.state.name[.de]), .cell(deadline.kind.name[.de]),
          .cell(deadline.award, href: Place.award(deadline.award)), .cell(deadline.amount),
          .cell(deadline.norm),
        ]
      })
  }

  /// What else belongs to the measure, as far as there is any.
  private static func lists(
    _ id: String, _ visit: Visit, _ day: CalendarDate
  ) throws -> [View] {
    let desk = LookupDesk(visit.office)
    var question = LookupDesk.Question()
    question.measure = id
    let open = try desk.list(.open, question)
    question.through = day
    let partners = try desk.list(.partners, question)
    return [open, try desk.list(.orders, question), partners.with("measure")]
      .filter { !$0.rows.isEmpty }.map { TableView.view($0, .de, link: TableView.link) }
  }
}

extension WebPage {
  static let measure = WebPage(
    path: "/teilvorhaben", title: "Teilvorhaben", get: MeasurePage.answer)
}
