import Amounts
import Bookkeeping
import Funding
import GRDB

/// Posts entries within one transaction: checks each, writes it with its seal, and keeps the sums.
/// A trial does all of it but the writing, and needs a reading transaction only.
struct PostingRun {
  private let db: Database
  private let statements: StatementCache
  private let batch: Batch
  private let isTrial: Bool
  /// The batch's id once something was written; a run that books nothing leaves nothing.
  private var batchID: Int64?
  private var writer: SealedWriter
  private let first: Int64
  private var next: Int64
  private let lock: PeriodLock
  private var places: KnownPlaces
  private var references: KnownReferences
  private let importedBefore: ImportedFile?
  private var standing: StandingEntries
  private var repeats: [PostedRepeat] = []
  private var sums = RunningSums()
  /// The files that are kept with the entries.
  private var evidence: EvidenceRun
  private var refusals: [PostingRefusal] = []
  private var known = 0
  private var knownBookings = 0
  private var taken = 0
  /// How many versions of orders were recorded.
  private var ordered = 0
  private var previous = Decision.refused

  /// What became of a proposed entry.
  private enum Decision {
    case posted(Int64)
    case known(Int64)
    /// It repeats an entry and is left out.
    case leftOut
    case refused
  }

  /// - Parameter again: does not mind that the batch's file was imported before.
  init(
    _ db: Database, _ statements: StatementCache, action: Batch.Action = .post,
    info: BatchInfo? = nil, again: Bool = false, evidence: EvidenceRun = EvidenceRun(),
    act: Act, isTrial: Bool = false
  ) throws {
    self.isTrial = isTrial
    self.db = db
    self.evidence = evidence
    self.statements = statements
    batch = Batch(action: action, act: act, info: info)
    writer = try SealedWriter(db, statements, isTrial: isTrial)
    first = try db.nextID("entry", "number")
    next = first
    lock = try PeriodLock(db)
    places = try KnownPlaces(db, statements)
    references = KnownReferences(db, statements)
    standing = StandingEntries(db, before: first)
    importedBefore = again ? nil : try ImportedFile.find(info?.fileDigest, db)
  }

  mutating func post(_ proposals: some Sequence<ProposedEntry>) throws(LedgerError) {
    for proposal in proposals { try take(proposal) }
    try checkRefusals()
  }

  /// Posts one more entry; what is wrong with it is told by ``checkRefusals()``.
  mutating func take(
    _ proposal: ProposedEntry, _ rule: RepeatRule = .posted
  ) throws(LedgerError) {
    previous = try post(proposal, rule, at: taken)
    if case .known(let number) = previous {
      standing.take(number)
      known += 1
      let names = proposal.booking.evidence
      if try evidence.lacks(any: names, entry: number, db) {
        let isFirst = try EvidenceRun.hasNone(entry: number, db)
        try file(names, entry: number)
        if isFirst { try sums.addProof(of: number, db) }
      }
      if !proposal.settlesPrevious { knownBookings += 1 }
    }
    taken += 1
  }

  /// - Throws: ``LedgerError/refused(_:)`` with every entry that cannot be posted.
  func checkRefusals() throws(LedgerError) {
    guard refusals.isEmpty else { throw .refused(refusals) }
  }

  /// Writes the sums and tells what was posted.
  mutating func finish() throws(LedgerError) -> PostedRange {
    if !isTrial { try sums.flush(db, statements) }
    evidence.flush()
    return PostedRange(
      numbers: next > first ? first...next - 1 : nil, known: known,
      knownBookings: knownBookings, repeats: repeats, filed: evidence.filed, orders: ordered,
      head: writer.head)
  }

  // MARK: One entry

  private mutating func post(
    _ proposal: ProposedEntry, _ rule: RepeatRule, at index: Int
  ) throws(LedgerError) -> Decision {
    var settles = proposal.settles
    if proposal.settlesPrevious {
      switch previous {
      case .refused: return .refused
      case .leftOut:
        // The invoice was booked unpaid, and its row has since been given its payment: that is new.
        guard let number = repeats.last?.number, try isUnpaid(number) else { return .leftOut }
        settles = number
      case .known(let number): return try payment(proposal, of: number, at: index)
      case .posted(let number): settles = number
      }
    } else if let decision = try knownOrTaken(proposal, at: index) {
      return decision
    } else if rule != .posted,
      let number = try standing.entry(repeatedBy: proposal.booking)
    {
      guard rule == .leftOut else {
        refuse(index, .repeats(number))
        return .refused
      }
      repeats.append(PostedRepeat(index: index, number: number))
      return .leftOut
    }
    let count = refusals.count
    try check(proposal, at: index)
    if let number = proposal.settles { try checkSettles(number, by: proposal, at: index) }
    guard refusals.count == count else { return .refused }
    return .posted(
      try write(
        EntryRows.Draft(
          number: next, booking: proposal.booking, eligible: proposal.eligible,
          countsOn: proposal.countsOn, entry: proposal.entry, reverses: nil, settles: settles),
        activities: proposal.activities(
          isFiled: evidence.holds(anyOf: proposal.booking.evidence))))
  }

