import Amounts
import Funding

extension FormFilling {
  /// Orders, with how they were awarded and what was invoiced on them.
  func orders(_ section: FormSection, _ orders: [OrderStanding]) -> FormContent {
    let lines = orders.enumerated().map { index, standing in
      let order = standing.order
      return FormContent.Line(
        "order.\(index)", .data,
        [
          "order": .text(order.id), "concludedOn": Cell(.date(standing.concludedOn)),
          "measure": .text(order.measure), "line": .text(order.line),
          "partner": .text(order.partner), "purpose": .text(order.purpose ?? ""),
          "tender": .text(order.tender ?? ""),
          "procedure": .text(order.procedure?.name[language] ?? ""),
          "offers": .integer(order.offers.map(Int64.init)),
          "value": .money(order.value), "vat": order.vat.map { .money($0) } ?? .empty,
          "net": .money(Formula.difference(.own(column: "value"), .own(column: "vat"))),
          "invoiced": .money(standing.invoiced),
          "open": .money(
            "MAX(0,\(Formula.difference(.own(column: "value"), .own(column: "invoiced"))))"),
        ])
    }
    return totalled(section, lines, ["value", "vat", "net", "invoiced"], in: "partner")
  }
}
