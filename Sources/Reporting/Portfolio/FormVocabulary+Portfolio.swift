import Funding

extension FormVocabulary {
  /// What forms of a portfolio report can say.
  static let portfolio: FormVocabulary = {
    let groups = PortfolioData.Group.allCases.map(\.rawValue)
    let lights = Assessment.Light.allCases.map(\.rawValue)
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
        "keyFigures": needed(
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
        "projects": needed(
          ["number", "id", "title", "lighthouse", "light"] + sums,
          optional: ["inKind", "field", "lightReason", "measures", "ratio", "ownShare"],
          rows: ["total", "none", "yes", "no"] + lights),
        "measures": needed(
          ["number", "project", "id", "title", "light", "inKind"] + sums,
          optional: ["recipient", "role", "lightReason", "ratio", "ownShare"],
          rows: ["total", "none"]),
        "calculation": needed(
          ["number", "project", "title"] + PortfolioReport.calculated, optional: ["id"],
          rows: ["total", "none"]),
        "awards": needed(
          [
            "number", "measure", "project", "id", "group", "public", "amount", "further", "base",
            "entitled", "drawn", "repayable", "open",
          ], optional: ["funder", "financing"], rows: ["total", "none", "yes", "no"]),
        "ratios": needed(
          [
            "id", "plannedRatio", "ratio", "rate", "plannedPublic", "publicMoney", "publicLimit",
          ],
          optional: ["number", "funder", "rateState", "publicShare", "publicState"],
          rows: ["none", "noLimit", "kept", "exceeded"]),
        "financing": needed(
          ["number", "title"] + groups + ["total"], optional: ["id"], rows: ["total", "none"]),
        "plannedFinancing": needed(
          ["number", "title"] + groups + ["total"], optional: ["id"], rows: ["total", "none"]),
        "shares": needed(
          ["title"] + groups + ["total", "missing"], optional: ["number", "id"],
          rows: ["total", "none"]),
        "timeline": needed(
          ["label", "from", "through", "actual", "cumulative", "planned"], rows: ["none"]),
        "spread": needed(
          ["measure", "from", "through", "amount"], optional: ["number", "kind"],
          rows: ["total"] + PlanSpread.Kind.allCases.map(\.rawValue)),
        "financingTop": needed(["label"] + groups, rows: ["others", "none"]),
        "ratioTop": needed(["label", "plannedRatio", "ratio", "rate"], rows: ["none"]),
        "ledgerRows": needed(
          [
            "number", "project", "award", "count", "day", "purpose", "expense", "eligible",
            "grant", "income", "group",
          ],
          optional: ["measure", "entry", "through", "kind", "voucher", "counterparty"],
          rows: ["total", "none"] + groups),
      ], facts: ["scope"],
      checks: PortfolioReport.Check.allCases.filter {
        !PortfolioReport.Check.others.contains($0)
      }.map(\.rawValue), otherChecks: PortfolioReport.Check.others.map(\.rawValue),
      placeholders: PortfolioReport.textPlaceholders)
  }()
}
