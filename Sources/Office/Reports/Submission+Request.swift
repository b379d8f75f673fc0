package import Amounts
import Funding
import Interchange
package import LedgerStore
import Reporting

extension Submission {
  /// The day of recording as people read it.
  package func day(_ language: Language) -> String {
    guard case .success(let date) = DateText.read(recordedAt.prefix(10)) else { return recordedAt }
    return date.text(language)
  }

  /// Whether a workbook names the state of the ledger that it was handed in at.
  func isShown(by workbook: [UInt8]) -> Bool {
    (try? WorkbookStamp(InputBytes(workbook, file: fileName)))?.head == head
  }
}

extension Submission {
  /// What it is about.
  var scope: ReportScope { ReportScope(text: report.scope) ?? .all }
}

extension Submission.Report {
  /// What is stored of a request.
  /// - Parameter reason: why it was handed in in spite of what was found.
  init(_ request: ReportRequest, reason: String? = nil) {
    self.init(
      kind: request.kind.rawValue, scope: request.scope.text, form: request.form.id,
      language: request.language.rawValue, asOf: request.asOf,
      options: request.details.texts + [reason.map { Self.reasonMark + $0 }].compactMap { $0 })
  }

  /// What kind of report it is; the form of one that this program no longer knows.
  package func title(_ language: Language) -> String {
    FormKind(rawValue: kind)?.name[language] ?? form
  }

  /// What it is about, as people call it: the id without what it is the id of.
  package func subject(_ language: Language) -> String {
    scope == ReportScope.all.text
      ? language.pick("alle", "all")
      : scope.split(separator: ":", maxSplits: 1).last.map(String.init) ?? scope
  }

  private static let reasonMark = "reason="

  /// Why it was handed in although figures did not tie or the checks had found errors.
  package var reason: String? {
    options.first { $0.hasPrefix(Self.reasonMark) }.map {
      String($0.dropFirst(Self.reasonMark.count))
    }
  }

  /// Whether a request asks for the same report, perhaps as of another day, in another language or
  /// by another form: the same kind and subject. An interim statement is one for each budget year,
  /// whether the year was named or follows from its day; of other kinds the year is but a view.
  func isSameReport(as request: ReportRequest) -> Bool {
    guard kind == request.kind.rawValue, scope == request.scope.text else { return false }
    return request.kind != .interim || year == request.year
  }

  /// Of an interim statement the budget year.
  private var year: Int {
    options.last { $0.hasPrefix("year=") }.flatMap { Int($0.dropFirst(5)) } ?? asOf.lastYearOver
  }

  /// Whether it is the statement of use of an award as of a day or later.
  fileprivate func isStatement(of award: String, from day: CalendarDate) -> Bool {
    kind == FormKind.statementOfUse.rawValue && scope == ReportScope.award(award).text
      && asOf >= day
  }

  fileprivate func isInterim(of award: String, for year: Int) -> Bool {
    kind == FormKind.interim.rawValue && scope == ReportScope.award(award).text
      && self.year == year
  }

  /// Whether it is this very report, however its details were typed.
  func isReport(_ request: ReportRequest) -> Bool {
    kind == request.kind.rawValue && scope == request.scope.text && form == request.form.id
      && language == request.language.rawValue && asOf == request.asOf
      && (try? ReportRequest.Details(texts: options, asOf: asOf)).map(request.spelledOut)
        == request.spelledOut(request.details)
  }
}

extension GrantOffice {
  /// The projects with the statements that were handed in out of the ledger by a day.
  func filed(_ portfolio: Portfolio, by day: CalendarDate, _ ledger: Ledger) throws -> Portfolio {
    let handedIn = try ledger.submissions().compactMap { submission in
      (try? DateText.read(submission.recordedAt.prefix(10)).get()).map { ($0, submission.report) }
    }.filter { $0.0 <= day }
    guard !handedIn.isEmpty else { return portfolio }
    return Portfolio(
      projects: portfolio.projects.map { project in
        project.filing(
          statement: { award, end in
            handedIn.first { $0.1.isStatement(of: award, from: end) }?.0
          },
          interim: { award, year in
            handedIn.first { $0.1.isInterim(of: award, for: year) }?.0
          })
      }, withheld: portfolio.withheld)
  }
}
