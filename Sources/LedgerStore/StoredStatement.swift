public import Amounts
public import StoreAPI

/// An account statement that was imported.
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
    /// Why nothing is booked for it, where somebody said so.
    public let ignored: String?

    /// - Parameter ignored: one character or more.
    public init(
      key: String, bookedOn: CalendarDate, amount: Money, bankReference: String?,
      batchTotal: Money?, ignored: String? = nil
    ) {
      self.key = key
      self.bookedOn = bookedOn
      self.amount = amount
      self.bankReference = bankReference
      self.batchTotal = batchTotal
      self.ignored = ignored
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
  func write(batch: Int64, with writer: inout SealedWriter) throws(LedgerError) {
    let id = try writer.nextID(of: .bankStatement)
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
    for (position, line) in lines.enumerated() {
      guard let reason = line.ignored else { continue }
      writer.beginPart(2)
      writer.append(id)
      writer.append(Int64(position + 1))
      writer.append(text: reason)
    }
    try writer.finish(id)
  }
}

extension BookReading {
  /// The statements of an account that were imported, in the order in which they were recorded.
  func bankStatements(account: String) throws(LedgerError) -> [StoredStatement] {
    let tables = SealedRecord.bankStatement.tables
    var statements: [StoredStatement] = []
    for head in try rows(RowQuery(tables[0], where: ["account": [.text(account)]])) {
      var lines: [StoredStatement.Line] = []
      let id: Int64 = try head["id"]
      var ignored: [Int64: String] = [:]
      for row in try rows(RowQuery(tables[2], where: ["statement": [.integer(id)]])) {
        ignored[try row["position"]] = try row["reason"] as String
      }
      for line in try rows(RowQuery(tables[1], where: ["statement": [.integer(id)]])) {
        lines.append(
          StoredStatement.Line(
            key: try line["key"], bookedOn: try line["booked_on"], amount: try line["amount"],
            bankReference: try line["bank_reference"], batchTotal: try line["batch_total"],
            ignored: ignored[try line["position"]]))
      }
      statements.append(
        StoredStatement(
          account: account, number: try head["number"], from: try head["begins_on"],
          to: try head["ends_on"], opening: try head["opening"], closing: try head["closing"],
          lines: lines))
    }
    return statements
  }
}

extension Ledger {
  /// The statements of an account that were imported, in the order in which they were recorded.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func bankStatements(account: String) throws(LedgerError) -> [StoredStatement] {
    try query { try $0.bankStatements(account: account) }
  }
}
