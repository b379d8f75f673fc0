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
          id: $0, title: "", planned: zero, plannedEligible: zero, cut: zero,
          ledger: .init(gross: .nothing, eligible: .nothing, recognised: .nothing))
      }
    var rows: [Line] = []
    var number: Int64 = 0
    for line in lines {
      let own = data.payments.filter { $0.line == line.id }
      guard !own.isEmpty else { continue }
      for (index, payment) in own.enumerated() {
        number += 1
        let key = index == 0 ? "first.\(line.id)" : "payment.\(number)"
        rows.append(Line(key, .data, try VoucherLine(payment).payment(number)))
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

  /// The key of the last row of a line of the plan.
  func lastVoucher(of line: StatementOfUseData.Line) -> String {
    let before = data.lines.prefix { $0.id != line.id } + [line]
    return figures.counts[line.id] == 1
      ? "first.\(line.id)"
      : "payment.\(before.reduce(0) { $0 + (figures.counts[$1.id] ?? 0) })"
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
      var line = VoucherLine(receipt)
      line.kind = label(section, receipt.kind.rawValue)
      rows.append(Line("receipt.\(index)", .data, line.receipt(Int64(index + 1))))
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
}

extension VoucherLine {
  fileprivate init(_ payment: StatementOfUseData.Payment) {
    self.init(entry: payment.entry, bookedOn: payment.bookedOn, amount: payment.gross)
    (voucher, voucherDate, paidOn) = (payment.voucher, payment.voucherDate, payment.paidOn)
    (counterparty, purpose, line) = (payment.counterparty, payment.purpose, payment.line)
    (vat, eligible, reason) = (payment.vat, payment.eligible, payment.reason)
    (source, tender, day) = (payment.source, payment.tender, payment.day)
  }

  fileprivate init(_ receipt: StatementOfUseData.Receipt) {
    self.init(entry: receipt.entry, bookedOn: receipt.bookedOn, amount: receipt.amount)
    (voucher, paidOn, counterparty) = (receipt.voucher, receipt.receivedOn, receipt.counterparty)
    (purpose, source, day) = (receipt.purpose, receipt.source, receipt.day)
  }
}
