import Amounts

/// What is invoiced on an order stays within its value, and its partner is who is paid; more is a
/// further order, another partner another contract, or a change that needs its own reason (UVgO §
/// 47).
enum OrderValueRule {
  /// - Parameters:
  ///   - orders: of all measures.
  ///   - projects: ids by measure.
  static func findings(
    _ orders: [OrderStanding], projects: [String: String]
  ) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for standing in orders {
      guard let project = projects[standing.order.measure] else { continue }
      if let finding = try otherPayee(standing, project) { findings.append(finding) }
      guard standing.invoiced > standing.order.value else { continue }
      findings.append(
        Finding(
          .orderExceeded, .warning, project: project, measure: standing.order.measure,
          subject: standing.order.id, amount: try standing.invoiced - standing.order.value,
          norm: "UVgO § 47",
          measured: [
            .money(standing.invoiced),
            .words(
              "von \(standing.order.partner) in Rechnung gestellt",
              "invoiced by \(standing.order.partner)"),
          ],
          allowed: [.words("Auftragswert", "value of the order"), .money(standing.order.value)]))
    }
    return findings
  }

  private static func otherPayee(
    _ standing: OrderStanding, _ project: String
  ) throws(AmountError) -> Finding? {
    guard !standing.others.isEmpty else { return nil }
    let names = standing.others.compactMap(\.payee).joined(separator: ", ")
    let sum = try standing.others.map(\.gross).sum()
    return Finding(
      .orderOtherPayee, .warning, project: project, measure: standing.order.measure,
      subject: standing.order.id, amount: sum, norm: "UVgO § 47",
      measured: [.money(sum), .words("von \(names) abgerechnet", "invoiced by \(names)")],
      allowed: [
        .words("Auftrag an \(standing.order.partner)", "order to \(standing.order.partner)")
      ])
  }
}
