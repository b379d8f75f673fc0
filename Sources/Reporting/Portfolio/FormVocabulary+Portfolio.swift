extension FormVocabulary {
  /// What forms of a portfolio report can say.
  static let portfolio: FormVocabulary = {
    let groups = PortfolioData.Group.allCases.map(\.rawValue)
    let lights = PortfolioData.Light.allCases.map(\.rawValue)
    let figures = [
      "projects", "lighthouses", "planned", "plannedToDate", "actual", "recognised", "awarded",
      "entitled", "drawn", "repayable", "open",
    ]
    let sums = [
      "planned", "actual", "recognised", "awarded", "entitled", "drawn", "repayable", "open",
    ]
    let deadlines = Content(
      columns: [
        "kind", "lastDay", "due", "state", "project", "award", "amount", "norm", "estimated",
      ], requiredColumns: ["kind"], rows: ["none", "estimated"],
      requiredRows: ["none", "estimated"])
    let chart = ["chart", "values", "description", "none"]
    func chartContent(_ rows: [String] = []) -> Content {
      Content(rows: chart + rows + ["categories"], requiredRows: chart + rows)
    }
    return FormVocabulary(
      contents: [
        "keyFigures": table(
          ["label", "value"], optional: ["meaning"],
          rows: figures + figures.map { $0 + "Meaning" }),
        "lights": Content(
          columns: ["light", "projects", "measures", "meaning"],
          requiredColumns: ["light"], rows: lights, requiredRows: lights),
        "pressing": Content(
          columns: ["measure", "text"], requiredColumns: ["text"],
          rows: ["none"], requiredRows: ["none"]),
        "nextDeadlines": deadlines, "deadlines": deadlines,
        "timeChart": chartContent(), "financingChart": chartContent(["planned"]),
        "ratioChart": chartContent(),
        "projects": table(
          ["number", "id", "title", "lighthouse", "light"] + sums,
          optional: ["inKind", "field", "measures", "ratio", "ownShare"],
          rows: ["total", "none", "yes", "no"] + lights),
        "measures": table(
          ["number", "project", "id", "title", "light", "inKind"] + sums,
          optional: ["recipient", "role", "ratio", "ownShare"], rows: ["total", "none"]),
        "calculation": table(
          ["number", "project", "title"] + PortfolioReport.calculated, optional: ["id"],
          rows: ["total", "none"]),
        "awards": table(
          [
            "number", "measure", "project", "id", "group", "public", "amount", "further", "base",
            "entitled", "drawn", "repayable", "open",
          ], optional: ["funder", "financing"], rows: ["total", "none", "yes", "no"]),
        "ratios": table(
          [
            "id", "plannedRatio", "ratio", "rate", "plannedPublic", "publicMoney", "publicLimit",
          ],
          optional: ["number", "funder", "rateState", "publicShare", "publicState"],
          rows: ["none", "noLimit", "kept", "exceeded"]),
        "financing": table(
          ["number", "title"] + groups + ["total"], optional: ["id"], rows: ["total", "none"]),
        "plannedFinancing": table(
          ["number", "title"] + groups + ["total"], optional: ["id"], rows: ["total", "none"]),
        "shares": table(
          ["title"] + groups + ["total", "missing"], optional: ["number", "id"],
          rows: ["total", "none"]),
        "timeline": table(
          ["label", "from", "through", "actual", "cumulative", "planned"], rows: ["none"]),
        "spread": table(
          ["measure", "from", "through", "amount"], optional: ["number", "kind"],
          rows: ["total"] + PortfolioData.SpreadKind.allCases.map(\.rawValue)),
        "financingTop": table(["label"] + groups, rows: ["others", "none"]),
        "ratioTop": table(["label", "plannedRatio", "ratio", "rate"], rows: ["none"]),
        "ledgerRows": table(
          [
            "number", "project", "award", "count", "day", "purpose", "expense", "eligible",
            "grant", "income", "group",
          ],
          optional: ["measure", "entry", "through", "kind", "voucher", "counterparty"],
          rows: ["total", "none"] + groups),
      ], facts: ["scope"], checks: PortfolioReport.Check.allCases.map(\.rawValue),
      placeholders: PortfolioReport.textPlaceholders)
  }()
}
