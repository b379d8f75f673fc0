import Amounts
import Funding
import Reporting

extension FormKind {
  /// The form that is taken where none is named: what the award's funder asks for.
  func defaultForm(_ scope: ReportScope, _ portfolio: Portfolio) -> String {
    let awards = (try? scope.awards(in: portfolio)) ?? []
    let isBund = !awards.isEmpty && awards.allSatisfy { $0.funder.level == .bund }
    // Some programmes have forms of their own, which are called as their rules begin: `kfw-436`
    // takes none that speaks of ANBest and notices.
    let programmes = Set(awards.map { String($0.ruleSet.prefix { $0 != "-" }) })
    if programmes.count == 1, let own = programmes.first,
      GrantOffice.shippedForms(self).contains(own)
    {
      return own
    }
    return switch self {
    case .statementOfUse, .interim: isBund ? "bund" : "nrw"
    case .drawdownRequest: isBund ? "bund" : "standard"
    case .voucherList, .planActual, .contributions, .portfolio, .audit, .binder: "standard"
    }
  }

  /// Whether it is about one award; of several it is a binder.
  var isOnAward: Bool { [.statementOfUse, .interim, .drawdownRequest].contains(self) }

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
