import Amounts
import Bookkeeping
import Foundation
import Funding
import GRDB
import SQLBooks
import StoreAPI
import TestSupport
import Testing

@testable import SQLiteStore

/// How SQLite goes about what a ledger is asked: what is looked for of each row is found by the key
/// of that row, or a list of ten times the entries takes a hundred times as long.
@Suite struct QueryPlanTests {
  private static let day = CalendarDate(days: 20_600)
  private static let measure = "SC-1-DO"

  private static func filter(_ set: (inout ListFilter.Traits) -> Void = { _ in }) -> ListFilter {
    var filter = ListFilter(measures: [measure], through: day, upTo: 1_000_000)
    set(&filter.traits)
    return filter
  }

  private typealias Question = @Sendable (SQLBook) throws -> Void

  private static let questions: [(key: String, ask: Question)] = [
    ("unpaid", { _ = try $0.entries(.unpaid(measure: nil, asOf: day)) }),
    ("unpaid of a measure", { _ = try $0.entries(.unpaid(measure: measure, asOf: day)) }),
    ("settling", { _ = try $0.entries(.settling(7)) }),
    ("reference", { _ = try $0.entries(.reference("a")) }),
    ("reference prefix", { _ = try $0.entries(.referencePrefix("a")) }),
    ("early", { _ = try $0.entries(.early(measure: measure, before: day)) }),
    ("entry", { _ = try $0.entry(3) }),
    ("journal", { try $0.journal(JournalFilter(measures: [measure])) { _ in } }),
    ("journal since", { try $0.journal(JournalFilter(after: 5)) { _ in } }),
    ("likenesses", { try $0.likenesses(measure: measure, before: 9) { _, _, _ in } }),
    ("standing", { _ = try $0.standing(measure: measure, line: "0831", source: nil) }),
    ("posted", { _ = try $0.posted(on: ["1800"], item: "eigen", measure: measure) }),
    (
      "booked sums",
      {
        _ = try $0.bookedSums(
          measure: measure, bookedThrough: day, countedThrough: day, upTo: 1_000_000,
          told: nil)
      }
    ),
    (
      "booked sums of what is inventoried",
      {
        _ = try $0.bookedSums(
          measure: measure, bookedThrough: day, countedThrough: day, upTo: 1_000_000,
          told: .inventory)
      }
    ),
    ("open sums", { _ = try $0.openSums(measure: measure, asOf: day) }),
    ("posting sums", { _ = try $0.postingSums(filter()) }),
    ("entry sums", { _ = try $0.entrySums(filter()) }),
    ("kind sums", { _ = try $0.kindSums(filter { $0.standing = true }) }),
    ("order sums", { _ = try $0.orderSums(filter()) }),
    ("invoiced", { _ = try $0.invoiced(through: day) }),
    (
      "voucher sums",
      {
        _ = try $0.voucherSums(
          VoucherFilter(.receipts, measure: measure, through: day, upTo: 1_000_000))
      }
    ),
    ("parties", { _ = try $0.parties(of: .expense, after: 5, 9) }),
    ("entry lines", { try $0.entryLines(filter(), 0..<50) { _ in } }),
    (
      "entry lines by their numbers",
      {
        try $0.entryLines(filter { $0.numbers = [1, 2] }, 0..<50) { _ in }
      }
    ),
    (
      "entry lines that are paired",
      {
        try $0.entryLines(filter { $0.paired = true }, 0..<9) { _ in }
      }
    ),
    (
      "entry lines by words",
      {
        try $0.entryLines(filter { ($0.words, $0.person) = (["ä"], "w") }, 0..<50) { _ in }
      }
    ),
    (
      "vouchers",
      {
        try $0.vouchers(
          VoucherFilter(
            .payments(.expenditure), measure: measure, through: day, upTo: 9, order: ["0831"]),
          0..<50
        ) { _ in }
      }
    ),
    ("postings", { try $0.postings(of: "1800", filter(), by: .measure, 0..<50) { _ in } }),
    ("batches", { try $0.batches(0..<50) { _ in } }),
    ("recorders", { _ = try $0.recorders() }),
    ("evidence", { try $0.evidence(of: nil) { _ in } }),
    ("evidence of an entry", { try $0.evidence(of: 3) { _ in } }),
  ]

