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

  /// Payments of each plan line by the source they name; what names none stands once for each
  /// measure, whose financing bears it as a whole.
  func bySource(_ section: FormSection) -> FormContent {
    var lines: [Line] = []
    func add(_ groups: ClosedRange<Int>, _ source: String, _ key: String, _ title: String) {
      func cell(_ column: String) -> Cell {
        // Rows of its own only, so that all sums together read the list once a source.
        let terms = groups.flatMap { group in
          zip(
            payments.table.ranges(group...group, "source"),
            payments.table.ranges(group...group, column)
          ).map { names, amounts -> Formula in
            "SUMPRODUCT(--EXACT(\(names),\(Reference.own(column: "source"))),\(amounts))"
          }
        }
        return .money(.joined(terms, "+"))
      }
      let group = payments.run.groups[groups.lowerBound]
      lines.append(
        Line(
          key, .data,
          [
            "measure": .text(group.measure), "place": .text(source.isEmpty ? "" : group.place),
            "source": .text(source), "title": .text(title),
            "gross": cell("gross"), "eligible": cell("eligible"),
          ]))
    }
    for (measure, groups) in payments.measures.enumerated() {
      for index in groups {
        for (number, source) in payments.run.groups[index].sources.enumerated()
        where !source.id.isEmpty {
          add(index...index, source.id, "source.\(index).\(number)", source.name)
        }
      }
      if payments.run.groups[groups].contains(where: { $0.sources.contains { $0.id.isEmpty } }) {
        add(groups, "", "unnamed.\(measure)", label(section, "unnamed"))
      }
    }
    return totalled(section, lines, ["gross", "eligible"], in: "title")
  }
}
