public import Amounts
public import Bookkeeping
public import Funding

/// The questions that a store answers, all of one transaction about one state.
///
/// Sums and lists come from the store itself, apart from the entries one by one: reports compare
/// the two ways. Streams hand over one row at a time, so that memory does not grow with the ledger;
/// their `body` may ask on.
public protocol BookReading: AnyObject {
  // MARK: The chain

  func chainEnd() throws(LedgerError) -> ChainEnd
  /// The place of a seal; nil where no record has it.
  func sequence(of seal: Digest256) throws(LedgerError) -> Int64?
  /// Seals in the order of the chain.
  /// - Parameter range: those wanted, by how many come before them.
  func seals(_ range: Range<Int64>, _ body: (StoredSeal) throws -> Void) throws
  /// The latest moment that any act of recording tells, ISO 8601 in UTC; empty where there is none.
  func latestMoment() throws(LedgerError) -> String
  /// How many acts of recording, and seals, there are.
  func recordCounts() throws(LedgerError) -> (batches: Int, seals: Int)
  /// How many seals each kind of record has, and its last one; in the order of the kinds' names.
  func lastSeals() throws(LedgerError) -> [(count: Int, last: StoredSeal)]
  /// All records of a kind with their parts, in the order of their seals.
  /// - Parameter measures: only what reports on these rest on: their entries with evidence and
  ///   orders, all projects, so that none gets out of sight by being changed, and all submissions
  ///   with when they were recorded; nil: everything.
  func records(
    _ kind: SealedRecord, ofMeasures measures: [String]?
  ) throws(LedgerError) -> any SealedCursor

  // MARK: Records

  /// The key of the last record of a kind; 0 where there is none.
  func lastID(of kind: SealedRecord) throws(LedgerError) -> Int64
  /// Rows of a sealed table, in the order of their keys.
  func rows(_ query: RowQuery, _ body: (StoredRow) throws -> Void) throws

  // MARK: Entries

  func entry(_ number: Int64) throws(LedgerError) -> JournalRecord?
  /// The numbers of the entries that a question is about, in order.
  func entries(_ query: EntryQuery) throws(LedgerError) -> [Int64]
  /// The expenses above a number that name a voucher, and the voucher; reversals left out.
  func expenseVouchers(
    after number: Int64, _ body: (_ number: Int64, _ voucher: String) -> Void
  ) throws(LedgerError)
  func journal(_ filter: JournalFilter, _ body: (JournalRecord) throws -> Void) throws
  /// What tells the entries of a measure that stand, of those before `end`, and by which hashes
  /// those are found that resemble them (``Booking/resemblances``).
  func likenesses(
    measure: String, before end: Int64, _ body: (Int64, Booking.Likeness, [Int]) -> Void
  ) throws(LedgerError)
  /// The last import of a file of this digest of which something stands.
  func importedFile(_ digest: Digest256) throws(LedgerError) -> ImportedFile?

  // MARK: Who is who

  /// The project that a project, measure or award belongs to, for ever; nil for an unknown id.
  func project(of kind: Identity.Kind, _ id: String) throws(LedgerError) -> String?
  /// The plan lines, sources and awards that a measure ever had; nil for an unknown one.
  func items(ofMeasure id: String) throws(LedgerError) -> Set<String>?
  func measures() throws(LedgerError) -> [String]
  /// The keys of the versions that hold on a day, one for each project, in the order of their ids;
  /// of two versions for the same day it is the one recorded later.
  /// - Parameter day: nil: all amendments hold, also those of a day to come.
  func projectVersions(asOf day: CalendarDate?) throws(LedgerError) -> [Int64]
  func projectIdentities() throws(LedgerError) -> [ProjectIdentity]
  /// Whether something was ever booked on a project.
  func isBooked(project: String) throws(LedgerError) -> Bool
  /// How many entries stand that name a measure and, where they are given, a plan line or source.
  func standing(measure: String, line: String?, source: String?) throws(LedgerError) -> Int

  // MARK: Sums

