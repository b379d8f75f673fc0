public import Amounts
import Bookkeeping
import Funding
package import LedgerStore
import Messages
public import Reporting
import Workbooks

/// Where reports are written.
public struct ReportDesk: Sendable {
  let office: GrantOffice

  public init(_ office: GrantOffice) { self.office = office }

  /// A report as a caller names it.
  public struct Question: Sendable {
    public var kind: FormKind
    /// An award, measure or project, looked for in that order; nil: everything.
    public var subject: String?
    /// Nil: today; of an interim statement the end of its year.
    public var asOf: CalendarDate?
    /// The name of a shipped form; nil: what the award's funder asks for.
    public var form: String?
    /// A file with an own form.
    public var definition: String?
    public var details: ReportRequest.Details
    /// Why it is handed in although its figures do not tie, or the checks found errors.
    public var reason: String?
    /// What somebody said yes to, so that it is not asked about.
    public var meant: Set<Slip.Kind> = []

    public init(
      _ kind: FormKind, of subject: String? = nil, asOf: CalendarDate? = nil, form: String? = nil,
      definition: String? = nil, details: ReportRequest.Details = ReportRequest.Details()
    ) {
      (self.kind, self.subject, self.asOf) = (kind, subject, asOf)
      (self.form, self.definition, self.details) = (form, definition, details)
    }
  }

  /// A workbook that was written.
  public struct Written: Sendable {
    public let request: ReportRequest
    /// Absolute.
    public let path: String
    public let title: String
    /// The state of the ledger that it shows: how many entries, and the head of the chain.
    public let entries: Int64
    public let head: String
    /// Figures of the control sheet that differ from the ledger's, as the sheet names them.
    public let untied: [String]
    /// What was kept of it as handed in.
    package let submission: Submission?
    package let evidence: EvidenceDesk.Copied?
  }

  /// Writes a workbook.
  /// - Parameters:
  ///   - file: a name that ends in `.xlsx`; a file that lies there is replaced.
  ///   - evidence: a new folder for the evidence of the entries it shows.
  ///   - progress: is told rows done and rows in all.
  /// - Throws: ``Refusal``, and what reading and writing throw; no file appears then.
  @discardableResult
  public func write(
    _ question: Question, to file: String, evidence: String? = nil,
    progress: @escaping (Int, Int) -> Void = { _, _ in }
  ) throws -> Written {
    let target = try office.workbookTarget(file, field: "output")
    let ledger = try office.open(.readOnly)
    // One state of the ledger from the first figure to the last row.
    return try ledger.reading {
      let request = try seen(question, ledger)
      let ledger = ledger.whole
      let report = try ReportMaker(office, ledger).whole(request)
      var copied: EvidenceDesk.Copied?
      let part = try ReportMaker.part(of: report, request)
      try WorkbookFile.write(part, to: target, progress: progress) { _ in
        // Before the complete workbook takes its place, so that a failure leaves neither.
        copied = try evidence.map { try copy(request, ledger, to: $0) }
      }
      return Written(request, report, target, copied)
    }
  }

  /// A report that whoever asks may see whole.
  /// - Throws: ``Refusal`` for one on another project than the own.
  func seen(_ question: Question, _ ledger: Ledger) throws -> ReportRequest {
    let request = try request(question, ledger)
    try office.checkScope(request.scope, in: try ledger.currentPortfolio())
    return request
  }

  /// - Throws: ``Refusal`` where the ledger has no such subject, or there is no such form.
  package func request(_ question: Question, _ ledger: Ledger) throws -> ReportRequest {
    let kind = question.kind
    let asOf = day(question)
    let portfolio = try ledger.portfolio(asOf: asOf)
    let (subject, details) = try partner(question, portfolio)
    // Of all that whoever asks may see, where that is one project.
    let own = office.actingPerson?.projects ?? []
    let all = own.count == 1 ? ReportScope.project(own[0]) : .all
    var scope = try subject.map { try PortfolioNames(portfolio).scope($0) } ?? all
    if kind.isOnAward, let awards = try? scope.awards(in: portfolio), awards.count == 1 {
      // A binder of one would only put two sheets around it.
      scope = .award(awards[0].id)
    }
    var request = ReportRequest(
      kind: kind, scope: scope, asOf: asOf,
      form: try office.form(
        kind, question.form ?? kind.defaultForm(scope, portfolio), file: question.definition),
      language: office.language, details: details)
    if kind.isOnAward, question.form == nil, question.definition == nil,
      let awards = try? scope.awards(in: portfolio)
    {
      let forms = Set(awards.map { kind.defaultForm(.award($0.id), portfolio) })
      request.details.takesOwnForms = forms.count > 1
    }
    return request
  }

  /// A proof of co-financing may be of one partner, whom the subject names, too.
  private func partner(
    _ question: Question, _ portfolio: Portfolio
  ) throws -> (subject: String?, details: ReportRequest.Details) {
    var (subject, details) = (question.subject, question.details)
    guard question.kind == .contributions else { return (subject, details) }
    func organisation(_ name: String) -> String? {
      if let nobody = ReportRequest.Details.volunteers(name) { return nobody }
      return portfolio.projects.lazy.flatMap(\.organisations).first { $0.isMeant(by: name) }?.id
    }
    if let name = details.partner {
      guard let id = organisation(name) else { throw Refusal.noPartner(name, in: portfolio) }
      details.partner = id
    } else if let name = subject, (try? PortfolioNames(portfolio).scope(name)) == nil {
      guard let id = organisation(name) else { throw Refusal.noPartner(name, in: portfolio) }
      (subject, details.partner) = (nil, id)
    }
    return (subject, details)
  }

  private func day(_ question: Question) -> CalendarDate {
    if let day = question.asOf { return day }
    let today = office.act.day
    guard question.kind == .interim else { return today }
    return CalendarDate(year: question.details.year ?? today.year - 1, month: 12, day: 31) ?? today
  }

  func copy(
    _ request: ReportRequest, _ ledger: Ledger, to folder: String
  ) throws -> EvidenceDesk.Copied {
    let export = EvidenceExport(office: office, ledger: ledger)
    return try export.write(try export.entries(request.scope, asOf: request.asOf), to: folder)
  }
}

extension ReportDesk.Written {
  init(
    _ request: ReportRequest, _ report: Report, _ path: String, _ evidence: EvidenceDesk.Copied?,
    submission: Submission? = nil
  ) {
    self.init(
      request: request, path: path, title: report.title,
      entries: Int64(report.property("Foerderbuch.Entries")) ?? 0,
      head: report.property("Foerderbuch.Head"), untied: report.untied, submission: submission,
      evidence: evidence)
  }
}

extension Report {
  /// The text of a document property; empty where there is none.
  func property(_ key: String) -> String { properties.first { $0.key == key }?.value ?? "" }
}
