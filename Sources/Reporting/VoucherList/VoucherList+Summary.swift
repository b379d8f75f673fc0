import Amounts

// Sums by position and source. Each adds up the rows of its own, so that a list of a hundred
// thousand vouchers is added up once and not once for each position.
extension VoucherList {
  /// One row for each plan line, or for each source.
  func summary(_ section: FormSection, _ table: VoucherTable) throws -> FormContent {
    var lines: [Line] = []
    for (index, group) in table.run.groups.enumerated() {
      var cells: [String: Cell] = [
        "measure": .text(group.measure), "place": .text(group.place),
        "title": .text(group.title),
        "planned": group.planned.map { .money($0) } ?? .empty,
        "count": Cell(
          .integer(Int64(group.sums.count)),
          formula: .over("COUNT", table.table.ranges(index...index, "number"))),
      ]
      for column in table.columns {
        cells[column] = .money(
          try table.value(group.sums, column), table.sum(index, column)
        ).linked(to: table.table.first(index, "number"))
      }
      lines.append(Line("group.\(index)", .data, cells))
    }
    if lines.isEmpty { lines = none(section, in: "title").rows }
    var total = total(
      section, ["count": Cell(.integer(Int64(table.total.count)))])
    total.cells["title"] = total.cells["label"]
    for column in table.columns {
      total.cells[column] = .money(
        try table.value(table.total, column), .sum(.column(block: section.key, column: column)))
    }
    return FormContent(lines + [total])
  }

  /// Payments of each plan line by the source they name.
  func bySource(_ section: FormSection) throws -> FormContent {
    var lines: [Line] = []
    var sums = VoucherRun.Sums()
    for (index, group) in payments.run.groups.enumerated() {
      for (number, source) in group.sources.enumerated() {
        let key = "source.\(index).\(number)"
        func cell(_ column: String, _ value: Money) -> Cell {
          // A position's own rows only, so that all sums together read the list once a source.
          let terms = zip(
            payments.table.ranges(index...index, "source"),
            payments.table.ranges(index...index, column)
          ).map { names, amounts -> Formula in
            "SUMPRODUCT(--EXACT(\(names),\(Reference.own(column: "source"))),\(amounts))"
          }
          guard let first = terms.first else { return .money(value) }
          return .money(value, terms.dropFirst().reduce(first) { "\($0)+\($1)" })
        }
        sums = try sums + source.sums
        lines.append(
          Line(
            key, .data,
            [
              "measure": .text(group.measure), "place": .text(group.place),
              "source": .text(source.id),
              "title": .text(
                source.id.isEmpty ? label(section, "unnamed") : source.name),
              "gross": cell("gross", source.sums.amount),
              "eligible": cell("eligible", source.sums.eligible),
            ]))
      }
    }
    if lines.isEmpty { lines = none(section, in: "title").rows }
    var total = total(
      section, ["gross": .money(sums.amount), "eligible": .money(sums.eligible)])
    total.cells["title"] = total.cells["label"]
    return FormContent(lines + [total])
  }
}
