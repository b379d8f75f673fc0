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
    // By the ids of the projects.
    var sources: [String: (file: String, isWorkbook: Bool)] = [:]
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
        if let project = projects.last { sources[project.id] = (file, isWorkbook) }
      } catch {
        for problem in error.problems { problems.add(problem) }
      }
    }
    _ = try problems.checked(projects)
    let ledger = try office.open(
      dryRun ? .readOnly : .readWrite, for: dryRun ? .read : .manage)
    for project in projects { try office.checkProject(project.id) }
    let known = try ledger.currentPortfolio()
    /// With the places in its file where it is mended.
    func placed(_ problem: Problem, _ project: Project) -> Problem {
      let (file, isWorkbook) = sources[project.id] ?? ("", false)
      func place(_ key: String) -> LocalizedText? {
        ProjectWorkbookFile.place(of: key, isWorkbook: isWorkbook)
      }
      return problem.telling("file", Fact.whole(file)).telling("project", project.id)
        .telling("dayField", place("amendment.on"))
        .telling("reasonField", place("amendment.lateReason"))
    }
    let early = projects.compactMap { project -> Problem? in
      guard let on = project.amendment?.on,
        let begins = (known.project(project.id) ?? project).firstDay, on < begins
      else { return nil }
      return placed(Problem("office.AMENDMENT_TOO_EARLY", ["day": on, "begins": begins]), project)
    }
    try Self.check(early)
    func all() throws -> [AppliedChange] {
      let changes = try ledger.apply(projects, act: office.act, dryRun: true)
      try Self.check(
        Self.late(changes, closedThrough: try ledger.periodLock().closedThrough).map {
          placed(
            Problem("office.AMENDMENT_CLOSED", ["day": $0.on, "closed": $0.closed]), $0.project)
        })
      return try dryRun ? changes : ledger.apply(projects, act: office.act)
    }
    return dryRun ? try ledger.reading(all) : try ledger.transaction(all)
  }

  /// - Throws: all of them at once.
  private static func check(_ problems: [Problem]) throws(Refusal) {
    guard let first = problems.first else { return }
    throw Refusal(
      .data, first,
      details: problems.dropFirst().map { problem in
        LocalizedText(de: problem.text(.de), en: problem.text(.en))
      })
  }

  /// What was reported of a closed period becomes another by an amendment that reaches back into
  /// it: somebody has to say why.
  private static func late(
    _ changes: [AppliedChange], closedThrough closed: CalendarDate?
  ) -> [(project: Project, on: CalendarDate, closed: CalendarDate)] {
    changes.compactMap { change in
      guard let closed, change.kind == .amended, let amendment = change.after.amendment,
        amendment.on <= closed, amendment.lateReason == nil
      else { return nil }
      return (change.after, amendment.on, closed)
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
      + (Self.replaced(change) + Self.oddities(of: change.after)).map(Note.odd)
  }

  /// That a version before holds on from a later day, so that nothing of this one does.
  private static func replaced(_ change: AppliedChange) -> [Problem] {
    guard let later = change.replacing, let from = later.effectiveOn else { return [] }
    return [
      Problem(
        "projectnotice.REPLACED_LATER",
        [
          "project": change.after.id, "version": later.version, "from": from,
          "last": from.adding(days: -1),
          "notice": later.project.amendment?.reference.map { " (\($0))" } ?? "",
        ])
    ]
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
