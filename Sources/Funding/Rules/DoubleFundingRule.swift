import Amounts

/// The same euro of a voucher is funded once (Doppelförderungsverbot, VV Nr. 1.4 zu § 44 LHO/BHO):
/// what bookings claim of a voucher over lines, measures and projects is at most its total.
///
/// A booking whose row says no total of the voucher (`voucherTotal`) stands for the whole voucher;
/// where several do, the largest of them is taken for it. An invoice that is honestly shared out
/// says its total, or its whole amount with the eligible part of each.
///
/// The same voucher are claims of one payee and one number, however both are written, that tell no
/// different dates. Where the number is but alike (`R-4711`, `4711`) and a date is missing, or
/// number and date are the same and the payees but alike, it is a question.
enum DoubleFundingRule {
  /// - Parameter claims: of all projects, in the order of the journal.
  /// - Throws: ``AmountError/beyondLimit``.
  static func findings(
    _ claims: some Sequence<VoucherClaim>, in portfolio: Portfolio
  ) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for alike in grouped(Array(claims), by: \.traces) {
      var told: Set<Int64> = []
      for voucher in grouped(alike, by: { [$0.identity.payee?.text ?? ""] }).flatMap(vouchers) {
        let isSure = isSure(voucher)
        if isSure, let finding = try totals(voucher, portfolio) { findings.append(finding) }
        guard let finding = try finding(voucher, isSure: isSure, portfolio) else { continue }
        findings.append(finding)
        told.formUnion(voucher.map(\.entry))
      }
      for voucher in likePayees(alike) where told.isDisjoint(with: voucher.map(\.entry)) {
        if let finding = try finding(voucher, isSure: false, portfolio) {
          findings.append(finding)
        }
      }
    }
    return findings
  }

  /// Claims that share one of their traces with another one of their group, in the order of the
  /// journal.
  private static func grouped(
    _ claims: [VoucherClaim], by traces: (VoucherClaim) -> [String]
  ) -> [[VoucherClaim]] {
    var groups: [[Int]] = []
    var known: [String: Int] = [:]
    for (index, claim) in claims.enumerated() {
      let own = traces(claim)
      let found = Set(own.compactMap { known[$0] }).sorted()
      let group = found.first ?? groups.count
      if found.isEmpty { groups.append([]) }
      for other in found.dropFirst() {
        groups[group] += groups[other]
        groups[other] = []
        for (trace, place) in known where place == other { known[trace] = group }
      }
      groups[group].append(index)
      for trace in own { known[trace] = group }
    }
    return groups.filter { !$0.isEmpty }.map { $0.sorted().map { claims[$0] } }
  }

  /// Claims of one number and payee by the date of the voucher. What tells no date belongs to the
  /// only date there is.
  private static func vouchers(_ claims: [VoucherClaim]) -> [[VoucherClaim]] {
    let dates = Set(claims.compactMap(\.voucherDate)).sorted()
    guard dates.count > 1 else { return [claims] }
    return dates.map { date in claims.filter { $0.voucherDate == date } }
      + [claims.filter { $0.voucherDate == nil }]
  }

  /// Whether claims of one payee are the same voucher for sure: one number but for its spelling, or
  /// one date.
  private static func isSure(_ claims: [VoucherClaim]) -> Bool {
    Set(claims.map(\.identity.voucher)).count == 1 || claims.allSatisfy { $0.voucherDate != nil }
  }

  /// Claims of one number and date whose payees are alike, or not told, without being the same.
  private static func likePayees(_ claims: [VoucherClaim]) -> [[VoucherClaim]] {
    Set(claims.compactMap(\.voucherDate)).sorted().flatMap { date in
      let own = claims.filter { $0.voucherDate == date }
      var found: [[VoucherClaim]] = []
      for first in own where !found.contains(where: { $0.contains(first) }) {
        let alike = own.filter {
          InvoiceKey($0.voucher) == InvoiceKey(first.voucher) && fits($0, first)
        }
        if Set(alike.map(\.identity.payee)).count > 1 { found.append(alike) }
      }
      return found
    }
  }

  private static func fits(_ one: VoucherClaim, _ other: VoucherClaim) -> Bool {
    guard let payee = one.payee, let second = other.payee else { return true }
    return PayeeKey(payee) == PayeeKey(second) || PartyName(payee).fits(PartyName(second))
  }

  /// The clause, by the budget codes of those who fund the voucher.
  private static func norm(_ group: [VoucherClaim], _ portfolio: Portfolio) -> String {
    let awards = Set(group.map(\.measure)).sorted().flatMap { measure in
      portfolio.project(ofMeasure: measure)?.awards(ofMeasure: measure) ?? []
    }
    return "VV Nr. 1.4 zu " + awards.budgetCode("44")
  }

  /// Bookings of one voucher that tell different totals of it.
  private static func totals(
    _ group: [VoucherClaim], _ portfolio: Portfolio
  ) throws(AmountError) -> Finding? {
    let told = group.filter { $0.total != nil }
    guard let last = told.last, let least = told.compactMap(\.total).min(),
      let most = told.compactMap(\.total).max(), least < most
    else { return nil }
    var measured: [Term] = []
    for claim in told {
      measured += measured.isEmpty ? [] : [.sign(";")]
      let place = "\(claim.project)/\(claim.measure) Nr. \(claim.entry):"
      measured += [.words(place, place), .money(claim.total ?? .zero)]
    }
    return Finding(
      .voucherTotalsDiffer, .warning, project: last.project, measure: last.measure,
      subject: last.voucher, amount: try most - least, norm: norm(group, portfolio),
      measured: measured, allowed: [.words("ein Belegbetrag", "one total")])
  }

  private static func finding(
    _ group: [VoucherClaim], isSure: Bool, _ portfolio: Portfolio
  ) throws(AmountError) -> Finding? {
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
    measured += [.equals, .money(claimed)]
    if Set(group.map(\.voucher)).count > 1 || !isSure {
      let names = group.map { claim in
        [claim.voucher, claim.payee].compactMap { $0 }.joined(separator: ", ")
      }.joined(separator: " / ")
      measured.append(
        isSure
          ? .words("(ein Beleg: \(names))", "(one voucher: \(names))")
          : .words(
            "(vermutlich ein Beleg: \(names))", "(probably one voucher: \(names))"))
    }
    let allowed: Term =
      stated == nil
      ? .words(
        "größter Betrag des Belegs (kein Belegbetrag angegeben)",
        "largest amount of the voucher (no total told)")
      : .words("Belegbetrag", "total of the voucher")
    return Finding(
      .doubleFunded, isShared || !isSure ? .warning : .error, project: last.project,
      measure: last.measure, subject: last.voucher, amount: try claimed - total,
      norm: norm(group, portfolio), measured: measured, allowed: [allowed, .money(total)],
      remedy: isShared ? 1 : 0)
  }
}