  /// Writes an entry and returns its number.
  mutating func write(
    _ draft: EntryRows.Draft, activities: [Activity]
  ) throws(LedgerError) -> Int64 {
    try EntryRows.write(draft, batch: try openBatch(), with: &writer)
    try sums.add(draft.entry)
    try sums.add(activities)
    if isTrial {
      references.add(
        JournalRecord(
          number: draft.number, recordedAt: batch.act.moment, booking: draft.booking,
          eligible: draft.eligible, countsOn: draft.countsOn, entry: draft.entry,
          reverses: draft.reverses, reversedBy: nil, settles: draft.settles))
    } else if sums.isLarge {
      try sums.flush(db, statements)
    }
    next = draft.number + 1
    if draft.reverses == nil, !evidence.isEmpty {
      try file(draft.booking.evidence, entry: draft.number)
    }
    return draft.number
  }

  /// Takes away the files that were brought for entries that are not posted after all.
  mutating func takeBackEvidence() { evidence.takeBack() }

  private mutating func file(_ names: [String], entry: Int64) throws(LedgerError) {
    guard !names.isEmpty else { return }
    try evidence.file(names, entry: entry, batch: try openBatch(), db, with: &writer)
  }

  /// The number of the next entry.
  var nextNumber: Int64 { next }

  private mutating func openBatch() throws(LedgerError) -> Int64 {
    if let batchID { return batchID }
    do {
      let id = try batch.write(db, with: &writer)
      batchID = id
      return id
    } catch {
      throw LedgerError(any: error, path: "")
    }
  }

  private mutating func refuse(_ index: Int, _ reason: PostingRefusal.Reason) {
    refusals.append(PostingRefusal(index: index, reason: reason))
  }

  // MARK: Checks

  /// Nil where the entry is new.
  private mutating func knownOrTaken(
    _ proposal: ProposedEntry, at index: Int
  ) throws(LedgerError) -> Decision? {
    guard let reference = proposal.booking.reference else {
      if let importedBefore, proposal.booking.kind != .payment {
        throw .importedBefore(importedBefore)
      }
      return nil
    }
    let earlier = try references.entries(reference)
    let sent = proposal.booking.asSent
    if let same = earlier.first(where: { $0.booking.asSent == sent }) {
      return .known(same.number)
    }
    guard let standing = earlier.first(where: { $0.reversedBy == nil }) else { return nil }
    refuse(index, .referenceTaken(reference, by: standing.number))
    return .refused
  }

  /// Whether an entry is an expense that nobody has paid.
  private mutating func isUnpaid(_ number: Int64) throws(LedgerError) -> Bool {
    guard let record = try JournalReader(single: db).record(number),
      record.booking.kind == .expense, record.booking.paidOn == nil
    else { return false }
    return try references.payments(of: number).isEmpty
  }

  /// The payment that came with an expense which is known.
  private mutating func payment(
    _ proposal: ProposedEntry, of number: Int64, at index: Int
  ) throws(LedgerError) -> Decision {
    let payments = try references.payments(of: number)
    if let same = payments.first(where: { $0.booking == proposal.booking }) {
      return .known(same.number)
    }
    refuse(index, .settledAlready(number, by: payments.first?.number ?? number))
    return .refused
  }

  private mutating func check(_ proposal: ProposedEntry, at index: Int) throws(LedgerError) {
    let booking = proposal.booking
    if let through = lock.closedThrough, !lock.isOpen(proposal.entry.bookedOn) {
      refuse(index, .closedPeriod(date: proposal.entry.bookedOn, through: through))
    }
    guard try places.has(measure: booking.measure) else {
      refuse(index, .unknownMeasure(booking.measure))
      return
    }
    try check(booking.line, of: booking.measure, at: index)
    try check(booking.source, of: booking.measure, at: index)
    for posting in proposal.entry.postings {
      if !places.has(account: posting.account) {
        refuse(index, .unknownAccount(posting.account))
      }
      if posting.item != booking.line, posting.item != booking.source {
        try check(posting.item, of: posting.measure, at: index)
      }
    }
    check(booking.quantity, at: index)
    check(booking.share?.value, at: index)
    check(booking.facts.discountOffered?.value, at: index)
    check(booking.facts.staffShare?.value, at: index)
  }

  private mutating func check(
    _ item: String?, of measure: String, at index: Int
  ) throws(LedgerError) {
    guard let item, try !places.has(item, measure: measure) else { return }
    refuse(index, .unknownItem(item, measure: measure))
  }

