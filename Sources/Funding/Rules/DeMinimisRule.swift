import Amounts

/// De-minimis aid of a single undertaking stays under the ceiling in the years up to each new
/// notice (Art. 3 (2) VO (EU) 2023/2831); an aid that exceeds it is covered in no part (Art. 3
/// (7)).
enum DeMinimisRule {
  /// - Throws: ``AmountError/beyondLimit``.
  static func findings(
    _ grants: [DeMinimis.Grant], by rules: DeMinimis
  ) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    let groups = Dictionary(grouping: grants, by: \.undertaking).sorted { $0.key < $1.key }
    for (undertaking, group) in groups {
      // Stable: of two notices of a day the later in the list is the new one.
      let ordered = group.enumerated().sorted {
        ($0.element.awardedOn, $0.offset) < ($1.element.awardedOn, $1.offset)
      }.map(\.element)
      for (index, grant) in ordered.enumerated() {
        guard let place = grant.place else { continue }
        let prior = try rules.prior(to: grant.awardedOn, Array(ordered[..<index]))
        let total = try prior + grant.amount
        guard total > rules.ceiling else { continue }
        findings.append(
          Finding(
            .deMinimisExceeded, .error, project: place.project, measure: place.measure,
            award: place.award, subject: undertaking, amount: try total - rules.ceiling,
            norm: rules.norm,
            measured: [
              .words("in den letzten", "in the last"), .duration(rules.lookBack), .money(prior),
              .plus, .words("neu", "new"), .money(grant.amount), .equals, .money(total),
            ],
            allowed: [
              .money(rules.ceiling), .words("; Spielraum", "; room"),
              .money(max(.zero, try rules.ceiling - prior)),
            ]))
      }
    }
    return findings
  }
}
