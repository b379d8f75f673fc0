import Amounts

/// Flat rates and the caps of in-kind contributions, which hang on each other: a flat rate counts
/// what the caps leave of its base lines in kind, and the caps are a part of cash that the flat
/// rate belongs to.
///
/// Counted from what is valued downwards until nothing changes to the cent: each step cuts less
/// than the last by cap × percentage, so that the figures are those of the largest solution.
struct CappedBase {
  let flatRates: FlatRateLimits
  /// `A`.
  let cash: Money
  let capped: InKindRules.Recognised
  /// What the caps leave, in the order of the lines.
  let partners: [Money]
  let civic: [Money]

  /// - Parameters:
  ///   - ordered: the flat-rate lines of `lines`, each after its base.
  ///   - counted: of each line in cash, after hourly rates and line limits.
  ///   - partners: of each line in kind, valued; `civic` likewise.
  /// - Throws: ``AmountError/beyondLimit``.
  init(
    _ lines: [PlanLine], _ ordered: [PlanLine], counted: [Money], partners: [Money],
    civic: [Money], by rules: InKindRules
  ) throws(AmountError) {
    let unpaid = Set(lines.filter(\.inKind).map(\.id))
    let isBound = ordered.contains { !unpaid.isDisjoint(with: $0.flatRate?.of ?? []) }
    let valued = (partners: try partners.sum(), civic: try civic.sum())
    var left = (partners: partners, civic: civic)
    var found = try Self.settle(lines, ordered, counted, left, valued, by: rules)
    // A cent of one line may go to another when the sum falls; so the steps have an end.
    for _ in 0..<64 {
      let next = (
        partners: found.capped.partners.allocated(by: partners.map(\.exact)),
        civic: found.capped.civic.allocated(by: civic.map(\.exact))
      )
      let isDone = !isBound || next == left
      left = next
      if isDone { break }
      found = try Self.settle(lines, ordered, counted, left, valued, by: rules)
    }
    (flatRates, cash, capped) = found
    (self.partners, self.civic) = left
  }

  private typealias Found = (
    flatRates: FlatRateLimits, cash: Money, capped: InKindRules.Recognised
  )

  /// One step: the flat rates on what is left of the base, then the caps on that cash.
  private static func settle(
    _ lines: [PlanLine], _ ordered: [PlanLine], _ counted: [Money],
    _ left: (partners: [Money], civic: [Money]), _ valued: (partners: Money, civic: Money),
    by rules: InKindRules
  ) throws(AmountError) -> Found {
    var all: [String: Money] = [:]
    for (index, line) in lines.enumerated() {
      all[line.id] = line.inKind ? try left.partners[index] + left.civic[index] : counted[index]
    }
    let flatRates = try FlatRateLimits(ordered, all)
    let cash = try lines.filter { !$0.inKind }.map { flatRates.recognised[$0.id] ?? .zero }.sum()
    return (
      flatRates, cash,
      try rules.capped(partners: valued.partners, civic: valued.civic, cash: cash)
    )
  }
}
