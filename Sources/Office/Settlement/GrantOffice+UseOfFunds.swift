import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore

extension GrantOffice {
  /// Books the use of grant money and partner cash of the measures: for each award what it is
  /// entitled to, at most what was drawn; for each partner what came in, at most the expenditure.
  /// Only the difference to what is booked already, so that rounding never drifts.
  /// - Returns: the new entries; nil where nothing changed.
  func postUse(
    of assessments: [Assessment], in ledger: Ledger, portfolio: Portfolio, on date: CalendarDate
  ) throws -> ClosedRange<Int64>? {
    let (proposals, settlements) = try useOfFunds(
      assessments, in: ledger, portfolio: portfolio, on: date)
    guard !proposals.isEmpty else { return nil }
    try ledger.adopt(try chart(), act: act)
    return try ledger.post(
      proposals, settlements: settlements, basis: basisFiles(portfolio),
      act: act
    )
    .numbers
  }

  /// What ``postUse(of:in:portfolio:on:)`` would book.
  func useOfFunds(
    _ assessments: [Assessment], in ledger: Ledger, portfolio: Portfolio, on date: CalendarDate
  ) throws -> (entries: [ProposedEntry], settlements: [BookedSettlement]) {
    let chart = try chart()
    let rules = try ruleSets()
    let desk = BookingDesk(portfolio: portfolio, chart: chart)
    var proposals: [ProposedEntry] = []
    var settlements: [BookedSettlement] = []
    for assessment in assessments {
      let settlement = assessment.settlement
      for settled in settlement.awards {
        let account = chart.number(BookingDesk.grant(settled.award.funder.level))
        let target = max(.zero, min(settled.entitled, settled.drawn))
        // The grant account grows on the credit side.
        let before =
          -(try ledger.posted(
            on: [account], item: settled.award.id, measure: settlement.measure.id))
        if let entry = desk.propose(
          useOf: settled.award.id, measure: settlement.measure, by: try target - before, on: date)
        {
          proposals.append(entry)
        }
        settlements.append(
          BookedSettlement(
            award: settled.award.id, asOf: date, entitled: settled.entitled,
            drawn: settled.drawn,
            ruleSet: StoredRuleSet(
              name: settled.rules.id, content: rules.files[settled.award.ruleSet]?.bytes ?? []),
            edition: settled.rules.edition))
      }
      for source in settlement.sources where source.kind == .source(.partnerCash) {
        let before =
          -(try ledger.posted(
            on: [chart.number(.partnerCash)], item: source.id, measure: settlement.measure.id))
        let target = max(.zero, min(source.booked, settlement.eligible))
        if let entry = desk.propose(
          useOf: source.id, measure: settlement.measure, by: try target - before, on: date)
        {
          proposals.append(entry)
        }
      }
    }
    return (proposals, settlements)
  }
}
