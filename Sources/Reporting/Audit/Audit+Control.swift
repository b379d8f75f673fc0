import Amounts

extension Audit {
  /// What is compared.
  enum Check: String, CaseIterable {
    case entries, postings, records, head, debitCredit, journalAmount, journalEligible
    case balance, drawn, booked
  }

  func comparisons(_ section: FormSection) throws -> [Comparison] {
    var checks = [
      number(.entries, data.journal.count, count(journal, "number")),
      number(.postings, data.postings.count, count(postings, "entry")),
      number(.records, data.seals.count, count(seals, "sequence")),
      head,
      // Debit less credit of a sound ledger is nothing.
      Comparison(
        Check.debitCredit.rawValue, ledger: .money(.zero), workbook: .money(try debit - credit),
        .difference(Name.debit.reference, Name.credit.reference)),
      sum(.journalAmount, data.journalSums.amount, "amount"),
      sum(.journalEligible, data.journalSums.eligible, "eligible"),
    ]
    for (index, balance) in data.balances.enumerated() {
      checks.append(
        Comparison(
          Check.balance.rawValue, key: String(index),
          label: label(
            section, "balance",
            ["id": balance.account, "title": balance.name, "measure": balance.measure]),
          ledger: .money(balance.ledger), workbook: .money(try balance.debit - balance.credit),
          .same(.cell(block: "balances", row: "balance.\(index)", column: "balance"))))
    }
    for (index, award) in data.awards.enumerated() {
      let found = receiptGroups[Place(measure: award.measure, source: award.id)]
      checks.append(
        Comparison(
          Check.drawn.rawValue, key: String(index),
          label: label(section, "drawn", ["award": award.id]), ledger: .money(award.drawn),
          workbook: .money(found.map { data.receipts.groups[$0].sums.amount } ?? .zero),
          .same(.cell(block: "awards", row: "award.\(index)", column: "drawn"))))
    }
    for (index, contribution) in data.contributions.enumerated() {
      let found = receiptGroups[Place(measure: contribution.measure, source: contribution.id)]
      checks.append(
        Comparison(
          Check.booked.rawValue, key: String(index),
          label: label(
            section, "booked", ["id": contribution.id, "measure": contribution.measure]),
          ledger: .money(contribution.booked),
          workbook: .money(found.map { data.receipts.groups[$0].sums.amount } ?? .zero),
          .same(.cell(block: "contributions", row: "contribution.\(index)", column: "booked"))))
    }
    return checks
  }

  private func number(_ check: Check, _ count: Int, _ formula: Formula) -> Comparison {
    Comparison(
      check.rawValue, ledger: .integer(Int64(count)), workbook: .integer(Int64(count)), formula)
  }

  /// Whether the last seal of the list is the head that the ledger named: 1 for yes.
  private var head: Comparison {
    Comparison(
      Check.head.rawValue, ledger: .integer(1), workbook: .integer(1),
      lastSeal.map { "IF(EXACT(\($0),\(text: basis.provenance.head)),1,0)" } ?? "1")
  }

  private func sum(_ check: Check, _ ledger: Money, _ column: String) -> Comparison {
    Comparison(
      check.rawValue, ledger: .money(ledger), workbook: .money(ledger),
      journal.isEmpty ? "0" : .over("SUM", journal.columns(column)))
  }
}
