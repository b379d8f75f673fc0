import Amounts
import Bookkeeping
import Funding
import StoreAPI

/// Posts entries within one transaction: checks each, writes it with its seal, and keeps the sums.
/// A trial does all of it but the writing, and needs a reading transaction only.
struct PostingRun {
  let book: any BookReading
  /// Nil for a trial.
  private let writing: (any BookWriting)?
  /// What a trial would have booked.
  let tried: TriedEntries
  private let batch: Batch
  /// The batch's id once something was written; a run that books nothing leaves nothing.
  private var batchID: Int64?
  var writer: SealedWriter
  let first: Int64
  var next: Int64
  private let lock: PeriodLock
  var places: KnownPlaces
  private let importedBefore: ImportedFile?
  private var standing: StandingEntries
  private var repeats: [PostedRepeat] = []
  private var takenBack: [PostedReversal] = []
  var sums = RunningSums()
  /// The files that are kept with the entries.
  private var evidence: EvidenceRun
  private var refusals: [PostingRefusal] = []
  /// Entries that resemble some of the ledger, which may turn out to be there by another row.
  private var doubts: [(index: Int, numbers: [Int64])] = []
  private var known = 0
  private var knownBookings = 0
  private var taken = 0
  /// How many versions of orders were recorded.
  private var ordered = 0
  /// The last version of each of them.
  private var orderVersions: [String: OrderVersion] = [:]
  private var previous = Decision.refused
  /// What of it needs a second person.
  private var withheld: Withheld

  /// - Parameter again: does not mind that the batch's file was imported before.
  init(
    _ book: any BookWriting, action: Batch.Action = .post, info: BatchInfo? = nil,
    again: Bool = false, evidence: EvidenceRun = EvidenceRun(), act: Act
  ) throws(LedgerError) {
    try self.init(
      reading: book, writing: book, action: action, info: info, again: again, evidence: evidence,
      act: act)
  }

  /// - Parameter writing: nil for a trial.
  init(
    reading book: any BookReading, writing: (any BookWriting)?, action: Batch.Action = .post,
    info: BatchInfo? = nil, again: Bool = false, evidence: EvidenceRun = EvidenceRun(),
    tried: TriedEntries = TriedEntries(), act: Act
  ) throws(LedgerError) {
    (self.book, self.writing, self.tried) = (book, writing, tried)
    self.evidence = evidence
    batch = Batch(action: action, act: act, info: info)
    writer = try SealedWriter(reading: book, writing: writing)
    first = try writer.nextID(of: .entry)
    next = first
    lock = try book.periodLock()
    places = try KnownPlaces(book)
    withheld = Withheld(by: try writing == nil ? nil : book.fourEyes(for: act))
    standing = StandingEntries(book, before: first)
    importedBefore =
      try again
      ? nil
      : info?.fileDigest.flatMap { (digest) throws(LedgerError) in try book.importedFile(digest) }
  }

  mutating func post(_ proposals: some Sequence<ProposedEntry>) throws(LedgerError) {
    for proposal in proposals { try take(proposal) }
    try checkRefusals()
  }

  /// Posts one more entry; what is wrong with it is told by ``checkRefusals()``.
  /// - Returns: whether it is new.
  @discardableResult
  mutating func take(
    _ proposal: ProposedEntry, _ rule: RepeatRule = .posted
  ) throws(LedgerError) -> Bool {
    previous = try post(proposal, rule, at: taken)
    let found: (number: Int64, names: [String])? =
      switch previous {
      case .known(let number): (number, proposal.booking.evidence)
      case .proven(let number, let names): (number, names)
      case .posted, .leftOut, .takenBack, .refused: nil
      }
    if let (number, names) = found {
      standing.take(number)
      known += 1
      if try evidence.lacks(any: names, entry: number, book) {
        let isFirst = try EvidenceRun.hasNone(entry: number, book)
        try file(names, entry: number)
        if isFirst { try sums.addProof(of: number, book) }
      }
      if !proposal.settlesPrevious, !proposal.isFurther { knownBookings += 1 }
    }
    taken += 1
    if case .posted = previous { return true }
    return false
  }

  /// - Throws: ``LedgerError/refused(_:)`` with every entry that cannot be posted.
  mutating func checkRefusals() throws(LedgerError) {
    for (index, numbers) in doubts {
      if let number = numbers.first(where: { !standing.isFound($0) }) {
        refuse(index, .resembles(number))
      }
    }
    doubts = []
    guard refusals.isEmpty else { throw .refused(refusals) }
  }

