import Amounts
import Funding
import LedgerStore

extension GrantOffice {
  /// The most that may be drawn of `award` on a day, with what its final recipients need.
  /// - Parameter due: payments that are due or will be, of the award's own measure.
  func maximum(
    of award: Award, in project: Project, _ ledger: Ledger, on day: CalendarDate,
    due: [DuePayment] = []
  ) throws -> Drawdown {
    guard let measure = project.measure(award.measure) else {
      throw Refusal.noMeasure(award.measure, among: project.measures.map(\.id))
    }
    return try Drawdown.maximum(
      of: award.id, measure: measure, in: project, library: try library(),
      activities: try ledger.activities(
        measure: measure.id, under: project.awards(ofMeasure: measure.id)),
      units: try ledger.units(measure: measure.id, asOf: day), on: day, due: due,
      passedOn: try passedOn(award, in: project, ledger, on: day))
  }

  /// What the final recipients of `award` may draw.
  func passedOn(
    _ award: Award, in project: Project, _ ledger: Ledger, on day: CalendarDate
  ) throws -> [Drawdown] {
    try Forwarding.notices(of: award.id, in: project).filter { $0.measure != award.measure }.map {
      try maximum(of: $0, in: project, ledger, on: day)
    }
  }
}
