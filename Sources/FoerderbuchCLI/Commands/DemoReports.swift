import Amounts
import Foundation
import Funding
import Office
import Reporting

/// The workbooks of the demo: every kind of report, and the statement of use of every award.
struct DemoReports {
  let session: Session
  let day: CalendarDate
  /// The folder they go to.
  let folder: String

  /// A workbook to write.
  private struct Wanted {
    let kind: FormKind
    /// Nil: everything.
    var subject: String?
    var form: String?
    var year: Int?
    /// What its file is called after the kind.
    let name: String
  }

  /// Writes all of them.
  /// - Returns: their paths, in the order in which they were written.
  func write(_ assessments: [Assessment]) throws -> [String] {
    let desk = ReportDesk(session.office)
    let progress = FoerderbuchCLI.Progress(
      console: session.console, label: say("Arbeitsmappen", "Workbooks"))
    defer { progress.finish() }
    var paths: [String] = []
    let all = try wanted(assessments)
    for wanted in all {
      let path = "\(folder)/\(Self.fileName(wanted.kind, wanted.name, session.language)).xlsx"
      try desk.write(
        ReportDesk.Question(
          wanted.kind, of: wanted.subject, asOf: day, form: wanted.form,
          details: ReportRequest.Details(year: wanted.year)), to: path)
      paths.append(path)
      progress.update(paths.count * 100, of: all.count * 100)
    }
    return paths
  }

  private func wanted(_ assessments: [Assessment]) throws -> [Wanted] {
    let awards = assessments.flatMap(\.settlement.awards)
    var wanted = awards.map {
      Wanted(kind: .statementOfUse, subject: $0.award.id, name: $0.award.id)
    }
    wanted += awards.filter { $0.rules.flag(.simpleStatement) }.map {
      Wanted(
        kind: .statementOfUse, subject: $0.award.id, form: "simple",
        name: say("einfach-", "simple-") + $0.award.id)
    }
    // One of each further kind for each project with awards that pay by drawdown, but for the
    // project of faults, whose point is the findings.
    for project in Self.unique(assessments.map(\.project.id)) {
      let own = assessments.filter { $0.project.id == project }
      guard let award = own.flatMap(\.settlement.awards).first(where: { $0.received > .zero }),
        own.count < 10
      else { continue }
      let year = min(day.year - 1, award.award.period.to.year)
      wanted += [
        Wanted(
          kind: .interim, subject: award.award.id,
          year: year,
          name: "\(award.award.id)-\(year)"),
        Wanted(kind: .voucherList, subject: project, name: project),
        Wanted(kind: .planActual, subject: project, name: project),
        Wanted(kind: .contributions, subject: project, name: project),
      ]
      // A request is for something.
      let settling = SettlementDesk(session.office)
      wanted +=
        try own.flatMap(\.settlement.awards).map(\.award.id).first {
          try settling.drawdown($0, on: day, due: []).drawdown.maximum > .zero
        }.map { [Wanted(kind: .drawdownRequest, subject: $0, name: $0)] } ?? []
    }
    return wanted + [
      Wanted(kind: .portfolio, name: say("alle", "all")),
      Wanted(kind: .audit, name: say("alle", "all")),
    ]
  }

  private static func unique(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }
  }

  /// `Belegliste-KW`: what a file system takes of kind and name.
  private static func fileName(_ kind: FormKind, _ name: String, _ language: Language) -> String {
    let title = language == .de ? kind.name.de : kind.rawValue
    return String((title + "-" + name).map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "-" })
  }
}
