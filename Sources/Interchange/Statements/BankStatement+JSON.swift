import Amounts

extension BankStatement {
  /// The statement as JSON: amounts with two decimals, dates ISO.
  public var json: JSONValue {
    .members([
      ("format", .string(format.name)),
      ("id", id.map(JSONValue.string)),
      ("sequence", sequence.map(JSONValue.string)),
      ("account", .string(account)),
      ("from", from.map { .string($0.isoText) }),
      ("to", to.map { .string($0.isoText) }),
      ("opening", opening.map { .string($0.amount.plainText) }),
      ("closing", closing.map { .string($0.amount.plainText) }),
      ("transactions", .array(transactions.map(\.json))),
    ])
  }
}

extension BankTransaction {
  /// The transaction as JSON: amounts with two decimals, dates ISO.
  public var json: JSONValue {
    .members([
      ("key", .string(key.text)),
      ("amount", .string(amount.plainText)),
      ("status", .string(status.rawValue)),
      ("bookedOn", .string(bookedOn.isoText)),
      ("valueOn", valueOn.map { .string($0.isoText) }),
      ("counterparty", counterparty.map(JSONValue.string)),
      ("counterpartyAccount", counterpartyAccount.map(JSONValue.string)),
      ("remittance", remittance.map(JSONValue.string)),
      ("creditorReference", creditorReference.map(JSONValue.string)),
      ("bookingText", bookingText.map(JSONValue.string)),
      ("endToEndID", endToEndID.map(JSONValue.string)),
      ("mandateID", mandateID.map(JSONValue.string)),
      ("creditorID", creditorID.map(JSONValue.string)),
      ("bankReference", bankReference.map(JSONValue.string)),
      ("isReversal", isReversal ? .bool(true) : nil),
      ("batch", batch?.json),
      ("unopenedPayments", unopenedPayments > 0 ? .integer(Int64(unopenedPayments)) : nil),
      ("line", .integer(Int64(line))),
    ])
  }
}

extension BankTransaction.BatchPart {
  fileprivate var json: JSONValue {
    .members([
      ("position", .integer(Int64(position))), ("count", .integer(Int64(count))),
      ("total", .string(total.plainText)),
    ])
  }
}
