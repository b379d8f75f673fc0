import Amounts
import Funding
import LedgerStore
import Reporting

extension AuditAssembly {
  /// What partners give, in cash and in kind: every source of the plan that is no award.
  func contributions(_ assessments: [Assessment]) -> [AuditData.Contribution] {
    assessments.flatMap { assessment in
      assessment.settlement.sources.compactMap { source in
        guard case .source(let kind) = source.kind else { return nil }
        return AuditData.Contribution(
          measure: assessment.settlement.measure.id, id: source.id,
          partner: source.organisation.map { assessment.project.organisationName($0) }
            ?? "",
          kind: kind.name[request.language], isCash: kind.isCash, planned: source.planned,
          booked: LedgerFigure(source.booked), counted: source.actual)
      }
    }
  }

  func planLines(_ assessments: [Assessment]) -> [AuditData.PlanLine] {
    assessments.flatMap { assessment in
      assessment.settlement.recognition.lines.map { line in
        AuditData.PlanLine(
          measure: assessment.settlement.measure.id, id: line.line.id, title: line.line.title,
          planned: line.line.planned, plannedEligible: line.line.eligible,
          recognised: line.recognised, consent: line.line.consent ?? "")
      }
    }
  }

  /// Orders, and what the ledger counts of them.
  func orders() throws -> ([OrderStanding], [Audit.Check: LedgerFigure]) {
    let rows = try ledger.orders(asOf: request.asOf).filter {
      filter.measures?.contains($0.order.measure) ?? true
    }
    let sums = try ledger.orderSums(filter)
    return (
      rows,
      [
        .orders: LedgerFigure(count: sums.count), .orderValue: LedgerFigure(sums.value),
        .orderVAT: LedgerFigure(sums.vat), .orderInvoiced: LedgerFigure(sums.invoiced),
      ]
    )
  }

  func awards(_ settled: [AwardSettlement]) -> [AuditData.Award] {
    settled.map { settlement in
      AuditData.Award(
        id: settlement.award.id, measure: settlement.award.measure,
        funder: settlement.award.funder.name,
        financing: settlement.award.financing.name[request.language],
        rules: settlement.rules.named(request.language),
        amount: settlement.award.amount, entitled: settlement.entitled,
        drawn: LedgerFigure(settlement.drawn), repayable: LedgerFigure(settlement.repayable),
        open: LedgerFigure(settlement.open),
        steps: settlement.reportedSteps(request.language))
    }
  }

  func deadlines(_ assessments: [Assessment]) throws -> [AuditData.DeadlineRow] {
    try assessments.flatMap { try Deadlines.of($0) }
      .sorted { ($0.lastDay, $0.award) < ($1.lastDay, $1.award) }
      .map { deadline in
        AuditData.DeadlineRow(
          award: deadline.award, measure: deadline.measure,
          kind: deadline.kind.name[request.language], due: deadline.due,
          lastDay: deadline.lastDay, state: deadline.state.name[request.language],
          amount: deadline.amount, norm: deadline.norm, isEstimated: deadline.isEstimated)
      }
  }
}

extension RuleSet {
  /// Its title and edition, as covers and control sheets name it.
  func named(_ language: Language) -> String {
    "\(title[language]), \(language.pick("Ausgabe", "edition")) \(edition)"
  }
}
