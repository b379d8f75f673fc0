import Amounts

extension PortfolioReport {
  /// What is compared.
  enum Check: String, CaseIterable {
    case planned, actual, recognised, awarded, entitled, drawn, repayable, open
    case source, measureActual, measureRecognised, time, spread, shares
    case projects, measures, awards, entries
  }

  /// Every figure once from the ledger and once from the workbook.
  func comparisons(_ section: FormSection) -> [Comparison] {
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
    checks += parts()
    checks += measures(section)
    func count(_ check: Check, _ number: Int, _ block: String) -> Comparison {
      .count(check, number, number, "COUNT(\(column(block, "number")))")
    }
    let rows = data.rows.reduce(0) { $0 + $1.count }
    return checks + [
      count(.projects, data.projects.count, "projects"),
      count(.measures, data.measures.count, "measures"),
      count(.awards, data.awards.count, "awards"),
      Comparison(
        Check.entries.rawValue, ledger: .integer(Int64(ledger.entries)),
        workbook: .integer(Int64(rows)), .sum(Name.rowCount.reference)),
    ]
  }

  private func sources(_ section: FormSection) -> [Comparison] {
    guard !data.projects.isEmpty else { return [] }
    return groups.compactMap { group in
      let known = data.ledger.sources[group] ?? .zero
      let found = figures.total.sources[group] ?? .zero
      guard !known.isZero || !found.isZero else { return nil }
      return Comparison(
        Check.source.rawValue, key: group.rawValue,
        label: label(section, Check.source.rawValue, ["source": self.group(group)]),
        ledger: .money(known), workbook: .money(found),
        .same(cell("financing", "total", group.rawValue)))
    }
  }

  /// What is spread over time or sources adds up to the whole again.
  private func parts() -> [Comparison] {
    var checks: [Comparison] = []
    if let last = lastPeriod, let sum = timeline.periods[last].cumulative {
      checks.append(
        .money(
          Check.time, data.ledger.actual, sum, cell("timeline", Self.period(last), "cumulative")))
    }
    let spread = data.measures.filter { !$0.spread.isEmpty }
    if !spread.isEmpty {
      let planned = (try? spread.map(\.planned).sum()) ?? .zero
      let found = (try? spread.flatMap(\.spread).map(\.amount).sum()) ?? .zero
      checks.append(
        .money(
          Check.spread, planned, found, cell("spread", "total", "amount")))
    }
    if let all = shares.last, all.total > .zero, !data.projects.isEmpty {
      checks.append(
        Comparison(
          Check.shares.rawValue, ledger: .percent(hundredths: 10_000),
          workbook: .percent(hundredths: all.shareTotal), .same(cell("shares", "total", "total"))))
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
          Comparison(
            check.rawValue, key: measure.id,
            label: label(section, check.rawValue, ["measure": measure.id]),
            ledger: .money(ledger), workbook: .money(workbook),
            .same(self.measure(index, column))))
      }
    }
    return checks
  }
}
