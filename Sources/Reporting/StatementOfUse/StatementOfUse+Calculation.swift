import Amounts

// How the figures of the form come from the lists.
extension StatementOfUse {
  /// From vouchers to recognised expenditure, line by line.
  func recognition(_ section: FormSection) -> FormContent {
    func cell(_ row: String, _ column: String) -> Reference {
      .cell(block: "recognition", row: row, column: column)
    }
    var lines: [Line] = []
    for line in data.lines {
      let key = Self.row(line)
      func vouchers(_ amounts: Name) -> Formula {
        "SUMPRODUCT(--EXACT(\(Name.voucherLine.reference),\(cell(key, "id"))),\(amounts.reference))"
      }
      lines.append(
        Line(
          key, .data,
          [
            "id": .text(line.id), "label": .text(line.title),
            "gross": .money(vouchers(.voucherGross)),
            "eligible": .money(vouchers(.voucherEligible)), "cut": .money(line.cut),
            "recognised": .money(.difference(cell(key, "eligible"), cell(key, "cut"))),
          ]))
    }
    return FormContent(
      lines + [total(section, ["gross", "eligible", "cut", "recognised"])]
        + elsewhere(section, .money(data.elsewhere), in: "recognised"))
  }

  /// What the measure recognises and this award does not: a row of its own beneath the total, which
  /// is the award's. None where the award sees all.
  func elsewhere(_ section: FormSection, _ amount: Cell, in columns: String...) -> [Line] {
    guard !data.elsewhere.isZero else { return [] }
    // Forms need not name a row that few measures have.
    let words = LocalizedText(
      de: "Im Teilvorhaben geltend gemacht, nicht in dieser Zuwendung (ihr Zeitraum, ihre Regeln)",
      en: "Claimed in the measure, not under this award (its period, its rules)")
    let isNamed = section.rows.contains { $0.key == "elsewhere" }
    // No row of the table: its total leaves it out.
    var row = Line(
      "elsewhere", .text,
      ["label": .text(isNamed ? label(section, "elsewhere") : words[language])])
    for column in columns { row.cells[column] = amount }
    return [row]
  }

  /// Where it stands.
  static let elsewhere = Reference.cell(
    block: "recognition", row: "elsewhere", column: "recognised")

  /// From receipts to what each source counts for. The recipient's own money bears the rest, cents
  /// from rounding included.
  func financing(_ section: FormSection) -> FormContent {
    func cell(_ row: String, _ column: String) -> Reference {
      .cell(block: "financing", row: row, column: column)
    }
    let ordered = data.sources.grouped
    var lines: [Line] = []
    for source in ordered {
      let key = Self.row(source)
      let isResidual = source.id == residual
      // The recipient's own money bears what is left; of the others the settlement tells.
      let others = ordered.filter { $0.id != source.id }.map { cell(Self.row($0), "actual") }
      let formula: Formula =
        isResidual
        ? rest(others)
        : "ROUND(\(cell(key, "booked"))+\(cell(key, "adjustment")),2)"
      lines.append(
        Line(
          key, .data,
          [
            "id": .text(source.id), "label": .text(source.name),
            "booked": .money(
              """
              SUMPRODUCT(--EXACT(\(Name.incomeSource.reference),\(cell(key, "id"))),\
              \(Name.incomeAmount.reference))
              """),
            "adjustment": isResidual
              ? .money(.difference(cell(key, "actual"), cell(key, "booked")))
              : .money(source.adjustment),
            "actual": .money(formula),
          ]))
    }
    return FormContent(lines + [total(section, ["booked", "adjustment", "actual"])])
  }

  /// The recipient's own money, which bears what no other source covers.
  private var residual: String? { data.sources.last { $0.group == .own }?.id }

  /// What the measure recognises less all other sources.
  private func rest(_ others: [Reference]) -> Formula {
    let total = [Name.recognised.reference] + (data.elsewhere.isZero ? [] : [Self.elsewhere])
    guard total.count > 1 || !others.isEmpty else { return .same(total[0]) }
    let less: Formula = others.isEmpty ? "" : "-(\(Formula.joined(others, "+")))"
    return "ROUND(\(Formula.joined(total, "+"))\(less),2)"
  }

  /// Shares by the largest remainder, of what a column of the receipts holds.
  func shares(_ section: FormSection, of column: String) -> FormContent {
    shares(
      section,
      of: data.sources.grouped.map { source in
        ShareRow(
          key: Self.row(source), id: source.id, label: source.name,
          amount: .cell(block: "receipts", row: Self.row(source), column: column))
      })
  }

  /// How the grant was computed.
  func steps(_ section: FormSection) -> FormContent {
    guard !data.steps.isEmpty else { return none(section, in: "label") }
    return FormContent(
      data.steps.enumerated().map { index, step in
        Line("step.\(index)", .data, step.cells(index + 1))
      })
  }
}
