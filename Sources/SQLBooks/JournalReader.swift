import Amounts
import Bookkeeping
import Funding
import StoreAPI

/// Reads entries with their postings and evidence.
struct JournalReader {
  /// What is read of an entry, in the order of ``Column``.
  private static let columns = """
    e.number, b.recorded_at, e.booked_on, e.kind, e.measure, e.line, e.source, e.amount, \
    e.eligible, e.eligible_given, e.reason, e.vat, e.voucher, e.voucher_on, e.paid_on, \
    e.counterparty, e.purpose, e.method, e.quantity, e.unit_rate, e.share, e.reference, \
    e.counts_on, e.text, e.reverses, r.number, e.settles
    """

  /// Where it comes from; a condition and an order follow.
  static let tables =
    "entry e JOIN batch b ON b.id = e.batch LEFT JOIN entry r ON r.reverses = e.number"

  private enum Column: Int32 {
    case number, recordedAt, bookedOn, kind, measure, line, source, amount, eligible
    case eligibleGiven, reason, vat, voucher, voucherOn, paidOn, counterparty, purpose
    case method, quantity, unitRate, share, reference, countsOn, text, reverses, reversedBy
    case settles
  }

  private let entries: any SQLStatement
  private let postings: any SQLStatement
  private let evidence: any SQLStatement
  /// Nil where no entry has any.
  private let facts: (any SQLStatement)?
  private let filed: any SQLStatement

  /// - Parameters:
  ///   - condition: what follows FROM: conditions over the entry `e`, and an order.
  ///   - lasting: outlives entries that are written meanwhile.
  ///   - bind: gives the condition's values.
  init(
    _ db: any SQLConnection, _ condition: String, lasting: Bool = false,
    bind: (any SQLStatement) -> Void = { _ in }
  ) throws(LedgerError) {
    let sql = "SELECT \(Self.columns) FROM \(Self.tables) \(condition)"
    entries = lasting ? try db.prepare(sql) : try db.walk(sql)
    postings = try db.prepare(
      "SELECT account, measure, item, party, amount FROM posting WHERE entry = ? ORDER BY line_no")
    evidence = try db.prepare(
      "SELECT name FROM entry_evidence WHERE entry = ? ORDER BY position")
    facts = try Self.facts(db, lasting: lasting)
    filed = try db.prepare("SELECT EXISTS (SELECT 1 FROM evidence WHERE entry = ?)")
    bind(entries)
  }

  /// A reader that ``record(_:)`` asks for single entries.
  init(single db: any SQLConnection) throws(LedgerError) {
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
        bookedOn: bookedOn, text: entries.text(Column.text.rawValue),
        postings: try postings(of: number))
    else { throw .damaged("entry \(number)") }
    let booking = try booking(number, bookedOn)
    let reverses = entries.optionalInteger(Column.reverses.rawValue)
    return JournalRecord(
      number: number, recordedAt: entries.text(Column.recordedAt.rawValue),
      booking: booking, eligible: Money(cents: integer(.eligible)),
      countsOn: try date(.countsOn), entry: entry,
      reverses: reverses,
      reversedBy: entries.optionalInteger(Column.reversedBy.rawValue),
      settles: entries.optionalInteger(Column.settles.rawValue),
      isFiled: booking.kind.isUnpaid ? try isFiled(reverses ?? number) : false)
  }

  private func isFiled(_ number: Int64) throws(LedgerError) -> Bool {
    filed.bind(1, number)
    defer { filed.reset() }
    return try filed.step() && filed.integer(0) == 1
  }

  private func booking(_ number: Int64, _ bookedOn: CalendarDate) throws(LedgerError) -> Booking {
    guard let kind = BookingKind(rawValue: entries.text(Column.kind.rawValue)) else {
      throw .damaged("entry \(number)")
    }
    let eligible = Money(cents: integer(.eligible)).magnitude
    return Booking(
      date: bookedOn, kind: kind, measure: entries.text(Column.measure.rawValue),
      line: text(.line), source: text(.source), amount: Money(cents: integer(.amount)).magnitude,
      eligible: integer(.eligibleGiven) == 1 ? eligible : nil, reason: text(.reason),
      vat: money(.vat), voucher: text(.voucher), voucherDate: try date(.voucherOn),
      paidOn: try date(.paidOn), counterparty: text(.counterparty), purpose: text(.purpose),
      method: try method(number), quantity: try fraction(.quantity), unitRate: money(.unitRate),
      share: try fraction(.share).map(Rate.init), evidence: try evidence(of: number),
      reference: text(.reference),
      facts: try told(of: number))
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

  /// A statement for the facts of an entry; nil where no entry of the ledger has any, as is usual:
  /// a journal is then read as fast as without.
  /// - Parameter lasting: some may be written before it is used.
  private static func facts(_ db: any SQLConnection, lasting: Bool) throws(LedgerError) -> (
    any SQLStatement
  )? {
    if !lasting {
      let any = try db.prepare("SELECT EXISTS (SELECT 1 FROM entry_fact)")
      guard try any.step(), any.integer(0) == 1 else { return nil }
    }
    return try db.prepare(
      "SELECT fact, value FROM entry_fact WHERE entry = ? ORDER BY position")
  }

  private func told(of number: Int64) throws(LedgerError) -> BookingFacts {
    var told = BookingFacts.none
    guard let facts else { return told }
    facts.bind(1, number)
    defer { facts.reset() }
    while try facts.step() {
      try FactText.set(facts.text(0), to: facts.text(1), in: &told, of: number)
    }
    return told
  }

  private func integer(_ column: Column) -> Int64 { entries.integer(column.rawValue) }

  private func text(_ column: Column) -> String? {
    entries.optionalText(column.rawValue)
  }

  private func money(_ column: Column) -> Money? {
    entries.optionalInteger(column.rawValue).map(Money.init(cents:))
  }

  private func date(_ column: Column) throws(LedgerError) -> CalendarDate? {
    try entries.optionalDate(column.rawValue)
  }

  private func fraction(_ column: Column) throws(LedgerError) -> Rational? {
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
