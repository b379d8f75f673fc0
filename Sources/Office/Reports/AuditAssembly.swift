import Amounts
import Bookkeeping
import Funding
import LedgerStore
import Reporting

/// Brings the auditor's workbook together from the ledger.
struct AuditAssembly {
  let office: GrantOffice
  let ledger: Ledger
  let request: ReportRequest
  let filter: ListFilter

  private var language: Language { request.language }

  static func report(_ request: ReportRequest, _ maker: ReportMaker) throws -> Report {
    let portfolio = try maker.ledger.portfolio(asOf: request.asOf)
    let measures = try request.scope.measures(in: portfolio)
    let assembly = AuditAssembly(
      office: maker.office, ledger: maker.ledger, request: request,
      filter: ListFilter(
        measures: request.scope == .all ? nil : measures.map(\.measure.id),
        through: request.asOf, upTo: Int64(try maker.ledger.entryCount())))
    return try Audit.report(
      try assembly.data(portfolio, measures), form: request.form, language: request.language)
  }

  private func data(
    _ portfolio: Portfolio, _ measures: [(measure: Measure, project: Project)]
  ) throws -> AuditData {
    let assessments = try request.scope.assessments(office, ledger, portfolio, request.asOf)
    // Whole, as the receipts beside them: what was drawn is there passed on or not.
    let settled = assessments.flatMap(\.awards)
    let subject = request.scope.title(in: portfolio, language)
    let counts = try ledger.recordCounts()
    let stored = try ledger.trialBalance(asOf: request.asOf).rows
    let balances = try balances(stored)
    let (journal, sums) = try journal()
    let runs = VoucherRuns(
      ledger: ledger, language: language, measures: measures, asOf: request.asOf,
      upTo: filter.upTo)
    var findings = assessments.flatMap(\.findings)
    if request.scope == .all {
      findings += try office.crossFindings(ledger, portfolio: portfolio, asOf: request.asOf)
    }
    var data = AuditData(
      basis: try office.basis(
        request, ledger, author: measures.recipients.joined(separator: ", "), subject: subject,
        name: request.scope.id, findings: findings, rules: settled.map(\.rules),
        resting: assessments),
      scope: subject, recipients: measures.recipients, journal: journal,
      journalSums: sums, postings: postings(balances),
      balances: balances, receipts: try runs.receipts(),
      contributions: contributions(assessments), planLines: planLines(assessments),
      awards: awards(settled),
      findings: findings.map { finding in
        AuditData.FindingRow(
          severity: finding.severity.name[language], code: finding.code.rawValue,
          measure: finding.measure, award: finding.award ?? "", amount: finding.amount,
          norm: finding.norm, message: finding.message(language))
      }, deadlines: try deadlines(assessments), batches: try batches(counts.batches),
      recorders: try ledger.recorders().map {
        AuditData.RecorderRow(
          name: $0.name, acts: $0.acts, entries: $0.entries,
          first: $0.first.moment(language), last: $0.last.moment(language))
      },
      seals: seals(counts.seals), sealKinds: try sealKinds(),
      encoding: Ledger.sealedFields.map {
        AuditData.SealedPart(record: $0.record, table: $0.table, columns: $0.columns)
      }, genesis: Chain.genesis.hexText, ledger: try figures(stored, counts.seals))
    let (orders, figures) = try orders()
    data.orders = orders
    data.ledger.merge(figures) { $1 }
    return data
  }

  private func figures(
    _ stored: [TrialBalance.Row], _ seals: Int
  ) throws -> [Audit.Check: LedgerFigure] {
    let sums = try ledger.entrySums(filter)
    let own = stored.filter { filter.measures?.contains($0.measure) ?? true }
    return [
      .entries: LedgerFigure(count: sums.count), .journalAmount: LedgerFigure(sums.amount),
      .journalEligible: LedgerFigure(sums.eligible),
      .postings: LedgerFigure(count: sums.postings), .records: LedgerFigure(count: seals),
      .debit: LedgerFigure(try own.map(\.debit).sum()),
      .credit: LedgerFigure(try own.map(\.credit).sum()),
    ]
  }

  // MARK: Books

  /// The entries, and what they come to, entry by entry.
  private func journal() throws -> (RowRun<AuditData.JournalRow>, (amount: Money, eligible: Money))
  {
    let (ledger, filter, language) = (ledger, filter, language)
    var count = 0
    var sums = (amount: Money.zero, eligible: Money.zero)
    try ledger.entryLines(filter, 0..<Int(filter.upTo)) { entry in
      count += 1
      sums = (try sums.amount + entry.amount, try sums.eligible + entry.eligible)
    }
    let rows = RowRun<AuditData.JournalRow>(count: count) { range, take in
      try ledger.entryLines(filter, range) { entry in
        try take(
          AuditData.JournalRow(
            voucher: VoucherLine(entry, language), batch: entry.batch,
            recordedAt: entry.recordedAt.moment(language),
            action: Self.name(action: entry.action, language),
            file: entry.fileName ?? "", reverses: entry.reverses, reversedBy: entry.reversedBy,
            settles: entry.settles, reference: entry.reference ?? "",
            evidence: entry.evidence ?? "", facts: entry.facts.text(language)))
      }
    }
    return (rows, sums)
  }

