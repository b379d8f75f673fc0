import Amounts
import Assets
import Funding
import Interchange
import LedgerStore
import Reporting

/// Makes the value of any report from the ledger.
struct ReportMaker {
  let session: Session
  let ledger: Ledger
  /// The most entries that a portfolio report lists one by one.
  var mostRows = 20_000

  /// - Throws: ``UsageFault``, ``CommandFailure`` where the kind cannot be made for that scope.
  func report(_ request: ReportRequest) throws -> Report {
    switch request.kind {
    case .statementOfUse, .interim: try awardReport(request, StatementOfUseAssembly.report)
    case .drawdownRequest: try awardReport(request, DrawdownRequestAssembly.report)
    case .voucherList: try VoucherListAssembly.report(request, self)
    case .planActual: try PlanActualAssembly.report(request, self)
    case .contributions: try ContributionsAssembly.report(request, self)
    case .portfolio: try PortfolioAssembly.report(request, self)
    case .audit: try AuditAssembly.report(request, self)
    case .binder:
      throw UsageFault.unknownWord(
        request.kind.rawValue, option: "report", known: FormKind.reports.map(\.rawValue))
    }
  }

  /// A report for one award. A wider scope makes one workbook of all its awards.
  private func awardReport(
    _ request: ReportRequest,
    _ make: (_ request: ReportRequest, _ award: String, _ maker: ReportMaker) throws -> Report
  ) throws -> Report {
    let portfolio = try ledger.portfolio(asOf: request.asOf)
    let awards = try request.scope.awards(in: portfolio)
    guard !awards.isEmpty else {
      throw CommandFailure(
        65,
        "\(request.kind.rawValue): Zum \(request.asOf.text(.de)) gibt es hier keinen Zuwendungsbescheid. Nennen Sie einen Bescheid oder einen späteren Stichtag (--as-of).",
        "\(request.kind.rawValue): As of \(request.asOf.text(.en)) there is no award here. Name an award, or a later day (--as-of)."
      )
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
    for award in awards {
      var single = request
      single.scope = .award(award.id)
      single.isPart = true
      parts.append(
        Binder.Part(
          id: award.id, title: portfolio.measure(award.measure)?.title ?? award.measure,
          report: try make(single, award.id, self)))
    }
    let measures = try request.scope.measures(in: portfolio)
    let projects = Set(measures.map(\.project.id))
    let subject = measures.first.map { $0.project.id + " " + $0.project.title } ?? ""
    let library = try session.library()
    var report = try Binder.report(
      parts, form: try session.form(.binder, "standard"),
      basis: try session.basis(
        request, ledger, author: parts[0].report.author,
        subject: projects.count == 1
          ? subject
          : request.language.pick(
            "\(projects.count) Vorhaben", "\(projects.count) projects"),
        name: request.form.title[request.language],
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
}

extension Session {
  /// The shipped form `form` of a kind of report, or the one in `file`.
  /// - Throws: ``UsageFault/unknownWord(_:option:known:)``, ``InputProblems``, ``CommandFailure``
  ///   (64) where the file is a form of another kind.
  func form(_ kind: FormKind, _ form: String, file: String? = nil) throws -> FormDefinition {
    if let file {
      let bytes = try InputBytes(path: console.absolute(file), file: file)
        .all(limit: Session.configLimit)
      let definition = try FormReader.read(bytes, file: file)
      guard definition.kind == kind else {
        throw CommandFailure(
          64,
          "--definition: \(file) ist ein Formular der Art „\(definition.kind.rawValue)“, verlangt ist „\(kind.rawValue)“.",
          "--definition: \(file) is a form of the kind \"\(definition.kind.rawValue)\"; \"\(kind.rawValue)\" was asked for."
        )
      }
      return definition
    }
    let known = Self.shippedForms(kind)
    guard known.contains(form) else {
      throw UsageFault.unknownWord(form, option: "--form", known: known)
    }
    let asset = "Reports/\(kind.rawValue)-\(form).yaml"
    return try FormReader.read(try Session.asset(asset), file: asset)
  }

  /// The shipped form with the id, or the one in `file`; nil where none of that id ships.
  func form(_ kind: FormKind, id: String, file: String?) throws -> FormDefinition? {
    let prefix = kind.rawValue + "-"
    if file == nil,
      !id.hasPrefix(prefix)
        || !Self.shippedForms(kind).contains(
          String(id.dropFirst(prefix.count)))
    {
      return nil
    }
    return try form(kind, String(id.dropFirst(prefix.count)), file: file)
  }

  /// The names of the forms that ship with the program for a kind of report.
  static func shippedForms(_ kind: FormKind) -> [String] {
    let prefix = "Reports/\(kind.rawValue)-"
    return Assets.names(in: "Reports").filter { $0.hasPrefix(prefix) && $0.hasSuffix(".yaml") }
      .map { String($0.dropFirst(prefix.count).dropLast(5)) }
  }
}
