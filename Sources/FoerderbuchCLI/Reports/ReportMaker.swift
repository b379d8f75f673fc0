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

  /// - Throws: ``UsageFault``, ``CommandFailure`` where the kind cannot be made for that scope.
  func report(_ request: ReportRequest) throws -> Report {
    switch request.kind {
    case .statementOfUse: try awardReport(request, StatementOfUseAssembly.report)
    case .portfolio: try PortfolioAssembly.report(request, self)
    }
  }

  /// A report for one award. A wider scope makes one workbook of all its awards.
  private func awardReport(
    _ request: ReportRequest,
    _ make: (_ request: ReportRequest, _ award: String, _ maker: ReportMaker) throws -> Report
  ) throws -> Report {
    let portfolio = try ledger.portfolio(asOf: request.asOf)
    let awards = try request.scope.awards(in: portfolio)
    guard let first = awards.first else {
      throw CommandFailure(
        65,
        "\(request.kind.rawValue): Zum \(request.asOf.text(.de)) gibt es hier keinen Zuwendungsbescheid. Nennen Sie einen Bescheid oder einen späteren Stichtag (--as-of).",
        "\(request.kind.rawValue): As of \(request.asOf.text(.en)) there is no award here. Name an award, or a later day (--as-of)."
      )
    }
    return try make(request, first.id, self)
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

  /// The names of the forms that ship with the program for a kind of report.
  static func shippedForms(_ kind: FormKind) -> [String] {
    let prefix = "Reports/\(kind.rawValue)-"
    return Assets.names(in: "Reports").filter { $0.hasPrefix(prefix) && $0.hasSuffix(".yaml") }
      .map { String($0.dropFirst(prefix.count).dropLast(5)) }
  }
}
