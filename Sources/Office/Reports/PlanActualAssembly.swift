import Amounts
import Bookkeeping
import Funding
import LedgerStore
import Reporting

/// Brings plan against actual together from the ledger: versions of the plan, settlement, bookings.
struct PlanActualAssembly {
  let request: ReportRequest
  let ledger: Ledger
  /// The versions of each project that are in force one after the other.
  let inForce: [String: [ProjectVersion]]

  static func report(_ request: ReportRequest, _ maker: ReportMaker) throws -> Report {
    let measures = try maker.measures(request)
    var inForce: [String: [ProjectVersion]] = [:]
    for project in Set(measures.map(\.project.id)) {
      inForce[project] = Self.inForce(try maker.ledger.history(project), by: request.asOf)
    }
    let assembly = PlanActualAssembly(request: request, ledger: maker.ledger, inForce: inForce)
    var rows = Rows()
    for measure in measures { try assembly.add(measure, to: &rows) }
    let recipients = measures.map { (measure: $0.measure, project: $0.project) }.recipients
    let name = request.scope.name(request.language)
    return try PlanActual.report(
      PlanActualData(
        basis: try maker.office.basis(
          request, maker.ledger, author: recipients.joined(separator: ", "), subject: name,
          name: name,
          findings: measures.flatMap { measure in
            measure.assessment.findings.filter { finding in
              finding.award == nil || measure.awards.contains { $0.award.id == finding.award }
            }
          }, rules: measures.flatMap { $0.awards.map(\.rules) },
          resting: measures.map(\.assessment)),
        scope: name, recipients: recipients,
        measures: try measures.map { try assembly.measure($0) }, bookings: rows.bookings,
        receipts: rows.receipts),
      form: request.form, language: request.language)
  }

  // MARK: Plan and settlement

  private func measure(_ reported: ReportedMeasure) throws -> PlanActualData.Measure {
    let (measure, project, settlement) = (reported.measure, reported.project, reported.settlement)
    let recognition = reported.awards.first?.recognition ?? settlement.recognition
    let booked = try ledger.bookedSums(measure: measure.id, asOf: request.asOf)
    let versions = try versions(reported)
    let known = Set(measure.lines.map(\.id))
    var removed: [Titled] = []
    for version in versions {
      for line in version.measure.lines
      where !known.contains(line.id) && !removed.contains(where: { $0.id == line.id }) {
        removed.append(.init(id: line.id, title: line.title))
      }
    }
    let shown = [versions[0]] + versions.dropFirst().suffix(PlanActual.amendmentLimit)
    let older = versions.dropFirst().dropLast(PlanActual.amendmentLimit)
    return PlanActualData.Measure(
      id: measure.id, title: measure.title, project: "\(project.id) · \(project.title)",
      recipient: project.organisationName(measure.recipient),
      awards: reported.awards.map { award($0) }, versions: shown.map(\.data),
      olderVersions: older.map { version in
        [version.data.name, version.data.on?.text(request.language)].compactMap { $0 }
          .joined(separator: ", ")
      },
      lines: try recognition.lines.map(line), removedLines: removed,
      sources: try sources(reported, recognition), ledger: try figures(reported, recognition),
      booked: try BookedFigures(
        booked.filter { $0.isPayment && $0.line != nil }, flatRates: settlement.flatRates),
      received: try BookedFigures(
        booked.filter {
          $0.isReceipt(forwarding: Forwarding.passedOn(ofMeasure: measure.id, in: project))
        }))
  }

  private func award(_ settled: AwardSettlement) -> PlanActualData.Award {
    let (award, rules) = (settled.award, settled.rules)
    return PlanActualData.Award(
      id: award.id, funder: award.funder.name, financing: award.financing.name[request.language],
      isFixed: award.isFixed, limit: rules.rate(.lineOverrunLimit),
      rules: "\(rules.named(request.language)), \(rules.norm(.lineOverrunLimit))",
      period: award.period)
  }

  private func line(_ line: Recognition.Line) throws -> PlanActualData.Line {
    PlanActualData.Line(
      id: line.line.id, title: line.line.title,
      isInKind: line.line.inKind, hasConsent: line.line.consent != nil,
      recognised: LedgerFigure(line.recognised),
      otherCut: try line.withinLimit() - line.recognised)
  }

  /// Sources as the settlement has them. Where the award of the report recognises less than the
  /// measure as a whole, the recipient's own money bears the difference.
  private func sources(
    _ reported: ReportedMeasure, _ recognition: Recognition
  ) throws -> [PlanActualData.Source] {
    let names = reported.settlement.sourceNames(in: reported.project, request.language)
    let results = reported.settlement.sources
    let actual = try actual(reported, recognition)
    let shares = Allocation.hundredthsOfPercent(actual, of: try actual.sum())
    return try results.enumerated().map { index, source in
      PlanActualData.Source(
        id: source.id, name: names[source.id] ?? source.id,
        isOwn: source.kind == .source(.ownCash),
        adjustment: try actual[index] - source.booked, actual: LedgerFigure(actual[index]),
        plannedShare: LedgerFigure(hundredths: source.plannedShareHundredths),
        actualShare: LedgerFigure(hundredths: shares[index]))
    }
  }

  private func actual(
    _ reported: ReportedMeasure, _ recognition: Recognition
  ) throws -> [Money] {
    let results = reported.settlement.sources
    var actual = results.map(\.actual)
    if let own = results.lastIndex(where: { $0.kind == .source(.ownCash) }) {
      actual[own] = try actual[own] + recognition.total - reported.settlement.eligible
    }
    return actual
  }

