import Amounts

/// An order is not divided to stay below a limit (UVgO § 3, VgV § 3 (2)): several to one partner on
/// one plan line within a short time that only together exceed it are asked about.
enum SplitOrders {
  /// What counts as a short time, days.
  private static let window = 90

  private struct Place: Hashable {
    let partner: PayeeKey
    let line: String
  }

  /// - Parameter orders: of the measure.
  /// - Throws: ``AmountError/beyondLimit``.
  static func findings(
    _ scope: ProcurementScope, _ strictest: ProcurementScope.Strictest, _ orders: [OrderStanding]
  ) throws(AmountError) -> [Finding] {
    var groups: [Place: [OrderStanding]] = [:]
    var places: [Place] = []
    for standing in orders.sorted(by: {
      ($0.concludedOn, $0.order.id) < ($1.concludedOn, $1.order.id)
    }) {
      let place = Place(partner: PayeeKey(standing.order.partner), line: standing.order.line)
      if groups[place] == nil { places.append(place) }
      groups[place, default: []].append(standing)
    }
    var findings: [Finding] = []
    for place in places {
      var rest = (groups[place] ?? [])[...]
      while let first = rest.first {
        let near = rest.prefix { first.concludedOn.days(to: $0.concludedOn) <= window }
        let found = try finding(scope, strictest, Array(near))
        if let found { findings.append(found) }
        rest = rest.dropFirst(found == nil ? 1 : near.count)
      }
    }
    return findings
  }

  private static func finding(
    _ scope: ProcurementScope, _ strictest: ProcurementScope.Strictest, _ orders: [OrderStanding]
  ) throws(AmountError) -> Finding? {
    let sum = try orders.map(\.order.netValue).sum()
    guard let first = orders.first?.order, orders.count > 1,
      let step = strictest.rules.step(for: sum),
      orders.allSatisfy({ $0.order.netValue <= step.above }),
      !orders.allSatisfy({ step.isMet(by: $0.order) })
    else { return nil }
    let names = orders.map(\.order.id).joined(separator: ", ")
    return Finding(
      .procurementSplit, .warning, project: scope.project, measure: scope.measure, subject: names,
      amount: try sum - step.above, norm: strictest.norm,
      measured: try [
        .number(Rational(Int64(orders.count))),
        .words(
          "Aufträge an \(first.partner) auf \(first.line) binnen \(window) Tagen, zusammen",
          "orders to \(first.partner) on \(first.line) within \(window) days, together"),
        .money(sum), .words("ohne Umsatzsteuer", "without VAT"),
      ] + ProcurementRule.risk(of: sum),
      allowed: [
        .words("als ein Auftrag über", "as one order above"), .money(step.above),
        .text(step.procedure.name), .sign(","), .number(Rational(Int64(step.offers))),
        .words("Angebote", "offers"),
      ] + strictest.doubt)
  }
}
