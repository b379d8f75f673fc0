import Amounts
import Funding

extension Audit {
  static let orderContent = FormVocabulary.Content(
    columns: [
      "order", "concludedOn", "measure", "line", "partner", "purpose", "tender", "procedure",
      "offers", "value", "vat", "net", "invoiced", "open",
    ], requiredColumns: ["order", "partner", "value"], rows: ["total", "none"],
    requiredRows: ["total", "none"],
    needs: [FormVocabulary.Need("orders", columns: ["vat"], for: "net")])

  /// The orders as the ledger counts and adds them up; none where the form does not list them.
  func orderComparisons() -> [Comparison] {
    guard let section = section("orders") else { return [] }
    let columns = Set(section.columns.map(\.key))
    func check(_ check: Check, _ workbook: Formula) -> Comparison {
      Comparison(check, data.ledger[check] ?? .nothing, workbook)
    }
    let sums = [(Check.orderValue, "value"), (.orderVAT, "vat"), (.orderInvoiced, "invoiced")]
    return [check(.orders, .over("COUNT", [.column(block: section.key, column: "value")]))]
      + sums.filter { columns.contains($0.1) }.map { kind, column in
        check(kind, .same(.cell(block: section.key, row: "total", column: column)))
      }
  }
}
