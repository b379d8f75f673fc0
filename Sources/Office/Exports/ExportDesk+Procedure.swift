import Amounts
import Assets
import Bookkeeping
import Funding
import LedgerStore

extension ExportDesk {
  /// What the documentation of the procedure (Verfahrensdokumentation) tells of this ledger, in
  /// German, by the names of its places in the text.
  func procedure(_ ledger: Ledger, _ exported: Exported) throws -> [String: String] {
    let portfolio = try ledger.currentPortfolio()
    let recipients = portfolio.projects.flatMap { project in
      project.measures.map { project.organisationName($0.recipient) }
    }
    let recorders = try ledger.recorders()
    let days = try ledger.closedDays()
    let files = try ledger.referenceFiles().map {
      "\($0.name) (SHA-256 \(Digest256(of: $0.content).hexText))"
    }
    let rules = Set(portfolio.projects.flatMap(\.awards).map(\.ruleSet)).sorted()
    let counts = try ledger.recordCounts()
    var evidence = 0
    try ledger.forEachEvidence { if $0.content != nil { evidence += 1 } }
    return [
      "version": GrantOffice.version, "moment": office.act.moment,
      "person": office.act.person ?? "-",
      "recipients": Set(recipients).isEmpty
        ? "-" : Set(recipients).sorted().joined(separator: "; "),
      "entries": String(exported.entries), "head": exported.head,
      "batches": String(counts.batches), "records": String(counts.seals),
      "evidence": String(evidence), "submissions": String(try ledger.submissions().count),
      "closed": days.isEmpty ? "-" : days.map { $0.text(.de) }.joined(separator: ", "),
      "projects": list(portfolio.projects.map { "\($0.id) \($0.title)" }),
      "rules": list(rules), "deviations": list(office.deviations([])), "files": list(files),
      "recorders": list(
        recorders.map {
          "\($0.name ?? "ohne Namen"): \($0.acts) Erfassungen, \($0.entries) Buchungen, "
            + "\($0.first) bis \($0.last)"
        }),
      "accounts": list(try ledger.accounts().map { "\($0.number) \($0.name.de)" }),
      "checks": list(Assets.names(in: "checks")),
      "tables": list(Assets.names(in: "migrations")),
      "sealed": list(
        Ledger.sealedFields.map { "\($0.table): \($0.columns.joined(separator: ", "))" }),
    ]
  }

  private func list(_ texts: [String]) -> String {
    texts.isEmpty ? "  keine" : texts.map { "  - " + $0 }.joined(separator: "\n")
  }
}
