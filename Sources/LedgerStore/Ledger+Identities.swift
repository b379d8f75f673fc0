public import Funding
public import StoreAPI

extension Ledger {
  /// By what the projects are known to somebody else's list, as they stand with all amendments;
  /// ordered by id.
  public func projectIdentities() throws(LedgerError) -> [ProjectIdentity] {
    try query { try $0.projectIdentities() }
  }
}
