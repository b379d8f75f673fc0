import Amounts

// The control sheet: the ledger keeps its sums apart from the entries, and both have to agree.
extension VoucherList {
  /// What is compared.
  enum Check: String, CaseIterable {
    case gross, eligible, received, payments, receipts, bySource
    case position, positionEligible, source
  }

  func comparisons(_ section: FormSection) throws -> [Comparison] {
    let (paid, booked) = (try ledger(payments), try ledger(receipts))
    var checks = [
      money(.gross, paid.amount, payments.total.amount, .name(Name.gross.rawValue)),
      money(.eligible, paid.eligible, payments.total.eligible, .name(Name.eligible.rawValue)),
      money(.received, booked.amount, receipts.total.amount, .name(Name.received.rawValue)),
      count(.payments, data.payments, payments),
      count(.receipts, data.receipts, receipts),
    ]
    if self.section("sources") != nil {
      let sources = try payments.run.groups.flatMap(\.sources).map(\.sums.amount).sum()
      checks.append(
        money(
          .bySource, paid.amount, sources,
          .cell(block: "sources", row: "total", column: "gross")))
    }
    for (index, group) in payments.run.groups.enumerated() {
      let names = [
        "measure": group.measure, "place": group.place, "title": group.title,
      ]
      checks += [
        money(
          .position, group.ledger.amount, group.sums.amount, sum("positions", index, "gross"),
          key: String(index), label: label(section, "position", names)),
        money(
          .positionEligible, group.ledger.eligible, group.sums.eligible,
          sum("positions", index, "eligible"), key: String(index),
          label: label(section, "positionEligible", names)),
      ]
    }
    for (index, group) in receipts.run.groups.enumerated() {
      checks.append(
        money(
          .source, group.ledger.amount, group.sums.amount, sum("receiptSums", index, "amount"),
          key: String(index),
          label: label(
            section, "source",
            ["measure": group.measure, "source": group.place, "title": group.title])))
    }
    return checks
  }

  private func sum(_ block: String, _ group: Int, _ column: String) -> Reference {
    .cell(block: block, row: "group.\(group)", column: column)
  }

  private func ledger(_ table: VoucherTable) throws(AmountError) -> VoucherRun.Sums {
    var sums = VoucherRun.Sums()
    for group in table.run.groups { sums = try sums + group.ledger }
    return sums
  }

  private func money(
    _ check: Check, _ ledger: Money, _ workbook: Money, _ cell: Reference, key: String = "",
    label: String? = nil
  ) -> Comparison {
    Comparison(
      check.rawValue, key: key, label: label, ledger: .money(ledger), workbook: .money(workbook),
      .same(cell))
  }

  /// How many rows the ledger counts, against how many have a number here.
  private func count(_ check: Check, _ run: VoucherRun, _ table: VoucherTable) -> Comparison {
    Comparison(
      check.rawValue, ledger: .integer(Int64(run.rows.count)),
      workbook: .integer(Int64(table.total.count)),
      table.table.isEmpty
        ? "0" : .over("COUNT", table.table.columns("number")))
  }
}
