import Amounts

extension PortfolioReport {
  /// What is compared.
  enum Check: String, CaseIterable {
    case planned, actual, recognised, awarded, entitled, drawn, repayable, open
    case source, measureActual, measureRecognised, time, spread, shares
    case projects, measures, awards, entries
    case listActual, listDrawn, projectsActual, measuresActual, awardsEntitled

    /// Totals as they are printed below tables, for whoever labels them.
    static let others: [Check] = [
      .listActual, .listDrawn, .projectsActual, .measuresActual, .awardsEntitled,
    ]
  }

  /// Every figure once from the ledger and once from the workbook.
  func comparisons(_ section: FormSection) throws -> [Comparison] {
    let ledger = data.ledger
    func count(_ check: Check, _ ledger: LedgerFigure, _ block: String) -> Comparison {
      Comparison(check, ledger, "COUNT(\(column(block, "number")))")
    }
    return try [
      Comparison(Check.planned, ledger.planned, Name.planned.reference),
      Comparison(Check.actual, ledger.actual, Name.actual.reference),
      Comparison(Check.recognised, ledger.recognised, Name.recognised.reference),
      Comparison(Check.awarded, ledger.awarded, Name.awarded.reference),
      Comparison(Check.entitled, ledger.entitled, Name.entitled.reference),
      Comparison(Check.drawn, ledger.drawn, Name.drawn.reference),
      Comparison(Check.repayable, ledger.repayable, Name.repayable.reference),
      Comparison(Check.open, ledger.open, Name.open.reference),
    ] + sources(section) + parts() + measures(section) + [
      count(.projects, ledger.projects, "projects"), count(.measures, ledger.measures, "measures"),
      count(.awards, ledger.awards, "awards"),
      Comparison(Check.entries, ledger.entries, .sum(Name.rowCount.reference)),
    ] + totals
  }

  /// Totals as they are printed. They follow filters; see ``Formula/printed(_:numbers:amounts:)``.
  private var totals: [Comparison] {
    let ledger = data.ledger
    func total(
      _ check: Check, _ ledger: LedgerFigure, _ block: String, _ name: String, isEmpty: Bool
    ) -> Comparison? {
      guard section(block)?.columns.contains(where: { $0.key == name }) == true else { return nil }
      return Comparison(
        check, ledger,
        isEmpty
          ? "0"
          : .printed(
            cell(block, "total", name), numbers: [column(block, "number")],
            amounts: [column(block, name)]))
    }
    return [
      total(.listActual, ledger.actual, "ledgerRows", "expense", isEmpty: data.rows.isEmpty),
      total(.listDrawn, ledger.drawn, "ledgerRows", "grant", isEmpty: data.rows.isEmpty),
      total(.projectsActual, ledger.actual, "projects", "actual", isEmpty: data.projects.isEmpty),
      total(.measuresActual, ledger.actual, "measures", "actual", isEmpty: data.measures.isEmpty),
      total(.awardsEntitled, ledger.entitled, "awards", "entitled", isEmpty: data.awards.isEmpty),
    ].compactMap { $0 }
  }

  private func sources(_ section: FormSection) throws -> [Comparison] {
    guard !data.projects.isEmpty else { return [] }
    return try groups.compactMap { group in
      let known = data.ledger.sources[group] ?? .nothing
      let found = cell("financing", "total", group.rawValue)
      guard try !known.isZero || !calculation.amount(found).isZero else { return nil }
      return Comparison(
        Check.source, key: group.rawValue,
        label: label(section, Check.source.rawValue, ["source": self.group(group)]), known, found)
    }
  }

  /// What is spread over time or sources adds up to the whole again.
  private func parts() throws -> [Comparison] {
    var checks: [Comparison] = []
    if let last = timeline.last {
      checks.append(
        Comparison(
          Check.time, data.ledger.actual, cell("timeline", Self.period(last), "cumulative")))
    }
    if data.measures.contains(where: { !$0.spread.isEmpty }) {
      checks.append(
        Comparison(Check.spread, data.ledger.spread, cell("spread", "total", "amount")))
    }
    if !data.projects.isEmpty,
      try calculation.amount(cell("financing", "total", "total")) > .zero
    {
      checks.append(Comparison(Check.shares, .whole, cell("shares", "total", "total")))
    }
    return checks
  }

  /// Each measure that has entries; the others have nothing to compare but zero.
  private func measures(_ section: FormSection) -> [Comparison] {
    data.measures.enumerated().filter { firstRows[$0.offset] != nil }.flatMap { index, measure in
      [
        (Check.measureActual, measure.actual, "actual"),
        (.measureRecognised, measure.recognised, "recognised"),
      ].map { check, ledger, column in
        Comparison(
          check, key: measure.id,
          label: label(section, check.rawValue, ["measure": measure.id]), ledger,
          self.measure(index, column))
      }
    }
  }
}
