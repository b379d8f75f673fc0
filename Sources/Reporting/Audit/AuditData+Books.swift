public import Amounts

extension AuditData {
  /// An entry of the journal.
  public struct JournalRow: Hashable, Sendable {
    /// What lists of vouchers show of it too.
    public var voucher: VoucherLine
    /// The act of recording it belongs to.
    public var batch: Int64
    /// ISO 8601 in UTC.
    public var recordedAt: String
    /// How it came in: `post`, `reverse`, …, and the file it was read from.
    public var action: String
    public var file: String
    /// The numbers of the entry it takes back, that takes it back, that it pays.
    public var reverses: Int64?
    public var reversedBy: Int64?
    public var settles: Int64?
    /// The sender's own id.
    public var reference: String
    /// Names of evidence files.
    public var evidence: String
    /// What else it tells: order, service, total of the voucher.
    public var facts: String

    public init(
      voucher: VoucherLine, batch: Int64, recordedAt: String, action: String, file: String = "",
      reverses: Int64? = nil, reversedBy: Int64? = nil, settles: Int64? = nil,
      reference: String = "", evidence: String = "", facts: String = ""
    ) {
      self.voucher = voucher
      self.batch = batch
      self.recordedAt = recordedAt
      self.action = action
      self.file = file
      self.reverses = reverses
      self.reversedBy = reversedBy
      self.settles = settles
      self.reference = reference
      self.evidence = evidence
      self.facts = facts
    }
  }

  /// A posting.
  public struct PostingRow: Hashable, Sendable {
    public let entry: Int64
    public let line: Int64
    public let bookedOn: CalendarDate
    public let account: String
    public let measure: String
    /// Id of the plan line, source or award.
    public let item: String
    public let party: String
    /// Debit above zero, credit below.
    public let amount: Money

    public init(
      entry: Int64, line: Int64, bookedOn: CalendarDate, account: String, measure: String,
      item: String, party: String, amount: Money
    ) {
      self.entry = entry
      self.line = line
      self.bookedOn = bookedOn
      self.account = account
      self.measure = measure
      self.item = item
      self.party = party
      self.amount = amount
    }
  }

  /// An account of a measure.
  public struct Balance: Hashable, Sendable {
    public let account: String
    public let name: String
    public let measure: String
    /// How many postings there are, more than none, and what they come to.
    public let count: Int
    public let debit: Money
    public let credit: Money
    /// Debit less credit by the ledger's stored balances.
    public let ledger: LedgerFigure

    public init(
      account: String, name: String, measure: String, count: Int, debit: Money, credit: Money,
      ledger: LedgerFigure
    ) {
      self.account = account
      self.name = name
      self.measure = measure
      self.count = count
      self.debit = debit
      self.credit = credit
      self.ledger = ledger
    }
  }

  /// An act of recording.
  public struct BatchRow: Hashable, Sendable {
    public let id: Int64
    /// ISO 8601 in UTC.
    public let recordedAt: String
    public let action: String
    /// Who recorded; empty where the ledger was not told.
    public let recorder: String
    public let file: String
    /// SHA-256 of the file.
    public let fileHash: String
    public let profile: String
    /// How many entries it brought, and their numbers.
    public let count: Int64
    public let first: Int64?
    public let last: Int64?

    public init(
      id: Int64, recordedAt: String, action: String, recorder: String, file: String,
      fileHash: String, profile: String, count: Int64, first: Int64?, last: Int64?
    ) {
      self.id = id
      self.recordedAt = recordedAt
      self.action = action
      self.recorder = recorder
      self.file = file
      self.fileHash = fileHash
      self.profile = profile
      self.count = count
      self.first = first
      self.last = last
    }
  }

  /// Somebody who recorded.
  public struct RecorderRow: Hashable, Sendable {
    /// Nil for all of whom the ledger was not told.
    public let name: String?
    public let acts: Int64
    public let entries: Int64
    /// ISO 8601 in UTC.
    public let first: String
    public let last: String

    public init(name: String?, acts: Int64, entries: Int64, first: String, last: String) {
      self.name = name
      self.acts = acts
      self.entries = entries
      self.first = first
      self.last = last
    }
  }

  /// A seal of the chain.
  public struct SealRow: Hashable, Sendable {
    public let sequence: Int64
    /// The kind of record, and its id there.
    public let record: String
    public let id: Int64
    /// Hexadecimal digits.
    public let hash: String

    public init(sequence: Int64, record: String, id: Int64, hash: String) {
      self.sequence = sequence
      self.record = record
      self.id = id
      self.hash = hash
    }
  }

  /// The seals of one kind of record.
  public struct SealKind: Hashable, Sendable {
    public let record: String
    public let count: Int64
    public let lastID: Int64
    public let lastSequence: Int64
    public let lastHash: String

    public init(
      record: String, count: Int64, lastID: Int64, lastSequence: Int64, lastHash: String
    ) {
      self.record = record
      self.count = count
      self.lastID = lastID
      self.lastSequence = lastSequence
      self.lastHash = lastHash
    }
  }

  /// A table whose columns are sealed with a record.
  public struct SealedPart: Hashable, Sendable {
    public let record: String
    public let table: String
    /// In the order of the encoding.
    public let columns: [String]

    public init(record: String, table: String, columns: [String]) {
      self.record = record
      self.table = table
      self.columns = columns
    }
  }
}
