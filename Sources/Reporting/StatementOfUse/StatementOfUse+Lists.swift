import Amounts
import Funding

// The lists of vouchers (Belegliste): payments by position and in order of time, receipts apart.
extension StatementOfUse {
  /// Payments, with a sub-total after each plan line.
  func vouchers(_ section: FormSection) -> FormContent {
    guard !data.payments.isEmpty else { return none(section, in: "purpose") }
    if section.isByTime { return byTime(section) }
    // A payment on a line that the plan does not have comes last, under its own heading.
    let strangers = Set(payments.keys).subtracting(data.lines.map(\.id)).sorted()
    let lines = data.lines.map { ($0.id, $0.title) } + strangers.map { ($0, "") }
    var rows: [Line] = []
    var number: Int64 = 0
    for (line, title) in lines {
      guard let own = payments[line] else { continue }
      for (index, payment) in own.enumerated() {
        number += 1
        let key = index == 0 ? "first.\(line)" : "payment.\(number)"
        rows.append(Line(key, .data, payment.payment(number)))
      }
      let last = own.count == 1 ? "first.\(line)" : "payment.\(number)"
      let name = label(section, "subtotal", ["line": line, "lineTitle": title])
      rows.append(
        Line(
          "subtotal.\(line)", .subtotal,
          sums(name) {
            .rows(block: "vouchers", column: $0, from: "first.\(line)", through: last)
          }))
    }
    let total = sums(label(section, "total")) { .column(block: "vouchers", column: $0) }
    return FormContent(rows + [Line("total", .total, total)])
  }

  /// The same in order of time alone.
  private func byTime(_ section: FormSection) -> FormContent {
    var seen: Set<String> = []
    let rows = data.payments.enumerated().map { index, payment in
      Line(
        seen.insert(payment.line).inserted ? "first.\(payment.line)" : "payment.\(index + 1)",
        .data,
        payment.payment(Int64(index + 1)))
    }
    let total = sums(label(section, "total")) { .column(block: "vouchers", column: $0) }
    return FormContent(rows + [Line("total", .total, total)])
  }

  /// The key of a line's last payment.
  func lastVoucher(of line: StatementOfUseData.Line) -> String {
    let before = data.lines.prefix { $0.id != line.id } + [line]
    return count(of: line) == 1
      ? "first.\(line.id)" : "payment.\(before.reduce(0) { $0 + count(of: $1) })"
  }

  func count(of line: StatementOfUseData.Line) -> Int {
    payments[line.id]?.count ?? 0
  }

  private func sums(_ label: String, _ cells: (String) -> Reference) -> [String: Cell] {
    var sums: [String: Cell] = ["purpose": .text(label)]
    for column in ["gross", "vat", "eligible", "ineligible"] {
      sums[column] = .money(.subtotal(cells(column)))
    }
    return sums
  }

  func income(_ section: FormSection) -> FormContent {
    guard !data.receipts.isEmpty else { return none(section, in: "purpose") }
    var rows: [Line] = []
    for (index, receipt) in data.receipts.enumerated() {
      var line = receipt
      line.kind = receipt.booking.map { label(section, $0.rawValue) } ?? ""
      rows.append(Line("receipt.\(index)", .data, line.receipt(Int64(index + 1))))
    }
    rows.append(
      Line(
        "total", .total,
        [
          "purpose": .text(label(section, "total")),
          "amount": .money(.subtotal(.column(block: "income", column: "amount"))),
        ]))
    return FormContent(rows)
  }
}
