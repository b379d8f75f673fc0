import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore
import Reporting

/// Brings a statement of use together from the ledger: settlement, bookings, proof.
struct StatementOfUseAssembly {
  let session: Session
  let ledger: Ledger

  static func report(
    _ request: ReportRequest, award: String, _ maker: ReportMaker
  ) throws -> Report {
    let assembly = StatementOfUseAssembly(session: maker.session, ledger: maker.ledger)
    return try StatementOfUse.report(
      try assembly.data(request, award: award), form: request.form, language: request.language)
  }

  /// - Throws: ``UsageFault/unknownAward(_:nearest:known:)``.
  private func data(_ request: ReportRequest, award id: String) throws -> StatementOfUseData {
    let (language, asOf) = (request.language, request.asOf)
    let portfolio = try ledger.portfolio(asOf: asOf)
    let (award, measure, project) = try session.award(id, in: portfolio)
    let assessment = try session.assessments(
      ledger, portfolio: portfolio, measure: measure.id, asOf: asOf)[0]
    let settlement = assessment.settlement
    guard let settled = settlement.awards.first(where: { $0.award.id == id }) else {
      throw UsageFault.unknownAward(id, nearest: nil, known: portfolio.awardIDs)
    }
    let rows = try bookings(of: measure, award: award, asOf: asOf)
    let sources = sources(settlement, award: award, project: project)
    let recipient = project.organisation(measure.recipient)?.name ?? measure.recipient
    return StatementOfUseData(
      basis: try session.basis(
        request, ledger, author: recipient, subject: "\(project.id) \(measure.title)", name: id,
        findings: assessment.findings.filter { $0.award == nil || $0.award == id },
        rules: settlement.awards.map(\.rules)),
      recipient: StatementOfUseData.Party(recipient),
      funder: StatementOfUseData.Party(award.funder.name),
      partners: project.organisations.filter { $0.id != measure.recipient }.map(\.name),
      project: StatementOfUseData.Titled(id: project.id, title: project.title),
      measure: StatementOfUseData.Titled(id: measure.id, title: measure.title),
      award: StatementOfUseData.Award(
        id: award.id, notices: try notices(award, project: project.id, asOf: asOf),
        amount: award.amount, rate: award.rate, financing: award.financing.name[language],
        period: award.period),
      lines: settlement.recognition.lines.map { line in
        StatementOfUseData.Line(
          id: line.line.id, title: line.line.title, planned: line.line.planned,
          plannedEligible: line.line.eligible, recognised: line.recognised)
      }, sources: sources, payments: rows.payments, receipts: rows.receipts,
      steps: settled.steps.map { step in
        StatementOfUseData.Step(
          label: step.label[language], formula: step.formula.text(language), value: step.value)
      },
      ledger: StatementOfUseData.LedgerFigures(
        planned: settlement.plannedTotal, plannedEligible: settlement.plannedEligible,
        actual: settlement.actualTotal, recognised: settlement.eligible,
        plannedFinancing: try sources.map(\.planned).sum(),
        actualFinancing: try settlement.sources.map(\.actual).sum(), received: settled.received,
        repaid: settled.repaid, entitled: settled.entitled, repayable: settled.repayable,
        open: settled.open, payments: rows.payments.count, receipts: rows.receipts.count))
  }

  /// The notice and its amendments, each with what it granted.
  private func notices(
    _ award: Award, project: String, asOf: CalendarDate
  ) throws -> [StatementOfUseData.Notice] {
    var notices: [StatementOfUseData.Notice] = []
    for version in try ledger.history(project) {
      let day = version.effectiveOn ?? award.awardedOn
      guard day <= asOf, let then = version.project.awards.first(where: { $0.id == award.id })
      else {
        continue
      }
      if let last = notices.last, last.amount == then.amount { continue }
      notices.append(
        StatementOfUseData.Notice(
          reference: version.project.amendment?.reference ?? then.id,
          date: notices.isEmpty ? then.awardedOn : day, amount: then.amount))
    }
    return notices
  }

  private func sources(
    _ settlement: MeasureSettlement, award: Award, project: Project
  ) -> [StatementOfUseData.Source] {
    settlement.sources.map { source in
      let organisation = source.organisation.flatMap { id in
        project.organisation(id)?.name
          ?? settlement.awards.first { $0.award.funder.id == id }?.award.funder.name
      }
      let group: StatementOfUseData.Source.Group =
        switch source.kind {
        case .source(.ownCash): .own
        case .source(.otherPublic): .otherPublic
        case .source: .thirdParty
        case .grant: source.id == award.id ? .grant : .otherPublic
        }
      let name = [source.kind.name[session.language], organisation].compactMap { $0 }
      return StatementOfUseData.Source(
        id: source.id, group: group, name: name.joined(separator: " – "), planned: source.planned,
        actual: source.actual, plannedShare: source.plannedShareHundredths,
        actualShare: source.shareHundredths)
    }
  }

  private func bookings(
    of measure: Measure, award: Award, asOf: CalendarDate
  ) throws -> (payments: [StatementOfUseData.Payment], receipts: [StatementOfUseData.Receipt]) {
    var payments: [StatementOfUseData.Payment] = []
    var receipts: [StatementOfUseData.Receipt] = []
    try ledger.journal(JournalFilter(through: asOf, measures: [measure.id])) { record in
      let booking = record.booking
      let amount = record.reverses == nil ? booking.amount : -booking.amount
      let paidOn = record.countsOn.flatMap { $0 <= asOf ? $0 : nil }
      switch booking.kind {
      case .expense, .payment, .inKind, .civic:
        // An expense that is paid by an entry of its own is listed when it is paid.
        if measure.basis == .cost ? booking.kind != .payment : paidOn != nil {
          payments.append(
            StatementOfUseData.Payment(
              entry: record.number, voucher: booking.voucher ?? "", bookedOn: record.entry.bookedOn,
              paidOn: booking.kind.isUnpaid ? nil : paidOn, voucherDate: booking.voucherDate,
              counterparty: booking.counterparty ?? "",
              purpose: booking.purpose ?? booking.kind.name[session.language],
              line: booking.line ?? "", gross: amount,
              vat: record.reverses == nil ? booking.vat ?? .zero : -(booking.vat ?? .zero),
              eligible: record.eligible, reason: booking.reason ?? "",
              source: booking.source ?? ""))
        }
      default: break
      }
      guard let kind = StatementOfUseData.Receipt.Kind(rawValue: booking.kind.rawValue) else {
        return
      }
      receipts.append(
        StatementOfUseData.Receipt(
          entry: record.number, voucher: booking.voucher ?? "", bookedOn: record.entry.bookedOn,
          receivedOn: booking.kind.isUnpaid ? nil : record.countsOn,
          counterparty: booking.counterparty ?? "",
          purpose: booking.purpose ?? booking.kind.name[session.language], kind: kind,
          source: booking.source ?? "",
          amount: kind == .repayment ? -amount : amount))
    }
    return (
      payments.sorted {
        ($0.paidOn ?? $0.bookedOn, $0.entry) < ($1.paidOn ?? $1.bookedOn, $1.entry)
      }, receipts
    )
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
