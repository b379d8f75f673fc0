import Amounts
import Bookkeeping
import Funding
import GRDB

/// Entries as rows: how they are written, and how they are read back.
enum EntryRows {
  // MARK: Writing

  /// An entry about to be written.
  struct Draft {
    let number: Int64
    let booking: Booking
    /// Cents; below zero in a reversal.
    let eligible: Money
    let countsOn: CalendarDate?
    let entry: Entry
    var reverses: Int64?
    var settles: Int64?
  }

  static func write(
    _ draft: Draft, batch: Int64, with writer: inout SealedWriter
  ) throws(LedgerError) {
    let booking = draft.booking
    writer.begin(.entry)
    writer.append(draft.number)
    writer.append(batch)
    writer.append(date: draft.entry.bookedOn)
    writer.append(text: booking.kind.rawValue)
    writer.append(text: booking.measure)
    writer.append(text: booking.line)
    writer.append(text: booking.source)
    writer.append(draft.reverses == nil ? booking.amount : -booking.amount)
    writer.append(draft.eligible)
    writer.append(booking.eligible != nil)
    writer.append(text: booking.reason)
    writer.append(booking.vat)
    writer.append(text: booking.voucher)
    writer.append(date: booking.voucherDate)
    writer.append(date: booking.paidOn)
    writer.append(text: booking.counterparty)
    writer.append(text: booking.purpose)
    writer.append(text: booking.method?.rawValue)
    writer.append(text: booking.quantity?.exactText)
    writer.append(booking.unitRate)
    writer.append(text: booking.share?.value.exactText)
    writer.append(text: booking.reference)
    writer.append(date: draft.countsOn)
    writer.append(text: draft.entry.text)
    writer.append(draft.reverses)
    writer.append(draft.settles)
    var line: Int64 = 0
    for posting in draft.entry.postings {
      line += 1
      writer.beginPart(1)
      writer.append(draft.number)
      writer.append(line)
      writer.append(text: posting.account)
      writer.append(text: posting.measure)
      writer.append(text: posting.item)
      writer.append(text: posting.party)
      writer.append(posting.amount)
    }
    for (position, name) in booking.evidence.enumerated() {
      writer.beginPart(2)
      writer.append(draft.number)
      writer.append(Int64(position + 1))
      writer.append(text: name)
    }
    if booking.facts != .none { FactRows.write(booking.facts, of: draft.number, with: &writer) }
    try writer.finish(draft.number)
  }

  // MARK: Reading

  /// What ``JournalReader`` reads of an entry, in the order of ``Column``.
  static let columns = """
    e.number, b.recorded_at, e.booked_on, e.kind, e.measure, e.line, e.source, e.amount, \
    e.eligible, e.eligible_given, e.reason, e.vat, e.voucher, e.voucher_on, e.paid_on, \
    e.counterparty, e.purpose, e.method, e.quantity, e.unit_rate, e.share, e.reference, \
    e.counts_on, e.text, e.reverses, r.number, e.settles
    """

  /// Where they come from; a condition and an order follow.
  static let tables =
    "entry e JOIN batch b ON b.id = e.batch LEFT JOIN entry r ON r.reverses = e.number"

  enum Column: Int32 {
    case number, recordedAt, bookedOn, kind, measure, line, source, amount, eligible
    case eligibleGiven, reason, vat, voucher, voucherOn, paidOn, counterparty, purpose
    case method, quantity, unitRate, share, reference, countsOn, text, reverses, reversedBy
    case settles
  }
}

/// Reads entries with their postings and evidence.
struct JournalReader {
  private let entries: RawStatement
  private let postings: RawStatement
  private let evidence: RawStatement
  /// Nil where no entry has any.
  private let facts: RawStatement?
  private let filed: RawStatement

  /// - Parameters:
  ///   - condition: what follows FROM: conditions over the entry `e`, and an order.
  ///   - lasting: outlives entries that are written meanwhile.
  ///   - bind: gives the condition's values.
  init(
    _ db: Database, _ condition: String, lasting: Bool = false,
    bind: (RawStatement) -> Void = { _ in }
  ) throws(LedgerError) {
    entries = try RawStatement(
      db, "SELECT \(EntryRows.columns) FROM \(EntryRows.tables) \(condition)")
    postings = try RawStatement(
      db,
      "SELECT account, measure, item, party, amount FROM posting WHERE entry = ? ORDER BY line_no")
    evidence = try RawStatement(
      db, "SELECT name FROM entry_evidence WHERE entry = ? ORDER BY position")
    facts = try FactRows.reader(db, lasting: lasting)
    filed = try RawStatement(db, "SELECT EXISTS (SELECT 1 FROM evidence WHERE entry = ?)")
    bind(entries)
  }

