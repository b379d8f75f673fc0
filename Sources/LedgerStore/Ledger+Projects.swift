public import Amounts
public import Bookkeeping
public import Funding
public import StoreAPI

/// A project as it stood from a day on.
public struct ProjectVersion: Hashable, Sendable {
  /// Counted from 1 within the project.
  public let version: Int
  /// The day from which it applies; nil: from the beginning.
  public let effectiveOn: CalendarDate?
  /// ISO 8601 in UTC.
  public let recordedAt: String
  public let recorder: Recorder
  public let project: Project

  init(
    version: Int, effectiveOn: CalendarDate?, recordedAt: String, recorder: Recorder,
    project: Project
  ) {
    self.version = version
    self.effectiveOn = effectiveOn
    self.recordedAt = recordedAt
    self.recorder = recorder
    self.project = project
  }
}

/// What applying a project did.
public struct AppliedChange: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case created
    case amended
    /// This very version is in the ledger already; nothing was written.
    case unchanged
  }

  public let kind: Kind
  public let version: Int
  /// The day from which it applies; nil: from the beginning.
  public let effectiveOn: CalendarDate?
  /// What applied on that day before.
  public let before: Project?
  public let after: Project
  /// A version that came before and applies from a later day on, as it is: from then on nothing of
  /// this one holds.
  public let replacing: ProjectVersion?
  /// The version that came last: another than ``version`` where an old file was applied again.
  public let newest: Int

  public init(
    kind: Kind, version: Int, effectiveOn: CalendarDate?, before: Project?, after: Project,
    replacing: ProjectVersion? = nil, newest: Int? = nil
  ) {
    self.replacing = replacing
    self.newest = newest ?? version
    self.kind = kind
    self.version = version
    self.effectiveOn = effectiveOn
    self.before = before
    self.after = after
  }
}

extension Ledger {
  // MARK: Reading

  /// The projects as they stand on `date`.
  public func portfolio(asOf date: CalendarDate) throws(LedgerError) -> Portfolio {
    try query { seen(try $0.portfolio(asOf: date)) }
  }

  /// The projects with all amendments, also those that apply from a day to come.
  public func currentPortfolio() throws(LedgerError) -> Portfolio {
    try query { seen(try $0.portfolio(asOf: nil)) }
  }

  /// All versions of a project, in the order of their recording; empty for an unknown one.
  public func history(_ project: String) throws(LedgerError) -> [ProjectVersion] {
    try query { try $0.versions(ofProject: project) }
  }

  /// The versions of a project that held before the one of `date`, oldest first.
  public func earlierVersions(
    of project: String, asOf date: CalendarDate
  ) throws(LedgerError) -> [EarlierVersion] {
    try query { book in
      let recorded = try book.rows(
        RowQuery(
          SealedRecord.project.table, ["id", "version", "effective_on"],
          where: ["project": [.text(project)]]))
      // Of two versions for the same day the later recorded one applies.
      var byDay: [Int: Int64] = [:]
      for row in recorded { byDay[try row["effective_on"]] = try row["id"] }
      let days = byDay.filter { $0.key <= date.yyyymmdd }.sorted { $0.key < $1.key }
      return try zip(days, days.dropFirst()).map { held, next in
        guard let day = CalendarDate(yyyymmdd: next.key) else {
          throw LedgerError.damaged("project_version")
        }
        return EarlierVersion(
          try ProjectRows.project(held.value, book), replacedOn: day)
      }
    }
  }

  // MARK: Applying

  /// Creates or amends projects, all of them or none.
  ///
  /// A project that the ledger has in this very form already adds nothing, so that a folder of
  /// project files can be applied again and again. Another form of a known project is a further
  /// version. It applies from its ``Project/amendment``'s day; without one from the day it is
  /// recorded, or, as long as nothing is booked on the project, in place of the last version.
  ///
  /// - Parameters:
  ///   - projects: in the order in which they are to be applied; a project may come several times.
  ///   - act: who records, and when.
  ///   - dryRun: tells what would happen. Needs no turn to write, and nothing is written.
  /// - Returns: one change for each project, in the same order.
  /// - Throws: ``LedgerError/refusedProjects(_:)`` with all reasons.
  public func apply(
    _ projects: [Project], act: Act, dryRun: Bool = false
  ) throws(LedgerError) -> [AppliedChange] {
    guard !dryRun else {
      return try query { book in
        var run = try ProjectRun(reading: book, writing: nil, act: act)
        return try run.apply(projects)
      }
    }
    return try write(keep: { changes in changes.contains { $0.kind != .unchanged } }) { book in
      var run = try ProjectRun(reading: book, writing: book, act: act)
      let changes = try run.apply(projects)
      if changes.contains(where: { $0.kind != .unchanged }) { try book.checkRelease(act) }
      return changes
    }
  }
}

extension BookReading {
  /// The projects as they stand on a day; nil: with all amendments.
  func portfolio(asOf day: CalendarDate?) throws -> Portfolio {
    Portfolio(projects: try projectVersions(asOf: day).map { try ProjectRows.project($0, self) })
  }

  /// All versions of a project, in the order of their recording.
  func versions(ofProject id: String) throws -> [ProjectVersion] {
    try rows(
      RowQuery(SealedRecord.project.table, where: ["project": [.text(id)]])
    ).map { try ProjectRows.version($0, self) }
  }
}
