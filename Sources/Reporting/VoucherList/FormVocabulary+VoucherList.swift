extension FormVocabulary {
  /// What forms of a list of vouchers can say.
  static let voucherList = FormVocabulary(
    contents: [
      "measures": Content(
        columns: ["project", "measure", "title", "recipient", "basis"],
        requiredColumns: ["measure"]),
      "payments": payments, "receipts": receipts,
      "positions": needed(
        ["measure", "place", "title", "count", "gross", "eligible", "ineligible"],
        optional: ["planned", "vat"], rows: ["total", "none"]),
      "sources": Content(
        columns: ["measure", "place", "source", "title", "gross", "eligible"],
        requiredColumns: ["source", "title", "gross", "eligible"],
        rows: ["total", "none", "unnamed"], requiredRows: ["total", "none", "unnamed"]),
      "receiptSums": needed(
        ["measure", "place", "title", "count", "amount"], optional: ["planned"],
        rows: ["total", "none"]),
    ], facts: VoucherList.Fact.allCases.map(\.rawValue),
    checks: VoucherList.Check.allCases.filter { !VoucherList.Check.others.contains($0) }
      .map(\.rawValue), otherChecks: VoucherList.Check.others.map(\.rawValue),
    placeholders: VoucherList.textPlaceholders, items: ["payments", "receipts"])

  /// A list of payments, in a sheet that stands once for each part.
  static let payments = needed(
    ["number", "purpose", "line", "source", "gross", "vat", "eligible", "ineligible"],
    optional: [
      "entry", "chronological", "project", "measure", "voucher", "bookedOn", "paidOn",
      "counterparty", "voucherDate", "kind", "reason",
    ], rows: ["subtotal", "measureTotal", "total", "none"])

  /// A list of receipts, likewise.
  static let receipts = needed(
    ["number", "purpose", "kind", "source", "amount"],
    optional: [
      "entry", "chronological", "project", "measure", "voucher", "bookedOn", "receivedOn",
      "counterparty",
    ], rows: ["subtotal", "measureTotal", "total", "none"])
}
