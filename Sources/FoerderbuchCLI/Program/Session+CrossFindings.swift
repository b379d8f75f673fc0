import Amounts
import Funding
import LedgerStore

extension Session {
  /// Findings that look across measures and projects: vouchers claimed twice, de-minimis aid of an
  /// undertaking, hours of a person. The journal is read twice, so that only vouchers in question
  /// are in memory.
  func crossFindings(_ ledger: Ledger, portfolio: Portfolio, asOf: CalendarDate) throws -> [Finding]
  {
    var seen: Set<VoucherClaim.Identity> = []
    var repeated: Set<VoucherClaim.Identity> = []
    var staff: [JournalRecord] = []
    let kinds: [BookingKind] = [.expense, .inKind]
    try ledger.journal(JournalFilter(through: asOf, kinds: kinds)) { record in
      if let claim = VoucherClaim(record, in: portfolio), !seen.insert(claim.identity).inserted {
        repeated.insert(claim.identity)
      }
      if record.booking.method?.isStaff == true { staff.append(record) }
    }
    var claims: [VoucherClaim] = []
    if !repeated.isEmpty {
      try ledger.journal(JournalFilter(through: asOf, kinds: [.expense])) { record in
        if let claim = VoucherClaim(record, in: portfolio), repeated.contains(claim.identity) {
          claims.append(claim)
        }
      }
    }
    return try PortfolioRuleBook().findings(
      portfolio, claims: claims, hours: StaffHours.entries(of: staff, in: portfolio))
  }
}
