extension FormVocabulary {
  /// What forms of a statement of use can say.
  static let statementOfUse = FormVocabulary(
    contents: [
      "awards": Content(columns: ["reference", "date", "amount"], requiredColumns: ["reference"]),
      "receipts": table(
        ["label", "planned", "plannedShare", "actual", "actualShare"], optional: ["id"],
        rows: StatementOfUseData.Source.Group.allCases.map(\.rawValue) + ["total"]),
      "expenditure": table(
        ["label", "planned", "plannedEligible", "actual", "actualEligible"], optional: ["id"],
        rows: ["total"]),
      "result": table(
        ["label", "planned", "actual"], optional: ["deviation"],
        rows: ["expenditure", "receipts", "difference"]),
      "payment": table(
        ["label", "amount"],
        rows: ["awarded", "entitled", "received", "repaid", "drawn", "repayable", "open"]),
      "steps": Content(
        columns: ["number", "label", "value", "formula"], requiredColumns: ["label", "value"],
        rows: ["none"], requiredRows: ["none"]),
      "recognition": table(
        ["id", "label", "gross", "eligible", "cut", "recognised"], rows: ["total"]),
      "financing": table(["id", "label", "booked", "adjustment", "actual"], rows: ["total"]),
      "plannedShares": table(ShareRow.columns, rows: ["total"]),
      "actualShares": table(ShareRow.columns, rows: ["total"]),
      "vouchers": table(
        ["number", "purpose", "line", "gross", "eligible"],
        optional: [
          "entry", "voucher", "bookedOn", "paidOn", "counterparty", "voucherDate", "vat",
          "ineligible", "reason", "source", "tender",
        ], rows: ["subtotal", "total", "none"]),
      "income": table(
        ["number", "purpose", "kind", "source", "amount"],
        optional: ["entry", "voucher", "bookedOn", "receivedOn", "counterparty"],
        rows: ["total", "none"] + StatementOfUseData.Receipt.Kind.allCases.map(\.rawValue)),
    ], facts: StatementOfUse.Fact.allCases.map(\.rawValue),
    checks: StatementOfUse.Check.allCases.map(\.rawValue),
    placeholders: StatementOfUse.textPlaceholders)

  /// A table that every form must have, with every row labelled: other sheets compute with it.
  static func table(
    _ required: [String], optional: [String] = [], rows: [String]
  ) -> Content {
    Content(
      columns: required + optional, requiredColumns: required, rows: rows, requiredRows: rows,
      isRequired: true)
  }
}
