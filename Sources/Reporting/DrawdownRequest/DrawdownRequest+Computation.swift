import Amounts

// From the need to the most that may be requested, step by step.
extension DrawdownRequest {
  static let computationRows = [
    "need", "inKind", "grantsBefore", "ownFunds", "cover", "base", "share", "entitled", "demand",
    "complete", "tranche", "holdback", "awarded", "least", "received", "repaid", "drawn",
    "maximum", "requested", "left",
  ]

  /// A step: its row, value, formula and how it is computed in words.
  private struct Step {
    let key: String
    let value: CellValue
    let formula: Formula?
    var text = ""
    var role = Row.Role.data
    /// The form's row that labels it; nil for ``key``.
    var label: String?

    init(
      _ key: String, _ value: Money, _ formula: Formula?, _ text: String = "",
      _ role: Row.Role = .data
    ) {
      (self.key, self.value, self.formula, self.text, self.role) =
        (key, .money(value), formula, text, role)
    }

    /// - Parameter cents: exact; shown with all decimals where they are no whole cents.
    init(_ key: String, exact cents: Rational, _ formula: Formula? = nil) {
      let whole = cents.floor.flatMap { Rational($0) == cents ? Money(cents: $0) : nil }
      self.key = key
      value = whole.map(CellValue.money) ?? .number(cents / Rational(100))
      self.formula = formula
    }
  }

  func computation(_ section: FormSection) throws(AmountError) -> FormContent {
    let steps = needSteps(section) + limitSteps() + (try requestSteps())
    return FormContent(
      steps.enumerated().map { index, step in
        Line(
          step.key, step.role,
          [
            "number": Cell(.integer(Int64(index + 1))),
            "label": .text(label(section, step.label ?? step.key)),
            "value": Cell(step.value, formula: step.formula), "formula": .text(step.text),
          ])
      })
  }

  private func cell(_ key: String) -> Reference {
    .cell(block: "computation", row: key, column: "value")
  }

  /// What the award bears of the need.
  private func needSteps(_ section: FormSection) -> [Step] {
    let terms = data.terms
    let before: [(String, Rational?)] = [
      ("grantsBefore", terms.grantsBefore), ("ownFunds", terms.ownFunds), ("cover", terms.cover),
    ]
    var steps = [Step("need", figures.need, .same(Name.need.reference))]
    var base: Formula = "\(cell("need"))"
    if !data.inKindLines.isEmpty {
      let cells = data.statement.lines.filter { data.inKindLines.contains($0.id) }
        .map { Reference.cell(block: "need", row: StatementOfUse.row($0), column: "then") }
      let sum = cells.dropFirst().reduce(cells.first.map { "\($0)" as Formula } ?? "0") {
        "\($0)+\($1)"
      }
      steps.append(Step("inKind", figures.inKind, "ROUND(\(sum),2)"))
      if terms.isOfCash { base = "\(base)-\(cell("inKind"))" }
    }
    for case (let key, let amount?) in before {
      steps.append(Step(key, exact: amount))
      base = "\(base)-\(cell(key))"
    }
    if steps.count > 1 {
      // Whole cents are rounded; what other awards bear may be a fraction of one.
      let isWhole = before.allSatisfy { $0.1.map { $0.floor.map { Rational($0) } == $0 } ?? true }
      steps.append(
        Step("base", exact: figures.base, isWhole ? "ROUND(\(base),2)" : base))
    }
    let cash: Formula =
      data.inKindLines.isEmpty
      ? "\(cell("need"))" : "\(cell("need"))-\(cell("inKind"))"
    let from = steps.count > 1 ? cell("base") : cell("need")
    let part = CentFormula.down(figures.base, times: terms.factor, of: from)
    steps.append(
      Step(
        "share", figures.share,
        part.map { "ROUND(MAX(0,MIN(\($0),\(cell("awarded")),\(cash))),2)" },
        label(section, "share.text", ["factor": terms.factorText])))
    steps.append(Step("entitled", data.entitled, nil))
    var demand = Step(
      "demand", figures.demand,
      terms.isComplete ? .same(cell("entitled")) : "MIN(\(cell("share")),\(cell("entitled")))", "",
      .subtotal)
    if terms.isComplete { demand.label = "complete" }
    return steps + [demand]
  }

  /// What limits it.
  private func limitSteps() -> [Step] {
    let award = data.statement.award
    let terms = data.terms
    var steps: [Step] = []
    if let tranche = terms.tranche {
      steps.append(Step("tranche", tranche.most, nil, tranche.text))
    }
    if let rate = terms.holdback, let most = figures.holdback {
      let part = CentFormula.down(
        award.amount.exact, times: .one - rate.value, of: cell("awarded"))
      steps.append(
        Step("holdback", most, part, "\(rate.text(language)), \(terms.holdbackNorm)"))
    }
    steps.append(Step("awarded", award.amount, nil, award.id))
    let cells = ["demand"] + steps.map(\.key)
    let list = cells.dropFirst().reduce("\(cell(cells[0]))" as Formula) { "\($0),\(cell($1))" }
    return steps + [Step("least", figures.least, "MIN(\(list))", "", .subtotal)]
  }

  /// What was paid out and what may be requested.
  private func requestSteps() throws(AmountError) -> [Step] {
    let booked = statement.figures
    return [
      Step("received", booked.received, statement.received()),
      Step("repaid", booked.repaid, statement.repaid()),
      Step("drawn", booked.drawn, .difference(cell("received"), cell("repaid"))),
      Step(
        "maximum", figures.maximum,
        "MAX(0,\(Formula.difference(cell("least"), cell("drawn"))))", "", .subtotal),
      Step(
        "requested", figures.requested,
        data.requested == nil ? .same(cell("maximum")) : nil, "", .subtotal),
      Step(
        "left", try figures.maximum - figures.requested,
        .difference(cell("maximum"), cell("requested"))),
    ]
  }
}

/// Formulas that round down to the cent as the ledger does, whatever binary noise is in a product.
enum CentFormula {
  /// `amount × factor`, down to the cent; nil where a spreadsheet could not tell on which side of a
  /// cent the product lies, so that the ledger's value has to stand for itself.
  /// - Parameter amount: exact cents, what the cell holds.
  static func down(_ amount: Rational, times factor: Rational, of cell: Reference) -> Formula? {
    guard let (above, below) = factor.fraction, let cents = amount.floor,
      Rational(cents) == amount, let above = Int(exactly: above), let below = Int(exactly: below)
    else { return nil }
    let whole: Formula = "ROUND(\(cell)*100,0)"
    // Below 2^53 every step is exact.
    let product = Int128(cents) * Int128(above)
    if product.magnitude < 1 << 53 {
      return below == 1
        ? "\(cell)*\(above)" : "INT(\(whole)*\(above)/\(below))/100"
    }
    let rest = product % Int128(below)
    let distance = Int128(below) - (rest < 0 ? rest + Int128(below) : rest)
    guard rest == 0 || distance * 100_000 > Int128(below) else { return nil }
    return "INT(ROUND(\(whole)/\(below)*\(above),5))/100"
  }
}
