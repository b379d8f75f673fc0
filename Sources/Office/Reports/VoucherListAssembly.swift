import Amounts
import Funding
import LedgerStore
import Reporting

/// Brings a list of vouchers together from the ledger.
enum VoucherListAssembly {
  static func report(_ request: ReportRequest, _ maker: ReportMaker) throws -> Report {
    let (office, ledger) = (maker.office, maker.ledger)
    let upTo = Int64(try ledger.entryCount())
    let portfolio = try ledger.portfolio(asOf: request.asOf)
    let measures = try request.scope.measures(in: portfolio)
    let library = try office.library()
    let rules = try request.scope.awards(in: portfolio).map { try library.rules(for: $0) }
    let subject = request.scope.title(in: portfolio, request.language)
    let recipients = measures.recipients
    let runs = VoucherRuns(
      ledger: ledger, language: request.language, measures: measures, asOf: request.asOf,
      upTo: upTo)
    let data = VoucherListData(
      basis: try office.basis(
        request, ledger, author: recipients.joined(separator: ", "), subject: subject,
        name: request.scope.id, findings: try findings(office, ledger, portfolio, request),
        rules: rules),
      scope: subject, recipients: recipients,
      measures: measures.map { measure, project in
        VoucherListData.Measure(
          id: measure.id, title: measure.title, project: project.id,
          recipient: project.organisationName(measure.recipient),
          basis: request.language.pick(
            measure.basis == .cost ? "Kosten" : "Ausgaben",
            measure.basis == .cost ? "costs" : "expenditure"))
      }, payments: try runs.payments(), receipts: try runs.receipts())
    return try VoucherList.report(data, form: request.form, language: request.language)
  }

  private static func findings(
    _ office: GrantOffice, _ ledger: Ledger, _ portfolio: Portfolio, _ request: ReportRequest
  ) throws -> [Finding] {
    try request.scope.assessments(office, ledger, portfolio, request.asOf).flatMap(\.findings)
      .filter { finding in
        guard case .award(let id) = request.scope else { return true }
        return finding.award == nil || finding.award == id
      }
  }
}

extension ReportScope {
  /// The id of what it is about; empty for everything.
  var id: String {
    switch self {
    case .award(let id), .measure(let id), .project(let id): id
    case .all: ""
    }
  }

  /// What it is about, as people say it.
  func title(in portfolio: Portfolio, _ language: Language) -> String {
    switch self {
    case .award(let id):
      let measure = portfolio.award(id).flatMap { portfolio.measure($0.measure) }
      return language.pick("Bescheid ", "Award ") + id + (measure.map { ", \($0.title)" } ?? "")
    case .measure(let id):
      return language.pick("Teilvorhaben ", "Measure ") + id
        + (portfolio.measure(id).map { ", \($0.title)" } ?? "")
    case .project(let id):
      return language.pick("Vorhaben ", "Project ") + id
        + (portfolio.project(id).map { ", \($0.title)" } ?? "")
    case .all: return language.pick("Alle Vorhaben", "All projects")
    }
  }

  /// Where its measures stand.
  func assessments(
    _ office: GrantOffice, _ ledger: Ledger, _ portfolio: Portfolio, _ asOf: CalendarDate
  ) throws -> [Assessment] {
    switch self {
    case .award, .measure:
      let measure = try measures(in: portfolio)[0].measure.id
      return try office.assessments(ledger, portfolio: portfolio, measure: measure, asOf: asOf)
    case .project(let id):
      return try office.assessments(ledger, portfolio: portfolio, project: id, asOf: asOf)
    case .all: return try office.assessments(ledger, portfolio: portfolio, asOf: asOf)
    }
  }
}

extension [(measure: Measure, project: Project)] {
  /// The names of the recipients, each once.
  var recipients: [String] {
    var seen: Set<String> = []
    return map { measure, project in
      project.organisationName(measure.recipient)
    }.filter { seen.insert($0).inserted }
  }
}
