public import Amounts
public import Bookkeeping

/// What `verify` found.
public struct VerificationReport: Hashable, Sendable {
  /// How many entries were read.
  public let entries: Int
  /// How many records of all kinds the chain holds.
  public let records: Int
  /// The seal of the last record.
  public let head: Digest256
  /// Where the expected head was found; nil where none was asked for, or where it is not in the
  /// chain.
  public let expected: HeadPosition?
  /// The first ``problemLimit`` of them.
  public let problems: [VerificationProblem]
  /// How many there are in all.
  public let problemCount: Int
  /// How many files are kept as evidence, counted once for each entry they prove.
  public let evidence: Int
  /// Files in the folder of evidence that no entry knows, by their paths in it. They prove nothing
  /// and harm nothing: an import that was cut off by a crash can leave one.
  public let strangers: [String]

  /// A damaged file can have a problem per row; this many are told.
  public static let problemLimit = 1000

  public init(
    entries: Int, records: Int, head: Digest256, expected: HeadPosition?,
    problems: [VerificationProblem], problemCount: Int, evidence: Int = 0, strangers: [String] = []
  ) {
    self.entries = entries
    self.records = records
    self.head = head
    self.expected = expected
    self.problems = problems
    self.problemCount = problemCount
    self.evidence = evidence
    self.strangers = strangers
  }

  public var isSound: Bool { problemCount == 0 }
}

/// The place of a seal in the chain.
public struct HeadPosition: Hashable, Sendable {
  /// Records up to and including this one.
  public let records: Int
  /// Entries among them.
  public let entries: Int

  public init(records: Int, entries: Int) {
    self.records = records
    self.entries = entries
  }
}

/// What is wrong with a ledger. A table is named as in the schema, a record by its key in it.
public enum VerificationProblem: Hashable, Sendable {
  /// The record is not the one that was sealed: a byte of it was changed, or it was exchanged for
  /// another.
  case recordChanged(table: String, id: Int64)
  /// The record was sealed and is gone.
  case recordMissing(table: String, id: Int64)
  /// The record was put in beside the chain.
  case recordUnsealed(table: String, id: Int64)
  /// Rows of a part, such as postings, belong to no record.
  case partWithoutRecord(table: String, id: Int64)
  /// The seal of this place was changed; the record is what the next seal says.
  case sealChanged(sequence: Int64)
  /// The seal of this place is gone.
  case sealMissing(sequence: Int64)
  /// The seal is of a kind of record that this program does not know.
  case sealUnknown(sequence: Int64)
  /// Entry numbers are to have no gap.
  case numberMissing(entry: Int64)
  /// Debit less credit of the measure is not zero.
  case unbalanced(entry: Int64, measure: String, by: Money)
  /// The head that was noted elsewhere is not in the chain: its end was cut off or written anew.
  case headNotFound(Digest256)
  /// A stored balance is not what the journal gives, debit less credit.
  case balanceDiffers(account: String, measure: String, month: Int, stored: Money, journal: Money)
  /// Stored sums of a measure are not what the journal gives; the eligible amounts.
  case activityDiffers(
    measure: String, kind: String, line: String?, source: String?, stored: Money, journal: Money)
  /// A table, index or trigger is not that of the migrations, or is missing.
  case schemaChanged(name: String)
  /// A recorded migration is not the shipped one.
  case migrationChanged(version: Int)
  /// A row refers to another that is not there.
  case danglingReference(table: String, to: String)
  /// SQLite's own words on the structure of the file.
  case fileDamaged(String)
  /// A file that proves an entry is gone; its digest, and where it was kept.
  case evidenceMissing(entry: Int64, name: String, Digest256, path: String)
  /// A file that proves an entry has another content than was filed.
  case evidenceChanged(entry: Int64, name: String, Digest256, found: Digest256)
  /// The system does not let a file be read that proves an entry; its error number.
  case evidenceUnreadable(entry: Int64, name: String, path: String, code: Int)
}
