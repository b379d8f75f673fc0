import Amounts

// Sums by position and source. Each adds up the rows of its own, so that a list of a hundred
// thousand vouchers is added up once and not once for each position.
extension VoucherList {
  /// One row for each plan line, or for each source.
  func summary(_ section: FormSection, _ table: VoucherTable) -> FormContent {
    var lines: [Line] = []
    for (index, group) in table.run.groups.enumerated() {
      var cells: [String: Cell] = [
        "measure": .text(group.measure), "place": .text(group.place),
        "title": .text(group.title),
        "planned": group.planned.map { .money($0) } ?? .empty,
        "count": .integer(.over("COUNT", table.table.ranges(index...index, "number"))),
      ]
      for column in table.columns {
        cells[column] = .money(table.sum(index, column))
          .linked(to: table.table.first(index, "number"))
      }
      lines.append(Line("group.\(index)", .data, cells))
    }
    return totalled(section, lines, table.columns, counts: ["count"], in: "title")
  }

  /// Payments of each plan line by the source they name.
  func bySource(_ section: FormSection) -> FormContent {
    var lines: [Line] = []
    for (index, group) in payments.run.groups.enumerated() {
      for (number, source) in group.sources.enumerated() {
        func cell(_ column: String) -> Cell {
          // A position's own rows only, so that all sums together read the list once a source.
          let terms = zip(
            payments.table.ranges(index...index, "source"),
            payments.table.ranges(index...index, column)
          ).map { names, amounts -> Formula in
            "SUMPRODUCT(--EXACT(\(names),\(Reference.own(column: "source"))),\(amounts))"
          }
          return .money(.joined(terms, "+"))
        }
        lines.append(
          Line(
            "source.\(index).\(number)", .data,
            [
              "measure": .text(group.measure), "place": .text(group.place),
              "source": .text(source.id),
              "title": .text(
                source.id.isEmpty ? label(section, "unnamed") : source.name),
              "gross": cell("gross"), "eligible": cell("eligible"),
            ]))
      }
    }
    return totalled(section, lines, ["gross", "eligible"], in: "title")
  }
}
