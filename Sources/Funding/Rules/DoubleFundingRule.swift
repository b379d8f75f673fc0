import Amounts

/// The same euro of a voucher is funded once (Doppelförderungsverbot, VV Nr. 1.4 zu § 44 LHO/BHO):
/// what bookings claim of a voucher over lines, measures and projects is at most its total.
///
/// A booking whose row says no total of the voucher (`voucherTotal`) stands for the whole voucher;
/// where several do, the largest of them is taken for it. An invoice that is honestly shared out
/// says its total, or its whole amount with the eligible part of each.
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
      for voucher in vouchers(groups[identity] ?? []) {
        if let finding = try finding(voucher) { findings.append(finding) }
      }
    }
    return findings
  }

  /// Claims of one number and payee by the date of the voucher. What tells no date belongs to the
  /// only date there is.
  private static func vouchers(_ claims: [VoucherClaim]) -> [[VoucherClaim]] {
    let dates = Set(claims.compactMap(\.voucherDate)).sorted()
    guard dates.count > 1 else { return [claims] }
    return dates.map { date in claims.filter { $0.voucherDate == date } }
      + [claims.filter { $0.voucherDate == nil }]
  }

  private static func finding(_ group: [VoucherClaim]) throws(AmountError) -> Finding? {
    let stated = group.compactMap(\.total).min()
    guard group.count > 1, let last = group.last,
      let total = stated ?? group.map(\.amount).max()
    else { return nil }
    let claimed = try group.map(\.eligible).sum()
    guard claimed > total else { return nil }
    // Several lines of one measure may share out one invoice without saying its total: somebody has
    // to look.
    let isShared =
      stated == nil && Set(group.map(\.measure)).count == 1
      && Set(group.map(\.line)).count == group.count
    var measured: [Term] = []
    for claim in group {
      measured += measured.isEmpty ? [] : [.plus]
      let place = "\(claim.project)/\(claim.measure) Nr. \(claim.entry):"
      measured += [.words(place, place), .money(claim.eligible)]
    }
    let allowed: Term =
      stated == nil
      ? .words(
        "größter Betrag des Belegs (kein Belegbetrag angegeben)",
        "largest amount of the voucher (no total told)")
      : .words("Belegbetrag", "total of the voucher")
    return Finding(
      .doubleFunded, isShared ? .warning : .error, project: last.project,
      measure: last.measure, subject: last.voucher, amount: try claimed - total,
      norm: "VV Nr. 1.4 zu § 44 LHO/BHO",
      measured: measured + [.equals, .money(claimed)], allowed: [allowed, .money(total)])
  }
}
