import Amounts
import Bookkeeping
import Funding
import LedgerStore
import Messages
import Reporting

extension GrantOffice {
  /// What a report says of itself, whatever its kind.
  /// - Parameters:
  ///   - author: who answers for the document.
  ///   - subject: what it is about.
  ///   - name: what its title adds to that of the form.
  ///   - rules: the rule sets its figures were computed with.
  ///   - resting: the assessments its figures come from, for what they rest on; without any the
  ///     editions of `rules` are told.
  ///   - award: only this one of them; nil for all.
  ///   - conditions: the clause it is made by.
  ///   - land: that of the rules it is made by.
  ///   - provisional: why its figures are not final.
  func basis(
    _ request: ReportRequest, _ ledger: Ledger, author: String, subject: String, name: String,
    findings: [Finding] = [], rules: [RuleSet], resting: [Assessment] = [], award: String? = nil,
    conditions: String = "", land: String? = nil, provisional: [String] = []
  ) throws -> ReportBasis {
    var provenance = try provenance(
      request.state ?? (Int64(try ledger.entryCount()), try ledger.head().hexText), rules: rules,
      request.language)
    if let program = request.program { provenance.program = program }
    let unread =
      resting.isEmpty
      ? rules.map { ("", [$0.unreadEdition].compactMap { $0 }) }
      : resting.flatMap { $0.unread(award: award) }
    let across = try across(request, ledger)
    let making = request.making ?? making(request)
    return ReportBasis(
      asOf: request.asOf, author: author, subject: subject, name: name,
      properties: request.properties,
      findings: findings + across.findings,
      remarks: deviations(rules) + across.leftOut
        + UnreadValue.lines(unread, request.language), conditions: conditions,
      land: land,
      provenance: provenance, making: making,
      provisional: provisional + making.ahead(of: request.asOf, request.language),
      bookedSince: try bookedSince(request, ledger),
      soundness: request.isPart ? nil : try soundness(request, ledger))
  }

  /// Findings across measures on what the report is about, as a check has them, and a sentence
  /// where the ledger is too long to look for them. The portfolio and the audit add their own.
  func across(
    _ request: ReportRequest, _ ledger: Ledger
  ) throws -> (findings: [Finding], leftOut: [String]) {
    let others: Set<FormKind> = [.voucherList, .planActual, .contributions]
    guard request.kind.isOnAward || others.contains(request.kind) else { return ([], []) }
    let most = StandingDesk.mostEntries
    guard try ledger.entryCount() <= most else {
      let problem = Problem("office.ACROSS_LEFT_OUT", ["most": most])
      return ([], [problem.found[request.language]])
    }
    let portfolio = try ledger.portfolio(asOf: request.asOf)
    let measures = Set(try request.scope.measures(in: portfolio).map(\.measure.id))
    let found =
      try request.across
      ?? crossFindings(ledger, portfolio: portfolio, asOf: request.asOf)
    return (
      found.filter { finding in
        guard measures.contains(finding.measure) else { return false }
        guard case .award(let id) = request.scope else { return true }
        return finding.award == nil || finding.award == id
      }, []
    )
  }

  /// How much of what the report rests on is as it was sealed.
  private func soundness(
    _ request: ReportRequest, _ ledger: Ledger
  ) throws -> (records: LedgerFigure, sound: Int) {
    // The auditor's workbook shows the whole chain, of whatever it is.
    let isWhole = request.kind == .audit || request.scope == .all
    let measures =
      try isWhole
      ? nil
      : request.scope.measures(in: try ledger.portfolio(asOf: request.asOf)).map(\.measure.id)
    let found = try ledger.soundness(of: measures)
    return (LedgerFigure(count: found.records), found.sound)
  }

  /// Who makes it, and when.
  private func making(_ request: ReportRequest) -> Making {
    let act = act
    return Making(
      on: act.day, by: String((act.person ?? act.login ?? "").prefix(60)),
      submission: request.submission)
  }

  /// What was booked after the same report was last submitted.
  private func bookedSince(_ request: ReportRequest, _ ledger: Ledger) throws -> BookedSince? {
    let last = try ledger.submissions().last { $0.report.isSameReport(as: request) }
    guard let last else { return nil }
    let measures = try request.scope.measures(in: try ledger.portfolio(asOf: request.asOf))
    let filter = JournalFilter(
      through: request.asOf, measures: request.scope == .all ? nil : measures.map(\.measure.id),
      after: last.entries)
    var rows: [BookedSince.Row] = []
    try ledger.journal(filter) { record in
      let booking = record.booking
      rows.append(
        BookedSince.Row(
          entry: record.number, bookedOn: record.entry.bookedOn,
          kind: booking.kind.name[request.language], voucher: booking.voucher ?? "",
          counterparty: booking.counterparty ?? "",
          purpose: record.reverses == nil ? booking.purpose ?? "" : record.entry.text,
          amount: record.reverses == nil ? booking.amount : -booking.amount))
    }
    return BookedSince(
      submission: last.id, submittedOn: last.day(request.language), entries: last.entries,
      rows: rows)
  }

  /// What ties a report to this state of the ledger.
  private func provenance(
    _ state: (entries: Int64, head: String), rules: [RuleSet], _ language: Language
  ) throws -> Provenance {
    var seen: Set<String> = []
    let used = rules.filter { seen.insert($0.id + "/" + $0.edition).inserted }
    return Provenance(
      entries: state.entries, head: state.head,
      ruleSets: used.map {
        Provenance.RuleSet(
          id: $0.id, title: $0.title[language], edition: $0.edition, hash: $0.hash.hexText)
      }, program: "Förderbuch \(GrantOffice.version)")
  }
}
