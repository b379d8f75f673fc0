import Amounts

// What balances what: overruns against savings (ANBest-P Nr. 1.2).
extension PlanActual {
  /// Overruns and savings line by line, and how much of each meets the other.
  func balance(_ section: FormSection, _ index: Int) -> FormContent {
    let made = block("compensation", index)
    func column(_ name: String) -> Reference { .column(block: made, column: name) }
    let lines = data.measures[index].lines.filter { !$0.isInKind }.map { line in
      let key = Self.row(line)
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
          "id": .text(line.id), "label": .text(line.title),
          "over": line.hasConsent ? .money(.zero) : .money("MAX(0,\(deviation))"),
          "covered": .money(met("to")),
          "uncovered": .money(.difference(cell("over"), cell("covered"))),
          "saving": .money("MAX(0,-\(deviation))"), "used": .money(met("from")),
          "left": .money(.difference(cell("saving"), cell("used"))),
        ])
    }
    return totalled(
      section, lines, ["over", "covered", "uncovered", "saving", "used", "left"])
  }

  /// Which saving makes up for which overrun: largest first. Each row takes what is left of both.
  func compensation(_ section: FormSection, _ index: Int) throws -> FormContent {
    let pairs = try compensations(index)
    guard !pairs.isEmpty else { return none(section, in: "fromLabel") }
    func left(_ line: PlanActualData.Line, _ column: String, _ rows: [Int]) -> Formula {
      .joined(
        [balance(index, line, column)]
          + rows.map { .cell(block: section.key, row: "pair.\($0)", column: "amount") }, "-")
    }
    var lines: [Line] = []
    for (row, (from, to)) in pairs.enumerated() {
      let over = left(to, "over", (0..<row).filter { pairs[$0].to == to })
      let saving = left(from, "saving", (0..<row).filter { pairs[$0].from == from })
      lines.append(
        Line(
          "pair.\(row)", .data,
          [
            "from": .text(from.id), "fromLabel": .text(from.title), "to": .text(to.id),
            "toLabel": .text(to.title),
            "amount": .money("ROUND(MAX(0,MIN(\(over),\(saving))),2)"),
          ]))
    }
    return FormContent(lines + [total(section, ["amount"], label: "fromLabel")])
  }

  /// The lines of each compensation. The largest saving makes up for the largest overrun first; of
  /// equal ones the earlier line.
  private func compensations(
    _ index: Int
  ) throws -> [(from: PlanActualData.Line, to: PlanActualData.Line)] {
    let lines = data.measures[index].lines
    func order(_ column: String) throws -> [(line: PlanActualData.Line, left: Money)] {
      try lines.enumerated().filter { !$1.isInKind }.map { place, line in
        (place, line, try calculation.amount(balance(index, line, column)))
      }.filter { $2 > .zero }.sorted { ($1.2, $0.0) < ($0.2, $1.0) }.map { ($1, $2) }
    }
    var overs = try order("over")
    var savings = try order("saving")
    var pairs: [(from: PlanActualData.Line, to: PlanActualData.Line)] = []
    while let over = overs.first, let saving = savings.first {
      pairs.append((saving.line, over.line))
      let amount = min(over.left, saving.left)
      overs[0].left = try over.left - amount
      savings[0].left = try saving.left - amount
      if overs[0].left.isZero { overs.removeFirst() }
      if savings[0].left.isZero { savings.removeFirst() }
    }
    return pairs
  }

  private func balance(
    _ index: Int, _ line: PlanActualData.Line, _ column: String
  ) -> Reference {
    .cell(block: block("balance", index), row: Self.row(line), column: column)
  }

  /// Sums of overruns and savings, and whether they balance.
  func verdict(_ section: FormSection, _ index: Int) -> FormContent {
    let measure = data.measures[index]
    func cell(_ row: String) -> Reference {
      .cell(block: section.key, row: row, column: "amount")
    }
    func sum(_ column: String) -> Cell {
      .money(.same(.cell(block: block("balance", index), row: "total", column: column)))
    }
    func word(_ row: String) -> String { label(section, row) }
    let state: Cell =
      measure.limit == nil
      ? .text(word(measure.award?.isFixed == true ? "fixed" : "unbound"))
      : .number(
        """
        IF(\(cell("uncovered"))>0,\(text: word("unbalanced")),\(text: word("balanced")))
        """)
    return FormContent([
      Line("overruns", .data, ["label": .text(word("overruns")), "amount": sum("over")]),
      Line("savings", .data, ["label": .text(word("savings")), "amount": sum("saving")]),
      Line(
        "uncovered", .total,
        [
          "label": .text(word("uncovered")),
          "amount": .money("MAX(0,\(Formula.difference(cell("overruns"), cell("savings"))))"),
          "state": state,
        ]),
    ])
  }
}
