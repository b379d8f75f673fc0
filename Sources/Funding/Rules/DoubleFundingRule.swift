import Amounts

/// The same euro of a voucher is funded once (Doppelförderungsverbot, VV Nr. 1.4 zu § 44 LHO/BHO):
/// what bookings claim of a voucher over measures and projects is at most its amount.
enum DoubleFundingRule {
  /// - Parameter claims: of all projects, in the order of the journal.
  /// - Throws: ``AmountError/beyondLimit``.
  static func findings(
    _ claims: some Sequence<VoucherClaim>
  ) throws(AmountError) -> [Finding] {
    var groups: [VoucherClaim.Identity: [VoucherClaim]] = [:]
    var order: [VoucherClaim.Identity] = []
    for claim in claims {
      if groups[claim.identity] == nil { order.append(claim.identity) }
      groups[claim.identity, default: []].append(claim)
    }
    var findings: [Finding] = []
    for identity in order {
      let group = groups[identity] ?? []
      guard group.count > 1, let last = group.last else { continue }
      let claimed = try group.map(\.eligible).sum()
      guard claimed > identity.amount else { continue }
      // Parts of equal size on several lines of one measure may be one shared-out invoice: somebody
      // has to look.
      let isShared =
        Set(group.map(\.measure)).count == 1
        && Set(group.map(\.line)).count == group.count
      var measured: [Term] = []
      for claim in group {
        measured += measured.isEmpty ? [] : [.plus]
        let place = "\(claim.project)/\(claim.measure) Nr. \(claim.entry):"
        measured += [.words(place, place), .money(claim.eligible)]
      }
      findings.append(
        Finding(
          .doubleFunded, isShared ? .warning : .error, project: last.project,
          measure: last.measure, subject: last.voucher, amount: try claimed - identity.amount,
          norm: "VV Nr. 1.4 zu § 44 LHO/BHO",
          measured: measured + [.equals, .money(claimed)],
          allowed: [.words("Betrag des Belegs", "amount of the voucher"), .money(identity.amount)]))
    }
    return findings
  }
}