  /// Writes the sums and tells what was posted.
  mutating func finish() throws(LedgerError) -> PostedRange {
    try withheld.check()
    if let writing { try sums.flush(to: writing) }
    evidence.flush()
    return PostedRange(
      numbers: next > first ? first...next - 1 : nil, known: known,
      knownBookings: knownBookings, repeats: repeats, takenBack: takenBack,
      filed: evidence.filed, orders: ordered, head: writer.head)
  }

  // MARK: One entry

  private mutating func post(
    _ proposal: ProposedEntry, _ rule: RepeatRule, at index: Int
  ) throws(LedgerError) -> Decision {
    var settles = proposal.settles
    if proposal.settlesPrevious {
      switch previous {
      case .refused: return .refused
      case .takenBack: return .takenBack
      case .leftOut:
        // The invoice was booked unpaid, and its row has since been given its payment: that is new.
        guard let number = repeats.last?.number, try isUnpaid(number) else { return .leftOut }
        settles = number
      case .known(let number), .proven(let number, _):
        let decision = try payment(proposal, of: number, rule, at: index)
        // Of the row it is this that is told.
        if case .takenBack = decision { (known, knownBookings) = (known - 1, knownBookings - 1) }
        return decision
      case .posted(let number): settles = number
      }
    } else if let decision = try knownOrTaken(proposal, rule, at: index) {
      return decision
    } else if rule != .posted,
      let record = try standing.entry(repeatedBy: proposal.booking)
    {
      guard rule != .asked else {
        refuse(index, .repeats(record.number))
        return .refused
      }
      return try leaveOut(proposal, as: record.number, at: index)
    } else if rule != .posted {
      let numbers = try standing.entries(
        resembledBy: proposal.booking, isGrowing: rule != .asked)
      if rule == .same {
        guard let number = numbers.first else {
          refuse(index, .resemblesNothing)
          return .refused
        }
        standing.take(number)
        return try leaveOut(proposal, as: number, at: index)
      }
      if !numbers.isEmpty { doubts.append((index, numbers)) }
    }
    return try write(proposal, settling: settles, at: index)
  }

  /// Posts an entry if nothing is wrong with it.
  private mutating func write(
    _ proposal: ProposedEntry, settling settles: Int64?, at index: Int
  ) throws(LedgerError) -> Decision {
    let count = refusals.count
    try check(proposal, at: index)
    // What was posted a moment ago needs no second look.
    if let settles, settles < first || !proposal.settlesPrevious {
      try checkSettles(settles, by: proposal, at: index)
    }
    guard refusals.count == count else { return .refused }
    return .posted(
      try write(
        EntryRows.Draft(
          number: next, booking: proposal.booking, eligible: proposal.eligible,
          countsOn: proposal.countsOn, entry: proposal.entry, reverses: nil, settles: settles),
        activities: proposal.activities(
          isFiled: evidence.holds(anyOf: proposal.booking.evidence))))
  }

  /// Leaves out what stands in the ledger already; a row that has since been given the day of its
  /// payment is booked as that.
  private mutating func leaveOut(
    _ proposal: ProposedEntry, as number: Int64, at index: Int
  ) throws(LedgerError) -> Decision {
    repeats.append(PostedRepeat(index: index, number: number))
    guard try isUnpaid(number), let record = try entry(number),
      let payment = try payment(proposal, completing: record)
    else { return .leftOut }
    guard try settlements(of: number).isEmpty else {
      // What a credit note lowers is not what the row says: somebody has to say what was paid.
      refuse(index, .repeats(number))
      return .refused
    }
    return try write(payment, settling: number, at: index)
  }

  /// Writes an entry and returns its number.
  mutating func write(
    _ draft: EntryRows.Draft, activities: [Activity]
  ) throws(LedgerError) -> Int64 {
    try EntryRows.write(draft, batch: try openBatch(), with: &writer)
    try withheld.see(draft, after: first, book)
    try sums.add(draft.entry)
    try sums.add(activities)
    if let writing {
      if sums.isLarge { try sums.flush(to: writing) }
    } else {
      tried.append(
        JournalRecord(
          number: draft.number, recordedAt: batch.act.moment, booking: draft.booking,
          eligible: draft.eligible, countsOn: draft.countsOn, entry: draft.entry,
          reverses: draft.reverses, reversedBy: nil, settles: draft.settles))
    }
    next = draft.number + 1
    if draft.reverses == nil, !evidence.isEmpty {
      try file(draft.booking.evidence, entry: draft.number)
    }
    return draft.number
  }

  private mutating func file(_ names: [String], entry: Int64) throws(LedgerError) {
    guard !names.isEmpty else { return }
    try evidence.file(names, entry: entry, batch: try openBatch(), book, with: &writer)
  }

