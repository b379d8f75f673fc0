import Funding
import GRDB

/// Finds what is in the ledger by reference and number.
struct KnownReferences {
  private let db: Database
  private let statements: StatementCache
  private var reader: JournalReader?
  /// What a trial would have booked.
  private var tried: [JournalRecord] = []

  init(_ db: Database, _ statements: StatementCache) {
    self.db = db
    self.statements = statements
  }

  /// Takes an entry of a trial for one of the ledger.
  mutating func add(_ record: JournalRecord) { tried.append(record) }

  /// What was booked with the reference; reversals left out.
  mutating func entries(_ reference: String) throws(LedgerError) -> [JournalRecord] {
    let numbers = try statements.statement(
      db, "SELECT number FROM entry WHERE reference = ? AND reverses IS NULL ORDER BY number")
    numbers.bind(1, copying: reference)
    return try records(numbers) + tried.filter { $0.booking.reference == reference }
  }

  /// What paid the expense `number`, reversed payments included.
  mutating func payments(of number: Int64) throws(LedgerError) -> [JournalRecord] {
    let numbers = try statements.statement(
      db,
      """
      SELECT number FROM entry
      WHERE settles = ? AND reverses IS NULL AND kind = 'payment' ORDER BY number
      """)
    numbers.bind(1, number)
    return try records(numbers)
      + tried.filter { $0.settles == number && $0.booking.kind == .payment }
  }

  mutating func entry(_ number: Int64) throws(LedgerError) -> JournalRecord? {
    try openReader().record(number) ?? tried.first { $0.number == number }
  }

  private mutating func records(_ numbers: RawStatement) throws(LedgerError) -> [JournalRecord] {
    defer { numbers.reset() }
    var records: [JournalRecord] = []
    while try numbers.step() {
      if let record = try openReader().record(numbers.integer(0)) { records.append(record) }
    }
    return records
  }

  /// Most bookings have no reference and need none.
  private mutating func openReader() throws(LedgerError) -> JournalReader {
    if let reader { return reader }
    let fresh = try JournalReader(single: db)
    reader = fresh
    return fresh
  }
}
