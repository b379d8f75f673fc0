extension FormVocabulary {
  /// What forms of a request for payment can say.
  static let drawdownRequest = FormVocabulary(
    contents: requestContents.merging(bookings) { own, _ in own }, facts: DrawdownRequest.facts,
    checks: DrawdownRequest.Check.always.map(\.rawValue),
    otherChecks: DrawdownRequest.Check.others.map(\.rawValue)
      + StatementOfUse.Check.lists.map(\.rawValue),
    placeholders: DrawdownRequest.textPlaceholders + ["factor"],
    amounts: [StatementOfUse.Fact.recognised, .received, .drawn].map(\.rawValue)
      + DrawdownRequest.Fact.amounts.map(\.rawValue))

  private static let requestContents: [String: Content] = [
    "need": table(
      ["id", "label", "planned", "actual", "expected", "adjustment", "then", "remaining"],
      rows: ["total"], isRequired: true, needs: [Need("vouchers")]),
    "due": table(
      ["number", "purpose", "line", "on", "amount", "counted"],
      optional: ["entry", "kind", "voucher", "counterparty"],
      rows: ["booked", "announced", "total", "none"], optionalRows: ["retained"],
      isRequired: true),
    "computation": table(
      ["label", "value"], optional: ["number", "formula"],
      rows: DrawdownRequest.computationRows + ["share.text"],
      optionalRows: ["expected", "forDue", "forSpent", "open", "reconciled"], isRequired: true,
      needs: [Need("income")]),
    "instalments": table(
      ["receivedOn", "amount"], optional: ["entry", "purpose"], rows: ["total", "none"]),
    "text": Content(rows: ["spent", "due"], isRepeatable: true),
    "window": Content(
      rows: ["requestedOn", "useBy"], requiredRows: ["requestedOn", "useBy"], isRequired: true),
  ]
}
