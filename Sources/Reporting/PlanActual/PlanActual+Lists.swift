import Amounts

// The bookings behind the figures, and the overview of measures.
extension PlanActual {
  /// Keys of the rows of a measure in the lists.
  static func booking(_ index: Int, _ row: Int) -> String { "booking.\(key(index)).\(row)" }
  static func firstBooking(_ index: Int) -> String { booking(index, 0) }
  static func receipt(_ index: Int, _ row: Int) -> String { "receipt.\(key(index)).\(row)" }

  func bookings(_ section: FormSection) -> FormContent {
    guard bookings.contains(where: { !$0.isEmpty }) else { return none(section, in: "purpose") }
    var lines: [Line] = []
    var number: Int64 = 0
    for (index, own) in bookings.enumerated() where !own.isEmpty {
      for (row, booking) in own.enumerated() {
        number += 1
        lines.append(line(booking, index, row, number))
      }
      let measure = data.measures[index]
      lines.append(
        Line(
          "subtotal.\(Self.key(index))", .subtotal,
          sums(label(section, "subtotal", ["measureId": measure.id])) { column in
            .rows(
              block: "bookings", column: column, from: Self.firstBooking(index),
              through: Self.booking(index, own.count - 1))
          }))
    }
    let total = sums(label(section, "total")) { .column(block: "bookings", column: $0) }
    return FormContent(lines + [Line("total", .total, total)])
  }

  private func line(_ booking: VoucherLine, _ index: Int, _ row: Int, _ number: Int64) -> Line {
    let key = Self.booking(index, row)
    func cell(_ column: String) -> Reference { .cell(block: "bookings", row: key, column: column) }
    func term(_ column: String) -> Reference {
      .cell(block: block("terms", index), row: "award.0", column: column)
    }
    let counted: Formula =
      data.measures[index].award == nil
      ? .same(cell("eligible"))
      : """
      IF(AND(\(cell("countsOn"))>=\(term("from")),\(cell("countsOn"))<=\(term("to"))),\
      \(cell("eligible")),0)
      """
    var cells = booking.payment(number)
    cells["countsOn"] = cells["day"]
    cells["counted"] = booking.counted.map { .money($0) } ?? .money(counted)
    return Line(key, .data, cells)
  }

  private func sums(_ label: String, _ cells: (String) -> Reference) -> [String: Cell] {
    var sums: [String: Cell] = ["purpose": .text(label)]
    for column in ["gross", "eligible", "counted"] {
      sums[column] = .money(.subtotal(cells(column)))
    }
    return sums
  }

  func receipts(_ section: FormSection) -> FormContent {
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
          "amount": .money(.subtotal(.column(block: "receipts", column: "amount"))),
        ]))
    return FormContent(lines)
  }

  /// One row a measure, leading to its sheet.
  func overview(_ section: FormSection) -> FormContent {
    let columns = ["planned", "gross", "counted", "deviation", "beyond", "recognised"]
    let lines = data.measures.enumerated().map { index, measure in
      let key = "measure.\(Self.key(index))"
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      let uncovered = Reference.cell(
        block: block("verdict", index), row: "uncovered", column: "amount")
      var cells: [String: Cell] = [
        "id": .text(measure.id).linked(to: .block(block("lines", index))),
        "label": .text(measure.title),
        "deviationShare": Quotient.cell(cell("deviation"), of: cell("planned")),
        "state": summary(section, measure, cell("beyond"), uncovered),
      ]
      for column in columns {
        cells[column] = .money(
          .same(.cell(block: block("lines", index), row: "total", column: column)))
      }
      return Line(key, .data, cells)
    }
    return compared(section, lines, columns)
  }

  private func summary(
    _ section: FormSection, _ measure: PlanActualData.Measure, _ beyond: Reference,
    _ uncovered: Reference
  ) -> Cell {
    func word(_ row: String) -> String { label(section, row) }
    guard measure.limit != nil else {
      return .text(word(measure.award?.isFixed == true ? "fixed" : "unbound"))
    }
    return .number(
      """
      IF(\(beyond)>0,\(AmountWords.formula(word("over"), amount: beyond, language)),\
      IF(\(uncovered)>0,\(text: word("unbalanced")),\(text: word("kept"))))
      """)
  }
}
