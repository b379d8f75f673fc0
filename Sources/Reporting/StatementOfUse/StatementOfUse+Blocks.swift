import Amounts

// Lists that only some notices ask for.
extension StatementOfUse {
  /// What was bought and stands in the inventory, as paid up to the day of the report.
  var objects: [[VoucherLine]] { get throws { try expenses { !$0.inventory.isEmpty } } }
  /// Payments for staff with a part of a post.
  var salaries: [[VoucherLine]] { get throws { try expenses { $0.staffShare != nil } } }

  /// What was bought and stands in the inventory (Inventarliste).
  func inventory(_ section: FormSection) throws -> FormContent {
    try listed(section, objects, in: "purpose") { payment in
      ["inventory": .text(payment.inventory)]
    }
  }

  /// Whom the measure paid, with the part of a full post and the time (Personalliste).
  func staff(_ section: FormSection) throws -> FormContent {
    try listed(section, salaries, in: "counterparty") { payment in
      [
        "staffShare": .text(payment.staffShare?.text(language) ?? ""),
        "serviceFrom": .date(payment.service?.from), "serviceTo": .date(payment.service?.to),
      ]
    }
  }

  /// Payments by the expense that they pay, with credit notes and what was taken back; none of an
  /// expense of which nothing is left.
  private func expenses(
    _ isListed: (VoucherLine) -> Bool
  ) throws -> [[VoucherLine]] {
    var rows: [Int64: [VoucherLine]] = [:]
    var order: [Int64] = []
    for payment in data.payments where isListed(payment) {
      if rows[payment.expense] == nil { order.append(payment.expense) }
      rows[payment.expense, default: []].append(payment)
    }
    return try order.compactMap { rows[$0] }.filter { try !$0.map(\.amount).sum().isZero }
  }

  /// A row for each expense: what the list of vouchers has of it, so that a voucher that is changed
  /// is changed here, too.
  private func listed(
    _ section: FormSection, _ expenses: [[VoucherLine]], in column: String,
    _ more: (VoucherLine) -> [String: Cell]
  ) throws -> FormContent {
    guard !expenses.isEmpty else { return none(section, in: column) }
    let vouchers = self.section("vouchers")
    let keys = Dictionary(
      vouchers.map(voucherRows)?.map { ($0.payment, $0.key) } ?? [], uniquingKeysWith: { $1 })
    let lines = try expenses.enumerated().map { index, parts in
      var cells = parts[0].payment(Int64(index + 1)).merging(more(parts[0])) { $1 }
      cells["paidOn"] = .date(parts.filter { $0.amount > .zero }.compactMap(\.paidOn).max())
      for (column, amount) in [("gross", \VoucherLine.amount), ("eligible", \.eligible)] {
        guard let vouchers else {
          cells[column] = .money(try parts.map { $0[keyPath: amount] }.sum())
          continue
        }
        let rows = parts.compactMap { keys[$0] }.map {
          Reference.cell(block: vouchers.key, row: $0, column: column)
        }
        cells[column] = Cell.money(rows.count == 1 ? .same(rows[0]) : .joined(rows, "+"))
          .linked(to: rows.first)
      }
      return Line("\(section.content).\(index)", .data, cells)
    }
    return totalled(section, lines, ["gross", "eligible"], in: column)
  }
}
