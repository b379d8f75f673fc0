import Amounts
import Funding
import StoreAPI

/// Pieces of statements.
enum SQL {
  /// Marks for values, numbered from `first`.
  static func marks(_ count: Int, from first: Int) -> String {
    (0..<count).map { "?\($0 + first)" }.joined(separator: ",")
  }

  /// Whether a fact of an entry that is known is of this kind. No bare column, so that SQLite finds
  /// it among the few of the entry, and not among all of the kind.
  static func told(_ alias: String, _ fact: String) -> String {
    "coalesce(\(alias).fact, '') = '\(fact)'"
  }

  static func limit(_ range: Range<Int>) -> String {
    "LIMIT \(range.count) OFFSET \(range.lowerBound)"
  }
}

extension JournalFilter {
  /// The conditions with a mark for each value, and the values.
  private var conditions: [(sql: String, values: [StoredValue])] {
    func anyOf(_ column: String, _ texts: [String]) -> (String, [StoredValue]) {
      let marks = repeatElement("?", count: texts.count).joined(separator: ",")
      return ("\(column) IN (\(marks))", texts.map(StoredValue.text))
    }
    func day(_ date: CalendarDate) -> [StoredValue] { [.integer(Int64(date.yyyymmdd))] }
    return [
      from.map { ("e.booked_on >= ?", day($0)) },
      through.map { ("e.booked_on <= ?", day($0)) },
      measures.map { anyOf("e.measure", $0) },
      kinds.map { anyOf("e.kind", $0.map(\.rawValue)) },
      line.map { ("e.line = ?", [.text($0)]) },
      source.map { ("e.source = ?", [.text($0)]) },
      after.map { ("e.number > ?", [.integer($0)]) },
      countsAfter.map { ("e.counts_on > ?", day($0)) },
      method.map { ("e.method = ?", [.text($0.rawValue)]) },
    ].compactMap { $0 }
  }

  func reader(_ db: any SQLConnection) throws(LedgerError) -> JournalReader {
    let conditions = conditions
    let condition = (["TRUE"] + conditions.map(\.sql)).joined(separator: " AND ")
    return try JournalReader(db, "WHERE \(condition) ORDER BY e.number") { statement in
      for (index, value) in conditions.flatMap(\.values).enumerated() {
        statement.bind(Int32(index + 1), value)
      }
    }
  }
}

extension ListFilter {
  /// Conditions over the entry `e`, with the marks that ``bind(_:)`` fills; they come before all
  /// others.
  /// - Parameter measure: the column that has to be among the measures.
  func condition(_ dialect: SQLDialect, measure: String = "e.measure") -> String {
    let among = measures.map { " AND \(measure) IN (\(SQL.marks($0.count, from: 3)))" }
    return "e.booked_on <= ?1 AND e.number <= ?2" + (among ?? "")
      + traits.conditions(dialect).map { " AND " + $0.sql }.joined()
  }

  func bind(_ statement: any SQLStatement) {
    statement.bind(1, Int64(through.yyyymmdd))
    statement.bind(2, upTo)
    statement.bind(3, copying: measures ?? [])
    for (index, value) in values.enumerated() {
      statement.bind(Int32(index + 3 + (measures?.count ?? 0)), value)
    }
  }

  /// What the traits have marks for, which are the same in all dialects.
  private var values: [StoredValue] { traits.conditions(.sqlite).flatMap(\.values) }

  /// The number of the next mark.
  var nextMark: Int32 {
    Int32(3 + (measures?.count ?? 0) + values.count)
  }
}

