import Funding
import LedgerStore
import Messages
import Reporting

extension SubmissionDesk {
  /// What does not tie, or has errors as a final statement, is handed in for a reason only.
  /// - Throws: ``Refusal``.
  func check(
    _ report: Report, _ request: ReportRequest, _ reason: String?, _ ledger: Ledger
  ) throws {
    let untied = report.untied
    let errors = request.kind == .statementOfUse ? try self.errors(request, ledger) : []
    if let reason { return try RecordDesk.check(reason: reason) }
    if let first = untied.first {
      throw Refusal(
        .data, Problem("office.REPORT_UNTIED", ["places": untied.count, "first": first]))
    }
    if let first = errors.first {
      throw Refusal(
        .data,
        Problem(
          "office.REPORT_WITH_ERRORS",
          ["count": errors.count, "first": first.code.catalogue.title[request.language]]))
    }
  }

  /// What the checks hold for wrong of what a report is about, as its cover counts them.
  private func errors(_ request: ReportRequest, _ ledger: Ledger) throws -> [Finding] {
    let portfolio = try ledger.portfolio(asOf: request.asOf)
    let measures = Set(try request.scope.measures(in: portfolio).map(\.measure.id))
    let own = try office.assessments(ledger, portfolio: portfolio, asOf: request.asOf)
      .filter { measures.contains($0.settlement.measure.id) }.flatMap(\.findings)
    return (own + (try office.across(request, ledger).findings))
      .filter { $0.severity == .error && $0.stage != .forecast }
  }
}
