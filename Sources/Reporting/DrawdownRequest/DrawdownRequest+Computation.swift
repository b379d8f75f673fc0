import Amounts

// From the need to the most that may be requested, step by step.
extension DrawdownRequest {
  static let computationRows = [
    "need", "inKind", "grantsBefore", "ownFunds", "cover", "base", "share", "entitled", "demand",
    "complete", "passedOn", "whole", "tranche", "holdback", "awarded", "least", "received",
    "repaid", "drawn",
    "maximum", "requested", "left",
  ]

  /// A step: its row, value and how it is computed in words.
  private struct Step {
    let key: String
    let value: Cell
    var text = ""
    var role = Row.Role.data
    /// The form's row that labels it; nil for ``key``.
    var label: String?

    init(_ key: String, _ value: Cell, _ text: String = "", _ role: Row.Role = .data) {
      (self.key, self.value, self.text, self.role) = (key, value, text, role)
    }
  }

  func computation(_ section: FormSection) throws -> FormContent {
    let steps =
      try needSteps(section) + limitSteps() + requestSteps() + purposeSteps(section)
      + reconcilingSteps(section)
    return FormContent(
      steps.enumerated().map { index, step in
        Line(
          step.key, step.role,
          [
            "number": Cell(.integer(Int64(index + 1))),
            "label": .text(label(section, step.label ?? step.key)), "value": step.value,
            "formula": .text(step.text),
          ])
      })
  }

  private func cell(_ key: String) -> Reference {
    .cell(block: "computation", row: key, column: "value")
  }

  /// What the award bears of the need.
  private func needSteps(_ section: FormSection) throws -> [Step] {
    let terms = data.terms
    let before = [
      ("grantsBefore", terms.grantsBefore), ("ownFunds", terms.ownFunds), ("cover", terms.cover),
    ].compactMap { key, amount in amount.map { (key, $0) } }
    var steps = [Step("need", .money(.same(Name.need.reference)))]
    var base: Formula = "\(cell("need"))"
    var cash = base
    if !data.inKindLines.isEmpty {
      let sum = Formula.joined(inKind, "+")
      steps.append(Step("inKind", .money("ROUND(\(sum),2)")))
      cash = "\(cell("need"))-\(cell("inKind"))"
      if terms.isOfCash { base = cash }
    }
    for (key, amount) in before {
      // Shown with all decimals where it is no whole cents.
      let whole = amount.floor.flatMap { Rational($0) == amount ? Money(cents: $0) : nil }
      steps.append(Step(key, whole.map { .money($0) } ?? Cell(.number(amount / Rational(100)))))
      base = "\(base)-\(cell(key))"
    }
    // Where nothing is taken off, the need is the base.
    let isLess = !before.isEmpty || terms.isOfCash && !data.inKindLines.isEmpty
    let from = isLess ? cell("base") : cell("need")
    if isLess {
      // Whole cents are rounded; what other awards bear may be a fraction of one.
      let isWhole = before.allSatisfy { $1.floor.map { Rational($0) } == $1 }
      steps.append(Step("base", .money(isWhole ? "ROUND(\(base),2)" : base)))
    }
    let exact = try need(less: before.map(\.1).sum())
    let part = CentFormula.down(exact, times: terms.factor, of: from)
    steps.append(
      Step(
        "share",
        try part.map { .money("ROUND(MAX(0,MIN(\($0),\(cell("awarded")),\(cash))),2)") }
          ?? .money(share(of: exact)),
        label(section, "share.text", ["factor": terms.factorText])))
    steps.append(Step("entitled", .money(data.entitled)))
    var demand = Step(
      "demand",
      .money(
        terms.isComplete
          ? .same(cell("entitled")) : "MIN(\(cell("share")),\(cell("entitled")))"), "", .subtotal)
    if terms.isComplete { demand.label = "complete" }
    steps.append(demand)
    if let passedOn = data.passedOn {
      steps += [
        Step("passedOn", .money(passedOn)),
        Step("whole", .money("ROUND(\(cell("demand"))+\(cell("passedOn")),2)"), "", .subtotal),
      ]
    }
    return steps
  }

