import Amounts

extension Audit {
  /// What is compared.
  enum Check: String, CaseIterable {
    case entries, postings, records, head, debitCredit, journalAmount, journalEligible
    case balance, drawn, booked
    case debit, credit, repayable, open, orders, orderValue, orderInvoiced

    /// Those that every form labels.
    static let always = allCases.prefix { $0 != .debit }
  }

  func comparisons(_ section: FormSection) throws -> [Comparison] {
    let ledger = data.ledger
    let records = data.sealKinds.reduce(0) { $0 + Int($1.count) }
    var checks: [Comparison] = [
      .count(Check.entries, ledger.entries.count, data.journal.count, count(journal, "number")),
      .count(
        Check.postings, ledger.postings, data.balances.reduce(0) { $0 + $1.count },
        count(postings, "entry")),
      .count(Check.records, ledger.seals, records, count(seals, "sequence")),
      head,
      // Debit less credit of a sound ledger is nothing.
      Comparison(
        Check.debitCredit, .nothing,
        SheetFigure(
          .money(try debit - credit), .difference(Name.debit.reference, Name.credit.reference))),
      Comparison(
        Check.debit, ledger.debit,
        SheetFigure(.money(debit), postings.printedTotal("debit", number: "entry"))),
      Comparison(
        Check.credit, ledger.credit,
        SheetFigure(.money(credit), postings.printedTotal("credit", number: "entry"))),
      sum(.journalAmount, ledger.entries.amount, data.journalSums.amount, "amount"),
      sum(.journalEligible, ledger.entries.eligible, data.journalSums.eligible, "eligible"),
    ]
    checks += try orderComparisons()
    for (index, balance) in data.balances.enumerated() {
      checks.append(
        .money(
          Check.balance, balance.ledger, try balance.debit - balance.credit,
          .cell(block: "balances", row: "balance.\(index)", column: "balance"),
          key: String(index),
          label: label(
            section, "balance",
            ["id": balance.account, "title": balance.name, "measure": balance.measure])))
    }
    func received(_ measure: String, _ source: String) -> Money {
      receiptGroups[Place(measure: measure, source: source)]
        .map { data.receipts.groups[$0].sums.amount } ?? .zero
    }
    for (index, award) in data.awards.enumerated() {
      let drawn = received(award.measure, award.id)
      let figures: [(Check, LedgerFigure, Money)] = [
        (.drawn, award.drawn, drawn),
        (.repayable, award.repayable, max(.zero, try drawn - award.entitled)),
        (.open, award.open, max(.zero, try award.entitled - drawn)),
      ]
      let columns = Set(self.section("awards")?.columns.map(\.key) ?? [])
      for (check, ledger, found) in figures where columns.contains(check.rawValue) {
        checks.append(
          .money(
            check, ledger, found,
            .cell(block: "awards", row: "award.\(index)", column: check.rawValue),
            key: String(index), label: label(section, check.rawValue, ["award": award.id])))
      }
    }
    for (index, contribution) in data.contributions.enumerated() {
      checks.append(
        .money(
          Check.booked, contribution.booked, received(contribution.measure, contribution.id),
          .cell(block: "contributions", row: "contribution.\(index)", column: "booked"),
          key: String(index),
          label: label(
            section, "booked", ["id": contribution.id, "measure": contribution.measure])))
    }
    return checks
  }

  /// Whether the last seal of the list is the head that the ledger named: 1 for yes.
  private var head: Comparison {
    let last = data.sealKinds.max { $0.lastSequence < $1.lastSequence }?.lastHash
    let isHead = last.map { $0 == basis.provenance.head } ?? true
    return .count(
      Check.head, .yes, isHead ? 1 : 0,
      lastSeal.map { "IF(EXACT(\($0),\(text: basis.provenance.head)),1,0)" } ?? "1")
  }

  private func sum(
    _ check: Check, _ ledger: LedgerFigure, _ rows: Money, _ column: String
  ) -> Comparison {
    Comparison(check, ledger, SheetFigure(.money(rows), journal.printedTotal(column)))
  }
}
