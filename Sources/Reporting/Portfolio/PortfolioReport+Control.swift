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
    let (ledger, total) = (data.ledger, figures.total)
    var checks: [Comparison] = [
      .money(Check.planned, ledger.planned, total.planned, Name.planned.reference),
      .money(Check.actual, ledger.actual, total.sum.actual, Name.actual.reference),
      .money(Check.recognised, ledger.recognised, total.sum.recognised, Name.recognised.reference),
      .money(Check.awarded, ledger.awarded, total.sum.awarded, Name.awarded.reference),
      .money(Check.entitled, ledger.entitled, total.sum.entitled, Name.entitled.reference),
      .money(Check.drawn, ledger.drawn, total.sum.drawn, Name.drawn.reference),
      .money(Check.repayable, ledger.repayable, total.sum.repayable, Name.repayable.reference),
      .money(Check.open, ledger.open, total.sum.open, Name.open.reference),
    ]
    checks += sources(section)
    checks += try parts()
    checks += measures(section)
    func count(
      _ check: Check, _ ledger: LedgerFigure, _ number: Int, _ block: String
    ) -> Comparison {
      .count(check, ledger, number, "COUNT(\(column(block, "number")))")
    }
    let rows = data.rows.reduce(0) { $0 + $1.count }
    return checks + [
      count(.projects, ledger.projects, data.projects.count, "projects"),
      count(.measures, ledger.measures, data.measures.count, "measures"),
      count(.awards, ledger.awards, data.awards.count, "awards"),
      .count(Check.entries, ledger.entries, rows, .sum(Name.rowCount.reference)),
    ] + totals
  }

  /// Totals as they are printed. They follow filters; see ``Formula/printed(_:numbers:amounts:)``.
  private var totals: [Comparison] {
    let (ledger, sum) = (data.ledger, figures.total.sum)
    func total(
      _ check: Check, _ ledger: LedgerFigure, _ amount: Money, _ block: String, _ name: String,
      isEmpty: Bool
    ) -> Comparison? {
      guard section(block)?.columns.contains(where: { $0.key == name }) == true else { return nil }
      return Comparison(
        check, ledger,
        SheetFigure(
          .money(amount),
          isEmpty
            ? "0"
            : .printed(
              cell(block, "total", name), numbers: [column(block, "number")],
              amounts: [column(block, name)])))
    }
    return [
      total(
        .listActual, ledger.actual, sum.actual, "ledgerRows", "expense",
        isEmpty: data.rows.isEmpty),
      total(
        .listDrawn, ledger.drawn, sum.drawn, "ledgerRows", "grant", isEmpty: data.rows.isEmpty),
      total(
        .projectsActual, ledger.actual, sum.actual, "projects", "actual",
        isEmpty: data.projects.isEmpty),
      total(
        .measuresActual, ledger.actual, sum.actual, "measures", "actual",
        isEmpty: data.measures.isEmpty),
      total(
        .awardsEntitled, ledger.entitled, sum.entitled, "awards", "entitled",
        isEmpty: data.awards.isEmpty),
    ].compactMap { $0 }
  }

  private func sources(_ section: FormSection) -> [Comparison] {
    guard !data.projects.isEmpty else { return [] }
    return groups.compactMap { group in
      let known = data.ledger.sources[group] ?? .nothing
      let found = figures.total.sources[group] ?? .zero
      guard !known.isZero || !found.isZero else { return nil }
      return .money(
        Check.source, known, found, cell("financing", "total", group.rawValue),
        key: group.rawValue,
        label: label(section, Check.source.rawValue, ["source": self.group(group)]))
    }
  }

  /// What is spread over time or sources adds up to the whole again.
  private func parts() throws -> [Comparison] {
    var checks: [Comparison] = []
    if let last = lastPeriod, let sum = timeline.periods[last].cumulative {
      checks.append(
        .money(
          Check.time, data.ledger.actual, sum, cell("timeline", Self.period(last), "cumulative")))
    }
    let spread = data.measures.filter { !$0.spread.isEmpty }
    if !spread.isEmpty {
      checks.append(
        .money(
          Check.spread, data.ledger.spread, try spread.flatMap(\.spread).map(\.amount).sum(),
          cell("spread", "total", "amount")))
    }
    if let all = shares.last, all.total > .zero, !data.projects.isEmpty {
      checks.append(
        Comparison(
          Check.shares, .whole,
          SheetFigure(
            .percent(hundredths: all.shareTotal), .same(cell("shares", "total", "total")))))
    }
    return checks
  }

  /// Each measure that has entries; the others have nothing to compare but zero.
  private func measures(_ section: FormSection) -> [Comparison] {
    var checks: [Comparison] = []
    for (index, measure) in data.measures.enumerated() where figures.firstRows[index] != nil {
      let found = figures.measures[index]
      for (check, ledger, workbook, column) in [
        (Check.measureActual, measure.actual, found.actual, "actual"),
        (Check.measureRecognised, measure.recognised, found.recognised, "recognised"),
      ] {
        checks.append(
          .money(
            check, ledger, workbook, self.measure(index, column), key: measure.id,
            label: label(section, check.rawValue, ["measure": measure.id])))
      }
    }
    return checks
  }
}
