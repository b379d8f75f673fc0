public import Amounts
public import Bookkeeping
import Foundation
import GRDB

/// The file of a rule set as it was used.
public struct StoredRuleSet: Hashable, Sendable {
  /// Id of the rule set.
  public let name: String
  public let content: [UInt8]

  public init(name: String, content: [UInt8]) {
    self.name = name
    self.content = content
  }

  /// The digest of the content.
  public var hash: Digest256 { Digest256(of: content) }
}

/// A settlement whose use of funds is booked with it.
public struct BookedSettlement: Hashable, Sendable {
  public let award: String
  public let asOf: CalendarDate
  /// What the recipient was entitled to, cents.
  public let entitled: Money
  /// What had been drawn, cents.
  public let drawn: Money
  public let ruleSet: StoredRuleSet
  /// The edition of the rule set that applied.
  public let edition: String

  public init(
    award: String, asOf: CalendarDate, entitled: Money, drawn: Money, ruleSet: StoredRuleSet,
    edition: String
  ) {
    self.award = award
    self.asOf = asOf
    self.entitled = entitled
    self.drawn = drawn
    self.ruleSet = ruleSet
    self.edition = edition
  }
}

/// A settlement of the ledger.
public struct SettlementRecord: Hashable, Sendable {
  /// ISO 8601 in UTC.
  public let recordedAt: String
  public let settlement: BookedSettlement
  /// The entries by which the use of the grant was booked; none where nothing had changed.
  public let entries: [Int64]

  public init(recordedAt: String, settlement: BookedSettlement, entries: [Int64]) {
    self.recordedAt = recordedAt
    self.settlement = settlement
    self.entries = entries
  }
}

extension StoredRuleSet {
  /// The id of its row, which is added where it is missing.
  func id(_ db: Database, batch: Int64, with writer: inout SealedWriter) throws -> Int64 {
    let known = try Int64.fetchOne(
      db, sql: "SELECT id FROM rule_set WHERE sha256 = ?", arguments: [hash.blob])
    if let known { return known }
    let id = try db.nextID("rule_set")
    writer.begin(.ruleSet)
    writer.append(id)
    writer.append(batch)
    writer.append(text: name)
    writer.append(blob: hash.bytes)
    writer.append(blob: content)
    try writer.finish(id)
    return id
  }

  init(_ row: Row) {
    self.init(name: row["name"], content: Array(row["content"] as Data))
  }
}

extension Digest256 {
  /// As a column's value.
  var blob: Data { Data(bytes) }
}

extension Ledger {
  /// The rule sets that settlements used, in the order of their first use.
  public func ruleSets() throws(LedgerError) -> [StoredRuleSet] {
    try query { db in
      try Row.fetchAll(db, sql: "SELECT name, content FROM rule_set ORDER BY id")
        .map(StoredRuleSet.init)
    }
  }

  /// The settlements that were booked, in order; of one award where it is named.
  public func settlements(award: String? = nil) throws(LedgerError) -> [SettlementRecord] {
    try query { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT s.*, b.recorded_at, r.name, r.content FROM settlement s
          JOIN batch b ON b.id = s.batch JOIN rule_set r ON r.id = s.rule_set
          WHERE :award IS NULL OR s.award = :award ORDER BY s.id
          """, arguments: ["award": award])
      return try rows.map { row in
        guard let asOf = CalendarDate(yyyymmdd: row["as_of"]) else {
          throw LedgerError.damaged("settlement")
        }
        return SettlementRecord(
          recordedAt: row["recorded_at"],
          settlement: BookedSettlement(
            award: row["award"], asOf: asOf, entitled: Money(cents: row["entitled"]),
            drawn: Money(cents: row["drawn"]), ruleSet: StoredRuleSet(row),
            edition: row["edition"]),
          entries: try Int64.fetchAll(
            db,
            sql: "SELECT entry FROM settlement_entry WHERE settlement = ? ORDER BY position",
            arguments: [row["id"] as Int64]))
      }
    }
  }
}
