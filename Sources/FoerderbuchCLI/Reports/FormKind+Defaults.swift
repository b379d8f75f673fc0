import Funding
import Reporting

extension FormKind {
  /// The form that is taken where none is named: what the award's funder asks for.
  func defaultForm(_ scope: ReportScope, _ portfolio: Portfolio) -> String {
    switch self {
    case .statementOfUse: "nrw"
    case .portfolio: "standard"
    }
  }
}
