import Amounts
import Bookkeeping
import Foundation
import Funding
import GRDBSQLite
import LedgerStore
import TestSupport

/// One measured piece of work. Each runs in a process of its own, so that its peak memory is its
/// own.
enum Work: String, CaseIterable {
  /// The entries made up, checked and turned into postings, but not stored: a part of
  /// ``ledgerImport``.
  case generate
  /// The rows through SQLite's C calls.
  case rawImport = "raw-import"
  /// The same entries posted to a ledger: checked, sealed, with foreign keys and balances.
  case ledgerImport = "ledger-import"
  /// Every posting read once, joined to its entry.
  case rawCursor = "raw-cursor"
  /// The whole chain proved.
  case verify
  /// 300 entries through SQLite's C calls, each durable.
  case rawSingles = "raw-singles"
  /// 300 entries recorded in a ledger, each durable.
  case ledgerSingles = "ledger-singles"
  /// All sums that a status needs, of all measures.
  case activities
  /// All balances.
  case balances
  /// 1,000 measures settled, without a rule.
  case settle
  /// 1,000 measures settled, with all rules.
  case assess
  /// A list of as many vouchers with ten cells each, through libxlsxwriter's own C calls in
  /// constant-memory mode.
  case rawVouchers = "raw-vouchers"
  /// The same list by our renderer.
  case vouchers
  /// A list of ten times as many: ten times the rows may take eleven times the time.
  case vouchersTenfold = "vouchers-10x"

  static let singles = 300

  /// The work that this one is compared with.
  var baseline: Work? {
    switch self {
    case .ledgerImport: .rawImport
    case .verify: .rawCursor
    case .ledgerSingles: .rawSingles
    case .assess: .settle
    case .vouchers: .rawVouchers
    default: nil
    }
  }

  /// The work that this one does ten times.
  var tenth: Work? { self == .vouchersTenfold ? .vouchers : nil }

  /// Work that is measured together with its baseline, several times in turn: the best of each
  /// counts, because the two differ by less than what a machine's other work does.
  var takesTurns: Bool { self == .rawVouchers || self == .vouchers }

  /// Does the work and measures it, without what has to be prepared for it.
  func run(entries: Int, folder: URL) throws -> Measured {
    let raw = folder.appending(path: "raw.sqlite").path
    let path = folder.appending(path: "foerderbuch.sqlite").path
    switch self {
    case .generate:
      let journal = try GeneratedJournal(count: entries)
      return Measured {
        var sum: Int64 = 0
        for proposal in journal { sum &+= proposal.eligible.cents }
        withExtendedLifetime(sum) {}
      }
    case .rawImport:
      let load = RawLoad(try GeneratedJournal(count: entries))
      return try Measured { try load.load(path: raw) }
    case .rawSingles:
      return try Self.rawSingles(path: folder.appending(path: "singles.sqlite").path)
    case .ledgerImport:
      let journal = try GeneratedJournal(count: entries)
      let ledger = try Ledger.create(at: path)
      try ledger.adopt(SampleBooks.chart(), act: SampleBooks.act)
      _ = try ledger.apply(
        (1...GeneratedJournal.projects).map { try SampleBooks.project($0) },
        act: SampleBooks.act)
      return try Measured {
        _ = try ledger.post(journal, act: SampleBooks.act)
        try ledger.close()
      }
    case .ledgerSingles:
      let ledger = try Ledger.open(at: path)
      let proposals = try Self.singleEntries()
      return try Measured {
        for proposal in proposals {
          _ = try ledger.post(CollectionOfOne(proposal), act: SampleBooks.act)
        }
      }
    case .rawCursor: return try Measured { try Self.readPostings(path: path) }
    case .verify:
      return try Measured { _ = try Ledger.open(at: path, .readOnly).verify() }
    case .activities:
      return try Measured {
        let ledger = try Ledger.open(at: path, .readOnly)
        var count = 0
        try ledger.activities { _, activities in count += activities.count }
      }
    case .settle:
      let work = try StatusWork()
      return try Measured { try work.settle() }
    case .assess:
      let work = try StatusWork()
      return try Measured { try work.assess() }
    case .rawVouchers, .vouchers, .vouchersTenfold:
      let work = VoucherWork(rows: tenth == nil ? entries : 10 * entries)
      let target = folder.appending(path: "vouchers.xlsx").path
      return try Measured {
        if self == .rawVouchers {
          try work.writeRaw(to: target)
        } else {
          try work.write(to: target)
        }
      }
    case .balances:
      return try Measured { _ = try Ledger.open(at: path, .readOnly).trialBalance() }
    }
  }

  /// Entries that can be posted one by one.
  private static func singleEntries() throws -> [ProposedEntry] {
    try Array(GeneratedJournal(count: singles).lazy.filter { !$0.settlesPrevious })
  }

  private static func connect(_ path: String) throws -> OpaquePointer {
    var connection: OpaquePointer?
    guard sqlite3_open(path, &connection) == SQLITE_OK, let connection else {
      throw RawLoad.Failure.sqlite(SQLITE_CANTOPEN, path)
    }
    return connection
  }

  private static func rawSingles(path: String) throws -> Measured {
    let connection = try connect(path)
    defer { sqlite3_close(connection) }
    try RawLoad.execute(
      connection,
      """
      PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE entry (number INTEGER PRIMARY KEY, measure TEXT, amount INTEGER) STRICT;
      CREATE TABLE posting (entry INTEGER, account TEXT, amount INTEGER) STRICT;
      """)
    let statements = try singleEntries().map { proposal in
      let postings = proposal.entry.postings.map {
        "INSERT INTO posting VALUES (1, '\($0.account)', \($0.amount.cents));"
      }
      return "BEGIN IMMEDIATE; INSERT INTO entry (measure, amount) VALUES "
        + "('\(proposal.booking.measure)', \(proposal.booking.amount.cents)); "
        + postings.joined() + " COMMIT"
    }
    return try Measured { for sql in statements { try RawLoad.execute(connection, sql) } }
  }

  private static func readPostings(path: String) throws {
    let connection = try connect(path)
    defer { sqlite3_close(connection) }
    var statement: OpaquePointer?
    sqlite3_prepare_v2(
      connection,
      """
      SELECT e.number, e.booked_on, e.kind, e.text, p.account, p.measure, p.item, p.amount
      FROM entry e JOIN posting p ON p.entry = e.number ORDER BY e.number, p.line_no
      """, -1, &statement, nil)
    defer { sqlite3_finalize(statement) }
    var sum: Int64 = 0
    while sqlite3_step(statement) == SQLITE_ROW {
      for column in [Int32(3), 4, 5, 6] {
        sum &+= Int64(sqlite3_column_text(statement, column)?[0] ?? 0)
      }
      sum &+= sqlite3_column_int64(statement, 7)
    }
  }
}
