import Bookkeeping
import StoreAPI

extension SealedTable {
  var insert: String {
    let marks = repeatElement("?", count: columns.count).joined(separator: ",")
    return "INSERT INTO \(name) (\(columns.joined(separator: ","))) VALUES (\(marks))"
  }

  /// All rows, in the order of the seals.
  /// - Parameter keys: a query for the keys of those records that are wanted.
  fileprivate func select(isPart: Bool, of keys: String?) -> String {
    let condition = keys.map { "WHERE \(columns[0]) IN (\($0)) " } ?? ""
    return "SELECT \(columns.joined(separator: ",")) FROM \(name) \(condition)ORDER BY "
      + columns.prefix(isPart ? 2 : 1).joined(separator: ",")
  }
}

extension SealedRecord {
  /// A query for the keys of the records that reports on some measures rest on.
  /// - Parameter count: of the measures, which are bound from 1.
  fileprivate func keys(ofMeasures count: Int) -> String {
    let marks = SQL.marks(count, from: 1)
    let entries = "SELECT number FROM entry WHERE measure IN (\(marks))"
    switch self {
    case .entry: return entries
    case .evidence: return "SELECT id FROM evidence WHERE entry IN (\(entries))"
    case .commitment: return "SELECT id FROM commitment WHERE measure IN (\(marks))"
    case .project: return "SELECT id FROM project_version"
    case .submission: return "SELECT id FROM submission"
    case .batch: return "SELECT batch FROM submission"
    case .account, .ruleSet, .periodClose, .settlement, .recorder, .bankStatement,
      .referenceFile, .basis, .actor, .person, .fourEyes, .proposal, .decision:
      return "SELECT 0 WHERE FALSE"
    }
  }
}

/// Walks over the records of one kind and their parts by a statement for each table.
final class SQLCursor: SealedCursor {
  private let isEntry: Bool
  private(set) var id: Int64?
  private(set) var postings: [(account: String, measure: String, cents: Int64)] = []
  private(set) var day: Int64 = 0
  private let columns: [String]
  private let main: any SQLStatement
  private var parts: [(table: String, rows: any SQLStatement, parent: Int64?)] = []

  init(_ record: SealedRecord, _ db: any SQLConnection, measures: [String]?) throws(LedgerError) {
    isEntry = record == .entry
    columns = record.table.columns
    let keys = measures.map { record.keys(ofMeasures: $0.count) }
    main = try db.walk(record.table.select(isPart: false, of: keys))
    for table in record.tables.dropFirst() {
      parts.append((table.name, try db.walk(table.select(isPart: true, of: keys)), nil))
    }
    for rows in [main] + parts.map(\.rows) { rows.bind(1, copying: measures ?? []) }
    try advance()
    for index in parts.indices { try advancePart(index) }
  }

  func advance() throws(LedgerError) { id = try main.step() ? main.integer(0) : nil }

  private func advancePart(_ index: Int) throws(LedgerError) {
    let rows = parts[index].rows
    parts[index].parent = try rows.step() ? rows.integer(0) : nil
  }

  func orphans(upTo id: Int64?) throws(LedgerError) -> [(table: String, id: Int64)] {
    var orphans: [(table: String, id: Int64)] = []
    for index in parts.indices {
      while let parent = parts[index].parent, id.map({ parent < $0 }) ?? true {
        orphans.append((parts[index].table, parent))
        try advancePart(index)
      }
    }
    return orphans
  }

  func encode(into encoder: inout CanonicalEncoder) throws(LedgerError) {
    Self.encode(main, into: &encoder)
    postings.removeAll(keepingCapacity: true)
    if isEntry { day = main.integer(2) }
    for index in parts.indices {
      while parts[index].parent == id {
        encoder.append(text: parts[index].table)
        let rows = parts[index].rows
        Self.encode(rows, into: &encoder)
        if isEntry, index == 0 { postings.append((rows.text(2), rows.text(3), rows.integer(6))) }
        try advancePart(index)
      }
    }
  }

  func value(_ column: String) -> StoredValue {
    columns.firstIndex(of: column).map { main.value(Int32($0)) } ?? .none
  }

  private static func encode(_ row: any SQLStatement, into encoder: inout CanonicalEncoder) {
    for column in 0..<row.columnCount {
      switch row.type(column) {
      case .integer: encoder.append(integer: row.integer(column))
      case .text: encoder.append(text: row.text(column))
      case .null: encoder.append(integer: nil)
      case .blob: encoder.append(blob: row.blob(column))
      }
    }
  }
}
