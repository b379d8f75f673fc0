import Amounts

/// What the formulas of the sheets of one partner give, computed from the rows that are written.
struct ContributionsFigures {
  struct Row {
    let entry: ContributionsData.Entry
    /// What the valuation gives; the booked amount where there is none.
    let value: Money
    let counted: Money
  }

  struct Source {
    let source: ContributionsData.Source
    let booked: Money
    let unproven: Money
    let unfiled: Money
    let counted: Money
    let recognised: Money
    let deviation: Money
  }

  let partner: ContributionsData.Partner
  let rows: [Row]
  let sources: [Source]
  let planned: Money
  let booked: Money
  let recognised: Money
  let deviation: Money

  init(_ partner: ContributionsData.Partner) throws(AmountError) {
    self.partner = partner
    var rows: [Row] = []
    for entry in partner.entries {
      let value = try entry.valuation?.value ?? entry.amount
      rows.append(Row(entry: entry, value: value, counted: Self.counted(entry, value)))
    }
    var sources: [Source] = []
    for source in partner.sources {
      let own = rows.filter { $0.entry.measure == source.measure && $0.entry.source == source.id }
      let counted = try own.map(\.counted).sum()
      let recognised = try counted - source.capped
      sources.append(
        Source(
          source: source, booked: try own.map(\.entry.amount).sum(),
          unproven: try own.filter { $0.entry.state == .unproven }.map(\.entry.amount).sum(),
          unfiled: try own.filter { $0.entry.state == .unfiled }.map(\.entry.amount).sum(),
          counted: counted, recognised: recognised, deviation: try recognised - source.planned))
    }
    (self.rows, self.sources) = (rows, sources)
    planned = try sources.map(\.source.planned).sum()
    booked = try sources.map(\.booked).sum()
    recognised = try sources.map(\.recognised).sum()
    deviation = try recognised - planned
  }

  /// What counts of a row before the cap.
  private static func counted(_ entry: ContributionsData.Entry, _ value: Money) -> Money {
    guard entry.state.counts else { return .zero }
    return entry.eligible == entry.amount ? value : entry.eligible
  }

  /// Recognised of some kinds of source.
  func recognised(_ kinds: [ContributionsData.Kind]) -> Money {
    Money(
      cents: sources.filter { kinds.contains($0.source.kind) }.reduce(0) {
        $0 + $1.recognised.cents
      })
  }
}
