import Amounts
import Bookkeeping
import Funding
import LedgerStore
import Reporting

/// Brings plan against actual together from the ledger: versions of the plan, settlement, bookings.
struct PlanActualAssembly {
  let request: ReportRequest
  let ledger: Ledger

  static func report(_ request: ReportRequest, _ maker: ReportMaker) throws -> Report {
    let assembly = PlanActualAssembly(request: request, ledger: maker.ledger)
    let measures = try maker.measures(request)
    var rows = Rows()
    for measure in measures { try assembly.add(measure, to: &rows) }
    let recipients = measures.map { (measure: $0.measure, project: $0.project) }.recipients
    let name = request.scope.name(request.language)
    return try PlanActual.report(
      PlanActualData(
        basis: try maker.session.basis(
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
    let sources = try sources(reported, recognition)
    let versions = try versions(reported)
    let known = Set(measure.lines.map(\.id))
    var removed: [PlanActualData.Removed] = []
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
      lines: recognition.lines.map(line), removedLines: removed,
      sources: sources, ledger: try figures(reported, recognition, sources))
  }

  private func award(_ settled: AwardSettlement) -> PlanActualData.Award {
    let (award, rules) = (settled.award, settled.rules)
    return PlanActualData.Award(
      id: award.id, funder: award.funder.name, financing: award.financing.name[request.language],
      isFixed: award.isFixed, limit: rules.rate(.lineOverrunLimit),
      rules: "\(rules.id) · \(rules.edition), \(rules.norm(.lineOverrunLimit))",
      period: award.period)
  }

  private func line(_ line: Recognition.Line) -> PlanActualData.Line {
    PlanActualData.Line(
      id: line.line.id, title: line.line.title,
      isInKind: line.line.inKind, hasConsent: line.line.consent != nil,
      recognised: LedgerFigure(line.recognised),
      // A line in cash is cut by its limit only.
      otherCut: line.line.inKind ? line.cut : .zero)
  }

  /// Sources as the settlement has them. Where the award of the report recognises more or less than
  /// the measure's first one, the recipient's own money bears the difference.
  private func sources(
    _ reported: ReportedMeasure, _ recognition: Recognition
  ) throws -> [PlanActualData.Source] {
    let names = reported.sourceNames(request.language)
    let results = reported.settlement.sources
    var actual = results.map(\.actual)
    if let own = results.lastIndex(where: { $0.kind == .source(.ownCash) }) {
      actual[own] = try actual[own] + recognition.total - reported.settlement.eligible
    }
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

  private func figures(
    _ reported: ReportedMeasure, _ recognition: Recognition,
    _ sources: [PlanActualData.Source]
  ) throws -> PlanActualData.Figures {
    let cash = recognition.lines.filter { !$0.line.inKind }
    let deviations = try cash.map { line in
      (line, try line.eligibleInside() - line.line.planned)
    }
    let measure = reported.measure
    let booked = try ledger.bookedSums(measure: measure.id, asOf: request.asOf)
    let forwarding = Forwarding.passedOn(ofMeasure: measure.id, in: reported.project)
    return PlanActualData.Figures(
      planned: LedgerFigure(reported.settlement.plannedTotal),
      gross: LedgerFigure(reported.settlement.actualTotal),
      counted: LedgerFigure(
        try recognition.lines.map { try $0.eligibleInside() }.sum()),
      recognised: LedgerFigure(recognition.total), beyond: LedgerFigure(try cash.map(\.cut).sum()),
      overruns: LedgerFigure(
        try deviations.filter { $0.0.line.consent == nil }.map { max(.zero, $0.1) }.sum()),
      savings: LedgerFigure(try deviations.map { max(.zero, -$0.1) }.sum()),
      plannedFinancing: LedgerFigure(try reported.settlement.sources.map(\.planned).sum()),
      actualFinancing: try sources.map(\.actual).reduce(.nothing) { try $0 + $1 },
      bookings: try BookedFigures(
        booked.filter { $0.isPayment && $0.line != nil },
        flatRates: reported.settlement.flatRates),
      receipts: try BookedFigures(booked.filter { $0.isReceipt(forwarding: forwarding) }))
  }

  // MARK: Versions of the plan

  private struct Version {
    let measure: Measure
    let data: PlanActualData.Version
  }

  /// The plans of the measure in force one after the other, as far as they differ; the valid one
  /// last.
  private func versions(_ reported: ReportedMeasure) throws -> [Version] {
    let day: (ProjectVersion) -> CalendarDate = { $0.effectiveOn ?? CalendarDate(days: .min) }
    var inForce: [ProjectVersion] = []
    for version in try ledger.history(reported.project.id).sorted(by: {
      (day($0), $0.version) < (day($1), $1.version)
    }) where day(version) <= request.asOf {
      // Of two versions for the same day the later recorded one applies.
      if let last = inForce.last, day(last) == day(version) { inForce.removeLast() }
      inForce.append(version)
    }
    var versions: [Version] = []
    for version in inForce {
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
    let forwarding = Forwarding.passedOn(ofMeasure: measure.id, in: reported.project)
    let first = reported.settlement.awards.first
    let period = first?.award.period
    var inPeriod = PeriodShare(first?.award, first?.rules)
    try ledger.journal(JournalFilter(through: request.asOf, measures: [measure.id])) { record in
      let activities = record.activities.filter { $0.key.knownOn <= request.asOf }
      for activity in activities {
        guard let line = activity.key.line, let countsOn = activity.key.countsOn else { continue }
        var row = row(record, activity.amount)
        // The day that decides, which of a credit note is that of its expense.
        (row.line, row.eligible) = (line, activity.eligible)
        let day = activity.key.periodOn ?? countsOn
        row.day = day
        let byDay = period?.contains(day) ?? true ? activity.eligible : .zero
        let counted = try inPeriod.add(activity)
        if counted != byDay { row.counted = counted }
        bookings.append(row)
      }
      for activity in activities {
        if let receipt = receipt(activity, record, forwarding) { rows.receipts.append(receipt) }
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

  /// What an activity brings in: money of a source, or of an award what stays of it.
  private func receipt(
    _ activity: Activity, _ record: JournalRecord, _ forwarding: Set<String>
  ) -> VoucherLine? {
    let amount: Money
    switch activity.key.kind {
    case .ownFunds, .partnerCash, .donation, .revenue, .otherPublic, .inKind, .civic, .drawdown:
      amount = activity.amount
    case .repayment: amount = -activity.amount
    // What a forwarding notice passes on leaves the measure; see `Forwarding.own`.
    case .forward:
      guard forwarding.contains(activity.key.source ?? "") else { return nil }
      amount = -activity.amount
    case .expense, .payment, .creditNote, .order, .interest, .recognise: return nil
    }
    var row = row(record, amount)
    row.source = activity.key.source ?? ""
    return row
  }

  private func row(_ record: JournalRecord, _ amount: Money) -> VoucherLine {
    let booking = record.booking
    var row = VoucherLine(entry: record.number, bookedOn: record.entry.bookedOn, amount: amount)
    row.measure = booking.measure
    row.voucher = booking.voucher ?? ""
    row.counterparty = booking.counterparty ?? ""
    row.kind = booking.kind.name[request.language]
    row.purpose = booking.purpose ?? row.kind
    return row
  }
}

extension ReportedMeasure {
  /// Sources by id as people know them: kind and organisation.
  func sourceNames(_ language: Language) -> [String: String] {
    var names: [String: String] = [:]
    for source in settlement.sources {
      let organisation = source.organisation.flatMap { id in
        project.organisation(id)?.name
          ?? settlement.awards.first { $0.award.funder.id == id }?.award.funder.name
      }
      names[source.id] = [source.kind.name[language], organisation].compactMap { $0 }
        .joined(separator: " – ")
    }
    return names
  }
}

extension Award {
  /// Whether plan lines do not bind (ANBest-P Nr. 1.2 last sentence).
  var isFixed: Bool { financing == .fixed || financing == .fixedPerUnit }
}
