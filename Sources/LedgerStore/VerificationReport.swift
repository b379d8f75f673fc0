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
  /// What is worth a look and no damage, in the order of the chain.
  public let notes: [VerificationNote]

  /// A damaged file can have a problem per row; this many are told.
  static let problemLimit = 1000

  public init(
    entries: Int, records: Int, head: Digest256, expected: HeadPosition?,
    problems: [VerificationProblem], problemCount: Int, evidence: Int = 0, strangers: [String] = [],
    notes: [VerificationNote] = []
  ) {
    self.entries = entries
    self.records = records
    self.head = head
    self.expected = expected
    self.problems = problems
    self.problemCount = problemCount
    self.evidence = evidence
    self.strangers = strangers
    self.notes = notes
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