  /// A reader that ``record(_:)`` asks for single entries.
  init(single db: Database) throws(LedgerError) {
    try self.init(db, "WHERE e.number = ?", lasting: true)
  }

  /// The entry `number`; nil where there is none. For a reader of single entries.
  func record(_ number: Int64) throws(LedgerError) -> JournalRecord? {
    entries.bind(1, number)
    defer { entries.reset() }
    return try next()
  }

  /// The next entry of the condition.
  /// - Throws: ``LedgerError/damaged(_:)`` where a value is none that was ever written.
  func next() throws(LedgerError) -> JournalRecord? {
    guard try entries.step() else { return nil }
    let number = integer(.number)
    guard let bookedOn = try date(.bookedOn),
      let entry = try? Entry(
        bookedOn: bookedOn, text: entries.text(EntryRows.Column.text.rawValue),
        postings: try postings(of: number))
    else { throw .damaged("entry \(number)") }
    let booking = try booking(number, bookedOn)
    let reverses = entries.optionalInteger(EntryRows.Column.reverses.rawValue)
    return JournalRecord(
      number: number, recordedAt: entries.text(EntryRows.Column.recordedAt.rawValue),
      booking: booking, eligible: Money(cents: integer(.eligible)),
      countsOn: try date(.countsOn), entry: entry,
      reverses: reverses,
      reversedBy: entries.optionalInteger(EntryRows.Column.reversedBy.rawValue),
      settles: entries.optionalInteger(EntryRows.Column.settles.rawValue),
      isFiled: booking.kind.isUnpaid ? try isFiled(reverses ?? number) : false)
  }

  private func isFiled(_ number: Int64) throws(LedgerError) -> Bool {
    filed.bind(1, number)
    defer { filed.reset() }
    return try filed.step() && filed.integer(0) == 1
  }

  private func booking(_ number: Int64, _ bookedOn: CalendarDate) throws(LedgerError) -> Booking {
    guard let kind = BookingKind(rawValue: entries.text(EntryRows.Column.kind.rawValue)) else {
      throw .damaged("entry \(number)")
    }
    let eligible = Money(cents: integer(.eligible)).magnitude
    return Booking(
      date: bookedOn, kind: kind, measure: entries.text(EntryRows.Column.measure.rawValue),
      line: text(.line), source: text(.source), amount: Money(cents: integer(.amount)).magnitude,
      eligible: integer(.eligibleGiven) == 1 ? eligible : nil, reason: text(.reason),
      vat: money(.vat), voucher: text(.voucher), voucherDate: try date(.voucherOn),
      paidOn: try date(.paidOn), counterparty: text(.counterparty), purpose: text(.purpose),
      method: try method(number), quantity: try fraction(.quantity), unitRate: money(.unitRate),
      share: try fraction(.share).map(Rate.init), evidence: try evidence(of: number),
      reference: text(.reference),
      facts: try facts.map { (rows) throws(LedgerError) in
        try FactRows.read(rows, of: number)
      } ?? .none)
  }

  private func postings(of number: Int64) throws(LedgerError) -> [Posting] {
    postings.bind(1, number)
    defer { postings.reset() }
    var result: [Posting] = []
    while try postings.step() {
      result.append(
        Posting(
          account: postings.text(0), measure: postings.text(1), item: postings.text(2),
          party: postings.optionalText(3), amount: Money(cents: postings.integer(4))))
    }
    return result
  }

  private func evidence(of number: Int64) throws(LedgerError) -> [String] {
    evidence.bind(1, number)
    defer { evidence.reset() }
    var result: [String] = []
    while try evidence.step() { result.append(evidence.text(0)) }
    return result
  }

  private func integer(_ column: EntryRows.Column) -> Int64 { entries.integer(column.rawValue) }

  private func text(_ column: EntryRows.Column) -> String? {
    entries.optionalText(column.rawValue)
  }

  private func money(_ column: EntryRows.Column) -> Money? {
    entries.optionalInteger(column.rawValue).map(Money.init(cents:))
  }

  private func date(_ column: EntryRows.Column) throws(LedgerError) -> CalendarDate? {
    guard let number = entries.optionalInteger(column.rawValue) else { return nil }
    guard let date = CalendarDate(yyyymmdd: Int(number)) else { throw .damaged("date \(number)") }
    return date
  }

  private func fraction(_ column: EntryRows.Column) throws(LedgerError) -> Rational? {
    guard let text = text(column) else { return nil }
    guard let value = Rational(text: text) else { throw .damaged("fraction \(text)") }
    return value
  }

  private func method(_ number: Int64) throws(LedgerError) -> ValuationMethod? {
    guard let text = text(.method) else { return nil }
    guard let method = ValuationMethod(rawValue: text) else { throw .damaged("entry \(number)") }
    return method
  }
}
