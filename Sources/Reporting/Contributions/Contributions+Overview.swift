import Amounts

// All partners: what each brought in, what is not proven, and every entry.
extension Contributions {
  /// Columns of the overview and the kinds that each adds up.
  private static let groups: [(column: String, kinds: [ContributionsData.Kind])] = [
    ("cash", [.partnerCash, .ownCash]), ("inKind", [.inKind]), ("civic", [.civic]),
    ("donation", [.donation]), ("other", [.revenue, .otherPublic]),
  ]

  func partners(_ section: FormSection) throws(AmountError) -> FormContent {
    var lines: [Line] = []
    for (index, figures) in figures.enumerated() {
      let key = Self.row(index)
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      let sources = block("sources", index)
      func column(_ name: String) -> Reference { .column(block: sources, column: name) }
      var cells: [String: Cell] = [
        "label": .text(name(of: index)).linked(to: .sheet("\(partnerSheet)#\(Self.key(index))")),
        "planned": .money(
          figures.planned, .same(.cell(block: sources, row: "total", column: "planned"))),
      ]
      for (name, kinds) in Self.groups {
        let sums = kinds.map { kind -> Formula in
          "SUMPRODUCT(--EXACT(\(column("label")),\(text: kindLabel(kind))),\(column("recognised")))"
        }
        let sum = sums.dropFirst().reduce(sums[0]) { "\($0)+\($1)" }
        cells[name] = .money(figures.recognised(kinds), "ROUND(\(sum),2)")
      }
      cells["total"] = .money(
        figures.recognised,
        "ROUND(\(Formula.sum(.columns(block: section.key, row: key, from: "cash", through: "other"))),2)"
      )
      cells["deviation"] = .money(
        figures.deviation, .difference(cell("total"), cell("planned")))
      cells["deviationShare"] = Quotient.cell(
        figures.deviation, of: figures.planned, (cell("deviation"), cell("planned")))
      cells["share"] = Cell(
        .percent(hundredths: partnerShares.parts[index].share),
        formula: .same(.cell(block: "partnerShares", row: key, column: "share")))
      lines.append(Line(key, .data, cells))
    }
    var sums: [String: Cell] = [
      "planned": .money(try figures.map(\.planned).sum()),
      "total": .money(try figures.map(\.recognised).sum()),
      "deviation": .money(try figures.map(\.deviation).sum()),
      "share": Cell(.percent(hundredths: partnerShares.shareTotal)),
    ]
    for (name, kinds) in Self.groups {
      sums[name] = .money(try figures.map { $0.recognised(kinds) }.sum())
    }
    var content = totalled(section, lines, sums)
    if let total = content.rows.indices.last, !lines.isEmpty {
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: "total", column: column)
      }
      content.rows[total].cells["deviationShare"] = Quotient.cell(
        try figures.map(\.deviation).sum(), of: try figures.map(\.planned).sum(),
        (cell("deviation"), cell("planned")))
    }
    return content
  }

  /// The key of the sheet that stands once for each partner.
  private var partnerSheet: String {
    form.sheets.first { $0.each == "partner" }?.key ?? "partner"
  }

  /// In-kind contributions: what was given, what is proven, what is recognised.
  func proofs(_ section: FormSection) throws(AmountError) -> FormContent {
    var lines: [Line] = []
    var sums: [String: [Money]] = [:]
    for (index, figures) in figures.enumerated() {
      let own = figures.sources.filter { $0.source.kind.isUnpaid }
      guard !own.isEmpty else { continue }
      let sources = block("sources", index)
      func column(_ name: String) -> Reference { .column(block: sources, column: name) }
      func sum(_ name: String) -> Formula {
        let parts = [ContributionsData.Kind.inKind, .civic].map { kind -> Formula in
          "SUMPRODUCT(--EXACT(\(column("label")),\(text: kindLabel(kind))),\(column(name)))"
        }
        return "ROUND(\(parts[0])+\(parts[1]),2)"
      }
      var cells: [String: Cell] = [
        "label": .text(name(of: index)).linked(to: .block(block("inKind", index)))
      ]
      let values: [(String, (ContributionsFigures.Source) -> Money)] = [
        ("planned", { $0.source.planned }), ("booked", \.booked), ("unproven", \.unproven),
        ("unfiled", \.unfiled), ("counted", \.counted), ("capped", { $0.source.capped }),
        ("recognised", \.recognised),
      ]
      for (name, value) in values {
        let amount = try own.map(value).sum()
        cells[name] = .money(amount, sum(name))
        sums[name, default: []].append(amount)
      }
      let unproven = try own.map(\.unproven).sum()
      let unfiled = try own.map(\.unfiled).sum()
      let row = Self.row(index)
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: row, column: column)
      }
      let (bad, good) = (label(section, "unverified"), label(section, "verified"))
      cells["state"] = Cell(
        .text(unproven.isZero && unfiled.isZero ? good : bad),
        formula: """
          IF(OR(\(cell("unproven"))<>0,\(cell("unfiled"))<>0),\(text: bad),\(text: good))
          """)
      lines.append(Line(row, .data, cells))
    }
    var totals: [String: Cell] = [:]
    for (name, amounts) in sums { totals[name] = .money(try amounts.sum()) }
    return totalled(section, lines, totals)
  }

  /// Every entry with the amount as it was booked.
  func entries(_ section: FormSection) throws(AmountError) -> FormContent {
    var lines: [Line] = []
    for (index, figures) in figures.enumerated() {
      for (row, figure) in figures.rows.enumerated() {
        let key = Self.entry(index, row)
        let entry = figure.entry
        func cell(_ column: String) -> Reference {
          .cell(block: section.key, row: key, column: column)
        }
        let content =
          entry.kind.isUnpaid ? entry.kind == .civic ? "civic" : "inKind" : "cash"
        func own(_ column: String) -> Reference {
          .cell(block: block(content, index), row: key, column: column)
        }
        let difference = try entry.amount - figure.value
        lines.append(
          Line(
            key, .data,
            [
              "number": Cell(.integer(Int64(lines.count + 1))),
              "entry": Cell(.integer(entry.entry)), "bookedOn": Cell(.date(entry.bookedOn)),
              "voucher": .text(entry.voucher), "partner": .text(name(of: index)),
              "purpose": .text(entry.purpose), "kind": .text(kindLabel(entry.kind)),
              "measure": .text(entry.measure), "source": .text(entry.source),
              "amount": .money(entry.amount),
              "value": .money(figure.value, .same(own("amount"))).linked(to: own("amount")),
              "difference": .money(difference, .difference(cell("amount"), cell("value"))),
              "counted": .money(
                figure.counted, .same(own(entry.kind.isUnpaid ? "counted" : "amount"))),
              "state": .text(entriesLabel(entry.state)),
            ]))
      }
    }
    let rows = figures.flatMap(\.rows)
    func sum(
      _ column: String, _ value: (ContributionsFigures.Row) -> Int64
    ) -> Cell {
      .money(
        Money(cents: rows.reduce(0) { $0 + value($1) }),
        rows.isEmpty ? nil : .subtotal(.column(block: section.key, column: column)))
    }
    let total = Line(
      "total", .total,
      [
        "purpose": .text(label(section, "total")), "amount": sum("amount", \.entry.amount.cents),
        "value": sum("value", \.value.cents), "counted": sum("counted", \.counted.cents),
        "difference": sum("difference") { $0.entry.amount.cents - $0.value.cents },
      ])
    return FormContent((lines.isEmpty ? none(section, in: "purpose").rows : lines) + [total])
  }
}
