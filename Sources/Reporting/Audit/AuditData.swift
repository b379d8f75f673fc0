public import Amounts
public import Funding

/// What an auditor's workbook is made of: the journal and its postings, balances, contributions,
/// plans, settlements, findings, deadlines, what was recorded when, and the seal chain. The long
/// lists come from the ledger while they are written.
public struct AuditData: Sendable {
  /// Day, subject, provenance.
  public var basis: ReportBasis
  /// What the workbook is about, in words.
  public var scope: String
  public var recipients: [String]
  /// In the order of their numbers.
  public var journal: RowRun<JournalRow>
  /// The sums of the journal's amounts, row by row, and the longest that occur.
  public var journalSums: (amount: Money, eligible: Money)
  /// By account, measure, entry and line.
  public var postings: RowRun<PostingRow>
  /// One for each account and measure, in the order of ``postings``.
  public var balances: [Balance]
  /// Money and value received, by measure and source.
  public var receipts: VoucherRun
  public var contributions: [Contribution]
  public var planLines: [PlanLine]
  /// In the order of their days.
  public var orders: [OrderStanding] = []
  public var awards: [Award]
  public var findings: [FindingRow]
  public var deadlines: [DeadlineRow]
  public var batches: RowRun<BatchRow>
  /// Who recorded in the whole ledger.
  public var recorders: [RecorderRow]
  public var seals: RowRun<SealRow>
  public var sealKinds: [SealKind]
  /// The fields of each kind of sealed record, in the order of the canonical encoding.
  public var encoding: [SealedPart]
  /// The digest before the first record.
  public var genesis: String
  public var ledger: [Audit.Check: LedgerFigure]
  /// Rows of a sheet that are filled before the next one is begun.
  public var rowsPerSheet = LongTable.rowsPerSheet

  public init(
    basis: ReportBasis, scope: String, recipients: [String], journal: RowRun<JournalRow>,
    journalSums: (amount: Money, eligible: Money), postings: RowRun<PostingRow>,
    balances: [Balance], receipts: VoucherRun, contributions: [Contribution],
    planLines: [PlanLine], awards: [Award], findings: [FindingRow], deadlines: [DeadlineRow],
    batches: RowRun<BatchRow>, recorders: [RecorderRow], seals: RowRun<SealRow>,
    sealKinds: [SealKind],
    encoding: [SealedPart], genesis: String,
    ledger: [Audit.Check: LedgerFigure]
  ) {
    self.basis = basis
    self.scope = scope
    self.recipients = recipients
    self.journal = journal
    self.journalSums = journalSums
    self.postings = postings
    self.balances = balances
    self.receipts = receipts
    self.contributions = contributions
    self.planLines = planLines
    self.awards = awards
    self.findings = findings
    self.deadlines = deadlines
    self.batches = batches
    self.recorders = recorders
    self.seals = seals
    self.sealKinds = sealKinds
    self.encoding = encoding
    self.genesis = genesis
    self.ledger = ledger
  }
}
