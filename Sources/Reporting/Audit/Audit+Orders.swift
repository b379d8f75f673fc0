import Amounts

extension Audit {
  /// Orders, with how they were awarded and what was invoiced on them.
  func orders(_ section: FormSection) throws(AmountError) -> FormContent {
    var lines: [Line] = []
    for (index, order) in data.orders.enumerated() {
      let net = try order.value - (order.vat ?? .zero)
      let open = try max(.zero, order.value - order.invoiced)
      lines.append(
        Line(
          "order.\(index)", .data,
          [
            "order": .text(order.id), "concludedOn": Cell(.date(order.concludedOn)),
            "measure": .text(order.measure), "line": .text(order.line),
            "partner": .text(order.partner), "purpose": .text(order.purpose),
            "tender": .text(order.tender), "procedure": .text(order.procedure),
            "offers": .integer(order.offers.map(Int64.init)),
            "value": .money(order.value), "vat": order.vat.map { .money($0) } ?? .empty,
            "net": .money(net, .difference(.own(column: "value"), .own(column: "vat"))),
            "invoiced": .money(order.invoiced),
            "open": .money(
              open,
              "MAX(0,\(Formula.difference(.own(column: "value"), .own(column: "invoiced"))))"),
          ]))
    }
    if lines.isEmpty { lines = none(section, in: "partner").rows }
    var total = total(
      section,
      [
        "value": .money(try data.orders.map(\.value).sum()),
        "invoiced": .money(try data.orders.map(\.invoiced).sum()),
      ])
    total.cells["partner"] = total.cells["label"]
    return FormContent(lines + [total])
  }

  /// The orders as the ledger counts and adds them up; none where the form does not list them.
  func orderComparisons() throws(AmountError) -> [Comparison] {
    guard let section = section("orders") else { return [] }
    let columns = Set(section.columns.map(\.key))
    var checks: [Comparison] = [
      .count(
        Check.orders, data.orderFigures.count, data.orders.count,
        .over("COUNT", [.column(block: section.key, column: "value")]))
    ]
    for (check, figure, sum) in [
      (Check.orderValue, data.orderFigures.value, try data.orders.map(\.value).sum()),
      (Check.orderInvoiced, data.orderFigures.invoiced, try data.orders.map(\.invoiced).sum()),
    ] {
      let column = check == .orderValue ? "value" : "invoiced"
      guard columns.contains(column) else { continue }
      checks.append(
        .money(check, figure, sum, .cell(block: section.key, row: "total", column: column)))
    }
    return checks
  }
}
