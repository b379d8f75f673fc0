import Amounts

// The control sheet's rows of what papers show besides the settlement: what was granted, what may
// be drawn, and lists that only some notices ask for.
extension StatementOfUse {
  /// What each notice granted, on its date.
  func noticeChecks(_ section: FormSection) -> [Comparison] {
    guard let list = self.section("awards"), list.columns.contains(where: { $0.key == "amount" })
    else { return [] }
    return data.award.notices.enumerated().map { index, notice in
      Comparison(
        Check.notice, key: String(index),
        label: label(section, "notice", ["source": notice.reference]), notice.granted,
        Reference.cell(block: list.key, row: "notice.\(index)", column: "amount"))
    }
  }

  /// What may be drawn on the day of the report, where the form says it.
  var drawableCheck: [Comparison] {
    guard data.drawable != nil, let payment = section("payment"),
      payment.rows.contains(where: { $0.key == "drawable" })
    else { return [] }
    return [
      Comparison(
        Check.drawable, data.ledger[.drawable] ?? .nothing,
        Reference.cell(block: payment.key, row: "drawable", column: "amount"))
    ]
  }

  /// Totals of the lists that the notice asks for, as they are printed.
  var blockChecks: [Comparison] {
    get throws {
      func total(_ check: Check, _ content: String, _ column: String, isEmpty: Bool) -> Comparison?
      {
        guard let list = section(content), list.columns.contains(where: { $0.key == column }) else {
          return nil
        }
        return Comparison(
          check, data.ledger[check] ?? .nothing,
          isEmpty ? "0" : .same(.cell(block: list.key, row: "total", column: column)))
      }
      let count = section("orders").map {
        Comparison(
          Check.orders, data.ledger[.orders] ?? .none,
          .over("COUNT", [.column(block: $0.key, column: "value")]))
      }
      return try [
        count, total(.orderValue, "orders", "value", isEmpty: false),
        total(.orderVAT, "orders", "vat", isEmpty: false),
        total(.orderInvoiced, "orders", "invoiced", isEmpty: false),
        total(.inventory, "inventory", "gross", isEmpty: objects.isEmpty),
        total(.staff, "staff", "gross", isEmpty: salaries.isEmpty),
      ].compactMap { $0 }
    }
  }
}
