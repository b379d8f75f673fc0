import Amounts

extension PortfolioReport {
  /// What is compared.
  public enum Check: String, CaseIterable, Sendable {
    case planned, actual, recognised, awarded, entitled, drawn, repayable, open, lapse
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
    let named: [(Check, Name)] = [
      (.planned, .planned), (.actual, .actual), (.recognised, .recognised), (.awarded, .awarded),
      (.entitled, .entitled), (.drawn, .drawn), (.repayable, .repayable), (.open, .open),
      (.lapse, .lapse),
    ]
    var checks = named.map { Comparison($0, ledger($0), $1.reference) }
    checks += try sources(section) + parts() + measures(section)
    for (check, block) in [
      (Check.projects, "projects"), (.measures, "measures"), (.awards, "awards"),
    ] {
      checks.append(
        Comparison(check, ledger(check), "COUNT(\(column(block, "number")))" as Formula))
    }
    checks.append(Comparison(Check.entries, ledger(.entries), Formula.sum(Name.rowCount.reference)))
    return checks + totals
  }

  private func ledger(_ check: Check) -> LedgerFigure { data.ledger[check] ?? .nothing }

  /// Totals as they are printed. They follow filters; see ``Formula/printed(_:numbers:amounts:)``.
  private var totals: [Comparison] {
    func total(_ check: Check, _ figure: Check, _ block: String, _ name: String) -> Comparison? {
      guard section(block)?.columns.contains(where: { $0.key == name }) == true else { return nil }
      let isEmpty =
        switch block {
        case "projects": data.projects.isEmpty
        case "measures": data.measures.isEmpty
        case "awards": data.awards.isEmpty
        default: data.rows.isEmpty
        }
      return Comparison(
        check, ledger(figure),
        isEmpty
          ? "0"
          : .printed(
            cell(block, "total", name), numbers: [column(block, "number")],
            amounts: [column(block, name)]))
    }
    return [
      total(.listActual, .actual, "ledgerRows", "expense"),
      total(.listDrawn, .drawn, "ledgerRows", "grant"),
      total(.projectsActual, .actual, "projects", "actual"),
      total(.measuresActual, .actual, "measures", "actual"),
      total(.awardsEntitled, .entitled, "awards", "entitled"),
    ].compactMap { $0 }
  }

  private func sources(_ section: FormSection) throws -> [Comparison] {
    guard !data.projects.isEmpty else { return [] }
    return try groups.compactMap { group in
      let known = data.sources[group] ?? .nothing
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
          Check.time, ledger(.actual), cell("timeline", Self.period(last), "cumulative")))
    }
    if data.measures.contains(where: { !$0.spread.isEmpty }) {
      checks.append(
        Comparison(Check.spread, ledger(.spread), cell("spread", "total", "amount")))
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
