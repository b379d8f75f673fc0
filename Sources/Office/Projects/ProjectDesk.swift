import Amounts
import Bookkeeping
package import Funding
public import Interchange
public import LedgerStore
package import Messages

/// Where projects are created and amended.
public struct ProjectDesk: Sendable {
  let office: GrantOffice

  public init(_ office: GrantOffice) { self.office = office }

  /// What does not add up in a plan.
  package enum Note {
    case imbalance(PlanCheck.Imbalance)
    case years(PlanCheck.YearGap)
    case finding(Finding)
    /// What no notice says: `projectnotice.…`.
    case odd(Problem)
  }

  /// Applies project files and workbooks, all or none; an amendment is a new, dated version.
  /// - Parameters:
  ///   - dryRun: only tells what would happen: nothing is written, nobody is waited for.
  ///   - told: gets what of a workbook was read though nobody sees it, or though it is struck
  ///     through, with its file and sheet.
  /// - Throws: ``InputProblems`` with all problems of all files; ``LedgerError``.
  @discardableResult
  public func apply(
    _ files: [String], dryRun: Bool = false,
    told: (SourcePosition, SheetNotice) -> Void = { _, _ in }
  ) throws -> [AppliedChange] {
    var deed = Deed(.apply)
    deed.files = files
    let paths = files.map(office.absolute)
    return try office.proposing(
      deed, files: { Dictionary(zip(paths, paths)) { first, _ in first } }
    ) { try applyNow(files, dryRun: dryRun, told) }
  }

  private func applyNow(
    _ files: [String], dryRun: Bool, _ told: (SourcePosition, SheetNotice) -> Void
  ) throws -> [AppliedChange] {
    let library = try office.library()
    let accounts = try office.chart().accounts.filter { $0.kind == .expense }.map(\.number)
    let problems = ProblemList()
    var projects: [Project] = []
    var inWorkbooks: Set<String> = []
    for file in files {
      do throws(InputProblems) {
        let input = try InputBytes(path: office.absolute(file), file: file)
        let isWorkbook = try ProjectWorkbookFile.isWorkbook(input)
        projects.append(
          try isWorkbook
            ? ProjectWorkbookFile.read(input, ruleSets: library.ids, accounts: accounts) {
              told(SourcePosition(file: file, sheet: $0), $1)
            }
            : ProjectFile.read(
              try input.all(limit: GrantOffice.configLimit), file: file, ruleSets: library.ids,
              accounts: accounts))
        if isWorkbook { projects.last.map { _ = inWorkbooks.insert($0.id) } }
      } catch {
        for problem in error.problems { problems.add(problem) }
      }
    }
    _ = try problems.checked(projects)
    let ledger = try office.open(
      dryRun ? .readOnly : .readWrite, for: dryRun ? .read : .manage)
    for project in projects { try office.checkProject(project.id) }
    let known = try ledger.currentPortfolio()
    /// Where a value of a project stands in its file.
    func field(_ key: String, _ project: Project) -> LocalizedText {
      (inWorkbooks.contains(project.id) ? ProjectWorkbookFile.place(of: key) : nil)
        ?? LocalizedText(de: key, en: key)
    }
    for project in projects {
      guard let on = project.amendment?.on,
        let begins = (known.project(project.id) ?? project).firstDay, on < begins
      else { continue }
      throw Refusal(
        .data,
        Problem(
          "office.AMENDMENT_TOO_EARLY",
          [
            "project": project.id, "day": on, "begins": begins,
            "dayField": field("amendment.on", project),
          ]),
        fields: ["amendment.on"], found: on.isoText)
    }
    func all() throws -> [AppliedChange] {
      let changes = try ledger.apply(projects, act: office.act, dryRun: true)
      try Self.checkClosed(changes, closedThrough: try ledger.periodLock().closedThrough, field)
      return try dryRun ? changes : ledger.apply(projects, act: office.act)
    }
    return dryRun ? try ledger.reading(all) : try ledger.transaction(all)
  }

