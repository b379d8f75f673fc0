import Amounts
import Funding

extension Audit {
  /// Orders, with how they were awarded and what was invoiced on them.
  func orders(_ section: FormSection) -> FormContent {
    let lines = data.orders.enumerated().map { index, standing in
      let order = standing.order
      return Line(
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
    return totalled(section, lines, ["value", "invoiced"], in: "partner")
  }

  /// The orders as the ledger counts and adds them up; none where the form does not list them.
  func orderComparisons() -> [Comparison] {
    guard let section = section("orders") else { return [] }
    let columns = Set(section.columns.map(\.key))
    func check(_ check: Check, _ workbook: Formula) -> Comparison {
      Comparison(check, data.ledger[check] ?? .nothing, workbook)
    }
    let sums = [(Check.orderValue, "value"), (.orderInvoiced, "invoiced")]
    return [check(.orders, .over("COUNT", [.column(block: section.key, column: "value")]))]
      + sums.filter { columns.contains($0.1) }.map { kind, column in
        check(kind, .same(.cell(block: section.key, row: "total", column: column)))
      }
  }
}
