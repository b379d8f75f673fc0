extension FormVocabulary {
  /// What forms of plan against actual can say.
  static let planActual = FormVocabulary(
    contents: [
      "overview": needed(
        ["planned", "gross", "counted", "deviation", "beyond", "recognised"],
        optional: ["id", "label", "deviationShare", "state"],
        rows: ["total", "kept", "over", "unbalanced", "fixed", "unbound"]),
      "terms": needed(
        ["award", "limit", "from", "to"], optional: ["funder", "financing", "rules"],
        rows: ["none", "fixed", "unbound"]),
      "versions": needed(
        ["original"] + PlanActual.amendmentColumns + ["valid"],
        optional: ["id", "label", "change"], rows: ["total"]),
      "sourceVersions": needed(
        ["original"] + PlanActual.amendmentColumns + ["valid"],
        optional: ["id", "label", "change"], rows: ["total"]),
      "lines": needed(
        ["planned", "gross", "counted", "deviation", "limit", "beyond", "recognised"],
        optional: ["id", "label", "deviationShare", "state"],
        rows: ["total", "kept", "within", "over", "new", "consent", "inKind", "fixed", "unbound"]),
      "balance": needed(
        ["id", "over", "covered", "saving", "used"], optional: ["label", "uncovered", "left"],
        rows: ["total"]),
      "compensation": needed(
        ["from", "fromLabel", "to", "amount"], optional: ["toLabel"], rows: ["total", "none"]),
      "verdict": needed(
        ["label", "amount", "state"],
        rows: [
          "overruns", "savings", "uncovered", "balanced", "unbalanced", "fixed", "unbound",
        ]),
      "recognition": needed(
        ["id", "label", "gross", "counted", "beyond", "cut", "recognised"], rows: ["total"]),
      "sources": needed(
        ["planned", "plannedShare", "actual", "actualShare", "deviation"],
        optional: ["id", "label", "deviationShare"], rows: ["total"]),
      "financing": needed(["id", "label", "booked", "adjustment", "actual"], rows: ["total"]),
      "plannedShares": needed(ShareRow.columns, rows: ["total"]),
      "actualShares": needed(ShareRow.columns, rows: ["total"]),
      "bookings": needed(
        ["number", "purpose", "line", "countsOn", "gross", "eligible", "counted"],
        optional: ["entry", "voucher", "bookedOn", "counterparty", "measure"],
        rows: ["subtotal", "total", "none"]),
      "receipts": needed(
        ["number", "purpose", "source", "amount"],
        optional: ["entry", "voucher", "bookedOn", "counterparty", "kind", "measure"],
        rows: ["total", "none"]),
    ], facts: PlanActual.Fact.allCases.map(\.rawValue),
    checks: PlanActual.Check.always.map(\.rawValue),
    otherChecks: PlanActual.Check.allCases.filter { !PlanActual.Check.always.contains($0) }
      .map(\.rawValue), placeholders: PlanActual.textPlaceholders,
    items: ["measure"])
}
