import Amounts

extension Audit {
  /// What is compared.
  public enum Check: String, CaseIterable, Sendable {
    case entries, postings, records, head, debitCredit, journalAmount, journalEligible
    case balance, drawn, booked
    case debit, credit, repayable, open, orders, orderValue, orderVAT, orderInvoiced

    /// Those that every form labels.
    static let always = allCases.prefix { $0 != .debit }
  }

  func comparisons(_ section: FormSection) throws -> [Comparison] {
    let known: [(Check, Formula)] = [
      (.entries, count(journal, "number")), (.postings, count(postings, "entry")),
      (.records, count(seals, "sequence")),
    ]
    let printed: [(Check, Formula)] = [
      (.debit, postings.printedTotal("debit", number: "entry")),
      (.credit, postings.printedTotal("credit", number: "entry")),
      (.journalAmount, journal.printedTotal("amount")),
      (.journalEligible, journal.printedTotal("eligible")),
    ]
    func check(_ check: Check, _ workbook: Formula) -> Comparison {
      Comparison(check, data.ledger[check] ?? .nothing, workbook)
    }
    var checks =
      known.map(check) + [
        Comparison(
          Check.head, .yes,
          lastSeal.map { "IF(EXACT(\($0),\(text: basis.provenance.head)),1,0)" } ?? "1"),
        // Debit less credit of a sound ledger is nothing.
        Comparison(
          Check.debitCredit, .nothing,
          Formula.difference(Name.debit.reference, Name.credit.reference)),
      ] + printed.map(check)
    checks += orderComparisons()
    for (index, balance) in data.balances.enumerated() {
      checks.append(
        Comparison(
          Check.balance, key: String(index),
          label: label(
            section, "balance",
            ["id": balance.account, "title": balance.name, "measure": balance.measure]),
          balance.ledger,
          Reference.cell(block: "balances", row: "balance.\(index)", column: "balance")))
    }
    let columns = Set(self.section("awards")?.columns.map(\.key) ?? [])
    for (index, award) in data.awards.enumerated() {
      let figures = [
        (Check.drawn, award.drawn), (.repayable, award.repayable), (.open, award.open),
      ]
      for (check, ledger) in figures where columns.contains(check.rawValue) {
        checks.append(
          Comparison(
            check, key: String(index), label: label(section, check.rawValue, ["award": award.id]),
            ledger,
            Reference.cell(block: "awards", row: "award.\(index)", column: check.rawValue)))
      }
    }
    for (index, contribution) in data.contributions.enumerated() {
      checks.append(
        Comparison(
          Check.booked, key: String(index),
          label: label(
            section, "booked", ["id": contribution.id, "measure": contribution.measure]),
          contribution.booked,
          Reference.cell(
            block: "contributions", row: "contribution.\(index)", column: "booked")))
    }
    return checks
  }
}
