import Amounts
import Funding
import LedgerStore

extension GrantOffice {
  /// The consolidated statement of an award that is passed on in part; nil for any other. The award
  /// counts as its notice has it: the one that is settled is what the recipient keeps of it.
  func forwarding(
    of award: String, own: Assessment, _ ledger: Ledger, _ portfolio: Portfolio,
    _ asOf: CalendarDate
  ) throws -> ForwardingStatement? {
    let notices = Forwarding.notices(of: award, in: own.project)
    guard !notices.isEmpty, let award = own.project.awards.first(where: { $0.id == award }) else {
      return nil
    }
    let recipients = try notices.flatMap {
      try assessments(ledger, portfolio: portfolio, measure: $0.measure, asOf: asOf)
    }
    return try ForwardingStatement(of: award, own: own, recipients: recipients)
  }
}
