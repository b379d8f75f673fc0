import Amounts
import Funding
import Reporting

/// When the plan of a measure wants its money spent: by the yearly tranches of its awards where
/// they name any, else evenly over the funding period.
struct PortfolioSpread {
  let tranches: [PortfolioData.Tranche]
  let kind: PortfolioData.SpreadKind

  init(_ settlement: MeasureSettlement, of project: Project) {
    let awards = project.awards(ofMeasure: settlement.measure.id)
    let from = awards.map(\.period.from).min() ?? project.period?.from
    let to = awards.map(\.period.to).max() ?? project.period?.to
    let planned = settlement.plannedTotal
    guard let from, let to, let whole = DateRange(from: from, to: to) else {
      (tranches, kind) = ([], .none)
      return
    }
    var years: [Int: Rational] = [:]
    for award in awards {
      for (year, amount) in award.years { years[year, default: .zero] += amount.exact }
    }
    let parts: [(days: DateRange, weight: Rational)] = years.keys.sorted().compactMap { year in
      guard let first = CalendarDate(year: year, month: 1, day: 1),
        let days = DateRange(from: max(from, first), to: min(to, first.endOfYear)),
        let weight = years[year], weight > .zero
      else { return nil }
      return (days, weight)
    }
    guard !parts.isEmpty else {
      (tranches, kind) = ([PortfolioData.Tranche(period: whole, amount: planned)], .even)
      return
    }
    let amounts = planned.allocated(by: parts.map(\.weight))
    tranches = zip(parts, amounts).map { PortfolioData.Tranche(period: $0.days, amount: $1) }
    kind = .years
  }
}
