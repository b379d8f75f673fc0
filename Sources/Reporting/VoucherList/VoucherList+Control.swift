import Amounts

// The control sheet: the ledger keeps its sums apart from the entries, and both have to agree. Each
// sub-total of the lists is compared as it is printed.
extension VoucherList {
  /// What is compared.
  enum Check: String, CaseIterable {
    case gross, eligible, received, payments, receipts, bySource
    case position, positionEligible, source
    case vat, listGross, listEligible, listReceived, planned, plannedReceipts

    /// Totals of the lists themselves, for whoever labels them.
    static let others: [Check] = [
      .vat, .listGross, .listEligible, .listReceived, .planned, .plannedReceipts,
    ]
  }

  func comparisons(_ section: FormSection) throws -> [Comparison] {
    let (paid, booked) = (data.payments.ledger, data.receipts.ledger)
    var checks = [
      Comparison(Check.gross, paid.amount, Name.gross.reference),
      Comparison(Check.eligible, paid.eligible, Name.eligible.reference),
      Comparison(Check.received, booked.amount, Name.received.reference),
      count(.payments, paid, payments), count(.receipts, booked, receipts),
    ]
    checks += [
      total(.vat, paid.vat, payments, "vat"), total(.listGross, paid.amount, payments, "gross"),
      total(.listEligible, paid.eligible, payments, "eligible"),
      total(.listReceived, booked.amount, receipts, "amount"),
      planned(.planned, data.payments, "positions"),
      planned(.plannedReceipts, data.receipts, "receiptSums"),
    ].compactMap { $0 }
    if self.section("sources") != nil {
      checks.append(
        Comparison(
          Check.bySource, paid.amount,
          Reference.cell(block: "sources", row: "total", column: "gross")))
    }
    for (index, group) in payments.run.groups.enumerated() {
      checks += [
        part(section, .position, index, group.ledger.amount, payments, "gross"),
        part(section, .positionEligible, index, group.ledger.eligible, payments, "eligible"),
      ]
    }
    for (index, group) in receipts.run.groups.enumerated() {
      checks.append(part(section, .source, index, group.ledger.amount, receipts, "amount"))
    }
    return checks
  }

  /// The sub-total of a group as it is printed.
  private func part(
    _ section: FormSection, _ check: Check, _ index: Int, _ ledger: LedgerFigure,
    _ table: VoucherTable, _ column: String
  ) -> Comparison {
    let group = table.run.groups[index]
    let names = [
      "measure": group.measure, table.isReceipts ? "source" : "place": group.place,
      "title": group.title,
    ]
    return Comparison(
      check, key: String(index), label: label(section, check.rawValue, names), ledger,
      table.printed(index, column))
  }

  /// The total of a list as it is printed; nil where the form leaves the column out.
  private func total(
    _ check: Check, _ ledger: LedgerFigure, _ table: VoucherTable, _ column: String
  ) -> Comparison? {
    guard section(table.table.key)?.columns.contains(where: { $0.key == column }) == true else {
      return nil
    }
    return Comparison(check, ledger, table.table.printedTotal(column))
  }

  /// What the plans have, beside the sums; nil where the form leaves that out.
  private func planned(_ check: Check, _ run: VoucherRun, _ content: String) -> Comparison? {
    guard let list = section(content), list.columns.contains(where: { $0.key == "planned" }) else {
      return nil
    }
    return Comparison(
      check, run.planned, .over("SUM", [.column(block: list.key, column: "planned")]))
  }

  private func count(_ check: Check, _ ledger: BookedFigures, _ table: VoucherTable) -> Comparison {
    Comparison(
      check, ledger.count,
      table.table.isEmpty ? "0" : .over("COUNT", table.table.columns("number")))
  }
}
