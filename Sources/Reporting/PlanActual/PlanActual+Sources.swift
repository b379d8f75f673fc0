import Amounts

// Sources: plan against actual, with shares that add up to 100.00.
extension PlanActual {
  static func row(_ source: PlanActualData.Source) -> String { "source.\(source.id)" }

  func sources(_ section: FormSection, _ index: Int) -> FormContent {
    let lines = data.measures[index].sources.map { source in
      let key = Self.row(source)
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      func calculated(_ content: String, _ column: String) -> Reference {
        .cell(block: block(content, index), row: key, column: column)
      }
      return Line(
        key, .data,
        [
          "id": .text(source.id), "label": .text(source.name),
          "planned": .taken(from: valid("sourceVersions", index, source.id)),
          "plannedShare": .percent(.same(calculated("plannedShares", "share"))),
          "actual": .taken(from: calculated("financing", "actual")),
          "actualShare": .percent(.same(calculated("actualShares", "share"))),
          "deviation": .money(.difference(cell("actual"), cell("planned"))),
          "deviationShare": Quotient.cell(cell("deviation"), of: cell("planned")),
        ])
    }
    let (columns, percent) = (["planned", "actual", "deviation"], ["plannedShare", "actualShare"])
    return lines.isEmpty
      ? totalled(section, lines, columns, percent: percent)
      : compared(section, lines, columns, percent: percent)
  }

  /// From receipts to what each source counts for. The recipient's own money bears the rest, cents
  /// from rounding included.
  func financing(_ section: FormSection, _ index: Int) -> FormContent {
    let sources = data.measures[index].sources
    let residual = sources.lastIndex(where: \.isOwn)
    let list = receipts[index]
    var lines: [Line] = []
    for (position, source) in sources.enumerated() {
      let key = Self.row(source)
      func cell(_ row: String, _ column: String) -> Reference {
        .cell(block: section.key, row: row, column: column)
      }
      func received(_ column: String) -> Reference {
        .rows(
          block: "receipts", column: column, from: Self.receipt(index, 0),
          through: Self.receipt(index, list.count - 1))
      }
      // The recipient's own money bears what is left; of the others the settlement tells.
      let isResidual = position == residual
      let recognised = Reference.cell(
        block: block("lines", index), row: "total", column: "recognised")
      let others = sources.indices.filter { $0 != position }
        .map { cell(Self.row(sources[$0]), "actual") }
      lines.append(
        Line(
          key, .data,
          [
            "id": .text(source.id), "label": .text(source.name),
            "booked": list.isEmpty
              ? .money(.zero)
              : .money(
                """
                ROUND(SUMPRODUCT(--EXACT(\(received("source")),\(cell(key, "id"))),\
                \(received("amount"))),2)
                """),
            "adjustment": isResidual
              ? .money(.difference(cell(key, "actual"), cell(key, "booked")))
              : .money(source.adjustment),
            "actual": .money(
              isResidual
                ? "ROUND(\(Formula.joined([recognised] + others, "-")),2)"
                : "ROUND(\(cell(key, "booked"))+\(cell(key, "adjustment")),2)"),
          ]))
    }
    return totalled(section, lines, ["booked", "adjustment", "actual"])
  }

  func shares(_ section: FormSection, _ index: Int, of column: String) -> FormContent {
    shares(
      section,
      of: data.measures[index].sources.map { source in
        ShareRow(
          key: Self.row(source), id: source.id, label: source.name,
          amount: .cell(block: block("sources", index), row: Self.row(source), column: column))
      })
  }
}
