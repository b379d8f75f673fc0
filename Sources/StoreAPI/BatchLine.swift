public import Amounts
public import Bookkeeping
public import Funding

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

/// A posting as one line of a list, with what tells its entry.
public struct PostingLine: Hashable, Sendable {
  /// What lines stand in the order of, before the number of the entry and of the posting in it.
  public enum Order: Hashable, Sendable { case measure, day }

  public let entry: Int64
  public let line: Int64
  public let bookedOn: CalendarDate
  public let kind: BookingKind
  public let voucher: String?
  public let counterparty: String?
  public let purpose: String?
  public let posting: Posting

  public init(
    entry: Int64, line: Int64, bookedOn: CalendarDate, kind: BookingKind, voucher: String?,
    counterparty: String?, purpose: String?, posting: Posting
  ) {
    self.entry = entry
    self.line = line
    self.bookedOn = bookedOn
    self.kind = kind
    self.voucher = voucher
    self.counterparty = counterparty
    self.purpose = purpose
    self.posting = posting
  }
}

/// Who did an act of recording.
public struct Recorder: Hashable, Sendable {
  /// As a person reads it; nil where the ledger was not told.
  public let name: String?
  /// The login of the system, where it tells more than the name: anybody can state a name.
  public let login: String?

  /// - Parameters:
  ///   - person: the id among the people of the ledger.
  ///   - login: as it was sealed; on pages it is that of the person, `web:ID`.
  public init(name: String?, person: String?, login: String?) {
    self.name = name
    let own = [name, person, person.map { "web:" + $0 }]
    self.login = own.contains(login) ? nil : login
  }
}

/// An act of recording with the entries it brought.
public struct BatchLine: Hashable, Sendable {
  public let id: Int64
  /// ISO 8601 in UTC.
  public let recordedAt: String
  public let action: String
  public let info: BatchInfo
  public let recorder: Recorder
  /// How many entries, and their numbers.
  public let entries: Int64
  public let first: Int64?
  public let last: Int64?

  public init(
    id: Int64, recordedAt: String, action: String, info: BatchInfo, recorder: Recorder,
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
