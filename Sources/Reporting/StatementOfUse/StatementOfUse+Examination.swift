import Amounts

// What the authority comes to (Prüfung durch die Bewilligungsbehörde): left to it.
extension StatementOfUse {
  /// What is claimed of each plan line, and beside it what the authority recognises: the sum of
  /// what it enters in the list of vouchers, or a field where the form lists none.
  func examination(_ section: FormSection) -> FormContent {
    let list = self.section("vouchers").flatMap { $0.isByTime ? nil : $0 }
    let entered = list?.columns.first { $0.isOpen && $0.isAmount }
    let lines = data.lines.map { line in
      let granted: Cell =
        if let list, let entered {
          count(of: line) == 0
            ? .money(.zero)
            : .money(
              .same(
                .cell(block: list.key, row: "subtotal.\(line.id)", column: entered.key)))
        } else {
          Cell(.empty, style: CellStyle(.field, .amount))
        }
      return Line(
        Self.row(line), .data,
        [
          "id": .text(line.id), "label": .text(line.title),
          "claimed": .taken(
            from: .cell(block: "recognition", row: Self.row(line), column: "recognised")),
          "granted": granted,
        ])
    }
    var content = totalled(section, lines, ["claimed", "granted"])
    // Before anything is entered 0.00 would say that nothing is recognised.
    for index in content.rows.indices
    where content.rows[index].cells["granted"]?.style.role != .field {
      content.rows[index].cells["granted"]?.style.format = .entered
    }
    return content
  }
}
