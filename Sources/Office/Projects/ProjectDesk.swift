package import Funding
import Interchange
public import LedgerStore

/// Where projects are created and amended.
public struct ProjectDesk: Sendable {
  let office: GrantOffice

  public init(_ office: GrantOffice) { self.office = office }

  /// What does not add up in a plan.
  package enum Note {
    case imbalance(PlanCheck.Imbalance)
    case finding(Finding)
  }

  /// Applies project files, all or none; an amendment is a new, dated version.
  /// - Parameter dryRun: only tells what would happen.
  /// - Throws: ``InputProblems`` with all problems of all files; ``LedgerError``.
  @discardableResult
  public func apply(_ files: [String], dryRun: Bool = false) throws -> [AppliedChange] {
    let library = try office.library()
    let problems = ProblemList()
    var projects: [Project] = []
    for file in files {
      do throws(InputProblems) {
        let bytes = try InputBytes(path: office.absolute(file), file: file)
          .all(limit: GrantOffice.configLimit)
        projects.append(try ProjectFile.read(bytes, file: file, ruleSets: library.ids))
      } catch {
        for problem in error.problems { problems.add(problem) }
      }
    }
    _ = try problems.checked(projects)
    return try office.open(.readWrite)
      .apply(projects, act: office.act, dryRun: dryRun)
  }

  /// What does not add up in a project as it now stands; nothing where it did not change.
  package func notes(on change: AppliedChange) throws -> [Note] {
    guard change.kind != .unchanged else { return [] }
    return try PlanCheck.imbalances(of: change.after).map(Note.imbalance)
      + PlanCheck.findings(of: change.after, library: office.library()).map(Note.finding)
  }
}
