public import Amounts
import GRDB

/// An account statement that something was booked from.
public struct StoredStatement: Hashable, Sendable {
  /// A movement of it.
  public struct Line: Hashable, Sendable {
    /// What tells it from all others; the references of its entries hold it.
    public let key: String
    public let bookedOn: CalendarDate
    public let amount: Money
    /// The bank's reference; of a part of a batch that of the batch.
    public let bankReference: String?
    /// What was booked for the batch that it is a part of.
    public let batchTotal: Money?

    public init(
      key: String, bookedOn: CalendarDate, amount: Money, bankReference: String?,
      batchTotal: Money?
    ) {
      self.key = key
      self.bookedOn = bookedOn
      self.amount = amount
      self.bankReference = bankReference
      self.batchTotal = batchTotal
    }
  }

  public let account: String
  /// The bank's own number of it.
  public let number: String?
  public let from: CalendarDate?
  public let to: CalendarDate?
  /// The balances that enclose exactly its lines; nil where the file proves none.
  public let opening: Money?
  public let closing: Money?
  /// Its booked movements, in the order of the file.
  public let lines: [Line]

  public init(
    account: String, number: String?, from: CalendarDate?, to: CalendarDate?, opening: Money?,
    closing: Money?, lines: [Line]
  ) {
    self.account = account
    self.number = number
    self.from = from
    self.to = to
    self.opening = opening
    self.closing = closing
    self.lines = lines
  }
}

extension StoredStatement {
  func isKnown(_ db: Database) throws -> Bool { try Self.all(account, db).contains(self) }

  func write(_ db: Database, batch: Int64, with writer: inout SealedWriter) throws {
    let id = try db.nextID("bank_statement")
    writer.begin(.bankStatement)
    writer.append(id)
    writer.append(batch)
    writer.append(text: account)
    writer.append(text: number)
    writer.append(date: from)
    writer.append(date: to)
    writer.append(opening)
    writer.append(closing)
    for (position, line) in lines.enumerated() {
      writer.beginPart(1)
      writer.append(id)
      writer.append(Int64(position + 1))
      writer.append(text: line.key)
      writer.append(date: line.bookedOn)
      writer.append(line.amount)
      writer.append(text: line.bankReference)
      writer.append(line.batchTotal)
    }
    try writer.finish(id)
  }

  /// Those of an account, in the order in which they were recorded.
  static func all(_ account: String, _ db: Database) throws -> [StoredStatement] {
    let heads = try Row.fetchAll(
      db,
      sql: """
        SELECT id, number, begins_on, ends_on, opening, closing FROM bank_statement
        WHERE account = ? ORDER BY id
        """, arguments: [account])
    return try heads.map { head in
      let lines = try Row.fetchAll(
        db,
        sql: """
          SELECT key, booked_on, amount, bank_reference, batch_total FROM bank_line
          WHERE statement = ? ORDER BY position
          """, arguments: [head["id"] as Int64])
      return StoredStatement(
        account: account, number: head["number"], from: day(head["begins_on"]),
        to: day(head["ends_on"]), opening: money(head["opening"]), closing: money(head["closing"]),
        lines: try lines.map { line in
          guard let bookedOn = day(line["booked_on"]) else {
            throw LedgerError.damaged("bank_line")
          }
          return Line(
            key: line["key"], bookedOn: bookedOn, amount: Money(cents: line["amount"]),
            bankReference: line["bank_reference"], batchTotal: money(line["batch_total"]))
        })
    }
  }

  private static func day(_ number: Int?) -> CalendarDate? {
    number.flatMap(CalendarDate.init(yyyymmdd:))
  }

  private static func money(_ cents: Int64?) -> Money? { cents.map { Money(cents: $0) } }
}

extension Ledger {
  /// The statements of an account that something was booked from, in the order in which they were
  /// recorded.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func bankStatements(account: String) throws(LedgerError) -> [StoredStatement] {
    try query { db in try StoredStatement.all(account, db) }
  }
}
