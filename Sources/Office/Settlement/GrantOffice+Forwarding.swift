import Amounts
import Funding
import LedgerStore

extension GrantOffice {
  /// The consolidated statement of an award that is passed on in part; nil for any other.
  func forwarding(
    of award: Award, own: Assessment, _ ledger: Ledger, _ portfolio: Portfolio, _ asOf: CalendarDate
  ) throws -> ForwardingStatement? {
    let notices = Forwarding.notices(of: award.id, in: own.project)
    guard !notices.isEmpty else { return nil }
    let recipients = try notices.flatMap {
      try assessments(ledger, portfolio: portfolio, measure: $0.measure, asOf: asOf)
    }
    return try ForwardingStatement(of: award, own: own, recipients: recipients)
  }
}
