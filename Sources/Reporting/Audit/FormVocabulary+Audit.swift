extension FormVocabulary {
  /// What forms of an auditor's workbook can say.
  static let audit = FormVocabulary(
    contents: [
      "journal": needed(
        ["number", "purpose", "amount", "eligible"],
        optional: [
          "recordedAt", "batch", "action", "file", "bookedOn", "paidOn", "voucherDate", "kind",
          "measure", "line", "source", "voucher", "counterparty", "reason", "reverses",
          "reversedBy", "settles", "reference", "evidence", "facts",
        ], rows: ["total", "none"]),
      "postings": needed(
        ["entry", "item", "debit", "credit"],
        optional: ["line", "bookedOn", "account", "name", "measure", "party"],
        rows: ["total", "none"]),
      "balances": needed(
        ["account", "name", "measure", "debit", "credit", "balance"], optional: ["count"],
        rows: ["total", "none"]),
      "receipts": receipts,
      "contributions": needed(
        ["partner", "planned", "booked"],
        optional: ["measure", "source", "kind", "form", "open", "counted"],
        rows: ["total", "none", "cash", "inKind"]),
      "planLines": Content(
        columns: [
          "measure", "line", "title", "planned", "plannedEligible", "recognised", "consent",
        ], requiredColumns: ["title"], rows: ["total", "none"], requiredRows: ["total", "none"]),
      "orders": Audit.orderContent,
      "awards": needed(
        ["award", "entitled", "drawn"],
        optional: [
          "measure", "funder", "financing", "rules", "amount", "repayable", "open",
        ], rows: ["none"]),
      "steps": Content(
        columns: ["award", "number", "label", "formula", "value"],
        requiredColumns: ["label", "value"], rows: ["none"], requiredRows: ["none"]),
      "findingList": Content(
        columns: ["severity", "code", "measure", "award", "amount", "norm", "message"],
        requiredColumns: ["message"], rows: ["none"], requiredRows: ["none"]),
      "deadlines": needed(
        ["kind", "lastDay"],
        optional: ["award", "measure", "due", "days", "state", "amount", "norm"],
        rows: ["asOf", "estimated"]),
      "batches": Content(
        columns: [
          "batch", "recordedAt", "action", "recorder", "file", "fileHash", "profile", "count",
          "first", "last",
        ], requiredColumns: ["batch", "file"], rows: ["none"], requiredRows: ["none"]),
      "recorders": Content(
        columns: ["name", "acts", "entries", "first", "last"],
        requiredColumns: ["name", "acts", "entries"], rows: ["total", "unknown"],
        requiredRows: ["total", "unknown"]),
      "seals": needed(["sequence", "record", "id", "hash"], rows: ["none"]),
      "sealKinds": Content(
        columns: ["record", "count", "lastID", "lastSequence", "lastHash"],
        requiredColumns: ["record"], rows: ["total", "none"], requiredRows: ["total", "none"]),
      "encoding": Content(
        columns: ["record", "table", "columns"], requiredColumns: ["record", "table", "columns"]),
    ], facts: Audit.Fact.allCases.map(\.rawValue), checks: Audit.Check.always.map(\.rawValue),
    otherChecks: Audit.Check.allCases.filter { !Audit.Check.always.contains($0) }.map(\.rawValue),

    placeholders: Audit.textPlaceholders,
    items: ["journal", "postings", "receipts", "batches", "seals"])
}
