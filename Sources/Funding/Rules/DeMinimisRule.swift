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
        let earlier = Array(ordered[..<index])
        if let found = try finding(grant, at: place, of: undertaking, earlier, by: rules) {
          findings.append(found)
        } else if let found = try finding(
          grant, at: place, of: undertaking, earlier, by: rules.carefully)
        {
          // Whether the day three years ago still belongs to the three years no text tells.
          findings.append(found)
        }
      }
    }
    return findings
  }

  private static func finding(
    _ grant: DeMinimis.Grant, at place: DeMinimis.Place, of undertaking: String,
    _ earlier: [DeMinimis.Grant], by rules: DeMinimis
  ) throws(AmountError) -> Finding? {
    let prior = try rules.prior(to: grant.awardedOn, earlier)
    let total = try prior + grant.amount
    guard total > rules.ceiling else { return nil }
    let onTheDay: [Term] =
      rules.includesFirstDay
      ? [.words(", mit der auf den Tag so alten", ", with that of the very day")] : []
    return Finding(
      rules.includesFirstDay ? .deMinimisBorderDay : .deMinimisExceeded,
      rules.includesFirstDay ? .info : .error, project: place.project, measure: place.measure,
      award: place.award, subject: undertaking, amount: try total - rules.ceiling,
      norm: rules.norm,
      measured: [
        .words(
          "in den letzten \(rules.lookBack.dativeText(.de))",
          "in the last \(rules.lookBack.dativeText(.en))")
      ] + onTheDay
        + [
          .money(prior), .plus, .words("neu", "new"), .money(grant.amount), .equals, .money(total),
        ],
      allowed: [
        .money(rules.ceiling), .words("; Spielraum", "; room"),
        .money(max(.zero, try rules.ceiling - prior)),
      ])
  }
}