  private func balances(_ rows: [TrialBalance.Row]) throws -> [AuditData.Balance] {
    struct Place: Hashable {
      let account: String
      let measure: String
    }
    var stored: [Place: Money] = [:]
    for row in rows {
      stored[Place(account: row.account, measure: row.measure)] = try row.balance()
    }
    let names = Dictionary(
      try ledger.accounts().map { ($0.number, $0.name[language]) },
      uniquingKeysWith: { first, _ in first })
    return try ledger.postingSums(filter).map { sum in
      AuditData.Balance(
        account: sum.account, name: names[sum.account] ?? "", measure: sum.measure,
        count: sum.count, debit: sum.debit, credit: sum.credit,
        ledger: LedgerFigure(stored[Place(account: sum.account, measure: sum.measure)] ?? .zero))
    }
  }

  private func postings(_ balances: [AuditData.Balance]) -> RowRun<AuditData.PostingRow> {
    // The rows of each account within all rows.
    var accounts: [(account: String, rows: Range<Int>)] = []
    var count = 0
    for balance in balances {
      let next = count + balance.count
      if let last = accounts.last, last.account == balance.account {
        accounts[accounts.count - 1].rows = last.rows.lowerBound..<next
      } else {
        accounts.append((balance.account, count..<next))
      }
      count = next
    }
    let (ledger, filter, stretches) = (ledger, filter, accounts)
    return RowRun(count: count) { range, take in
      for (account, rows) in stretches where rows.overlaps(range) {
        let wanted = rows.clamped(to: range)
        let start = rows.lowerBound
        try ledger.postings(
          of: account, filter, (wanted.lowerBound - start)..<(wanted.upperBound - start)
        ) { line in
          try take(
            AuditData.PostingRow(
              entry: line.entry, line: line.line, bookedOn: line.bookedOn, account: account,
              measure: line.posting.measure, item: line.posting.item,
              party: line.posting.party ?? "", amount: line.posting.amount))
        }
      }
    }
  }

  /// All of them, as the chain beside them is whole; files only of what was recorded of the
  /// subject.
  private func batches(_ count: Int) throws -> RowRun<AuditData.BatchRow> {
    let (ledger, language) = (ledger, language)
    var own: Set<Int64>?
    if request.scope != .all {
      var found: Set<Int64> = []
      try ledger.entryLines(filter, 0..<Int(filter.upTo)) { found.insert($0.batch) }
      own = found
    }
    let told = own
    return RowRun(count: count) { range, take in
      try ledger.batches(range) { batch in
        let isOwn = told?.contains(batch.id) ?? true
        try take(
          AuditData.BatchRow(
            id: batch.id, recordedAt: batch.recordedAt.moment(language),
            action: Self.name(action: batch.action, language),
            recorder: batch.recorder.text(language) ?? "",
            // Where it lay on somebody's disk is nothing to print.
            file: isOwn
              ? batch.info.fileName?.split(separator: "/").last.map(String.init) ?? "" : "",
            fileHash: batch.info.fileDigest?.hexText ?? "", profile: batch.info.profile ?? "",
            count: batch.entries, first: batch.first, last: batch.last))
      }
    }
  }

  private func seals(_ count: Int) -> RowRun<AuditData.SealRow> {
    let ledger = ledger
    return RowRun(count: count) { range, take in
      try ledger.seals(range) { seal in
        try take(
          AuditData.SealRow(
            sequence: seal.sequence, record: seal.record, id: seal.id, hash: seal.hash.hexText))
      }
    }
  }

  private func sealKinds() throws -> [AuditData.SealKind] {
    try ledger.lastSeals().map { count, last in
      AuditData.SealKind(
        record: last.record, count: Int64(count), lastID: last.id, lastSequence: last.sequence,
        lastHash: last.hash.hexText)
    }
  }

  /// An act of recording as people read it.
  static func name(action: String, _ language: Language) -> String {
    switch action {
    case "post": language.pick("Buchung", "posting")
    case "apply": language.pick("Projekt angelegt oder geändert", "project created or amended")
    case "adopt": language.pick("Konten übernommen", "accounts adopted")
    case "reverse": language.pick("Storno", "reversal")
    case "close": language.pick("Periodenabschluss", "period closed")
    case "file": language.pick("Nachweis nachgereicht", "evidence added")
    case "submit": language.pick("Bericht vorgelegt", "report submitted")
    default: action
    }
  }
}

extension BatchLine {
  /// `12 (Storno, Buchung 40–43, Eva)`.
  func told(_ language: Language) -> String {
    var parts = [AuditAssembly.name(action: action, language)]
    if let first, let last {
      let numbers = first == last ? "\(first)" : "\(first)–\(last)"
      parts.append(language.pick("Buchung \(numbers)", "entry \(numbers)"))
    }
    parts += [recorder.text(language)].compactMap { $0 }
    return "\(id) (\(parts.joined(separator: ", ")))"
  }
}

extension String {
  /// A time as the ledger stores it (`2026-06-30T12:00:00Z`), as people read it.
  func moment(_ language: Language) -> String {
    guard case .success(let day) = DateText.read(prefix(10)) else { return self }
    return day.text(language) + " " + dropFirst(11).prefix(8)
  }
}
