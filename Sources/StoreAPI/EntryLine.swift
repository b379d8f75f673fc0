public import Amounts
public import Funding

/// An entry as one line of a list: what its sender gave, without postings. Evidence is told as one
/// text.
public struct EntryLine: Hashable, Sendable {
  public let number: Int64
  /// The act of recording, when it was (ISO 8601 in UTC), what it was, and from which file.
  public let batch: Int64
  public let recordedAt: String
  public let action: String
  public let fileName: String?
  public let bookedOn: CalendarDate
  public let kind: BookingKind
  public let measure: String
  public let line: String?
  public let source: String?
  /// Gross, cents; below zero in a reversal, and so are ``eligible`` and ``vat``.
  public let amount: Money
  public let eligible: Money
  public let vat: Money
  public let reason: String?
  public let voucher: String?
  public let voucherDate: CalendarDate?
  public let paidOn: CalendarDate?
  /// See ``Activity/Key/countsOn``.
  public let countsOn: CalendarDate?
  public let counterparty: String?
  public let purpose: String?
  public let reference: String?
  public let reverses: Int64?
  public let reversedBy: Int64?
  public let settles: Int64?
  /// Names of evidence files, `; ` between them.
  public let evidence: String?
  /// The number of the award procedure of the order that its invoice names (Vergabe-Nr.).
  public let tender: String?
  /// What else its sender told; nothing where it is not read.
  public let facts: BookingFacts
  public let recorder: Recorder

  public init(
    number: Int64, batch: Int64, recordedAt: String, action: String, fileName: String?,
    bookedOn: CalendarDate, kind: BookingKind, measure: String, line: String?, source: String?,
    amount: Money, eligible: Money, vat: Money, reason: String?, voucher: String?,
    voucherDate: CalendarDate?, paidOn: CalendarDate?, countsOn: CalendarDate?,
    counterparty: String?, purpose: String?, reference: String?, reverses: Int64?,
    reversedBy: Int64?, settles: Int64?, evidence: String?, tender: String?, facts: BookingFacts,
    recorder: Recorder
  ) {
    self.number = number
    self.batch = batch
    self.recordedAt = recordedAt
    self.action = action
    self.fileName = fileName
    self.bookedOn = bookedOn
    self.kind = kind
    self.measure = measure
    self.line = line
    self.source = source
    self.amount = amount
    self.eligible = eligible
    self.vat = vat
    self.reason = reason
    self.voucher = voucher
    self.voucherDate = voucherDate
    self.paidOn = paidOn
    self.countsOn = countsOn
    self.counterparty = counterparty
    self.purpose = purpose
    self.reference = reference
    self.reverses = reverses
    self.reversedBy = reversedBy
    self.settles = settles
    self.evidence = evidence
    self.tender = tender
    self.facts = facts
    self.recorder = recorder
  }
}
