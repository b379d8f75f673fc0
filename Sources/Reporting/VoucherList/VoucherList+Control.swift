import Amounts

// The control sheet: the ledger keeps its sums apart from the entries, and both have to agree. Each
// sub-total of the lists is compared as it is printed.
extension VoucherList {
  /// What is compared.
  enum Check: String, CaseIterable {
    case gross, eligible, received, payments, receipts, bySource
    case position, positionEligible, source
    case vat, listGross, listEligible, listReceived

    /// Totals of the lists themselves, for whoever labels them.
    static let others: [Check] = [.vat, .listGross, .listEligible, .listReceived]
  }

  func comparisons(_ section: FormSection) throws -> [Comparison] {
    let (paid, booked) = (data.payments.ledger, data.receipts.ledger)
    var checks: [Comparison] = [
      .money(Check.gross, paid.amount, payments.total.amount, Name.gross.reference),
      .money(Check.eligible, paid.eligible, payments.total.eligible, Name.eligible.reference),
      .money(Check.received, booked.amount, receipts.total.amount, Name.received.reference),
      count(.payments, paid, payments),
      count(.receipts, booked, receipts),
    ]
    checks += [
      total(.vat, paid.vat, payments, payments.total.vat, "vat"),
      total(.listGross, paid.amount, payments, payments.total.amount, "gross"),
      total(.listEligible, paid.eligible, payments, payments.total.eligible, "eligible"),
      total(.listReceived, booked.amount, receipts, receipts.total.amount, "amount"),
    ].compactMap { $0 }
    if self.section("sources") != nil {
      let sources = try payments.run.groups.flatMap(\.sources).map(\.sums.amount).sum()
      checks.append(
        .money(
          Check.bySource, paid.amount, sources,
          .cell(block: "sources", row: "total", column: "gross")))
    }
    for (index, group) in payments.run.groups.enumerated() {
      let names = [
        "measure": group.measure, "place": group.place, "title": group.title,
      ]
      checks += [
        Comparison(
          Check.position, key: String(index), label: label(section, "position", names),
          group.ledger.amount,
          SheetFigure(.money(group.sums.amount), payments.printed(index, "gross"))),
        Comparison(
          Check.positionEligible, key: String(index),
          label: label(section, "positionEligible", names), group.ledger.eligible,
          SheetFigure(.money(group.sums.eligible), payments.printed(index, "eligible"))),
      ]
    }
    for (index, group) in receipts.run.groups.enumerated() {
      checks.append(
        Comparison(
          Check.source, key: String(index),
          label: label(
            section, "source",
            ["measure": group.measure, "source": group.place, "title": group.title]),
          group.ledger.amount,
          SheetFigure(.money(group.sums.amount), receipts.printed(index, "amount"))))
    }
    return checks
  }

  /// The total of a list as it is printed; nil for a column that the form has not.
  private func total(
    _ check: Check, _ ledger: LedgerFigure, _ table: VoucherTable, _ rows: Money, _ column: String
  ) -> Comparison? {
    guard section(table.table.key)?.columns.contains(where: { $0.key == column }) == true else {
      return nil
    }
    return Comparison(check, ledger, SheetFigure(.money(rows), table.table.printedTotal(column)))
  }

  /// How many rows the ledger counts, against how many have a number here.
  private func count(_ check: Check, _ ledger: BookedFigures, _ table: VoucherTable) -> Comparison {
    .count(
      check, ledger.count, table.total.count,
      table.table.isEmpty ? "0" : .over("COUNT", table.table.columns("number")))
  }
}
