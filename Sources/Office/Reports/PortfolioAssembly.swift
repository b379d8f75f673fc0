import Amounts
import Funding
import Interchange
import LedgerStore
import Messages
import Reporting

/// Brings a portfolio report together from the ledger: settlements, entries, findings, deadlines.
struct PortfolioAssembly {
  let office: GrantOffice
  let ledger: Ledger
  let request: ReportRequest
  /// The most rows of the list of entries; more are summed up by month.
  let mostRows: Int

  var language: Language { request.language }
  var asOf: CalendarDate { request.asOf }

  static func report(_ request: ReportRequest, _ maker: ReportMaker) throws -> Report {
    let assembly = PortfolioAssembly(
      office: maker.office, ledger: maker.ledger, request: request, mostRows: maker.mostRows)
    return try PortfolioReport.report(
      try assembly.data(), form: request.form, language: request.language)
  }

  /// A project with the assessments of those of its measures that the report is about.
  typealias Part = (project: Project, assessments: [Assessment])

  private func data() throws -> PortfolioData {
    let portfolio = try ledger.portfolio(asOf: asOf)
    var parts = try parts(of: portfolio)
    let assessments = parts.flatMap(\.assessments)
    let across = try office.crossFindings(ledger, portfolio: portfolio, asOf: asOf)
    parts = parts.map { ($0.project, $0.assessments.map { $0.weighed(with: across) }) }
    let places = PortfolioPlaces(assessments)
    var entries = PortfolioEntries(
      places, language: language, asOf: asOf, most: mostRows)
    try ledger.journal(JournalFilter(through: asOf)) { try entries.add($0) }
    let ids = Set(assessments.map(\.settlement.measure.id))
    let findings =
      assessments.flatMap(\.findings) + across.filter { ids.contains($0.measure) }
    let deadlines = try assessments.flatMap { try Deadlines.of($0) }
    let since = asOf.adding(months: -((asOf.month - 1) % 3)).firstOfMonth.adding(days: -1)
    let before = try standing(parts, on: since)
    // Flat rates count among the entries only when all rows are there.
    let rows = try entries.rows()
    let measures = try measures(parts)
    return PortfolioData(
      basis: try office.basis(
        request, ledger, author: author(parts), subject: subject(portfolio), name: request.scope.id,
        findings: findings.pressingFirst,
        rules: assessments.flatMap { $0.settlement.awards.map(\.rules) }, resting: assessments),
      projects: try parts.map { try project($0, findings, before[$0.project.id]) },
      measures: measures, awards: try awards(assessments, places), rows: rows,
      pressing: try pressing(findings) { id in
        parts.first { $0.project.measure(id) != nil }?.project.title
      }, since: since,
      deadlines: deadlines.filter(\.isAhead).sorted {
        ($0.due, $0.award) < ($1.due, $1.award)
      }.compactMap { deadline($0, parts) },
      ledger: try figures(assessments, places, parts.count, measures),
      sources: try sources(assessments))
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
    let all = try office.assessments(ledger, portfolio: portfolio, project: single, asOf: asOf)
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

  /// How the projects stood on an earlier day, by id; those that were there.
  private func standing(
    _ parts: [Part], on day: CalendarDate
  ) throws -> [String: PortfolioData.Project.Before] {
    let portfolio = try ledger.portfolio(asOf: day)
    let known = parts.filter { portfolio.project($0.project.id) != nil }.map(\.project.id)
    guard !known.isEmpty else { return [:] }
    let wanted = Set(parts.flatMap(\.assessments).map(\.settlement.measure.id))
    let across = try office.crossFindings(ledger, portfolio: portfolio, asOf: day)
    let all = try office.assessments(
      ledger, portfolio: portfolio, project: known.count == 1 ? known[0] : nil, asOf: day
    ).filter { wanted.contains($0.settlement.measure.id) }.map { $0.weighed(with: across) }
    let places = PortfolioPlaces(all)
    return try Dictionary(grouping: all, by: \.project.id).mapValues { assessments in
      PortfolioData.Project.Before(
        light: worst(assessments)?.light ?? .green, amounts: try totals(assessments, places))
    }
  }

  // MARK: What the report is called

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
          part.project.organisationName($0.settlement.measure.recipient)
        }
      })
    return names.count == 1 ? names.first ?? "" : ""
  }

  // MARK: Findings and deadlines

  /// Findings of a kind together: what a steering committee decides on is the kind.
  /// - Parameter title: what to call the place of a measure.
  func pressing(
    _ findings: [Finding], title: (_ measure: String) -> String?
  ) throws -> [PortfolioData.Pressing] {
    var kinds: [Kind] = []
    var places: [String: Int] = [:]
    for finding in findings where finding.severity != .info {
      let key = finding.code.rawValue + finding.severity.rawValue
      if let place = places[key] {
        kinds[place].amount = try kinds[place].amount + finding.amount
        kinds[place].places.insert(title(finding.measure) ?? finding.measure)
      } else {
        places[key] = kinds.count
        let place = title(finding.measure) ?? finding.measure
        kinds.append(
          Kind(finding: finding, amount: finding.amount, first: place, places: [place]))
      }
    }
    return kinds.enumerated().sorted {
      ($1.element.finding.weight, $1.element.amount, $0.offset)
        < ($0.element.finding.weight, $0.element.amount, $1.offset)
    }.map { pressing($0.element) }
  }

  private struct Kind {
    let finding: Finding
    var amount: Money
    let first: String
    var places: Set<String>
  }

  private func pressing(_ kind: Kind) -> PortfolioData.Pressing {
    let catalogue = kind.finding.code.catalogue
    // What to do at the keyboard is not for this page; the sheet of findings tells it.
    let remedy = catalogue.remedies.map {
      $0[language].replacing(#/ \([^()]*`[^()]*\)/#, with: "")
    }.first { !$0.contains("`") }
    let ahead =
      kind.finding.stage == .forecast
      ? language.pick("Voraussichtlich: ", "Forecast: ") : ""
    let others = kind.places.count - 1
    let more =
      others == 0
      ? ""
      : language.pick(
        others == 1 ? " und 1 weiteres" : " und \(others) weitere", " and \(others) more")
    return PortfolioData.Pressing(
      place: kind.first + more,
      text: [ahead + catalogue.title[language] + ".", remedy].compactMap { $0 }.joined(
        separator: " "),
      amount: kind.amount)
  }

  private func deadline(_ deadline: Deadline, _ parts: [Part]) -> PortfolioData.Deadline? {
    guard let index = parts.firstIndex(where: { $0.project.id == deadline.project }) else {
      return nil
    }
    let project = parts[index].project
    let isTask =
      switch deadline.kind {
      case .useOfFunds, .interimStatement, .statementOfUse, .statementReminder, .trancheEnd,
        .periodEnd:
        true
      case .purposeBinding, .retention: false
      }
    return PortfolioData.Deadline(
      kind: deadline.kind.name[language], project: index, award: deadline.award,
      person: project.person(for: project.measure(deadline.measure)),
      due: deadline.due, lastDay: deadline.lastDay, state: deadline.state.name[language],
      isOverdue: deadline.state == .overdue, amount: deadline.amount, norm: deadline.norm,
      isTask: isTask,
      isEstimated: deadline.isEstimated)
  }

  // MARK: The ledger's own totals

  private func figures(
    _ assessments: [Assessment], _ places: PortfolioPlaces, _ projects: Int,
    _ spread: [PortfolioData.Measure]
  ) throws -> [PortfolioReport.Check: LedgerFigure] {
    let settlements = assessments.map(\.settlement)
    var amounts = try totals(assessments, places)
    amounts[.spread] = try spread.filter { !$0.spread.isEmpty }.map(\.planned).sum()
    let counts = [
      PortfolioReport.Check.projects: projects, .measures: settlements.count,
      .awards: settlements.flatMap(\.awards).count,
      .entries: try settlements.map { try entries($0, places) }.reduce(0, +),
    ]
    return amounts.mapValues { LedgerFigure($0) }
      .merging(counts.mapValues { LedgerFigure(count: $0) }) { $1 }
  }

  /// The sums of measures and their awards by the settlement.
  private func totals(
    _ assessments: [Assessment], _ places: PortfolioPlaces
  ) throws -> [PortfolioReport.Check: Money] {
    let settlements = assessments.map(\.settlement)
    let awards = settlements.flatMap(\.awards)
    let courses = try assessments.flatMap { assessment in
      try assessment.settlement.awards.map { try course(of: $0, assessment, places) }
    }
    let amounts: [PortfolioReport.Check: [Money]] = [
      .planned: settlements.map(\.plannedTotal), .actual: settlements.map(\.actualTotal),
      .recognised: settlements.map(\.eligible), .awarded: awards.map(\.award.amount),
      .entitled: courses.map(\.entitled), .drawn: courses.map(\.drawn),
      .repayable: try courses.map { try $0.repayable },
      .open: try courses.map { try $0.open }, .lapse: courses.map(\.lapse),
    ]
    return try amounts.mapValues { try $0.sum() }
  }

  private func sources(
    _ assessments: [Assessment]
  ) throws -> [PortfolioData.Group: LedgerFigure] {
    var sums: [PortfolioData.Group: Money] = [:]
    func add(_ amount: Money, to group: PortfolioData.Group) throws {
      sums[group] = try (sums[group] ?? .zero) + amount
    }
    for assessment in assessments {
      for source in assessment.settlement.sources {
        try add(source.actual, to: source.kind.group)
      }
      // What the first recipient bears of what it passes on is its own money.
      for settled in assessment.settlement.awards {
        let borne = try settled.entitled - assessment.remaining(of: settled)
        guard !borne.isZero else { continue }
        let kind = MeasureSettlement.SourceResult.Kind.grant(settled.award.funder.level)
        try add(-borne, to: kind.group)
        try add(borne, to: .ownCash)
      }
    }
    return sums.mapValues { LedgerFigure($0) }
  }

  /// How many entries of a measure the ledger counts that its figures rest on, and flat rates.
  private func entries(_ settlement: MeasureSettlement, _ places: PortfolioPlaces) throws -> Int {
    let measure = settlement.measure
    let sums = try ledger.bookedSums(measure: measure.id, asOf: asOf).filter { sum in
      if sum.isPayment { return sum.line.flatMap(measure.line) != nil }
      guard let source = sum.source, sum.isReceipt(forwarding: places.forwarding) else {
        return false
      }
      return switch sum.kind {
      case .drawdown, .repayment, .forward: places.awards[source] != nil
      case .partnerCash, .donation, .revenue, .otherPublic: measure.source(source) != nil
      default: false
      }
    }
    // What is paid back within the report stands at both ends.
    let returned = sums.filter { $0.kind == .repayment && places.givers[$0.source ?? ""] != nil }
    return (sums + returned).reduce(settlement.flatRates.count) { $0 + $1.count }
  }
}

extension [Finding] {
  /// Errors before warnings, what can cost the whole grant before the rest, large amounts before
  /// small ones.
  fileprivate var pressingFirst: [Finding] {
    enumerated().sorted {
      ($1.element.weight, $1.element.amount, $0.offset)
        < ($0.element.weight, $0.element.amount, $1.offset)
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
