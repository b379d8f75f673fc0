import Amounts

// Lines: plan against actual, the limit of overruns.
extension PlanActual {
  static func row(_ line: PlanActualData.Line) -> String { "line.\(line.id)" }

  /// Plan and actual line by line.
  func lines(_ section: FormSection, _ index: Int) -> FormContent {
    let figures = figures[index]
    let lines = figures.lines.map { line in
      let key = Self.row(line.line)
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      func calculated(_ column: String) -> Reference {
        .cell(block: block("recognition", index), row: key, column: column)
      }
      return Line(
        key, .data,
        [
          "id": .text(line.line.id), "label": .text(line.line.title),
          "planned": .money(line.line.planned, .same(valid("versions", index, line.line.id)))
            .linked(to: valid("versions", index, line.line.id)),
          "gross": .money(line.gross, .same(calculated("gross")))
            .linked(to: firstBooking(index, line.line.id)),
          "counted": .money(line.counted, .same(calculated("counted")))
            .linked(to: calculated("counted")),
          "deviation": .money(line.deviation, .difference(cell("counted"), cell("planned"))),
          "deviationShare": Quotient.cell(
            line.deviation, of: line.line.planned, (cell("deviation"), cell("planned"))),
          "limit": line.limit.map { .money($0, limitFormula(cell("planned"), index)) } ?? .empty,
          "beyond": .money(
            line.beyond,
            line.limit == nil ? nil : "MAX(0,\(Formula.difference(cell("counted"), cell("limit"))))"
          ),
          "recognised": .money(line.recognised, .same(calculated("recognised")))
            .linked(to: calculated("recognised")),
          "state": state(section, line, key, figures),
        ])
    }
    var share = Quotient.cell(
      figures.deviation, of: figures.planned,
      (
        .cell(block: section.key, row: "total", column: "deviation"),
        .cell(block: section.key, row: "total", column: "planned")
      ))
    if lines.isEmpty { share = .empty }
    var content = totalled(
      section, lines,
      [
        "planned": .money(figures.planned), "gross": .money(figures.gross),
        "counted": .money(figures.counted), "deviation": .money(figures.deviation),
        "beyond": .money(figures.beyond), "recognised": .money(figures.recognised),
      ])
    content.rows[content.rows.count - 1].cells["deviationShare"] = share
    return content
  }

  /// `planned × (1 + limit)`, down to the cent, in whole numbers.
  private func limitFormula(_ planned: Reference, _ index: Int) -> Formula? {
    let hundredths = (figures[index].limit?.value ?? .zero) * Rational(10_000)
    // A limit finer than a hundredth of a per cent stands as the ledger has it.
    guard let whole = hundredths.floor, Rational(whole) == hundredths else { return nil }
    let limit = Reference.cell(block: block("terms", index), row: "award.0", column: "limit")
    return "INT(ROUND(\(planned)*100,0)*ROUND((1+\(limit))*10000,0)/10000)/100"
  }

  /// What the plan says to the line, in words.
  private func state(
    _ section: FormSection, _ line: PlanActualFigures.Line, _ key: String,
    _ figures: PlanActualFigures
  ) -> Cell {
    func cell(_ column: String) -> Reference { .cell(block: section.key, row: key, column: column) }
    func word(_ row: String) -> String { label(section, row) }
    if line.line.isInKind { return .text(word("inKind")) }
    if figures.award?.isFixed == true { return .text(word("fixed")) }
    if line.line.hasConsent {
      return Cell(
        .text(word(line.deviation > .zero ? "consent" : "kept")),
        formula: "IF(\(cell("deviation"))>0,\(text: word("consent")),\(text: word("kept")))")
    }
    let isNew = line.line.planned.isZero && line.counted > .zero
    let new: Formula = "AND(\(cell("planned"))=0,\(cell("counted"))>0)"
    guard figures.limit != nil else {
      return Cell(
        .text(word(isNew ? "new" : "unbound")),
        formula: "IF(\(new),\(text: word("new")),\(text: word("unbound")))")
    }
    let over = AmountWords.formula(word("over"), amount: cell("beyond"), language)
    let value =
      isNew
      ? word("new")
      : line.beyond > .zero
        ? AmountWords.value(word("over"), amount: line.beyond, language)
        : word(line.deviation > .zero ? "within" : "kept")
    return Cell(
      .text(value),
      formula: """
        IF(\(new),\(text: word("new")),IF(\(cell("beyond"))>0,\(over),\
        IF(\(cell("deviation"))>0,\(text: word("within")),\(text: word("kept")))))
        """)
  }

  /// From bookings to what is recognised.
  func recognition(_ section: FormSection, _ index: Int) -> FormContent {
    let figures = figures[index]
    let first = bookings[index].isEmpty ? nil : Self.firstBooking(index)
    let last = Self.booking(index, bookings[index].count - 1)
    let lines = figures.lines.map { line in
      let key = Self.row(line.line)
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      func sum(_ column: String) -> Formula? {
        first.map { first in
          func list(_ column: String) -> Reference {
            .rows(block: "bookings", column: column, from: first, through: last)
          }
          return "SUMPRODUCT(--EXACT(\(list("line")),\(cell("id"))),\(list(column)))"
        }
      }
      return Line(
        key, .data,
        [
          "id": .text(line.line.id), "label": .text(line.line.title),
          "gross": .money(line.gross, sum("gross").map { "ROUND(\($0),2)" }),
          "counted": .money(line.counted, sum("counted").map { "ROUND(\($0),2)" }),
          "beyond": .money(
            line.beyond, .same(.cell(block: block("lines", index), row: key, column: "beyond"))),
          "cut": .money(line.line.otherCut),
          "recognised": .money(
            line.recognised,
            "ROUND(\(cell("counted"))-\(cell("beyond"))-\(cell("cut")),2)"),
        ])
    }
    var cuts = Money.zero
    for line in figures.lines { cuts = (try? cuts + line.line.otherCut) ?? cuts }
    return totalled(
      section, lines,
      [
        "gross": .money(figures.gross), "counted": .money(figures.counted),
        "beyond": .money(figures.beyond), "cut": .money(cuts),
        "recognised": .money(figures.recognised),
      ])
  }

  private func firstBooking(_ index: Int, _ line: String) -> Reference? {
    bookings[index].firstIndex { $0.line == line }.map {
      .cell(block: "bookings", row: Self.booking(index, $0), column: "number")
    }
  }
}
