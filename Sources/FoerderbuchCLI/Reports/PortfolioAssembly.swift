import Amounts
import Funding
import Interchange
import LedgerStore
import Reporting

/// Brings a portfolio report together from the ledger: settlements, entries, findings, deadlines.
struct PortfolioAssembly {
  let session: Session
  let ledger: Ledger
  let request: ReportRequest

  var language: Language { request.language }
  var asOf: CalendarDate { request.asOf }

  static func report(_ request: ReportRequest, _ maker: ReportMaker) throws -> Report {
    let assembly = PortfolioAssembly(
      session: maker.session, ledger: maker.ledger, request: request)
    return try PortfolioReport.report(
      try assembly.data(), form: request.form, language: request.language)
  }

  /// A project with the assessments of those of its measures that the report is about.
  typealias Part = (project: Project, assessments: [Assessment])

  private func data() throws -> PortfolioData {
    let portfolio = try ledger.portfolio(asOf: asOf)
    let parts = try parts(of: portfolio)
    let assessments = parts.flatMap(\.assessments)
    let places = PortfolioPlaces(assessments)
    var entries = PortfolioEntries(places, language: language, asOf: asOf)
    try ledger.journal(JournalFilter(through: asOf)) { try entries.add($0) }
    let ids = Set(assessments.map(\.settlement.measure.id))
    let findings =
      try assessments.flatMap(\.findings)
      + session.crossFindings(ledger, portfolio: portfolio, asOf: asOf).filter {
        ids.contains($0.measure)
      }
    let deadlines = try assessments.flatMap { try Deadlines.of($0) }
    // Flat rates count among the entries only when all rows are there.
    let rows = try entries.rows()
    return PortfolioData(
      basis: try session.basis(
        request, ledger, author: author(parts), subject: subject(portfolio), name: name,
        findings: findings.pressingFirst,
        rules: assessments.flatMap { $0.settlement.awards.map(\.rules) }),
      projects: parts.map(project), measures: try measures(parts),
      awards: try awards(assessments), rows: rows,
      pressing: findings.pressingFirst.prefix(5).map(pressing),
      deadlines: deadlines.filter(\.isAhead).sorted {
        ($0.due, $0.award) < ($1.due, $1.award)
      }.map(deadline), ledger: try figures(assessments, entries.count))
  }

  private func parts(of portfolio: Portfolio) throws -> [Part] {
    let wanted: Set<String>?
    let projects: [Project]
    switch request.scope {
    case .all:
      (wanted, projects) = (nil, portfolio.projects)
    case .project(let id):
      _ = try request.scope.measures(in: portfolio)
      (wanted, projects) = (nil, portfolio.projects.filter { $0.id == id })
    case .measure, .award:
      let found = try request.scope.measures(in: portfolio)
      wanted = Set(found.map(\.measure.id))
      projects = Array(found.map(\.project).prefix(1))
    }
    let single = projects.count == 1 ? projects[0].id : nil
    let all = try session.assessments(ledger, portfolio: portfolio, project: single, asOf: asOf)
    let byProject = Dictionary(grouping: all, by: \.project.id)
    return projects.map { project in
      (
        project,
        (byProject[project.id] ?? []).filter {
          wanted?.contains($0.settlement.measure.id) ?? true
        }
      )
    }
  }

  // MARK: What the report is called

  private var name: String {
    switch request.scope {
    case .all: ""
    case .project(let id), .measure(let id), .award(let id): id
    }
  }

  private func subject(_ portfolio: Portfolio) -> String {
    switch request.scope {
    case .all: language.pick("Alle Vorhaben", "All projects")
    case .project(let id): id + " " + (portfolio.project(id)?.title ?? "")
    case .measure(let id): id + " " + (portfolio.measure(id)?.title ?? "")
    case .award(let id):
      id + " " + (portfolio.award(id).flatMap { portfolio.measure($0.measure)?.title } ?? "")
    }
  }

  /// The recipient, where it is one and the same everywhere.
  private func author(_ parts: [Part]) -> String {
    let names = Set(
      parts.flatMap { part in
        part.assessments.filter { $0.settlement.measure.role == .lead }.map {
          part.project.organisation($0.settlement.measure.recipient)?.name
            ?? $0.settlement.measure.recipient
        }
      })
    return names.count == 1 ? names.first ?? "" : ""
  }

  // MARK: Findings and deadlines

  private func pressing(_ finding: Finding) -> PortfolioData.Pressing {
    PortfolioData.Pressing(
      measure: finding.measure, severity: finding.severity.name[language],
      text: finding.code.catalogue.title[language] + ". "
        + finding.code.catalogue.remedies[0][language].plainWords,
      amount: finding.amount)
  }

  private func deadline(_ deadline: Deadline) -> PortfolioData.Deadline {
    let isTask =
      switch deadline.kind {
      case .useOfFunds, .interimStatement, .statementOfUse: true
      case .purposeBinding, .retention: false
      }
    return PortfolioData.Deadline(
      kind: deadline.kind.name[language], project: deadline.project, award: deadline.award,
      due: deadline.due, lastDay: deadline.lastDay, state: deadline.state.name[language],
      amount: deadline.amount, norm: deadline.norm, isTask: isTask,
      isEstimated: deadline.isEstimated)
  }

  // MARK: The ledger's own totals

  private func figures(
    _ assessments: [Assessment], _ entries: Int
  ) throws -> PortfolioData.LedgerFigures {
    let settlements = assessments.map(\.settlement)
    let awards = settlements.flatMap(\.awards)
    var sources: [PortfolioData.Group: Money] = [:]
    for source in settlements.flatMap(\.sources) {
      sources[source.kind.group] = try (sources[source.kind.group] ?? .zero) + source.actual
    }
    return PortfolioData.LedgerFigures(
      planned: try settlements.map(\.plannedTotal).sum(),
      actual: try settlements.map(\.actualTotal).sum(),
      recognised: try settlements.map(\.eligible).sum(),
      awarded: try awards.map(\.award.amount).sum(), entitled: try awards.map(\.entitled).sum(),
      drawn: try awards.map(\.drawn).sum(), repayable: try awards.map(\.repayable).sum(),
      open: try awards.map(\.open).sum(), sources: sources, entries: entries)
  }
}

extension [Finding] {
  /// Errors before warnings, large amounts before small ones.
  fileprivate var pressingFirst: [Finding] {
    enumerated().sorted {
      ($1.element.severity, $1.element.amount, $0.offset)
        < ($0.element.severity, $0.element.amount, $1.offset)
    }.map(\.element)
  }
}

extension Deadline {
  /// Whether it is still to come, or was missed.
  fileprivate var isAhead: Bool {
    switch state {
    case .open, .overdue, .running: true
    case .done, .over: false
    }
  }
}

extension String {
  /// Without the marks that set off the names of commands.
  fileprivate var plainWords: String { replacing("`", with: "") }
}