  /// What was reported of a closed period becomes another by an amendment that reaches back into
  /// it: somebody has to say why.
  private static func checkClosed(
    _ changes: [AppliedChange], closedThrough: CalendarDate?,
    _ field: (_ key: String, Project) -> LocalizedText
  ) throws(Refusal) {
    guard let closedThrough else { return }
    for change in changes where change.kind == .amended {
      guard let amendment = change.after.amendment, amendment.on <= closedThrough,
        amendment.lateReason == nil
      else { continue }
      throw Refusal(
        .data,
        Problem(
          "office.AMENDMENT_CLOSED",
          [
            "project": change.after.id, "day": amendment.on, "closed": closedThrough,
            "dayField": field("amendment.on", change.after),
            "reasonField": field("amendment.lateReason", change.after),
          ]),
        fields: ["amendment.lateReason"], found: amendment.on.isoText)
    }
  }

  /// A list that was taken over, or would be.
  package struct TakenList {
    package let list: ProjectList
    package let changes: [AppliedChange]
  }

  /// Takes over somebody else's list of projects, all or nothing.
  /// - Parameters:
  ///   - profile: what its columns mean.
  ///   - sheet: of a workbook; nil: that of the profile, or its only one.
  ///   - answers: which rows are projects that are known.
  ///   - report: where a list with problems goes.
  ///   - tellsAll: tells every problem instead of the first ones.
  /// - Throws: ``InputProblems``, ``LedgerError``.
  package func take(
    list file: String, profile: Profile, sheet: String?, answers: ListAnswers,
    report: ProblemReport? = nil, tellsAll: Bool = false, dryRun: Bool
  ) throws -> TakenList {
    let input = try InputBytes(path: office.absolute(file), file: file)
    let ledger = try office.open(
      dryRun ? .readOnly : .readWrite, for: dryRun ? .read : .manage)
    func all() throws -> TakenList {
      let list = try ProjectList.read(
        input, profile: profile, sheet: sheet, known: try ledger.projectIdentities(),
        answers: answers,
        problems: ProblemList(
          limit: tellsAll ? .max : report == nil ? ProblemList.limit : ProblemReport.limit))
      return TakenList(
        list: list,
        changes: try ledger.apply(list.rows.map(\.project), act: office.act, dryRun: dryRun))
    }
    do {
      return dryRun ? try ledger.reading(all) : try ledger.transaction(all)
    } catch let problems as InputProblems {
      report?.write(input, profile: profile, sheet: sheet, problems)
      throw problems.told(all: tellsAll)
    }
  }

  /// What does not add up in a project as it now stands; nothing where it did not change.
  package func notes(on change: AppliedChange) throws -> [Note] {
    guard change.kind != .unchanged else { return [] }
    return try PlanCheck.imbalances(of: change.after).map(Note.imbalance)
      + PlanCheck.yearGaps(of: change.after).map(Note.years)
      + PlanCheck.findings(of: change.after, library: office.library()).map(Note.finding)
      + Self.oddities(of: change.after).map(Note.odd)
  }

  /// How many months a notice may run before it is asked about: long bindings are told otherwise.
  private static let longestPeriod = 300

  /// What is possible and hardly ever meant: a year too many or a century.
  static func oddities(of project: Project) -> [Problem] {
    project.awards.flatMap { award -> [Problem] in
      let period = award.period
      var found = award.years.keys.sorted().filter {
        !(period.from.year...period.to.year).contains($0)
      }.map { year in
        Problem(
          "projectnotice.YEAR_OUTSIDE_PERIOD",
          ["award": award.id, "year": String(year), "from": period.from, "to": period.to])
      }
      if period.to > period.from.adding(months: longestPeriod) {
        found.append(
          Problem(
            "projectnotice.PERIOD_VERY_LONG",
            ["award": award.id, "from": period.from, "to": period.to]))
      }
      if let end = project.period?.to, period.to > end {
        found.append(
          Problem(
            "projectnotice.AWARD_BEYOND_PROJECT",
            ["award": award.id, "to": period.to, "end": end]))
      }
      return found
    }
  }
}
