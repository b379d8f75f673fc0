import Amounts

/// What is invoiced on an order stays within its value; more is a further order or a change that
/// needs its own reason (UVgO § 47).
enum OrderValueRule {
  /// - Parameters:
  ///   - orders: of all measures.
  ///   - projects: ids by measure.
  static func findings(
    _ orders: [OrderStanding], projects: [String: String]
  ) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for standing in orders where standing.invoiced > standing.order.value {
      guard let project = projects[standing.order.measure] else { continue }
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
}
