import Amounts

// Lines: plan against actual, the limit of overruns.
extension PlanActual {
  static func row(_ line: PlanActualData.Line) -> String { "line.\(line.id)" }

  /// Plan and actual line by line.
  func lines(_ section: FormSection, _ index: Int) throws(AmountError) -> FormContent {
    let measure = data.measures[index]
    let lines = try measure.lines.map { (line) throws(AmountError) in
      let key = Self.row(line)
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      func calculated(_ column: String) -> Reference {
        .cell(block: block("recognition", index), row: key, column: column)
      }
      let limit = measure.limit(of: line)
      return Line(
        key, .data,
        [
          "id": .text(line.id), "label": .text(line.title),
          "planned": .taken(from: valid("versions", index, line.id)),
          "gross": Cell.money(.same(calculated("gross")))
            .linked(to: firstBooking(index, line.id)),
          "counted": .taken(from: calculated("counted")),
          "deviation": .money(.difference(cell("counted"), cell("planned"))),
          "deviationShare": Quotient.cell(cell("deviation"), of: cell("planned")),
          "limit": try limit.map { (limit) throws(AmountError) in
            try self.limit(cell("planned"), limit, line, index)
          } ?? .empty,
          "beyond": limit == nil
            ? .money(.zero)
            : .money("MAX(0,\(Formula.difference(cell("counted"), cell("limit"))))"),
          "recognised": .taken(from: calculated("recognised")),
          "state": state(section, line, key, measure),
        ])
    }
    let columns = ["planned", "gross", "counted", "deviation", "beyond", "recognised"]
    return lines.isEmpty
      ? totalled(section, lines, columns) : compared(section, lines, columns)
  }

  /// `planned × (1 + limit)`, down to the cent, in whole numbers.
  private func limit(
    _ planned: Reference, _ rate: Rate, _ line: PlanActualData.Line, _ index: Int
  ) throws(AmountError) -> Cell {
    let hundredths = rate.value * Rational(10_000)
    guard let whole = hundredths.floor, Rational(whole) == hundredths else {
      // A limit finer than a hundredth of a per cent stands as the ledger has it.
      return .money(
        try Money(
          rounding: data.measures[index].planned(line).exact * (.one + rate.value), .down))
    }
    let limit = Reference.cell(block: block("terms", index), row: "award.0", column: "limit")
    return .money("INT(ROUND(\(planned)*100,0)*ROUND((1+\(limit))*10000,0)/10000)/100")
  }

  /// What the plan says to the line, in words.
  private func state(
    _ section: FormSection, _ line: PlanActualData.Line, _ key: String,
    _ measure: PlanActualData.Measure
  ) -> Cell {
    func cell(_ column: String) -> Reference { .cell(block: section.key, row: key, column: column) }
    func word(_ row: String) -> String { label(section, row) }
    if line.isInKind { return .text(word("inKind")) }
    if measure.award?.isFixed == true { return .text(word("fixed")) }
    if line.hasConsent {
      return .number(
        "IF(\(cell("deviation"))>0,\(text: word("consent")),\(text: word("kept")))")
    }
    let new: Formula = "AND(\(cell("planned"))=0,\(cell("counted"))>0)"
    guard measure.limit != nil else {
      return .number("IF(\(new),\(text: word("new")),\(text: word("unbound")))")
    }
    let over = AmountWords.formula(word("over"), amount: cell("beyond"), language)
    return .number(
      """
      IF(\(new),\(text: word("new")),IF(\(cell("beyond"))>0,\(over),\
      IF(\(cell("deviation"))>0,\(text: word("within")),\(text: word("kept")))))
      """)
  }

  /// From bookings to what is recognised.
  func recognition(_ section: FormSection, _ index: Int) -> FormContent {
    let first = bookings[index].isEmpty ? nil : Self.firstBooking(index)
    let last = Self.booking(index, bookings[index].count - 1)
    let lines = data.measures[index].lines.map { line in
      let key = Self.row(line)
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      func sum(_ column: String) -> Cell {
        guard let first else { return .money(.zero) }
        func list(_ column: String) -> Reference {
          .rows(block: "bookings", column: column, from: first, through: last)
        }
        return .money(
          "ROUND(SUMPRODUCT(--EXACT(\(list("line")),\(cell("id"))),\(list(column))),2)")
      }
      return Line(
        key, .data,
        [
          "id": .text(line.id), "label": .text(line.title), "gross": sum("gross"),
          "counted": sum("counted"),
          "beyond": .money(.same(.cell(block: block("lines", index), row: key, column: "beyond"))),
          "cut": .money(line.otherCut),
          "recognised": .money("ROUND(\(cell("counted"))-\(cell("beyond"))-\(cell("cut")),2)"),
        ])
    }
    return totalled(section, lines, ["gross", "counted", "beyond", "cut", "recognised"])
  }

  private func firstBooking(_ index: Int, _ line: String) -> Reference? {
    bookings[index].firstIndex { $0.line == line }.map {
      .cell(block: "bookings", row: Self.booking(index, $0), column: "number")
    }
  }
}
