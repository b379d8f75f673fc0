import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore
import Messages
import Reporting

/// Brings a statement of use, or an interim statement, together from the ledger: settlement,
/// bookings, proof.
struct StatementOfUseAssembly {
  let standing: AwardStanding
  let language: Language

  static func report(
    _ request: ReportRequest, award: String, _ maker: ReportMaker
  ) throws -> Report {
    let named = request.year
    let standing = try AwardStanding(
      award, asOf: request.asOf, through: named.flatMap(request.kind.through), maker.office,
      maker.ledger)
    try standing.allow(request)
    let period = standing.award.period
    var year = named ?? request.asOf.year
    if request.kind == .interim, year < period.from.year {
      throw Refusal(
        .data,
        Problem(
          "office.INTERIM_TOO_EARLY",
          [
            "award": award, "begins": period.from, "asked": String(year),
            "year": String(period.from.year),
          ]), fields: ["year"])
    }
    // What is settled after the end is about the last year that there is.
    if request.kind == .statementOfUse, request.details.year == nil {
      year = min(year, period.to.year)
    }
    let assembly = StatementOfUseAssembly(standing: standing, language: request.language)
    return try StatementOfUse.report(
      try assembly.data(request, year: year),
      form: request.form.keeping(standing.whole.award.formBlocks), language: request.language)
  }

  /// Expenditure as the award sees it: another of the measure may have another period.
  func data(_ request: ReportRequest, year: Int) throws -> StatementOfUseData {
    let (award, measure, project) = (standing.whole.award, standing.measure, standing.project)
    let (settlement, recognition) = (standing.settlement, standing.settled.recognition)
    let bookings = try AwardBookings(standing, language)
    let booked = try Booked(standing)
    let sources = try sources()
    let recipient = project.organisationName(measure.recipient)
    var data = StatementOfUseData(
      basis: try standing.office.basis(
        request, standing.ledger, author: recipient, subject: "\(project.id) \(measure.title)",
        name: award.id,
        findings: standing.assessment.findings.filter { $0.award == nil || $0.award == award.id },
        rules: settlement.awards.map(\.rules), resting: [standing.assessment], award: award.id,
        conditions: standing.settled.rules.conditions(
          request.kind == .drawdownRequest ? .useWindow : .statementDue, request.language),
        land: standing.settled.rules.land,
        provisional: request.kind == .statementOfUse ? try provisional() : []),
      recipient: StatementOfUseData.Recipient(
        recipient, contact: project.organisation(measure.recipient)?.contact ?? Contact(),
        iban: project.organisation(measure.recipient)?.iban),
      funder: award.funder.name,
      partners: partners.map(\.name),
      project: Titled(id: project.id, title: project.title),
      measure: Titled(id: measure.id, title: measure.title),
      award: StatementOfUseData.Award(
        id: award.id, notices: try notices(), amount: award.amount, rate: award.rate,
        passedOn: try passedOn(), financing: award.financing.name[language], period: award.period),
      lines: try recognition.lines.map { try self.line($0, booked) },
      elsewhere: try zip(settlement.recognition.lines, recognition.lines)
        .map { try $0.recognised - $1.recognised }.sum(), sources: sources,
      payments: bookings.payments, receipts: bookings.receipts,
      steps: standing.whole.reportedSteps(language),
      ledger: try figures(year), paid: try paid(booked),
      booked: try BookedFigures(
        booked.sums.filter { $0.isReceipt(forwarding: standing.forwarding) }),
      year: try self.year(year, for: request.form))
    data.papers = papers(award)
    data.papers.inputVat = inputVat(project.organisation(measure.recipient))
    try fill(&data, of: award)
    if request.kind == .statementOfUse {
      let found = try drawable(
        try standing.office.maximum(
          of: award, in: project, standing.ledger, on: standing.asOf))
      (data.drawable, data.ledger[.drawable]) = (found, LedgerFigure(found.maximum))
    }
    return data
  }

  /// The lists that the notice asks for, and what the ledger has for each.
  private func fill(_ data: inout StatementOfUseData, of award: Award) throws {
    let id = standing.measure.id
    if award.formBlocks.contains(.orders) {
      data.orders = try standing.ledger.orders(measure: id, asOf: standing.asOf)
      let sums = try standing.ledger.orderSums(
        ListFilter(measures: [id], through: standing.asOf, upTo: .max))
      data.ledger[.orders] = LedgerFigure(count: sums.count)
      data.ledger[.orderValue] = LedgerFigure(sums.value)
      data.ledger[.orderVAT] = LedgerFigure(sums.vat)
      data.ledger[.orderInvoiced] = LedgerFigure(sums.invoiced)
    }
    for (block, check, fact) in [
      (FormBlock.inventory, StatementOfUse.Check.inventory, ListedFact.inventory),
      (.staff, .staff, .staffShare),
    ] where award.formBlocks.contains(block) {
      let sums = try standing.ledger.bookedSums(
        measure: id, asOf: standing.asOf, through: standing.through, told: fact)
      data.ledger[check] = LedgerFigure(try sums.filter(\.isPayment).map(\.amount).sum())
    }
  }

