import Amounts

// The lists of vouchers (Belegliste): payments by position and in order of time, receipts apart.
extension StatementOfUse {
  /// Payments, with a sub-total after each plan line.
  func vouchers(_ section: FormSection) throws(AmountError) -> FormContent {
    guard !data.payments.isEmpty else { return none(section, in: "purpose") }
    let known = Set(data.lines.map(\.id))
    // A payment on a line that the plan does not have comes last, under its own heading.
    let strangers = Set(data.payments.map(\.line)).subtracting(known).sorted()
    let zero = Money.zero
    let lines =
      data.lines
      + strangers.map {
        StatementOfUseData.Line(
          id: $0, title: "", planned: zero, plannedEligible: zero, recognised: zero)
      }
    var rows: [Line] = []
    var number: Int64 = 0
    for line in lines {
      let own = data.payments.filter { $0.line == line.id }
      guard !own.isEmpty else { continue }
      for (index, payment) in own.enumerated() {
        number += 1
        let key = index == 0 ? "first.\(line.id)" : "payment.\(number)"
        rows.append(Line(key, .data, try cells(payment, number, key)))
      }
      let last = own.count == 1 ? "first.\(line.id)" : "payment.\(number)"
      rows.append(
        Line(
          "subtotal.\(line.id)", .subtotal,
          try sums(of: own, label(section, "subtotal", line: line)) { column in
            .rows(block: "vouchers", column: column, from: "first.\(line.id)", through: last)
          }))
    }
    rows.append(
      Line(
        "total", .total,
        try sums(of: data.payments, label(section, "total")) { column in
          .column(block: "vouchers", column: column)
        }))
    return FormContent(rows)
  }

  private func cells(
    _ payment: StatementOfUseData.Payment, _ number: Int64, _ key: String
  ) throws(AmountError) -> [String: Cell] {
    func cell(_ column: String) -> Reference { .cell(block: "vouchers", row: key, column: column) }
    return [
      "number": Cell(.integer(number)), "entry": Self.entry(payment.entry),
      "voucher": .text(payment.voucher), "bookedOn": Cell(.date(payment.bookedOn)),
      "paidOn": Self.date(payment.paidOn), "voucherDate": Self.date(payment.voucherDate),
      "counterparty": .text(payment.counterparty), "purpose": .text(payment.purpose),
      "line": .text(payment.line), "gross": .money(payment.gross), "vat": .money(payment.vat),
      "eligible": .money(payment.eligible),
      "ineligible": .money(
        try payment.gross - payment.eligible, .difference(cell("gross"), cell("eligible"))),
      "reason": .text(payment.reason), "source": .text(payment.source),
      "tender": .text(payment.tender), "day": Cell(.date(payment.day)),
    ]
  }

  private func sums(
    of payments: [StatementOfUseData.Payment], _ label: String, _ cells: (String) -> Reference
  ) throws(AmountError) -> [String: Cell] {
    func sum(
      _ column: String, _ value: (StatementOfUseData.Payment) throws(AmountError) -> Money
    ) throws(AmountError) -> Cell {
      var values: [Money] = []
      for payment in payments { values.append(try value(payment)) }
      return .money(try values.sum(), .subtotal(cells(column)))
    }
    return [
      "purpose": .text(label), "gross": try sum("gross") { $0.gross },
      "vat": try sum("vat") { $0.vat }, "eligible": try sum("eligible") { $0.eligible },
      "ineligible": try sum("ineligible") { (payment) throws(AmountError) in
        try payment.gross - payment.eligible
      },
    ]
  }

  /// Receipts, in order of time.
  func income(_ section: FormSection) throws(AmountError) -> FormContent {
    guard !data.receipts.isEmpty else { return none(section, in: "purpose") }
    var rows: [Line] = []
    for (index, receipt) in data.receipts.enumerated() {
      rows.append(
        Line(
          "receipt.\(index)", .data,
          [
            "number": Cell(.integer(Int64(index + 1))), "entry": Cell(.integer(receipt.entry)),
            "voucher": .text(receipt.voucher), "bookedOn": Cell(.date(receipt.bookedOn)),
            "receivedOn": Self.date(receipt.receivedOn),
            "counterparty": .text(receipt.counterparty), "purpose": .text(receipt.purpose),
            "kind": .text(label(section, receipt.kind.rawValue)), "source": .text(receipt.source),
            "amount": .money(receipt.amount), "day": Cell(.date(receipt.day)),
          ]))
    }
    rows.append(
      Line(
        "total", .total,
        [
          "purpose": .text(label(section, "total")),
          "amount": .money(
            try data.receipts.map(\.amount).sum(),
            .subtotal(.column(block: "income", column: "amount"))),
        ]))
    return FormContent(rows)
  }

  /// Nothing for a flat rate, which no entry books.
  private static func entry(_ number: Int64) -> Cell {
    number > 0 ? Cell(.integer(number)) : .empty
  }

  private static func date(_ date: CalendarDate?) -> Cell { date.map { Cell(.date($0)) } ?? .empty }
}
