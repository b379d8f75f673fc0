import Funding

extension FormVocabulary {
  /// What forms of a statement of use can say.
  static let statementOfUse = FormVocabulary(
    contents: statement.merging(bookings) { own, _ in own },
    facts: StatementOfUse.Fact.allCases.map(\.rawValue),
    checks: StatementOfUse.Check.always.map(\.rawValue),
    otherChecks: StatementOfUse.Check.allCases.filter {
      !StatementOfUse.Check.always.contains($0)
    }.map(\.rawValue),
    placeholders: StatementOfUse.textPlaceholders + StatementOfUse.Fact.amounts.map(\.rawValue),
    oneOf: [["expenditure", "positions"], ["receipts", "funds"]],
    amounts: StatementOfUse.Fact.amounts.map(\.rawValue))

  /// What forms of an interim statement (Zwischennachweis) can say: the same.
  static let interim = statementOfUse

  private static let groups = StatementOfUseData.Source.Group.allCases.map(\.rawValue)
  private static let kinds = (BookingKind.receipts + [.forward]).map(\.rawValue)
  private static let paymentRows = [
    "awarded", "entitled", "ownPart", "passedOn", "received", "forwarded", "repaid", "drawn",
    "repayable", "open",
  ]

  /// Labels of the control sheet that a content brings with it.
  private static func checks(
    _ checks: StatementOfUse.Check..., for column: String? = nil
  ) -> Need { Need("control", rows: checks.map(\.rawValue), for: column) }

  /// Contents of the statement itself.
  private static let statement: [String: Content] = [
    "receipts": table(
      ["label", "planned", "plannedShare", "actual", "actualShare"], optional: ["id"],
      rows: groups + ["total"], optionalRows: ["ownWhole"],
      needs: [
        Need("plannedShares"), Need("actualShares"),
        checks(.plannedFinancing, .plannedShare, .actualShare),
      ]),
    "expenditure": table(
      ["label", "planned", "plannedEligible", "actual", "actualEligible"], optional: ["id"],
      rows: ["total"], optionalRows: ["elsewhere", "group"],
      needs: [checks(.planned, .plannedEligible)]),
    "result": table(
      ["label", "planned", "actual"], optional: ["deviation"],
      rows: ["expenditure", "receipts", "difference"], optionalRows: ["elsewhere"]),
    "positions": table(
      StatementOfUse.yearColumns, optional: ["id", "others", "previous", "deviationRate"],
      rows: ["total"], optionalRows: ["elsewhere", "group"],
      needs: [
        Need("reportingYear"), Need("reportingYear", rows: ["before"], for: "previous"),
        Need("vouchers", "summary", columns: ["day"]),
        checks(.plannedEligible, .yearEligible),
      ]),
    "funds": table(
      StatementOfUse.yearColumns + ["others"],
      optional: ["id", "received", "previous", "deviationRate"],
      rows: groups + ["total"], needs: [checks(.plannedFinancing)]),
    "payment": table(
      ["label", "amount"], optional: ["year"], rows: paymentRows,
      optionalRows: ["drawable", "notDrawable"], isRequired: true,
      needs: [
        Need("reportingYear", for: "year"),
        Need("income", "incomeSummary", columns: ["day"], for: "year"),
        checks(.received, .repaid, .entitled, .repayable, .open),
        checks(.yearReceived, .yearRepaid, for: "year"),
      ]),
    "totals": table(
      ["label", "planned", "year", "cumulative"],
      optional: ["others", "previous", "deviation", "deviationRate"],
      rows: ["expenditure"] + groups,
      needs: [
        Need("positions"), Need("funds"), Need("positions", columns: ["others"], for: "others"),
        Need("positions", columns: ["previous"], for: "previous"),
        Need("funds", columns: ["previous"], for: "previous"),
      ]),
    "transfer": table(
      ["label", "year", "cumulative"], optional: ["id", "previous"],
      rows: ["expenditure"] + groups + ["received", "repaid", "repayable", "open"],
      needs: [Need("totals"), Need("totals", columns: ["previous"], for: "previous")]),
    "reportingYear": Content(
      rows: ["before", "from", "through", "until"], requiredRows: ["from", "through"]),
    "steps": Content(
      columns: ["number", "label", "value", "formula"], requiredColumns: ["label", "value"],
      rows: ["none"], requiredRows: ["none"]),
    "financing": table(
      ["id", "label", "booked", "adjustment", "actual"], rows: ["total"], isRequired: true,
      needs: [Need("income", "incomeSummary")]),
    "plannedShares": table(
      ShareRow.columns, rows: ["total"], needs: [Need("receipts")]),
    "actualShares": table(
      ShareRow.columns, rows: ["total"], needs: [Need("receipts")]),
    "summary": table(
      ["line", "label", "day", "count", "gross", "eligible"], optional: ["ineligible"],
      rows: ["total", "none"]),
    "incomeSummary": table(
      ["source", "label", "kind", "day", "count", "amount"], rows: ["total", "none"] + kinds),
  ]

  /// Contents that rest on bookings alone.
  static let bookings: [String: Content] = [
    "awards": Content(columns: ["reference", "date", "amount"], requiredColumns: ["reference"]),
    "recognition": table(
      ["id", "label", "gross", "eligible", "cut", "recognised"], rows: ["total"],
      optionalRows: ["elsewhere"], isRequired: true, needs: [Need("vouchers", "summary")]),
    "orders": Audit.orderContent,
    "inventory": table(
      ["number", "inventory", "purpose", "gross"],
      optional: ["entry", "voucher", "counterparty", "voucherDate", "paidOn", "line", "eligible"],
      rows: ["total", "none"]),
    "staff": table(
      ["number", "counterparty", "gross"],
      optional: [
        "entry", "voucher", "purpose", "staffShare", "serviceFrom", "serviceTo", "paidOn", "line",
        "eligible",
      ], rows: ["total", "none"]),
    "quarters": table(
      ["from", "through", "line", "label", "gross", "eligible"],
      rows: ["quarter", "total", "none"],
      needs: [Need("vouchers", columns: ["day"])]),
    "hours": table(
      ["from", "through", "counterparty", "hours", "months", "eligible"], optional: ["rate"],
      rows: ["total", "none"],
      needs: [Need("vouchers", columns: ["day", "counterparty", "hours", "months"])]),
    "examination": table(["label", "claimed", "granted"], optional: ["id"], rows: ["total"]),
    "vouchers": table(
      ["number", "purpose", "line", "gross", "eligible"],
      optional: [
        "entry", "voucher", "bookedOn", "paidOn", "day", "counterparty", "voucherDate", "vat",
        "ineligible", "reason", "source", "tender", "hours", "months",
      ], rows: ["subtotal", "total", "none"]),
    "income": table(
      ["number", "purpose", "kind", "source", "amount"],
      optional: ["entry", "voucher", "bookedOn", "receivedOn", "day", "counterparty"],
      rows: ["total", "none"] + kinds),
  ]
}
