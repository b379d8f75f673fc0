import Amounts
import Funding
package import LedgerStore
import Messages
package import Reporting

/// Makes the value of any report from the ledger.
package struct ReportMaker {
  let office: GrantOffice
  let ledger: Ledger
  /// The most entries that a portfolio report lists one by one.
  package var mostRows = 20_000

  package init(_ office: GrantOffice, _ ledger: Ledger) {
    (self.office, self.ledger) = (office, ledger)
  }

  /// - Throws: ``Refusal`` where the kind cannot be made for that scope.
  package func report(_ request: ReportRequest) throws -> Report {
    try Self.part(of: try whole(request), request)
  }

  /// What is asked for of a report.
  static func part(of report: Report, _ request: ReportRequest) throws -> Report {
    guard let part = request.details.part else { return report }
    let cut = report.only(part)
    guard !cut.sheets.isEmpty else {
      throw Refusal(
        .data,
        Problem("office.NO_SUCH_PART", ["part": part.name, "form": request.form.id]),
        fields: ["part"])
    }
    return cut
  }

  /// Both parts of it.
  func whole(_ request: ReportRequest) throws -> Report {
    let unknown = request.details.fields.filter { !request.kind.fields.contains($0) }
    guard unknown.isEmpty else { throw Self.unasked(unknown, of: request.kind) }
    return switch request.kind {
    case .statementOfUse, .interim: try awardReport(request, StatementOfUseAssembly.report)
    case .drawdownRequest: try awardReport(request, DrawdownRequestAssembly.report)
    case .voucherList: try VoucherListAssembly.report(request, self)
    case .planActual: try PlanActualAssembly.report(request, self)
    case .contributions: try ContributionsAssembly.report(request, self)
    case .portfolio: try PortfolioAssembly.report(request, self)
    case .audit: try AuditAssembly.report(request, self)
    case .binder:
      throw Refusal.unknown(
        request.kind.rawValue, field: "kind", known: FormKind.reports.map(\.rawValue))
    }
  }

  /// Something was told that the kind has no use for.
  private static func unasked(_ fields: [String], of kind: FormKind) -> Refusal {
    Refusal(
      .usage, Problem("office.NOT_OF_THIS_KIND.report", ["kind": kind.rawValue]), fields: fields)
  }

  /// A report for one award. A wider scope makes one workbook of all its awards.
  private func awardReport(
    _ request: ReportRequest,
    _ make: (_ request: ReportRequest, _ award: String, _ maker: ReportMaker) throws -> Report
  ) throws -> Report {
    let portfolio = try ledger.portfolio(asOf: request.asOf)
    let awards = try request.scope.awards(in: portfolio)
    guard !awards.isEmpty else {
      throw Refusal(
        .data,
        Problem("office.AWARD_NOT_YET", ["kind": request.kind.rawValue, "asOf": request.asOf]))
    }
    if case .award(let id) = request.scope { return try make(request, id, self) }
    return try bound(request, awards, portfolio, make)
  }

  /// The reports of several awards in one workbook.
  private func bound(
    _ request: ReportRequest, _ awards: [Award], _ portfolio: Portfolio,
    _ make: (_ request: ReportRequest, _ award: String, _ maker: ReportMaker) throws -> Report
  ) throws -> Report {
    var parts: [Binder.Part] = []
    var empty: [(award: String, refusal: Refusal)] = []
    var request = request
    request.across =
      try ledger.entryCount() <= StandingDesk.mostEntries
      ? office.crossFindings(ledger, portfolio: portfolio, asOf: request.asOf) : nil
    for award in awards {
      var single = request
      single.scope = .award(award.id)
      single.isPart = true
      if request.details.takesOwnForms {
        let kind = request.kind
        single.form = try office.form(kind, kind.defaultForm(single.scope, portfolio))
      }
      do {
        parts.append(
          Binder.Part(
            id: award.id, title: portfolio.measure(award.measure)?.title ?? award.measure,
            report: try make(single, award.id, self)))
      } catch let refusal as Refusal where refusal.leavesOutAward {
        // The others are there all the same.
        empty.append((award.id, refusal))
      }
    }
    if parts.isEmpty, let refusal = empty.first?.refusal { throw refusal }
    let measures = try request.scope.measures(in: portfolio)
    let projects = Set(measures.map(\.project.id))
    let subject = measures.first.map { $0.project.id + " " + $0.project.title } ?? ""
    let library = try office.library()
    let ids = Set(measures.map(\.measure.id))
    let findings = try office.assessments(ledger, portfolio: portfolio, asOf: request.asOf)
      .filter { ids.contains($0.settlement.measure.id) }.flatMap(\.findings)
    var report = try Binder.report(
      parts, form: try office.form(.binder, "standard"),
      basis: try office.basis(
        request, ledger, author: parts[0].report.author,
        subject: (projects.count == 1
          ? subject
          : request.language.pick(
            "\(projects.count) Vorhaben", "\(projects.count) projects"))
          + Self.without(empty.map(\.award), of: request),
        name: [request.form.title[request.language], request.year.map(String.init)]
          .compactMap { $0 }.joined(separator: " "), findings: findings,
        rules: try awards.map { try library.rules(for: $0) }), language: request.language)
    // What makes it again is the report that was asked for.
    report.properties = report.properties.map { property in
      switch property.key {
      case "Foerderbuch.Report": .init(property.key, request.kind.rawValue)
      case "Foerderbuch.Form": .init(property.key, request.form.id)
      default: property
      }
    }
    return report
  }

  /// What stands behind the subject where some awards are left out.
  private static func without(_ awards: [String], of request: ReportRequest) -> String {
    guard !awards.isEmpty else { return "" }
    let language = request.language
    return
      (request.kind == .interim
      ? language.pick("; beginnt erst später: ", "; begins later: ")
      : language.pick("; nichts abzurufen: ", "; nothing to be drawn: "))
      + awards.joined(separator: ", ")
  }
}

extension Refusal {
  /// Whether nothing can be drawn, or an award begins after the year of an interim statement.
  fileprivate var leavesOutAward: Bool {
    fields.isEmpty && code == "REQUEST_NOT_POSITIVE" || code == "INTERIM_TOO_EARLY"
  }
}
