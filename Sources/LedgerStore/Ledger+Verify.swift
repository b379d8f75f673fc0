import Amounts
public import Bookkeeping
import Funding
public import StoreAPI

extension Ledger {
  /// Proves that the ledger is what was written: every record against its seal, no number left out,
  /// every entry balanced, the stored balances and sums those of the journal, the schema the
  /// shipped one, and every file that is kept as evidence the one that was filed.
  ///
  /// - Parameters:
  ///   - deep: also has the store look at every reference and page and ask the auditor's queries,
  ///     and looks for files of evidence that no entry knows.
  ///   - expectedHead: a head noted elsewhere, such as in a workbook; it tells whether the end was
  ///     cut off.
  ///   - now: ISO 8601 in UTC; it tells whether the clock was ahead.
  public func verify(
    deep: Bool = false, expectedHead: Digest256? = nil, now: String? = nil
  ) throws(LedgerError) -> VerificationReport {
    // Before the state that is looked at: others may go on writing.
    let end = try missingEnd()
    return try query { book in
      var chain = try ChainCheck(book, expectedHead: expectedHead)
      try chain.run()
      var problems = chain.problems
      if let end, !end.isOfLog { problems.add(.endMissing(end)) }
      try Self.compareBalances(chain.sums, book, &problems)
      try book.examine(deep: deep) { problems.add($0) }
      let evidence = try EvidenceCheck(book, evidenceStore, withStrangers: deep, &problems)
      try Self.compareActivities(book, &problems)
      do { _ = try book.submissions() } catch LedgerError.damaged(let what) {
        problems.add(.unreadable(what))
      }
      if let now { chain.compareClock(now) }
      return VerificationReport(
        entries: chain.entries, records: chain.records, head: chain.head,
        expected: chain.expected, problems: problems.problems, problemCount: problems.count,
        evidence: evidence.files, strangers: evidence.strangers,
        notes: (end.map { $0.isOfLog ? [.logCutOff($0)] : [] } ?? []) + chain.notes)
    }
  }

  /// How much of what reports on some measures rest on is as it was written: their entries with
  /// postings and evidence, the versions of their projects, and the sums that are kept beside.
  /// - Parameter measures: nil for the whole ledger.
  /// - Returns: how many records and sums there are, and how many of them are sound.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func soundness(
    of measures: [String]? = nil
  ) throws(LedgerError) -> (records: Int, sound: Int) {
    try query { book in
      var chain = try ChainCheck(book, measures: measures)
      try chain.run()
      var problems = chain.problems
      if measures == nil { try Self.compareBalances(chain.sums, book, &problems) }
      let sums = try Self.compareActivities(book, of: measures, &problems)
      let records = chain.records + sums
      return (records, max(0, records - problems.count))
    }
  }

  /// Proves one submission: its record against its seal, and the state that it shows against the
  /// one of its time.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func verify(submission id: Int64) throws(LedgerError) -> VerificationReport {
    try query { book in
      // Without a measure only submissions and projects are left.
      var chain = try ChainCheck(book, measures: [""])
      try chain.run()
      let table = SealedRecord.submission.table.name
      let own: Set<VerificationProblem> = [
        .recordChanged(table: table, id: id), .recordMissing(table: table, id: id),
        .recordUnsealed(table: table, id: id), .submissionOfOtherState(id),
      ]
      let problems = chain.problems.problems.filter(own.contains)
      return VerificationReport(
        entries: chain.entries, records: chain.records, head: chain.head, expected: nil,
        problems: problems, problemCount: problems.count)
    }
  }

  private static func compareBalances(
    _ sums: RunningSums, _ book: any BookReading, _ problems: inout ProblemList
  ) throws {
    var rest = sums
    try book.balances { row in
      let key = rest.balanceKey(account: row.account, measure: row.measure, month: row.month)
      let stored = RunningSums.Balance(debit: row.debit, credit: row.credit)
      let journal = rest.take(key)
      if stored != journal { problems.add(difference(key, rest.names, stored, journal)) }
    }
    for (key, journal) in rest.orderedBalances {
      problems.add(difference(key, rest.names, RunningSums.Balance(), journal))
    }
  }

  private static func difference(
    _ key: RunningSums.BalanceKey, _ names: Names, _ stored: RunningSums.Balance,
    _ journal: RunningSums.Balance
  ) -> VerificationProblem {
    // What was written in behind the triggers may be any number.
    func difference(_ balance: RunningSums.Balance) -> Money {
      Money(cents: Int64(clamping: Int128(balance.debit) - Int128(balance.credit)))
    }
    return .balanceDiffers(
      account: names[key.account], measure: names[key.measure], month: Int(key.month),
      stored: difference(stored), journal: difference(journal))
  }

  /// One measure at a time, so that memory does not grow with the journal.
  /// - Returns: how many sums there are.
  @discardableResult
  private static func compareActivities(
    _ book: any BookReading, of measures: [String]? = nil, _ problems: inout ProblemList
  ) throws -> Int {
    var count = 0
    for measure in try measures ?? book.measures() {
      do { count += try compareActivities(of: measure, book, &problems) } catch let error
        as LedgerError
      {
        // What cannot be read is one problem; the other measures are compared all the same.
        switch error {
        case .damaged(let what): problems.add(.unreadable(what))
        case .beyondLimit: problems.add(.unreadable("measure \(measure)"))
        default: throw error
        }
      }
    }
    return count
  }

  private static func compareActivities(
    of measure: String, _ book: any BookReading, _ problems: inout ProblemList
  ) throws -> Int {
    var count = 0
    var rest = RunningSums()
    try book.journal(JournalFilter(measures: [measure])) { try rest.add($0.activities) }
    try book.activities(measure: measure) { activity in
      count += 1
      let key = rest.flowKey(activity.key)
      let journal = rest.take(key)
      compare(key, rest.names, RunningSums.Flow(activity), journal, &problems)
    }
    for (key, journal) in rest.orderedFlows {
      compare(key, rest.names, RunningSums.Flow(), journal, &problems)
    }
    return count
  }

  private static func compare(
    _ key: RunningSums.FlowKey, _ names: Names, _ stored: RunningSums.Flow,
    _ journal: RunningSums.Flow, _ problems: inout ProblemList
  ) {
    guard stored != journal else { return }
    func name(_ number: Int32) -> String? { names[number].isEmpty ? nil : names[number] }
    for (sum, value) in RunningSums.Flow.sums
    where stored[keyPath: value] != journal[keyPath: value] {
      problems.add(
        .activityDiffers(
          measure: names[key.measure], kind: names[key.kind], line: name(key.line),
          source: name(key.source), sum, stored: Money(cents: stored[keyPath: value]),
          journal: Money(cents: journal[keyPath: value])))
    }
  }
}