extension ListFilter.Traits {
  /// Conditions over the entry `e` with a mark for each value, and the values.
  fileprivate func conditions(
    _ dialect: SQLDialect
  ) -> [(sql: String, values: [StoredValue])] {
    var all: [(sql: String, values: [StoredValue])] = []
    func add(_ sql: String, _ values: StoredValue...) { all.append((sql, values)) }
    func day(_ date: CalendarDate) -> StoredValue { .integer(Int64(date.yyyymmdd)) }
    func among(_ column: String, _ values: [StoredValue]) {
      let marks = repeatElement("?", count: values.count).joined(separator: ",")
      all.append(("\(column) IN (\(marks))", values))
    }
    if let numbers { among("e.number", numbers.map(StoredValue.integer)) }
    if let from { add("e.booked_on >= ?", day(from)) }
    if let kinds { among("e.kind", kinds.map { .text($0.rawValue) }) }
    if let line { add("e.line = ?", .text(line)) }
    if let source { add("e.source = ?", .text(source)) }
    if let amount {
      add(
        "abs(e.amount) BETWEEN ? AND ?", .integer(amount.lowerBound.cents),
        .integer(amount.upperBound.cents))
    }
    if let batch { add("e.batch = ?", .integer(batch)) }
    if let recorded {
      add(
        "e.batch IN (SELECT id FROM batch WHERE substr(recorded_at, 1, 10) BETWEEN ? AND ?)",
        .text(recorded.from.isoText), .text(recorded.to.isoText))
    }
    func holds(_ columns: [String], _ word: String, in rows: (String) -> String = { $0 }) {
      let found = SearchText.holds(columns, word, dialect)
      all.append((rows(found.sql), found.values))
    }
    if let person {
      holds(["name"], person) { "e.batch IN (SELECT batch FROM recorder WHERE \($0))" }
    }
    if let file { holds(["file_name"], file) { "e.batch IN (SELECT id FROM batch WHERE \($0))" } }
    if let counterparty { holds(["e.counterparty"], counterparty) }
    if let voucher { holds(["e.voucher"], voucher) }
    for word in words {
      holds(["e.counterparty", "e.purpose", "e.voucher", "e.reference", "e.reason"], word)
    }
    let isReversed = "EXISTS (SELECT 1 FROM entry q WHERE q.reverses = e.number)"
    if standing { add("e.reverses IS NULL AND NOT \(isReversed)") }
    if unproved {
      add(
        """
        NOT EXISTS (SELECT 1 FROM evidence f WHERE f.entry = e.number) AND (e.voucher IS NULL \
        OR EXISTS (SELECT 1 FROM entry_evidence n WHERE n.entry = e.number))
        """)
    }
    if paired { add("(e.reverses IS NOT NULL OR \(isReversed))") }
    return all
  }
}

extension SearchText {
  /// Whether one of some columns holds a text.
  fileprivate static func holds(
    _ columns: [String], _ word: String, _ dialect: SQLDialect
  ) -> (sql: String, values: [StoredValue]) {
    let word = folded(word)
    let pattern = ["\\", "%", "_"].reduce(word) { $0.replacing($1, with: "\\" + $1) }
    let sql = columns.map(dialect.holds).joined(separator: " OR ")
    return ("(\(sql))", columns.flatMap { _ in [.text("%\(pattern)%"), .text(word)] })
  }
}

extension VoucherFilter {
  /// The column by which rows are grouped.
  var place: String {
    switch side {
    case .payments: "coalesce(e.line, '')"
    case .receipts: "coalesce(e.source, '')"
    }
  }

  /// What a column of an entry adds to the list: a repayment and a credit note take away.
  static func signed(_ column: String) -> String {
    "CASE WHEN e.kind IN (\(list(BookingKind.deductions))) THEN -\(column) ELSE \(column) END"
  }

  private static func list(_ kinds: [BookingKind]) -> String {
    kinds.map { "'\($0.rawValue)'" }.joined(separator: ",")
  }

  /// The day by which rows stand in order of time.
  static let day = "coalesce(e.counts_on, e.booked_on)"

  /// Conditions over the entry `e`, with values as marks.
  var condition: String {
    let kinds = Self.list(kinds)
    let counts: String
    switch side {
    case .payments: counts = "e.counts_on <= ?2"
    case .receipts: counts = "(e.counts_on IS NULL OR e.counts_on <= ?2)"
    }
    return
      "e.measure = ?1 AND e.booked_on <= ?2 AND e.number <= ?3 AND \(counts) AND e.kind IN (\(kinds))"
  }

  /// Binds what ``condition`` and ``rank`` have marks for.
  func bind(_ statement: any SQLStatement) {
    statement.bind(1, copying: measure)
    statement.bind(2, Int64(through.yyyymmdd))
    statement.bind(3, upTo)
    statement.bind(4, copying: order)
  }

  /// The place in ``order``.
  var rank: String {
    guard !order.isEmpty else { return "0" }
    let cases = order.indices.map { "WHEN ?\($0 + 4) THEN \($0)" }.joined(separator: " ")
    return "CASE \(place) \(cases) ELSE \(order.count) END"
  }
}
