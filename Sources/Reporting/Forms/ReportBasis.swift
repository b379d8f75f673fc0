public import Amounts
public import Funding

/// What every report says of itself: day, subject, findings and where its figures come from.
/// Sentences are already in the language of the report.
public struct ReportBasis: Sendable {
  /// The day up to which bookings count.
  public var asOf: CalendarDate
  /// Who answers for the document: the recipient of the grant.
  public var author: String
  /// What the document is about, for its properties.
  public var subject: String
  /// What the title says beside the form's own: the award.
  public var name: String
  /// Document properties by which the same report can be made again: award, year.
  public var properties: [Report.Property]
  public var findings: [Finding]
  /// What the figures rest on that whoever reads them has to know: values that nobody read, rule
  /// sets other than those that ship. On the cover and on the control sheet.
  public var remarks: [String]
  /// The clause that the document is made by: `ANBest-P Bund Nr. 6.1`.
  public var conditions: String
  /// The Land of the rules that it is made by; nil for those of none.
  public var land: String?
  public var provenance: Provenance
  /// When, by whom and as what it is made.
  public var making: Making?
  /// Why its figures are not final yet (vorläufig); none where they are.
  public var provisional: [String]
  /// What was booked after this report was submitted; nil where it never was.
  public var bookedSince: BookedSince?
  /// How much of what the report rests on is as it was sealed; nil for a part of a binder, which
  /// has it for all.
  public var soundness: (records: LedgerFigure, sound: Int)?

  public init(
    asOf: CalendarDate, author: String, subject: String, name: String,
    properties: [Report.Property] = [], findings: [Finding] = [], remarks: [String] = [],
    conditions: String = "", land: String? = nil, provenance: Provenance, making: Making? = nil,
    provisional: [String] = [],
    bookedSince: BookedSince? = nil, soundness: (records: LedgerFigure, sound: Int)? = nil
  ) {
    self.asOf = asOf
    self.author = author
    self.subject = subject
    self.name = name
    self.properties = properties
    self.findings = findings
    self.remarks = remarks
    self.conditions = conditions
    self.land = land
    self.provenance = provenance
    self.making = making
    self.provisional = provisional
    self.bookedSince = bookedSince
    self.soundness = soundness
  }
}

/// Entries that were booked after the same report had been submitted (nach Vorlage gebucht).
public struct BookedSince: Hashable, Sendable {
  /// The number of the submission in the ledger.
  public let submission: Int64
  /// When it was submitted, as people read it.
  public let submittedOn: String
  /// How many entries the ledger had then.
  public let entries: Int64
  /// In the order of their numbers.
  public let rows: [Row]

  public init(submission: Int64, submittedOn: String, entries: Int64, rows: [Row]) {
    self.submission = submission
    self.submittedOn = submittedOn
    self.entries = entries
    self.rows = rows
  }

  /// An entry booked since.
  public struct Row: Hashable, Sendable {
    public let entry: Int64
    public let bookedOn: CalendarDate
    public let kind: String
    public let voucher: String
    public let counterparty: String
    public let purpose: String
    /// Cents; negative for a reversal.
    public let amount: Money

    public init(
      entry: Int64, bookedOn: CalendarDate, kind: String, voucher: String, counterparty: String,
      purpose: String, amount: Money
    ) {
      self.entry = entry
      self.bookedOn = bookedOn
      self.kind = kind
      self.voucher = voucher
      self.counterparty = counterparty
      self.purpose = purpose
      self.amount = amount
    }
  }
}
