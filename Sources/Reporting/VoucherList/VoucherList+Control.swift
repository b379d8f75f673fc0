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
    var checks: [Comparison] = [
      .money(Check.gross, paid.amount, payments.total.amount, Name.gross.reference),
      .money(Check.eligible, paid.eligible, payments.total.eligible, Name.eligible.reference),
      .money(Check.received, booked.amount, receipts.total.amount, Name.received.reference),
      count(.payments, data.payments, payments),
      count(.receipts, data.receipts, receipts),
    ]
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
        .money(
          Check.position, group.ledger.amount, group.sums.amount, sum("positions", index, "gross"),
          key: String(index), label: label(section, "position", names)),
        .money(
          Check.positionEligible, group.ledger.eligible, group.sums.eligible,
          sum("positions", index, "eligible"), key: String(index),
          label: label(section, "positionEligible", names)),
      ]
    }
    for (index, group) in receipts.run.groups.enumerated() {
      checks.append(
        .money(
          Check.source, group.ledger.amount, group.sums.amount, sum("receiptSums", index, "amount"),
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

  /// How many rows the ledger counts, against how many have a number here.
  private func count(_ check: Check, _ run: VoucherRun, _ table: VoucherTable) -> Comparison {
    .count(
      check, run.rows.count, table.total.count,
      table.table.isEmpty
        ? "0" : .over("COUNT", table.table.columns("number")))
  }
}