  /// What is stored has to be readable.
  private mutating func check(_ fraction: Rational?, at index: Int) {
    guard let text = fraction?.exactText, Rational(text: text) == nil else { return }
    refuse(index, .fractionTooLong(text))
  }

  /// What a payment pays is an expense that stands and is not paid; a credit note lowers one that
  /// stands.
  private mutating func checkSettles(
    _ number: Int64, by proposal: ProposedEntry, at index: Int
  ) throws(LedgerError) {
    guard let expense = try references.entry(number), expense.booking.kind == .expense,
      expense.reverses == nil
    else { return refuse(index, .settlesUnknown(number)) }
    if expense.reversedBy != nil { refuse(index, .settlesReversed(number)) }
    guard proposal.booking.kind == .payment else { return }
    if let payment = try references.payments(of: number).first(where: { $0.reversedBy == nil }) {
      refuse(index, .settledAlready(number, by: payment.number))
    }
  }

  // MARK: Orders

  /// Records orders; one that is known with this content is passed over.
  mutating func add(_ orders: [Order]) throws {
    for order in orders {
      let last = try Row.fetchOne(
        db,
        sql: """
          SELECT \(OrderRows.columns), c.version FROM commitment c WHERE order_id = ?
          ORDER BY version DESC LIMIT 1
          """, arguments: [order.id])
      if let last, try OrderRows.order(last) == order {
        known += 1
        knownBookings += 1
        continue
      }
      try OrderRows.write(
        order, version: (last?[12] ?? 0) + 1, id: try db.nextID("commitment"),
        batch: try openBatch(), with: &writer)
      ordered += 1
    }
  }

  // MARK: Settlements

  /// Keeps the settlements whose use of funds was posted, and what they were computed with.
  mutating func add(_ settlements: [BookedSettlement], basis: [ReferenceFile] = []) throws {
    guard !settlements.isEmpty else { return }
    let batch = try openBatch()
    for settlement in settlements {
      let ruleSet = try settlement.ruleSet.id(db, batch: batch, with: &writer)
      let id = try db.nextID("settlement")
      let entries = try Int64.fetchAll(
        db,
        sql: """
          SELECT number FROM entry WHERE number >= ? AND kind = ? AND source = ? ORDER BY number
          """,
        arguments: [first, BookingKind.recognise.rawValue, settlement.award])
      writer.begin(.settlement)
      writer.append(id)
      writer.append(batch)
      writer.append(text: settlement.award)
      writer.append(date: settlement.asOf)
      writer.append(settlement.entitled)
      writer.append(settlement.drawn)
      writer.append(ruleSet)
      writer.append(text: settlement.edition)
      for (position, entry) in entries.enumerated() {
        writer.beginPart(1)
        writer.append(id)
        writer.append(Int64(position + 1))
        writer.append(entry)
      }
      try writer.finish(id)
    }
    try basis.keep(db, batch: batch, with: &writer)
  }
}

extension PostingRun {
  /// Takes accounts that the ledger lacks, as its next act would; of a trial.
  mutating func adopt(_ new: [Account], _ act: Act) throws(LedgerError) {
    guard !new.isEmpty else { return }
    try new.adopt(db, act, with: &writer)
    places.add(accounts: new.map(\.number))
  }

  /// What each balance that a trial touched was and would be, by account, then measure.
  func balanceChanges() throws -> [BalanceChange] {
    var added: [[String]: Int64] = [:]
    for (key, sum) in sums.balances {
      let place = [sums.names[key.account], sums.names[key.measure]]
      let (cents, beyond) = (added[place] ?? 0).addingReportingOverflow(sum.debit - sum.credit)
      guard !beyond else { throw LedgerError.beyondLimit }
      added[place] = cents
    }
    return try added.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { place, cents in
      let before =
        try Int64.fetchOne(
          db,
          sql: "SELECT sum(debit) - sum(credit) FROM balance WHERE account = ? AND measure = ?",
          arguments: [place[0], place[1]]) ?? 0
      return BalanceChange(
        account: place[0], measure: place[1], before: Money(cents: before),
        after: try Money(cents: before) + Money(cents: cents))
    }
  }
}

extension PostingRun {
  /// Keeps the account statements that something was booked from; those that are known already are
  /// left out.
  mutating func add(_ bankStatements: [StoredStatement]) throws {
    guard next > first else { return }
    for statement in bankStatements where try !statement.isKnown(db) {
      try statement.write(db, batch: try openBatch(), with: &writer)
    }
  }
}

extension PeriodLock {
  /// The lock as it stands.
  init(_ db: Database) throws {
    let day = try Int.fetchOne(db, sql: "SELECT max(through_on) FROM period_close")
    self.init(closedThrough: day.flatMap(CalendarDate.init(yyyymmdd:)))
  }
}