  private func figures(
    _ reported: ReportedMeasure, _ recognition: Recognition
  ) throws -> [PlanActual.Check: LedgerFigure] {
    let settlement = reported.settlement
    let cash = recognition.lines.filter { !$0.line.inKind }
    let deviations = try cash.map { line in
      (line, try line.eligibleInside() - line.line.planned)
    }
    let amounts: [PlanActual.Check: Money] = [
      .planned: settlement.plannedTotal, .gross: settlement.actualTotal,
      .counted: try recognition.lines.map { try $0.eligibleInside() }.sum(),
      .recognised: recognition.total,
      .beyond: try cash.map { try $0.eligibleInside() - $0.withinLimit() }.sum(),
      .overruns: try deviations.filter { $0.0.line.consent == nil }.map { max(.zero, $0.1) }.sum(),
      .savings: try deviations.map { max(.zero, -$0.1) }.sum(),
      .plannedFinancing: try settlement.sources.map(\.planned).sum(),
      .actualFinancing: try actual(reported, recognition).sum(),
    ]
    return amounts.mapValues { LedgerFigure($0) }
  }

  // MARK: Versions of the plan

  private struct Version {
    let measure: Measure
    let data: PlanActualData.Version
  }

  private static func inForce(
    _ versions: [ProjectVersion], by asOf: CalendarDate
  ) -> [ProjectVersion] {
    let day: (ProjectVersion) -> CalendarDate = { $0.effectiveOn ?? CalendarDate(days: .min) }
    var inForce: [ProjectVersion] = []
    for version in versions.sorted(by: { (day($0), $0.version) < (day($1), $1.version) })
    where day(version) <= asOf {
      // Of two versions for the same day the later recorded one applies.
      if let last = inForce.last, day(last) == day(version) { inForce.removeLast() }
      inForce.append(version)
    }
    return inForce
  }

  /// The plans of the measure in force one after the other, as far as they differ; the valid one
  /// last.
  private func versions(_ reported: ReportedMeasure) throws -> [Version] {
    var versions: [Version] = []
    for version in inForce[reported.project.id] ?? [] {
      guard let measure = version.project.measure(reported.measure.id) else { continue }
      let plan = PlanActualData.Version(
        name: version.project.amendment?.reference ?? "", on: version.effectiveOn,
        lines: Dictionary(measure.lines.map { ($0.id, $0.planned) }, uniquingKeysWith: { $1 }),
        sources: try planned(measure, version.project))
      if let last = versions.last?.data, last.lines == plan.lines, last.sources == plan.sources {
        continue
      }
      versions.append(Version(measure: measure, data: plan))
    }
    return versions
  }

  private func planned(_ measure: Measure, _ project: Project) throws -> [String: Money] {
    var planned = measure.sources.map { ($0.id, $0.planned) }
    for award in project.awards(ofMeasure: measure.id) {
      planned.append((award.id, try Forwarding.ownPart(of: award, in: project).amount))
    }
    return Dictionary(planned, uniquingKeysWith: { $1 })
  }

  // MARK: Bookings

  private struct Rows {
    var bookings: [VoucherLine] = []
    var receipts: [VoucherLine] = []
  }

  private func add(_ reported: ReportedMeasure, to rows: inout Rows) throws {
    let measure = reported.measure
    var bookings: [VoucherLine] = []
    let passedOn = Forwarding.passedOn(ofMeasure: measure.id, in: reported.project)
    // As the award sees it whose limit and period the report shows.
    let shown = reported.awards.first
    let period = shown?.award.period
    var inPeriod = PeriodShare(shown.map { [($0.award, $0.rules)] } ?? [])
    try ledger.journal(JournalFilter(through: request.asOf, measures: [measure.id])) { record in
      for movement in record.movements(asOf: request.asOf, passedOn: passedOn) {
        var row = VoucherLine(record, movement, request.language)
        guard movement.side == .payment else {
          rows.receipts.append(row)
          continue
        }
        // The day that decides, which of a credit note is that of its expense.
        let day = movement.activity.key.periodOn ?? movement.day
        row.day = day
        let byDay = period?.contains(day) ?? true ? movement.eligible : .zero
        let counted = try inPeriod.add(movement.activity)
        if counted != byDay { row.counted = counted }
        bookings.append(row)
      }
    }
    for activity in reported.settlement.flatRates {
      guard let day = activity.key.countsOn else { continue }
      var row = VoucherLine(entry: 0, bookedOn: day, amount: activity.amount)
      row.measure = measure.id
      (row.line, row.day) = (activity.key.line ?? "", activity.key.periodOn ?? day)
      row.purpose = request.language.pick("Pauschale, ohne Beleg", "Flat rate, without voucher")
      row.eligible = activity.eligible
      bookings.append(row)
    }
    let order = Dictionary(
      measure.lines.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    rows.bookings += bookings.sorted { a, b in
      let (left, right) = (order[a.line] ?? .max, order[b.line] ?? .max)
      // Flat rates, which have no number, after the entries of their day.
      let (former, latter) = (a.entry > 0 ? a.entry : .max, b.entry > 0 ? b.entry : .max)
      return (left, a.day ?? a.bookedOn, former) < (right, b.day ?? b.bookedOn, latter)
    }
  }
}