  /// What may be drawn against what is open by the settlement of the same day.
  func drawable(_ drawdown: Drawdown) throws -> StatementOfUseData.Drawable {
    let found = try drawdown.reconciled(with: standing.whole.open)
    return StatementOfUseData.Drawable(
      maximum: found.maximum, open: found.open, reason: found.reason?[language] ?? "")
  }

  /// How far the recipient deducts input tax, as the confirmation says it.
  private func inputVat(_ recipient: Organisation?) -> String {
    let rate = recipient?.inputVatDeductible ?? .zero
    if rate == .zero { return language.pick("nicht", "not") }
    return rate == .full
      ? language.pick("voll", "fully")
      : language.pick("zu \(rate.text(.de))", "at \(rate.text(.en))")
  }

  /// Who takes part in the measure besides its recipient: who gives something to it, and whom its
  /// grant is passed on to.
  private var partners: [Organisation] {
    let (measure, project) = (standing.measure, standing.project)
    let receivers = Forwarding.notices(of: standing.award.id, in: project).compactMap {
      project.measure($0.measure)?.recipient
    }
    let ids = Set(measure.sources.compactMap(\.organisation) + receivers)
    return project.organisations.filter { ids.contains($0.id) && $0.id != measure.recipient }
  }

  private func papers(_ award: Award) -> StatementOfUseData.Papers {
    var papers = StatementOfUseData.Papers()
    (papers.authorityReference, papers.paymentReference) = (
      award.authorityReference, award.paymentReference
    )
    papers.earlyStart = award.milestones.earlyStartFrom
    // What a programme has for all is no date that a recipient confirms: the notice tells it.
    (papers.boundUntil, papers.values) = (award.milestones.purposeBoundUntil, award.formValues)
    papers.forwarded = Forwarding.notices(of: award.id, in: standing.project).map { passed in
      let recipient = standing.project.measure(passed.measure)?.recipient ?? ""
      let filed = passed.milestones.statementFiledOn.flatMap { $0 <= standing.asOf ? $0 : nil }
      let state =
        filed.map {
          language.pick("vorgelegt am \($0.text(.de))", "filed on \($0.text(.en))")
        } ?? language.pick("liegt noch nicht vor", "not filed yet")
      return "\(standing.project.organisationName(recipient)) (\(passed.id)): \(state)"
    }
    return papers
  }

  /// Why a final statement is none yet: the purpose is not fulfilled, invoices are not paid.
  private func provisional() throws -> [String] {
    var reasons: [String] = []
    let (award, day) = (standing.award, standing.asOf)
    let isFulfilled = award.milestones.fulfilledOn.map { $0 <= day } ?? false
    if day < award.period.to, !isFulfilled {
      let end = award.period.to.text(language)
      reasons.append(
        language.pick(
          "Die Förderung läuft noch bis zum \(end).",
          "The funding runs until \(end)."))
    }
    let dues = try standing.office.dues(of: standing.measure, standing.ledger, on: day)
    if !dues.isEmpty {
      let count = Set(dues.map(\.expense.record.number)).count
      let amount = try dues.map(\.amount).sum().text(language)
      reasons.append(
        language.pick(
          "Noch nicht bezahlt: \(count) \(count == 1 ? "Rechnung" : "Rechnungen"), \(amount).",
          "Not paid yet: \(count) \(count == 1 ? "invoice" : "invoices"), \(amount)."))
    }
    return reasons
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
    var made = StatementOfUseData.Line(
      id: id, title: line.line.title, planned: line.line.planned,
      plannedEligible: line.line.eligible, cut: try line.taken,
      booked: sums, recognised: LedgerFigure(line.recognised))
    made.group = line.line.group
    return made
  }

  private func figures(_ year: Int) throws -> [StatementOfUse.Check: LedgerFigure] {
    let (settlement, settled, id) = (standing.settlement, standing.whole, standing.award.id)
    let ofYear = (standing.activities + settlement.flatRates).flatMap {
      $0.movements(passedOn: standing.forwarding)
    }.filter { $0.day.year == year }
    let lines = Set(standing.measure.lines.map(\.id))
    let spent = ofYear.filter { movement in
      movement.side == .payment && movement.line.map(lines.contains) ?? false
    }
    let moved = ofYear.filter { $0.side == .receipt && $0.source == id && $0.kind.namesAward }
    let amounts: [StatementOfUse.Check: Money] = [
      .planned: settlement.plannedTotal, .plannedEligible: settlement.plannedEligible,
      .awarded: standing.whole.award.amount, .actual: settlement.actualTotal,
      .recognised: standing.settled.recognition.total,
      .plannedFinancing: try settlement.sources.map(\.planned).sum(),
      .actualFinancing: try settlement.sources.map(\.actual).sum(),
      .received: settled.received, .repaid: settled.repaid, .entitled: settled.entitled,
      .repayable: settled.repayable, .open: settled.open,
      .yearEligible: try spent.map(\.eligible).sum(),
      .yearReceived: try moved.filter { $0.kind == .drawdown }.map(\.amount).sum(),
      .yearRepaid: -(try moved.filter { $0.kind == .repayment }.map(\.amount).sum()),
    ]
    return amounts.mapValues { LedgerFigure($0) }
  }

