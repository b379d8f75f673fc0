import Amounts
import LedgerStore
import Reporting

extension Submission {
  /// The day of recording as people read it.
  func day(_ language: Language) -> String {
    guard case .success(let date) = DateText.read(recordedAt.prefix(10)) else { return recordedAt }
    return date.text(language)
  }
}

extension Submission.Report {
  /// What is stored of a request.
  init(_ request: ReportRequest) {
    self.init(
      kind: request.kind.rawValue, scope: request.scope.text, form: request.form.id,
      language: request.language.rawValue, asOf: request.asOf,
      options: request.options.map { "\($0.name)=\($0.value)" })
  }

  /// Whether a request asks for the same report, perhaps as of another day: the same kind, subject
  /// and budget year.
  func isSameReport(as request: ReportRequest) -> Bool {
    let year = options.first { $0.hasPrefix("year=") }?.dropFirst(5).description
    return kind == request.kind.rawValue && scope == request.scope.text
      && year == request.option("year")
  }
}
