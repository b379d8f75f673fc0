import Bookkeeping
import Funding
import LedgerStore
import Messages

extension LookupDesk {
  /// What the organisation of the person who acts promised and brought in, project by project.
  /// - Throws: ``Refusal`` for a person without an organisation; ``LedgerError``.
  public func ownContributions() throws -> [Shown] {
    let ledger = try office.open(.readOnly, for: .contribute)
    return try ledger.reading {
      guard let person = office.actingPerson, let own = person.organisation else {
        throw Refusal(
          .permission,
          Problem("office.NO_ORGANISATION", ["person": office.act.person ?? ""]))
      }
      return try ledger.currentPortfolio().projects.flatMap { project in
        try project.organisations.filter { $0.id == own }.map {
          try partner($0, project, ledger)
        }
      }
    }
  }
}
