public import Amounts
public import Bookkeeping

/// The postings of an account on a measure.
public struct PostingSum: Hashable, Sendable {
  public let account: String
  public let measure: String
  public let count: Int
  /// Cents, not below zero.
  public let debit: Money
  public let credit: Money

  public init(account: String, measure: String, count: Int, debit: Money, credit: Money) {
    self.account = account
    self.measure = measure
    self.count = count
    self.debit = debit
    self.credit = credit
  }
}

/// A posting as one line of a list.
public struct PostingLine: Hashable, Sendable {
  public let entry: Int64
  public let line: Int64
  public let bookedOn: CalendarDate
  public let posting: Posting

  public init(entry: Int64, line: Int64, bookedOn: CalendarDate, posting: Posting) {
    self.entry = entry
    self.line = line
    self.bookedOn = bookedOn
    self.posting = posting
  }
}

/// An act of recording with the entries it brought.
public struct BatchLine: Hashable, Sendable {
  public let id: Int64
  /// ISO 8601 in UTC.
  public let recordedAt: String
  public let action: String
  public let info: BatchInfo
  /// Who recorded; nil where the ledger was not told.
  public let recorder: String?
  /// How many entries, and their numbers.
  public let entries: Int64
  public let first: Int64?
  public let last: Int64?

  public init(
    id: Int64, recordedAt: String, action: String, info: BatchInfo, recorder: String?,
    entries: Int64, first: Int64?, last: Int64?
  ) {
    self.id = id
    self.recordedAt = recordedAt
    self.action = action
    self.info = info
    self.recorder = recorder
    self.entries = entries
    self.first = first
    self.last = last
  }
}

/// Somebody who recorded.
public struct RecorderLine: Hashable, Sendable {
  /// Nil for all of whom the ledger was not told.
  public let name: String?
  /// How many acts of recording.
  public let acts: Int64
  /// ISO 8601 in UTC.
  public let first: String
  public let last: String
  public let entries: Int64

  public init(name: String?, acts: Int64, first: String, last: String, entries: Int64) {
    self.name = name
    self.acts = acts
    self.first = first
    self.last = last
    self.entries = entries
  }
}
