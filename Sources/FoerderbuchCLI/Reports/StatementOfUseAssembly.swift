import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore
import Reporting

/// Brings a statement of use, or an interim statement, together from the ledger: settlement,
/// bookings, proof.
struct StatementOfUseAssembly {
  let standing: AwardStanding
  let language: Language

  static func report(
    _ request: ReportRequest, award: String, _ maker: ReportMaker
  ) throws -> Report {
    let year = try request.year
    let standing = try AwardStanding(
      award, asOf: request.asOf, through: year.flatMap(request.kind.through), maker.session,
      maker.ledger)
    try standing.allow(request)
    let assembly = StatementOfUseAssembly(standing: standing, language: request.language)
    return try StatementOfUse.report(
      try assembly.data(
        request, recognition: standing.settlement.recognition,
        year: try assembly.year(year ?? request.asOf.year, for: request.form)),
      form: request.form, language: request.language)
  }

  /// - Parameter recognition: whose view of the expenditure is shown: the measure's, or that of one
  ///   of its awards.
  func data(
    _ request: ReportRequest, recognition: Recognition, year: StatementOfUseData.Year? = nil
  ) throws -> StatementOfUseData {
    let (award, measure, project) = (standing.award, standing.measure, standing.project)
    let settlement = standing.settlement
    let bookings = try AwardBookings(standing, language)
    let booked = try Booked(standing)
    let sources = try sources()
    let recipient = project.organisationName(measure.recipient)
    return StatementOfUseData(
      basis: try standing.session.basis(
        request, standing.ledger, author: recipient, subject: "\(project.id) \(measure.title)",
        name: award.id,
        findings: standing.assessment.findings.filter { $0.award == nil || $0.award == award.id },
        rules: settlement.awards.map(\.rules), resting: [standing.assessment], award: award.id,
        conditions: standing.settled.rules.conditions(
          request.kind == .drawdownRequest ? .useWindow : .statementDue, request.language)),
      recipient: StatementOfUseData.Party(recipient),
      funder: StatementOfUseData.Party(award.funder.name),
      partners: project.organisations.filter { $0.id != measure.recipient }.map(\.name),
      project: StatementOfUseData.Titled(id: project.id, title: project.title),
      measure: StatementOfUseData.Titled(id: measure.id, title: measure.title),
      award: StatementOfUseData.Award(
        id: award.id, notices: try notices(), amount: award.amount, rate: award.rate,
        financing: award.financing.name[language], period: award.period),
      lines: try recognition.lines.map { try self.line($0, booked) }, sources: sources,
      payments: bookings.payments, receipts: bookings.receipts,
      steps: standing.settled.reportedSteps(language),
      ledger: try figures(recognition, booked), year: year)
  }

  /// The entries as the ledger adds them up, and flat rates as the settlement works them out.
  private struct Booked {
    let sums: [BookedSum]
    let flatRates: [Activity]

    init(_ standing: AwardStanding) throws {
      sums = try standing.ledger.bookedSums(
        measure: standing.measure.id, asOf: standing.asOf, through: standing.through)
      flatRates = standing.settlement.flatRates
    }
  }

  private func line(
    _ line: Recognition.Line, _ booked: Booked
  ) throws -> StatementOfUseData.Line {
    let id = line.line.id
    let sums = try BookedFigures(
      booked.sums.filter { $0.isPayment && $0.line == id },
      flatRates: booked.flatRates.filter { $0.key.line == id })
    return StatementOfUseData.Line(
      id: id, title: line.line.title, planned: line.line.planned,
      plannedEligible: line.line.eligible, cut: try line.taken,
      ledger: StatementOfUseData.LineFigures(
        gross: sums.amount, eligible: sums.eligible, recognised: LedgerFigure(line.recognised)))
  }

  private func figures(
    _ recognition: Recognition, _ booked: Booked
  ) throws -> StatementOfUseData.LedgerFigures {
    let (settlement, settled) = (standing.settlement, standing.settled)
    // Lists have a row for each flat rate and year.
    let rows = Set(booked.flatRates.map { [$0.key.line ?? "", String($0.day.year)] }).count
    return StatementOfUseData.LedgerFigures(
      planned: LedgerFigure(settlement.plannedTotal),
      plannedEligible: LedgerFigure(settlement.plannedEligible),
      actual: LedgerFigure(settlement.actualTotal), recognised: LedgerFigure(recognition.total),
      plannedFinancing: LedgerFigure(try settlement.sources.map(\.planned).sum()),
      actualFinancing: LedgerFigure(try settlement.sources.map(\.actual).sum()),
      received: LedgerFigure(settled.received), repaid: LedgerFigure(settled.repaid),
      entitled: LedgerFigure(settled.entitled), repayable: LedgerFigure(settled.repayable),
      open: LedgerFigure(settled.open),
      payments: try BookedFigures(
        booked.sums.filter(\.isPayment), flatRates: booked.flatRates, rows: rows),
      receipts: try BookedFigures(
        booked.sums.filter { $0.isReceipt(forwarding: standing.forwarding) }))
  }

