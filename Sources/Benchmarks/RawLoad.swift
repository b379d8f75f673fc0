import Amounts
import Bookkeeping
import Funding
import GRDBSQLite

/// The same rows through SQLite's C calls: the "base" schema, with neither foreign keys nor seals
/// nor balances. All values are in memory as bytes before the clock runs.
struct RawLoad {
  enum Failure: Error { case sqlite(Int32, String) }

  private enum Field {
    case none
    case integer(Int64)
    case text(start: Int, count: Int)
  }

  private var bytes: [UInt8] = []
  private var entries: [[Field]] = []
  private var postings: [[[Field]]] = []

  init(_ journal: GeneratedJournal) {
    for proposal in journal { add(proposal) }
  }

  private mutating func add(_ proposal: ProposedEntry) {
    let booking = proposal.booking
    entries.append([
      .integer(Int64(entries.count + 1)), .integer(1), integer(booking.date.yyyymmdd),
      text(booking.kind.rawValue), text(booking.measure), text(booking.line), text(booking.source),
      .integer(booking.amount.cents), .integer(proposal.eligible.cents),
      .integer(booking.eligible == nil ? 0 : 1), text(booking.reason),
      booking.vat.map { .integer($0.cents) } ?? .none, text(booking.voucher),
      integer(booking.voucherDate?.yyyymmdd), integer(booking.paidOn?.yyyymmdd),
      text(booking.counterparty), text(booking.purpose), text(booking.method?.rawValue),
      text(booking.quantity?.exactText), booking.unitRate.map { .integer($0.cents) } ?? .none,
      text(booking.share?.value.exactText), text(booking.reference),
      integer(proposal.countsOn?.yyyymmdd), text(proposal.entry.text),
    ])
    postings.append(
      proposal.entry.postings.map { posting in
        [
          .integer(Int64(entries.count)), text(posting.account), text(posting.measure),
          text(posting.item), text(posting.party), .integer(posting.amount.cents),
        ]
      })
  }

  private func integer(_ value: Int?) -> Field { value.map { .integer(Int64($0)) } ?? .none }

  private mutating func text(_ value: String?) -> Field {
    guard let value else { return .none }
    let start = bytes.count
    bytes.append(contentsOf: value.utf8)
    return .text(start: start, count: bytes.count - start)
  }

  var postingCount: Int { postings.reduce(0) { $0 + $1.count } }

  // MARK: Loading

  private static let schema = """
    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;
    CREATE TABLE entry (
      number INTEGER PRIMARY KEY, batch INTEGER NOT NULL,
      booked_on INTEGER NOT NULL CHECK (booked_on BETWEEN 19000101 AND 99991231),
      kind TEXT NOT NULL, measure TEXT NOT NULL, line TEXT, source TEXT,
      amount INTEGER NOT NULL CHECK (amount > 0), eligible INTEGER NOT NULL CHECK (eligible >= 0),
      eligible_given INTEGER NOT NULL, reason TEXT, vat INTEGER, voucher TEXT, voucher_on INTEGER,
      paid_on INTEGER, counterparty TEXT, purpose TEXT, method TEXT, quantity TEXT,
      unit_rate INTEGER, share TEXT, reference TEXT, counts_on INTEGER, text TEXT NOT NULL) STRICT;
    CREATE TABLE posting (
      id INTEGER PRIMARY KEY, entry INTEGER NOT NULL, account TEXT NOT NULL, measure TEXT NOT NULL,
      item TEXT NOT NULL, party TEXT, amount INTEGER NOT NULL CHECK (amount <> 0)) STRICT;
    CREATE INDEX posting_entry ON posting (entry);
    CREATE INDEX posting_account ON posting (account, amount);
    """

  /// Loads all rows in one transaction into a new file.
  func load(path: String) throws {
    var connection: OpaquePointer?
    guard sqlite3_open(path, &connection) == SQLITE_OK, let connection else {
      throw Failure.sqlite(SQLITE_CANTOPEN, path)
    }
    defer { sqlite3_close(connection) }
    try Self.execute(connection, Self.schema)
    try Self.execute(connection, "BEGIN IMMEDIATE")
    let entry = try Self.prepare(
      connection, "INSERT INTO entry VALUES (\(Self.marks(entries.first?.count ?? 0)))")
    defer { sqlite3_finalize(entry) }
    let posting = try Self.prepare(
      connection,
      "INSERT INTO posting (entry, account, measure, item, party, amount) VALUES (\(Self.marks(6)))"
    )
    defer { sqlite3_finalize(posting) }
    try bytes.withUnsafeBufferPointer { bytes in
      for (row, lines) in zip(entries, postings) {
        try Self.insert(row, bytes, entry, connection)
        for line in lines { try Self.insert(line, bytes, posting, connection) }
      }
    }
    try Self.execute(connection, "COMMIT")
  }

  private static func marks(_ count: Int) -> String {
    repeatElement("?", count: count).joined(separator: ",")
  }

  private static func insert(
    _ row: [Field], _ bytes: UnsafeBufferPointer<UInt8>, _ statement: OpaquePointer,
    _ connection: OpaquePointer
  ) throws {
    var column: Int32 = 1
    for field in row {
      switch field {
      case .none: sqlite3_bind_null(statement, column)
      case .integer(let value): sqlite3_bind_int64(statement, column, value)
      case .text(let start, let count):
        bytes.withMemoryRebound(to: CChar.self) { characters in
          _ = sqlite3_bind_text(
            statement, column, characters.baseAddress.map { $0 + start }, Int32(count), nil)
        }
      }
      column += 1
    }
    let code = sqlite3_step(statement)
    guard code == SQLITE_DONE else {
      throw Failure.sqlite(code, String(cString: sqlite3_errmsg(connection)))
    }
    sqlite3_reset(statement)
  }

  private static func prepare(_ connection: OpaquePointer, _ sql: String) throws -> OpaquePointer {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(connection, sql, -1, &statement, nil)
    guard code == SQLITE_OK, let statement else {
      throw Failure.sqlite(code, String(cString: sqlite3_errmsg(connection)))
    }
    return statement
  }

  static func execute(_ connection: OpaquePointer, _ sql: String) throws {
    let code = sqlite3_exec(connection, sql, nil, nil, nil)
    guard code == SQLITE_OK else {
      throw Failure.sqlite(code, String(cString: sqlite3_errmsg(connection)))
    }
  }
}
