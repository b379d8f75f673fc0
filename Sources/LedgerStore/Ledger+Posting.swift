public import Amounts
public import Bookkeeping
public import Funding
public import StoreAPI

/// What posting did.
public struct PostedRange: Hashable, Sendable {
  /// The new entries; nil where all that was handed over was known.
  public let numbers: ClosedRange<Int64>?
  /// How many of the proposed entries were in the ledger already, by their reference.
  public let known: Int
  /// The same, a payment that came with its expense not counted.
  public let knownBookings: Int
  /// Those that were left out because they repeat an entry.
  public let repeats: [PostedRepeat]
  /// Those that were booked by their reference and taken back, and were not booked again.
  public let takenBack: [PostedReversal]
  /// How many names of evidence now have their file in the ledger's keeping.
  public let filed: Int
  /// How many orders were recorded, new or changed.
  public let orders: Int
  /// The seal of the last record.
  public let head: Digest256
  /// What would become of balances; of a dry run of a table only.
  package internal(set) var balances: [BalanceChange] = []

  public init(
    numbers: ClosedRange<Int64>?, known: Int, knownBookings: Int? = nil,
    repeats: [PostedRepeat] = [], takenBack: [PostedReversal] = [], filed: Int = 0,
    orders: Int = 0, head: Digest256
  ) {
    self.numbers = numbers
    self.known = known
    self.repeats = repeats
    self.takenBack = takenBack
    self.filed = filed
    self.orders = orders
    self.knownBookings = knownBookings ?? known
    self.head = head
  }

  /// How many entries are new.
  public var count: Int { numbers?.count ?? 0 }
}

/// A proposed entry that repeats one of the ledger.
public struct PostedRepeat: Hashable, Sendable {
  /// Place in what was handed over, from 0.
  public let index: Int
  /// The entry that stands.
  public let number: Int64

  public init(index: Int, number: Int64) {
    self.index = index
    self.number = number
  }
}

/// A proposed entry that was booked and taken back.
public struct PostedReversal: Hashable, Sendable {
  /// Place in what was handed over, from 0.
  public let index: Int
  /// The entry that was taken back.
  public let number: Int64
  /// The entry that takes it back.
  public let by: Int64
}

/// The balance of an account in a measure before and after, debit less credit, cents.
public struct BalanceChange: Hashable, Sendable {
  public let account: String
  public let measure: String
  public let before: Money
  public let after: Money

  public init(account: String, measure: String, before: Money, after: Money) {
    self.account = account
    self.measure = measure
    self.before = before
    self.after = after
  }
}

/// What posting would do.
public struct PostingPreview: Hashable, Sendable {
  public let posted: PostedRange
  /// Ordered by account, then measure.
  public let balances: [BalanceChange]

  public init(posted: PostedRange, balances: [BalanceChange]) {
    self.posted = posted
    self.balances = balances
  }
}

extension Ledger {
  /// Posts entries, all of them or none, in one transaction. Memory does not grow with their
  /// number.
  ///
  /// An entry whose reference and content stand in the ledger already is skipped; with other
  /// content it is refused, unless every entry of this reference was reversed.
  ///
  /// - Parameters:
  ///   - batch: the file they come from.
  ///   - again: posts the rows of a file that was imported before although they have no reference.
  ///   - orders: recorded before the entries.
  ///   - settlements: what the entries book, kept with them.
  ///   - basis: what the settlements were computed with, kept with them.
  ///   - evidence: the files behind names of evidence; they are kept with the entries. An entry
  ///     that is known gets those that it lacks.
  ///   - bankStatements: the account statements that were imported; they are kept, also without an
  ///     entry.
  ///   - act: who records, and when.
  /// - Throws: ``LedgerError/refused(_:)`` with every entry that cannot be posted,
  ///   ``LedgerError/importedBefore(_:)``, ``LedgerError/busy``, ``LedgerError/diskFull``.
  public func post(
    _ proposals: some Sequence<ProposedEntry>, batch: BatchInfo? = nil, again: Bool = false,
    orders: [Order] = [], settlements: [BookedSettlement] = [], basis: [ReferenceFile] = [],
    evidence: EvidenceFiles = EvidenceFiles(), bankStatements: [StoredStatement] = [],
    act: Act
  ) throws(LedgerError) -> PostedRange {
    try write { book in
      var run = try PostingRun(
        book, info: batch, again: again,
        evidence: EvidenceRun(evidence, store: evidenceStore), act: act)
      try run.add(orders)
      try run.post(proposals)
      try run.add(settlements, basis: basis)
      try run.add(bankStatements)
      return try run.finish()
    }
  }

  /// Posts what `feed` hands over, entry by entry, all of it or nothing: for files of any length.
  ///
  /// - Parameters:
  ///   - chart: taken over first.
  ///   - orders: recorded before the entries.
  ///   - books: what the entries refer to; also finds what a dry run would have booked.
  ///   - dryRun: tells what would happen. Needs no turn to write, and nothing is written.
  ///   - feed: calls its argument for each entry, with what is to become of it if it repeats one of
  ///     the ledger; what it throws undoes the whole.
  ///   - posted: gets the position of each entry that is new.
  ///   - beforeCommit: gets what is about to become final; what it throws undoes the whole.
  /// - Throws: as the other one, and what `feed` throws.
  public func post(
    batch: BatchInfo?, adopting chart: Chart? = nil, again: Bool = false, orders: [Order] = [],
    among books: VoucherBook? = nil, evidence: EvidenceFiles = EvidenceFiles(), act: Act,
    dryRun: Bool = false, posted isNew: @escaping (Int) -> Void = { _ in },
    beforeCommit: (PostedRange) throws -> Void = { _ in },
    feeding feed: (_ take: (ProposedEntry, RepeatRule) throws -> Void) throws -> Void
  ) throws -> PostedRange {
    func post(_ run: inout PostingRun) throws -> PostedRange {
      try run.add(orders)
      var position = 0
      try feed {
        if try run.take($0, $1) { isNew(position) }
        position += 1
      }
      try run.checkRefusals()
      var posted = try run.finish()
      if dryRun { posted.balances = try run.balanceChanges() }
      try beforeCommit(posted)
      return posted
    }
    guard !dryRun else {
      return try store.read { book in
        var run = try PostingRun(
          reading: book, writing: nil, info: batch, again: again,
          evidence: EvidenceRun(evidence), tried: books?.tried ?? TriedEntries(), act: act)
        if let chart { try run.adopt(try newAccounts(of: chart), act) }
        return try post(&run)
      }
    }
    return try transaction {
      if let chart { try adopt(chart, act: act) }
      return try writing { book in
        var run = try PostingRun(
          book, info: batch, again: again, evidence: EvidenceRun(evidence, store: evidenceStore),
          act: act)
        return try post(&run)
      }
    }
  }

  /// What posting these entries would do. Needs no turn to write, and nothing is written.
  /// - Parameter chart: would be taken over first.
  public func preview(
    _ proposals: some Sequence<ProposedEntry>, adopting chart: Chart? = nil,
    batch: BatchInfo? = nil, again: Bool = false, act: Act
  ) throws(LedgerError) -> PostingPreview {
    try query { book in
      var run = try PostingRun(
        reading: book, writing: nil, info: batch, again: again, act: act)
      if let chart { try run.adopt(try newAccounts(of: chart), act) }
      try run.post(proposals)
      return PostingPreview(posted: try run.finish(), balances: try run.balanceChanges())
    }
  }
}
