import Amounts
import Funding
import Reporting

extension FormKind {
  /// The form that is taken where none is named: what the award's funder asks for.
  func defaultForm(_ scope: ReportScope, _ portfolio: Portfolio) -> String {
    let awards = (try? scope.awards(in: portfolio)) ?? []
    let isBund = !awards.isEmpty && awards.allSatisfy { $0.funder.level == .bund }
    return switch self {
    // KfW takes no form that speaks of ANBest and notices.
    case .statementOfUse where !awards.isEmpty && awards.allSatisfy { $0.ruleSet == "kfw-436" }:
      "kfw"
    case .statementOfUse, .interim: isBund ? "bund" : "nrw"
    case .drawdownRequest: isBund ? "bund" : "standard"
    case .voucherList, .planActual, .contributions, .portfolio, .audit, .binder: "standard"
    }
  }

  /// What it wants to know beside form, day and scope, by the names of ``ReportRequest/Details``.
  package var fields: [String] {
    switch self {
    case .statementOfUse, .interim: ["year"]
    case .drawdownRequest: ["due", "amount"]
    case .contributions: ["partner"]
    case .voucherList, .planActual, .portfolio, .audit, .binder: []
    }
  }

  /// The last day that a report on a budget year takes in: an interim statement ends with it.
  func through(_ year: Int) -> CalendarDate? {
    self == .interim ? CalendarDate(year: year, month: 12, day: 31) : nil
  }
}
