import Amounts

// What balances what: overruns against savings (ANBest-P Nr. 1.2).
extension PlanActual {
  /// Overruns and savings line by line, and how much of each meets the other.
  func balance(_ section: FormSection, _ index: Int) -> FormContent {
    let figures = figures[index]
    let made = block("compensation", index)
    func column(_ name: String) -> Reference { .column(block: made, column: name) }
    let cash = figures.lines.filter { !$0.line.isInKind }
    let lines = cash.map { line in
      let key = Self.row(line.line)
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      let deviation = Reference.cell(block: block("lines", index), row: key, column: "deviation")
      func met(_ side: String) -> Formula {
        "ROUND(SUMPRODUCT(--EXACT(\(column(side)),\(cell("id"))),\(column("amount"))),2)"
      }
      return Line(
        key, .data,
        [
          "id": .text(line.line.id), "label": .text(line.line.title),
          "over": .money(line.over, line.line.hasConsent ? nil : "MAX(0,\(deviation))"),
          "covered": .money(line.covered, met("to")),
          "uncovered": .money(
            Money(cents: line.over.cents - line.covered.cents),
            .difference(cell("over"), cell("covered"))),
          "saving": .money(line.saving, "MAX(0,-\(deviation))"),
          "used": .money(line.used, met("from")),
          "left": .money(
            Money(cents: line.saving.cents - line.used.cents),
            .difference(cell("saving"), cell("used"))),
        ])
    }
    func sum(_ cents: (PlanActualFigures.Line) -> Int64) -> Cell {
      .money(Money(cents: cash.reduce(0) { $0 + cents($1) }))
    }
    return totalled(
      section, lines,
      [
        "over": .money(figures.over), "covered": sum(\.covered.cents),
        "uncovered": sum { $0.over.cents - $0.covered.cents },
        "saving": .money(figures.saving), "used": sum(\.used.cents),
        "left": sum { $0.saving.cents - $0.used.cents },
      ])
  }

  /// Which saving makes up for which overrun: largest first. Each row takes what is left of both.
  func compensation(_ section: FormSection, _ index: Int) -> FormContent {
    let figures = figures[index]
    guard !figures.compensations.isEmpty else { return none(section, in: "fromLabel") }
    func amount(_ row: Int) -> Reference {
      .cell(block: section.key, row: "pair.\(row)", column: "amount")
    }
    func left(_ line: PlanActualFigures.Line, _ column: String, _ rows: [Int]) -> Formula {
      let cell = Reference.cell(
        block: block("balance", index), row: Self.row(line.line), column: column)
      return rows.reduce("\(cell)") { "\($0)-\(amount($1))" }
    }
    var lines: [Line] = []
    for (row, pair) in figures.compensations.enumerated() {
      let (from, to) = (figures.lines[pair.from], figures.lines[pair.to])
      let earlier = figures.compensations.prefix(row).enumerated()
      let over = left(to, "over", earlier.filter { $1.to == pair.to }.map(\.offset))
      let saving = left(from, "saving", earlier.filter { $1.from == pair.from }.map(\.offset))
      lines.append(
        Line(
          "pair.\(row)", .data,
          [
            "from": .text(from.line.id), "fromLabel": .text(from.line.title),
            "to": .text(to.line.id), "toLabel": .text(to.line.title),
            "amount": .money(pair.amount, "ROUND(MAX(0,MIN(\(over),\(saving))),2)"),
          ]))
    }
    let made = figures.compensations.reduce(Int64(0)) { $0 + $1.amount.cents }
    var total = total(section, ["amount": .money(Money(cents: made))])
    total.cells["fromLabel"] = total.cells["label"]
    return FormContent(lines + [total])
  }

  /// Sums of overruns and savings, and whether they balance.
  func verdict(_ section: FormSection, _ index: Int) -> FormContent {
    let figures = figures[index]
    func cell(_ row: String) -> Reference {
      .cell(block: section.key, row: row, column: "amount")
    }
    func sum(_ column: String) -> Formula? {
      .same(.cell(block: block("balance", index), row: "total", column: column))
    }
    func word(_ row: String) -> String { label(section, row) }
    let state: Cell =
      figures.limit == nil
      ? .text(word(figures.award?.isFixed == true ? "fixed" : "unbound"))
      : Cell(
        .text(word(figures.uncovered > .zero ? "unbalanced" : "balanced")),
        formula: """
          IF(\(cell("uncovered"))>0,\(text: word("unbalanced")),\(text: word("balanced")))
          """)
    return FormContent([
      Line(
        "overruns", .data,
        ["label": .text(word("overruns")), "amount": .money(figures.over, sum("over"))]),
      Line(
        "savings", .data,
        ["label": .text(word("savings")), "amount": .money(figures.saving, sum("saving"))]),
      Line(
        "uncovered", .total,
        [
          "label": .text(word("uncovered")),
          "amount": .money(
            figures.uncovered,
            "MAX(0,\(Formula.difference(cell("overruns"), cell("savings"))))"),
          "state": state,
        ]),
    ])
  }
}