  /// The ledger's own figures of a budget year.
  private func year(
    _ year: Int, for form: FormDefinition
  ) throws -> StatementOfUseData.Year {
    let id = standing.award.id
    let known = standing.activities
    let lines = Set(standing.measure.lines.map(\.id))
    let spent = known + standing.settlement.flatRates
    let eligible = spent.filter { activity in
      activity.key.countsOn?.year == year && activity.key.line.map(lines.contains) ?? false
    }
    func sum(_ kind: BookingKind) throws -> Money {
      try known.filter { $0.key.kind == kind && $0.key.source == id && $0.day.year == year }
        .map(\.amount).sum()
    }
    let passedOn = standing.forwarding.contains(id) ? try sum(.forward) : .zero
    return StatementOfUseData.Year(
      year, through: standing.through, others: try others(year, for: form),
      eligible: LedgerFigure(try eligible.map(\.eligible).sum()),
      received: LedgerFigure(try sum(.drawdown) - passedOn),
      repaid: LedgerFigure(try sum(.repayment)))
  }

  /// What each source comes to apart from the year; nothing where the form does not show it.
  private func others(_ year: Int, for form: FormDefinition) throws -> [String: Money] {
    guard form.sheets.flatMap(\.sections).contains(where: { $0.content == "funds" }),
      let first = CalendarDate(year: year, month: 1, day: 1)
    else { return [:] }
    let all = try standing.sources(upTo: standing.through)
    let before = try standing.sources(upTo: first.adding(days: -1))
    let after = try standing.sources(upTo: first.endOfYear)
    var others: [String: Money] = [:]
    for source in Set(all.keys).union(before.keys).union(after.keys) {
      others[source] =
        try (all[source] ?? .zero) - (after[source] ?? .zero) + (before[source] ?? .zero)
    }
    return others
  }

  /// The notice and its amendments, each with what it granted.
  private func notices() throws -> [StatementOfUseData.Notice] {
    let award = standing.award
    var notices: [StatementOfUseData.Notice] = []
    for version in try standing.ledger.history(standing.project.id) {
      let day = version.effectiveOn ?? award.awardedOn
      guard day <= standing.asOf,
        let then = version.project.awards.first(where: { $0.id == award.id })
      else { continue }
      if let last = notices.last, last.amount == then.amount { continue }
      notices.append(
        StatementOfUseData.Notice(
          reference: version.project.amendment?.reference ?? then.id,
          date: notices.isEmpty ? then.awardedOn : day, amount: then.amount))
    }
    return notices
  }

  private func sources() throws -> [StatementOfUseData.Source] {
    let settlement = standing.settlement
    return try settlement.sources.map { source in
      let organisation = source.organisation.flatMap { id in
        standing.project.organisation(id)?.name
          ?? settlement.awards.first { $0.award.funder.id == id }?.award.funder.name
      }
      let group: StatementOfUseData.Source.Group =
        switch source.kind {
        case .source(.ownCash): .own
        case .source(.otherPublic): .otherPublic
        case .source: .thirdParty
        case .grant: source.id == standing.award.id ? .grant : .otherPublic
        }
      let name = [source.kind.name[language], organisation].compactMap { $0 }
      return StatementOfUseData.Source(
        id: source.id, group: group, name: name.joined(separator: " – "), planned: source.planned,
        adjustment: try source.actual - source.booked, actual: LedgerFigure(source.actual),
        plannedShare: LedgerFigure(hundredths: source.plannedShareHundredths),
        actualShare: LedgerFigure(hundredths: source.shareHundredths))
    }
  }
}

extension AwardStanding {
  /// A form without a list of vouchers is a simple statement of use, and needs the notice's leave.
  fileprivate func allow(_ request: ReportRequest) throws {
    let hasVouchers = request.form.sheets.flatMap(\.sections).contains { $0.content == "vouchers" }
    guard request.kind == .statementOfUse, !hasVouchers,
      !settled.rules.flag(.simpleStatement)
    else { return }
    let norm = settled.rules.norm(.simpleStatement)
    let clause = norm.isEmpty ? "" : " (\(norm))"
    throw CommandFailure(
      65,
      "\(award.id): Für diesen Bescheid ist kein einfacher Verwendungsnachweis zugelassen\(clause); das Formular „\(request.form.id)“ hat keine Belegliste. Lässt der Bescheid ihn zu, schreiben Sie in der Projektdatei overrides: {simpleStatement: true} an den Bescheid; sonst nehmen Sie ein Formular mit Belegliste (--form nrw, --form bund).",
      "\(award.id): A simple statement of use is not allowed for this award\(clause); the form \"\(request.form.id)\" has no list of vouchers. Where the notice allows it, put overrides: {simpleStatement: true} to the award in the project file; else take a form with vouchers (--form nrw, --form bund)."
    )
  }
}

extension Recognition.Line {
  /// What the settlement takes off the eligible part: outside the funding period, and every cut.
  var taken: Money { get throws(AmountError) { try outOfPeriod + outOfService + cut } }
}

extension AwardSettlement {
  /// The steps of its computation as reports show them.
  func reportedSteps(_ language: Language) -> [ReportStep] {
    steps.map { step in
      ReportStep(
        label: step.label[language], formula: step.formula.text(language), value: step.value)
    }
  }
}

extension Session {
  /// What ties a report to this state of the ledger.
  func provenance(_ ledger: Ledger, rules: [RuleSet]) throws -> Provenance {
    var seen: Set<String> = []
    let used = rules.filter { seen.insert($0.id + "/" + $0.edition).inserted }
    return Provenance(
      entries: Int64(try ledger.entryCount()), head: try ledger.head().hexText,
      ruleSets: used.map {
        Provenance.RuleSet(id: $0.id, edition: $0.edition, hash: $0.hash.hexText)
      }, program: "Förderbuch \(Program.version)")
  }
}