  /// What is recognised of in-kind lines when the window is over.
  private var inKind: [Reference] {
    data.statement.lines.filter { data.inKindLines.contains($0.id) }
      .map { .cell(block: "need", row: StatementOfUse.row($0), column: "then") }
  }

  /// What the award sees of the need, exact cents: its size decides how the share is computed.
  private func need(less before: Rational) throws -> Rational {
    let need = try calculation.amount(Name.need.reference)
    return try (data.terms.isOfCash ? need - inKindNeed : need).exact - before
  }

  private var inKindNeed: Money { get throws { try inKind.map(calculation.amount).sum() } }

  /// The share as the ledger rounds it, where no formula could tell the cent.
  private func share(of base: Rational) throws -> Money {
    let cash = try calculation.amount(Name.need.reference) - inKindNeed
    let part = try Money(rounding: data.terms.factor * base, .down)
    return max(.zero, min(part, min(data.statement.award.amount, cash)))
  }

  /// What limits it.
  private func limitSteps() throws -> [Step] {
    let award = data.statement.award
    let terms = data.terms
    var steps: [Step] = []
    if let tranche = terms.tranche {
      steps.append(Step("tranche", .money(tranche.most), tranche.text))
    }
    if let rate = terms.holdback {
      let left = Rational.one - rate.value
      let part = CentFormula.down(award.amount.exact, times: left, of: cell("awarded"))
      steps.append(
        Step(
          "holdback",
          try part.map { .money($0) }
            ?? .money(Money(rounding: award.amount.exact * left, .down)),
          "\(rate.text(language)), \(terms.holdbackNorm)"))
    }
    steps.append(Step("awarded", .money(award.amount), award.id))
    let cells = ([data.passedOn == nil ? "demand" : "whole"] + steps.map(\.key)).map(cell)
    return steps + [Step("least", .money("MIN(\(Formula.joined(cells, ",")))"), "", .subtotal)]
  }

  /// What was paid out and what may be requested.
  private func requestSteps() -> [Step] {
    [
      Step("received", .money(statement.received())),
      Step("repaid", .money(statement.repaid())),
      Step("drawn", .money(.difference(cell("received"), cell("repaid")))),
      Step(
        "maximum", .money("MAX(0,\(Formula.difference(cell("least"), cell("drawn"))))"), "",
        .subtotal),
      Step(
        "requested", data.requested.map { .money($0) } ?? .money(.same(cell("maximum"))), "",
        .subtotal),
      Step("left", .money(.difference(cell("maximum"), cell("requested")))),
    ]
  }
}

extension DrawdownRequest {
  /// What the statement of use of the same day leaves to be paid out, beside the maximum.
  private func reconcilingSteps(_ section: FormSection) -> [Step] {
    guard let drawable = data.statement.drawable,
      section.rows.contains(where: { $0.key == "open" })
    else { return [] }
    return [
      Step("open", .money(drawable.open)),
      Step("reconciled", .money(.difference(cell("maximum"), cell("open"))), drawable.reason),
    ]
  }

  /// What of the request is for payments to come, and what for those already made.
  private func purposeSteps(_ section: FormSection) throws -> [Step] {
    // Forms that do not tell them apart need no such rows.
    guard section.rows.contains(where: { $0.key == "forDue" }) else { return [] }
    let adjustment = Reference.cell(block: "need", row: "total", column: "adjustment")
    let due = try calculation.amount(Name.due.reference) + calculation.amount(adjustment)
    let part = CentFormula.down(due.exact, times: data.terms.factor, of: cell("expected"))
    // Where no formula could tell the cent, the program does.
    let most =
      try part ?? "\(Int(Money(rounding: data.terms.factor * due.exact, .down).cents))/100"
    return [
      Step("expected", .money("ROUND(\(Name.due.reference)+\(adjustment),2)")),
      Step("forDue", .money("MAX(0,MIN(\(cell("requested")),\(most)))")),
      Step("forSpent", .money(.difference(cell("requested"), cell("forDue")))),
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
