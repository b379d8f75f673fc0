import Amounts

// The bookings behind the figures, and the overview of measures.
extension PlanActual {
  /// Keys of the rows of a measure in the lists.
  static func booking(_ index: Int, _ row: Int) -> String { "booking.\(key(index)).\(row)" }
  static func firstBooking(_ index: Int) -> String { booking(index, 0) }
  static func receipt(_ index: Int, _ row: Int) -> String { "receipt.\(key(index)).\(row)" }

  func bookings(_ section: FormSection) throws(AmountError) -> FormContent {
    guard bookings.contains(where: { !$0.isEmpty }) else { return none(section, in: "purpose") }
    var lines: [Line] = []
    var number: Int64 = 0
    for (index, own) in bookings.enumerated() where !own.isEmpty {
      for (row, booking) in own.enumerated() {
        number += 1
        lines.append(try line(booking, index, row, number))
      }
      let measure = data.measures[index]
      lines.append(
        Line(
          "subtotal.\(Self.key(index))", .subtotal,
          try sums(
            own, label(section, "subtotal", ["measureId": measure.id])
          ) { column in
            .rows(
              block: "bookings", column: column, from: Self.firstBooking(index),
              through: Self.booking(index, own.count - 1))
          }))
    }
    lines.append(
      Line(
        "total", .total,
        try sums(data.bookings, label(section, "total")) {
          .column(block: "bookings", column: $0)
        }))
    return FormContent(lines)
  }

  private func line(
    _ booking: VoucherLine, _ index: Int, _ row: Int, _ number: Int64
  ) throws(AmountError) -> Line {
    let key = Self.booking(index, row)
    func cell(_ column: String) -> Reference { .cell(block: "bookings", row: key, column: column) }
    let award = figures[index].award
    func term(_ column: String) -> Reference {
      .cell(block: block("terms", index), row: "award.0", column: column)
    }
    let counted: Formula =
      award == nil
      ? .same(cell("eligible"))
      : """
      IF(AND(\(cell("countsOn"))>=\(term("from")),\(cell("countsOn"))<=\(term("to"))),\
      \(cell("eligible")),0)
      """
    var cells = try booking.payment(number)
    cells["countsOn"] = cells["day"]
    let amount = PlanActualFigures.counted(booking, award?.period)
    cells["counted"] = booking.counted == nil ? .money(amount, counted) : .money(amount)
    return Line(key, .data, cells)
  }

  private func sums(
    _ bookings: [VoucherLine], _ label: String,
    _ cells: (String) -> Reference
  ) throws(AmountError) -> [String: Cell] {
    let periods = Dictionary(
      zip(data.measures.map(\.id), figures.map(\.award?.period)), uniquingKeysWith: { $1 })
    return [
      "purpose": .text(label),
      "gross": .money(try bookings.map(\.amount).sum(), .subtotal(cells("gross"))),
      "eligible": .money(try bookings.map(\.eligible).sum(), .subtotal(cells("eligible"))),
      "counted": .money(
        try bookings.map { PlanActualFigures.counted($0, periods[$0.measure] ?? nil) }.sum(),
        .subtotal(cells("counted"))),
    ]
  }

  func receipts(_ section: FormSection) throws(AmountError) -> FormContent {
    guard receipts.contains(where: { !$0.isEmpty }) else { return none(section, in: "purpose") }
    var lines: [Line] = []
    var number: Int64 = 0
    for (index, own) in receipts.enumerated() {
      for (row, receipt) in own.enumerated() {
        number += 1
        lines.append(Line(Self.receipt(index, row), .data, receipt.receipt(number)))
      }
    }
    lines.append(
      Line(
        "total", .total,
        [
          "purpose": .text(label(section, "total")),
          "amount": .money(
            try data.receipts.map(\.amount).sum(),
            .subtotal(.column(block: "receipts", column: "amount"))),
        ]))
    return FormContent(lines)
  }

  /// One row a measure, leading to its sheet.
  func overview(_ section: FormSection) -> FormContent {
    let lines = figures.enumerated().map { index, figures in
      let key = "measure.\(Self.key(index))"
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      func sum(_ column: String) -> Formula {
        .same(.cell(block: block("lines", index), row: "total", column: column))
      }
      let uncovered = Reference.cell(
        block: block("verdict", index), row: "uncovered", column: "amount")
      return Line(
        key, .data,
        [
          "id": .text(figures.measure.id).linked(to: .block(block("lines", index))),
          "label": .text(figures.measure.title), "planned": .money(figures.planned, sum("planned")),
          "gross": .money(figures.gross, sum("gross")),
          "counted": .money(figures.counted, sum("counted")),
          "deviation": .money(figures.deviation, sum("deviation")),
          "deviationShare": Quotient.cell(
            figures.deviation, of: figures.planned, (cell("deviation"), cell("planned"))),
          "beyond": .money(figures.beyond, sum("beyond")),
          "recognised": .money(figures.recognised, sum("recognised")),
          "state": summary(section, figures, cell("beyond"), uncovered),
        ])
    }
    func sum(_ cents: (PlanActualFigures) -> Int64) -> Money {
      Money(cents: figures.reduce(0) { $0 + cents($1) })
    }
    var content = totalled(
      section, lines,
      [
        "planned": .money(sum(\.planned.cents)), "gross": .money(sum(\.gross.cents)),
        "counted": .money(sum(\.counted.cents)), "deviation": .money(sum(\.deviation.cents)),
        "beyond": .money(sum(\.beyond.cents)), "recognised": .money(sum(\.recognised.cents)),
      ])
    content.rows[content.rows.count - 1].cells["deviationShare"] = Quotient.cell(
      sum(\.deviation.cents), of: sum(\.planned.cents),
      (
        .cell(block: section.key, row: "total", column: "deviation"),
        .cell(block: section.key, row: "total", column: "planned")
      ))
    return content
  }

  private func summary(
    _ section: FormSection, _ figures: PlanActualFigures, _ beyond: Reference,
    _ uncovered: Reference
  ) -> Cell {
    func word(_ row: String) -> String { label(section, row) }
    guard figures.limit != nil else {
      return .text(word(figures.award?.isFixed == true ? "fixed" : "unbound"))
    }
    let value =
      figures.beyond > .zero
      ? AmountWords.value(word("over"), amount: figures.beyond, language)
      : word(figures.uncovered > .zero ? "unbalanced" : "kept")
    return Cell(
      .text(value),
      formula: """
        IF(\(beyond)>0,\(AmountWords.formula(word("over"), amount: beyond, language)),\
        IF(\(uncovered)>0,\(text: word("unbalanced")),\(text: word("kept"))))
        """)
  }
}
