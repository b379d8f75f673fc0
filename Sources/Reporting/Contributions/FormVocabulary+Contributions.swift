extension FormVocabulary {
  /// What forms of the proof of co-financing can say.
  static let contributions: FormVocabulary = {
    let kinds = ContributionsData.Kind.allCases.map(\.rawValue)
    let states = ContributionsData.State.allCases.map(\.rawValue)
    let unpaid = needed(
      ["purpose", "quantity", "unitRate", "share", "amount", "state", "counted"],
      optional: [
        "entry", "bookedOn", "voucher", "kind", "measure", "source", "method", "evidence",
      ],
      rows: ["total", "none", "byVoucher"] + states)
    return FormVocabulary(
      contents: [
        "text": Content(
          rows: ["unnamed", "always", "cash", "unpaid", "rates", "equipment", "civic"],
          isRepeatable: true),
        "partners": needed(
          [
            "label", "planned", "cash", "inKind", "civic", "donation", "other", "total", "share",
            "deviation",
          ], optional: ["deviationShare"], rows: ["total", "none", "unnamed"]),
        "proofs": Content(
          columns: [
            "label", "planned", "booked", "unproven", "unfiled", "counted", "capped", "recognised",
            "state",
          ], requiredColumns: ["label", "unproven", "unfiled"],
          rows: ["total", "none", "verified", "unverified"],
          requiredRows: ["total", "none", "verified", "unverified"]),
        "partnerShares": needed(ShareRow.columns, rows: ["total"]),
        "cash": needed(
          ["purpose", "amount"],
          optional: ["entry", "bookedOn", "voucher", "kind", "measure", "source", "evidence"],
          rows: ["total", "none"]),
        "inKind": unpaid,
        "civic": unpaid,
        "sources": needed(
          [
            "label", "measure", "source", "planned", "booked", "unproven", "unfiled", "counted",
            "capped", "recognised", "deviation",
          ], optional: ["deviationShare", "ownShare"],
          rows: ["total", "none", "ownYes", "ownNo"] + kinds),
        "entries": needed(
          [
            "number", "purpose", "measure", "source", "amount", "value", "difference", "counted",
            "state",
          ], optional: ["entry", "bookedOn", "voucher", "partner", "kind"],
          rows: ["total", "none"] + states),
      ], facts: Contributions.Fact.allCases.map(\.rawValue),
      checks: Contributions.Check.always.map(\.rawValue),
      otherChecks: [Contributions.Check.confirmed.rawValue],
      placeholders: Contributions.textPlaceholders, items: ["partner"])
  }()
}