  /// Debit and credit of every account and measure.
  /// - Parameters:
  ///   - month: what is booked in the months up to this one, such as 202606.
  ///   - days: what is booked on these days as well.
  func trialBalance(
    through month: Int, and days: DateRange?
  ) throws(LedgerError) -> [TrialBalance.Row]
  /// Debit less credit of an account and measure.
  func balance(account: String, measure: String) throws(LedgerError) -> Money
  /// The balances as they are kept, by account, measure and month.
  func balances(_ body: (BalanceRow) throws -> Void) throws
  /// The activities as they are kept, in the order of their keys.
  /// - Parameter measure: nil for all.
  func activities(measure: String?, _ body: (Activity) throws -> Void) throws
  /// Debit less credit, cents, on accounts for one item of a measure.
  func posted(
    on accounts: [String], item: String, measure: String
  ) throws(LedgerError) -> Money
  func bookedSums(
    measure: String, bookedThrough: CalendarDate, countedThrough: CalendarDate, upTo: Int64,
    told: ListedFact?
  ) throws(LedgerError) -> [BookedSum]
  /// How many expenses with an eligible part are open on a day, and what is eligible of them.
  func openSums(
    measure: String, asOf date: CalendarDate
  ) throws(LedgerError) -> (count: Int, eligible: Money)
  func postingSums(_ filter: ListFilter) throws(LedgerError) -> [PostingSum]
  func voucherSums(_ filter: VoucherFilter) throws(LedgerError) -> [VoucherSum]
  func entrySums(
    _ filter: ListFilter
  ) throws(LedgerError) -> (count: Int, amount: Money, eligible: Money, postings: Int)
  func kindSums(_ filter: ListFilter) throws(LedgerError) -> [KindSum]
  func orderSums(
    _ filter: ListFilter
  ) throws(LedgerError) -> (count: Int, value: Money, vat: Money, invoiced: Money)
  /// Invoices less credit notes by the order and the payee that they name.
  func invoiced(
    through day: CalendarDate?
  ) throws(LedgerError) -> [String: [OrderStanding.Invoiced]]

  // MARK: Lists. A range is that of the rows wanted, from 0.

  func entryLines(
    _ filter: ListFilter, _ range: Range<Int>, _ body: (EntryLine) throws -> Void
  ) throws
  func vouchers(
    _ filter: VoucherFilter, _ range: Range<Int>, _ body: (EntryLine) throws -> Void
  ) throws
  /// Who is named as payee or payer by entries above a number that stand, with the latest such
  /// entry; the latest first, and no more than `count`.
  /// - Parameter kind: nil: of all kinds.
  func parties(
    of kind: BookingKind?, after number: Int64, _ count: Int
  ) throws(LedgerError) -> [(name: String, last: Int64)]
  /// The numbers of the entries of a list of vouchers, with the day by which they stand in order of
  /// time, such as 20260630.
  func voucherDays(
    _ filter: VoucherFilter, _ body: (_ entry: Int64, _ day: Int64) -> Void
  ) throws(LedgerError)
  func postings(
    of account: String, _ filter: ListFilter, by order: PostingLine.Order, _ range: Range<Int>,
    _ body: (PostingLine) throws -> Void
  ) throws
  func batches(_ range: Range<Int>, _ body: (BatchLine) throws -> Void) throws
  /// Who recorded; last those of whom the ledger was not told.
  func recorders() throws(LedgerError) -> [RecorderLine]
  /// What proves entries, by entry and place: the names they gave with what is kept for them, and
  /// what was filed without a name.
  /// - Parameter entry: nil for all.
  func evidence(of entry: Int64?, _ body: (StoredEvidence) throws -> Void) throws

  // MARK: Exports

  /// The rows of a table that is handed out.
  /// - Parameter name: the file of its query in `Schemas`, such as `exports/02-buchungen.sql`.
  func table(_ name: String, _ body: ([StoredValue]) throws -> Void) throws

  // MARK: Proof

  /// Looks for what no record tells of: changed tables, triggers and migrations, and names that no
  /// record uses or that are missing.
  /// - Parameters:
  ///   - deep: also looks at every reference and every page, and asks the auditor's queries.
  ///   - found: gets each problem.
  func examine(deep: Bool, _ found: (VerificationProblem) -> Void) throws
}

/// What a store writes, within one transaction. It checks nothing but its own constraints.
public protocol BookWriting: BookReading {
  /// Adds a record with its parts, and its seal. Its rows are made from the very bytes that were
  /// sealed, so that nothing can be stored that was not.
  func append(_ record: CanonicalRecord, seal: Digest256, sequence: Int64) throws(LedgerError)
  /// Runs `body`; what its thread writes to the store is a part of this transaction.
  func joining<Value>(_ body: () throws -> Value) throws -> Value
  /// Adds a name for ever, where it is not known yet.
  func add(_ identity: Identity) throws(LedgerError)
  /// Adds to the balances that are kept; in the order of their keys, each once.
  func add(balances: [BalanceRow]) throws(LedgerError)
  /// Adds to the activities that are kept; in the order of their keys, each once.
  func add(activities: [Activity]) throws(LedgerError)
}

/// Walks over the records of one kind and their parts, in the order of their keys.
public protocol SealedCursor: AnyObject {
  /// Key of the current record; nil behind the last one.
  var id: Int64? { get }
  /// What an entry posts; of the last encoded record.
  var postings: [(account: String, measure: String, cents: Int64)] { get }
  /// Booking day of an entry, such as 20260630; of the last encoded record.
  var day: Int64 { get }
  /// A column of the record's own table; of the last encoded record.
  func value(_ column: String) -> StoredValue
  func advance() throws(LedgerError)
  /// Takes the parts of records before `id` that there is no record for.
  func orphans(upTo id: Int64?) throws(LedgerError) -> [(table: String, id: Int64)]
  /// The canonical bytes of the current record with its parts, which are passed over.
  func encode(into encoder: inout CanonicalEncoder) throws(LedgerError)
}