  /// What identifies a row, or leads to the few that belong to one.
  private static let keys: Set<String> = [
    "rowid", "number", "entry", "reverses", "settles", "reference", "id", "batch", "order_id",
    "(entry", "version", "project", "kind",
  ]

  @Test("what is asked of each row is found by its key", arguments: questions.map(\.key))
  func plan(name: String) throws {
    let sample = try SampleLedger()
    let ask = try #require(Self.questions.first { $0.key == name }?.ask)
    let queue = try SQLiteStore.connect(LedgerFile.plain(sample.path), .reading, wait: 5)
    try queue.read { db in
      let connection = SQLiteConnection(db)
      let listening = Listening(connection)
      try ask(SQLBook(listening))
      #expect(!listening.statements.isEmpty)
      for sql in listening.statements {
        let steps = try Self.steps(connection.prepare("EXPLAIN QUERY PLAN " + sql))
        #expect(Self.faults(steps) == [], "\(sql)\n\(steps.map(\.what).joined(separator: "\n"))")
      }
    }
  }

  @Test("a plan that walks through an account for each entry is a fault")
  func fault() throws {
    let sample = try SampleLedger()
    let queue = try SQLiteStore.connect(LedgerFile.plain(sample.path), .reading, wait: 5)
    let steps = try queue.read { db in
      try Self.steps(
        SQLiteConnection(db).prepare(
          """
          EXPLAIN QUERY PLAN SELECT number FROM entry e WHERE amount > (
            SELECT sum(p.amount) FROM posting p CROSS JOIN entry s
            WHERE p.entry = s.number AND s.settles = e.number AND p.account = '1800')
          """))
    }
    #expect(Self.faults(steps).count == 1)
  }

  private struct Step {
    let id: Int64
    let parent: Int64
    let what: String
  }

  private static func steps(_ rows: any SQLStatement) throws -> [Step] {
    var steps: [Step] = []
    while try rows.step() {
      steps.append(Step(id: rows.integer(0), parent: rows.integer(1), what: rows.text(3)))
    }
    return steps
  }

  /// Steps that are done for each row of another and do not look for a key.
  private static func faults(_ steps: [Step]) -> [String] {
    let byID = Dictionary(steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    func isRepeated(_ step: Step) -> Bool {
      var above = byID[step.parent]
      while let each = above {
        if each.what.hasPrefix("CORRELATED") { return true }
        above = byID[each.parent]
      }
      // Of a join, what comes after the first is done for each row of it.
      return steps.contains {
        $0.id < step.id && $0.parent == step.parent && reads($0)
      }
    }
    func reads(_ step: Step) -> Bool {
      step.what.hasPrefix("SCAN") || step.what.hasPrefix("SEARCH")
    }
    func hasKey(_ step: Step) -> Bool {
      guard step.what.hasPrefix("SEARCH"), let open = step.what.firstIndex(of: "(") else {
        return false
      }
      let conditions = step.what[step.what.index(after: open)...].components(separatedBy: " AND ")
      return conditions.contains { keys.contains(String($0.prefix { $0 != "=" && $0 != " " })) }
    }
    return steps.filter { reads($0) && isRepeated($0) && !hasKey($0) }.map(\.what)
  }
}

/// A connection that tells what it was asked.
private final class Listening: SQLConnection {
  private let inner: any SQLConnection
  private(set) var statements: [String] = []

  init(_ inner: any SQLConnection) { self.inner = inner }

  func prepare(_ sql: String) throws(LedgerError) -> any SQLStatement {
    statements.append(sql)
    return try inner.prepare(sql)
  }

  func walk(_ sql: String) throws(LedgerError) -> any SQLStatement {
    statements.append(sql)
    return try inner.walk(sql)
  }

  var dialect: SQLDialect { inner.dialect }
  var isInTransaction: Bool { inner.isInTransaction }
  var loss: LedgerError { inner.loss }

  func begin() throws { try inner.begin() }
  func commit() throws { try inner.commit() }
  func rollback() { inner.rollback() }
  func part(_ body: () throws -> Bool) throws { try inner.part(body) }
  func unguard() throws(LedgerError) { try inner.unguard() }
  func guardAgain() throws(LedgerError) { try inner.guardAgain() }
  func checkSchema(_ found: (VerificationProblem) -> Void) throws { try inner.checkSchema(found) }
  func checkStorage(_ found: (VerificationProblem) -> Void) throws {
    try inner.checkStorage(found)
  }
}
