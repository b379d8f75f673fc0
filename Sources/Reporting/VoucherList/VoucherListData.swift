/// What a list of vouchers is made of (Belegliste): payments by position and receipts by source,
/// each in order of time. The rows themselves come from the ledger while they are written.
public struct VoucherListData: Sendable {
  /// Day, subject, findings, provenance.
  public var basis: ReportBasis
  /// What the list is about, in words: the award, measure or project with its title.
  public var scope: String
  /// Who received the grants, by name.
  public var recipients: [String]
  /// Measures with their basis: expenditure or cost.
  public var measures: [Measure]
  public var payments: VoucherRun
  public var receipts: VoucherRun
  /// Rows of a sheet that are filled before the next one is begun.
  public var rowsPerSheet = LongTable.rowsPerSheet

  public init(
    basis: ReportBasis, scope: String, recipients: [String], measures: [Measure],
    payments: VoucherRun, receipts: VoucherRun
  ) {
    self.basis = basis
    self.scope = scope
    self.recipients = recipients
    self.measures = measures
    self.payments = payments
    self.receipts = receipts
  }

  /// A measure (Teilvorhaben) of the list.
  public struct Measure: Hashable, Sendable {
    public let id: String
    public let title: String
    /// Id of the project: the mark that belongs on the vouchers.
    public let project: String
    public let recipient: String
    /// What counts, in words: money paid, or costs incurred.
    public let basis: String

    public init(id: String, title: String, project: String, recipient: String, basis: String) {
      self.id = id
      self.title = title
      self.project = project
      self.recipient = recipient
      self.basis = basis
    }
  }
}