  mutating func openBatch() throws(LedgerError) -> Int64 {
    if let batchID { return batchID }
    let id = try batch.write(with: &writer)
    batchID = id
    return id
  }

  private mutating func refuse(_ index: Int, _ reason: PostingRefusal.Reason) {
    refusals.append(PostingRefusal(index: index, reason: reason))
  }

  // MARK: Checks

  /// Nil where the entry is new, or booked again after it was taken back.
  private mutating func knownOrTaken(
    _ proposal: ProposedEntry, _ rule: RepeatRule, at index: Int
  ) throws(LedgerError) -> Decision? {
    guard let reference = proposal.booking.reference else {
      if let importedBefore, proposal.booking.kind != .payment {
        throw .importedBefore(importedBefore)
      }
      return nil
    }
    let earlier = try entries(reference)
    let sent = proposal.booking.asSent
    let same = earlier.filter { $0.booking.asSent == sent }
    if let known = same.first(where: { $0.reversedBy == nil }) { return .known(known.number) }
    let stands = earlier.first { $0.reversedBy == nil }
    if let gone = same.last {
      // What was corrected has its reference, too: it is known by what stands in its place.
      return stands == nil ? leaveTakenBack(gone, rule, at: index) : .known(gone.number)
    }
    guard let standing = stands else { return nil }
    if sent.proves(standing.booking.asSent) {
      let before = standing.booking.evidence
      let later = sent.evidence.filter { evidence.holds(anyOf: [$0]) && !before.contains($0) }
      return .proven(standing.number, before + later)
    }
    if sent.tellsPayment(of: standing.booking) {
      guard let payment = try payment(proposal, completing: standing) else {
        // It comes next.
        return .known(standing.number)
      }
      return try self.payment(payment, of: standing.number, rule, at: index)
    }
    refuse(index, .referenceTaken(reference, by: standing.number))
    return .refused
  }

  /// Nil where somebody says that what was taken back is booked again.
  private mutating func leaveTakenBack(
    _ record: JournalRecord, _ rule: RepeatRule, at index: Int
  ) -> Decision? {
    guard rule != .posted, let by = record.reversedBy else { return nil }
    takenBack.append(PostedReversal(index: index, number: record.number, by: by))
    return .takenBack
  }

  /// The payment that came with an expense which is known.
  private mutating func payment(
    _ proposal: ProposedEntry, of number: Int64, _ rule: RepeatRule, at index: Int
  ) throws(LedgerError) -> Decision {
    let earlier = try book.records(.settling(number)) + tried.settlements(of: number)
    let payments = earlier.filter { $0.booking.kind == .payment }
    let paying = payments.first { $0.reversedBy == nil }
    if let same = payments.last(where: { $0.booking == proposal.booking }) {
      guard paying == nil else { return .known(same.number) }
      if let decision = leaveTakenBack(same, rule, at: index) { return decision }
    }
    // The expense was booked unpaid, and its row has since been given its payment.
    if let standing = paying {
      refuse(index, .settledAlready(number, by: standing.number))
      return .refused
    }
    return try write(proposal, settling: number, at: index)
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

  /// What a payment pays is an expense that stands and of which as much is open; a credit note
  /// lowers one that stands.
  private mutating func checkSettles(
    _ number: Int64, by proposal: ProposedEntry, at index: Int
  ) throws(LedgerError) {
    guard let expense = try entry(number), expense.booking.kind == .expense,
      expense.reverses == nil
    else { return refuse(index, .settlesUnknown(number)) }
    if expense.reversedBy != nil { refuse(index, .settlesReversed(number)) }
    guard proposal.booking.kind == .payment else { return }
    let open = try open(expense)
    guard proposal.booking.amount > open.left else { return }
    if let last = open.payments.last, open.left <= .zero {
      refuse(index, .settledAlready(number, by: last.number))
    } else {
      refuse(index, .paysTooMuch(number, open: open.left))
    }
  }

  /// Records orders; one that is known with this content is passed over.
  mutating func add(_ orders: [Order]) throws(LedgerError) {
    for order in orders {
      var last = orderVersions[order.id]
      if last == nil { last = try book.orderVersions(order.id).last }
      if last?.order == order {
        known += 1
        knownBookings += 1
        continue
      }
      let new = OrderVersion(order: order, version: (last?.version ?? 0) + 1)
      try OrderRows.write(
        order, version: new.version, id: try writer.nextID(of: .commitment),
        batch: try openBatch(), with: &writer)
      withheld.see(order, before: last?.order)
      orderVersions[order.id] = new
      ordered += 1
    }
  }
}
