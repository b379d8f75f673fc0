import Funding

extension FormVocabulary {
  /// What forms of a portfolio report can say.
  static let portfolio: FormVocabulary = {
    let groups = PortfolioData.Group.allCases.map(\.rawValue)
    let lights = Assessment.Light.allCases.map(\.rawValue)
    let figures = PortfolioReport.figureNames
    let sums = [
      "planned", "actual", "recognised", "awarded", "entitled", "drawn", "repayable", "open",
    ]
    func deadlines(_ rows: [String] = []) -> Content {
      Content(
        columns: [
          "kind", "lastDay", "due", "state", "project", "award", "person", "amount", "norm",
          "estimated",
        ], requiredColumns: ["kind"], rows: ["none", "estimated"] + rows,
        requiredRows: ["none", "estimated"] + rows, isRepeatable: true)
    }
    func members(_ columns: [String]) -> Content {
      FormVocabulary.table(["title"], optional: columns, rows: ["none", "more"])
    }
    let chart = ["chart", "values", "description", "none"]
    func chartContent(_ rows: [String] = []) -> Content {
      Content(rows: chart + rows + ["categories"], requiredRows: chart + rows)
    }
    return FormVocabulary(
      contents: [
        "keyFigures": needed(
          ["label", "value"], optional: ["before", "change", "meaning"],
          rows: figures + figures.map { $0 + "Meaning" }),
        "fields": needed(
          ["label", "planned", "actual", "elapsed"],
          optional: ["awarded", "entitled", "open", "lapse", "ratio", "projects"] + lights,
          rows: ["total", "none", "unnamed"]),
        "board": table(
          ["title", "light"],
          optional: [
            "field", "trend", "lightReason", "person", "elapsed", "ratio", "planned", "actual",
            "open", "lapse",
          ], rows: ["total", "none", "better", "worse", "same", "new"]),
        "pressing": Content(
          columns: ["place", "amount", "text"], requiredColumns: ["text"],
          rows: ["none", "more"], requiredRows: ["none", "more"], isRepeatable: true),
        "overdueDeadlines": deadlines(["more"]), "nextDeadlines": deadlines(["more"]),
        "deadlines": deadlines(),
        "projectFigures": Content(
          columns: ["label", "value", "before", "change"], requiredColumns: ["label", "value"],
          rows: sums + ["lapse", "elapsed", "ratio"]),
        "projectMeasures": members([
          "planned", "actual", "recognised", "awarded", "entitled", "drawn", "repayable", "open",
          "ratio", "light", "lightReason",
        ]),
        "projectAwards": members([
          "amount", "entitled", "drawn", "repayable", "open", "lapse", "period",
        ]),
        "timeChart": chartContent(), "financingChart": chartContent(["planned"]),
        "paceChart": chartContent(),
        "projects": needed(
          ["number", "id", "title", "field", "lighthouse", "light", "from", "through", "elapsed"]
            + ["lapse", "ratio"] + sums,
          optional: ["inKind", "lightReason", "person", "measures", "ownShare"],
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
            "entitled", "drawn", "repayable", "open", "lost", "lapse",
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
        "ledgerRows": needed(
          [
            "number", "project", "award", "count", "day", "purpose", "expense", "eligible",
            "grant", "income", "group",
          ],
          optional: ["measure", "entry", "through", "kind", "voucher", "counterparty"],
          rows: ["total", "none"] + groups),
      ], facts: ["scope", "field", "period", "person", "light", "lightReason", "trend"],
      checks: PortfolioReport.Check.allCases.filter {
        !PortfolioReport.Check.others.contains($0)
      }.map(\.rawValue), otherChecks: PortfolioReport.Check.others.map(\.rawValue),
      placeholders: PortfolioReport.textPlaceholders, items: ["project"])
  }()
}
