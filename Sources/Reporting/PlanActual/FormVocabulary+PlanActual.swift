extension FormVocabulary {
  /// What forms of plan against actual can say.
  static let planActual = FormVocabulary(
    contents: [
      "overview": table(
        ["planned", "gross", "counted", "deviation", "beyond", "recognised"],
        optional: ["id", "label", "deviationShare", "state"],
        rows: ["total", "kept", "over", "unbalanced", "fixed", "unbound"]),
      "terms": table(
        ["award", "limit", "from", "to"], optional: ["funder", "financing", "rules"],
        rows: ["none", "fixed", "unbound"]),
      "versions": table(
        ["original"] + PlanActual.amendmentColumns + ["valid"],
        optional: ["id", "label", "change"], rows: ["total"]),
      "sourceVersions": table(
        ["original"] + PlanActual.amendmentColumns + ["valid"],
        optional: ["id", "label", "change"], rows: ["total"]),
      "lines": table(
        ["planned", "gross", "counted", "deviation", "limit", "beyond", "recognised"],
        optional: ["id", "label", "deviationShare", "state"],
        rows: ["total", "kept", "within", "over", "new", "consent", "inKind", "fixed", "unbound"]),
      "balance": table(
        ["id", "over", "covered", "saving", "used"], optional: ["label", "uncovered", "left"],
        rows: ["total"]),
      "compensation": table(
        ["from", "fromLabel", "to", "amount"], optional: ["toLabel"], rows: ["total", "none"]),
      "verdict": table(
        ["label", "amount", "state"],
        rows: [
          "overruns", "savings", "uncovered", "balanced", "unbalanced", "fixed", "unbound",
        ]),
      "recognition": table(
        ["id", "label", "gross", "counted", "beyond", "cut", "recognised"], rows: ["total"]),
      "sources": table(
        ["planned", "plannedShare", "actual", "actualShare", "deviation"],
        optional: ["id", "label", "deviationShare"], rows: ["total"]),
      "financing": table(["id", "label", "booked", "adjustment", "actual"], rows: ["total"]),
      "plannedShares": table(ShareRow.columns, rows: ["total"]),
      "actualShares": table(ShareRow.columns, rows: ["total"]),
      "bookings": table(
        ["number", "purpose", "line", "countsOn", "gross", "eligible", "counted"],
        optional: ["entry", "voucher", "bookedOn", "counterparty", "measure"],
        rows: ["subtotal", "total", "none"]),
      "receipts": table(
        ["number", "purpose", "source", "amount"],
        optional: ["entry", "voucher", "bookedOn", "counterparty", "kind", "measure"],
        rows: ["total", "none"]),
    ], facts: PlanActual.Fact.allCases.map(\.rawValue),
    checks: PlanActual.Check.allCases.map(\.rawValue), placeholders: PlanActual.textPlaceholders,
    items: ["measure"])
}