  /// The entries as the ledger adds them up; lists have a row for each flat rate and year.
  private func paid(_ booked: Booked) throws -> BookedFigures {
    let rows = Set(booked.flatRates.map { [$0.key.line ?? "", String($0.day.year)] }).count
    return try BookedFigures(
      booked.sums.filter(\.isPayment), flatRates: booked.flatRates, rows: rows)
  }

  /// What each source comes to before the year and apart from it; nothing where the form does not
  /// show it.
  private func year(_ year: Int, for form: FormDefinition) throws -> StatementOfUseData.Year {
    let funds = form.sheets.flatMap(\.sections).first { $0.content == "funds" }
    guard let funds, let first = CalendarDate(year: year, month: 1, day: 1),
      let earlier = CalendarDate(year: year - 1, month: 1, day: 1)
    else { return StatementOfUseData.Year(year, through: standing.through) }
    let showsBefore = funds.columns.contains { $0.key == "previous" }
    let all = try standing.sources(upTo: standing.through)
    let before = try standing.sources(upTo: first.adding(days: -1))
    let after = try standing.sources(upTo: first.endOfYear)
    let long = showsBefore ? try standing.sources(upTo: earlier.adding(days: -1)) : before
    var (others, previous): ([String: Money], [String: Money]) = ([:], [:])
    for source in Set(all.keys).union(before.keys).union(after.keys).union(long.keys) {
      func of(_ day: [String: Money]) -> Money { day[source] ?? .zero }
      others[source] = try of(all) - of(after) + of(long)
      previous[source] = try of(before) - of(long)
    }
    var made = StatementOfUseData.Year(year, through: standing.through, others: others)
    made.before = previous
    for id in others.keys {
      made.sources[id] = LedgerFigure(
        try (after[id] ?? .zero) - (before[id] ?? .zero))
    }
    return made
  }

  /// What the award bears of the final recipients' expenditure; nil where nothing is passed on.
  private func passedOn() throws -> Money? {
    let id = standing.award.id
    guard
      standing.assessment.receivers.contains(where: { receiver in
        receiver.awards.contains { $0.award.forwardedFrom == id }
      }), let kept = standing.settlement.awards.first(where: { $0.award.id == id })
    else { return nil }
    return try standing.whole.entitled - kept.entitled
  }

  /// The notice and its amendments, each with what it granted.
  private func notices() throws -> [StatementOfUseData.Notice] {
    let award = standing.award
    var notices: [StatementOfUseData.Notice] = []
    var last: (award: Award, measure: Measure?)?
    for version in try standing.ledger.history(standing.project.id) {
      let day = version.effectiveOn ?? award.awardedOn
      guard day <= standing.asOf,
        let then = version.project.awards.first(where: { $0.id == award.id })
      else { continue }
      // An amendment of the project may leave this award and its plans as they are.
      let measure = version.project.measure(then.measure)
      if let last, last.award == then, last.measure == measure { continue }
      // What is told without a notice is none, unless it changes the amount.
      let isNamed = version.project.amendment?.reference != nil
      if let last, !isNamed, last.award.amount == then.amount { continue }
      last = (then, measure)
      notices.append(
        StatementOfUseData.Notice(
          reference: version.project.amendment?.reference ?? then.id,
          date: notices.isEmpty ? then.awardedOn : day, amount: then.amount,
          granted: LedgerFigure(then.amount)))
    }
    return notices
  }

  private func sources() throws -> [StatementOfUseData.Source] {
    let settlement = standing.settlement
    let names = settlement.sourceNames(in: standing.project, language)
    return try settlement.sources.map { source in
      let group: StatementOfUseData.Source.Group =
        switch source.kind {
        case .source(.ownCash): .own
        case .source(.otherPublic): .otherPublic
        case .source: .thirdParty
        case .grant: source.id == standing.award.id ? .grant : .otherPublic
        }
      return StatementOfUseData.Source(
        id: source.id, group: group, name: names[source.id] ?? source.id, planned: source.planned,
        adjustment: try source.actual - source.booked, actual: LedgerFigure(source.actual),
        plannedShare: LedgerFigure(hundredths: source.plannedShareHundredths),
        actualShare: LedgerFigure(hundredths: source.shareHundredths),
        isOwnShare: standing.measure.source(source.id).map(standing.settled.rules.countsAsOwn)
          ?? false)
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
    throw Refusal(
      .data,
      Problem(
        "office.SIMPLE_STATEMENT_NOT_ALLOWED",
        ["award": award.id, "clause": clause, "form": request.form.id]))
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
