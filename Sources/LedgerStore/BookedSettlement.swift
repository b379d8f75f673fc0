public import Amounts
public import Bookkeeping
public import StoreAPI

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
  func id(
    _ book: any BookReading, batch: Int64, with writer: inout SealedWriter
  ) throws(LedgerError) -> Int64 {
    let known = try book.rows(
      RowQuery(SealedRecord.ruleSet.table, ["id"], where: ["sha256": [.blob(hash.bytes)]]))
    if let known = known.first { return try known["id"] }
    let id = try writer.nextID(of: .ruleSet)
    writer.begin(.ruleSet)
    writer.append(id)
    writer.append(batch)
    writer.append(text: name)
    writer.append(blob: hash.bytes)
    writer.append(blob: content)
    try writer.finish(id)
    return id
  }

  fileprivate init(_ row: StoredRow) throws(LedgerError) {
    self.init(name: try row["name"], content: try row["content"])
  }
}

extension Ledger {
  /// The rule sets that settlements used, in the order of their first use.
  public func ruleSets() throws(LedgerError) -> [StoredRuleSet] {
    try query { try $0.rows(RowQuery(SealedRecord.ruleSet.table)).map(StoredRuleSet.init) }
  }

  /// The settlements that were booked, in order; of one award where it is named.
  public func settlements(award: String? = nil) throws(LedgerError) -> [SettlementRecord] {
    try query { book in
      let all = RowQuery(SealedRecord.settlement.table)
      return try book.rows(
        award.map { RowQuery(all.table, where: ["award": [.text($0)]]) } ?? all
      ).map { row in
        let id: Int64 = try row["id"]
        let ruleSets = try book.rows(
          RowQuery(
            SealedRecord.ruleSet.table, where: ["id": [.integer(try row["rule_set"])]]))
        guard let ruleSet = ruleSets.first else { throw LedgerError.damaged("settlement \(id)") }
        return SettlementRecord(
          recordedAt: try book.recordedAt(try row["batch"]),
          settlement: BookedSettlement(
            award: try row["award"], asOf: try row["as_of"], entitled: try row["entitled"],
            drawn: try row["drawn"], ruleSet: try StoredRuleSet(ruleSet),
            edition: try row["edition"]),
          entries: try book.rows(
            RowQuery(
              SealedRecord.settlement.tables[1], ["entry"],
              where: ["settlement": [.integer(id)]])
          ).map { try $0["entry"] })
      }
    }
  }
}
